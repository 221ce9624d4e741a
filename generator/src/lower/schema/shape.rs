//! One schema, whatever the form that `openapiv3` holds it in.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, Type,
    VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::load::{Node, Origin};
use crate::model::JsonKind;

/// Up to here every integer is a floating point number of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The keywords of one schema that decide about its type.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Shape<'a> {
    pub(in crate::lower) data: &'a SchemaData,
    pub(in crate::lower) kind: Option<JsonKind>,
    pub(in crate::lower) format: Option<&'a str>,
    pub(in crate::lower) values: Vec<Literal<'a>>,
    pub(in crate::lower) properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub(in crate::lower) required: &'a [String],
    pub(in crate::lower) additional: Option<&'a AdditionalProperties>,
    pub(in crate::lower) items: Option<&'a ReferenceOr<Box<Schema>>>,
    /// `minItems` and `maxItems`.
    pub(in crate::lower) length: (Option<usize>, Option<usize>),
    pub(in crate::lower) all_of: &'a [ReferenceOr<Schema>],
    pub(in crate::lower) one_of: &'a [ReferenceOr<Schema>],
    pub(in crate::lower) any_of: &'a [ReferenceOr<Schema>],
    pub(in crate::lower) not: bool,
    /// `minLength` and `maxLength`.
    pub(in crate::lower) text_length: (Option<usize>, Option<usize>),
    /// A keyword that only texts have.
    pub(in crate::lower) text_keywords: bool,
    /// A keyword that only numbers have.
    pub(in crate::lower) number_keywords: bool,
}

/// A value of `enum`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lower) enum Literal<'a> {
    Null,
    Bool(bool),
    /// A whole number, however it is written.
    Integer(i128),
    /// A number with a fraction, or one that is too large for an integer.
    Number(f64),
    Text(&'a str),
    Other(&'a serde_json::Value),
}

impl<'a> Literal<'a> {
    pub(in crate::lower) fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::String(value) => Self::Text(value),
            Value::Number(number) => number
                .as_i128()
                .map(Self::Integer)
                .or_else(|| number.as_f64().map(Self::number))
                .unwrap_or(Self::Other(value)),
            other => Self::Other(other),
        }
    }

    /// A number, which is an integer if it is one.
    fn number(number: f64) -> Self {
        if number.fract() == 0.0 && number.abs() <= EXACT {
            Self::Integer(number as i128)
        } else {
            Self::Number(number)
        }
    }

    /// What the source has for a value that `openapiv3` cannot hold exactly.
    fn of_node(node: &'a Node, held: Option<&Self>) -> Self {
        match (node, held) {
            (Node::Integer(value), _) => Self::Integer(*value),
            (_, Some(held)) => *held,
            (Node::Bool(value), None) => Self::Bool(*value),
            (Node::Float(value), None) => Self::number(*value),
            (Node::String(text), None) => Self::Text(text),
            (Node::Null | Node::List(_) | Node::Map(_), None) => Self::Null,
        }
    }

    /// The text, of a value that is one.
    pub(in crate::lower) fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, of a value that is an integer.
    pub(in crate::lower) fn integer(&self) -> Option<i128> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }
}

impl<'a> Shape<'a> {
    pub(in crate::lower) fn of(schema: &'a Schema) -> Self {
        let mut shape = Self {
            data: &schema.schema_data,
            kind: None,
            format: None,
            values: Vec::new(),
            properties: None,
            required: &[],
            additional: None,
            items: None,
            length: (None, None),
            all_of: &[],
            one_of: &[],
            any_of: &[],
            not: false,
            text_length: (None, None),
            text_keywords: false,
            number_keywords: false,
        };
        match &schema.schema_kind {
            SchemaKind::Type(kind) => shape.take_type(kind),
            SchemaKind::OneOf { one_of } => shape.one_of = one_of,
            SchemaKind::AllOf { all_of } => shape.all_of = all_of,
            SchemaKind::AnyOf { any_of } => shape.any_of = any_of,
            SchemaKind::Not { .. } => shape.not = true,
            SchemaKind::Any(any) => shape.take_any(any),
        }
        shape
    }

    /// Whether it is an object that has no property and admits no other.
    pub(in crate::lower) fn is_empty_object(&self) -> bool {
        self.kind == Some(JsonKind::Object)
            && !self.data.nullable
            && self.properties.is_none_or(IndexMap::is_empty)
            && self.required.is_empty()
            && matches!(self.additional, Some(AdditionalProperties::Any(false)))
            && [self.all_of, self.one_of, self.any_of]
                .iter()
                .all(|parts| parts.is_empty())
    }

    fn take_type(&mut self, kind: &'a Type) {
        match kind {
            Type::String(text) => {
                self.kind = Some(JsonKind::String);
                self.format = match &text.format {
                    VariantOrUnknownOrEmpty::Item(StringFormat::Date) => Some("date"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => Some("date-time"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Some("password"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => Some("byte"),
                    VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => Some("binary"),
                    VariantOrUnknownOrEmpty::Unknown(format) => Some(format),
                    VariantOrUnknownOrEmpty::Empty => None,
                };
                self.values = literals(&text.enumeration, |text| Literal::Text(text));
                self.text_length = (text.min_length, text.max_length);
            }
            Type::Number(number) => {
                self.kind = Some(JsonKind::Number);
                self.format = match &number.format {
                    VariantOrUnknownOrEmpty::Item(NumberFormat::Float) => Some("float"),
                    VariantOrUnknownOrEmpty::Item(NumberFormat::Double) => Some("double"),
                    VariantOrUnknownOrEmpty::Unknown(format) => Some(format),
                    VariantOrUnknownOrEmpty::Empty => None,
                };
                self.values = literals(&number.enumeration, |number| Literal::number(*number));
            }
            Type::Integer(integer) => {
                self.kind = Some(JsonKind::Integer);
                self.format = match &integer.format {
                    VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Some("int32"),
                    VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) => Some("int64"),
                    VariantOrUnknownOrEmpty::Unknown(format) => Some(format),
                    VariantOrUnknownOrEmpty::Empty => None,
                };
                self.values = literals(&integer.enumeration, |integer| Literal::Integer((*integer).into()));
            }
            Type::Boolean(boolean) => {
                self.kind = Some(JsonKind::Boolean);
                self.values = literals(&boolean.enumeration, |boolean| Literal::Bool(*boolean));
            }
            Type::Object(object) => {
                self.kind = Some(JsonKind::Object);
                self.properties = Some(&object.properties);
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref();
            }
            Type::Array(array) => {
                self.kind = Some(JsonKind::Array);
                self.items = array.items.as_ref();
                self.length = (array.min_items, array.max_items);
            }
        }
    }

    fn take_any(&mut self, any: &'a openapiv3::AnySchema) {
        self.kind = any.typ.as_deref().and_then(kind);
        self.format = any.format.as_deref();
        self.values = any.enumeration.iter().map(Literal::of).collect();
        self.properties = (!any.properties.is_empty()).then_some(&any.properties);
        self.required = &any.required;
        self.additional = any.additional_properties.as_ref();
        self.items = any.items.as_ref();
        self.length = (any.min_items, any.max_items);
        self.all_of = &any.all_of;
        self.one_of = &any.one_of;
        self.any_of = &any.any_of;
        self.not = any.not.is_some();
        self.text_length = (any.min_length, any.max_length);
        self.text_keywords = any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some();
        self.number_keywords = any.minimum.is_some() || any.maximum.is_some() || any.multiple_of.is_some();
    }

    /// The values of `enum` as the source has them, where `openapiv3` holds them less exactly, or only some of them.
    pub(in crate::lower) fn exact_values(&self, origin: Option<&'a Origin>) -> Vec<Literal<'a>> {
        if let Some(Node::List(nodes)) = origin.and_then(|origin| origin.extra("enum")) {
            let exact = (0..).zip(nodes);
            return exact
                .map(|(place, node): (usize, _)| Literal::of_node(node, self.values.get(place)))
                .collect();
        }
        let extensible = self.data.extensions.get("x-extensible-enum").and_then(Value::as_array);
        match extensible {
            Some(values) if self.values.is_empty() && self.kind == Some(JsonKind::String) => values
                .iter()
                .filter(|value| value.is_string())
                .map(Literal::of)
                .collect(),
            _ => self.values.clone(),
        }
    }

    /// Whether the schema says nothing about the type of a value.
    pub(in crate::lower) fn is_empty(&self) -> bool {
        self.all_of.is_empty() && self.one_of.is_empty() && self.any_of.is_empty() && !self.has_own()
    }

    /// Whether the schema says something about the type beside what its parts and alternatives say.
    pub(in crate::lower) fn has_own(&self) -> bool {
        self.kind.is_some()
            || !self.values.is_empty()
            || self.properties.is_some_and(|properties| !properties.is_empty())
            || !self.required.is_empty()
            || self.additional.is_some()
            || self.items.is_some()
            || self.format.is_some()
            || self.text_keywords
            || self.number_keywords
    }

    /// Whether `null` is all that the schema admits.
    pub(in crate::lower) fn is_null(&self) -> bool {
        self.kind == Some(JsonKind::Null)
            || (!self.values.is_empty() && self.values.iter().all(|value| *value == Literal::Null))
    }

    /// The extension of this name is `true`.
    pub(in crate::lower) fn flag(&self, extension: &str) -> bool {
        flag(&self.data.extensions, extension)
    }
}

/// Whether an extension is `true`.
pub(in crate::lower) fn flag(extensions: &IndexMap<String, serde_json::Value>, extension: &str) -> bool {
    extensions
        .get(extension)
        .and_then(serde_json::Value::as_bool)
        .unwrap_or_default()
}

fn literals<'a, T>(values: &'a [Option<T>], literal: impl Fn(&'a T) -> Literal<'a>) -> Vec<Literal<'a>> {
    values
        .iter()
        .map(|value| value.as_ref().map_or(Literal::Null, &literal))
        .collect()
}

fn kind(text: &str) -> Option<JsonKind> {
    Some(match text {
        "null" => JsonKind::Null,
        "boolean" => JsonKind::Boolean,
        "integer" => JsonKind::Integer,
        "number" => JsonKind::Number,
        "string" | "file" => JsonKind::String,
        "array" => JsonKind::Array,
        "object" => JsonKind::Object,
        _ => return None,
    })
}
