//! How `model!` reads and writes a field, by whether the value may be missing or `null`.

use super::{Codec, Fault, Reader};

/// How a field is read and written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Presence {
    /// Always there; where the type has a value for `null`, that is a value like any other.
    #[default]
    Required,
    /// May be missing; `null` reads as missing.
    Optional,
    /// May be missing; `null` is a value like any other.
    OptionalAny,
    /// A list for which the API also sends a single value.
    OneOrMany,
    /// The same for a list that may be missing; `null` reads as missing.
    OptionalOneOrMany,
    /// The map of all keys that no other field has.
    Rest,
}

impl Presence {
    /// Whether an object without the field is a value of the struct.
    #[must_use]
    pub const fn may_be_missing(self) -> bool {
        !matches!(self, Self::Required | Self::OneOrMany)
    }
}

/// The place of a field's value while an object is read.
pub trait Slot {
    /// Reads the value into its place.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that does not have the shape of the field.
    fn fill(&mut self, presence: Presence, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Reads the value of a key that no field has, if the place is for those.
    ///
    /// # Errors
    ///
    /// As for [`Slot::fill`].
    fn fill_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Codec> Slot for Option<T> {
    fn fill(&mut self, presence: Presence, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Some(T::read_field(presence, reader)?);
        Ok(())
    }

    fn fill_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if self.is_none() {
            *self = T::absent();
        }
        match self {
            Some(map) => map.read_entry(key, reader),
            None => reader.raw().map(drop),
        }
    }
}

// The words of `model!`: each is a module with the presence that it stands for.

/// Always there, never `null`: a field of type `T`.
pub mod required {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::Required;
}

/// Always there, may be `null`: a field of type `Option<T>`.
pub mod nullable {
    pub use super::required::PRESENCE;
}

/// May be missing: a field of type `Option<T>`; `null` reads as missing.
pub mod optional {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::Optional;
}

/// May be missing, and `null` is a value like any other: a field of type `Option<T>`, where `T` has a value for `null`.
pub mod optional_any {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::OptionalAny;
}

/// May be missing or `null`, and the difference matters: a field of type `Field<T>`.
pub mod three_state {
    pub use super::optional_any::PRESENCE;
}

/// A list for which the API also sends a single value: a field of type `Vec<T>`, always there.
pub mod one_or_many {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::OneOrMany;
}

/// The same for a list that may be missing: a field of type `Option<Vec<T>>`; `null` reads as missing.
pub mod optional_one_or_many {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::OptionalOneOrMany;
}

/// The map of all keys that no other field has: a field of type `BTreeMap<K, T>`.
pub mod rest {
    /// As it is read and written.
    pub const PRESENCE: super::Presence = super::Presence::Rest;
}
