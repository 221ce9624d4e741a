//! What must hold of a JSON value before a member of a union is tried: [`Guard`].

use super::{JsonKind, JsonObject, json_equal};

/// What must hold of a JSON value before a member is tried; the constants named after kinds are the sets of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    /// The set of kinds that the member can have.
    pub kinds: u8,
    /// For an object: a key without texts must be there; one with texts must have one of these values if it is there.
    pub keys: &'static [(&'static str, &'static [&'static str])],
}

impl Guard {
    /// Whether it holds of a value of these kinds with these entries.
    #[must_use]
    pub fn holds(&self, kinds: u8, object: &JsonObject<'_>) -> bool {
        let holds = |key, texts: &[&str]| match object.get(key) {
            Some(value) => texts.is_empty() || texts.iter().any(|text| json_equal(text, value)),
            None => !texts.is_empty(),
        };
        self.kinds & kinds != 0 && (kinds != kinds::object || self.keys.iter().all(|(key, texts)| holds(key, texts)))
    }
}

impl Guard {
    /// The first key whose value is of another JSON type than the values that it must have, and the kinds of these.
    #[must_use]
    pub fn mistyped(&self, object: &JsonObject<'_>) -> Option<(&'static str, u8)> {
        self.keys.iter().find_map(|(key, texts)| {
            let found = kinds::of(JsonKind::of(object.get(key)?.as_bytes()));
            let expected = texts
                .iter()
                .fold(0, |set, text| set | kinds::of(JsonKind::of(text.as_bytes())));
            (!texts.is_empty() && (expected | kinds::null) & found == 0).then_some((*key, expected))
        })
    }

    /// Whether the member takes what no other does: a map, or any JSON.
    #[must_use]
    pub fn is_fallback(&self) -> bool {
        self.kinds & kinds::fallback != 0
    }
}

/// The sets of one kind, named as `union!` names them.
#[allow(non_upper_case_globals, reason = "a table of `union!` names them as JSON does")]
pub mod kinds {
    use super::super::exact_integer;
    use super::JsonKind;

    /// The kinds of one JSON value: a number with a fraction or an exponent may be an integer too, such as `5.0`.
    #[must_use]
    pub fn of_value(json: &str) -> u8 {
        match JsonKind::of(json.as_bytes()) {
            JsonKind::Number if exact_integer(json).is_some() => number | integer,
            kind => of(kind),
        }
    }

    /// The set of this kind.
    #[must_use]
    pub const fn of(kind: JsonKind) -> u8 {
        1 << kind as u8
    }

    /// `null`.
    pub const null: u8 = of(JsonKind::Null);

    /// A boolean.
    pub const boolean: u8 = of(JsonKind::Boolean);

    /// A number without fraction and exponent.
    pub const integer: u8 = of(JsonKind::Integer);

    /// A number with a fraction or an exponent.
    pub const number: u8 = of(JsonKind::Number);

    /// A string.
    pub const string: u8 = of(JsonKind::String);

    /// An array.
    pub const array: u8 = of(JsonKind::Array);

    /// An object.
    pub const object: u8 = of(JsonKind::Object);

    /// A set in words; an integer is a number.
    #[must_use]
    pub fn describe(set: u8) -> String {
        let kinds = [
            JsonKind::Object,
            JsonKind::Array,
            JsonKind::String,
            JsonKind::Number,
            JsonKind::Integer,
            JsonKind::Boolean,
            JsonKind::Null,
        ];
        let is_said = |kind: &JsonKind| set & of(*kind) != 0 && (*kind != JsonKind::Integer || set & number == 0);
        let words: Vec<String> = kinds
            .iter()
            .copied()
            .filter(is_said)
            .map(|kind| kind.to_string())
            .collect();
        words.join(" or ")
    }

    /// No kind: marks a member that takes what no other does.
    pub const fallback: u8 = 1 << 7;
}
