//! The inside of a line of Markdown: links that lead somewhere, HTML that shows as text, URLs that are links.

use std::borrow::Cow;

/// The line with everything in it harmless; a line break of HTML becomes one of Markdown.
pub(super) fn safe(line: &str) -> Cow<'_, str> {
    let harmless = |byte: u8| !matches!(byte, b'`' | b'\\' | b'<' | b'[' | b']');
    if line.bytes().all(harmless) && !line.contains("http") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len() + 8);
    convert(line, &mut out, false);
    Cow::Owned(out)
}

fn convert(line: &str, out: &mut String, in_link: bool) {
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let taken = match character {
            '`' => take_code(rest, out),
            '\\' => take_escape(rest, out),
            '<' => take_angle(rest, out, in_link),
            '!' if rest.starts_with("![") => take_link(&rest[1..], out).map(|length| length + 1),
            '[' if !in_link => take_link(rest, out),
            'h' if !in_link => take_url(rest, out),
            _ => None,
        };
        match taken {
            Some(length) => rest = &rest[length..],
            None => {
                if matches!(character, '[' | ']' | '<' | '`') {
                    out.push('\\');
                }
                out.push(character);
                rest = &rest[character.len_utf8()..];
                // A URL starts at the start of a word only.
                if character.is_alphanumeric() {
                    let word = rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
                    out.push_str(&rest[..word]);
                    rest = &rest[word..];
                }
            }
        }
    }
}

/// Inline code, as it is; nothing when it is not closed on this line.
fn take_code(text: &str, out: &mut String) -> Option<usize> {
    let length = text.len() - text.trim_start_matches('`').len();
    let fence = &text[..length];
    let mut at = length;
    while let Some(found) = text[at..].find(fence) {
        let start = at + found;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == length {
            let end = start + length;
            out.push_str(&text[..end]);
            return Some(end);
        }
        at = start + run;
    }
    for _ in 0..length {
        out.push_str("\\`");
    }
    Some(length)
}

/// A character that is escaped already.
fn take_escape(text: &str, out: &mut String) -> Option<usize> {
    let next = text.chars().nth(1).filter(char::is_ascii_punctuation)?;
    out.push('\\');
    out.push(next);
    Some(2)
}

/// An automatic link stays; tags that only lay text out go; everything else shows as it is written.
fn take_angle(text: &str, out: &mut String, in_link: bool) -> Option<usize> {
    let end = text.find('>')?;
    let inner = &text[1..end];
    if is_absolute(inner) && !inner.contains([' ', '<']) {
        if in_link {
            out.push_str(inner);
        } else {
            out.push_str(&text[..=end]);
        }
        return Some(end + 1);
    }
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect();
    let is_tag = {
        let after = &inner.trim_start_matches('/')[name.len()..];
        after.is_empty() || after.starts_with([' ', '/'])
    };
    if !is_tag || inner.contains('<') {
        return None;
    }
    match name.as_str() {
        "br" => out.push('\n'),
        "li" if !inner.starts_with('/') => out.push_str("\n- "),
        "p" | "ul" | "ol" | "div" | "table" | "tr" | "h1" | "h2" | "h3" | "h4" => out.push('\n'),
        "b" | "i" | "em" | "strong" | "span" | "a" | "u" | "small" | "sup" | "sub" | "td" | "th" | "tbody"
        | "thead" | "li" | "font" | "code" | "pre" | "img" => {}
        _ => return None,
    }
    Some(end + 1)
}

/// `[text](url)` stays a link where the URL is a whole one, and becomes its text otherwise.
fn take_link(text: &str, out: &mut String) -> Option<usize> {
    let end = closing_bracket(text)?;
    let label = &text[1..end];
    let after = &text[end + 1..];
    if !after.starts_with('(') {
        return None;
    }
    let close = closing_parenthesis(after)?;
    let target = after[1..close].trim();
    let url = target
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_start_matches('<')
        .trim_end_matches('>');
    let length = end + 1 + close + 1;
    if is_absolute(url) && !url.contains(['<', '>', '(', ')', '\\', '`', '"']) && !label.trim().is_empty() {
        out.push('[');
        convert(label, out, true);
        out.push_str("](");
        out.push_str(url);
        out.push(')');
    } else {
        convert(label, out, true);
    }
    Some(length)
}

fn closing_bracket(text: &str) -> Option<usize> {
    closing(text, '[', ']')
}

fn closing_parenthesis(text: &str) -> Option<usize> {
    closing(text, '(', ')')
}

fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0usize;
    for (place, character) in text.char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(place);
            }
        }
    }
    None
}

/// A bare URL in angle brackets.
fn take_url(text: &str, out: &mut String) -> Option<usize> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let end = text
        .find(|character: char| {
            character.is_whitespace()
                || matches!(
                    character,
                    '<' | '>' | '"' | '`' | '|' | '\\' | '[' | ']' | '{' | '}' | '*'
                )
        })
        .unwrap_or(text.len());
    let mut url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_']);
    while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
        url = url[..url.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    }
    if !is_absolute(url) {
        return None;
    }
    out.push('<');
    out.push_str(url);
    out.push('>');
    Some(url.len())
}

fn is_absolute(url: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}
