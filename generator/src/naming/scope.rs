//! A scope mints names that are unique in it, and keeps those that were released.

use std::collections::HashSet;

use super::{FieldName, MethodName, ModuleName, NameTable, TypeName, VariantName, case, keyword, length, words};

/// A kind of name, with the conventions of its identifiers.
pub trait Name: Sized {
    /// The words in the convention of this kind.
    fn spell(words: &[String]) -> String;
    /// The words that make an identifier of one that starts with a digit, or of nothing.
    const PREFIX: &'static str;
    /// The word that makes another identifier of a taken one.
    const SUFFIX: &'static str;
    /// Whether the identifier is a file name too.
    const IS_FILE: bool = false;
    /// Takes an identifier that a scope has checked.
    fn from_scope(identifier: String) -> Self;
}

macro_rules! kinds {
    ($($name:ident: $case:ident, $prefix:literal, $suffix:literal, $file:literal;)*) => {$(
        impl Name for $name {
            fn spell(words: &[String]) -> String {
                case::$case(words)
            }
            const PREFIX: &'static str = $prefix;
            const SUFFIX: &'static str = $suffix;
            const IS_FILE: bool = $file;
            fn from_scope(identifier: String) -> Self {
                Self(identifier)
            }
        }
    )*};
}

kinds! {
    TypeName: pascal, "type", "value", false;
    FieldName: snake, "field", "field", false;
    VariantName: pascal, "value", "value", false;
    MethodName: snake, "call", "", false;
    ModuleName: snake, "module", "", true;
}

/// Mints names of one kind, each of them once.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    taken: HashSet<String>,
    reserved: Vec<&'static [&'static str]>,
    previous: Option<&'a NameTable>,
}

impl<'a> Scope<'a> {
    /// A scope in which the names of these lists are taken from the start.
    #[must_use]
    pub fn new(reserved: &[&'static [&'static str]]) -> Self {
        Self {
            taken: HashSet::new(),
            reserved: reserved.to_vec(),
            previous: None,
        }
    }

    /// The same scope, in which released names win.
    #[must_use]
    pub fn with_previous(mut self, previous: &'a NameTable) -> Self {
        self.previous = Some(previous);
        self
    }

    /// Takes a name, so that nothing else gets it.
    pub fn reserve(&mut self, identifier: &str) {
        self.taken.insert(bare(identifier).to_owned());
    }

    /// Whether a name of this kind and text is still free.
    #[must_use]
    pub fn is_free<N: Name>(&self, text: &str) -> bool {
        let identifier = identifier::<N>(text);
        !self.is_taken(&identifier)
    }

    /// The name that an item had before, when it is still free.
    pub fn released<N: Name>(&mut self, key: &str) -> Option<N> {
        let name = self.previous?.get(key)?;
        self.keep(name)
    }

    /// A name that was given before, when it is still free.
    pub fn keep<N: Name>(&mut self, name: &str) -> Option<N> {
        let name = bare(name);
        let is_identifier = name.starts_with(|first: char| first == '_' || first.is_alphabetic())
            && name
                .chars()
                .all(|character| character == '_' || character.is_alphanumeric());
        (is_identifier && !self.taken.contains(name)).then(|| self.take(name.to_owned()))
    }

    /// The plain identifier of a text, when it is still free.
    pub fn plain<N: Name>(&mut self, text: &str) -> Option<N> {
        let identifier = identifier::<N>(text);
        (!self.is_taken(&identifier)).then(|| self.take(identifier))
    }

    /// A name for `text`.
    pub fn mint<N: Name>(&mut self, text: &str) -> N {
        self.mint_first(&[text])
    }

    /// A name for the first of the texts that is free; a suffix and then a number make the last one unique.
    pub fn mint_first<N: Name>(&mut self, texts: &[&str]) -> N {
        for text in texts {
            let identifier = identifier::<N>(text);
            if !self.is_taken(&identifier) {
                return self.take(identifier);
            }
        }
        let last = texts.last().copied().unwrap_or_default();
        self.mint_other(last)
    }

    /// A name for a text whose plain identifier is taken.
    fn mint_other<N: Name>(&mut self, text: &str) -> N {
        let spelled = finish::<N>(words::spelled(text));
        if !self.is_taken(&spelled) {
            return self.take(spelled);
        }
        let mut words = plain_words(text);
        if !N::SUFFIX.is_empty() {
            words.push(N::SUFFIX.to_owned());
            let identifier = finish::<N>(words.clone());
            if !self.is_taken(&identifier) {
                return self.take(identifier);
            }
            words.pop();
        } else {
            let identifier = format!("{}_", finish::<N>(words.clone()));
            if !self.is_taken(&identifier) {
                return self.take(identifier);
            }
        }
        let mut number = 2u32;
        loop {
            words.push(number.to_string());
            let identifier = finish::<N>(words.clone());
            words.pop();
            if !self.is_taken(&identifier) {
                return self.take(identifier);
            }
            number = number.saturating_add(1);
        }
    }

    pub(super) fn is_taken(&self, identifier: &str) -> bool {
        self.taken.contains(identifier) || self.reserved.iter().any(|list| list.contains(&identifier))
    }

    pub(super) fn take<N: Name>(&mut self, identifier: String) -> N {
        self.taken.insert(identifier.clone());
        N::from_scope(written(identifier))
    }
}

/// The identifier of a text, without regard to any scope and without `r#`.
#[must_use]
pub fn identifier<N: Name>(text: &str) -> String {
    finish::<N>(plain_words(text))
}

/// The words that a text comes to alone: without its signs, unless they are all it has or its first word needs one.
pub(super) fn plain_words(text: &str) -> Vec<String> {
    if words::starts_with_sign(text) {
        return words::spelled(text);
    }
    let plain = words::split(text);
    if plain.is_empty() { words::spelled(text) } else { plain }
}

/// The identifier of these words: with what it needs in front, no longer than a file name can be, and no word of the language.
pub(super) fn finish<N: Name>(mut words: Vec<String>) -> String {
    if N::IS_FILE {
        for word in &mut words {
            *word = ascii(word);
        }
    }
    let needs_prefix = words
        .first()
        .is_none_or(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    if needs_prefix {
        let prefix = if words.is_empty() { "empty" } else { N::PREFIX };
        words.insert(0, prefix.to_owned());
    }
    length::shorten(&mut words);
    let identifier = N::spell(&words);
    if keyword::is_never_identifier(&identifier) || (N::IS_FILE && keyword::is_no_file_name(&identifier)) {
        return format!("{identifier}_");
    }
    identifier
}

/// The word with every letter that a file of a module cannot have as its code point.
fn ascii(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            out.push_str(&format!("u{:x}", u32::from(character)));
        }
    }
    out
}

fn written(identifier: String) -> String {
    if keyword::is_raw(&identifier) {
        format!("r#{identifier}")
    } else {
        identifier
    }
}

fn bare(identifier: &str) -> &str {
    identifier.strip_prefix("r#").unwrap_or(identifier)
}
