//! Numbers of fixed size, read from JSON and written to it.

use super::{Codec, Fault, KEPT, Reader, Writer, describe_json, exact_integer};

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Codec for $integer {
            type Values = ();

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

            fn write(&self, writer: &mut Writer) {
                writer.display(self);
            }
        }

    )*};
}

integers! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Codec for $float {
            type Values = ();

            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.parsed_number(stringify!($float), |text| {
                    text.parse().ok().filter(|value: &Self| value.is_finite())
                })
            }

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
