//! The digests of everything that a generation reads.

use std::collections::BTreeMap;

use super::Digest;
use crate::options::{DateTimeCrate, Dependency, Filter, OperationOptions, Options, Package};
use crate::source::Source;

/// The digests of the description, of the files that it refers to, and of the options.
///
/// Names are those that `Fetch` was asked for: the description itself is only called so, as its path says where a
/// machine keeps it.
pub(crate) fn digests(description: &Source, fetched: &[Source], options: &Options) -> BTreeMap<String, Digest> {
    let mut digests: BTreeMap<String, Digest> = fetched
        .iter()
        .map(|source| (source.name.clone(), Digest::of_text(&source.bytes)))
        .collect();
    digests.insert("description".to_owned(), Digest::of_text(&description.bytes));
    digests.insert("options".to_owned(), Digest::of(canonical(options).as_bytes()));
    digests
}

/// The options in a form that stays when an option is added: only what was chosen is in it, a line each.
fn canonical(options: &Options) -> String {
    let Options {
        edition,
        package,
        environment_prefix,
        date_time,
        checks,
        without_self_tests,
        without_tag_features,
        strict,
        groups,
        methods,
        types,
        fields,
        variants,
        operations,
        sensitive,
        keep_undeclared,
        // They are inputs of their own.
        overlays: _,
        include,
        exclude,
        // It changes no output.
        names_may_miss: _,
        replace,
        derives,
        attributes,
        dependencies,
        unused_types,
    } = options;
    let mut lines = canonical_package(package);
    lines.extend(edition.map(|edition| format!("edition {edition}")));
    lines.extend(
        environment_prefix
            .iter()
            .map(|prefix| format!("environment_prefix {prefix:?}")),
    );
    lines.extend(chosen_crate(*date_time).map(|name| format!("date_time {name}")));
    lines.extend(checks.then(|| "checks".to_owned()));
    lines.extend(without_self_tests.then(|| "without_self_tests".to_owned()));
    lines.extend(without_tag_features.then(|| "without_tag_features".to_owned()));
    lines.extend(strict.then(|| "strict".to_owned()));
    for (kind, names) in [("group", groups), ("method", methods), ("type", types)] {
        lines.extend(names.iter().map(|(from, to)| format!("{kind} {from:?} {to:?}")));
    }
    for (kind, places) in [("field", fields), ("variant", variants)] {
        for (place, names) in places {
            let names = names.iter();
            lines.extend(names.map(|(from, to)| format!("{kind} {place:?} {from:?} {to:?}")));
        }
    }
    lines.extend(
        operations
            .iter()
            .flat_map(|(id, options)| canonical_operation(id, options)),
    );
    lines.extend(sensitive.iter().map(|name| format!("sensitive {name:?}")));
    lines.extend(keep_undeclared.iter().map(|place| format!("keep_undeclared {place:?}")));
    lines.extend(canonical_filter("include", include));
    lines.extend(canonical_filter("exclude", exclude));
    lines.extend(replace.iter().map(|(from, to)| format!("replace {from:?} {to:?}")));
    for (kind, lists) in [("derive", derives), ("attribute", attributes)] {
        for (name, list) in lists {
            lines.extend(list.iter().map(|text| format!("{kind} {name:?} {text:?}")));
        }
    }
    for (name, Dependency { version, features }) in dependencies {
        lines.push(format!("dependency {name:?} {version:?} {features:?}"));
    }
    lines.extend(unused_types.map(|choice| format!("unused_types {choice:?}")));
    lines.join("\n")
}

fn canonical_operation(id: &str, options: &OperationOptions) -> Vec<String> {
    let OperationOptions {
        pagination,
        retry,
        idempotent,
    } = options;
    let mut lines = Vec::new();
    lines.extend(pagination.iter().map(|pages| format!("pagination {id:?} {pages:?}")));
    lines.extend(retry.map(|retry| format!("retry {id:?} {retry}")));
    lines.extend(idempotent.map(|idempotent| format!("idempotent {id:?} {idempotent}")));
    lines
}

fn canonical_filter(kind: &str, filter: &Filter) -> Vec<String> {
    let Filter {
        tags,
        paths,
        operations,
        methods,
        extensions,
        deprecated,
    } = filter;
    let mut lines = Vec::new();
    for (key, values) in [
        ("tag", tags),
        ("path", paths),
        ("operation", operations),
        ("method", methods),
        ("extension", extensions),
    ] {
        lines.extend(values.iter().map(|value| format!("{kind} {key} {value:?}")));
    }
    lines.extend(deprecated.map(|deprecated| format!("{kind} deprecated {deprecated}")));
    lines
}

fn canonical_package(package: &Package) -> Vec<String> {
    let Package {
        name,
        version,
        description,
        license,
        repository,
        homepage,
        documentation,
        keywords,
        categories,
        authors,
    } = package;
    let mut lines = vec![format!("name {name:?}")];
    for (key, value) in [
        ("version", version),
        ("description", description),
        ("license", license),
        ("repository", repository),
        ("homepage", homepage),
        ("documentation", documentation),
    ] {
        lines.extend(value.iter().map(|value| format!("{key} {value:?}")));
    }
    for (key, values) in [("keyword", keywords), ("category", categories), ("author", authors)] {
        lines.extend(values.iter().map(|value| format!("{key} {value:?}")));
    }
    lines
}

fn chosen_crate(date_time: DateTimeCrate) -> Option<&'static str> {
    match date_time {
        DateTimeCrate::Jiff => None,
        DateTimeCrate::Time => Some("time"),
        DateTimeCrate::Chrono => Some("chrono"),
        DateTimeCrate::Text => Some("text"),
    }
}
