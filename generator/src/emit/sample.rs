//! Sample values for examples: Rust expressions as text.

use std::collections::BTreeSet;

use super::ty;
use crate::model::{Api, Decision, Field, OpenEnum, Presence, Struct, TypeId, TypeKind, TypeRef, Union};
use crate::options::{DateTimeCrate, Options};

/// How deep lists and maps of a sample go.
const DEPTH: usize = 3;

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

    /// What an argument of this type can be given; `name` says what it is.
    pub(super) fn argument(&mut self, ty: &TypeRef, name: &str) -> String {
        self.taken(ty, name, 0)
    }

    /// What an argument of a field can be given.
    pub(super) fn field(&mut self, field: &Field) -> String {
        match field.presence {
            Presence::Nullable => "None".to_owned(),
            _ => self.of_field(field, 0),
        }
    }

    /// What a required field can be given: a file where it holds bytes as they are.
    fn of_field(&mut self, field: &Field, depth: usize) -> String {
        match self.resolved(&field.ty) {
            TypeRef::Binary => self.of("FilePart", "new(\"content\")"),
            TypeRef::List(item) if *self.resolved(item) == TypeRef::Binary => {
                format!("[{}]", self.of("FilePart", "new(\"content\")"))
            }
            _ => self.taken(&field.ty, field.name.bare(), depth),
        }
    }

    /// An expression that is converted by the callee.
    fn taken(&mut self, ty: &TypeRef, name: &str, depth: usize) -> String {
        match ty {
            TypeRef::String => quoted(&text(name)),
            TypeRef::List(item) if depth < DEPTH => format!("[{}]", self.converted(item, singular(name), depth + 1)),
            TypeRef::List(item) if *self.resolved(item) == TypeRef::String => "[\"text\"]".to_owned(),
            TypeRef::Map(key, value) if depth < DEPTH => {
                let key = self.converted(key, "key", depth + 1);
                format!("[({key}, {})]", self.converted(value, "value", depth + 1))
            }
            TypeRef::Binary => "\"content\"".to_owned(),
            TypeRef::DateTime | TypeRef::Date => self.moment(ty).to_owned(),
            TypeRef::Secret(inner) | TypeRef::Boxed(inner) => self.taken(inner, name, depth),
            TypeRef::Named(id) => match &self.api.types[*id].kind {
                TypeKind::Alias(target) => self.taken(target, name, depth),
                TypeKind::Union(shape) => self.union(*id, shape, name, depth),
                _ => self.stored(ty, name, depth),
            },
            _ => self.stored(ty, name, depth),
        }
    }

    /// An expression that `Into` makes one of the type: an element of what is taken.
    fn converted(&mut self, ty: &TypeRef, name: &str, depth: usize) -> String {
        match self.resolved(ty).clone() {
            TypeRef::Map(key, value) if depth < DEPTH => {
                let (key, value) = (
                    self.stored(&key, "key", depth + 1),
                    self.stored(&value, "value", depth + 1),
                );
                format!("[({key}, {value})]")
            }
            TypeRef::String => quoted(&text(name)),
            TypeRef::Json => "\"text\"".to_owned(),
            TypeRef::DateTime | TypeRef::Date => self.moment(ty).to_owned(),
            _ => self.stored(ty, name, depth),
        }
    }

    /// An expression of the type itself.
    fn stored(&mut self, ty: &TypeRef, name: &str, depth: usize) -> String {
        match ty {
            TypeRef::Bool => "true".to_owned(),
            TypeRef::Integer(_) => "1".to_owned(),
            TypeRef::Float(_) => "1.0".to_owned(),
            TypeRef::Number => self.of("Number", "from(1)"),
            TypeRef::String => format!("{}.to_owned()", quoted(&text(name))),
            TypeRef::DateTime | TypeRef::Date if self.options.date_time == DateTimeCrate::Text => {
                format!("{}.to_owned()", self.moment(ty))
            }
            TypeRef::DateTime => {
                let moment = self.moment(ty);
                self.of("DateTime", &format!("from({moment})"))
            }
            TypeRef::Date => {
                let moment = self.moment(ty);
                self.of("Date", &format!("from({moment})"))
            }
            TypeRef::Uuid => "uuid::Uuid::nil()".to_owned(),
            TypeRef::Ipv4 => "std::net::Ipv4Addr::LOCALHOST".to_owned(),
            TypeRef::Ipv6 => "std::net::Ipv6Addr::LOCALHOST".to_owned(),
            TypeRef::Base64 => self.of("Base64Bytes", "from(b\"content\".to_vec())"),
            TypeRef::Binary => "\"content\".into()".to_owned(),
            TypeRef::Null => "()".to_owned(),
            TypeRef::Json => self.of("Json", "from(\"text\")"),
            TypeRef::List(_) | TypeRef::Map(..) if depth >= DEPTH => "Default::default()".to_owned(),
            TypeRef::List(item) => format!("vec![{}]", self.stored(item, singular(name), depth + 1)),
            TypeRef::Map(key, value) => {
                let (key, value) = (
                    self.stored(key, "key", depth + 1),
                    self.stored(value, "value", depth + 1),
                );
                format!("[({key}, {value})].into()")
            }
            TypeRef::Tuple(items) => {
                let items: Vec<_> = items.iter().map(|item| self.stored(item, name, depth) + ",").collect();
                format!("({})", items.join(" "))
            }
            TypeRef::Nullable(_) => "None".to_owned(),
            TypeRef::Boxed(inner) => format!("Box::new({})", self.stored(inner, name, depth)),
            TypeRef::Secret(inner) => {
                let inner = self.stored(inner, name, depth);
                self.of("Secret", &format!("new({inner})"))
            }
            TypeRef::Named(id) => self.named(*id, name, depth),
        }
    }

    /// A value of a type of the API.
    fn named(&mut self, id: TypeId, name: &str, depth: usize) -> String {
        let def = &self.api.types[id];
        match &def.kind {
            TypeKind::Alias(target) => self.stored(target, name, depth),
            TypeKind::Struct(shape) => self.structure(def.name.as_str(), shape, depth),
            TypeKind::Enum(shape) => self.variant(def.name.as_str(), shape),
            TypeKind::Newtype(_) => self.of(def.name.as_str(), &format!("new({})", quoted(&text(name)))),
            TypeKind::Union(shape) => self.union(id, shape, name, depth),
        }
    }

    fn structure(&mut self, name: &str, shape: &Struct, depth: usize) -> String {
        let required = shape
            .fields
            .iter()
            .filter(|field| matches!(field.presence, Presence::Required | Presence::Nullable));
        let arguments: Vec<_> = required
            .map(|field| match field.presence {
                Presence::Nullable => "None".to_owned(),
                _ => self.of_field(field, depth + 1),
            })
            .collect();
        self.of(name, &format!("new({})", arguments.join(", ")))
    }

    fn variant(&mut self, name: &str, shape: &OpenEnum) -> String {
        match shape.variants.first() {
            Some(variant) => self.of(name, variant.name.as_str()),
            None => self.of(name, "from(\"value\")"),
        }
    }

    /// The first member that is no null.
    fn union(&mut self, id: TypeId, shape: &Union, name: &str, depth: usize) -> String {
        let def = &self.api.types[id];
        let tagged = matches!(shape.decision, Decision::Tag { .. });
        let Some(member) = shape
            .members
            .iter()
            .min_by_key(|member| self.effort(&member.ty, tagged))
        else {
            return self.of("Json", "null()");
        };
        let value = self.stored(&member.ty, name, depth + 1);
        self.of(def.name.as_str(), &format!("{}({value})", member.name))
    }

    /// Which member of a union makes the shortest sample.
    fn effort(&self, ty: &TypeRef, tagged: bool) -> u8 {
        match self.resolved(ty) {
            _ if tagged => 0,
            TypeRef::String | TypeRef::Bool | TypeRef::Integer(_) | TypeRef::Float(_) => 0,
            TypeRef::Named(id) if matches!(self.api.types[*id].kind, TypeKind::Enum(_) | TypeKind::Newtype(_)) => 0,
            TypeRef::Named(_) => 1,
            _ => 2,
        }
    }

    fn resolved<'t>(&'t self, ty: &'t TypeRef) -> &'t TypeRef {
        ty::resolve(self.api, ty)
    }

    /// `Name::rest`, with the name imported.
    fn of(&mut self, name: &str, rest: &str) -> String {
        self.names.insert(name.to_owned());
        format!("{name}::{rest}")
    }

    /// A point in time or a date, in the chosen crate.
    fn moment(&self, ty: &TypeRef) -> &'static str {
        match (self.options.date_time, ty) {
            (DateTimeCrate::Text, TypeRef::Date) => "\"2026-01-31\"",
            (DateTimeCrate::Text, _) => "\"2026-01-31T12:00:00Z\"",
            (DateTimeCrate::Jiff, TypeRef::Date) => "jiff::civil::date(2026, 1, 31)",
            (DateTimeCrate::Jiff, _) => "jiff::Timestamp::UNIX_EPOCH",
            (DateTimeCrate::Time, TypeRef::Date) => "time::OffsetDateTime::UNIX_EPOCH.date()",
            (DateTimeCrate::Time, _) => "time::OffsetDateTime::UNIX_EPOCH",
            (DateTimeCrate::Chrono, TypeRef::Date) => "chrono::NaiveDate::default()",
            (DateTimeCrate::Chrono, _) => "chrono::DateTime::UNIX_EPOCH.fixed_offset()",
        }
    }
}

/// Text that fits a name: a URL, an address, or the name itself.
fn text(name: &str) -> String {
    let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
    match words.last().copied() {
        Some("url" | "uri" | "link" | "href") => "https://app.example/callback".to_owned(),
        Some("email") => "user@app.example".to_owned(),
        _ => words.join("-"),
    }
}

/// The name of one element of a list.
fn singular(name: &str) -> &str {
    match name.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        _ => name,
    }
}

fn quoted(text: &str) -> String {
    proc_macro2::Literal::string(text).to_string()
}
