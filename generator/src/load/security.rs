//! Security schemes.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow, ReferenceOr, SecurityScheme,
};

use super::at::At;
use super::reference::Kind;
use super::version::Dialect;
use super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;

/// What stands in the place of an HTTP authentication scheme for `mutualTLS`, which 3.0 does not have.
pub(crate) const MUTUAL_TLS: &str = "mutualTLS";

const KEYS: [&str; 8] = [
    "type",
    "description",
    "name",
    "in",
    "scheme",
    "bearerFormat",
    "flows",
    "openIdConnectUrl",
];
const TYPES: [&str; 5] = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];

impl Walk<'_, '_> {
    /// A security scheme, or a reference to one.
    pub(super) fn security_scheme(&mut self, at: &At<'_>) -> Option<ReferenceOr<SecurityScheme>> {
        if !self.is_object(at) {
            return None;
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::SecurityScheme)?;
            return Some(ReferenceOr::Reference { reference });
        }
        if self.dialect == Dialect::V2 {
            return self.v2_security_scheme(at).map(ReferenceOr::Item);
        }
        let mut rest = Rest::default();
        let mut texts: IndexMap<&str, String> = IndexMap::new();
        let mut flows = None;
        for member in at.members() {
            match member.key() {
                "flows" => flows = self.flows(&member),
                "oauth2MetadataUrl" | "deprecated" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                key => match KEYS.iter().find(|known| **known == key) {
                    Some(known) => {
                        let text = self.text(&member);
                        texts.extend(text.map(|text| (*known, text)));
                    }
                    None => self.other(&mut rest, &member, &KEYS),
                },
            }
        }
        let mut take = |key: &str| texts.shift_remove(key);
        let Some(name) = take("type") else {
            self.missing(
                at,
                "this security scheme",
                "type",
                "it is `apiKey`, `http`, `oauth2` or `openIdConnect`",
            );
            return None;
        };
        let description = take("description");
        let lacks = |walk: &mut Self, key: &str, help: &str| {
            walk.missing(at, &format!("this security scheme of type `{name}`"), key, help);
            None
        };
        let scheme = match name.as_str() {
            "apiKey" => {
                let Some(key) = take("name") else {
                    return lacks(
                        self,
                        "name",
                        "name the header, query parameter or cookie that carries the key",
                    );
                };
                let Some(location) = take("in") else {
                    return lacks(self, "in", "it is `header`, `query` or `cookie`");
                };
                let location = self.key_location(at, &location)?;
                let extensions = self.finish(at, rest);
                SecurityScheme::APIKey {
                    location,
                    name: key,
                    description,
                    extensions,
                }
            }
            "http" => {
                let Some(scheme) = take("scheme") else {
                    return lacks(self, "scheme", "it is `bearer` or `basic`");
                };
                let bearer_format = take("bearerFormat");
                let extensions = self.finish(at, rest);
                SecurityScheme::HTTP {
                    scheme,
                    bearer_format,
                    description,
                    extensions,
                }
            }
            "oauth2" => {
                let Some(flows) = flows else {
                    return lacks(self, "flows", "say how tokens are had");
                };
                let extensions = self.finish(at, rest);
                SecurityScheme::OAuth2 {
                    flows,
                    description,
                    extensions,
                }
            }
            "openIdConnect" => {
                let Some(open_id_connect_url) = take("openIdConnectUrl") else {
                    return lacks(self, "openIdConnectUrl", "say where the provider describes itself");
                };
                let extensions = self.finish(at, rest);
                SecurityScheme::OpenIDConnect {
                    open_id_connect_url,
                    description,
                    extensions,
                }
            }
            // The connection authenticates, so there is nothing to send; 3.0 has no words for it.
            "mutualTLS" => {
                let extensions = self.finish(at, rest);
                SecurityScheme::HTTP {
                    scheme: MUTUAL_TLS.to_owned(),
                    bearer_format: None,
                    description,
                    extensions,
                }
            }
            other => {
                let message = format!("there is no type `{other}` of security schemes");
                let help = match similar(other, &TYPES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "it is `apiKey`, `http`, `oauth2` or `openIdConnect`".to_owned(),
                };
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &at.place().key("type"), message, help);
                return None;
            }
        };
        Some(ReferenceOr::Item(scheme))
    }

    pub(super) fn key_location(&mut self, at: &At<'_>, text: &str) -> Option<APIKeyLocation> {
        match text {
            "query" => Some(APIKeyLocation::Query),
            "header" => Some(APIKeyLocation::Header),
            "cookie" => Some(APIKeyLocation::Cookie),
            other => {
                let message = format!("a key cannot be in `{other}`");
                let help = "it is `header`, `query` or `cookie`";
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &at.place().key("in"), message, help);
                None
            }
        }
    }

    fn flows(&mut self, at: &At<'_>) -> Option<OAuth2Flows> {
        if !self.is_object(at) {
            return None;
        }
        let mut flows = OAuth2Flows::default();
        let mut rest = Rest::default();
        for member in at.members() {
            match member.key() {
                "implicit" | "password" | "clientCredentials" | "authorizationCode" => self.flow(&mut flows, &member),
                "deviceAuthorization" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &["implicit", "password", "clientCredentials", "authorizationCode"],
                ),
            }
        }
        flows.extensions = self.finish(at, rest);
        Some(flows)
    }

    fn flow(&mut self, flows: &mut OAuth2Flows, at: &At<'_>) {
        if !self.is_object(at) {
            return;
        }
        let mut rest = Rest::default();
        let (mut authorization_url, mut token_url, mut refresh_url) = (None, None, None);
        let mut scopes = IndexMap::new();
        for member in at.members() {
            match member.key() {
                "authorizationUrl" => authorization_url = self.text(&member),
                "tokenUrl" => token_url = self.text(&member),
                "refreshUrl" => refresh_url = self.text(&member),
                "scopes" => scopes = self.map(&member, |walk, at| Some(walk.text(at).unwrap_or_default())),
                _ => self.other(
                    &mut rest,
                    &member,
                    &["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"],
                ),
            }
        }
        let mut need = |key: &str, url: Option<String>| {
            if url.is_none() {
                let help = "add it, or remove the flow";
                self.missing(at, &format!("the flow `{}`", at.key()), key, help);
            }
            url.unwrap_or_default()
        };
        match at.key() {
            "implicit" => {
                let authorization_url = need("authorizationUrl", authorization_url);
                let extensions = self.finish(at, rest);
                flows.implicit = Some(ImplicitOAuth2Flow {
                    authorization_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
            "password" => {
                let token_url = need("tokenUrl", token_url);
                let extensions = self.finish(at, rest);
                flows.password = Some(PasswordOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            "clientCredentials" => {
                let token_url = need("tokenUrl", token_url);
                let extensions = self.finish(at, rest);
                flows.client_credentials = Some(ClientCredentialsOAuth2Flow {
                    refresh_url,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            _ => {
                let authorization_url = need("authorizationUrl", authorization_url);
                let token_url = need("tokenUrl", token_url);
                let extensions = self.finish(at, rest);
                flows.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                    authorization_url,
                    token_url,
                    refresh_url,
                    scopes,
                    extensions,
                });
            }
        }
    }
}
