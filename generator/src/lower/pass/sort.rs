//! The final order of types, whatever the order of the description.

use super::walk;
use crate::model::{Api, TypeId};

/// Sorts types by file and name, and gives every use the new id.
pub(in crate::lower) fn sort(api: &mut Api) {
    let mut order: Vec<usize> = (0..api.types.0.len()).collect();
    let key = |place: usize| api.types.0.get(place).map(|ty| (&ty.module, &ty.name));
    order.sort_by(|left, right| key(*left).cmp(&key(*right)));
    let mut new = vec![TypeId(0); order.len()];
    for (id, old) in (0u32..).zip(&order) {
        if let Some(slot) = new.get_mut(*old) {
            *slot = TypeId(id);
        }
    }
    let renumbered = |id: TypeId| new.get(id.0 as usize).copied().unwrap_or(id);
    let mut types = std::mem::take(&mut api.types.0);
    for ty in &mut types {
        for ty in walk::uses_mut(&mut ty.kind) {
            walk::renumber(ty, &renumbered);
        }
    }
    let mut slots: Vec<Option<_>> = types.into_iter().map(Some).collect();
    api.types.0 = order
        .into_iter()
        .filter_map(|old| slots.get_mut(old).and_then(Option::take))
        .collect();
    let of_webhooks = api.webhooks.iter_mut().filter_map(|webhook| webhook.ty.as_mut());
    let headers = api.response_headers.iter_mut().chain(&mut api.webhook_headers);
    let of_headers = headers.map(|header| &mut header.ty);
    for ty in of_webhooks.chain(&mut api.webhook_event).chain(of_headers) {
        walk::renumber(ty, &renumbered);
    }
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        for ty in walk::of_operation_mut(operation) {
            walk::renumber(ty, &renumbered);
        }
    }
}
