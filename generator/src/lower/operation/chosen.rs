//! What the configuration says of single operations.

use super::filter::{nearest, route};
use super::outline::Outline;
use crate::diagnostic::{Diagnostic, Location, Severity, codes};
use crate::lower::context::Context;
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
        context.diagnostics.push(Diagnostic {
            code: codes::FILTER_WITHOUT_MATCH,
            severity: Severity::Error,
            location: Location::Nowhere,
            message: format!("`{key}` under `[operations]` is no operation"),
            help: nearest(key, &known).map_or_else(
                || "remove it, or look in the description for what it is called now".to_owned(),
                |known| format!("did you mean `{known}`?"),
            ),
        });
    }
}
