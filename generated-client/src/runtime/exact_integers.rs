//! Numbers such as `5.0`, `1e3` and `-0`, which are integers in disguise.

/// The JSON with every number that has a fraction or an exponent but is an integer written as that integer; `None` if
/// there is no such number.
///
/// Only integers that an `i64` or a `u64` holds are rewritten; a value stays the same value.
#[must_use]
pub fn with_exact_integers(json: &[u8]) -> Option<Vec<u8>> {
    let mut rewritten = Vec::with_capacity(json.len());
    let mut changed = false;
    let mut at = 0;
    while let Some(&byte) = json.get(at) {
        let rest = json.get(at..).unwrap_or_default();
        let len = match byte {
            b'"' => string_len(rest),
            b'-' | b'0'..=b'9' => rest.iter().position(|byte| !is_number(*byte)).unwrap_or(rest.len()),
            _ => 1,
        };
        let token = rest.get(..len).unwrap_or(rest);
        match exact_integer(token) {
            Some(integer) => {
                changed = true;
                rewritten.extend_from_slice(integer.as_bytes());
            }
            None => rewritten.extend_from_slice(token),
        }
        at += token.len();
    }
    changed.then_some(rewritten)
}

fn is_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')
}

/// The length of the string at the start, quotes included.
fn string_len(json: &[u8]) -> usize {
    let mut escaped = false;
    for (at, &byte) in json.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    json.len()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The integer that a number with a fraction or an exponent stands for.
fn exact_integer(token: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(token).ok()?;
    let disguised = text == "-0" || text.contains(['.', 'e', 'E']);
    if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) || !disguised {
        return None;
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if !is_digits(whole) || !is_digits(fraction) || (whole.len() > 1 && whole.starts_with('0')) {
        return None; // Not a number of JSON, which must stay an error.
    }
    let exponent: i32 = exponent.parse().ok()?;
    let digits = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let point = usize::try_from(point).ok().filter(|point| *point <= 32)?;
    let (kept, dropped) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    if dropped.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let magnitude: u64 = format!("0{kept:0<point$}").parse().ok()?;
    let integer = format!("{sign}{magnitude}");
    match magnitude {
        0 => Some("0".to_owned()),
        _ if sign.is_empty() => Some(integer),
        _ => integer.parse::<i64>().ok().map(|_| integer),
    }
}
