//! Enumerations of JSON values of any type: `value_enum!`.

use serde::ser::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{DecodeError, KEPT, UnrecognizedValue, add_misfit};

/// Reads any JSON value as its text.
///
/// # Errors
///
/// The deserializer's error, for text that is not JSON.
pub fn read_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<RawValue>, D::Error> {
    Box::<RawValue>::deserialize(deserializer)
}

/// Writes a JSON text as the value that it is.
///
/// # Errors
///
/// The serializer's error.
pub fn write_value<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match RawValue::from_string(json.to_owned()) {
        Ok(raw) => raw.serialize(serializer),
        Err(error) => Err(S::Error::custom(error)),
    }
}

/// The text of a JSON string, as it stands for itself; any other value as its JSON.
#[must_use]
pub fn shown_value(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}

/// The text of a JSON string that is none of the documented values.
#[must_use]
pub fn other_text(json: &str) -> Option<UnrecognizedValue> {
    let text = serde_json::from_str(json).ok()?;
    add_misfit(KEPT);
    Some(UnrecognizedValue::new(text))
}

/// That a value is none of the documented ones.
pub fn undocumented_value<E: serde::de::Error>(json: &str) -> E {
    DecodeError::mismatch("one of the documented values", json)
}

/// Writes the conversions of an enumeration of JSON values, from a table with one variant a line.
///
/// Values are compared by what they mean, so that `1.0` is `1`. Any other value is refused, but where the last line
/// names a variant for them, texts are kept.
macro_rules! value_enum {
    ($name:ident { $($variant:ident = $json:literal),* $(, _ = $unrecognized:ident)? $(,)? }) => {
        #[allow(deprecated)]
        impl $name {
            fn known(json: &str) -> ::core::option::Option<Self> {
                $(if $crate::runtime::json_equal(json, $json) {
                    return ::core::option::Option::Some(Self::$variant);
                })*
                ::core::option::Option::None
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let json = match self {
                    $(Self::$variant => $json,)*
                    $(Self::$unrecognized(text) => return formatter.pad(text.as_str()),)?
                };
                formatter.pad(&$crate::runtime::shown_value(json))
            }
        }

        #[allow(deprecated)]
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                let json = match self {
                    $(Self::$variant => $json,)*
                    $(Self::$unrecognized(text) => return serializer.serialize_str(text.as_str()),)?
                };
                $crate::runtime::write_value(json, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let json = $crate::runtime::read_value(deserializer)?;
                if let ::core::option::Option::Some(known) = Self::known(json.get()) {
                    return ::core::result::Result::Ok(known);
                }
                $(if let ::core::option::Option::Some(text) = $crate::runtime::other_text(json.get()) {
                    return ::core::result::Result::Ok(Self::$unrecognized(text));
                })?
                ::core::result::Result::Err($crate::runtime::undocumented_value(json.get()))
            }
        }
    };
}

pub(crate) use value_enum;
