//! What the types for points in time and dates share, whichever crate they wrap: `date_time_text!`.

/// Whether a text has the form of a `full-date`: the crates read others too.
#[must_use]
pub fn is_full_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Writes the conversions between a type and its text: `Display`, `FromStr`, JSON and serde.
///
/// The two functions are `fn(&str) -> Option<T>` and `fn(&T) -> Option<String>`; what has no RFC 3339 text, such as
/// the year 10000, is not written.
macro_rules! date_time_text {
    ($name:ident, $expected:literal, $parse:expr, $write:expr $(,)?) => {
        impl $name {
            fn parse_text(text: &str) -> ::core::option::Option<Self> {
                let parse: fn(&str) -> ::core::option::Option<Self> = $parse;
                parse(text)
            }

            fn text(&self) -> ::core::option::Option<::std::string::String> {
                let write: fn(&Self) -> ::core::option::Option<::std::string::String> = $write;
                // A sign stands before years that have no four digits.
                write(self).filter(|text| !text.starts_with(['+', '-']))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.text() {
                    ::core::option::Option::Some(text) => formatter.pad(&text),
                    // An error here would be a panic in `to_string`.
                    ::core::option::Option::None => ::core::fmt::Debug::fmt(self, formatter),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::DecodeError;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                Self::parse_text(text).ok_or_else(|| $crate::runtime::DecodeError::new("$", $expected, "another text"))
            }
        }

        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(reader: &mut $crate::runtime::Reader<'_>) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                reader.parsed($expected, Self::parse_text)
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                match self.text() {
                    ::core::option::Option::Some(text) => writer.text(&text),
                    ::core::option::Option::None => writer.refuse("the value is out of the range of RFC 3339"),
                }
            }
        }

        $crate::runtime::serde_by_json! { $name }
    };
}

pub(crate) use date_time_text;
