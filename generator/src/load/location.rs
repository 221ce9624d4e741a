//! Where a parameter goes, also where it says so wrongly or not at all.

use super::Node;
use super::at::At;
use super::v2;
use super::version::Dialect;
use super::walk::{Walk, similar};
use crate::diagnostic::codes;

/// What `in` may say, that of 3.2 last.
const LOCATIONS: [&str; 5] = ["query", "path", "header", "cookie", "querystring"];

/// What `in` says in 2.0 of a parameter that is the request's body, or a field of it.
const OF_BODY: [&str; 2] = ["body", "formData"];

/// Whether a parameter is the request's body, or a field of it.
pub(super) fn is_of_body(location: &str) -> bool {
    OF_BODY.contains(&location)
}

impl Walk<'_, '_> {
    fn locations(&self) -> &'static [&'static str] {
        let known = if self.dialect >= Dialect::V3_2 { 5 } else { 4 };
        LOCATIONS.get(..known).unwrap_or(&LOCATIONS)
    }

    /// Where a parameter goes: what `in` says or nearly says, or else the path if that has a placeholder for it.
    pub(super) fn meant_location(&self, parameter: &Node, name: &str) -> &'static str {
        if self.dialect == Dialect::V2 && v2::is_field(parameter) {
            return "formData";
        }
        let said = parameter.get("in").and_then(Node::as_str);
        let known = self.locations().iter().chain(&OF_BODY);
        if let Some(known) = known.clone().find(|known| said == Some(**known)) {
            return known;
        }
        let meant = said.and_then(|said| similar(said, self.locations()));
        if let Some(meant) = meant.and_then(|meant| known.clone().find(|known| **known == meant)) {
            return meant;
        }
        let slots = self.slots.as_ref();
        if slots.is_some_and(|slots| slots.names.iter().any(|other| other == name)) {
            return "path";
        }
        "query"
    }

    /// Where a parameter goes; says so where it does not say that itself.
    pub(super) fn location(&mut self, at: &At<'_>, name: &str) -> &'static str {
        let location = self.meant_location(at.node, name);
        let listed = self.locations().iter().map(|known| format!("`{known}`"));
        let listed = listed.collect::<Vec<_>>().join(", ");
        let Some(said) = at.member("in") else {
            let help = format!("say where it goes, one of {listed}; it is taken for one in `{location}`");
            self.missing(at, "this parameter", "in", &help);
            return location;
        };
        let Some(text) = self.text(&said) else { return location };
        if text != location {
            let message = format!("a parameter cannot be in `{text}`: it is taken for one in `{location}`");
            let help = match similar(&text, self.locations()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it is one of {listed}"),
            };
            self.diagnostics
                .degraded(codes::BAD_VALUE, &said.place(), message, help);
        }
        location
    }
}
