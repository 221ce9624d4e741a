//! Which operations belong together, and what the group is called.

use std::collections::BTreeMap;

use super::old_name::{self, GroupBefore};
use super::outline::{Outline, segments};
use crate::lower::context::Context;
use crate::lower::{docs, hint};
use crate::model::Docs;
use crate::naming::{MethodName, ModuleName, Name, Scope, TypeName, keyword, noun, words};

/// A group with its names.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: TypeName,
    pub(super) accessor: MethodName,
    pub(super) module: ModuleName,
    pub(super) docs: Docs,
    /// The words of its name.
    pub(super) words: Vec<String>,
    /// What it was called in the last run.
    pub(super) before: Option<GroupBefore>,
    /// What it is about, in the singular unless there is only one such thing.
    pub(super) noun: Vec<String>,
}

/// How sure a group's name is; of several names of one group the surest has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Options,
    Hint,
    Tag,
    Path,
}

/// Puts every operation into a group.
pub(super) fn assign(context: &mut Context<'_>, outlines: &mut [Outline<'_>]) -> Vec<Named> {
    let chosen: Vec<(Source, String)> = outlines.iter().map(|outline| choose(context, outline)).collect();
    // Groups are one when they differ in number or convention only: `profile` and `Profiles`.
    let mut names: BTreeMap<Vec<String>, (Source, String)> = BTreeMap::new();
    for (source, text) in &chosen {
        let key = key(text);
        let candidate = (*source, text.clone());
        let better = names.get(&key).is_none_or(|found| rank(&candidate) < rank(found));
        if better {
            names.insert(key, candidate);
        }
    }
    let keys: Vec<Vec<String>> = names.keys().cloned().collect();
    for (outline, (_, text)) in outlines.iter_mut().zip(&chosen) {
        let key = key(text);
        outline.group = keys.iter().position(|found| *found == key).unwrap_or_default();
    }
    let mut types = Scope::new(&[keyword::TYPES, keyword::HANDLES]);
    let mut accessors = Scope::new(&[keyword::METHODS, keyword::ACCESSORS]);
    let mut modules = Scope::new(&[keyword::ROOT_MODULES]);
    let found: Vec<Found<'_>> = names
        .iter()
        .map(|(key, (source, text))| Found {
            key: format!("group:{}", key.join("-")),
            text,
            is_chosen: *source == Source::Options,
        })
        .collect();
    let before = old_name::of_groups(context, &found, outlines);
    let modules = named(context, &found, MODULE, &mut modules, |context, scope, names| {
        old_name::keep_modules(context, scope, &before, names);
    });
    let accessors = named(context, &found, ACCESSOR, &mut accessors, |context, scope, names| {
        old_name::keep_accessors(context, scope, &before, names);
    });
    let names = named(context, &found, HANDLE, &mut types, |context, scope, names| {
        old_name::keep_handles(context, scope, &before, (&modules, names));
    });
    found
        .iter()
        .zip(before)
        .zip(names)
        .zip(accessors.into_iter().zip(modules))
        .map(|(((Found { text, .. }, before), name), (accessor, module))| Named {
            name,
            accessor,
            before,
            module,
            docs: tag_docs(context, text),
            noun: words::split(text),
            words: words::split(text),
        })
        .collect()
}

/// A group without names.
pub(super) struct Found<'t> {
    pub(super) key: String,
    text: &'t str,
    /// Whether the configuration says what it is called.
    pub(super) is_chosen: bool,
}

/// What stands behind the key of a group for each of its names.
pub(super) const HANDLE: &str = "";
pub(super) const ACCESSOR: &str = " accessor";
pub(super) const MODULE: &str = " module";

/// The names of all groups in one scope: what the configuration says, what they had before, and what follows from the texts.
fn named<N: Name + AsRef<str>>(
    context: &mut Context<'_>,
    found: &[Found<'_>],
    role: &str,
    scope: &mut Scope<'_>,
    keep_old: impl FnOnce(&mut Context<'_>, &mut Scope<'_>, &[Option<N>]),
) -> Vec<N> {
    let key = |found: &Found<'_>| format!("{}{role}", found.key);
    let mut names: Vec<Option<N>> = found.iter().map(|_| None).collect();
    if !context.previous.is_empty() {
        mint(scope, found, &mut names, |found| found.is_chosen);
        for (found, name) in found.iter().zip(&mut names).filter(|(_, name)| name.is_none()) {
            *name = context.previous.get(&key(found)).and_then(|kept| scope.keep(kept));
        }
        keep_old(context, scope, &names);
    }
    mint(scope, found, &mut names, |_| true);
    let names: Vec<N> = names.into_iter().flatten().collect();
    for (found, name) in found.iter().zip(&names) {
        context.given.insert(key(found), name.as_ref());
    }
    names
}

/// Names for some of the groups that have none.
fn mint<N: Name>(
    scope: &mut Scope<'_>,
    found: &[Found<'_>],
    names: &mut [Option<N>],
    which: impl Fn(&Found<'_>) -> bool,
) {
    let open = found
        .iter()
        .zip(names.iter_mut())
        .filter(|(found, name)| name.is_none() && which(found));
    let (texts, open): (Vec<&str>, Vec<&mut Option<N>>) = open.map(|(found, name)| (found.text, name)).unzip();
    for (name, minted) in open.into_iter().zip(scope.mint_all(&texts)) {
        *name = Some(minted);
    }
}

fn choose(context: &mut Context<'_>, outline: &Outline<'_>) -> (Source, String) {
    let tag = outline.operation.tags.iter().find(|tag| !words::split(tag).is_empty());
    if let Some((tag, name)) = tag.and_then(|tag| context.options.groups.get_key_value(tag)) {
        context.matched.note("groups", tag);
        return (Source::Options, name.clone());
    }
    if let Some(hint) = hint::name(context, &outline.operation.extensions, hint::GROUP, &outline.place) {
        return (Source::Hint, hint);
    }
    if let Some(tag) = tag {
        return (Source::Tag, tag.clone());
    }
    let path = segments(outline.path);
    let first = path.iter().find(|(_, is_parameter)| !is_parameter).or(path.first());
    let text = first.map_or_else(|| "root".to_owned(), |(words, _)| words.join(" "));
    match context.options.groups.get_key_value(&text) {
        Some((key, name)) => {
            context.matched.note("groups", key);
            (Source::Path, name.clone())
        }
        None => (Source::Path, text),
    }
}

fn key(text: &str) -> Vec<String> {
    noun::singular_words(&words::split(text))
}

/// The surest name first, then the plural, then the order of letters.
fn rank((source, text): &(Source, String)) -> (Source, std::cmp::Reverse<usize>, &str) {
    (*source, std::cmp::Reverse(text.chars().count()), text)
}

fn tag_docs(context: &Context<'_>, text: &str) -> Docs {
    let key = key(text);
    let tags = &context.document.openapi.tags;
    let tag = tags.iter().find(|tag| self::key(&tag.name) == key).or_else(|| {
        tags.iter().find(|tag| {
            context
                .options
                .groups
                .get(&tag.name)
                .is_some_and(|name| self::key(name) == key)
        })
    });
    docs::prose(tag.and_then(|tag| tag.description.as_deref()))
}
