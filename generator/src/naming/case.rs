//! Words to identifiers in Rust's conventions.

use heck::ToUpperCamelCase;

/// `get by id` as `GetById`; an underscore stays between two digits, so that 1.0 and 10 differ.
#[must_use]
pub fn pascal<W: AsRef<str>>(words: &[W]) -> String {
    let mut out = String::new();
    for word in words {
        let word = word.as_ref().to_upper_camel_case();
        let digits = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
        if digits(out.chars().last()) && digits(word.chars().next()) {
            out.push('_');
        }
        out.push_str(&word);
    }
    out
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
