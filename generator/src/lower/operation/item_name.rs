//! What the builder, the enums and the module of an operation are called.

use super::group;
use super::old_name;
use super::outline::Outline;
use crate::lower::context::Context;
use crate::naming::{ModuleName, Name, Scope, TypeName, identifier, keyword, words};

/// The names of what is generated for an operation.
pub(super) struct ItemNames {
    pub(super) builder: TypeName,
    pub(super) error: TypeName,
    pub(super) module: ModuleName,
    /// The enum of the successes, where they carry different payloads.
    pub(super) output: Option<TypeName>,
}

/// The same on its way.
#[derive(Default)]
struct Found {
    builder: Option<TypeName>,
    error: Option<TypeName>,
    module: Option<ModuleName>,
    output: Option<TypeName>,
}

/// An operation to be named, and whether it has an enum of its successes.
pub(super) type Named<'o, 'a> = (&'o Outline<'a>, bool);

struct Scopes {
    types: Scope<'static>,
    modules: Scope<'static>,
}

/// The names of each operation: those of before, then those that follow from the methods.
pub(super) fn assign(
    context: &mut Context<'_>,
    groups: &[group::Named],
    operations: &[Named<'_, '_>],
) -> Vec<ItemNames> {
    let mut scopes: Vec<Scopes> = groups.iter().map(scopes_of).collect();
    let mut found: Vec<Found> = operations.iter().map(|_| Found::default()).collect();
    if !context.previous.is_empty() {
        keep(context, groups, operations, &mut scopes, &mut found);
        keep_old(context, groups, operations, &mut scopes, &found);
    }
    // Builders first, as they are named by their methods alone.
    for ((outline, _), found) in operations.iter().zip(&mut found) {
        if let (None, Some(scopes)) = (&found.builder, scopes.get_mut(outline.group)) {
            let text = text(outline);
            found.builder = Some(scopes.types.mint_first(&[&text, &format!("{text} request")]));
        }
    }
    let mut names = Vec::with_capacity(operations.len());
    for ((outline, has_output), found) in operations.iter().zip(found) {
        let Some(scopes) = scopes.get_mut(outline.group) else {
            continue;
        };
        let text = text(outline);
        let types = &mut scopes.types;
        let given = ItemNames {
            builder: found.builder.unwrap_or_else(|| types.mint(&text)),
            error: found.error.unwrap_or_else(|| types.mint(&format!("{text} error"))),
            module: found.module.unwrap_or_else(|| scopes.modules.mint(&text)),
            output: match found.output {
                output if !has_output => output.filter(|_| false),
                Some(output) => Some(output),
                None => Some(types.mint(&format!("{text} output"))),
            },
        };
        give(context, groups, outline, &given);
        names.push(given);
    }
    names
}

fn scopes_of(group: &group::Named) -> Scopes {
    let mut types = Scope::new(&[keyword::TYPES, keyword::BUILDERS]);
    types.reserve(group.name.as_str());
    // A module that is called as the one that holds it would be taken for a mistake.
    let mut modules = Scope::new(&[]);
    modules.reserve(group.module.as_str());
    Scopes { types, modules }
}

fn text(outline: &Outline<'_>) -> String {
    outline.method_words.join(" ")
}

/// The roles of items in keys, with what stands behind the words of the method.
const BUILDER: (&str, &str) = ("builder", "");
const ERROR: (&str, &str) = ("error", " error");
const OUTPUT: (&str, &str) = ("output", " output");
const MODULE: (&str, &str) = ("module", "");

/// Names of operations that were there before: what is remembered, then what follows from their methods.
fn keep(
    context: &Context<'_>,
    groups: &[group::Named],
    operations: &[Named<'_, '_>],
    scopes: &mut [Scopes],
    found: &mut [Found],
) {
    let is_known = |outline: &Outline<'_>| outline.released(context, groups).is_some();
    let mut each = |keep: &mut dyn FnMut(&Outline<'_>, bool, &mut Scopes, &mut Found)| {
        for ((outline, has_output), found) in operations.iter().zip(found.iter_mut()) {
            if let Some(scopes) = scopes.get_mut(outline.group).filter(|_| is_known(outline)) {
                keep(outline, *has_output, scopes, found);
            }
        }
    };
    each(&mut |outline, _, scopes, found| {
        found.builder = listed(context, outline, BUILDER, &mut scopes.types);
        found.error = listed(context, outline, ERROR, &mut scopes.types);
        found.output = listed(context, outline, OUTPUT, &mut scopes.types);
        found.module = listed(context, outline, MODULE, &mut scopes.modules);
    });
    each(&mut |outline, _, scopes, found| {
        plain(outline, BUILDER, &mut scopes.types, &mut found.builder);
        plain(outline, MODULE, &mut scopes.modules, &mut found.module);
    });
    each(&mut |outline, _, scopes, found| plain(outline, ERROR, &mut scopes.types, &mut found.error));
    each(&mut |outline, has_output, scopes, found| {
        if has_output {
            plain(outline, OUTPUT, &mut scopes.types, &mut found.output);
        }
    });
}

/// The names that followed from methods which are called otherwise by now.
fn keep_old(
    context: &mut Context<'_>,
    groups: &[group::Named],
    operations: &[Named<'_, '_>],
    scopes: &mut [Scopes],
    found: &[Found],
) {
    for ((outline, _), found) in operations.iter().zip(found) {
        let (Some(group), Some(scopes)) = (groups.get(outline.group), scopes.get_mut(outline.group)) else {
            continue;
        };
        let Some(method) = outline.released(context, groups) else {
            continue;
        };
        let text = words::split(method).join(" ");
        for (role, new) in [
            (BUILDER, &found.builder),
            (ERROR, &found.error),
            (OUTPUT, &found.output),
        ] {
            let Some(new) = new else { continue };
            let listed = context.previous.get(&key(outline, role)).map(str::to_owned);
            let before = listed.unwrap_or_else(|| identifier::<TypeName>(&format!("{text}{}", role.1)));
            let has_mode = role == BUILDER;
            old_name::keep_item(context, group, &mut scopes.types, (&before, new), has_mode);
        }
    }
}

fn key(outline: &Outline<'_>, (role, _): (&str, &str)) -> String {
    format!("#{} {role}", outline.key)
}

fn listed<N: Name>(
    context: &Context<'_>,
    outline: &Outline<'_>,
    role: (&str, &str),
    scope: &mut Scope<'_>,
) -> Option<N> {
    context
        .previous
        .get(&key(outline, role))
        .and_then(|name| scope.keep(name))
}

fn plain<N: Name>(outline: &Outline<'_>, (_, behind): (&str, &str), scope: &mut Scope<'_>, found: &mut Option<N>) {
    if found.is_none() {
        *found = scope.plain(&format!("{}{behind}", text(outline)));
    }
}

/// Remembers the method, and of the other names those that do not follow from it.
fn give(context: &mut Context<'_>, groups: &[group::Named], outline: &Outline<'_>, names: &ItemNames) {
    let (Some(group), Some(method)) = (groups.get(outline.group), &outline.method) else {
        return;
    };
    let path = format!("{}::{}", group.module.bare(), method.bare());
    context.given.insert(format!("#{}", outline.key), path);
    let text = text(outline);
    let mut give = |role: (&str, &str), name: &str, plain: String| {
        if name != plain {
            context.given.insert(key(outline, role), name);
        }
    };
    let of = |(_, behind): (&str, &str)| identifier::<TypeName>(&format!("{text}{behind}"));
    give(BUILDER, names.builder.bare(), of(BUILDER));
    give(ERROR, names.error.bare(), of(ERROR));
    give(MODULE, names.module.bare(), identifier::<ModuleName>(&text));
    if let Some(output) = &names.output {
        give(OUTPUT, output.bare(), of(OUTPUT));
    }
}
