//! Names of before that stay beside those which the user chose for types and values.

use super::context::Context;
use crate::model::{TypeAlias, VariantAlias};
use crate::naming::{Scope, TypeName};

/// The names of before of what the user called otherwise stay beside the new ones.
pub(super) fn of_types(context: &mut Context<'_>, scope: &mut Scope<'_>, names: &[Option<TypeName>]) {
    for (draft, name) in context.types.iter().zip(names) {
        let (Some(before), Some(name)) = (&draft.released, name) else {
            continue;
        };
        // What was one type and is several leaves its shape to the one that keeps the name.
        if before != name.bare() && !names.iter().flatten().any(|other| other.bare() == before) {
            context.aliases.types.insert(before.clone(), name.bare().to_owned());
        }
        let paths = (format!("types::{before}"), format!("types::{}", name.bare()));
        let kept = context.aliases.keep(scope, &paths.0, &paths.1);
        let found = kept.into_iter().map(|(_, old)| TypeAlias { old, new: name.clone() });
        context.aliases.found.types.extend(found);
    }
}

/// The names of before of values that the user called otherwise stay beside the new ones.
pub(super) fn of_values(context: &mut Context<'_>, names: &[TypeName]) {
    if !context.aliases.has_values() {
        return;
    }
    for (place, (draft, owner)) in context.types.iter().zip(names).enumerate() {
        let Some(last_owner) = &draft.released else { continue };
        let (variants, unrecognized) = draft.kind.values();
        let mut scope = Scope::new(&[]);
        let taken = variants.iter().map(|variant| &variant.name).chain(unrecognized);
        taken.for_each(|name| scope.reserve(name.as_str()));
        for variant in variants {
            let now = variant.name.bare();
            let last = context.aliases.last_value(place, now);
            let kept = context
                .aliases
                .keep_value(&mut scope, (last_owner, &last), (owner.bare(), now));
            context
                .aliases
                .found
                .variants
                .extend(kept.into_iter().map(|old| VariantAlias {
                    owner: owner.clone(),
                    old,
                    new: variant.name.clone(),
                }));
        }
    }
}
