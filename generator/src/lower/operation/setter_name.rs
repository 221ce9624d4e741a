//! What the setters of a flattened body are called.

use super::outline::Outline;
use super::parameter_name::{FLATTENED, body_key};
use crate::model::Struct;
use crate::naming::{FieldName, NameTable, Scope};

/// A field's own name, unless a parameter or the builder has it; the one that it had before comes first.
pub(super) fn all(
    previous: &NameTable,
    outline: &Outline<'_>,
    scope: &mut Scope<'_>,
    object: &Struct,
) -> Vec<FieldName> {
    let key = body_key(outline);
    let was_flattened = previous.get(&key) == Some(FLATTENED);
    let names = object.fields.iter().map(|field| {
        let name = previous.get(&key_of(&key, &field.wire))?;
        scope.keep(name)
    });
    let mut names: Vec<Option<FieldName>> = names.collect();
    for (name, field) in names.iter_mut().zip(&object.fields).filter(|_| was_flattened) {
        *name = name.take().or_else(|| scope.plain(field.name.bare()));
    }
    let open: Vec<&str> = names
        .iter()
        .zip(&object.fields)
        .filter(|(name, _)| name.is_none())
        .map(|(_, field)| field.name.bare())
        .collect();
    let mut minted = scope.mint_all(&open).into_iter();
    names
        .into_iter()
        .filter_map(|name| name.or_else(|| minted.next()))
        .collect()
}

/// The setters that have other names than their fields, to be remembered.
pub(super) fn differing(outline: &Outline<'_>, object: &Struct, setters: &[FieldName]) -> Vec<(String, String)> {
    let key = body_key(outline);
    let all = object.fields.iter().zip(setters);
    all.filter(|(field, setter)| field.name != **setter)
        .map(|(field, setter)| (key_of(&key, &field.wire), setter.as_str().to_owned()))
        .collect()
}

fn key_of(body: &str, wire: &str) -> String {
    format!("{body} {wire}")
}
