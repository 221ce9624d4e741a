//! Which items belong to which operation, and which setters to which fields.

use std::collections::{BTreeMap, BTreeSet};

use super::BLOCKING;
use super::SEND;
use super::renames::Renames;
use super::sentence::MOVED;
use crate::evolution::effect::Effect;
use crate::evolution::wire::Kind;
use crate::evolution::{Change, WireSurface};

/// What the surfaces say of items that have no fact of their own.
pub(super) struct Belongings<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

/// What one surface says.
struct Side<'a> {
    surface: &'a WireSurface,
    /// The operations by the methods of handles.
    methods: BTreeMap<String, &'a str>,
    /// The operations by their enums.
    enums: BTreeMap<String, &'a str>,
    /// The accessors of groups by what belongs to the group as a whole: module, handle, accessor.
    groups: BTreeMap<String, &'a str>,
}

/// The operations by the methods of handles.
pub(in crate::evolution) fn methods(surface: &WireSurface) -> BTreeMap<String, &str> {
    let groups = surface.all().filter(|(_, fact)| fact.kind == Kind::Group);
    let handles: BTreeMap<&str, &str> = groups
        .map(|(_, fact)| {
            let handle = fact.word(0);
            (handle.split_once("::").map_or(handle, |(module, _)| module), handle)
        })
        .collect();
    let (mut methods, mut whole) = (BTreeMap::new(), BTreeMap::new());
    for (key, fact) in surface.all().filter(|(_, fact)| fact.kind == Kind::Operation) {
        let handle = key.split_once("::").and_then(|(module, _)| handles.get(module));
        if let (Some(handle), Some(method)) = (handle, fact.attribute("method")) {
            methods.insert(format!("{handle}::{method}"), key);
            // The same with the body as a whole.
            whole.insert(format!("{handle}::{method}_with"), key);
        }
    }
    for (method, key) in whole {
        methods.entry(method).or_insert(key);
    }
    methods
}

impl<'a> Side<'a> {
    fn of(surface: &'a WireSurface) -> Self {
        let mut groups = BTreeMap::new();
        for (accessor, fact) in surface.all().filter(|(_, fact)| fact.kind == Kind::Group) {
            let handle = fact.word(0);
            let module = handle.split_once("::").map_or(handle, |(module, _)| module);
            groups.extend([module, handle, accessor].map(|item| (item.to_owned(), accessor)));
        }
        let mut enums = BTreeMap::new();
        for (key, fact) in surface.all().filter(|(_, fact)| fact.kind == Kind::Operation) {
            let Some((module, builder)) = key.split_once("::") else {
                continue;
            };
            let error = fact
                .attribute("error")
                .map_or_else(|| format!("{builder}Error"), str::to_owned);
            enums.insert(format!("{module}::{error}"), key);
            enums.extend(
                fact.attribute("output")
                    .map(|output| (format!("{module}::{output}"), key)),
            );
        }
        let methods = methods(surface);
        Self {
            surface,
            methods,
            enums,
            groups,
        }
    }

    /// The first operation of the group of an accessor.
    fn first_of_group(&self, accessor: &str) -> Option<&'a str> {
        let fact = self.surface.fact(accessor)?;
        let (module, _) = fact.word(0).split_once("::")?;
        let start = format!("{module}::");
        let mut operations = self.methods.values().filter(|operation| operation.starts_with(&start));
        operations.next().copied()
    }

    /// The operation that an item belongs to.
    fn operation(&self, item: &str) -> Option<&'a str> {
        let mut path = item.strip_prefix(BLOCKING).unwrap_or(item);
        loop {
            let nameless = path.split_once(' ').map_or(path, |(owner, _)| owner);
            let found = self.methods.get(nameless).or_else(|| self.enums.get(nameless)).copied();
            if found.is_some() {
                return found;
            }
            if let Some((key, _)) = self
                .surface
                .entry(nameless)
                .filter(|(_, fact)| fact.kind == Kind::Operation)
            {
                return Some(key);
            }
            path = path.rsplit_once("::")?.0;
        }
    }
}

impl<'a> Side<'a> {
    /// The operation that a function sends, or the field that it sets where something is told of that.
    fn owner_of_function<'c>(&'c self, item: &str, told: &'c BTreeSet<String>) -> Option<&'c str> {
        if let Some((key, fact)) = item.strip_suffix(SEND).and_then(|builder| self.surface.entry(builder)) {
            return (fact.kind == Kind::Operation).then_some(key);
        }
        let (ty, function) = item.rsplit_once("::")?;
        let field = function.strip_prefix("with_")?;
        let told = |field: &str| told.get(&format!("{ty}::{field}"));
        told(field).or_else(|| told(&format!("r#{field}"))).map(String::as_str)
    }

    /// The operations by method, path and media type of the body.
    fn by_route(&self) -> BTreeMap<(String, String, Option<&'a str>), &'a str> {
        let operations = self.surface.all().filter(|(_, fact)| fact.kind == Kind::Operation);
        operations
            .map(|(key, fact)| {
                let route = (
                    fact.word(0).to_owned(),
                    fact.word(1).to_owned(),
                    fact.attribute("variant"),
                );
                (route, key)
            })
            .collect()
    }
}

impl<'a> Belongings<'a> {
    /// The operations that are found under other paths than before, with these.
    pub(super) fn moved(&self) -> BTreeMap<&'a str, &'a str> {
        let after = self.after.by_route();
        let pairs = self.before.by_route().into_iter();
        let pairs = pairs.filter_map(|(route, old)| Some((old, *after.get(&route)?)));
        let is_other = |surface: &WireSurface, key: &str| surface.fact(key).is_none();
        pairs
            .filter(|(old, new)| is_other(self.after.surface, old) && is_other(self.before.surface, new))
            .collect()
    }

    pub(super) fn of(before: &'a WireSurface, after: &'a WireSurface) -> Self {
        Self {
            before: Side::of(before),
            after: Side::of(after),
        }
    }

    /// The operation that an item belongs to, by the path of its builder.
    pub(super) fn operation(&self, item: &str) -> Option<&'a str> {
        self.after.operation(item).or_else(|| self.before.operation(item))
    }

    /// Whether an item is the method of an operation that both versions have.
    pub(super) fn is_method_of_both(&self, item: &str) -> bool {
        let item = item.strip_prefix(BLOCKING).unwrap_or(item);
        let is_method = self.after.methods.contains_key(item) && self.before.methods.contains_key(item);
        is_method && self.after.operation(item) == self.before.operation(item)
    }

    /// What an operation takes by position in either version: parameters, and fields of the body.
    pub(super) fn arguments(&self, operation: &str) -> Vec<String> {
        let of = |side: &Side<'a>| -> Vec<String> {
            let fact = side.surface.fact(operation);
            let names = fact.and_then(|fact| fact.attribute("args")).unwrap_or_default();
            let items = names.split(',').map(|name| format!("{operation}::{name}"));
            let field_of = |item: String| match side.surface.fact(&item) {
                Some(fact) if fact.kind == Kind::Setter => fact.word(0).to_owned(),
                _ => item,
            };
            items.map(field_of).collect()
        };
        let mut arguments = of(&self.after);
        arguments.extend(of(&self.before));
        arguments
    }

    /// The item of which a change in Rust is told: a whole operation that came or went, with its group, or the field behind a setter where
    /// something is told of that; else the item itself.
    pub(super) fn teller<'c>(
        &'c self,
        change: &'c Change,
        told: &'c BTreeSet<String>,
        renames: &'c Renames,
    ) -> &'c str {
        let (here, there) = match Effect::of(change.rule) {
            Some(Effect::Removed) => (&self.before, &self.after),
            // It is told where it was.
            _ if change.rule == MOVED => (&self.before, &self.after),
            _ => (&self.after, &self.before),
        };
        if let Some(operation) = here.operation(&change.item)
            && there.surface.fact(operation).is_none()
        {
            return operation;
        }
        let item = change.item.strip_prefix(BLOCKING).unwrap_or(&change.item);
        if let Some(accessor) = here.groups.get(item)
            && there.surface.fact(accessor).is_none()
            && let Some(operation) = here.first_of_group(accessor)
        {
            return operation;
        }
        let setter = here.surface.fact(&change.item).filter(|fact| fact.kind == Kind::Setter);
        if let Some(field) = setter.as_ref().and_then(|setter| renames.teller(setter.word(0))) {
            return field;
        }
        match setter {
            Some(setter) if told.contains(setter.word(0)) => setter.word(0),
            _ => here.owner_of_function(item, told).unwrap_or(&change.item),
        }
    }
}
