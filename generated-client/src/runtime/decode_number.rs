//! Numbers of fixed size, read from JSON and written to it.

use std::fmt::Write;

use super::{Decode, Encode, Fault, KEPT, Reader, Writer, describe_json};

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Decode for $integer {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                let text = reader.number(stringify!($integer))?;
                if let Ok(integer) = text.parse() {
                    return Ok(integer);
                }
                // A member of a union that is a number fits better.
                reader.add_misfit(KEPT);
                exact_integer(text)
                    .and_then(|integer| integer.try_into().ok())
                    .ok_or_else(|| Fault::new(stringify!($integer), describe_json(text.as_bytes())))
            }
        }

        impl Encode for $integer {
            fn write(&self, writer: &mut Writer) {
                writer.display(self);
            }
        }
    )*};
}

integers! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Decode for $float {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.parsed_number(stringify!($float), |text| {
                    text.parse().ok().filter(|value: &Self| value.is_finite())
                })
            }
        }

        impl Encode for $float {
            fn write(&self, writer: &mut Writer) {
                match serde_json::to_string(self) {
                    Ok(text) => writer.json(&text),
                    Err(_) => writer.json("null"),
                }
            }
        }
    )*};
}

floats! { f32 f64 }

/// The integer that a number stands for, be it written with a fraction or an exponent, such as `5.0`, `1e3` and `-0`.
#[must_use]
pub fn exact_integer(number: &str) -> Option<i128> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let exponent: i64 = exponent.parse().ok()?;
    let zeros = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let mut digits = format!("{whole}{fraction}");
    if digits.bytes().all(|byte| matches!(byte, b'-' | b'0')) {
        return Some(0);
    }
    match usize::try_from(zeros) {
        // More digits than an `i128` has would not parse anyhow.
        Ok(zeros) => write!(digits, "{:0<zeros$}", "", zeros = zeros.min(40)).ok()?,
        Err(_) => {
            let kept = digits.len().checked_sub(usize::try_from(zeros.unsigned_abs()).ok()?)?;
            if digits.bytes().skip(kept).any(|digit| digit != b'0') {
                return None;
            }
            digits.truncate(kept);
        }
    }
    digits.parse().ok()
}
