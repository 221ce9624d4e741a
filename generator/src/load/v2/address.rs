//! `schemes`, `host` and `basePath`, which 3.0 has as servers.

use openapiv3::Server;

use super::super::at::At;
use super::super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;

/// The protocols of `schemes`, the one that a client wants first.
const SCHEMES: [&str; 4] = ["https", "http", "wss", "ws"];

/// Where an API is served.
#[derive(Debug, Clone, Default)]
pub(in crate::load) struct Address {
    host: Option<String>,
    /// Without the slash at its end.
    base_path: String,
    /// The protocol of the first server.
    scheme: String,
}

impl Address {
    pub(super) fn read(walk: &mut Walk<'_, '_>, root: &At<'_>) -> Self {
        let mut text = |key| root.member(key).and_then(|at| walk.text(&at));
        let host = text("host").map(|host| host.trim().trim_end_matches('/').to_owned());
        let base_path = text("basePath").unwrap_or_default();
        let base_path = match base_path.trim().trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        };
        Self {
            host: host.filter(|host| !host.is_empty()),
            base_path,
            scheme: String::new(),
        }
    }

    fn url(&self, scheme: &str) -> String {
        match &self.host {
            // Some write the whole URL there.
            Some(host) if host.contains("://") => format!("{host}{}", self.base_path),
            Some(host) => format!("{scheme}://{host}{}", self.base_path),
            None => self.base_path.clone(),
        }
    }
}

impl Walk<'_, '_> {
    /// The servers of the description: one for each protocol; without a host, one relative to where the description is.
    pub(super) fn v2_servers(&mut self, root: &At<'_>) -> Vec<Server> {
        let schemes = root.member("schemes");
        let schemes = schemes.as_ref().map(|list| self.schemes(list)).unwrap_or_default();
        let address = &mut self.inherited.address;
        address.scheme = schemes.first().map_or("https", |(scheme, _)| *scheme).to_owned();
        let has_scheme = address.host.as_ref().is_some_and(|host| host.contains("://"));
        if address.host.is_none() && address.base_path.is_empty() {
            return Vec::new();
        }
        let at = root.member("host").or_else(|| root.member("basePath")).unwrap_or(*root);
        if has_scheme {
            let message = "`host` holds a protocol, which belongs into `schemes`";
            let help = "write the name of the host alone, such as `api.example.com`";
            self.diagnostics.note(codes::BAD_VALUE, &at.place(), message, help);
        } else if !schemes.is_empty() && self.inherited.address.host.is_some() {
            return schemes.iter().map(|(scheme, at)| self.v2_server(scheme, at)).collect();
        }
        let scheme = self.inherited.address.scheme.clone();
        vec![self.v2_server(&scheme, &at)]
    }

    /// The servers of an operation with protocols of its own; none where that of the description is among them.
    pub(super) fn own_servers(&mut self, at: &At<'_>) -> Vec<Server> {
        let schemes = self.schemes(at);
        let address = &self.inherited.address;
        if address.host.is_none() || schemes.iter().any(|(scheme, _)| *scheme == address.scheme) {
            return Vec::new();
        }
        schemes.iter().map(|(scheme, at)| self.v2_server(scheme, at)).collect()
    }

    fn v2_server(&mut self, scheme: &str, at: &At<'_>) -> Server {
        Server {
            url: self.inherited.address.url(scheme),
            extensions: self.finish(at, Rest::default()),
            ..Server::default()
        }
    }

    /// The protocols that a list names, each once and in the order in which a client wants them.
    fn schemes<'b>(&mut self, at: &'b At<'_>) -> Vec<(&'static str, At<'b>)> {
        let mut found = Vec::new();
        for element in at.elements() {
            let Some(text) = self.text(&element) else { continue };
            let Some(scheme) = SCHEMES
                .iter()
                .position(|scheme| scheme.eq_ignore_ascii_case(text.trim()))
            else {
                let help = match similar(&text, &SCHEMES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "it is `https`, `http`, `wss` or `ws`".to_owned(),
                };
                let message = format!("there is no protocol `{text}`");
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &element.place(), message, help);
                continue;
            };
            if found.iter().all(|(other, _)| *other != scheme) {
                found.push((scheme, element));
            }
        }
        found.sort_by_key(|(scheme, _)| *scheme);
        found
            .into_iter()
            .filter_map(|(scheme, at)| Some((*SCHEMES.get(scheme)?, at)))
            .collect()
    }
}
