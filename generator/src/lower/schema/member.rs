//! The members of a union before they have names: type, guard, words.

use super::flat::{Additional, Flat, Property};
use super::kept_member::{self, MemberWords, OBJECT};
use super::shape::{Literal, Shape};
use super::value_hint::Hints;
use super::{Lowered, enumeration, legible_title, secret};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{NodeId, Role};
use crate::lower::resolve::Use;
use crate::model::{Docs, Guard, JsonKind, TypeKind, TypeRef};
use crate::naming::words;
use crate::pointer::Place;

/// How many references may be merged inside one another.
const MOST_NESTED: usize = 12;

/// A member on its way.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) ty: TypeRef,
    pub(super) words: Vec<String>,
    /// Where the description lists it, where it lists it alone.
    pub(super) origin: Option<Place>,
    pub(super) docs: Docs,
    pub(super) guard: Guard,
    /// Properties bound to values.
    pub(super) constants: Vec<(&'a str, Vec<Literal<'a>>)>,
    /// The component that the member is, by its key.
    pub(super) component: Option<&'a str>,
    /// The schemas that it stands for, together.
    pub(super) uses: Vec<Use<'a>>,
    /// What the member asks for.
    pub(super) flat: Flat<'a>,
    pub(super) is_open_enum: bool,
}

impl<'a> Context<'a> {
    /// The members with their types; those of one type are one, and a plain text gives way to an open enum.
    pub(super) fn candidates(
        &mut self,
        base: &Flat<'a>,
        combinations: &[Vec<Use<'a>>],
        has_base: bool,
        node: NodeId,
        place: &Place,
    ) -> Vec<Candidate<'a>> {
        let flats: Vec<Flat<'a>> = combinations
            .iter()
            .map(|members| {
                members
                    .iter()
                    .fold(base.clone(), |flat, member| flat.and(self, *member, place))
            })
            .collect();
        let enums: Vec<usize> = (0..flats.len())
            .filter(|place| flats.get(*place).is_some_and(is_text_enum))
            .collect();
        let only_files = flats.iter().all(|flat| self.is_file(flat));
        let mut candidates: Vec<Candidate<'a>> = Vec::with_capacity(flats.len());
        let mut words: Vec<MemberWords> = combinations
            .iter()
            .zip(&flats)
            .enumerate()
            .map(|(index, (members, flat))| self.member_words(members, flat, &flats, index))
            .collect();
        self.keep_member_words((node, place), &flats, &mut words);
        kept_member::count(&mut words);
        for (index, ((members, flat), words)) in combinations.iter().zip(&flats).zip(words).enumerate() {
            let merged = enums.len() > 1 && enums.contains(&index);
            if merged && enums.first() != Some(&index) {
                continue;
            }
            let mut candidate = if merged {
                let all: Vec<(&[Use<'a>], &Flat<'a>)> = enums
                    .iter()
                    .filter_map(|place| Some((combinations.get(*place)?.as_slice(), flats.get(*place)?)))
                    .collect();
                self.merged_enum(&all, words, node, place)
            } else {
                let has_base = has_base && !self.includes(members, base, place);
                self.candidate(members, flat.clone(), words, has_base, node, place)
            };
            // Beside other shapes, bytes are the text that JSON has for them.
            if candidate.ty == TypeRef::Binary && !only_files {
                candidate.ty = TypeRef::String;
            }
            match candidates.iter_mut().find(|found| found.ty == candidate.ty) {
                Some(found) => found.guard.kinds.extend(candidate.guard.kinds),
                None => candidates.push(candidate),
            }
        }
        for candidate in &mut candidates {
            candidate.guard.kinds.sort();
            candidate.guard.kinds.dedup();
        }
        if candidates.iter().any(|candidate| candidate.is_open_enum) {
            candidates.retain(|candidate| candidate.ty != TypeRef::String);
        }
        candidates
    }

    /// The member for what is of no other.
    pub(super) fn other(&mut self) -> Candidate<'a> {
        let flat = Flat::default();
        Candidate {
            ty: TypeRef::Json,
            words: vec!["other".to_owned()],
            origin: None,
            docs: Docs {
                lines: vec!["Any other value.".to_owned()],
            },
            guard: self.guard(&flat),
            constants: Vec::new(),
            component: None,
            uses: Vec::new(),
            flat,
            is_open_enum: false,
        }
    }

    /// Whether all that a member can be is a file or several.
    fn is_file(&self, flat: &Flat<'a>) -> bool {
        let bytes = |kind, format| kind == Some(JsonKind::String) && format == Some("binary");
        let item = flat.items.and_then(|item| self.schema(item)).map(Shape::of);
        bytes(flat.kind(), flat.format) || item.is_some_and(|item| bytes(item.kind, item.format))
    }

    /// Whether a member says by itself all that stands beside the alternatives, as one that extends it does.
    fn includes(&mut self, members: &[Use<'a>], base: &Flat<'a>, place: &Place) -> bool {
        let [member @ Use::Reference(_)] = members else {
            return false;
        };
        let flat = Flat::default().and(self, *member, place);
        let declares = |(name, property): (&&'a str, &Property<'a>)| {
            let found = flat.properties.get(name);
            found.is_some_and(|found| found.schema.is(property.schema))
        };
        base.properties.iter().all(declares)
            && base.required.is_subset(&flat.required)
            && base.patterns.is_empty()
            && base.items.is_none()
            && !matches!(base.additional, Some(Additional::Of(_)))
    }

    fn candidate(
        &mut self,
        members: &[Use<'a>],
        flat: Flat<'a>,
        called: MemberWords,
        has_base: bool,
        node: NodeId,
        place: &Place,
    ) -> Candidate<'a> {
        let MemberWords { words, nth, .. } = called;
        let guard = self.guard(&flat);
        let constants: Vec<(&'a str, Vec<Literal<'a>>)> = flat
            .properties
            .iter()
            .map(|(name, property)| (*name, self.constants(property.schema)))
            .filter(|(_, values)| !values.is_empty())
            .collect();
        let is_open_enum = is_text_enum(&flat);
        let single = match members {
            [member] if !has_base => Some(*member),
            _ => None,
        };
        let component = match members {
            [member] => self.component_of(*member),
            _ => None,
        };
        let is_list = flat.kind() == Some(JsonKind::Array);
        let role_words = if is_list { Vec::new() } else { words.clone() };
        let node = self.child(node, Role::Variant { words: role_words, nth });
        let documentation = members
            .first()
            .map(|member| docs::of_member(self, *member))
            .unwrap_or_default();
        let ty = match single {
            Some(member) => self.type_of(member, node, place).ty,
            None => match self.expanded(members, flat.clone(), node, place) {
                Lowered::Type(ty) => ty,
                Lowered::Kind(kind) => {
                    TypeRef::Named(self.add_inline(kind, documentation.clone(), None, false, node, place))
                }
            },
        };
        Candidate {
            ty,
            words,
            origin: None,
            docs: documentation,
            guard,
            constants,
            component,
            uses: members.to_vec(),
            flat,
            is_open_enum,
        }
    }

    /// The component that a member is, by reference or with annotations around it.
    pub(super) fn component_of(&self, member: Use<'a>) -> Option<&'a str> {
        match member {
            Use::Reference(reference) => self.schema_component(reference).map(|(key, _)| key),
            Use::Schema(schema) => match super::annotated(&Shape::of(schema))? {
                Use::Reference(reference) => self.schema_component(reference).map(|(key, _)| key),
                Use::Schema(_) => None,
            },
        }
    }

    /// What members come to together with what stands beside them; one that contains itself so stands for itself alone.
    pub(super) fn expanded(&mut self, members: &[Use<'a>], flat: Flat<'a>, node: NodeId, place: &Place) -> Lowered {
        let references: Vec<&'a str> = members
            .iter()
            .filter_map(|member| match member {
                Use::Reference(reference) => Some(*reference),
                Use::Schema(_) => None,
            })
            .collect();
        let again = references
            .iter()
            .find(|reference| self.expanding.contains(reference))
            .copied();
        if let Some(reference) = again.or_else(|| {
            references
                .first()
                .copied()
                .filter(|_| self.expanding.len() >= MOST_NESTED)
        }) {
            self.diagnostics.degraded(
                codes::RECURSIVE_COMPOSITION,
                place,
                format!(
                    "`{reference}` is composed with a schema that it is a part of; it stands for itself alone here"
                ),
                "take what stands beside the alternatives into a schema of its own",
            );
            return Lowered::Type(self.type_of(Use::Reference(reference), node, place).ty);
        }
        let before = self.expanding.len();
        self.expanding.extend(references);
        self.composing += 1;
        let lowered = self.lowered(flat, node, place);
        self.composing -= 1;
        self.expanding.truncate(before);
        lowered
    }

    /// Several enumerations of texts are one: nothing could tell them apart.
    fn merged_enum(
        &mut self,
        members: &[(&[Use<'a>], &Flat<'a>)],
        called: MemberWords,
        node: NodeId,
        place: &Place,
    ) -> Candidate<'a> {
        let MemberWords { words, nth, .. } = called;
        let texts: Vec<&'a str> = members.iter().flat_map(|(_, flat)| texts(flat)).collect();
        let kind = TypeKind::Enum(enumeration::open_enum(&texts, &self.hints(members)));
        let node = self.child(
            node,
            Role::Variant {
                words: words.clone(),
                nth,
            },
        );
        let sensitive = members.iter().any(|(_, flat)| flat.sensitive);
        let ty = TypeRef::Named(self.add_inline(kind, Docs::default(), None, false, node, place));
        Candidate {
            ty: if sensitive { secret(ty) } else { ty },
            words,
            origin: None,
            docs: Docs::default(),
            guard: Guard {
                kinds: vec![JsonKind::String],
                ..Guard::default()
            },
            constants: Vec::new(),
            component: None,
            uses: Vec::new(),
            flat: Flat::default(),
            is_open_enum: true,
        }
    }

    /// What members say of their texts; one that lists a single text says it by its title and description.
    fn hints(&self, members: &[(&[Use<'a>], &Flat<'a>)]) -> Hints<'a> {
        let mut hints = Hints::default();
        for (uses, flat) in members {
            hints.names.extend(flat.hints.names.clone());
            hints.descriptions.extend(flat.hints.descriptions.clone());
            hints.deprecated.extend(flat.hints.deprecated.iter().cloned());
            let mut texts = texts(flat);
            if let (Some(text), None, [Use::Schema(schema)]) = (texts.next(), texts.next(), uses) {
                hints.add_one(text, &Shape::of(schema));
            }
        }
        hints
    }

    /// What a member is called: its component, its title, what sets it apart, or its JSON type.
    fn member_words(&self, members: &[Use<'a>], flat: &Flat<'a>, all: &[Flat<'a>], index: usize) -> MemberWords {
        let (words, is_nameless) = match self.own_member_words(members) {
            Some(words) => (words, false),
            None if flat.kind() == Some(JsonKind::Object) => (self.object_words(flat, all, index), true),
            None => (self.kind_words(flat), false),
        };
        MemberWords {
            words,
            is_nameless,
            nth: 0,
        }
    }

    /// The name of the component that a member is, or its title.
    fn own_member_words(&self, members: &[Use<'a>]) -> Option<Vec<String>> {
        for member in members {
            match member {
                Use::Reference(reference) => {
                    if let Some((key, _)) = self.schema_component(reference) {
                        return Some(words::split(key));
                    }
                }
                Use::Schema(schema) => {
                    let shape = Shape::of(schema);
                    if let Some(title) = shape.data.title.as_deref().and_then(legible_title) {
                        return Some(words::split(&title));
                    }
                    if let Some(Use::Reference(reference)) = super::annotated(&shape)
                        && let Some((key, _)) = self.schema_component(reference)
                    {
                        return Some(words::split(key));
                    }
                }
            }
        }
        None
    }

    fn object_words(&self, flat: &Flat<'a>, all: &[Flat<'a>], index: usize) -> Vec<String> {
        let others = || {
            all.iter()
                .enumerate()
                .filter(move |(place, _)| *place != index)
                .map(|(_, flat)| flat)
        };
        for name in &flat.required {
            let texts = flat
                .properties
                .get(name)
                .map(|property| self.constant_texts(property.schema))
                .unwrap_or_default();
            if let [text] = texts.as_slice()
                && !words::split(text).is_empty()
            {
                return words::split(text);
            }
        }
        let own = |name: &&&'a str| !others().any(|other| other.properties.contains_key(**name));
        let first = flat
            .required
            .iter()
            .find(own)
            .or_else(|| flat.properties.keys().find(own));
        match first {
            Some(name) if !words::split(name).is_empty() => words::split(name),
            _ if flat.properties.is_empty() => vec!["map".to_owned()],
            _ => vec![OBJECT.to_owned()],
        }
    }

    fn kind_words(&self, flat: &Flat<'a>) -> Vec<String> {
        let word = match flat.kind() {
            _ if is_text_enum(flat) => "text",
            Some(JsonKind::String) => match flat.format {
                Some("date-time") => "date time",
                Some("date") => "date",
                Some("uuid") => "uuid",
                Some("binary") => "file",
                Some("byte") => "bytes",
                _ => "string",
            },
            Some(JsonKind::Integer) => "integer",
            Some(JsonKind::Number) => "number",
            Some(JsonKind::Boolean) => "boolean",
            Some(JsonKind::Null) => "null",
            Some(JsonKind::Array) => return self.list_words(flat),
            Some(JsonKind::Object) => "object",
            None => "value",
        };
        word.split(' ').map(str::to_owned).collect()
    }

    fn list_words(&self, flat: &Flat<'a>) -> Vec<String> {
        let element = match flat.items {
            Some(Use::Reference(reference)) => self.schema_component(reference).map(|(key, _)| words::split(key)),
            Some(at @ Use::Schema(schema)) => match Shape::of(schema).kind {
                Some(JsonKind::String) => Some(vec!["string".to_owned()]),
                Some(JsonKind::Integer) => Some(vec!["integer".to_owned()]),
                Some(JsonKind::Number) => Some(vec!["number".to_owned()]),
                Some(JsonKind::Object) if self.schema(at).is_some() => Some(vec!["object".to_owned()]),
                _ => None,
            },
            None => None,
        };
        let Some(mut words) = element else {
            return vec!["list".to_owned()];
        };
        if let Some(last) = words.last_mut() {
            *last = crate::naming::noun::plural(last);
        }
        words
    }
}

pub(super) fn is_text_enum(flat: &Flat<'_>) -> bool {
    flat.choices.is_empty()
        && !flat.values.is_empty()
        && texts(flat).count() > 0
        && flat
            .values
            .iter()
            .all(|value| matches!(value, Literal::Text(_) | Literal::Null))
}

fn texts<'a>(flat: &Flat<'a>) -> impl Iterator<Item = &'a str> {
    flat.values.iter().filter_map(|value| match value {
        Literal::Text(text) => Some(*text),
        _ => None,
    })
}
