//! Security schemes, which have their flow beside their type.

use indexmap::IndexMap;
use openapiv3::{
    AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows, PasswordOAuth2Flow,
    SecurityScheme,
};

use super::super::at::At;
use super::super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;

const KEYS: [&str; 8] = [
    "type",
    "description",
    "name",
    "in",
    "flow",
    "authorizationUrl",
    "tokenUrl",
    "scopes",
];
const TYPES: [&str; 3] = ["basic", "apiKey", "oauth2"];
const FLOWS: [&str; 4] = ["implicit", "password", "application", "accessCode"];

/// The keys of a security scheme.
#[derive(Default)]
struct Found {
    texts: IndexMap<&'static str, String>,
    scopes: IndexMap<String, String>,
    rest: Rest,
}

impl Found {
    fn take(&mut self, key: &str) -> Option<String> {
        self.texts.shift_remove(key)
    }
}

impl Walk<'_, '_> {
    /// A security scheme.
    pub(in crate::load) fn v2_security_scheme(&mut self, at: &At<'_>) -> Option<SecurityScheme> {
        let mut found = Found::default();
        for member in at.members() {
            match KEYS.iter().find(|known| **known == member.key()) {
                Some(&"scopes") => {
                    found.scopes = self.map(&member, |walk, at| Some(walk.text(at).unwrap_or_default()));
                }
                Some(known) => {
                    let text = self.text(&member);
                    found.texts.extend(text.map(|text| (*known, text)));
                }
                None => self.other(&mut found.rest, &member, &KEYS),
            }
        }
        let help = "it is `basic`, `apiKey` or `oauth2`";
        let Some(name) = found.take("type") else {
            self.missing(at, "this security scheme", "type", help);
            return None;
        };
        match name.as_str() {
            "basic" => Some(SecurityScheme::HTTP {
                scheme: "basic".to_owned(),
                bearer_format: None,
                description: found.take("description"),
                extensions: self.finish(at, found.rest),
            }),
            "apiKey" => self.v2_api_key(at, found),
            "oauth2" => self.v2_oauth2(at, found),
            other => {
                let message = format!("there is no type `{other}` of security schemes");
                let help = match similar(other, &TYPES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => help.to_owned(),
                };
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &at.place().key("type"), message, help);
                None
            }
        }
    }

    fn v2_api_key(&mut self, at: &At<'_>, mut found: Found) -> Option<SecurityScheme> {
        let what = "this security scheme of type `apiKey`";
        let Some(name) = found.take("name") else {
            let help = "name the header or query parameter that carries the key";
            self.missing(at, what, "name", help);
            return None;
        };
        let Some(location) = found.take("in") else {
            self.missing(at, what, "in", "it is `header` or `query`");
            return None;
        };
        Some(SecurityScheme::APIKey {
            location: self.key_location(at, &location)?,
            name,
            description: found.take("description"),
            extensions: self.finish(at, found.rest),
        })
    }

    fn v2_oauth2(&mut self, at: &At<'_>, mut found: Found) -> Option<SecurityScheme> {
        let flow = found.take("flow");
        let flow = self.flow_name(at, flow, &found)?;
        let description = found.take("description");
        let mut need = |key: &str| {
            let url = found.take(key);
            if url.is_none() {
                let what = format!("this security scheme with the flow `{flow}`");
                self.missing(at, &what, key, "add it");
            }
            url.unwrap_or_default()
        };
        let mut flows = OAuth2Flows::default();
        let (mut authorization_url, mut token_url) = (String::new(), String::new());
        if matches!(flow, "implicit" | "accessCode") {
            authorization_url = need("authorizationUrl");
        }
        if flow != "implicit" {
            token_url = need("tokenUrl");
        }
        for (key, url) in std::mem::take(&mut found.texts) {
            let node = super::super::Node::String(url);
            found.rest.extra.push((key.to_owned(), node));
        }
        let scopes = std::mem::take(&mut found.scopes);
        let extensions = self.finish(at, Rest::default());
        let refresh_url = None;
        match flow {
            "implicit" => {
                flows.implicit = Some(ImplicitOAuth2Flow {
                    authorization_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
            "password" => {
                flows.password = Some(PasswordOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            "application" => {
                flows.client_credentials = Some(ClientCredentialsOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            _ => {
                flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                    authorization_url,
                    token_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
        }
        Some(SecurityScheme::OAuth2 {
            flows,
            description,
            extensions: self.finish(at, found.rest),
        })
    }

    /// The flow of a scheme; where it is not said, the one that its URLs are for.
    fn flow_name(&mut self, at: &At<'_>, flow: Option<String>, found: &Found) -> Option<&'static str> {
        let known = |name: &str| FLOWS.iter().find(|known| **known == name).copied();
        if let Some(known) = flow.as_deref().and_then(known) {
            return Some(known);
        }
        let has = |key: &str| found.texts.contains_key(key);
        // The names of OpenAPI 3 are written now and then.
        let meant = match flow.as_deref() {
            Some("clientCredentials") => Some("application"),
            Some("authorizationCode") => Some("accessCode"),
            Some(other) => similar(other, &FLOWS).and_then(known),
            None => None,
        };
        let meant = meant.or(match (has("authorizationUrl"), has("tokenUrl")) {
            (true, true) => Some("accessCode"),
            (true, false) => Some("implicit"),
            (false, true) => Some("application"),
            (false, false) => None,
        });
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "it is `implicit`, `password`, `application` or `accessCode`".to_owned(),
        };
        match flow {
            Some(flow) => {
                let message = format!("there is no flow `{flow}`");
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &at.place().key("flow"), message, help);
            }
            None => self.missing(at, "this security scheme of type `oauth2`", "flow", &help),
        }
        meant
    }
}
