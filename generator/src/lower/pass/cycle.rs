//! Other names for types that come back to themselves, which Rust does not have.

use super::depth_first::back_edges;
use super::walk;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, TypeId, TypeKind, TypeRef};

/// Puts any JSON where an alias would contain itself.
pub(in crate::lower) fn break_alias_cycles(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_alias = |id: TypeId| {
        api.types
            .0
            .get(id.0 as usize)
            .is_some_and(|ty| matches!(ty.kind, TypeKind::Alias(_)))
    };
    let edges: Vec<Vec<u32>> = api
        .types
        .0
        .iter()
        .map(|ty| {
            let mut aliases = Vec::new();
            if let TypeKind::Alias(target) = &ty.kind {
                walk::named(target, &mut |id| {
                    if is_alias(id) {
                        aliases.push(id.0);
                    }
                });
            }
            aliases
        })
        .collect();
    for (from, place) in back_edges(&edges) {
        let target = edges.get(from).and_then(|list| list.get(place)).copied();
        let (Some(ty), Some(target)) = (api.types.0.get_mut(from), target) else {
            continue;
        };
        diagnostics.degraded(
            "recursive-alias",
            &ty.origin,
            format!(
                "`{}` consists of nothing but lists, maps and references that come back to it",
                ty.name
            ),
            "give one of the schemas on the way an object with properties, or a union",
        );
        if let TypeKind::Alias(alias) = &mut ty.kind {
            replace(alias, TypeId(target));
        }
    }
}

fn replace(ty: &mut TypeRef, target: TypeId) {
    match ty {
        TypeRef::Named(id) if *id == target => *ty = TypeRef::Json,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            replace(inner, target);
        }
        TypeRef::Map(_, value) => replace(value, target),
        TypeRef::Tuple(elements) => elements.iter_mut().for_each(|element| replace(element, target)),
        _ => {}
    }
}
