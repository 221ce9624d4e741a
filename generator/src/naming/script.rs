//! Letters of other scripts and signs: what an identifier can hold, and what stands for the rest.

use std::borrow::Cow;

/// Whether a character can stand inside a Rust identifier of this generator.
///
/// Beyond ASCII these are scripts without case whose letters are all identifier letters; other letters are written in Latin by [`latin`].
pub(super) fn is_letter_or_digit(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character,
            '\u{5D0}'..='\u{5EA}' // Hebrew
            | '\u{621}'..='\u{63A}' // Arabic
            | '\u{641}'..='\u{64A}'
            | '\u{E01}'..='\u{E30}' // Thai
            | '\u{3041}'..='\u{3096}' // Hiragana
            | '\u{30A1}'..='\u{30FA}' // Katakana
            | '\u{4E00}'..='\u{9FA5}' // Chinese, Japanese and Korean
            | '\u{AC00}'..='\u{D7A3}') // Hangul
}

/// The text with accented, Greek and Cyrillic letters in plain Latin.
pub(super) fn latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
            continue;
        }
        let lower = character.to_lowercase().next().unwrap_or(character);
        let written = lower_latin(lower);
        if written.is_empty() {
            out.push(character);
        } else if lower == character {
            out.push_str(written);
        } else {
            let (first, rest) = written.split_at(1);
            out.push_str(&first.to_ascii_uppercase());
            out.push_str(rest);
        }
    }
    Cow::Owned(out)
}

/// A sign in words; nothing for combining marks, a code point where it has no name.
pub(super) fn sign(character: char) -> Vec<String> {
    let words: &[&str] = match character {
        ' ' | '\t' | '\n' | '\r' => &["space"],
        '!' => &["not"],
        '"' => &["double", "quote"],
        '#' => &["hash"],
        '$' => &["dollar"],
        '%' => &["percent"],
        '&' => &["and"],
        '\'' => &["quote"],
        '(' => &["open", "parenthesis"],
        ')' => &["close", "parenthesis"],
        '*' => &["star"],
        '+' => &["plus"],
        ',' => &["comma"],
        '-' => &["minus"],
        '.' => &["dot"],
        '/' => &["slash"],
        ':' => &["colon"],
        ';' => &["semicolon"],
        '<' => &["less", "than"],
        '=' => &["equal"],
        '>' => &["greater", "than"],
        '?' => &["question"],
        '@' => &["at"],
        '[' => &["open", "bracket"],
        '\\' => &["backslash"],
        ']' => &["close", "bracket"],
        '^' => &["caret"],
        '_' => &["underscore"],
        '`' => &["backtick"],
        '{' => &["open", "brace"],
        '|' => &["pipe"],
        '}' => &["close", "brace"],
        '~' => &["tilde"],
        '€' => &["euro"],
        '£' => &["pound"],
        '¥' => &["yen"],
        '°' => &["degree"],
        '±' => &["plus", "minus"],
        '×' => &["times"],
        '≤' => &["less", "than", "or", "equal"],
        '≥' => &["greater", "than", "or", "equal"],
        '≠' => &["not", "equal"],
        other => return vec![format!("u{:x}", u32::from(other))],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A lower-case letter in plain Latin; empty where this table does not have it.
fn lower_latin(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'α' | 'ά' | 'а' => "a",
        'ä' | 'æ' => "ae",
        'β' | 'б' => "b",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'δ' | 'д' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ε' | 'έ' | 'е' | 'э' | 'є' => "e",
        'ё' => "yo",
        'φ' | 'ф' => "f",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'γ' | 'г' | 'ґ' => "g",
        'ĥ' | 'ħ' => "h",
        'х' | 'χ' => "kh",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'į' | 'ı' | 'ι' | 'ί' | 'η' | 'ή' | 'и' | 'і' => "i",
        'ї' => "yi",
        'ĵ' | 'й' => "j",
        'ķ' | 'κ' | 'к' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' | 'λ' | 'л' => "l",
        'μ' | 'м' | 'µ' => "m",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ν' | 'н' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'ο' | 'ό' | 'ω' | 'ώ' | 'о' => "o",
        'ö' | 'œ' => "oe",
        'π' | 'п' => "p",
        'ψ' => "ps",
        'ŕ' | 'ř' | 'ρ' | 'р' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'σ' | 'ς' | 'с' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'τ' | 'т' => "t",
        'þ' | 'θ' => "th",
        'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'у' => "u",
        'ü' => "ue",
        'в' => "v",
        'ŵ' => "w",
        'ξ' => "x",
        'ý' | 'ÿ' | 'υ' | 'ύ' | 'ы' => "y",
        'ź' | 'ż' | 'ž' | 'ζ' | 'з' => "z",
        'ж' => "zh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}
