//! Enumerations that keep values they do not know: `open_enum!`.

use std::borrow::Cow;

use super::{Fault, KEPT, Reader, UnrecognizedValue};

/// Reads a text, and keeps one that `known` does not know.
///
/// # Errors
///
/// A [`Fault`] for a value that is no string.
pub fn read_open<T>(
    reader: &mut Reader<'_>,
    known: fn(&str) -> Option<T>,
    keep: fn(UnrecognizedValue) -> T,
) -> Result<T, Fault> {
    let text = reader.string()?;
    Ok(known(&text).unwrap_or_else(|| {
        reader.add_misfit(KEPT);
        keep(UnrecognizedValue::new(text.into_owned()))
    }))
}

/// The value of a text; one that `known` does not know is kept.
pub fn open<T>(text: Cow<'_, str>, known: fn(&str) -> Option<T>, keep: fn(UnrecognizedValue) -> T) -> T {
    known(&text).unwrap_or_else(|| keep(UnrecognizedValue::new(text.into_owned())))
}

/// Writes the conversions of an enumeration of texts, from a table with one variant a line.
macro_rules! open_enum {
    ($name:ident { $($table:tt)* }) => {
        // By the text: two are the same when they are so in JSON.
        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        $crate::runtime::open_enum! { $name derives PartialEq { $($table)* } }
    };
    // Only a derived equality, which comes to the same, lets a constant be a pattern.
    ($name:ident derives PartialEq { $($variant:ident = $text:literal,)* _ = $unrecognized:ident $(,)? }) => {
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
                $crate::runtime::open(::std::borrow::Cow::Borrowed(text), Self::known, Self::$unrecognized)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::open(::std::borrow::Cow::Owned(text), Self::known, Self::$unrecognized)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            // `Self::Err` would be ambiguous where a value is called so.
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::runtime::open(
                    ::std::borrow::Cow::Borrowed(text),
                    Self::known,
                    Self::$unrecognized,
                ))
            }
        }

        impl ::core::cmp::Eq for $name {}

        // By the text, so that the order does not change with the description.
        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }

        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::core::hash::Hash for $name {
            fn hash<__H: ::core::hash::Hasher>(&self, state: &mut __H) {
                self.as_str().hash(state);
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        // As the text, which a derive would have to be told for each variant.
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.as_str(), formatter)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                $crate::runtime::read_open(reader, Self::known, Self::$unrecognized)
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.text(self.as_str());
            }
        }


        $crate::runtime::serde_by_json! { $name }
    };
}

pub(crate) use open_enum;
