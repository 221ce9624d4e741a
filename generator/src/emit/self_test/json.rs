//! JSON as Rust literals.

use super::super::tokens::Literal;

/// How long a literal on one line is.
const SHORT: usize = 88;

/// A literal of a JSON text; a long one with a line for each entry of the outermost list or object.
pub(super) fn literal(json: &str, indent: usize) -> String {
    if json.contains(turns) || json.contains(['\r', '\0']) {
        return format!("\"{}\"", json.escape_default());
    }
    if !json.contains(['"', '\\']) && json.len() <= SHORT {
        return Literal::string(json).into_string();
    }
    let text = if json.len() <= SHORT {
        json.to_owned()
    } else {
        in_lines(json, indent)
    };
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// What changes the direction of text unseen, and no literal may have.
fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with a line for each entry of the outermost list or object.
fn in_lines(json: &str, indent: usize) -> String {
    let inner = format!("\n{}", " ".repeat(indent + 4));
    let outer = format!("\n{}", " ".repeat(indent));
    let mut text = String::with_capacity(json.len() + json.len() / 8);
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    for character in json.chars() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if in_text => is_escaped = true,
            '"' => in_text = !in_text,
            '}' | ']' if !in_text => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    text.push_str(&outer);
                }
            }
            _ => {}
        }
        text.push(character);
        match character {
            _ if in_text => {}
            '{' | '[' => {
                depth += 1;
                if depth == 1 {
                    text.push_str(&inner);
                }
            }
            ',' if depth == 1 => text.push_str(&inner),
            _ => {}
        }
    }
    text
}
