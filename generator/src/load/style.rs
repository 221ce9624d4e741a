//! In which style a parameter is written, and what goes together with it.

use openapiv3::{PathStyle, QueryStyle};

use super::Node;
use super::at::At;
use super::version::Dialect;
use super::walk::{Walk, similar};
use crate::diagnostic::codes;
use crate::pointer::Place;

/// Where a parameter goes.
pub(super) enum In {
    Query(QueryStyle),
    /// It is the whole query.
    QueryString,
    Header,
    Path(PathStyle),
    Cookie(CookieForm),
}

impl In {
    /// Whether 3.2 has `allowReserved` there, where earlier versions have it in queries alone.
    pub(super) fn has_reserved_since_3_2(&self) -> bool {
        matches!(self, Self::Path(_) | Self::Cookie(CookieForm::Encoded))
    }
}

/// How the value of a cookie is written.
pub(super) enum CookieForm {
    /// `form`.
    Encoded,
    /// `cookie`.
    AsItIs,
}

impl Walk<'_, '_> {
    /// Where a parameter goes and in which style; a style that is none of its location's is the usual one.
    pub(super) fn kind(&mut self, location: &str, style: Option<(Place, String)>) -> In {
        let names: &[&str] = match location {
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "path" => &["simple", "label", "matrix"],
            "header" => &["simple"],
            "cookie" if self.dialect >= Dialect::V3_2 => &["form", "cookie"],
            _ => &["form"],
        };
        let found = style.and_then(|(place, text)| {
            let found = names.iter().position(|known| *known == text);
            if found.is_none() {
                let message = format!("`{text}` is no style of a parameter in `{location}`");
                let help = match similar(&text, names) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("it is `{}`", names.join("` or `")),
                };
                self.diagnostics.degraded(codes::BAD_VALUE, &place, message, help);
            }
            found
        });
        match (location, found) {
            ("path", Some(1)) => In::Path(PathStyle::Label),
            ("path", Some(2)) => In::Path(PathStyle::Matrix),
            ("path", _) => In::Path(PathStyle::Simple),
            ("header", _) => In::Header,
            ("cookie", Some(1)) => In::Cookie(CookieForm::AsItIs),
            ("cookie", _) => In::Cookie(CookieForm::Encoded),
            ("querystring", _) => In::QueryString,
            (_, Some(1)) => In::Query(QueryStyle::SpaceDelimited),
            (_, Some(2)) => In::Query(QueryStyle::PipeDelimited),
            (_, Some(3)) => In::Query(QueryStyle::DeepObject),
            _ => In::Query(QueryStyle::Form),
        }
    }

    /// Says what is allowed where it cannot be.
    pub(super) fn note_unused_allowances(&mut self, at: &At<'_>, kind: &In) {
        let in_query = matches!(kind, In::Query(_));
        let has_reserved = in_query || kind.has_reserved_since_3_2() && self.dialect >= Dialect::V3_2;
        for (key, counts) in [("allowReserved", has_reserved), ("allowEmptyValue", in_query)] {
            if let Some(member) = at
                .member(key)
                .filter(|member| !counts && *member.node == Node::Bool(true))
            {
                let message = format!("`{key}` has no effect on a parameter in this place");
                let help = "remove it";
                self.diagnostics
                    .note_at_key(codes::IGNORED_KEY, &member.place(), message, help);
            }
        }
    }

    /// Says how a parameter is sent whose `style` and `explode` mean nothing together.
    pub(super) fn note_undefined(&mut self, at: &At<'_>, kind: &In, explode: Option<bool>) {
        let sent = match (kind, explode) {
            (In::Query(QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited), Some(true)) => {
                "each item is sent as a pair of its own, as with `style: form`"
            }
            (In::Query(QueryStyle::DeepObject), Some(false)) => "it is sent as with `explode: true`",
            _ => return,
        };
        let message = format!("OpenAPI does not define this style with this `explode`: {sent}");
        let help = "nothing to do if the service reads it so";
        self.diagnostics
            .note(codes::BAD_VALUE, &at.place().key("explode"), message, help);
    }
}
