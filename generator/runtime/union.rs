//! Values that have one of several types: `union!`.

use serde::de::IgnoredAny;
use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};

use super::{
    DecodeError, Json, JsonKind, JsonObject, UNCLAIMED, add_misfit, describe_json, kinds, of_no_member, place_of,
};

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
        _ => {
            add_misfit(UNCLAIMED);
            Ok(json)
        }
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
/// that knows most counts. With `any` a value may be of several members at once: it is kept as JSON where each of them
/// would lose something that another one keeps. With `by "tag"` the text of one property names the member: `absent` stands for no such
/// text, `other` for any that no line has. A member that `adds` a text has no field for the property that names it. What no
/// member claims is kept as JSON if it is of a JSON type that a member can have; else, or where the table has no `_`, it
/// is refused.
macro_rules! union {
    ($name:ident { $($members:tt)* }) => {
        $crate::runtime::union! { @guards attempt $name { $($members)* } }
    };

    ($name:ident any { $($members:tt)* }) => {
        $crate::runtime::union! { @guards attempt_any $name { $($members)* } }
    };

    (@guards $attempt:ident $name:ident {
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
                $(probe.$attempt(
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
        ::core::result::Result::Ok($found.unwrap_or_else(|| Self::$unrecognized($json)))
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
