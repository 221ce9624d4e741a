//! How a struct is read from JSON and written to it: `model!`.

use serde::de::{IgnoredAny, MapAccess};

use super::{PASSED_OVER, add_misfit};

/// Passes over the value of a key that no field has.
///
/// # Errors
///
/// The deserializer's error, for text that is not JSON.
pub fn skip_value<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    add_misfit(PASSED_OVER);
    map.next_value::<IgnoredAny>().map(|_| ())
}

/// Writes `Serialize`, `Deserialize` and `from_json` for a plain struct, from a table with one field a line.
///
/// A line is the field, its key, and how it may be missing, which names a module of the file `presence.rs`. The last
/// line may be a map for the keys that no field has, `rest: extra`; without it such keys are ignored.
macro_rules! model {
    // Names of types and type parameters have no hygiene, and an API may have a type `A` or `Visitor`: hence the `__`.
    ($name:ident { $($field:ident : $key:literal $presence:ident),* $(,)? }) => {
        impl ::serde::Serialize for $name {
            #[allow(deprecated)]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #[allow(unused_mut)]
                let mut map = serializer.serialize_map(::core::option::Option::None)?;
                $(if let ::core::result::Result::Err(error) =
                    $crate::runtime::$presence::write(&self.$field, $key, &mut map)
                {
                    return ::core::result::Result::Err(error);
                })*
                ::serde::ser::SerializeMap::end(map)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                struct __Visitor;

                impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        formatter.write_str("an object")
                    }

                    // All but the first are for a struct without fields.
                    #[allow(
                        deprecated,
                        unreachable_code,
                        unused_labels,
                        unused_variables,
                        clippy::diverging_sub_expression
                    )]
                    fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut map: __A,
                    ) -> ::core::result::Result<$name, __A::Error> {
                        $(let mut $field = ::core::option::Option::None;)*
                        while let ::core::option::Option::Some(key) = map.next_key::<$crate::runtime::Text<'de>>()? {
                            match key.as_str() {
                                $($key => $crate::runtime::$presence::read(&mut $field, &mut map),)*
                                _ => $crate::runtime::skip_value(&mut map),
                            }?;
                        }
                        // One way out for every missing field, and no `?` a field, halves what the compiler has to do.
                        let missing = 'fields: {
                            $(let ::core::option::Option::Some($field) =
                                $crate::runtime::$presence::finish($field)
                            else {
                                break 'fields $key;
                            };)*
                            return ::core::result::Result::Ok($name { $($field),* });
                        };
                        ::core::result::Result::Err(::serde::de::Error::missing_field(missing))
                    }
                }

                deserializer.deserialize_map(__Visitor)
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

    // With a map for the other keys: `extra` stands where a literal stands in the other lines, and takes every key that
    // none of them has.
    ($name:ident { $($field:ident : $key:tt $($presence:ident)?),* $(,)? }) => {
        impl ::serde::Serialize for $name {
            #[allow(deprecated)]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                let mut map = serializer.serialize_map(::core::option::Option::None)?;
                $($crate::runtime::model! { @write &self.$field, map, $key $($presence)? })*
                ::serde::ser::SerializeMap::end(map)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                struct __Visitor;

                impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        formatter.write_str("an object")
                    }

                    #[allow(deprecated)]
                    fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut map: __A,
                    ) -> ::core::result::Result<$name, __A::Error> {
                        $(let mut $field = ::core::option::Option::None;)*
                        while let ::core::option::Option::Some(key) = map.next_key::<$crate::runtime::Text<'de>>()? {
                            match key.as_str() {
                                $($crate::runtime::model!(@pattern $key) =>
                                    $crate::runtime::model!(@read $field, map, key, $($presence)?),)*
                            }?;
                        }
                        let missing = 'fields: {
                            $(let ::core::option::Option::Some($field) =
                                $crate::runtime::model!(@finish $field, $key $($presence)?)
                            else {
                                break 'fields $crate::runtime::model!(@name $key);
                            };)*
                            return ::core::result::Result::Ok($name { $($field),* });
                        };
                        ::core::result::Result::Err(::serde::de::Error::missing_field(missing))
                    }
                }

                deserializer.deserialize_map(__Visitor)
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

    (@pattern $key:literal) => { $key };
    // No name is bound: the field may be called `extra`.
    (@pattern extra) => { _ };
    (@name $key:literal) => { $key };
    (@name extra) => { "" };
    (@read $field:ident, $map:ident, $key:ident, $presence:ident) => {
        $crate::runtime::$presence::read(&mut $field, &mut $map)
    };
    (@read $field:ident, $map:ident, $key:ident,) => {
        $crate::runtime::extra_keys::read(&mut $field, $key, &mut $map)
    };
    (@finish $field:ident, $key:literal $presence:ident) => {
        $crate::runtime::$presence::finish($field)
    };
    (@finish $field:ident, extra) => {
        $crate::runtime::extra_keys::finish($field)
    };
    (@write $field:expr, $map:ident, $key:literal $presence:ident) => {
        $crate::runtime::$presence::write($field, $key, &mut $map)?;
    };
    (@write $field:expr, $map:ident, extra) => {
        $crate::runtime::extra_keys::write($field, &mut $map)?;
    };
}

pub(crate) use model;
