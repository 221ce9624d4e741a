//! Pins as the lock keeps them: a line for an operation, a line for a type, and one each for the runtime and for features.

use std::collections::BTreeMap;

use crate::model::{Argument, BodyPin, MemberPin, OperationPin, Pins, Presence};

/// The key of the runtime's files; no type is called so.
const RUNTIME: &str = "runtime";

/// The key of what is said of features.
const FEATURES: &str = "features";

impl Pins {
    /// A fact for each operation and type: what it is about, and what it was.
    #[must_use]
    pub fn to_facts(&self) -> BTreeMap<String, String> {
        let operations = self.operations.iter().map(|(route, pin)| {
            let body = pin.body.map(|body| {
                let required = if body.required { "required" } else { "optional" };
                let passed = if body.flattened { "setters" } else { "whole" };
                format!("{required}-{passed}")
            });
            let words = body.into_iter().chain(pin.positional.iter().map(argument));
            (route.clone(), words.collect::<Vec<_>>().join(" "))
        });
        let types = self.types.iter().map(|(name, members)| {
            let members: Vec<String> = members.iter().map(member).collect();
            (name.clone(), members.join(" "))
        });
        let runtime = self.runtime.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let runtime = (!runtime.is_empty()).then(|| (RUNTIME.to_owned(), runtime));
        let features = self.without_features.then(|| (FEATURES.to_owned(), "none".to_owned()));
        operations.chain(types).chain(runtime).chain(features).collect()
    }

    /// Reads what [`Pins::to_facts`] writes; what it would not write is left out.
    #[must_use]
    pub fn from_facts(facts: &BTreeMap<String, String>) -> Self {
        let mut pins = Self::default();
        for (key, text) in facts {
            let words = text.split(' ').filter(|word| !word.is_empty());
            if key == RUNTIME {
                pins.runtime = words.map(str::to_owned).collect();
            } else if key == FEATURES {
                pins.without_features = true;
            } else if key.contains(' ') {
                pins.operations.insert(key.clone(), operation(words));
            } else {
                pins.types.insert(key.clone(), words.filter_map(read_member).collect());
            }
        }
        pins
    }
}

fn argument(argument: &Argument) -> String {
    match argument {
        Argument::Parameter(location, wire) => format!("{location}:{}", escaped(wire)),
        Argument::Field(wire) => format!("field:{}", escaped(wire)),
        Argument::Body => "body".to_owned(),
    }
}

fn operation<'t>(words: impl Iterator<Item = &'t str>) -> OperationPin {
    let mut pin = OperationPin::default();
    for word in words {
        match word.split_once(':') {
            Some(("field", wire)) => pin.positional.push(Argument::Field(unescaped(wire))),
            Some((location, wire)) => {
                pin.positional
                    .push(Argument::Parameter(location.to_owned(), unescaped(wire)));
            }
            None if word == "body" => pin.positional.push(Argument::Body),
            None => {
                pin.body = Some(BodyPin {
                    required: word.starts_with("required"),
                    flattened: word.ends_with("setters"),
                });
            }
        }
    }
    pin
}

/// `wire`, then `?` if it could be missing, `|null` if it could be `null`, `@` for a box, and `=` with its only value.
fn member(pin: &MemberPin) -> String {
    let mut text = escaped(&pin.name);
    text.push_str(match pin.presence {
        Presence::Required => "",
        Presence::Nullable => "|null",
        Presence::Optional => "?",
        Presence::OptionalNullable => "?|null",
    });
    if pin.boxed {
        text.push('@');
    }
    if let Some(fixed) = &pin.fixed {
        text.push('=');
        text.push_str(&escaped(fixed));
    }
    text
}

fn read_member(word: &str) -> Option<MemberPin> {
    let (rest, fixed) = match word.split_once('=') {
        Some((rest, fixed)) => (rest, Some(unescaped(fixed))),
        None => (word, None),
    };
    let (rest, boxed) = match rest.strip_suffix('@') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (rest, nullable) = match rest.strip_suffix("|null") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (rest, optional) = match rest.strip_suffix('?') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let presence = match (optional, nullable) {
        (false, false) => Presence::Required,
        (false, true) => Presence::Nullable,
        (true, false) => Presence::Optional,
        (true, true) => Presence::OptionalNullable,
    };
    Some(MemberPin {
        name: unescaped(rest),
        presence,
        boxed,
        fixed,
    })
}

/// The text with the signs that have a meaning here percent-encoded; nothing at all is `%`.
fn escaped(text: &str) -> String {
    if text.is_empty() {
        return "%".to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | '%' | ':' | '?' | '|' | '@' | '=' => out.push_str(&format!("%{:02x}", u32::from(character))),
            other => out.push(other),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                out.push(char::from(code));
                out.push_str(part.get(2..).unwrap_or_default());
            }
            None => out.push_str(part),
        }
    }
    out
}
