//! Enumerations of JSON values of any type: `value_enum!`.

use super::{Codec, Fault, KEPT, Reader, UnrecognizedValue};

/// The text of a JSON string, as it stands for itself; any other value as its JSON.
#[must_use]
pub fn shown_value(json: &str) -> String {
    String::read(&mut Reader::new(json)).unwrap_or_else(|_| json.to_owned())
}

/// Reads a value that `known` knows; where there is a way to `keep` texts, they need not be known.
///
/// # Errors
///
/// A [`Fault`] for another value.
pub fn read_known<T>(
    reader: &mut Reader<'_>,
    known: fn(&str) -> Option<T>,
    keep: Option<fn(UnrecognizedValue) -> T>,
) -> Result<T, Fault> {
    let start = reader.mark();
    if let Some(value) = known(reader.raw()?) {
        return Ok(value);
    }
    reader.back_to(start);
    match (reader.peek(), keep) {
        (Some(b'"'), Some(keep)) => {
            reader.add_misfit(KEPT);
            Ok(keep(UnrecognizedValue::new(reader.string()?.into_owned())))
        }
        _ => Err(reader.mismatch("one of the documented values")),
    }
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
        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                $crate::runtime::read_known(reader, Self::known, $crate::runtime::value_enum!(@keep $($unrecognized)?))
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.json(match self {
                    $(Self::$variant => $json,)*
                    $(Self::$unrecognized(text) => return writer.text(text.as_str()),)?
                });
            }
        }


        $crate::runtime::serde_by_json! { $name }
    };

    (@keep) => { ::core::option::Option::None };
    (@keep $unrecognized:ident) => { ::core::option::Option::Some(Self::$unrecognized) };
}

pub(crate) use value_enum;
