//! `#[cfg(feature = ...)]` for what groups of operations have of their own.

use super::tokens::{TokenStream, quote};
use crate::model::{Api, Group};
use crate::naming::{FeatureName, ModuleName};

/// The feature that turns all groups on.
pub(super) const ALL: &str = "operations";

/// Whether groups have features.
pub(super) fn has_features(api: &Api) -> bool {
    api.groups.iter().any(|group| group.feature.is_some())
}

/// The gate of what belongs to a group.
pub(super) fn of_group(group: &Group) -> Option<TokenStream> {
    let feature = group.feature.as_ref()?.as_str();
    Some(quote!(#[cfg(feature = #feature)]))
}

/// The gate of what is imported from a module of this crate: that of the group whose module it is.
pub(super) fn of_import(api: &Api, module: &str) -> Option<TokenStream> {
    let name = module.strip_prefix("crate::")?;
    let group = api.groups.iter().find(|group| group.module.as_str() == name)?;
    of_group(group)
}

/// The gate of a file of types.
pub(super) fn of_types(api: &Api, module: &ModuleName) -> Option<TokenStream> {
    let gate = api.type_gates.get(module)?;
    let groups = gate.groups.iter().filter_map(|place| api.groups.get(*place));
    let features = groups.filter_map(|group| group.feature.as_ref());
    let webhooks = gate.webhooks.then_some("webhooks");
    // Whatever turns all groups on turns on what any of them needs.
    let all = (gate.unused && gate.groups.is_empty()).then_some(ALL);
    let mut features: Vec<&str> = features.map(FeatureName::as_str).chain(webhooks).chain(all).collect();
    features.sort_unstable();
    Some(match features.as_slice() {
        [feature] => quote!(#[cfg(feature = #feature)]),
        features => quote!(#[cfg(any(#(feature = #features),*))]),
    })
}
