//! The values of a struct's fields as tuples, which generic code can take apart: [`Values`].

use std::slice::Iter;

use super::{Codec, Encode, Fault, FieldInfo, Slot};

/// The values of the fields of a struct, in their order.
///
/// A tuple of at most eight, or a [`Pair`] of some and further ones. What is written once for tuples is not written
/// again for every struct, which is what the compiler spends least time on.
pub trait Values: Sized {
    /// The same values, borrowed.
    type Refs<'a>: Parts + PartialEq;

    /// The same values while they are read.
    type Slots: Slots + Default;

    /// The values, each of its slot.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for a field that is missing and must not be.
    fn settle(slots: Self::Slots, fields: &mut Iter<'_, FieldInfo>) -> Result<Self, Fault>;

    /// A copy of borrowed values.
    fn cloned(values: Self::Refs<'_>) -> Self;
}

/// The slots of fields, by their places.
pub trait Slots {
    /// How many there are.
    fn places(&self) -> usize;

    /// The slot of the field with this place.
    fn at(&mut self, place: usize) -> Option<&mut dyn Slot>;
}

/// The values of fields, by their places.
pub trait Parts {
    /// How many there are.
    fn places(&self) -> usize;

    /// The value of the field with this place.
    fn at(&self, place: usize) -> Option<&dyn Encode>;
}

/// Values and further values, where there are more than a tuple has places for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pair<L, R>(pub L, pub R);

impl<L: Values, R: Values> Values for Pair<L, R> {
    type Refs<'a> = Pair<L::Refs<'a>, R::Refs<'a>>;
    type Slots = Pair<L::Slots, R::Slots>;

    fn settle(slots: Self::Slots, fields: &mut Iter<'_, FieldInfo>) -> Result<Self, Fault> {
        Ok(Self(L::settle(slots.0, fields)?, R::settle(slots.1, fields)?))
    }

    fn cloned(values: Self::Refs<'_>) -> Self {
        Self(L::cloned(values.0), R::cloned(values.1))
    }
}

impl<L: Slots, R: Slots> Slots for Pair<L, R> {
    fn places(&self) -> usize {
        self.0.places() + self.1.places()
    }

    fn at(&mut self, place: usize) -> Option<&mut dyn Slot> {
        match place.checked_sub(self.0.places()) {
            None => self.0.at(place),
            Some(place) => self.1.at(place),
        }
    }
}

impl<L: Parts, R: Parts> Parts for Pair<L, R> {
    fn places(&self) -> usize {
        self.0.places() + self.1.places()
    }

    fn at(&self, place: usize) -> Option<&dyn Encode> {
        match place.checked_sub(self.0.places()) {
            None => self.0.at(place),
            Some(place) => self.1.at(place),
        }
    }
}

/// The value of a slot; where it is empty, what a missing field stands for.
fn settled<T: Codec>(slot: Option<T>, fields: &mut Iter<'_, FieldInfo>) -> Result<T, Fault> {
    let (_, key, presence) = fields.next().copied().unwrap_or_default();
    slot.or_else(|| presence.may_be_missing().then(T::absent).flatten())
        .ok_or_else(|| Fault::missing(key))
}

/// Implements the traits for the tuples of these types.
macro_rules! tuples_of_values {
    ($($places:literal: $($type:ident $place:tt)*;)*) => {$(
        impl<$($type: Codec),*> Values for ($($type,)*) {
            type Refs<'a> = ($(&'a $type,)*);
            type Slots = ($(Option<$type>,)*);

            #[allow(unused_variables)]
            fn settle(slots: Self::Slots, fields: &mut Iter<'_, FieldInfo>) -> Result<Self, Fault> {
                Ok(($(settled(slots.$place, fields)?,)*))
            }

            #[allow(clippy::unused_unit, unused_variables)]
            fn cloned(values: Self::Refs<'_>) -> Self {
                ($(values.$place.clone(),)*)
            }
        }

        impl<$($type: Codec),*> Slots for ($(Option<$type>,)*) {
            fn places(&self) -> usize {
                $places
            }

            fn at(&mut self, place: usize) -> Option<&mut dyn Slot> {
                match place {
                    $($place => Some(&mut self.$place),)*
                    _ => None,
                }
            }
        }

        impl<$($type: Encode),*> Parts for ($(&$type,)*) {
            fn places(&self) -> usize {
                $places
            }

            fn at(&self, place: usize) -> Option<&dyn Encode> {
                match place {
                    $($place => Some(self.$place),)*
                    _ => None,
                }
            }
        }
    )*};
}

tuples_of_values! {
    0:;
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
