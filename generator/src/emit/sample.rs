//! Sample values for examples: Rust expressions as text, of what the description gives where it gives any.

use std::collections::BTreeSet;

use serde_json::Value;

use super::answer::singular;
use super::literal;
use super::ty;
use super::types::has_setter;
use crate::model::{
    Api, Decision, Field, FloatType, IntegerType, JsonKind, OpenEnum, Presence, Struct, TypeId, TypeKind, TypeRef,
    Union, ValueEnum,
};
use crate::options::{DateTimeCrate, Options};

/// How deep lists and maps of a sample go.
const DEPTH: usize = 3;
/// How many elements of a documented list a sample has.
const ELEMENTS: usize = 3;

/// What a sample is made of.
#[derive(Clone, Copy)]
struct Hint<'h> {
    /// The name of the argument or field, which says what it is.
    name: &'h str,
    /// The documented value, where there is one.
    value: Option<&'h Value>,
    /// How deep in lists, maps and structs it stands.
    depth: usize,
}

impl<'h> Hint<'h> {
    /// About a part of this.
    fn inside(self, name: &'h str, value: Option<&'h Value>) -> Self {
        Self {
            name,
            value,
            depth: self.depth + 1,
        }
    }
}

/// Writes samples, and notes which types of the crate they name.
pub(super) struct Samples<'a> {
    api: &'a Api,
    options: &'a Options,
    /// The names that the example imports from the root of the crate.
    pub(super) names: BTreeSet<String>,
}

impl<'a> Samples<'a> {
    /// Nothing written yet.
    pub(super) fn new(api: &'a Api, options: &'a Options) -> Self {
        Self {
            api,
            options,
            names: BTreeSet::new(),
        }
    }

    /// What an argument of this type can be given; `name` says what it is, and `value` what the description gives.
    pub(super) fn argument(&mut self, ty: &TypeRef, name: &str, value: Option<&Value>) -> String {
        self.taken(ty, Hint { name, value, depth: 0 })
    }

    /// What an argument of a field can be given; `value` is what an example around the field has for it.
    pub(super) fn field(&mut self, field: &Field, value: Option<&Value>) -> String {
        let hint = Hint {
            name: field.name.bare(),
            value,
            depth: 0,
        };
        self.of_field(field, hint)
    }

    /// What a field of a constructor can be given: a file where it holds bytes as they are.
    fn of_field(&mut self, field: &Field, hint: Hint<'_>) -> String {
        let own = parsed(field.example.as_ref());
        let hint = Hint {
            value: hint.value.or(own.as_ref()),
            ..hint
        };
        match (self.resolved(&field.ty), field.presence) {
            (TypeRef::Binary, Presence::Required | Presence::Optional | Presence::OptionalNullable) => {
                self.of("FilePart", "new(\"content\")")
            }
            (TypeRef::List(item), Presence::Required | Presence::Optional | Presence::OptionalNullable)
                if *self.resolved(item) == TypeRef::Binary =>
            {
                format!("[{}]", self.of("FilePart", "new(\"content\")"))
            }
            (
                TypeRef::String | TypeRef::Secret(_) | TypeRef::List(_) | TypeRef::Map(..),
                Presence::OptionalNullable,
            ) => self.taken(&field.ty, hint),
            (_, Presence::OptionalNullable) => self.stored(&field.ty, hint),
            (_, Presence::Nullable) => match hint.value {
                Some(value) if !value.is_null() && ty::file_shape(self.api, &field.ty).is_none() => {
                    format!("Some({})", self.stored(&field.ty, hint))
                }
                _ => "None".to_owned(),
            },
            _ => self.taken(&field.ty, hint),
        }
    }

    /// An expression that is converted by the callee.
    fn taken(&mut self, ty: &TypeRef, hint: Hint<'_>) -> String {
        match ty {
            TypeRef::String => text(hint),
            TypeRef::List(item) if **item == TypeRef::Never => "Vec::new()".to_owned(),
            TypeRef::List(item) if **item == TypeRef::Binary => {
                format!("[{}]", self.of("FilePart", "new(\"content\")"))
            }
            TypeRef::List(item) if hint.depth < DEPTH => self.list(item, hint),
            TypeRef::List(item) if *self.resolved(item) == TypeRef::String => "[\"text\"]".to_owned(),
            TypeRef::Map(key, value) if hint.depth < DEPTH => self.map(key, value, hint),
            TypeRef::Binary => "\"content\"".to_owned(),
            TypeRef::DateTime | TypeRef::Date => self.moment(ty, hint),
            TypeRef::Secret(inner) | TypeRef::Boxed(inner) => self.taken(inner, hint),
            TypeRef::Named(id) => {
                let own = parsed(self.api.types[*id].example.as_ref());
                let hint = Hint {
                    value: hint.value.or(own.as_ref()),
                    ..hint
                };
                match &self.api.types[*id].kind {
                    TypeKind::Alias(target) => self.taken(target, hint),
                    TypeKind::Union(shape) => self.union(*id, shape, hint),
                    _ => self.stored(ty, hint),
                }
            }
            _ => self.stored(ty, hint),
        }
    }

    /// A list that a callee converts element by element: the documented scalars, or one element of what is larger.
    fn list(&mut self, item: &TypeRef, hint: Hint<'_>) -> String {
        let given = hint.value.and_then(Value::as_array).map(Vec::as_slice);
        let given = given.unwrap_or_default();
        let scalars = given.iter().all(|value| !value.is_object() && !value.is_array());
        let shown = if scalars && self.is_scalar(item) { ELEMENTS } else { 1 };
        let name = &singular(hint.name);
        let mut items: Vec<_> = given
            .iter()
            .take(shown)
            .map(|value| self.converted(item, hint.inside(name, Some(value))))
            .collect();
        if items.is_empty() {
            items.push(self.converted(item, hint.inside(name, None)));
        }
        format!("[{}]", items.join(", "))
    }

    /// Whether elements of a type are written alike whatever their values are.
    fn is_scalar(&self, ty: &TypeRef) -> bool {
        match self.resolved(ty) {
            TypeRef::Bool | TypeRef::Integer(_) | TypeRef::Float(_) | TypeRef::String => true,
            TypeRef::Named(id) => matches!(
                self.api.types[*id].kind,
                TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_)
            ),
            _ => false,
        }
    }

    /// A map that a callee converts pair by pair.
    fn map(&mut self, key: &TypeRef, item: &TypeRef, hint: Hint<'_>) -> String {
        let entries = self.entries(item, hint);
        let texts = entries.iter().all(|(_, value)| value.is_some_and(Value::is_string));
        let alike = entries.len() < 2 || texts || self.is_scalar(item);
        let mut pairs: Vec<String> = Vec::new();
        for (name, value) in &entries {
            let inner = hint.inside("value", *value);
            let key = self.key(key, name, false);
            let value = match self.short(item, inner) {
                Some(short) if alike => short,
                _ if alike => self.converted(item, inner),
                _ => self.stored(item, inner),
            };
            pairs.push(format!("({key}, {value})"));
        }
        format!("[{}]", pairs.join(", "))
    }

    /// The pairs of a documented object whose values can be written in Rust, or else one that is made up.
    fn entries<'v>(&self, item: &TypeRef, hint: Hint<'v>) -> Vec<(String, Option<&'v Value>)> {
        let raw = *self.resolved(item) == TypeRef::Json;
        let given = hint.value.and_then(Value::as_object).into_iter().flatten();
        let mut entries: Vec<_> = given
            .filter(|(_, value)| !raw || !(value.is_object() || value.is_array()))
            .take(ELEMENTS)
            .map(|(key, value)| (key.clone(), Some(value)))
            .collect();
        if entries.is_empty() {
            entries.push(("key".to_owned(), None));
        }
        entries
    }

    /// The key of a map, as it is stored or as a callee converts it.
    fn key(&mut self, ty: &TypeRef, name: &str, stored: bool) -> String {
        let value = Value::String(name.to_owned());
        let hint = Hint {
            name: "key",
            value: Some(&value),
            depth: 1,
        };
        if stored {
            self.stored(ty, hint)
        } else {
            self.converted(ty, hint)
        }
    }

    /// A text that a union or a raw value takes as it is.
    fn short(&self, ty: &TypeRef, hint: Hint<'_>) -> Option<String> {
        let given = hint.value?.as_str()?;
        let takes_text = match self.resolved(ty) {
            TypeRef::Json => true,
            TypeRef::Named(id) => match &self.api.types[*id].kind {
                TypeKind::Union(shape) => {
                    let texts = shape
                        .members
                        .iter()
                        .filter(|member| *self.resolved(&member.ty) == TypeRef::String);
                    texts.count() == 1
                }
                _ => false,
            },
            _ => false,
        };
        takes_text.then(|| literal::text(given))
    }

    /// An expression that `Into` makes one of the type: an element of what is taken.
    fn converted(&mut self, ty: &TypeRef, hint: Hint<'_>) -> String {
        let own = self.own_example(ty);
        let hint = Hint {
            value: hint.value.or(own.as_ref()),
            ..hint
        };
        match self.resolved(ty).clone() {
            TypeRef::Map(key, item) if hint.depth < DEPTH => self.pairs(&key, &item, hint),
            TypeRef::String => text(hint),
            TypeRef::Json if hint.value.is_none_or(|value| !is_scalar_value(value)) => "\"text\"".to_owned(),
            TypeRef::DateTime | TypeRef::Date => self.moment(ty, hint),
            TypeRef::Integer(integer) => literal::typed_integer(integer, hint.value),
            TypeRef::Float(FloatType::F32) => format!("{}_f32", literal::float(hint.value)),
            _ => self.stored(ty, hint),
        }
    }

    /// The pairs of a map as they are stored.
    fn pairs(&mut self, key: &TypeRef, item: &TypeRef, hint: Hint<'_>) -> String {
        let mut pairs: Vec<String> = Vec::new();
        for (name, value) in self.entries(item, hint) {
            let key = self.key(key, &name, true);
            let value = self.stored(item, hint.inside("value", value));
            pairs.push(format!("({key}, {value})"));
        }
        format!("[{}]", pairs.join(", "))
    }

    /// An expression of the type itself.
    fn stored(&mut self, ty: &TypeRef, hint: Hint<'_>) -> String {
        match ty {
            TypeRef::Bool => hint.value.and_then(Value::as_bool).unwrap_or(true).to_string(),
            TypeRef::Integer(integer) => literal::integer(*integer, hint.value),
            TypeRef::Float(_) => literal::float(hint.value),
            TypeRef::Number => {
                let value = literal::integer(IntegerType::I32, hint.value);
                self.of("Number", &format!("from({value})"))
            }
            TypeRef::String => format!("{}.to_owned()", text(hint)),
            TypeRef::DateTime | TypeRef::Date if self.options.date_time == DateTimeCrate::Text => {
                format!("{}.to_owned()", self.moment(ty, hint))
            }
            TypeRef::DateTime => {
                let moment = self.moment(ty, hint);
                self.of("DateTime", &format!("from({moment})"))
            }
            TypeRef::Date => {
                let moment = self.moment(ty, hint);
                self.of("Date", &format!("from({moment})"))
            }
            TypeRef::Uuid => "uuid::Uuid::nil()".to_owned(),
            TypeRef::Ipv4 => "std::net::Ipv4Addr::LOCALHOST".to_owned(),
            TypeRef::Ipv6 => "std::net::Ipv6Addr::LOCALHOST".to_owned(),
            TypeRef::Base64 => self.of("Base64Bytes", "from(b\"content\".to_vec())"),
            TypeRef::Binary => "\"content\".into()".to_owned(),
            TypeRef::Null => "()".to_owned(),
            TypeRef::Json => self.json(hint),
            TypeRef::List(item) if **item == TypeRef::Never => "Vec::new()".to_owned(),
            TypeRef::List(_) | TypeRef::Map(..) if hint.depth >= DEPTH => "Default::default()".to_owned(),
            TypeRef::List(item) => {
                let first = hint.value.and_then(Value::as_array).and_then(|values| values.first());
                let name = singular(hint.name);
                format!("vec![{}]", self.stored(item, hint.inside(&name, first)))
            }
            TypeRef::Map(key, item) => format!("{}.into()", self.pairs(key, item, hint)),
            TypeRef::Tuple(items) => self.tuple(items, hint),
            TypeRef::OpenTuple(tuple) => {
                let first = self.tuple(&tuple.first, hint);
                self.of("OpenTuple", &format!("from({first})"))
            }
            TypeRef::Never => "unreachable!()".to_owned(),
            TypeRef::Nullable(inner) => match hint.value {
                Some(value) if !value.is_null() => format!("Some({})", self.stored(inner, hint)),
                _ => "None".to_owned(),
            },
            TypeRef::Boxed(inner) => format!("Box::new({})", self.stored(inner, hint)),
            TypeRef::Secret(inner) => {
                let inner = self.stored(inner, hint);
                self.of("Secret", &format!("new({inner})"))
            }
            TypeRef::Named(id) => self.named(*id, hint),
        }
    }

    /// One value of each type.
    fn tuple(&mut self, items: &[TypeRef], hint: Hint<'_>) -> String {
        let given = hint.value.and_then(Value::as_array).map(Vec::as_slice);
        let given = given.unwrap_or_default();
        let mut parts = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let inner = Hint {
                value: given.get(place),
                ..hint
            };
            parts.push(self.stored(item, inner) + ",");
        }
        format!("({})", parts.join(" "))
    }

    /// A raw value: a scalar as it is documented.
    fn json(&mut self, hint: Hint<'_>) -> String {
        match hint.value {
            Some(Value::String(given)) => {
                let given = literal::text(given);
                self.of("Json", &format!("from({given})"))
            }
            Some(Value::Bool(given)) => self.of("Json", &format!("from({given})")),
            Some(value @ Value::Number(number)) => {
                let number = if number.is_i64() {
                    literal::integer(IntegerType::I64, Some(value))
                } else {
                    literal::float(Some(value))
                };
                self.of("Json", &format!("from({number})"))
            }
            _ => self.of("Json", "from(\"text\")"),
        }
    }

    /// A value of a type of the API.
    fn named(&mut self, id: TypeId, hint: Hint<'_>) -> String {
        let def = &self.api.types[id];
        let own = parsed(def.example.as_ref());
        let hint = Hint {
            value: hint.value.or(own.as_ref()),
            ..hint
        };
        match &def.kind {
            TypeKind::Alias(target) => self.stored(target, hint),
            TypeKind::Struct(shape) => self.structure(def.name.as_str(), shape, hint),
            TypeKind::Enum(shape) => self.variant(def.name.as_str(), shape, hint),
            TypeKind::Values(shape) => self.value(def.name.as_str(), shape, hint),
            TypeKind::Newtype(_) => self.of(def.name.as_str(), &format!("new({})", text(hint))),
            TypeKind::Union(shape) => self.union(id, shape, hint),
            // Nothing is known of the user's own type but what the README asks of it.
            TypeKind::Custom(_) => self.of(def.name.as_str(), "default()"),
        }
    }

    /// `Name::new(...)`, and a call for each simple optional field that the documented value has.
    fn structure(&mut self, name: &str, shape: &Struct, hint: Hint<'_>) -> String {
        let given = |field: &Field| hint.value.and_then(|value| value.get(field.wire.as_str()));
        let mut arguments = Vec::new();
        for field in &shape.fields {
            if matches!(field.presence, Presence::Required | Presence::Nullable) && field.fixed.is_none() {
                let inner = hint.inside(field.name.bare(), given(field));
                arguments.push(self.of_field(field, inner));
            }
        }
        let mut sample = self.of(name, &format!("new({})", arguments.join(", ")));
        let simple = shape.fields.iter().filter(|field| {
            has_setter(field) && !field.deprecated && field.fixed.is_none() && self.is_scalar(&field.ty)
        });
        let simple: Vec<_> = simple.filter_map(|field| Some((field, given(field)?))).collect();
        for (field, value) in simple.into_iter().filter(|(_, value)| is_scalar_value(value)) {
            let value = self.of_field(field, hint.inside(field.name.bare(), Some(value)));
            sample.push_str(&format!(".with_{}({value})", field.name.bare()));
        }
        sample
    }

    fn variant(&mut self, name: &str, shape: &OpenEnum, hint: Hint<'_>) -> String {
        let given = hint.value.and_then(Value::as_str);
        let documented = shape
            .variants
            .iter()
            .find(|variant| Some(variant.wire.as_str()) == given);
        let current = || shape.variants.iter().find(|variant| !variant.deprecated);
        match documented.filter(|variant| !variant.deprecated).or_else(current) {
            Some(variant) => self.of(name, variant.name.as_str()),
            None => {
                let value = literal::text(given.unwrap_or("value"));
                self.of(name, &format!("from({value})"))
            }
        }
    }

    fn value(&mut self, name: &str, shape: &ValueEnum, hint: Hint<'_>) -> String {
        let wire = hint.value.map(ToString::to_string);
        let documented = shape
            .variants
            .iter()
            .find(|variant| wire.as_ref() == Some(&variant.wire));
        let current = || shape.variants.iter().find(|variant| !variant.deprecated);
        let documented = documented.filter(|variant| !variant.deprecated).or_else(current);
        match documented.or(shape.variants.first()) {
            Some(variant) => self.of(name, variant.name.as_str()),
            None => self.of("Json", "null()"),
        }
    }

    /// The member that the documented value is of; without one, the member that makes the shortest sample.
    fn union(&mut self, id: TypeId, shape: &Union, hint: Hint<'_>) -> String {
        let def = &self.api.types[id];
        let documented = hint.value.and_then(|value| member(shape, value));
        let tagged = matches!(shape.decision, Decision::Tag(_));
        let shortest = || {
            let places = 0..shape.members.len();
            places.min_by_key(|place| shape.members.get(*place).map(|member| self.effort(&member.ty, tagged)))
        };
        let Some(member) = documented.or_else(shortest).and_then(|place| shape.members.get(place)) else {
            return self.of("Json", "null()");
        };
        let value = hint.value.filter(|_| documented.is_some());
        let inner = self.stored(&member.ty, hint.inside(hint.name, value));
        self.of(def.name.as_str(), &format!("{}({inner})", member.name))
    }

    /// Which member of a union makes the shortest sample.
    fn effort(&self, ty: &TypeRef, tagged: bool) -> u8 {
        match self.resolved(ty) {
            _ if tagged => 0,
            TypeRef::String | TypeRef::Bool | TypeRef::Integer(_) | TypeRef::Float(_) => 0,
            TypeRef::Named(id)
                if matches!(
                    self.api.types[*id].kind,
                    TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_)
                ) =>
            {
                0
            }
            TypeRef::Named(_) => 1,
            _ => 2,
        }
    }

    fn resolved<'t>(&'t self, ty: &'t TypeRef) -> &'t TypeRef {
        ty::resolve(self.api, ty)
    }

    /// The documented value of a named type, aliases included.
    fn own_example(&self, ty: &TypeRef) -> Option<Value> {
        match ty {
            TypeRef::Named(id) => parsed(self.api.types[*id].example.as_ref()),
            _ => None,
        }
    }

    /// `Name::rest`, with the name imported.
    fn of(&mut self, name: &str, rest: &str) -> String {
        self.names.insert(name.to_owned());
        format!("{name}::{rest}")
    }

    /// A point in time or a date, in the chosen crate.
    fn moment(&self, ty: &TypeRef, hint: Hint<'_>) -> String {
        let made_up = match (self.options.date_time, ty) {
            (DateTimeCrate::Text, ty) => {
                if let Some(Value::String(given)) = hint.value {
                    return literal::text(given);
                }
                match ty {
                    TypeRef::Date => "\"2026-01-31\"",
                    _ => "\"2026-01-31T12:00:00Z\"",
                }
            }
            (DateTimeCrate::Jiff, TypeRef::Date) => "jiff::civil::date(2026, 1, 31)",
            (DateTimeCrate::Jiff, _) => "jiff::Timestamp::UNIX_EPOCH",
            (DateTimeCrate::Time, TypeRef::Date) => "time::OffsetDateTime::UNIX_EPOCH.date()",
            (DateTimeCrate::Time, _) => "time::OffsetDateTime::UNIX_EPOCH",
            (DateTimeCrate::Chrono, TypeRef::Date) => "chrono::NaiveDate::default()",
            (DateTimeCrate::Chrono, _) => "chrono::DateTime::UNIX_EPOCH.fixed_offset()",
        };
        made_up.to_owned()
    }
}

/// The place of the member that a documented value is of.
fn member(shape: &Union, value: &Value) -> Option<usize> {
    match &shape.decision {
        Decision::Tag(tag) => {
            let Some(text) = value.get(tag.property.as_str()) else {
                return tag.absent;
            };
            let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
            let named = tag
                .cases
                .iter()
                .find(|(found, _)| *found == text)
                .map(|(_, place)| *place);
            named.or(tag.other)
        }
        Decision::Guards(guards) => guards.iter().position(|guard| {
            guard.kinds.iter().any(|kind| is_kind(*kind, value))
                && guard.required.iter().all(|key| value.get(key.as_str()).is_some())
                && guard.constants.iter().all(|(key, texts)| {
                    value
                        .get(key.as_str())
                        .is_none_or(|found| texts.contains(&found.to_string()))
                })
        }),
    }
}

fn is_kind(kind: JsonKind, value: &Value) -> bool {
    match kind {
        JsonKind::Null => value.is_null(),
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => value.is_i64() || value.is_u64(),
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
    }
}

fn is_scalar_value(value: &Value) -> bool {
    value.is_string() || value.is_boolean() || value.is_number()
}

/// A documented value, from its JSON text.
pub(super) fn parsed(text: Option<&String>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(text).ok())
}

/// The documented text, or one that fits the name.
fn text(hint: Hint<'_>) -> String {
    match hint.value {
        Some(Value::String(given)) if literal::is_short(given) => literal::text(given),
        _ => literal::text(&made_up(hint.name)),
    }
}

/// Text that fits a name: a URL, an address, or the name itself.
fn made_up(name: &str) -> String {
    let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
    match words.last().copied() {
        Some("url" | "uri" | "link" | "href") => "https://app.example/callback".to_owned(),
        Some("email") => "user@app.example".to_owned(),
        _ => words.join("-"),
    }
}
