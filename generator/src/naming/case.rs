//! Words to identifiers in Rust's conventions.

use heck::ToUpperCamelCase;

/// `get by id` as `GetById`; an underscore stays between two digits, so that 1.0 and 10 differ.
#[must_use]
pub fn pascal<W: AsRef<str>>(words: &[W]) -> String {
    let mut out = String::with_capacity(words.iter().map(|word| word.as_ref().len()).sum());
    for word in words {
        let word = word.as_ref();
        match word.as_bytes() {
            // Nearly every word: its first letter is all that changes.
            [first, ..]
                if word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) =>
            {
                separate(&mut out, *first);
                out.push(char::from(first.to_ascii_uppercase()));
                out.push_str(&word[1..]);
            }
            _ => {
                let word = word.to_upper_camel_case();
                separate(&mut out, word.bytes().next().unwrap_or_default());
                out.push_str(&word);
            }
        }
    }
    out
}

/// Parts two words that would come to one number.
fn separate(out: &mut String, next: u8) {
    if next.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit()) {
        out.push('_');
    }
}

/// `get by id` as `get_by_id`.
#[must_use]
pub fn snake<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    words.join("_")
}

/// `get by id` as `GET_BY_ID`, for environment variables.
#[must_use]
pub fn shouty<W: AsRef<str>>(words: &[W]) -> String {
    snake(words).to_uppercase()
}
