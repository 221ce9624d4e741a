//! How a struct is read from JSON and written to it: `model!`.

use super::{Encode, Fault, KEPT, PASSED_OVER, Presence, Reader, Slot, Writer};

/// The key of each field and how it may be missing.
pub type Fields = [(&'static str, Presence)];

impl Reader<'_> {
    /// Reads an object into the slots of its fields; a key that no field has goes to `rest`, or is passed over.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that is no object, and for a value that does not have the shape of its field.
    pub fn fields(
        &mut self,
        fields: &Fields,
        slots: &mut [&mut dyn Slot],
        mut rest: Option<&mut dyn Slot>,
    ) -> Result<(), Fault> {
        // Services write keys in the order of the description more often than not.
        let mut next = 0;
        self.object(|reader, key| {
            let found = match fields.get(next) {
                Some((name, _)) if name == key => Some(next),
                _ => fields.iter().position(|(name, _)| name == key),
            };
            let field = found.and_then(|place| Some((place, fields.get(place)?.1, slots.get_mut(place)?)));
            match (field, &mut rest) {
                (Some((place, presence, slot)), _) => {
                    next = place + 1;
                    slot.fill(presence, reader)
                }
                (None, Some(rest)) => {
                    reader.add_misfit(KEPT);
                    rest.fill_entry(key, reader)
                }
                (None, None) => {
                    reader.add_misfit(PASSED_OVER);
                    reader.raw().map(drop)
                }
            }
        })
    }
}

impl Writer {
    /// Writes an object with the values of its fields, and then with the entries of `rest`.
    pub fn fields(&mut self, fields: &Fields, values: &[&dyn Encode], rest: Option<&dyn Encode>) {
        self.object(|writer| {
            for ((key, presence), value) in fields.iter().zip(values) {
                let is_optional = !matches!(presence, Presence::Required | Presence::OneOrMany);
                if !(is_optional && value.is_absent()) {
                    writer.entry(key, *value);
                }
            }
            if let Some(rest) = rest {
                rest.write_entries(writer);
            }
        });
    }
}

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
                    Self::FIELDS_OF_JSON,
                    &mut [$(&mut $field),*],
                    $crate::runtime::model!(@mut $($rest)?),
                )?;
                $($crate::runtime::model! { @settle $presence $field $key })*
                ::core::result::Result::Ok($name { $($field,)* $($rest: $rest.unwrap_or_default())? })
            }
        }

        #[allow(deprecated)]
        impl $crate::runtime::Encode for $name {
            fn write(&self, writer: &mut $crate::runtime::Writer) {
                writer.fields(
                    Self::FIELDS_OF_JSON,
                    &[$(&self.$field),*],
                    $crate::runtime::model!(@ref self $($rest)?),
                );
            }
        }

        $crate::runtime::serde_by_json! { $name }

        impl $name {
            const FIELDS_OF_JSON: &'static $crate::runtime::Fields =
                &[$(($key, $crate::runtime::$presence::PRESENCE)),*];

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

    // The field of its slot, by how it may be missing.
    (@settle required $field:ident $key:literal) => {
        let ::core::option::Option::Some($field) = $field else {
            return ::core::result::Result::Err($crate::runtime::Fault::missing($key));
        };
    };
    (@settle nullable $field:ident $key:literal) => { $crate::runtime::model! { @settle required $field $key } };
    (@settle one_or_many $field:ident $key:literal) => { $crate::runtime::model! { @settle required $field $key } };
    (@settle three_state $field:ident $key:literal) => { let $field = $field.unwrap_or_default(); };
    (@settle $optional:ident $field:ident $key:literal) => {};

    (@mut) => { ::core::option::Option::None };
    (@mut $rest:ident) => { ::core::option::Option::Some(&mut $rest) };
    (@ref $self:ident) => { ::core::option::Option::None };
    (@ref $self:ident $rest:ident) => { ::core::option::Option::Some(&$self.$rest) };
}

pub(crate) use model;
