//! Numbers of any size, kept as their text: [`Number`].

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::{
    Codec, Decimal, DecodeError, Fault, Reader, ShortText, Writer, decode, exact_integer, same_number, serde_by_json,
};

/// A number of any size and precision.
///
/// It keeps the text. Two numbers are equal when their values are: `1e3`, `1000` and `1000.0` are.
#[derive(Clone)]
pub struct Number(ShortText);

impl Number {
    /// The text, as JSON writes numbers.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        exact_integer(self.as_str()).and_then(|value| i64::try_from(value).ok())
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        exact_integer(self.as_str()).and_then(|value| u64::try_from(value).ok())
    }

    /// The value, if it is an integer that fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        exact_integer(self.as_str())
    }

    /// The nearest floating point number; infinite for a value out of range.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        same_number(self.as_str(), other.as_str())
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Decimal::of(self.as_str()) {
            Some(decimal) => decimal.hash(state),
            None => self.as_str().hash(state),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.as_str())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Number {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        decode(text.as_bytes())
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string().as_str().into())
            }
        }
    )*};
}

from_integer! { i32 u32 i64 u64 i128 u128 }

impl TryFrom<f64> for Number {
    type Error = DecodeError;

    /// Infinities and what is not a number have no JSON.
    fn try_from(value: f64) -> Result<Self, DecodeError> {
        value.to_string().parse()
    }
}

impl Codec for Number {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.number("a number").map(|text| Self(text.into()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.json(self.as_str());
    }
}

serde_by_json! { Number }
