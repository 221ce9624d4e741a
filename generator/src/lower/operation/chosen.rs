//! What the configuration says of single operations.

use super::filter::route;
use super::outline::Outline;

use crate::lower::context::Context;
use crate::lower::matched::{mend, missing};
use crate::options::{OperationOptions, Options};

/// What is chosen for an operation, by its id or by method and path.
pub(super) fn of<'o>(options: &'o Options, outline: &Outline<'_>) -> Option<&'o OperationOptions> {
    if options.operations.is_empty() {
        return None;
    }
    let by_id = options.operations.get(&outline.id);
    by_id.or_else(|| options.operations.get(&route(outline)))
}

/// Says which entries stand for no operation: they are misspelled, or what they meant is gone.
pub(super) fn complain(context: &mut Context<'_>, outlines: &[Outline<'_>]) {
    if context.options.names_may_miss {
        return;
    }
    for key in context.options.operations.keys() {
        if outlines
            .iter()
            .any(|outline| outline.id == *key || route(outline) == *key)
        {
            continue;
        }
        let known: Vec<String> = outlines.iter().map(|outline| outline.id.clone()).collect();
        let message = format!("`{key}` under `[operations]` is no operation");
        context.diagnostics.push(missing(message, mend(key, &known)));
    }
}
