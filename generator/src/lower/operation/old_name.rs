//! What groups and operations were called before the user called them otherwise.

use std::collections::BTreeSet;

use super::group::{ACCESSOR, Found, HANDLE, MODULE, Named};
use super::outline::Outline;
use crate::lower::aliases::outer;
use crate::lower::context::Context;
use crate::model::{AccessorAlias, ItemAlias, MethodAlias, ModuleAlias};
use crate::naming::{MethodName, ModuleName, Scope, TypeName};

/// The names of a group in the last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GroupBefore {
    pub(super) module: String,
    handle: String,
    accessor: String,
}

impl GroupBefore {
    fn of(context: &Context<'_>, key: &str) -> Option<Self> {
        let name = |role: &str| context.previous.get(&format!("{key}{role}")).map(str::to_owned);
        Some(Self {
            module: name(MODULE)?,
            handle: name(HANDLE)?,
            accessor: name(ACCESSOR)?,
        })
    }
}

/// What each group was called: one that the configuration names by another word is known by its operations, where all of
/// them come from one group, which is gone.
pub(super) fn of_groups(
    context: &Context<'_>,
    found: &[Found<'_>],
    outlines: &[Outline<'_>],
) -> Vec<Option<GroupBefore>> {
    let mut before: Vec<Option<GroupBefore>> = found.iter().map(|found| GroupBefore::of(context, &found.key)).collect();
    let came_from = |group: usize| -> Option<&str> {
        let of_group = outlines.iter().filter(|outline| outline.group == group);
        let modules = of_group.filter_map(|outline| Some(last_path(context, outline)?.0));
        let modules: BTreeSet<&str> = modules.collect();
        modules.first().copied().filter(|_| modules.len() == 1)
    };
    let moved: Vec<(usize, &str)> = found
        .iter()
        .enumerate()
        .filter(|(place, found)| found.is_chosen && before.get(*place).is_some_and(Option::is_none))
        .filter_map(|(place, _)| Some((place, came_from(place)?)))
        .collect();
    for (place, module) in &moved {
        let is_gone = !before.iter().flatten().any(|other| other.module == *module);
        let is_only = moved.iter().filter(|(_, other)| other == module).count() == 1;
        if is_gone
            && is_only
            && let Some(slot) = before.get_mut(*place)
        {
            *slot = key_of(context, module).and_then(|key| GroupBefore::of(context, key));
        }
    }
    before
}

/// The module and the method that an operation had in the last run.
fn last_path<'a>(context: &Context<'a>, outline: &Outline<'_>) -> Option<(&'a str, &'a str)> {
    let previous = context.previous;
    previous.get(&format!("#{}", outline.key))?.rsplit_once("::")
}

/// The key of the group that had a module.
fn key_of<'a>(context: &Context<'a>, module: &str) -> Option<&'a str> {
    let previous = context.previous;
    let mut groups = previous.below("group:").filter(|(_, name)| *name == module);
    groups.find_map(|(key, _)| key.strip_suffix(MODULE))
}

/// Keeps the modules of before.
pub(super) fn keep_modules(
    context: &mut Context<'_>,
    scope: &mut Scope<'_>,
    before: &[Option<GroupBefore>],
    names: &[Option<ModuleName>],
) {
    for (before, new) in both(before, names) {
        let kept = context.aliases.keep(scope, &before.module, new.as_str());
        let kept = kept.into_iter().map(|(_, old)| ModuleAlias {
            old,
            new: new.clone(),
            feature: None,
        });
        context.aliases.found.modules.extend(kept);
    }
}

/// Keeps the methods of the client of before.
pub(super) fn keep_accessors(
    context: &mut Context<'_>,
    scope: &mut Scope<'_>,
    before: &[Option<GroupBefore>],
    names: &[Option<MethodName>],
) {
    for (before, new) in both(before, names) {
        let paths = (
            format!("Client::{}", before.accessor),
            format!("Client::{}", new.bare()),
        );
        let kept = context.aliases.keep(scope, &paths.0, &paths.1);
        let kept = kept.into_iter().map(|(_, old)| AccessorAlias { old, new: new.clone() });
        context.aliases.found.accessors.extend(kept);
    }
}

/// Keeps the handles of before.
pub(super) fn keep_handles(
    context: &mut Context<'_>,
    scope: &mut Scope<'_>,
    before: &[Option<GroupBefore>],
    (modules, names): (&[ModuleName], &[Option<TypeName>]),
) {
    for ((before, new), module) in before.iter().zip(names).zip(modules) {
        let (Some(before), Some(new)) = (before, new) else {
            continue;
        };
        let paths = (
            format!("{}::{}", before.module, before.handle),
            format!("{}::{}", module.bare(), new.bare()),
        );
        // What only the module of before sets apart is reached through that.
        let is_alias = |old: &TypeName| old != new;
        let kept = context.aliases.keep(scope, &paths.0, &paths.1);
        let kept = kept
            .into_iter()
            .filter(|(_, old)| is_alias(old))
            .map(|(path, old)| ItemAlias {
                module: outer(&path).to_owned(),
                old,
                new: new.clone(),
                has_mode: true,
            });
        context.aliases.found.items.extend(kept);
    }
}

fn both<'n, N>(
    before: &'n [Option<GroupBefore>],
    names: &'n [Option<N>],
) -> impl Iterator<Item = (&'n GroupBefore, &'n N)> {
    let both = before.iter().zip(names);
    both.filter_map(|(before, name)| Some((before.as_ref()?, name.as_ref()?)))
}

/// Keeps the methods of before, in the scopes of their groups.
pub(super) fn keep_methods(
    context: &mut Context<'_>,
    groups: &[Named],
    scopes: &mut [Scope<'_>],
    outlines: &[Outline<'_>],
) {
    for outline in outlines {
        let (Some(group), Some(scope)) = (groups.get(outline.group), scopes.get_mut(outline.group)) else {
            continue;
        };
        let (Some(before), Some(new)) = (&group.before, &outline.method) else {
            continue;
        };
        let Some(method) = outline.released(context, groups) else {
            continue;
        };
        let paths = (
            format!("{}::{}::{method}", before.module, before.handle),
            format!("{}::{}::{}", group.module.bare(), group.name.bare(), new.bare()),
        );
        let kept = context.aliases.keep::<MethodName>(scope, &paths.0, &paths.1);
        let kept = kept
            .into_iter()
            .filter(|(_, old)| old != new)
            .map(|(_, old)| MethodAlias {
                module: group.module.clone(),
                old,
                new: new.clone(),
            });
        context.aliases.found.methods.extend(kept);
    }
}

/// Keeps the name that an item of an operation had.
pub(super) fn keep_item(
    context: &mut Context<'_>,
    group: &Named,
    scope: &mut Scope<'_>,
    (before, new): (&str, &TypeName),
    has_mode: bool,
) {
    let Some(group_before) = &group.before else { return };
    let paths = (
        format!("{}::{before}", group_before.module),
        format!("{}::{}", group.module.bare(), new.bare()),
    );
    let kept = context.aliases.keep::<TypeName>(scope, &paths.0, &paths.1);
    let kept = kept
        .into_iter()
        .filter(|(_, old)| old != new)
        .map(|(_, old)| ItemAlias {
            module: group.module.bare().to_owned(),
            old,
            new: new.clone(),
            has_mode,
        });
    context.aliases.found.items.extend(kept);
}
