//! Where the tokens of JSON end, and what their escapes stand for (RFC 8259, sections 6 and 7).

/// The end of the number that starts at `at`, or the first byte that is none of it.
pub fn number_end(json: &[u8], at: usize) -> Result<usize, usize> {
    let digits = |from: usize| {
        let len = json.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
        from + len
    };
    let some_digits = |from: usize| match digits(from) {
        to if to > from => Ok(to),
        to => Err(to),
    };
    let start = if json.get(at) == Some(&b'-') { at + 1 } else { at };
    let mut end = match json.get(start) {
        Some(b'0') => start + 1,
        _ => some_digits(start)?,
    };
    if json.get(end) == Some(&b'.') {
        end = some_digits(end + 1)?;
    }
    if let Some(b'e' | b'E') = json.get(end) {
        let signed = matches!(json.get(end + 1), Some(b'+' | b'-'));
        end = some_digits(end + 1 + usize::from(signed))?;
    }
    Ok(end)
}

/// The end of the string whose quote stands at `at`, and whether it has escapes; or the first byte that is none of it.
pub fn string_end(json: &[u8], at: usize) -> Result<(usize, bool), usize> {
    let mut at = at + 1;
    let mut has_escapes = false;
    loop {
        match json.get(at) {
            Some(b'"') => return Ok((at + 1, has_escapes)),
            Some(b'\\') => {
                has_escapes = true;
                at = escape_end(json, at)?;
            }
            Some(0x20..) => at += 1,
            _ => return Err(at),
        }
    }
}

fn escape_end(json: &[u8], at: usize) -> Result<usize, usize> {
    match json.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => {
            let first = at + 2;
            let len = json.iter().skip(first).take(4);
            match len.take_while(|byte| byte.is_ascii_hexdigit()).count() {
                4 => Ok(first + 4),
                len => Err(first + len),
            }
        }
        _ => Err(at + 1),
    }
}

/// The text between the quotes of a string with its escapes resolved; `None` for half a surrogate pair.
#[must_use]
pub fn unescaped(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, escaped)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = escaped.chars();
        let letter = match letters.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (letter, after) = code_point(letters.as_str())?;
                text.push(letter);
                rest = after;
                continue;
            }
            itself => itself,
        };
        text.push(letter);
        rest = letters.as_str();
    }
    text.push_str(rest);
    Some(text)
}

/// The character that four digits name, or with another escape a surrogate pair, and what follows.
fn code_point(digits: &str) -> Option<(char, &str)> {
    let (unit, rest) = unit(digits)?;
    match unit {
        0xD800..=0xDBFF => {
            let (low, rest) = self::unit(rest.strip_prefix("\\u")?)?;
            let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            Some((char::from_u32(0x10000 + ((unit - 0xD800) << 10) + low)?, rest))
        }
        _ => Some((char::from_u32(unit)?, rest)),
    }
}

fn unit(digits: &str) -> Option<(u32, &str)> {
    let (digits, rest) = digits.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}
