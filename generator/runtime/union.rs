//! Values that have one of several types: `union!`.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};

use super::{
    DecodeError, Guard, Json, JsonKind, JsonObject, UNCLAIMED, add_misfit, decode_part, describe_json, is_budget_spent,
    kinds, place_of, spend_budget, take_doubt, take_misfit,
};

/// How much of the reason why a member did not decode is kept.
const LONGEST_REASON: usize = 500;

/// A JSON value on the way to the member `T::...` that knows most of it; its keys are read once, and only if it is an object.
#[derive(Debug)]
pub struct Probe<'a, T> {
    kind: JsonKind,
    object: JsonObject<'a>,
    json: &'a Json,
    /// The best so far, and how badly it fits.
    best: Option<(u64, T)>,
    reasons: String,
    /// The kinds that the members can have.
    kinds: u8,
    /// The key that is of another JSON type than all members demand, and the kinds that they demand.
    mistyped: Option<(&'static str, u8)>,
    /// Whether a member that the value is not of does not say so by that key.
    may_be_new: bool,
    /// What has added up around this value.
    around: u64,
}

impl<'a, T> Probe<'a, T> {
    /// Looks at a value.
    #[must_use]
    pub fn new(json: &'a Json) -> Self {
        let kind = json.kind();
        let object = match kind {
            JsonKind::Object => JsonObject::read(json.as_json()),
            _ => JsonObject::default(),
        };
        Self {
            kind,
            object,
            json,
            best: None,
            reasons: String::new(),
            kinds: 0,
            mistyped: None,
            may_be_new: false,
            around: take_misfit(),
        }
    }

    /// Tries a member, if its guard holds and none before fits without misfit.
    pub fn attempt<M: DeserializeOwned>(&mut self, member: &'static str, guard: &Guard, wrap: fn(M) -> T) {
        self.kinds |= guard.kinds;
        if !self.is_open_to(guard) {
            self.look_at_types(guard);
            return;
        }
        let decoded = decode_part(self.json.as_json());
        let misfit = take_misfit();
        match decoded {
            Ok(value) => {
                if self.best.as_ref().is_none_or(|(best, _)| misfit < *best) {
                    self.best = Some((misfit, wrap(value)));
                }
            }
            Err(reason) => self.refuse(member, &reason),
        }
    }

    fn is_open_to(&self, guard: &Guard) -> bool {
        guard.holds(self.kind, &self.object)
            && match self.best {
                None => !is_budget_spent(),
                Some((misfit, _)) => misfit > 0 && !guard.is_fallback() && take_doubt(self.json.as_json().len()),
            }
    }

    /// Sees whether it is the JSON type of a key that keeps the value from being of this member.
    fn look_at_types(&mut self, guard: &Guard) {
        if guard.kinds & kinds::of(self.kind) == 0 {
            return;
        }
        match (guard.mistyped(&self.object), &mut self.mistyped) {
            (Some(found), known @ None) => *known = Some(found),
            (Some((key, expected)), Some((known, all))) if key == *known => *all |= expected,
            _ => self.may_be_new = true,
        }
    }

    fn refuse(&mut self, member: &str, reason: &DecodeError) {
        if self.best.is_some() {
            return;
        }
        spend_budget(self.json.as_json().len());
        let or = if self.reasons.is_empty() { "" } else { " or " };
        let reason = reason.to_string();
        // The reasons of unions in unions multiply.
        let short = reason
            .char_indices()
            .nth(LONGEST_REASON)
            .and_then(|(end, _)| reason.get(..end));
        match short {
            Some(short) => self.reasons.push_str(&format!("{or}{member} ({short}...)")),
            None => self.reasons.push_str(&format!("{or}{member} ({reason})")),
        }
    }

    /// Ends the search: the best member, or nothing if none claims the value.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] with the reasons of all members that were tried, if a guard held and none decoded; and one for a
    /// value of a JSON type that no member can have: that is no new member but a wrong value.
    pub fn finish(self) -> Result<Option<T>, DecodeError> {
        add_misfit(self.around);
        if let Some((misfit, value)) = self.best {
            add_misfit(misfit);
            return Ok(Some(value));
        }
        if is_budget_spent() {
            return Err(DecodeError::new("$", "fewer values that fit nothing", "more"));
        }
        if self.kinds & kinds::of(self.kind) == 0 {
            return Err(of_no_member("$", self.kinds, self.json.as_json()));
        }
        if self.reasons.is_empty() {
            return match self.mistyped.filter(|_| !self.may_be_new) {
                Some((key, expected)) => {
                    let found = self.object.get(key).unwrap_or_default();
                    Err(of_no_member(&format!("${}", place_of(key)), expected, found))
                }
                None => Ok(None),
            };
        }
        Err(DecodeError::new(
            "$",
            self.reasons,
            describe_json(self.json.as_json().as_bytes()),
        ))
    }
}

/// What is kept of an object in which the property `key` names no member; `known` are the texts that name one.
///
/// # Errors
///
/// A [`DecodeError`] for a value that is no object, or whose property has a JSON type that names no member: that is no
/// new member but a wrong value.
pub fn untagged(json: Json, key: &str, known: &[&str]) -> Result<Json, DecodeError> {
    if json.kind() != JsonKind::Object {
        return Err(of_no_member("$", kinds::object(), json.as_json()));
    }
    let expected = kinds_of_tags(known);
    let object = JsonObject::read(json.as_json());
    match object.get(key) {
        // A property that is `null` is read as a missing one.
        Some(tag) if (expected | kinds::null()) & kinds::of(JsonKind::of(tag.as_bytes())) == 0 => {
            Err(of_no_member(&format!("${}", place_of(key)), expected, tag))
        }
        _ => Ok(unclaimed(json)),
    }
}

/// The kinds of a property that names members: a string, and what the texts are in JSON, as a number may name one too.
fn kinds_of_tags(texts: &[&str]) -> u8 {
    texts
        .iter()
        .filter(|text| serde_json::from_str::<IgnoredAny>(text).is_ok())
        .fold(kinds::string(), |set, text| {
            set | kinds::of(JsonKind::of(text.as_bytes()))
        })
}

fn of_no_member(path: &str, expected: u8, json: &str) -> DecodeError {
    DecodeError::new(path, kinds::describe(expected), describe_json(json.as_bytes()))
}

/// What is kept of a value that no member claims.
#[must_use]
pub fn unclaimed(json: Json) -> Json {
    add_misfit(UNCLAIMED);
    json
}

/// The error for a value of a type that none of the members can have.
#[must_use]
pub fn refused(json: &Json, members: &[&str]) -> DecodeError {
    DecodeError::new("$", members.join(" or "), describe_json(json.as_json().as_bytes()))
}

/// The text of a property that names a member: a string, or a number or a boolean as it is written.
#[must_use]
pub fn tag_of(json: &Json, key: &str) -> Option<String> {
    if json.kind() != JsonKind::Object {
        return None;
    }
    let object = JsonObject::read(json.as_json());
    let value = object.get(key)?;
    match JsonKind::of(value.as_bytes()) {
        JsonKind::String => serde_json::from_slice(value.as_bytes()).ok(),
        JsonKind::Integer | JsonKind::Number | JsonKind::Boolean => Some(value.to_owned()),
        _ => None,
    }
}

/// Writes a member that has no field for the property which names it, with that property.
///
/// # Errors
///
/// The serializer's error, or that of a member that JSON cannot hold.
pub fn write_tagged<V: Serialize, S: Serializer>(
    value: &V,
    key: &str,
    tag: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = Json::encode(value).map_err(S::Error::custom)?;
    if json.kind() != JsonKind::Object {
        return json.serialize(serializer);
    }
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(key, tag)?;
    for (name, value) in JsonObject::read(json.as_json()).raw() {
        if name != key {
            map.serialize_entry(name, value)?;
        }
    }
    map.end()
}

/// Writes `Serialize`, `Deserialize` and `from_json` for an enumeration of types, from a table with one member a line.
///
/// With guards the members whose guards hold are tried in their order, until one knows all of the value; else the one
/// that knows most counts. With `by "tag"` the text of one property names the member: `absent` stands for no such
/// text, `other` for any that no line has. A member that `adds` a text has no field for the property that names it. What no
/// member claims is kept as JSON if it is of a JSON type that a member can have; else, or where the table has no `_`, it
/// is refused.
macro_rules! union {
    ($name:ident {
        $($variant:ident : $($kind:ident)|+
            $({ $($key:literal $(= $($text:literal)|+)?),* $(,)? })?
            $(adds $tag:literal = $added:literal)?,)*
        $(_ = $unrecognized:ident $(,)?)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant $($tag, $added)?)* } $($unrecognized)? }

        impl $name {
            #[allow(deprecated)]
            fn decide(json: $crate::runtime::Json) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                let mut probe = $crate::runtime::Probe::new(&json);
                $(probe.attempt(
                    ::core::stringify!($variant),
                    &$crate::runtime::Guard {
                        kinds: $($crate::runtime::kinds::$kind())|+,
                        keys: &[$($(($key, &[$($($text),+)?])),*)?],
                    },
                    Self::$variant,
                );)*
                let found = probe.finish()?;
                $crate::runtime::union!(@end found, json, { $($variant)* } $($unrecognized)?)
            }
        }
    };

    ($name:ident by $tag:literal {
        $($variant:ident : $($case:tt)|+ $(adds $added:literal)?,)*
        _ = $unrecognized:ident $(,)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant $($tag, $added)?)* } $unrecognized }

        impl $name {
            // A member for all other texts leaves none to be kept.
            #[allow(deprecated, unreachable_patterns)]
            fn decide(json: $crate::runtime::Json) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                match $crate::runtime::tag_of(&json, $tag).as_deref() {
                    $($($crate::runtime::union!(@case $case))|+ => {
                        $crate::runtime::decode_part(json.as_json()).map(Self::$variant)
                    })*
                    _ => $crate::runtime::untagged(
                        json,
                        $tag,
                        &[$($($crate::runtime::union!(@text $case)),+),*],
                    )
                    .map(Self::$unrecognized),
                }
            }
        }
    };

    (@end $found:ident, $json:ident, { $($variant:ident)* } $unrecognized:ident) => {
        ::core::result::Result::Ok($found.unwrap_or_else(|| Self::$unrecognized($crate::runtime::unclaimed($json))))
    };
    (@end $found:ident, $json:ident, { $($variant:ident)* }) => {
        $found.ok_or_else(|| $crate::runtime::refused(&$json, &[$(::core::stringify!($variant)),*]))
    };

    (@case absent) => { ::core::option::Option::None };
    (@case other) => { ::core::option::Option::Some(_) };
    (@case $text:literal) => { ::core::option::Option::Some($text) };

    (@text $text:literal) => { $text };
    (@text $none:ident) => { "" };

    (@write $value:ident, $serializer:ident) => { ::serde::Serialize::serialize($value, $serializer) };
    (@write $value:ident, $serializer:ident $tag:literal, $added:literal) => {
        $crate::runtime::write_tagged($value, $tag, $added, $serializer)
    };

    (@impls $name:ident { $($variant:ident $($tag:literal, $added:literal)?)* } $($unrecognized:ident)?) => {
        impl ::serde::Serialize for $name {
            #[allow(deprecated)]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::union!(@write value, serializer $($tag, $added)?)
                    })*
                    $(Self::$unrecognized(json) => ::serde::Serialize::serialize(json, serializer),)?
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let json = <$crate::runtime::Json as ::serde::Deserialize<'de>>::deserialize(deserializer)?;
                let len = json.as_json().len();
                Self::decide(json).map_err(|error| error.pack(len))
            }
        }

        impl $name {
            /// Reads a value from its JSON, as it would be read from an answer.
            ///
            /// # Errors
            ///
            /// A `DecodeError` for text that is not JSON or does not have the shape of this type.
            pub fn from_json(text: &str) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                $crate::runtime::decode(text.as_bytes())
            }
        }
    };
}

pub(crate) use union;
