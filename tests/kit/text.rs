//! When two texts mean the same in a format.

/// Whether two different texts mean the same in a format: what a real type may write in its own way.
///
/// - `date-time`: `t` and `z` in upper case, `Z` for `+00:00` and `-00:00`, a fraction without zeros at its end. The offset stays.
/// - `time`: the same.
/// - `byte`: the alphabet for URLs, padding and line breaks.
/// - `uuid`: the case of letters, a prefix `urn:uuid:`, hyphens and braces.
/// - `ipv6`: any text of the same address.
/// - `duration`, `decimal`: nothing.
#[must_use]
pub fn same_text(format: &str, before: &str, after: &str) -> bool {
    match format {
        "date-time" | "time" => date_time(before) == date_time(after),
        "byte" | "base64" => base64(before) == base64(after),
        "uuid" => uuid(before) == uuid(after),
        "ipv6" => before.parse::<std::net::Ipv6Addr>().ok() == after.parse::<std::net::Ipv6Addr>().ok(),
        _ => false,
    }
}

fn date_time(text: &str) -> String {
    let text = text.to_ascii_uppercase().replace(' ', "T");
    let (body, offset) = match text.strip_suffix('Z') {
        Some(body) => (body, "Z"),
        None => text
            .rfind(['+', '-'])
            .filter(|at| *at > 7)
            .map_or((text.as_str(), ""), |at| text.split_at(at)),
    };
    let body = match body.split_once('.') {
        Some((_, "")) => body,
        Some(_) => body.trim_end_matches('0').trim_end_matches('.'),
        None => body,
    };
    let offset = match offset {
        "+00:00" | "-00:00" => "Z",
        offset => offset,
    };
    format!("{body}{offset}")
}

fn base64(text: &str) -> String {
    let plain = text.replace('-', "+").replace('_', "/");
    plain
        .trim_end_matches('=')
        .replace(|character: char| character.is_ascii_whitespace(), "")
}

fn uuid(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    let text = text.strip_prefix("urn:uuid:").unwrap_or(&text);
    text.replace(['-', '{', '}'], "")
}
