//! Splits identifiers of any convention into lower-case words of the ASCII alphabet, where the script permits.

use super::script;

/// Words that camel case would tear apart.
const WHOLE: [&str; 8] = ["OAuth", "OpenID", "GraphQL", "IPv4", "IPv6", "iOS", "macOS", "MongoDB"];

/// The words of `text`: `getByID` is `get by id`, `OAuth2Token` is `oauth2 token`, `user-IDs` is `user ids`.
///
/// Signs that are not letters or digits only separate. A sign before a number or at the start of nothing else is kept by [`spelled`].
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let text = script::latin(text);
    let mut words = Vec::new();
    for piece in text.split(|character: char| !script::is_letter_or_digit(character)) {
        split_piece(piece, &mut words);
    }
    words
}

/// The words of `text` with every sign spelled: `>=` is `greater than or equal`, `-created_at` is `minus created at`.
#[must_use]
pub fn spelled(text: &str) -> Vec<String> {
    match text {
        ">=" => return owned(&["greater", "than", "or", "equal"]),
        "<=" => return owned(&["less", "than", "or", "equal"]),
        "!=" => return owned(&["not", "equal"]),
        _ => {}
    }
    let text = script::latin(text);
    let mut words = Vec::new();
    let mut piece = String::new();
    for character in text.chars() {
        if script::is_letter_or_digit(character) {
            piece.push(character);
            continue;
        }
        split_piece(&std::mem::take(&mut piece), &mut words);
        words.extend(script::sign(character));
    }
    split_piece(&piece, &mut words);
    words
}

/// Whether the sign that `text` starts with is part of its meaning: `+1`, `-1`, `-created_at`, `>5`.
#[must_use]
pub fn starts_with_sign(text: &str) -> bool {
    let mut characters = text.chars();
    let sign = matches!(characters.next(), Some('+' | '-' | '!' | '<' | '>' | '=' | '~'));
    sign && characters.next().is_some_and(script::is_letter_or_digit)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Splits a run of letters and digits where its case changes.
fn split_piece(piece: &str, words: &mut Vec<String>) {
    let mut rest = piece;
    while !rest.is_empty() {
        let end = word_end(rest);
        let word = &rest[..end];
        words.push(if word.is_ascii() {
            word.to_ascii_lowercase()
        } else {
            word.to_lowercase()
        });
        rest = &rest[end..];
    }
}

/// Where the first word of a run of letters and digits ends.
fn word_end(text: &str) -> usize {
    // Most names are in snake case.
    if !has_capital(text) {
        return text.len();
    }
    for whole in WHOLE {
        if let Some(rest) = text.strip_prefix(whole)
            && !rest.starts_with(|next: char| next.is_lowercase())
        {
            return whole.len() + digits(rest);
        }
    }
    if text.is_ascii() {
        let at = |place: usize| text.as_bytes().get(place).map(|byte| char::from(*byte));
        return boundary(at).unwrap_or(text.len());
    }
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |place: usize| characters.get(place).map(|(_, character)| *character);
    let boundary = boundary(at).and_then(|place| characters.get(place));
    boundary.map_or(text.len(), |(offset, _)| *offset)
}

/// How many characters the first word has, where another one follows.
fn boundary(at: impl Fn(usize) -> Option<char>) -> Option<usize> {
    let upper = |place: usize| at(place).is_some_and(char::is_uppercase);
    let lower = |place: usize| at(place).is_some_and(char::is_lowercase);
    let mut number = true;
    let mut place = 1;
    while let Some(before) = at(place).and(at(place - 1)) {
        number &= before.is_ascii_digit();
        let before_capital = upper(place) && !upper(place - 1) && !number;
        let last_of_acronym = upper(place) && upper(place - 1) && lower(place + 1);
        if last_of_acronym && is_plural(&at, place) {
            return Some(place + 2);
        }
        if before_capital || last_of_acronym {
            return Some(place);
        }
        place += 1;
    }
    None
}

fn has_capital(text: &str) -> bool {
    if text.is_ascii() {
        text.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        text.contains(char::is_uppercase)
    }
}

/// Whether the capital at `place` ends an acronym whose plural `s` follows, as in `IDs`.
fn is_plural(at: impl Fn(usize) -> Option<char>, place: usize) -> bool {
    at(place + 1) == Some('s') && at(place + 2).is_none_or(|next| !next.is_lowercase())
}

fn digits(text: &str) -> usize {
    text.len()
        - text
            .trim_start_matches(|character: char| character.is_ascii_digit())
            .len()
}
