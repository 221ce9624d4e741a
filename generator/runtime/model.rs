//! How a struct is read from JSON and written to it: `model!`.

/// Writes the conversions of a plain struct, from a table with one field a line.
///
/// A line is the field, its key, and how it may be missing, which names a module of the file `presence.rs`. The last
/// line may be a map for the keys that no field has, `..rest`; without it such keys are passed over.
macro_rules! model {
    ($name:ident { $($field:ident : $key:literal $presence:ident),* $(,)? $(.. $rest:ident $(,)?)? }) => {
        #[allow(deprecated)]
        impl $crate::runtime::Decode for $name {
            fn read(
                reader: &mut $crate::runtime::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                $(let mut $field = ::core::option::Option::None;)*
                $(let mut $rest = ::core::option::Option::Some(::std::collections::BTreeMap::new());)?
                reader.fields(
                    &[$(($key, $crate::runtime::$presence::PRESENCE)),*],
                    &mut [$(&mut $field),*],
                    $crate::runtime::model!(@mut $($rest)?),
                )?;
                $($crate::runtime::settle! { $presence $field $key })*
                ::core::result::Result::Ok($name { $($field,)* $($rest: $rest.unwrap_or_default())? })
            }
        }

        #[allow(deprecated)]
        impl $crate::runtime::Encode for $name {
            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.fields(
                    &[$(($key, $crate::runtime::$presence::PRESENCE)),*],
                    &[$(&self.$field),*],
                    $crate::runtime::model!(@ref self $($rest)?),
                );
            }
        }

        $crate::runtime::serde_by_json! { $name }

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

    (@mut) => { ::core::option::Option::None };
    (@mut $rest:ident) => { ::core::option::Option::Some(&mut $rest) };
    (@ref $self:ident) => { ::core::option::Option::None };
    (@ref $self:ident $rest:ident) => { ::core::option::Option::Some(&$self.$rest) };
}

/// Makes the field of its slot, by how it may be missing.
macro_rules! settle {
    (required $field:ident $key:literal) => {
        let ::core::option::Option::Some($field) = $field else {
            return ::core::result::Result::Err($crate::runtime::Fault::missing($key));
        };
    };
    (nullable $field:ident $key:literal) => { $crate::runtime::settle! { required $field $key } };
    (one_or_many $field:ident $key:literal) => { $crate::runtime::settle! { required $field $key } };
    (three_state $field:ident $key:literal) => { let $field = $field.unwrap_or_default(); };
    ($optional:ident $field:ident $key:literal) => {};
}

pub(crate) use {model, settle};
