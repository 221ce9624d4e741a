//! Strings, numbers and booleans, by their formats.

use crate::lower::context::Context;
use crate::model::{FloatType, IntegerType, JsonKind, TypeRef};
use crate::options::DateTimeCrate;
use crate::pointer::Place;

impl Context<'_> {
    /// The type of a value that has no parts.
    pub(super) fn scalar(&mut self, kind: JsonKind, format: Option<&str>, _place: &Place) -> TypeRef {
        match kind {
            JsonKind::Null => TypeRef::Null,
            JsonKind::Boolean => TypeRef::Bool,
            JsonKind::Integer => integer(format),
            JsonKind::Number => number(format),
            JsonKind::String => self.text(format),
            JsonKind::Array => TypeRef::List(Box::new(TypeRef::Json)),
            JsonKind::Object => TypeRef::Map(Box::new(TypeRef::String), Box::new(TypeRef::Json)),
        }
    }

    fn text(&self, format: Option<&str>) -> TypeRef {
        let times = self.options.date_time != DateTimeCrate::Text;
        match format {
            Some("date-time") if times => TypeRef::DateTime,
            Some("date" | "full-date") if times => TypeRef::Date,
            Some("uuid") => TypeRef::Uuid,
            Some("ipv4") => TypeRef::Ipv4,
            Some("ipv6") => TypeRef::Ipv6,
            Some("byte" | "base64") => TypeRef::Base64,
            Some("binary") => TypeRef::Binary,
            _ => TypeRef::String,
        }
    }
}

fn integer(format: Option<&str>) -> TypeRef {
    TypeRef::Integer(match format {
        Some("int8") => IntegerType::I8,
        Some("int16") => IntegerType::I16,
        Some("int32") => IntegerType::I32,
        Some("uint8") => IntegerType::U8,
        Some("uint16") => IntegerType::U16,
        Some("uint32") => IntegerType::U32,
        Some("uint64" | "uint") => IntegerType::U64,
        Some("bigint" | "big-integer" | "biginteger") => return TypeRef::Number,
        _ => IntegerType::I64,
    })
}

fn number(format: Option<&str>) -> TypeRef {
    match format {
        Some("float") => TypeRef::Float(FloatType::F32),
        Some("decimal" | "big-decimal" | "bigdecimal") => TypeRef::Number,
        Some("int8" | "int16" | "int32" | "uint8" | "uint16" | "uint32" | "uint64" | "int64") => integer(format),
        _ => TypeRef::Float(FloatType::F64),
    }
}
