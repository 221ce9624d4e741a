//! Arrays whose first elements have types of their own, and whose length is open: [`OpenTuple`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeSeq, Serializer};

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

impl<F: WriteFirst, O: WriteOptional, R: Serialize> Serialize for OpenTuple<F, O, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut elements = Elements {
            sequence: serializer.serialize_seq(None)?,
            is_over: false,
        };
        self.first.write(&mut elements)?;
        self.optional.write(&mut elements)?;
        self.rest.iter().try_for_each(|element| elements.write(Some(element)))?;
        elements.sequence.end()
    }
}

impl<'de, F: ReadFirst<'de>, O: ReadOptional<'de>, R: Deserialize<'de>> Deserialize<'de> for OpenTuple<F, O, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(TupleVisitor(PhantomData))
    }
}

struct TupleVisitor<T>(PhantomData<T>);

impl<'de, F: ReadFirst<'de>, O: ReadOptional<'de>, R: Deserialize<'de>> Visitor<'de>
    for TupleVisitor<OpenTuple<F, O, R>>
{
    type Value = OpenTuple<F, O, R>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let first = F::read(&mut sequence)?;
        let optional = O::read(&mut sequence)?;
        let mut rest = Vec::new();
        while let Some(element) = sequence.next_element()? {
            rest.push(element);
        }
        Ok(OpenTuple { first, optional, rest })
    }
}

/// An array that is being written.
pub struct Elements<S> {
    sequence: S,
    /// Whether an element was missing: none may follow.
    is_over: bool,
}

impl<S: SerializeSeq> Elements<S> {
    fn write<T: Serialize>(&mut self, element: Option<&T>) -> Result<(), S::Error> {
        match element {
            Some(_) if self.is_over => Err(S::Error::custom("an element of the array follows one that is missing")),
            Some(element) => self.sequence.serialize_element(element),
            None => {
                self.is_over = true;
                Ok(())
            }
        }
    }
}

/// A tuple of elements that are always there, as it is written.
pub trait WriteFirst {
    /// Writes all of them.
    fn write<S: SerializeSeq>(&self, elements: &mut Elements<S>) -> Result<(), S::Error>;
}

/// A tuple of elements that are always there, as it is read.
pub trait ReadFirst<'de>: Sized {
    /// Reads all of them.
    fn read<A: SeqAccess<'de>>(sequence: &mut A) -> Result<Self, A::Error>;
}

/// A tuple of elements that may be missing from the end, as it is written.
pub trait WriteOptional {
    /// Writes those that are there.
    fn write<S: SerializeSeq>(&self, elements: &mut Elements<S>) -> Result<(), S::Error>;
}

/// A tuple of elements that may be missing from the end, as it is read.
pub trait ReadOptional<'de>: Sized {
    /// Reads those that are there.
    fn read<A: SeqAccess<'de>>(sequence: &mut A) -> Result<Self, A::Error>;
}

fn always<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(sequence: &mut A) -> Result<T, A::Error> {
    let element = sequence.next_element()?;
    element.ok_or_else(|| A::Error::custom("an element of the array is missing"))
}

/// Writes the traits for the tuples of these types and of all that are shorter.
macro_rules! tuples {
    () => {
        tuples!(@of);
    };
    ($head:ident $($tail:ident)*) => {
        tuples!(@of $head $($tail)*);
        tuples!($($tail)*);
    };
    (@of $($type:ident)*) => {
        #[allow(non_snake_case, unused_variables, clippy::unused_unit)]
        impl<$($type: Serialize),*> WriteFirst for ($($type,)*) {
            fn write<S: SerializeSeq>(&self, elements: &mut Elements<S>) -> Result<(), S::Error> {
                let ($($type,)*) = self;
                $(elements.write(Some($type))?;)*
                Ok(())
            }
        }

        #[allow(non_snake_case, unused_variables, clippy::unused_unit)]
        impl<$($type: Serialize),*> WriteOptional for ($(Option<$type>,)*) {
            fn write<S: SerializeSeq>(&self, elements: &mut Elements<S>) -> Result<(), S::Error> {
                let ($($type,)*) = self;
                $(elements.write($type.as_ref())?;)*
                Ok(())
            }
        }

        #[allow(unused_variables, clippy::unused_unit)]
        impl<'de, $($type: Deserialize<'de>),*> ReadFirst<'de> for ($($type,)*) {
            fn read<A: SeqAccess<'de>>(sequence: &mut A) -> Result<Self, A::Error> {
                Ok(($(always::<$type, A>(sequence)?,)*))
            }
        }

        #[allow(unused_variables, clippy::unused_unit)]
        impl<'de, $($type: Deserialize<'de>),*> ReadOptional<'de> for ($(Option<$type>,)*) {
            fn read<A: SeqAccess<'de>>(sequence: &mut A) -> Result<Self, A::Error> {
                Ok(($(sequence.next_element::<$type>()?,)*))
            }
        }
    };
}

tuples!(T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12);
