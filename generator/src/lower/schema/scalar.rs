//! Strings, numbers and booleans, by their formats and by what else is said of their values.

use super::flat::Flat;
use super::shape::Literal;
use crate::lower::context::Context;
use crate::model::{FloatType, IntegerType, JsonKind, TypeRef};
use crate::options::DateTimeCrate;

impl<'a> Context<'a> {
    /// The type of a value that has no parts.
    pub(super) fn scalar(&mut self, kind: JsonKind, flat: &Flat<'a>) -> TypeRef {
        match kind {
            JsonKind::Null => TypeRef::Null,
            JsonKind::Boolean => TypeRef::Bool,
            JsonKind::Integer => integer(flat),
            JsonKind::Number => number(flat),
            JsonKind::String => self.text(flat),
            JsonKind::Array => TypeRef::List(Box::new(TypeRef::Json)),
            JsonKind::Object => TypeRef::Map(Box::new(TypeRef::String), Box::new(TypeRef::Json)),
        }
    }

    /// A type that holds every valid text of the format, where there is one; a text whose length is not one that the
    /// format has is not of the format.
    fn text(&self, flat: &Flat<'a>) -> TypeRef {
        let times = self.options.date_time != DateTimeCrate::Text;
        let (least, most) = flat.text_length;
        let can_have =
            |shortest, longest| least.is_none_or(|least| least <= longest) && most.is_none_or(|most| most >= shortest);
        match flat.format {
            Some("date-time") if times && can_have(20, usize::MAX) => TypeRef::DateTime,
            Some("date" | "full-date") if times && can_have(10, 10) => TypeRef::Date,
            Some("uuid" | "guid") if can_have(36, 36) => TypeRef::Uuid,
            Some("ipv4") if can_have(7, 15) => TypeRef::Ipv4,
            Some("ipv6") if can_have(2, 45) => TypeRef::Ipv6,
            Some("byte" | "base64") => TypeRef::Base64,
            Some("binary") => TypeRef::Binary,
            _ => TypeRef::String,
        }
    }
}

/// The integer type of a format; `None` for one of any size.
fn of_format(format: Option<&str>) -> Option<IntegerType> {
    Some(match format {
        Some("int8") => IntegerType::I8,
        Some("int16") => IntegerType::I16,
        Some("int32") => IntegerType::I32,
        Some("uint8") => IntegerType::U8,
        Some("uint16") => IntegerType::U16,
        Some("uint32") => IntegerType::U32,
        Some("uint64" | "uint") => IntegerType::U64,
        Some("bigint" | "big-integer" | "biginteger") => return None,
        _ => IntegerType::I64,
    })
}

/// The type of the format, or else the smallest that holds these values too: what is documented to occur counts more
/// than a format that cannot hold it. `None` where none does.
pub(super) fn integer_holding(format: Option<&str>, values: &[i128]) -> Option<IntegerType> {
    let mut types = vec![of_format(format)?, IntegerType::I64, IntegerType::U64].into_iter();
    types.find(|integer| {
        let range = integer.range();
        values.iter().all(|value| range.contains(value))
    })
}

/// Signed unless the format or a value says otherwise: `minimum: 0` is a limit, and may be lifted.
fn integer(flat: &Flat<'_>) -> TypeRef {
    let documented = flat.documented.iter().filter_map(Literal::integer);
    let values: Vec<i128> = documented.chain(flat.bounds.iter().copied()).collect();
    integer_holding(flat.format, &values).map_or(TypeRef::Number, TypeRef::Integer)
}

/// A floating point number of 64 bits, which keeps what services write for `float` too; a decimal keeps its text.
fn number(flat: &Flat<'_>) -> TypeRef {
    let is_rounded = |value: &Literal<'_>| value.integer().is_some_and(|value| value as f64 as i128 != value);
    let has_fraction = flat.documented.iter().any(|value| matches!(value, Literal::Number(_)));
    match flat.format {
        Some("decimal" | "decimal128" | "big-decimal" | "bigdecimal") => TypeRef::Number,
        Some("int8" | "int16" | "int32" | "uint8" | "uint16" | "uint32" | "uint64" | "int64") if !has_fraction => {
            integer(flat)
        }
        _ if flat.documented.iter().any(is_rounded) => TypeRef::Number,
        _ => TypeRef::Float(FloatType::F64),
    }
}
