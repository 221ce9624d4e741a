//! Path templates.

use super::outline::Outline;
use crate::model::{Location, Parameter, PathPart, PathTemplate};

/// The template with its places bound to parameters.
pub(super) fn template(outline: &Outline<'_>, parameters: &[Parameter]) -> PathTemplate {
    let mut parts: Vec<PathPart> = Vec::new();
    let path = outline.path.split(['?', '#']).next().unwrap_or_default();
    let mut rest = path;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else { break };
        push_literal(&mut parts, &rest[..start]);
        let name = &rest[start + 1..start + length];
        let found = parameters
            .iter()
            .position(|parameter| parameter.location == Location::Path && parameter.wire == name);
        match found {
            Some(place) => parts.push(PathPart::Parameter(place)),
            None => push_literal(&mut parts, &rest[start..=start + length]),
        }
        rest = &rest[start + length + 1..];
    }
    push_literal(&mut parts, rest);
    PathTemplate {
        text: outline.path.to_owned(),
        parts,
    }
}

/// The names of the places of a template, in their order.
pub(super) fn names(path: &str) -> Vec<&str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.split('{')
        .skip(1)
        .filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
        .collect()
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
