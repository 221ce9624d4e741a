//! Named texts with a type of their own: `newtype!`.

/// Writes the conversions of a tuple struct around a `String`; none from a bare string, which must not slip into a
/// wrong call.
macro_rules! newtype {
    ($name:ident) => {
        impl $name {
            /// Wraps a text.
            pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(text.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, owned.
            #[must_use]
            pub fn into_inner(self) -> ::std::string::String {
                self.0
            }
        }

        impl ::core::convert::From<&$name> for $name {
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                Ok(Self::new(text))
            }
        }

        impl ::core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl $crate::runtime::Codec for $name {
            type Values = ();

            fn read(reader: &mut $crate::runtime::Reader<'_>) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                ::core::result::Result::Ok(Self(reader.string()?.into_owned()))
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.text(&self.0);
            }
        }

        $crate::runtime::serde_by_json! { $name }
    };
}

pub(crate) use newtype;
