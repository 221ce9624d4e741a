//! Enumerations that keep values they do not know: `open_enum!`.

use super::{KEPT, UnrecognizedValue, add_misfit};

/// A text that was read and has no variant, for `open_enum!`.
#[must_use]
pub fn undocumented(text: &str) -> UnrecognizedValue {
    add_misfit(KEPT);
    UnrecognizedValue::new(text.to_owned())
}

/// Writes the conversions of an enumeration of texts, from a table with one variant a line.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $text:literal,)* _ = $unrecognized:ident $(,)? }) => {
        #[allow(deprecated)]
        impl $name {
            /// The text, as it stands in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unrecognized(value) => value.as_str(),
                }
            }

            fn known(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match text {
                    $($text => Self::$variant,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text)
                    .unwrap_or_else(|| Self::$unrecognized($crate::runtime::UnrecognizedValue::new(text.to_owned())))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::known(&text)
                    .unwrap_or_else(|| Self::$unrecognized($crate::runtime::UnrecognizedValue::new(text)))
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            // `Self::Err` would be ambiguous where a value is called so.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(text))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                let text = <$crate::runtime::Text<'de> as ::serde::Deserialize<'de>>::deserialize(deserializer)?;
                ::core::result::Result::Ok(
                    Self::known(text.as_str())
                        .unwrap_or_else(|| Self::$unrecognized($crate::runtime::undocumented(text.as_str()))),
                )
            }
        }
    };
}

pub(crate) use open_enum;
