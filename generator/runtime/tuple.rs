//! Arrays of which each element has a type of its own: tuples.

use std::fmt::Debug;

use super::{Codec, Encode, Fault, Reader, Writer};

/// A tuple of elements that are always there.
pub trait Places: Clone + Debug + PartialEq + 'static {
    /// How many there are.
    const LEN: usize;

    /// Where the elements are kept until the last one is read.
    type Slots: Default;

    /// Reads the element of this place; `false` if there is no such place.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for an element of another shape.
    fn fill(slots: &mut Self::Slots, place: usize, reader: &mut Reader<'_>) -> Result<bool, Fault>;

    /// The tuple, if no element is missing.
    fn finish(slots: Self::Slots) -> Option<Self>;

    /// The elements.
    fn values(&self) -> Vec<&dyn Encode>;
}

/// A tuple of elements that may be missing from the end.
pub trait OptionalPlaces: Clone + Debug + Default + PartialEq + 'static {
    /// Reads the element of this place; `false` if there is no such place.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for an element of another shape.
    fn fill(&mut self, place: usize, reader: &mut Reader<'_>) -> Result<bool, Fault>;

    /// The elements, each if it is there.
    fn values(&self) -> Vec<Option<&dyn Encode>>;
}

/// The fault of an array with fewer elements than are always there.
#[must_use]
pub fn too_few(len: usize) -> Fault {
    Fault::new(format!("an array of {len} elements"), "fewer")
}

fn read_tuple<T: Places>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    let mut slots = T::Slots::default();
    reader.array(|reader, place| match T::fill(&mut slots, place, reader)? {
        true => Ok(()),
        false => Err(reader.mismatch("no further element")),
    })?;
    T::finish(slots).ok_or_else(|| too_few(T::LEN))
}

/// Writes the traits for the tuples of these types and of all that are shorter.
macro_rules! tuples {
    () => {
        tuples!(@of);
    };
    ($head:ident $head_place:literal $($tail:ident $tail_place:literal)*) => {
        tuples!(@of $head $head_place $($tail $tail_place)*);
        tuples!(@json $head $($tail)*);
        tuples!($($tail $tail_place)*);
    };
    // The types stand from the last to the first, and their places count from the end.
    (@of $($type:ident $place:literal)*) => {
        #[allow(non_snake_case, unused_variables)]
        impl<$($type: Codec),*> Places for ($($type,)*) {
            const LEN: usize = {
                let places: &[usize] = &[$($place),*];
                places.len()
            };

            type Slots = ($(Option<$type>,)*);

            fn fill(slots: &mut Self::Slots, place: usize, reader: &mut Reader<'_>) -> Result<bool, Fault> {
                let ($($type,)*) = slots;
                match Self::LEN - place.min(Self::LEN) {
                    $($place => *$type = Some(Codec::read(reader)?),)*
                    _ => return Ok(false),
                }
                #[allow(unreachable_code)]
                Ok(true)
            }

            fn finish(($($type,)*): Self::Slots) -> Option<Self> {
                Some(($($type?,)*))
            }

            fn values(&self) -> Vec<&dyn Encode> {
                let ($($type,)*) = self;
                vec![$($type),*]
            }
        }

        #[allow(non_snake_case, unused_variables)]
        impl<$($type: Codec),*> OptionalPlaces for ($(Option<$type>,)*) {
            fn fill(&mut self, place: usize, reader: &mut Reader<'_>) -> Result<bool, Fault> {
                let ($($type,)*) = self;
                let len = <($($type,)*) as Places>::LEN;
                match len - place.min(len) {
                    $($place => *$type = Some(Codec::read(reader)?),)*
                    _ => return Ok(false),
                }
                #[allow(unreachable_code)]
                Ok(true)
            }

            fn values(&self) -> Vec<Option<&dyn Encode>> {
                let ($($type,)*) = self;
                vec![$($type.as_ref().map(|value| value as &dyn Encode)),*]
            }
        }
    };
    (@json $($type:ident)*) => {
        impl<$($type: Codec),*> Codec for ($($type,)*) {
            type Values = ();

            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                read_tuple(reader)
            }

            fn write(&self, writer: &mut Writer) {
                writer.array(Places::values(self));
            }
        }

    };
}

tuples!(T1 12 T2 11 T3 10 T4 9 T5 8 T6 7 T7 6 T8 5 T9 4 T10 3 T11 2 T12 1);
