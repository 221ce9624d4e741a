//! Enumerations of integers: `integer_enum!`.

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

        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                reader.parsed_number("one of the documented numbers", |number| {
                    Self::known($crate::runtime::exact_integer(number)?)
                })
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.display(&self.value());
            }
        }


        $crate::runtime::serde_by_json! { $name }
    };
}

pub(crate) use integer_enum;
