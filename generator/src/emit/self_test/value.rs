//! Sample values as Rust expressions, as methods and constructors take them.

use serde_json::Value;

use super::super::file::File;
use super::super::literal;
use super::super::ty::{FileShape, file_shape, resolve};
use super::json;
use crate::model::{Field, FloatType, IntegerType, Presence, TypeKind, TypeRef};
use crate::options::DateTimeCrate;

/// Writes expressions; `indent` is where the line begins that they stand in.
pub(super) struct Values<'f, 'a> {
    pub(super) file: &'f File<'a>,
    pub(super) indent: usize,
}

impl Values<'_, '_> {
    /// What a method takes for a value of a type.
    pub(super) fn taken(&self, ty: &TypeRef, value: &Value) -> String {
        let api = self.file.api;
        match ty {
            TypeRef::Secret(inner) | TypeRef::Boxed(inner) => self.taken(inner, value),
            TypeRef::Binary => literal::text(value.as_str().unwrap_or("content")),
            TypeRef::List(item) if **item == TypeRef::Never => "Vec::new()".to_owned(),
            TypeRef::List(item) if **item == TypeRef::Binary => files(FileShape::List, value),
            TypeRef::List(item) => self.texts(item, value).unwrap_or_else(|| self.read(ty, value)),
            TypeRef::Named(id) => match &api.types[*id].kind {
                TypeKind::Alias(target) => match resolve(api, target) {
                    TypeRef::List(_) | TypeRef::Map(..) | TypeRef::Secret(_) => self.taken(target, value),
                    _ => self.plain_text(ty, value).unwrap_or_else(|| self.stored(ty, value)),
                },
                _ => self.stored(ty, value),
            },
            _ => self.plain_text(ty, value).unwrap_or_else(|| self.stored(ty, value)),
        }
    }

    /// What a constructor takes for a field, or a setter.
    pub(super) fn of_field(&self, field: &Field, value: &Value) -> String {
        if let Some(shape) = file_shape(self.file.api, &field.ty) {
            let file = files(shape, value);
            return match field.presence {
                Presence::Nullable => format!("Some({file})"),
                _ => file,
            };
        }
        let composed = matches!(
            resolve(self.file.api, &field.ty),
            TypeRef::Secret(_) | TypeRef::List(_) | TypeRef::Map(..)
        );
        match field.presence {
            Presence::Nullable if value.is_null() => "None".to_owned(),
            Presence::Nullable => format!("Some({})", self.stored(&field.ty, value)),
            Presence::OptionalNullable if !composed => {
                let text = self.plain_text(&field.ty, value);
                text.unwrap_or_else(|| self.stored(&field.ty, value))
            }
            _ => self.taken(&field.ty, value),
        }
    }

    /// A value of the type itself.
    fn stored(&self, ty: &TypeRef, value: &Value) -> String {
        match (resolve(self.file.api, ty), value) {
            (TypeRef::Bool, Value::Bool(value)) if !matches!(ty, TypeRef::Boxed(_)) => value.to_string(),
            (TypeRef::Integer(integer), Value::Number(_)) if !matches!(ty, TypeRef::Boxed(_)) => {
                self.integer(*integer, ty, value)
            }
            (TypeRef::Float(FloatType::F64), Value::Number(number)) if !matches!(ty, TypeRef::Boxed(_)) => {
                // What is near to a constant of mathematics is taken for one.
                match number.as_f64() {
                    Some(float) if (float * 2.0).fract() == 0.0 => literal::float(Some(value)),
                    _ => self.read(ty, value),
                }
            }
            (TypeRef::Named(id), Value::String(text)) => {
                let def = &self.file.api.types[*id];
                let is_boxed = matches!(ty, TypeRef::Boxed(_));
                let variant = match &def.kind {
                    TypeKind::Newtype(_) if !is_boxed => {
                        return format!("api::types::{}::new({})", def.name, literal::text(text));
                    }
                    TypeKind::Enum(shape) => shape.variants.iter().find(|variant| variant.wire == *text),
                    _ => None,
                };
                match variant {
                    Some(variant) if !is_boxed => {
                        format!("api::types::{}::{}", def.name, variant.name)
                    }
                    _ => self.read(ty, value),
                }
            }
            _ => self.read(ty, value),
        }
    }

    fn integer(&self, integer: IntegerType, ty: &TypeRef, value: &Value) -> String {
        let number = value.as_i64().map(i128::from).or(value.as_u64().map(i128::from));
        match number {
            Some(number) if integer.range().contains(&number) => literal::integer(integer, Some(value)),
            _ => self.read(ty, value),
        }
    }

    /// A text that a method converts, of a type that is one.
    fn plain_text(&self, ty: &TypeRef, value: &Value) -> Option<String> {
        let Value::String(text) = value else { return None };
        let times_are_texts = self.file.options.date_time == DateTimeCrate::Text;
        let is_text = match resolve(self.file.api, ty) {
            TypeRef::String => true,
            TypeRef::DateTime | TypeRef::Date => times_are_texts,
            _ => false,
        };
        is_text.then(|| literal::text(text))
    }

    /// A list of texts, each of which a method converts.
    fn texts(&self, item: &TypeRef, value: &Value) -> Option<String> {
        let is_text = *resolve(self.file.api, item) == TypeRef::String;
        let texts: Option<Vec<String>> = value
            .as_array()?
            .iter()
            .map(|element| element.as_str().map(literal::text))
            .collect();
        let texts = texts.filter(|texts| is_text && !texts.is_empty() && !matches!(item, TypeRef::Boxed(_)))?;
        Some(format!("[{}]", texts.join(", ")))
    }

    /// The value read from its JSON.
    pub(super) fn read(&self, ty: &TypeRef, value: &Value) -> String {
        let json = json::literal(&value.to_string(), self.indent);
        format!("support::value::<{}>({json})", self.name(ty))
    }

    /// A type by its path.
    pub(super) fn name(&self, ty: &TypeRef) -> String {
        let names = |types: &[TypeRef]| types.iter().map(|ty| self.name(ty) + ", ").collect::<String>();
        match ty {
            TypeRef::Bool => "bool".to_owned(),
            TypeRef::Integer(integer) => format!("{integer:?}").to_lowercase(),
            TypeRef::Float(float) => format!("{float:?}").to_lowercase(),
            TypeRef::String => "String".to_owned(),
            TypeRef::Number => "api::runtime::Number".to_owned(),
            TypeRef::DateTime | TypeRef::Date if self.file.options.date_time == DateTimeCrate::Text => {
                "String".to_owned()
            }
            TypeRef::DateTime => "api::runtime::DateTime".to_owned(),
            TypeRef::Date => "api::runtime::Date".to_owned(),
            TypeRef::Uuid => "uuid::Uuid".to_owned(),
            TypeRef::Ipv4 => "std::net::Ipv4Addr".to_owned(),
            TypeRef::Ipv6 => "std::net::Ipv6Addr".to_owned(),
            TypeRef::Base64 => "api::runtime::Base64Bytes".to_owned(),
            TypeRef::Binary => "api::RequestBody".to_owned(),
            TypeRef::Null => "()".to_owned(),
            TypeRef::Json => "api::runtime::Json".to_owned(),
            TypeRef::List(item) => format!("Vec<{}>", self.name(item)),
            TypeRef::Map(key, value) => {
                format!("std::collections::BTreeMap<{}, {}>", self.name(key), self.name(value))
            }
            TypeRef::Tuple(items) => format!("({})", names(items).trim_end()),
            TypeRef::OpenTuple(tuple) => {
                let optional: String = tuple
                    .optional
                    .iter()
                    .map(|ty| format!("Option<{}>, ", self.name(ty)))
                    .collect();
                let (first, rest) = (names(&tuple.first), self.name(&tuple.rest));
                format!(
                    "api::runtime::OpenTuple<({}), ({}), {rest}>",
                    first.trim_end(),
                    optional.trim_end()
                )
            }
            TypeRef::Never => "api::runtime::Never".to_owned(),
            TypeRef::Nullable(inner) => format!("Option<{}>", self.name(inner)),
            TypeRef::Boxed(inner) => format!("Box<{}>", self.name(inner)),
            TypeRef::Secret(inner) => format!("api::runtime::Secret<{}>", self.name(inner)),
            TypeRef::Named(id) => format!("api::types::{}", self.file.api.types[*id].name),
        }
    }
}

/// The elements of a list; of anything else the value itself, as a list of files may be documented as one file.
pub(super) fn one_or_many(value: &Value) -> &[Value] {
    match value {
        Value::Array(elements) => elements,
        one => std::slice::from_ref(one),
    }
}

/// The files of a field.
fn files(shape: FileShape, value: &Value) -> String {
    let file = |value: &Value| {
        let text = literal::text(value.as_str().unwrap_or("content"));
        format!("api::runtime::FilePart::new({text})")
    };
    match shape {
        FileShape::One => file(value),
        FileShape::List => {
            let files: Vec<_> = one_or_many(value).iter().map(file).collect();
            match files.as_slice() {
                [] => "Vec::<api::runtime::FilePart>::new()".to_owned(),
                files => format!("[{}]", files.join(", ")),
            }
        }
    }
}
