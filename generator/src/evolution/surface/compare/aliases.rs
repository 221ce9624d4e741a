//! Items that are called otherwise than before, and whose old names go on leading to them, deprecated.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::moves::{renamed, renamed_path};
use super::{Facts, change, outer};
use crate::evolution::surface::fact::Fact;
use crate::evolution::{Change, Severity};

/// Old paths with the new ones.
type Names = BTreeMap<String, String>;

/// The facts before, with what has another name under that, so that it is compared there; and what users notice of it.
pub(super) fn followed(before: &Facts, after: &Facts) -> (Facts, Vec<Change>) {
    let features = features(before, after);
    let modules = modules(before, after);
    let mut changes = Vec::new();
    let mut facts = before.clone();
    if !features.is_empty() {
        facts = facts
            .iter()
            .map(|(key, value)| with_features(key, value, &features))
            .collect();
        facts.extend(in_both(after, features.keys().map(|old| format!("feature {old}"))));
    }
    if !modules.is_empty() {
        facts = moved(&facts, &modules);
        let is_old = |key: &&String| modules.keys().any(|old| is_in(key, old));
        let old: Vec<String> = after.keys().filter(is_old).cloned().collect();
        facts.extend(in_both(after, old.into_iter()));
        changes.extend(modules.iter().map(|(old, new)| told(old, new)));
    }
    let types = types(&facts, after, &modules);
    if !types.is_empty() {
        let from: Names = types
            .iter()
            .map(|(old, new)| (renamed_path(old, &modules), new.clone()))
            .collect();
        facts = moved(&facts, &from);
        facts.extend(in_both(after, types.keys().cloned()));
        // A module says it of what is in it.
        let alone = types
            .iter()
            .filter(|(old, _)| !modules.keys().any(|module| is_in(old, module)));
        changes.extend(alone.map(|(old, new)| told(old, new)));
    }
    for (old, new) in variants(&facts, after) {
        let was = facts.remove(&old).filter(|was| Kind::of(&old, was) == Kind::Variant);
        if let Some(was) = was {
            changes.push(told(&old, &new));
            facts.entry(new).or_insert(was);
        }
        facts.extend(in_both(after, std::iter::once(old)));
    }
    for (old, new) in functions(&facts, after) {
        let item = |key: &str| key.trim_end_matches("()").to_owned();
        facts.extend(in_both(after, [old.clone(), new.clone()].into_iter()));
        changes.push(told(&item(&old), &item(&new)));
    }
    (facts, changes)
}

fn told(old: &str, new: &str) -> Change {
    let what = format!("is called `{new}` now; the old name stays, deprecated");
    change(Severity::Additive, "deprecated-alias", old, what)
}

fn in_both(after: &Facts, keys: impl Iterator<Item = String>) -> Vec<(String, String)> {
    keys.filter_map(|key| Some((key.clone(), after.get(&key)?.clone())))
        .collect()
}

fn moved(facts: &Facts, names: &Names) -> Facts {
    // A feature may have the name of a module.
    let is_path = |key: &str| !key.starts_with("feature ") && !key.starts_with("dependency ");
    let moved = facts.iter().map(|(key, value)| match is_path(key) {
        true => (renamed(key, names), renamed(value, names)),
        false => (key.clone(), value.clone()),
    });
    moved.collect()
}

fn is_in(key: &str, module: &str) -> bool {
    key.strip_prefix(module)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Features that do nothing but to turn on a new one.
fn features(before: &Facts, after: &Facts) -> Names {
    let features = after.iter().filter_map(|(key, on)| {
        let old = key.strip_prefix("feature ")?;
        let new = format!("feature {on}");
        let is_alias = before.contains_key(key) && !before.contains_key(&new) && after.contains_key(&new);
        is_alias.then(|| (old.to_owned(), on.clone()))
    });
    features.collect()
}

/// A fact with other names of features.
fn with_features(key: &str, value: &str, names: &Names) -> (String, String) {
    let named = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
    if let Some(name) = key.strip_prefix("feature ") {
        let on: Vec<String> = value.split(", ").map(named).collect();
        return (format!("feature {}", named(name)), on.join(", "));
    }
    let mut facts = Fact::parse_all(value);
    if facts.iter().all(|fact| fact.gate.is_empty()) {
        return (key.to_owned(), value.to_owned());
    }
    for fact in &mut facts {
        fact.gate = fact.gate.iter().map(|gate| with_gate(gate, &named)).collect();
    }
    (key.to_owned(), Fact::write_all(&facts.into_iter().collect()))
}

fn with_gate(gate: &str, named: &impl Fn(&str) -> String) -> String {
    let Some(list) = gate.strip_prefix("any(").and_then(|rest| rest.strip_suffix(')')) else {
        return named(gate);
    };
    let mut parts: Vec<String> = list.split(',').map(named).collect();
    parts.sort_unstable();
    format!("any({})", parts.join(","))
}

/// Modules that have what is in a new one.
fn modules(before: &Facts, after: &Facts) -> Names {
    let globs = after.iter().filter(|(key, value)| Kind::of(key, value) == Kind::Glob);
    let modules = globs.filter_map(|(key, _)| {
        let old = outer(key)?;
        let new = key.strip_prefix(old)?.strip_prefix("::use ")?.strip_suffix("::*")?;
        let is_alias = Fact::parse(after.get(old)?).is_deprecated
            && before.contains_key(old)
            && !before.contains_key(new)
            && after.contains_key(new);
        is_alias.then(|| (old.to_owned(), new.to_owned()))
    });
    modules.collect()
}

/// Types that are only other names of new ones.
fn types(before: &Facts, after: &Facts, modules: &Names) -> Names {
    let types = after.iter().filter_map(|(key, value)| {
        let new = deprecated_target(key, value)?;
        let was = before.get(&renamed_path(key, modules))?;
        let is_type = matches!(Kind::of(key, was), Kind::Struct | Kind::Enum | Kind::Alias);
        // What was an alias already follows the name that it led to.
        let follows = || {
            let last = target(was)?;
            (deprecated_target(&last, after.get(&last)?)? == new).then_some(())
        };
        let is_new = after.contains_key(&new) && !before.contains_key(&new);
        (is_type && is_new && follows().is_none()).then(|| (key.clone(), new))
    });
    types.collect()
}

fn deprecated_target(key: &str, value: &str) -> Option<String> {
    let is_alias = Kind::of(key, value) == Kind::Alias && Fact::parse(value).is_deprecated;
    target(value).filter(|_| is_alias)
}

/// The path of the type that an alias is.
fn target(value: &str) -> Option<String> {
    let text = Fact::parse(value).text;
    // A parameter can have a default.
    let (_, target) = text.rsplit_once(" = ")?;
    target.split(['<', ' ']).next().map(str::to_owned)
}

/// What was a variant, or another name of one, and is another name by now, with the variant that it leads to.
fn variants(before: &Facts, after: &Facts) -> Vec<(String, String)> {
    let constants = after
        .iter()
        .filter(|(key, value)| Kind::of(key, value) == Kind::Constant);
    let variants = constants.filter_map(|(key, value)| {
        let fact = Fact::parse(value);
        let (_, name) = fact.text.rsplit_once(" = ")?;
        let new = format!("{}::{name}", outer(key)?);
        let was = before.get(key)?;
        let is_variant = |key: &str, value: &String| Kind::of(key, value) == Kind::Variant;
        let was_name = is_variant(key, was) || Fact::parse(was).text.contains(" = ");
        let leads_to_variant = after.get(&new).is_some_and(|now| is_variant(&new, now));
        (fact.is_deprecated && was_name && leads_to_variant).then(|| (key.clone(), new))
    });
    variants.collect()
}

/// Functions that are deprecated by now, with the new ones that are declared as they are.
fn functions(before: &Facts, after: &Facts) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (key, value) in after
        .iter()
        .filter(|(key, value)| Kind::of(key, value) == Kind::Function)
    {
        let is_new = |was: &String| all_deprecated(value) && !all_deprecated(was);
        let (true, Some(owner)) = (before.get(key).is_some_and(is_new), outer(key)) else {
            continue;
        };
        let start = format!("{owner}::");
        let new = after
            .range(start.clone()..)
            .take_while(|(path, _)| path.starts_with(&start));
        let mut new = new.filter(|(path, now)| {
            let is_of_owner = outer(path) == Some(owner) && !before.contains_key(*path);
            is_of_owner && ends_alike(path, key) && texts(now) == texts(value) && !all_deprecated(now)
        });
        if let (Some((path, _)), None) = (new.next(), new.next()) {
            found.push((key.clone(), path.clone()));
        }
    }
    found
}

fn all_deprecated(value: &str) -> bool {
    Fact::parse_all(value).iter().all(|fact| fact.is_deprecated)
}

fn texts(value: &str) -> Vec<String> {
    Fact::parse_all(value).into_iter().map(|fact| fact.text).collect()
}

/// A method that takes a whole body has another one beside it.
fn ends_alike(one: &str, other: &str) -> bool {
    one.ends_with("_with()") == other.ends_with("_with()")
}
