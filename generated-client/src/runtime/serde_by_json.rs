//! serde's traits for types that are read from JSON and written to it: `serde_by_json!`.

/// Implements `Serialize` and `Deserialize` for a type that is read from JSON and written to it.
///
/// Only with the feature `serde`: the client needs neither, and they are a tenth of what the compiler does.
#[cfg(feature = "serde")]
macro_rules! serde_by_json {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                $crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
macro_rules! serde_by_json {
    ($name:ident) => {};
}

pub(crate) use serde_by_json;
