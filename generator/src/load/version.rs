//! Which version of OpenAPI a description says it is.

use super::Node;
use super::at::At;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Severity, codes};

/// The versions that differ in how they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dialect {
    /// Swagger 2.0.
    V2,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

const HELP: &str = "descriptions of OpenAPI 3.0, 3.1 and 3.2 and of Swagger 2.0 can be read";

/// The version of a description; says what is wrong where there is none, or none that is known.
pub(super) fn detect(root: &At<'_>, diagnostics: &mut Diagnostics) -> Option<Dialect> {
    if !matches!(root.node, Node::Map(_)) {
        let message = format!("an OpenAPI description is an object, but this is {}", root.node.kind());
        diagnostics.error(
            codes::NOT_A_DESCRIPTION,
            &root.place(),
            message,
            "start with `openapi: 3.1.0`",
        );
        return None;
    }
    let Some(at) = root.member("openapi").or_else(|| root.member("swagger")) else {
        diagnostics.push(Diagnostic {
            code: codes::NOT_A_DESCRIPTION,
            severity: Severity::Error,
            location: Location::Value(root.place()),
            message: "this has neither `openapi` nor `swagger`, so it is no OpenAPI description".to_owned(),
            help: format!("start with `openapi: 3.1.0`; {HELP}"),
        });
        return None;
    };
    let text = match at.node {
        Node::String(text) => text.clone(),
        Node::Float(value) => format!("{value:?}"),
        Node::Integer(value) => value.to_string(),
        other => {
            let message = format!(
                "`{}` must be a version such as `3.1.0`, but is {}",
                at.key(),
                other.kind()
            );
            diagnostics.error(codes::UNKNOWN_VERSION, &at.place(), message, HELP);
            return None;
        }
    };
    let mut parts = text.trim().split(['.', '-']);
    let dialect = match (at.key(), parts.next(), parts.next()) {
        ("swagger", Some("2"), Some("0") | None) => Some(Dialect::V2),
        ("openapi", Some("3"), Some("0") | None) => Some(Dialect::V3_0),
        ("openapi", Some("3"), Some("1")) => Some(Dialect::V3_1),
        ("openapi", Some("3"), Some("2")) => Some(Dialect::V3_2),
        _ => None,
    };
    if dialect.is_none() {
        let message = format!("the version `{text}` of `{}` is not known", at.key());
        diagnostics.error(codes::UNKNOWN_VERSION, &at.place(), message, HELP);
    }
    dialect
}
