//! Path templates.

use super::outline::Outline;
use crate::model::{Location, Parameter, PathPart, PathTemplate};
use crate::path_template::{self, Piece};

/// The template with its places bound to parameters.
pub(super) fn template(outline: &Outline<'_>, parameters: &[Parameter]) -> PathTemplate {
    let template = path_template::PathTemplate::parse(outline.path);
    let mut parts: Vec<PathPart> = Vec::new();
    for piece in &template.path {
        match piece {
            Piece::Literal(text) => push_literal(&mut parts, text),
            Piece::Placeholder(name) => {
                let is_it = |parameter: &Parameter| parameter.location == Location::Path && parameter.wire == *name;
                match parameters.iter().position(is_it) {
                    Some(place) => parts.push(PathPart::Parameter(place)),
                    None => push_literal(&mut parts, &format!("{{{name}}}")),
                }
            }
        }
    }
    let pairs = template.fixed_query();
    PathTemplate {
        text: outline.path.to_owned(),
        parts,
        query: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    }
}

/// Adds text that is sent as it is, with everything encoded that a path cannot hold.
fn push_literal(parts: &mut Vec<PathPart>, text: &str) {
    if text.is_empty() {
        return;
    }
    let encoded = encoded(text);
    match parts.last_mut() {
        Some(PathPart::Literal(before)) => before.push_str(&encoded),
        _ => parts.push(PathPart::Literal(encoded)),
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
