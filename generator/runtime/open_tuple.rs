//! Arrays whose first elements have types of their own, and whose length is open: [`OpenTuple`].

#[cfg(feature = "serde")]
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Codec, Encode, Fault, OptionalPlaces, Places, Reader, Writer, too_few};
#[cfg(feature = "serde")]
use super::{deserialize, serialize};

/// A JSON array whose first elements have types of their own.
///
/// `F` is a tuple of the elements that are always there, `O` one of `Option`s for those that may be missing from the
/// end, and `R` is the type of all elements that follow. An element that is there after one that is missing has no
/// JSON: writing it is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTuple<F, O, R> {
    /// The elements that are always there.
    pub first: F,
    /// The elements that come next, of which the last ones may be missing.
    pub optional: O,
    /// All further elements.
    pub rest: Vec<R>,
}

/// The elements that are always there, and no others.
impl<F, O: Default, R> From<F> for OpenTuple<F, O, R> {
    fn from(first: F) -> Self {
        Self {
            first,
            optional: O::default(),
            rest: Vec::new(),
        }
    }
}

impl<F: Places, O: OptionalPlaces, R: Codec> Codec for OpenTuple<F, O, R> {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut first = F::Slots::default();
        let mut optional = O::default();
        let mut rest = Vec::new();
        reader.array(|reader, index| {
            if !F::fill(&mut first, index, reader)? && !optional.fill(index - F::LEN, reader)? {
                rest.push(R::read(reader)?);
            }
            Ok(())
        })?;
        match F::finish(first) {
            Some(first) => Ok(Self { first, optional, rest }),
            None => Err(too_few(F::LEN)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        let optional = self.optional.values();
        let rest = self.rest.iter().map(|element| Some(element as &dyn Encode));
        let mut later = optional.into_iter().chain(rest);
        let there: Vec<&dyn Encode> = later.by_ref().map_while(|element| element).collect();
        if later.any(|element| element.is_some()) {
            writer.refuse("an element of the array follows one that is missing");
        }
        writer.array(self.first.values().into_iter().chain(there));
    }
}

#[cfg(feature = "serde")]
impl<F: Places, O: OptionalPlaces, R: Codec> Serialize for OpenTuple<F, O, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, F: Places, O: OptionalPlaces, R: Codec> Deserialize<'de> for OpenTuple<F, O, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}
