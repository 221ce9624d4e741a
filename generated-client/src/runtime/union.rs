//! Values that have one of several types: `union!`.

use super::{DecodeError, Guard, Json, JsonKind, JsonObject, describe_json, is_budget_spent, spend_budget};

/// How much of the reason why a member did not decode is kept.
const LONGEST_REASON: usize = 500;

/// A JSON value as the guards of one union see it: its keys are read once, and only if it is an object.
#[derive(Debug)]
pub struct Probe<'a> {
    kind: JsonKind,
    object: JsonObject<'a>,
    json: &'a Json,
    reasons: String,
}

impl<'a> Probe<'a> {
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
            reasons: String::new(),
        }
    }

    /// Whether a guard holds.
    #[must_use]
    pub fn fits(&self, guard: &Guard) -> bool {
        guard.holds(self.kind, &self.object) && !is_budget_spent()
    }

    /// The text of a string property.
    #[must_use]
    pub fn tag(&self, key: &str) -> Option<String> {
        serde_json::from_slice(self.object.get(key)?.as_bytes()).ok()
    }

    /// Notes why a member did not decode.
    pub fn refuse(&mut self, member: &str, reason: &DecodeError) {
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

    /// Ends the search: an error if a guard held, or nothing if no member claims the value.
    ///
    /// # Errors
    ///
    /// A [`DecodeError`] with the reasons of all members that were tried.
    pub fn finish(self) -> Result<(), DecodeError> {
        if is_budget_spent() {
            return Err(DecodeError::new("$", "fewer values that fit nothing", "more"));
        }
        if self.reasons.is_empty() {
            return Ok(());
        }
        Err(DecodeError::new(
            "$",
            self.reasons,
            describe_json(self.json.as_json().as_bytes()),
        ))
    }
}

/// Writes `Serialize`, `Deserialize` and `from_json` for an enumeration of types, from a table with one member a line.
///
/// With guards the first member counts whose guard holds and which decodes. With `by "tag"` the text of one property
/// names the member. What no member claims is kept as JSON.
macro_rules! union {
    ($name:ident {
        $($variant:ident : $($kind:ident)|+ $({ $($key:literal $(= $($text:literal)|+)?),* $(,)? })?,)*
        _ = $unrecognized:ident $(,)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant)* } $unrecognized }

        impl $name {
            #[allow(deprecated)]
            fn decide(json: $crate::runtime::Json) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                let mut probe = $crate::runtime::Probe::new(&json);
                $(if probe.fits(&$crate::runtime::Guard {
                    kinds: $($crate::runtime::kinds::$kind())|+,
                    keys: &[$($(($key, &[$($($text),+)?])),*)?],
                }) {
                    match $crate::runtime::decode_part(json.as_json()) {
                        ::core::result::Result::Ok(value) => return ::core::result::Result::Ok(Self::$variant(value)),
                        ::core::result::Result::Err(reason) => probe.refuse(::core::stringify!($variant), &reason),
                    }
                })*
                probe.finish()?;
                ::core::result::Result::Ok(Self::$unrecognized(json))
            }
        }
    };

    ($name:ident by $tag:literal {
        $($variant:ident : $($text:literal)|+,)*
        _ = $unrecognized:ident $(,)?
    }) => {
        $crate::runtime::union! { @impls $name { $($variant)* } $unrecognized }

        impl $name {
            #[allow(deprecated)]
            fn decide(json: $crate::runtime::Json) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                let tag = $crate::runtime::Probe::new(&json).tag($tag);
                match tag.as_deref() {
                    $(::core::option::Option::Some($($text)|+) => {
                        $crate::runtime::decode_part(json.as_json()).map(Self::$variant)
                    })*
                    _ => ::core::result::Result::Ok(Self::$unrecognized(json)),
                }
            }
        }
    };

    (@impls $name:ident { $($variant:ident)* } $unrecognized:ident) => {
        impl ::serde::Serialize for $name {
            #[allow(deprecated)]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::$unrecognized(json) => ::serde::Serialize::serialize(json, serializer),
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
