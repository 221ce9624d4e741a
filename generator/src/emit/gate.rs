//! `#[cfg(feature = ...)]` for what groups of operations have of their own.

use std::collections::BTreeSet;

use super::tokens::{TokenStream, quote};
use crate::model::{Api, Group, TypeGate};
use crate::naming::{FeatureName, ModuleName};

/// The feature that turns all groups on.
pub(super) const ALL: &str = "operations";

/// Whether groups have features.
pub(super) fn has_features(api: &Api) -> bool {
    api.groups.iter().any(|group| group.feature.is_some())
}

/// The features without which something of the crate is left out that a macro of the runtime may be there for.
pub(super) fn everything(api: &Api) -> Vec<&'static str> {
    let of_webhooks = |gate: &TypeGate| gate.webhooks && gate.groups.is_empty() && !gate.unused;
    let webhooks = api.type_gates.values().any(of_webhooks).then_some("webhooks");
    has_features(api).then_some(ALL).into_iter().chain(webhooks).collect()
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
    let mut features = features_of(api, api.type_gates.get(module)?);
    features.sort_unstable();
    Some(any(&features))
}

/// The gate of whatever brings all types: where each of them has a gate, it brings nothing without any of these features.
pub(super) fn of_all_types(api: &Api) -> Option<TokenStream> {
    let mut features = BTreeSet::new();
    for (_, def) in api.types.iter() {
        features.extend(features_of(api, api.type_gates.get(&def.module)?));
    }
    let features: Vec<&str> = features.into_iter().collect();
    (!features.is_empty()).then(|| any(&features))
}

fn features_of<'a>(api: &'a Api, gate: &TypeGate) -> Vec<&'a str> {
    let groups = gate.groups.iter().filter_map(|place| api.groups.get(*place));
    let features = groups.filter_map(|group| group.feature.as_ref());
    let webhooks = gate.webhooks.then_some("webhooks");
    // Whatever turns all groups on turns on what any of them needs.
    let all = (gate.unused && gate.groups.is_empty()).then_some(ALL);
    features.map(FeatureName::as_str).chain(webhooks).chain(all).collect()
}

fn any(features: &[&str]) -> TokenStream {
    match features {
        [feature] => quote!(#[cfg(feature = #feature)]),
        features => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}
