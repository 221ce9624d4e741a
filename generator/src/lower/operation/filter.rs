//! Which operations are generated: what the configuration chooses, without what the description itself takes back.

use super::glob;
use super::outline::Outline;

use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::matched::{mend, missing};
use crate::lower::schema::shape::flag;
use crate::options::Filter;

/// Extensions by which a description takes an operation or a path from generators of clients.
const IGNORED: [&str; 2] = ["x-speakeasy-ignore", "x-fern-ignore"];

/// What operations are chosen by, and whether one has a value.
const CRITERIA: [Criterion; 5] = [
    Criterion {
        key: "tags",
        values: |filter| &filter.tags,
        has: |outline, tag| outline.operation.tags.iter().any(|found| found == tag),
        known: |outline| outline.operation.tags.clone(),
    },
    Criterion {
        key: "paths",
        values: |filter| &filter.paths,
        has: |outline, pattern| glob::matches(pattern, outline.path),
        known: |outline| vec![outline.path.to_owned()],
    },
    Criterion {
        key: "operations",
        values: |filter| &filter.operations,
        has: |outline, id| outline.id == id || route(outline) == id,
        known: |outline| vec![outline.id.clone()],
    },
    Criterion {
        key: "methods",
        values: |filter| &filter.methods,
        has: |outline, method| outline.http_method.eq_ignore_ascii_case(method),
        known: |outline| vec![outline.http_method.to_owned()],
    },
    Criterion {
        key: "extensions",
        values: |filter| &filter.extensions,
        has: has_extension,
        known: |outline| {
            let keys = outline
                .operation
                .extensions
                .keys()
                .chain(outline.item.extensions.keys());
            keys.cloned().collect()
        },
    },
];

/// One of the lists of a filter.
struct Criterion {
    key: &'static str,
    values: fn(&Filter) -> &Vec<String>,
    has: fn(&Outline<'_>, &str) -> bool,
    /// What could have been written instead.
    known: fn(&Outline<'_>) -> Vec<String>,
}

impl Criterion {
    fn has_any(&self, filter: &Filter, outline: &Outline<'_>) -> bool {
        (self.values)(filter).iter().any(|value| (self.has)(outline, value))
    }
}

/// Leaves the operations that the client is to have.
pub(super) fn apply(context: &mut Context<'_>, outlines: &mut Vec<Outline<'_>>) {
    let options = context.options;
    if !options.names_may_miss {
        complain(context, "include", &options.include, outlines);
        complain(context, "exclude", &options.exclude, outlines);
    }
    outlines.retain(|outline| is_included(&options.include, outline) && !is_excluded(&options.exclude, outline));
    outlines.retain(|outline| {
        let ignored = IGNORED.iter().find(|extension| has_extension(outline, extension));
        if let Some(extension) = ignored {
            context.diagnostics.note(
                codes::LEFT_OUT,
                &outline.place,
                format!("the operation is left out, as `{extension}` asks"),
                "remove the extension to have it in the client",
            );
        }
        ignored.is_none()
    });
}

fn is_included(filter: &Filter, outline: &Outline<'_>) -> bool {
    let lists = CRITERIA
        .iter()
        .all(|criterion| (criterion.values)(filter).is_empty() || criterion.has_any(filter, outline));
    lists && (filter.deprecated != Some(false) || !outline.operation.deprecated)
}

fn is_excluded(filter: &Filter, outline: &Outline<'_>) -> bool {
    let lists = CRITERIA.iter().any(|criterion| criterion.has_any(filter, outline));
    lists || (filter.deprecated == Some(true) && outline.operation.deprecated)
}

/// Method and path, by which an operation without an id is called.
pub(super) fn route(outline: &Outline<'_>) -> String {
    format!("{} {}", outline.http_method, outline.path)
}

fn has_extension(outline: &Outline<'_>, extension: &str) -> bool {
    flag(&outline.operation.extensions, extension) || flag(&outline.item.extensions, extension)
}

/// Says which values of a filter choose nothing: they are misspelled, or what they meant is gone.
fn complain(context: &mut Context<'_>, section: &str, filter: &Filter, outlines: &[Outline<'_>]) {
    for criterion in &CRITERIA {
        for value in (criterion.values)(filter) {
            if outlines.iter().any(|outline| (criterion.has)(outline, value)) {
                continue;
            }
            let known: Vec<String> = outlines.iter().flat_map(criterion.known).collect();
            let message = format!(
                "`{value}` under `{}` of `[{section}]` is what no operation has",
                criterion.key
            );
            context.diagnostics.push(missing(message, mend(value, &known)));
        }
    }
}
