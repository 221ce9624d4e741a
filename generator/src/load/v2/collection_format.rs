//! `collectionFormat`: how a list becomes one text, or several.

use openapiv3::QueryStyle;

use super::super::Node;
use super::super::at::At;
use super::super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;

/// What stands between the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CollectionFormat {
    /// A comma.
    Csv,
    /// A space.
    Ssv,
    /// A tab.
    Tsv,
    /// A vertical bar.
    Pipes,
    /// Nothing: the name is repeated for each element.
    Multi,
}

const NAMES: [&str; 5] = ["csv", "ssv", "tsv", "pipes", "multi"];

impl CollectionFormat {
    /// The style of a query or form in which the elements stand so, and its `explode`.
    pub(super) fn style(self) -> (QueryStyle, bool) {
        match self {
            // No style has tabs: the comma is nearest.
            Self::Csv | Self::Tsv => (QueryStyle::Form, false),
            Self::Ssv => (QueryStyle::SpaceDelimited, false),
            Self::Pipes => (QueryStyle::PipeDelimited, false),
            Self::Multi => (QueryStyle::Form, true),
        }
    }
}

impl Walk<'_, '_> {
    /// How a list is written that stands in a certain place; what no style of 3.0 says is kept with the origin.
    pub(super) fn collection_format(&mut self, at: &At<'_>, location: &str, rest: &mut Rest) -> CollectionFormat {
        self.check_nested(at);
        let Some(member) = at.member("collectionFormat") else {
            return CollectionFormat::Csv;
        };
        let Some(text) = self.text(&member) else {
            return CollectionFormat::Csv;
        };
        let format = match text.as_str() {
            "csv" => return CollectionFormat::Csv,
            "ssv" => CollectionFormat::Ssv,
            "tsv" => CollectionFormat::Tsv,
            "pipes" => CollectionFormat::Pipes,
            "multi" => CollectionFormat::Multi,
            _ => {
                let message = format!("`{text}` is no `collectionFormat`: commas are put between the elements");
                let help = match similar(&text, &NAMES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "it is `csv`, `ssv`, `tsv`, `pipes` or `multi`".to_owned(),
                };
                self.diagnostics
                    .degraded(codes::BAD_VALUE, &member.place(), message, help);
                rest.keep(&member);
                return CollectionFormat::Csv;
            }
        };
        let can_say = matches!(location, "query" | "formData") && format != CollectionFormat::Tsv;
        if !can_say {
            rest.keep(&member);
            let message =
                format!("no style of OpenAPI 3 says `{text}` in `{location}`: commas are put between the elements");
            let help = "write the elements as one text, if the service does not take commas";
            self.diagnostics
                .degraded(codes::COLLECTION_FORMAT, &member.place(), message, help);
            return CollectionFormat::Csv;
        }
        format
    }

    /// Says of lists in a list that no style writes them; how they are written stays with the origin of the inner one.
    fn check_nested(&mut self, at: &At<'_>) {
        let Some(items) = at.member("items") else { return };
        if matches!(items.node.get("type"), Some(Node::String(name)) if name == "array") {
            let message = "no style of OpenAPI 3 writes a list that is in a list";
            let help = "write the inner lists as texts: `items: {type: string}`";
            self.diagnostics
                .degraded(codes::COLLECTION_FORMAT, &items.place(), message, help);
            self.check_nested(&items);
        }
    }
}
