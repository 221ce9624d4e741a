//! Types as short texts without spaces: `string(date-time)`, `[types::Pet]`, `{string:types::Pet}`.

use crate::model::{Api, FloatType, IntegerType, TypeRef};

/// The text of a type, as JSON has its values: what stands around them in Rust is left out.
pub(super) fn of(api: &Api, ty: &TypeRef) -> String {
    let list = |parts: &[TypeRef]| parts.iter().map(|part| of(api, part)).collect::<Vec<_>>();
    match ty {
        TypeRef::Bool => "boolean".to_owned(),
        TypeRef::Integer(integer) => format!("integer({})", integer_format(*integer)),
        TypeRef::Float(FloatType::F32) => "number(float)".to_owned(),
        TypeRef::Float(FloatType::F64) => "number".to_owned(),
        TypeRef::Number => "number(decimal)".to_owned(),
        TypeRef::String => "string".to_owned(),
        TypeRef::DateTime => "string(date-time)".to_owned(),
        TypeRef::Date => "string(date)".to_owned(),
        TypeRef::Uuid => "string(uuid)".to_owned(),
        TypeRef::Ipv4 => "string(ipv4)".to_owned(),
        TypeRef::Ipv6 => "string(ipv6)".to_owned(),
        TypeRef::Base64 => "string(byte)".to_owned(),
        TypeRef::Binary => "binary".to_owned(),
        TypeRef::Null => "null".to_owned(),
        TypeRef::Json => "any".to_owned(),
        TypeRef::Never => "never".to_owned(),
        TypeRef::List(item) => format!("[{}]", of(api, item)),
        TypeRef::Map(key, value) => format!("{{{}:{}}}", of(api, key), of(api, value)),
        TypeRef::Tuple(parts) => format!("({})", list(parts).join(",")),
        TypeRef::OpenTuple(tuple) => {
            let optional = list(&tuple.optional).into_iter().map(|part| format!("{part}?"));
            let rest = format!("..{}", of(api, &tuple.rest));
            let parts: Vec<String> = list(&tuple.first).into_iter().chain(optional).chain([rest]).collect();
            format!("({})", parts.join(","))
        }
        TypeRef::Nullable(inner) => format!("{}|null", of(api, inner)),
        TypeRef::Boxed(inner) | TypeRef::Secret(inner) => of(api, inner),
        TypeRef::Named(id) => api.types[*id].path(),
    }
}

/// The format of an integer.
pub(super) fn integer_format(integer: IntegerType) -> &'static str {
    match integer {
        IntegerType::I8 => "int8",
        IntegerType::I16 => "int16",
        IntegerType::I32 => "int32",
        IntegerType::I64 => "int64",
        IntegerType::U8 => "uint8",
        IntegerType::U16 => "uint16",
        IntegerType::U32 => "uint32",
        IntegerType::U64 => "uint64",
    }
}
