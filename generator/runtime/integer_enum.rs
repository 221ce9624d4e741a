//! Enumerations of integers: `integer_enum!`.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

/// Reads an integer that `known` knows; the error says nothing of another one.
///
/// # Errors
///
/// The deserializer's error, if there is no integer or `known` gives nothing.
pub fn read_integer<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    known: fn(i128) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntegerVisitor(known))
}

struct IntegerVisitor<T>(fn(i128) -> Option<T>);

impl<T> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("one of the documented numbers")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        (self.0)(value.into()).ok_or_else(|| E::invalid_value(Unexpected::Other("another number"), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        (self.0)(value.into()).ok_or_else(|| E::invalid_value(Unexpected::Other("another number"), &self))
    }
}

/// Writes the conversions of an enumeration of integers, from a table with one variant a line; any other number is
/// refused.
macro_rules! integer_enum {
    ($name:ident as $type:ident { $($variant:ident = $value:literal),* $(,)? }) => {
        #[allow(deprecated)]
        impl $name {
            /// The number, as it stands in JSON.
            #[must_use]
            pub const fn value(self) -> $type {
                match self {
                    $(Self::$variant => $value,)*
                }
            }

            const fn known(value: i128) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match value {
                    $($value => Self::$variant,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl ::core::convert::From<$name> for $type {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl ::core::convert::TryFrom<$type> for $name {
            type Error = $crate::runtime::DecodeError;

            fn try_from(value: $type) -> ::core::result::Result<Self, Self::Error> {
                Self::known(value.into()).ok_or_else(|| {
                    $crate::runtime::DecodeError::new("$", "one of the documented numbers", "another number")
                })
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.value(), formatter)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                ::serde::Serialize::serialize(&self.value(), serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                $crate::runtime::read_integer(deserializer, Self::known)
            }
        }
    };
}

pub(crate) use integer_enum;
