//! The property that names the member of a union: by `discriminator`, or by constants that every member has.

use openapiv3::Discriminator;

use super::flat::{Additional, Flat};
use super::guard::guards;
use super::member::Candidate;
use super::value_hint;
use crate::diagnostic::codes;
use crate::load::Node;
use crate::lower::context::Context;
use crate::lower::resolve::{Use, written_component_key};
use crate::model::{Decision, JsonKind, Tag};
use crate::naming::words;
use crate::pointer::Place;

/// How deep unions in unions are looked into for their tags.
const DEEPEST: usize = 8;

/// Extensions by which a schema says the value that names it.
const OWN_VALUES: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

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
        // What is known of the tag still narrows which members are tried.
        let mut guards = guards(candidates);
        for (guard, (texts, candidate)) in guards.iter_mut().zip(cases.iter().zip(candidates)) {
            let property = &discriminator.property_name;
            if !texts.is_empty() && candidate.guard.kinds == [JsonKind::Object] {
                guard.constants.retain(|(name, _)| name != property);
                let values = texts
                    .iter()
                    .map(|text| serde_json::Value::from(text.as_str()).to_string());
                guard.constants.push((property.clone(), values.collect()));
            }
        }
        Decision::Guards(guards)
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
            absent: other,
            other,
            added: Vec::new(),
        };
        self.add_missing(candidates, &mut tag, place);
        Some(tag)
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

    /// The values that name each member.
    fn cases(&mut self, candidates: &[Candidate<'a>], discriminator: &'a Discriminator) -> Vec<Vec<String>> {
        let own: Vec<Vec<String>> = candidates
            .iter()
            .map(|candidate| self.values_of(candidate.component, &candidate.flat, discriminator, 0))
            .collect();
        let is_shared = |text: &String| own.iter().filter(|texts| texts.contains(text)).count() > 1;
        candidates
            .iter()
            .zip(&own)
            .map(|(candidate, texts)| {
                if !texts.iter().any(is_shared) {
                    return texts.clone();
                }
                // All members list the values of all: the name says which is whose.
                candidate
                    .component
                    .map(|component| vec![named_like(component, texts).unwrap_or(component).to_owned()])
                    .unwrap_or_default()
            })
            .collect()
    }

    /// The values that name a member: by mapping, by what it or its members list, or by its name.
    fn values_of(
        &mut self,
        component: Option<&'a str>,
        flat: &Flat<'a>,
        discriminator: &'a Discriminator,
        depth: usize,
    ) -> Vec<String> {
        let mapped: Vec<String> = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| component.is_some_and(|component| leads_to(target, component)))
            .map(|(value, _)| value.clone())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        if let Some(own) = component.and_then(|component| self.own_value(component)) {
            return vec![own];
        }
        if let Some((inner, heirs)) = component
            .filter(|_| depth == 0)
            .and_then(|component| self.family(component))
            && !std::ptr::eq(inner, discriminator)
        {
            return self.values_of_heirs(heirs, inner, component);
        }
        let property = discriminator.property_name.as_str();
        if let Some(property) = flat.properties.get(property) {
            let texts: Vec<String> = self
                .constants(property.schema)
                .iter()
                .filter_map(value_hint::text_of)
                .collect();
            if !texts.is_empty() {
                return texts;
            }
        }
        let inner = self.values_of_members(flat, discriminator, depth);
        if !inner.is_empty() {
            return inner;
        }
        component.map(str::to_owned).into_iter().collect()
    }

    /// The values of all that extend a parent, and of itself.
    fn values_of_heirs(
        &mut self,
        heirs: Vec<&'a str>,
        discriminator: &'a Discriminator,
        parent: Option<&'a str>,
    ) -> Vec<String> {
        let mut values = Vec::new();
        for key in heirs.into_iter().chain(parent) {
            let Some(schema) = self.parts().and_then(|parts| parts.schemas.get(key)) else {
                continue;
            };
            let flat = Flat::default().and(self, schema.into(), &Place::default());
            values.extend(self.values_of(Some(key), &flat, discriminator, 1));
        }
        values
    }

    /// The values of the members of a union that is a member; none where one of them has none.
    fn values_of_members(&mut self, flat: &Flat<'a>, outer: &'a Discriminator, depth: usize) -> Vec<String> {
        let mut values = Vec::new();
        for choice in flat.choices.iter().filter(|_| depth < DEEPEST) {
            let discriminator = choice
                .discriminator
                .filter(|inner| inner.property_name == outer.property_name)
                .unwrap_or(outer);
            for member in &choice.members {
                let component = self.component_of(*member);
                let flat = Flat::default().and(self, *member, &Place::default());
                let found = self.values_of(component, &flat, discriminator, depth + 1);
                if found.is_empty() {
                    return Vec::new();
                }
                values.extend(found);
            }
        }
        values
    }

    /// The value that a component says names it.
    fn own_value(&self, component: &str) -> Option<String> {
        let schema = self.schema(self.parts()?.schemas.get(component)?.into())?;
        let value = OWN_VALUES
            .iter()
            .find_map(|key| schema.schema_data.extensions.get(*key))?;
        value.as_str().map(str::to_owned)
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

/// Whether the target of a mapping is a component: by name or by reference.
pub(super) fn leads_to(target: &str, component: &str) -> bool {
    target == component || written_component_key(target, "schemas").as_deref() == Some(component)
}

/// The one of several values that a component is called like.
fn named_like<'t>(component: &str, texts: &'t [String]) -> Option<&'t str> {
    let own = words::split(component);
    let same = |text: &&String| words::split(text) == own;
    let inside = |text: &&String| {
        let words = words::split(text);
        !words.is_empty() && (own.starts_with(&words) || own.ends_with(&words))
    };
    let longest = |left: &&String, right: &&String| left.len().cmp(&right.len());
    let found = texts
        .iter()
        .find(same)
        .or_else(|| texts.iter().filter(inside).max_by(longest));
    found.map(String::as_str)
}

/// The cases, unless one text stands for two members.
fn distinct(mut cases: Vec<(String, usize)>) -> Option<Vec<(String, usize)>> {
    cases.sort_by(|left, right| (left.1, &left.0).cmp(&(right.1, &right.0)));
    cases.dedup();
    let texts: std::collections::HashSet<&str> = cases.iter().map(|(text, _)| text.as_str()).collect();
    (texts.len() == cases.len()).then_some(cases)
}
