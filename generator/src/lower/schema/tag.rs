//! The property that names the member of a union: by `discriminator`, or by constants that every member has.

use openapiv3::Discriminator;

use super::case::leads_to;
use super::flat::{Additional, Flat};
use super::guard::guards;
use super::member::Candidate;
use super::value_hint;
use crate::diagnostic::codes;
use crate::load::Node;
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::model::{Decision, Guard, JsonKind, Tag};
use crate::pointer::Place;

/// How deep unions in unions are looked into for their tags.
const DEEPEST: usize = 8;

impl<'a> Context<'a> {
    /// A tag where one is certain, guards otherwise.
    pub(super) fn decision(
        &mut self,
        candidates: &[Candidate<'a>],
        discriminator: Option<&'a Discriminator>,
        place: &Place,
    ) -> Decision {
        let Some(discriminator) = discriminator else {
            return self
                .implicit_tag(candidates)
                .map_or_else(|| Decision::Guards(guards(candidates)), Decision::Tag);
        };
        let cases = self.cases(candidates, discriminator);
        if let Some(tag) = self.tagged(candidates, discriminator, &cases, place) {
            return Decision::Tag(tag);
        }
        let mut guards = guards(candidates);
        for (guard, (texts, candidate)) in guards.iter_mut().zip(cases.iter().zip(candidates)) {
            if candidate.guard.kinds == [JsonKind::Object] {
                self.narrow(guard, candidate, &discriminator.property_name, texts);
            }
        }
        Decision::Guards(guards)
    }

    /// What is known of the tag where it does not decide: which members are tried, and what those write that do not declare it.
    fn narrow(&mut self, guard: &mut Guard, candidate: &Candidate<'a>, property: &str, texts: &[String]) {
        let Some(first) = texts.first() else { return };
        guard.constants.retain(|(name, _)| name != property);
        let values = texts
            .iter()
            .map(|text| serde_json::Value::from(text.as_str()).to_string());
        guard.constants.push((property.to_owned(), values.collect()));
        let is_added = !self.declares(&candidate.flat, property, 0);
        if is_added {
            guard.added = Some((property.to_owned(), first.clone()));
        }
        // A value with the tag is of the member, whatever it lacks: then the error says what that is.
        if is_added || self.requires(&candidate.flat, property, 0) {
            guard.required = vec![property.to_owned()];
        }
    }

    /// The tag of a discriminator, unless a member is no object or nothing names it.
    fn tagged(
        &mut self,
        candidates: &[Candidate<'a>],
        discriminator: &'a Discriminator,
        cases: &[Vec<String>],
        place: &Place,
    ) -> Option<Tag> {
        let property = discriminator.property_name.as_str();
        if candidates
            .iter()
            .any(|candidate| candidate.guard.kinds != [JsonKind::Object])
        {
            return None;
        }
        let default = self.default_member(candidates, discriminator);
        let mut unnamed = (0..).zip(cases).filter(|(_, texts)| texts.is_empty());
        let (first, second) = (unnamed.next().map(|(member, _)| member), unnamed.next());
        if second.is_some() || first.is_some_and(|first: usize| default.is_some_and(|default| default != first)) {
            self.degraded_discriminator(
                property,
                place,
                "names several members by nothing; they are told apart by their shape",
            );
            return None;
        }
        if first.is_some() && default.is_none() {
            self.degraded_discriminator(
                property,
                place,
                "names a member by nothing; it stands for all other values",
            );
        }
        let other = default.or(first);
        let cases = (0..)
            .zip(cases)
            .flat_map(|(member, texts)| texts.iter().map(move |text| (text.clone(), member)))
            .collect();
        let cases = distinct(cases)?;
        let mut tag = Tag {
            property: property.to_owned(),
            cases,
            absent: other.or_else(|| self.without_tag(candidates, property)),
            other,
            added: Vec::new(),
        };
        self.add_missing(candidates, &mut tag, place);
        Some(tag)
    }

    /// The one member that declares the tag without requiring it.
    fn without_tag(&mut self, candidates: &[Candidate<'a>], property: &str) -> Option<usize> {
        let mut found = None;
        for (member, candidate) in candidates.iter().enumerate() {
            if !self.requires(&candidate.flat, property, 0) && found.replace(member).is_some() {
                return None;
            }
        }
        found.filter(|member| {
            let candidate = candidates.get(*member);
            candidate.is_some_and(|candidate| candidate.flat.properties.contains_key(property))
        })
    }

    /// Whether a member, or each member of it, requires the property.
    fn requires(&mut self, flat: &Flat<'a>, property: &str, depth: usize) -> bool {
        flat.required.contains(property)
            || flat.choices.iter().any(|choice| {
                depth < DEEPEST
                    && choice.members.iter().all(|member| {
                        let flat = Flat::default().and(self, *member, &Place::default());
                        self.requires(&flat, property, depth + 1)
                    })
            })
    }

    /// Members without a field for the tag: it is written for them.
    fn add_missing(&mut self, candidates: &[Candidate<'a>], tag: &mut Tag, place: &Place) {
        for (member, candidate) in candidates.iter().enumerate() {
            if self.declares(&candidate.flat, &tag.property, 0) {
                continue;
            }
            let mut texts = tag.cases.iter().filter(|(_, found)| *found == member);
            let Some((text, _)) = texts.next() else { continue };
            if texts.next().is_some() {
                self.degraded_discriminator(
                    &tag.property,
                    place,
                    "has several values for a member that does not declare it; the first is written",
                );
            }
            tag.added.push((member, text.clone()));
        }
    }

    fn degraded_discriminator(&mut self, property: &str, place: &Place, what: &str) {
        if self.is_new(codes::DISCRIMINATOR_WITHOUT_PROPERTY, place) {
            self.diagnostics.degraded(
                codes::DISCRIMINATOR_WITHOUT_PROPERTY,
                place,
                format!("the discriminator `{property}` {what}"),
                "declare the property in every member, and give each a value of its own in `mapping`",
            );
        }
    }

    /// Whether a member keeps the property when it is read: in a field, or in a map.
    fn declares(&mut self, flat: &Flat<'a>, property: &str, depth: usize) -> bool {
        if flat.properties.contains_key(property) {
            return true;
        }
        if flat.properties.is_empty() && flat.choices.is_empty() {
            return flat.required.contains(property) || !matches!(flat.additional, Some(Additional::Forbidden));
        }
        let members: Vec<Use<'a>> = flat
            .choices
            .iter()
            .flat_map(|choice| choice.members.iter().copied())
            .collect();
        depth < DEEPEST
            && !members.is_empty()
            && members.into_iter().all(|member| {
                let flat = Flat::default().and(self, member, &Place::default());
                self.declares(&flat, property, depth + 1)
            })
    }

    /// The member that OpenAPI 3.2 has for values without a mapping.
    fn default_member(&self, candidates: &[Candidate<'a>], discriminator: &'a Discriminator) -> Option<usize> {
        let origin = self.document.origins.of(&discriminator.extensions)?;
        let target = origin.extra("defaultMapping").and_then(Node::as_str)?;
        candidates
            .iter()
            .position(|candidate| candidate.component.is_some_and(|component| leads_to(target, component)))
    }

    /// A property that every member requires and binds to values of its own.
    fn implicit_tag(&mut self, candidates: &[Candidate<'a>]) -> Option<Tag> {
        let first = candidates.first()?;
        let names: Vec<&'a str> = self.bound_properties(&first.flat, 0);
        names.into_iter().find_map(|property| {
            let mut cases = Vec::new();
            for (member, candidate) in candidates.iter().enumerate() {
                if candidate.guard.kinds != [JsonKind::Object] {
                    return None;
                }
                let texts = self.bound_values(&candidate.flat, property, 0)?;
                cases.extend(texts.into_iter().map(|text| (text, member)));
            }
            Some(Tag {
                property: property.to_owned(),
                cases: distinct(cases)?,
                ..Tag::default()
            })
        })
    }

    /// The required properties that list their values; of a union those of its first member.
    fn bound_properties(&mut self, flat: &Flat<'a>, depth: usize) -> Vec<&'a str> {
        let mut names: Vec<&'a str> = Vec::new();
        for (name, property) in &flat.properties {
            if flat.required.contains(name) && !self.constants(property.schema).is_empty() {
                names.push(name);
            }
        }
        let inner = flat.choices.first().and_then(|choice| choice.members.first().copied());
        if let Some(member) = inner.filter(|_| depth < DEEPEST) {
            let flat = Flat::default().and(self, member, &Place::default());
            names.extend(self.bound_properties(&flat, depth + 1));
        }
        names
    }

    /// The values that a required property is bound to, in a member or in all members of it.
    fn bound_values(&mut self, flat: &Flat<'a>, property: &str, depth: usize) -> Option<Vec<String>> {
        if flat.required.contains(property)
            && let Some(found) = flat.properties.get(property)
        {
            let texts: Vec<String> = self
                .constants(found.schema)
                .iter()
                .filter_map(value_hint::text_of)
                .collect();
            if !texts.is_empty() {
                return Some(texts);
            }
        }
        let [choice] = flat.choices.as_slice() else { return None };
        if depth >= DEEPEST {
            return None;
        }
        let mut texts = Vec::new();
        for member in &choice.members {
            let flat = Flat::default().and(self, *member, &Place::default());
            texts.extend(self.bound_values(&flat, property, depth + 1)?);
        }
        Some(texts)
    }
}

/// The cases, unless one text stands for two members.
fn distinct(mut cases: Vec<(String, usize)>) -> Option<Vec<(String, usize)>> {
    cases.sort_by(|left, right| (left.1, &left.0).cmp(&(right.1, &right.0)));
    cases.dedup();
    let texts: std::collections::HashSet<&str> = cases.iter().map(|(text, _)| text.as_str()).collect();
    (texts.len() == cases.len()).then_some(cases)
}
