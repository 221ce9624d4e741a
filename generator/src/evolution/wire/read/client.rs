//! What belongs to no operation: servers, credentials, headers of answers, webhooks.

use super::Reader;
use crate::evolution::wire::fact::Line;
use crate::evolution::wire::kind::Kind;
use crate::model::{AuthKind, Server};

impl Reader<'_> {
    /// What belongs to the client as a whole.
    pub(super) fn client(&mut self) {
        let api = self.api;
        self.add(
            "ClientBuilder::base_url".to_owned(),
            Line::of(Kind::Server).word(&api.servers.default),
        );
        for server in &api.servers.choices {
            self.choice(server);
        }
        for scheme in &api.auth {
            let line = Line::of(Kind::Scheme)
                .word(&scheme.key)
                .word(&scheme_kind(&scheme.kind));
            let line = line.with(
                "tokens",
                scheme
                    .tokens
                    .as_ref()
                    .and_then(|tokens| Some(tokens.client.as_ref()?.token_url.as_str())),
            );
            self.add(format!("ClientBuilder::{}", scheme.setter.bare()), line);
        }
        for header in &api.response_headers {
            let line = Line::of(Kind::AnswerHeader)
                .word(&header.wire)
                .raw(&self.ty(&header.ty))
                .mark("json", header.json)
                .mark("deprecated", header.deprecated);
            self.add(format!("headers::ResponseHeaders::{}", header.name.bare()), line);
        }
        self.webhooks();
    }

    fn choice(&mut self, server: &Server) {
        let key = format!("server::Server::{}", server.name.bare());
        self.add(key.clone(), Line::of(Kind::Choice).word(&server.template));
        for variable in &server.variables {
            let list = variable.values.and_then(|place| self.api.servers.values.get(place));
            let values = list.map(|list| {
                let texts: Vec<String> = list
                    .variants
                    .iter()
                    .map(|(_, text)| serde_json::Value::from(text.as_str()).to_string())
                    .collect();
                texts.join("|")
            });
            let line = Line::of(Kind::Variable)
                .word(&variable.wire)
                .with("default", variable.default.as_deref())
                .json("values", values.as_deref());
            self.add(format!("{key} {}", variable.wire), line);
        }
    }

    fn webhooks(&mut self) {
        let api = self.api;
        for webhook in &api.webhooks {
            let key = match &webhook.alias {
                Some(alias) => format!("webhook::{}", alias.bare()),
                None => format!("webhook {} {}", webhook.http_method, webhook.name),
            };
            let ty = webhook.ty.as_ref().map_or_else(|| "bytes".to_owned(), |ty| self.ty(ty));
            let line = Line::of(Kind::Webhook)
                .word(&webhook.http_method)
                .word(&webhook.name)
                .raw(&ty);
            let place = self.place(&webhook.origin);
            self.add_at(key, line, None, &place);
        }
    }
}

/// What a scheme puts into a request.
pub(super) fn scheme_kind(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Bearer => "bearer".to_owned(),
        AuthKind::Basic => "basic".to_owned(),
        AuthKind::Header(name) => format!("header:{name}"),
        AuthKind::Query(name) => format!("query:{name}"),
        AuthKind::Cookie(name) => format!("cookie:{name}"),
        AuthKind::Http(scheme) => format!("http:{scheme}"),
        AuthKind::MutualTls => "mutual-tls".to_owned(),
    }
}
