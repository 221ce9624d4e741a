//! Values that have one of several types: `union!`.

use std::borrow::Cow;

use super::{
    Encode, Fault, Json, JsonKind, JsonObject, Reader, Writer, decode, encode, kinds, of_no_member, quoted_json,
    unclaimed,
};

/// The text of a property that names a member: a string, or a number or a boolean as it is written. The cursor stays.
///
/// # Errors
///
/// A [`Fault`] for text that is not JSON.
pub fn tag_of<'a>(reader: &mut Reader<'a>, name: &str) -> Result<Option<Cow<'a, str>>, Fault> {
    let (kind, json) = reader.look()?;
    if kind != JsonKind::Object {
        return Ok(None);
    }
    let Some(tag) = JsonObject::read(json).get(name) else {
        return Ok(None);
    };
    Ok(match JsonKind::of(tag.as_bytes()) {
        JsonKind::String => Reader::new(tag).string().ok(),
        JsonKind::Integer | JsonKind::Number | JsonKind::Boolean => Some(Cow::Borrowed(tag)),
        _ => None,
    })
}

/// What is kept of an object in which the property `key` names no member; `known` are the texts that name one.
///
/// # Errors
///
/// A [`Fault`] for a value that is no object, or whose property has a JSON type that names no member: that is no new
/// member but a wrong value.
pub fn untagged(reader: &mut Reader<'_>, key: &str, known: &[&str]) -> Result<Json, Fault> {
    let (kind, json) = reader.look()?;
    if kind != JsonKind::Object {
        return Err(of_no_member(kinds::object, json));
    }
    let expected = kinds_of_tags(known);
    match JsonObject::read(json).get(key) {
        // A property that is `null` is read as a missing one.
        Some(tag) if (expected | kinds::null) & kinds::of(JsonKind::of(tag.as_bytes())) == 0 => {
            Err(of_no_member(expected, tag).at_key(key))
        }
        _ => unclaimed(reader),
    }
}

/// The kinds of a property that names members: a string, and what the texts are in JSON, as a number may name one too.
fn kinds_of_tags(texts: &[&str]) -> u8 {
    texts
        .iter()
        .filter(|text| decode::<Json>(text.as_bytes()).is_ok())
        .fold(kinds::string, |set, text| {
            set | kinds::of(JsonKind::of(text.as_bytes()))
        })
}

/// Writes a member that has no field for the property which names it, with that property.
pub fn write_tagged(value: &dyn Encode, key: &str, tag: &str, writer: &mut Writer) {
    let json = match encode(value) {
        Ok(json) => json,
        Err(error) => return writer.refuse(error),
    };
    match JsonObject::parse(&json) {
        None => writer.json(&json),
        Some(object) => writer.object(|writer| {
            writer.raw_entry(key, &quoted_json(tag));
            for (name, value) in object.iter().filter(|(name, _)| *name != key) {
                writer.raw_entry(name, value);
            }
        }),
    }
}

/// Writes the conversions of an enumeration of types, from a table with one member a line.
///
/// With guards the members whose guards hold are tried in their order, until one knows all of the value; else the one
/// that knows most counts. With `any` a value may be of several members at once: it is kept as JSON where each of them
/// would lose something that another one keeps. With `by "tag"` the text of one property names the member: `absent` stands for no such
/// text, `other` for any that no line has, and a member that `adds` a text has no field for the property that names it. What no
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
        #[allow(deprecated)]
        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                let mut probe = match $crate::runtime::Probe::new(reader) {
                    ::core::result::Result::Ok(probe) => probe,
                    ::core::result::Result::Err(fault) => return ::core::result::Result::Err(fault),
                };
                $(probe.$attempt(
                    ::core::stringify!($variant),
                    &$crate::runtime::Guard {
                        kinds: $($crate::runtime::kinds::$kind)|+,
                        keys: &[$($(($key, &[$($($text),+)?])),*)?],
                    },
                    Self::$variant,
                );)*
                probe.finish($crate::runtime::union!(@keep $($unrecognized)?))
            }

            $crate::runtime::union! { @write { $($variant $($tag, $added)?)* } $($unrecognized)? }
        }

        $crate::runtime::serde_by_json! { $name }
    };

    ($name:ident by $tag:literal {
        $($variant:ident : $($case:tt)|+ $(adds $added:literal)?,)*
        _ = $unrecognized:ident $(,)?
    }) => {
        // A member for all other texts leaves none to be kept.
        #[allow(deprecated, unreachable_patterns)]
        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                match $crate::runtime::tag_of(reader, $tag)?.as_deref() {
                    $($($crate::runtime::union!(@case $case))|+ => {
                        $crate::runtime::Codec::read(reader).map(Self::$variant)
                    })*
                    _ => $crate::runtime::untagged(
                        reader,
                        $tag,
                        &[$($($crate::runtime::union!(@text $case)),+),*],
                    )
                    .map(Self::$unrecognized),
                }
            }

            $crate::runtime::union! { @write { $($variant $($tag, $added)?)* } $unrecognized }
        }

        $crate::runtime::serde_by_json! { $name }
    };

    (@keep) => { ::core::option::Option::None };
    (@keep $unrecognized:ident) => { ::core::option::Option::Some(Self::$unrecognized) };

    (@case absent) => { ::core::option::Option::None };
    (@case other) => { ::core::option::Option::Some(_) };
    (@case $text:literal) => { ::core::option::Option::Some($text) };

    (@text $text:literal) => { $text };
    (@text $none:ident) => { "" };

    (@member $value:ident, $writer:ident) => { $crate::runtime::Codec::write($value, $writer) };
    (@member $value:ident, $writer:ident $tag:literal, $added:literal) => {
        $crate::runtime::write_tagged($value, $tag, $added, $writer)
    };

    (@write { $($variant:ident $($tag:literal, $added:literal)?)* } $($unrecognized:ident)?) => {
        fn write(&self, writer: &mut $crate::runtime::Writer) {
            match self {
                $(Self::$variant(value) => {
                    $crate::runtime::union!(@member value, writer $($tag, $added)?)
                })*
                $(Self::$unrecognized(json) => $crate::runtime::Codec::write(json, writer),)?
            }
        }
    };
}

pub(crate) use union;
