//! The values of a discriminator's property that name each member of a union.

use openapiv3::Discriminator;

use super::flat::Flat;
use super::member::Candidate;
use super::value_hint;
use crate::lower::context::Context;
use crate::lower::resolve::written_component_key;
use crate::naming::words;
use crate::pointer::Place;

/// How deep unions in unions are looked into for their values.
const DEEPEST: usize = 8;

/// Extensions by which a schema says the value that names it.
const OWN_VALUES: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// The values that name a member, and what says so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    by: By,
    texts: Vec<String>,
}

impl Named {
    fn new(by: By, texts: Vec<String>) -> Self {
        Self { by, texts }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// A mapping, or an extension of the member.
    Mapping,
    /// The values that the member lists for the property.
    List,
    /// The values of its own members.
    Members,
    /// Its name.
    Name,
}

impl<'a> Context<'a> {
    /// The values that name each member; those that name several are of all of them.
    pub(super) fn cases(&mut self, candidates: &[Candidate<'a>], discriminator: &'a Discriminator) -> Vec<Vec<String>> {
        let mut named: Vec<Named> = candidates
            .iter()
            .map(|candidate| self.values_of(candidate.component, &candidate.flat, discriminator, 0))
            .collect();
        take_mapped(&mut named);
        let own: Vec<Named> = named.clone();
        let is_shared = |text: &String| own.iter().filter(|other| other.texts.contains(text)).count() > 1;
        // All members list the values of all: the name says which is whose.
        for (candidate, named) in candidates.iter().zip(&mut named) {
            let lists_all = named.by == By::List && named.texts.len() > 1 && named.texts.iter().any(is_shared);
            if let Some(component) = candidate.component.filter(|_| lists_all) {
                named.texts = vec![named_like(component, &named.texts).unwrap_or(component).to_owned()];
            }
        }
        named.into_iter().map(|named| named.texts).collect()
    }

    /// The values that name a member: by mapping, by what it or its members list, or by its name.
    fn values_of(
        &mut self,
        component: Option<&'a str>,
        flat: &Flat<'a>,
        discriminator: &'a Discriminator,
        depth: usize,
    ) -> Named {
        let mapped: Vec<String> = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| component.is_some_and(|component| leads_to(target, component)))
            .map(|(value, _)| value.clone())
            .collect();
        if !mapped.is_empty() {
            return Named::new(By::Mapping, mapped);
        }
        if let Some(own) = component.and_then(|component| self.own_value(component)) {
            return Named::new(By::Mapping, vec![own]);
        }
        if let Some((inner, heirs)) = component
            .filter(|_| depth == 0)
            .and_then(|component| self.family(component))
            && !std::ptr::eq(inner, discriminator)
        {
            return Named::new(By::Members, self.values_of_heirs(heirs, inner, component));
        }
        let property = discriminator.property_name.as_str();
        if let Some(property) = flat.properties.get(property) {
            let texts: Vec<String> = self
                .constants(property.schema)
                .iter()
                .filter_map(value_hint::text_of)
                .collect();
            if !texts.is_empty() {
                return Named::new(By::List, texts);
            }
        }
        let inner = self.values_of_members(flat, discriminator, depth);
        if !inner.is_empty() {
            return Named::new(By::Members, inner);
        }
        Named::new(By::Name, component.map(str::to_owned).into_iter().collect())
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
            values.extend(self.values_of(Some(key), &flat, discriminator, 1).texts);
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
                let found = self.values_of(component, &flat, discriminator, depth + 1).texts;
                if found.is_empty() {
                    return Vec::new();
                }
                values.extend(
                    found
                        .into_iter()
                        .filter(|text| !values.contains(text))
                        .collect::<Vec<_>>(),
                );
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
}

/// Takes the values that a mapping gives to a member away from those that only list them, unless they list no others.
fn take_mapped(named: &mut [Named]) {
    let mapped: Vec<String> = named
        .iter()
        .filter(|named| named.by == By::Mapping)
        .flat_map(|named| named.texts.iter().cloned())
        .collect();
    for named in named.iter_mut().filter(|named| named.by != By::Mapping) {
        let own = || named.texts.iter().filter(|text| !mapped.contains(text));
        if own().next().is_some() {
            named.texts = own().cloned().collect();
        }
    }
}

/// Whether the target of a mapping is a component: by name or by reference.
pub(in crate::lower) fn leads_to(target: &str, component: &str) -> bool {
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
