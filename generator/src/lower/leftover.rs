//! Keywords of the description that nothing of the client expresses: each is said, none is passed over.

use super::context::Context;
use crate::diagnostic::codes;
use crate::load::{Node, Origin};

/// Keywords without which a request is written in another way than the description says.
const LOST: [(&str, &str); 2] = [
    ("itemEncoding", "the parts are written in the usual way"),
    ("prefixEncoding", "the parts are written in the usual way"),
];

/// Keywords that only narrow which values are valid.
const NARROWING: [&str; 7] = [
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "if",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Says of every keyword that `openapiv3` cannot hold, and that no type takes up, what becomes of it.
pub(super) fn report(context: &mut Context<'_>) {
    let document = context.document;
    for origin in &document.origins.0 {
        for (keyword, node) in &origin.extra {
            report_one(context, origin, keyword, node);
        }
    }
}

fn report_one(context: &mut Context<'_>, origin: &Origin, keyword: &str, node: &Node) {
    let place = &origin.place.key(keyword);
    if let Some((keyword, what)) = LOST.iter().find(|(found, _)| *found == keyword) {
        if context.said.contains(&(*keyword, place.clone())) {
            return;
        }
        context.diagnostics.degraded(
            codes::UNEXPRESSED_KEYWORD,
            place,
            format!("`{keyword}` is not expressed: {what}"),
            "say it in the words of OpenAPI 3.0, if the client needs it",
        );
        return;
    }
    // `unevaluatedProperties: true` and the like say what holds anyway.
    let narrows = NARROWING.contains(&keyword) && *node != Node::Bool(true);
    if narrows {
        context.diagnostics.note(
            codes::UNEXPRESSED_KEYWORD,
            place,
            format!("`{keyword}` rules values out that the type admits"),
            "nothing to do; the service checks it",
        );
    }
}
