//! Which values of requests are checked before sending, and how: what the types of their limits are.

use crate::model::{Access, Api, Check, Limit, TypeKind, TypeRef, Types};

/// Gives each field of a request its check, and marks the types that have one.
pub(in crate::lower) fn find(api: &mut Api) {
    let mut checked = vec![false; api.types.0.len()];
    // A type is checked where one of its parts is; each round finds those that hold what the one before found.
    loop {
        let found: Vec<bool> = api
            .types
            .iter()
            .map(|(_, ty)| ty.in_request && is_checked(&api.types, &checked, &ty.kind))
            .collect();
        if found == checked {
            break;
        }
        checked = found;
    }
    let types = std::mem::take(&mut api.types);
    let mut with_checks = types.clone();
    for (ty, is_checked) in with_checks.0.iter_mut().zip(&checked) {
        ty.checked = *is_checked;
        match &mut ty.kind {
            TypeKind::Struct(object) => {
                for field in &mut object.fields {
                    field.check = match field.access {
                        Access::AnswerOnly => Check::Skip,
                        _ => of(&types, &checked, &field.ty, &field.limits),
                    };
                }
            }
            TypeKind::Union(union) => {
                for member in &mut union.members {
                    member.check = of(&types, &checked, &member.ty, &[]);
                }
            }
            _ => {}
        }
    }
    api.types = with_checks;
}

fn is_checked(types: &Types, checked: &[bool], kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Struct(object) => object
            .fields
            .iter()
            .filter(|field| field.access != Access::AnswerOnly)
            .any(|field| of(types, checked, &field.ty, &field.limits) != Check::Skip),
        TypeKind::Union(union) => union
            .members
            .iter()
            .any(|member| of(types, checked, &member.ty, &[]) != Check::Skip),
        _ => false,
    }
}

/// How a value of a type with these limits is checked.
fn of(types: &Types, checked: &[bool], ty: &TypeRef, limits: &[Limit]) -> Check {
    let inside = |inner: &TypeRef, around: fn(Box<Check>) -> Check| match of(types, checked, inner, limits) {
        Check::Skip => Check::Skip,
        check => around(Box::new(check)),
    };
    match ty {
        TypeRef::Integer(_) | TypeRef::Float(_) | TypeRef::Number => some(kept(limits, is_of_numbers), Check::Number),
        TypeRef::String => some(kept(limits, is_of_texts), Check::Text),
        TypeRef::List(item) => composed(
            kept(limits, is_of_lists),
            of(types, checked, item, each(limits)),
            Check::List,
        ),
        TypeRef::Map(_, value) => composed(
            kept(limits, is_of_maps),
            of(types, checked, value, each(limits)),
            Check::Map,
        ),
        TypeRef::Nullable(inner) => inside(inner, Check::Nullable),
        TypeRef::Boxed(inner) => inside(inner, Check::Boxed),
        TypeRef::Secret(inner) => inside(inner, Check::Secret),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Alias(target) => of(types, checked, target, limits),
            TypeKind::Newtype(_) => some(kept(limits, is_of_texts), Check::Text),
            _ if checked.get(id.0 as usize) == Some(&true) => Check::Nested,
            _ => Check::Skip,
        },
        _ => Check::Skip,
    }
}

fn kept(limits: &[Limit], of_kind: fn(&Limit) -> bool) -> Vec<Limit> {
    limits.iter().filter(|limit| of_kind(limit)).cloned().collect()
}

fn some(limits: Vec<Limit>, check: fn(Vec<Limit>) -> Check) -> Check {
    if limits.is_empty() { Check::Skip } else { check(limits) }
}

fn composed(limits: Vec<Limit>, inner: Check, check: fn(Vec<Limit>, Box<Check>) -> Check) -> Check {
    if limits.is_empty() && inner == Check::Skip {
        Check::Skip
    } else {
        check(limits, Box::new(inner))
    }
}

fn each(limits: &[Limit]) -> &[Limit] {
    let mut limits = limits.iter();
    let found = limits.find_map(|limit| match limit {
        Limit::Each(limits) => Some(limits.as_slice()),
        _ => None,
    });
    found.unwrap_or_default()
}

fn is_of_numbers(limit: &Limit) -> bool {
    matches!(
        limit,
        Limit::Minimum(_)
            | Limit::ExclusiveMinimum(_)
            | Limit::Maximum(_)
            | Limit::ExclusiveMaximum(_)
            | Limit::MultipleOf(_)
    )
}

fn is_of_texts(limit: &Limit) -> bool {
    matches!(limit, Limit::MinLength(_) | Limit::MaxLength(_) | Limit::Pattern(_))
}

fn is_of_lists(limit: &Limit) -> bool {
    matches!(limit, Limit::MinItems(_) | Limit::MaxItems(_) | Limit::UniqueItems)
}

fn is_of_maps(limit: &Limit) -> bool {
    matches!(limit, Limit::MinProperties(_) | Limit::MaxProperties(_))
}
