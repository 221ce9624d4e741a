//! `codegen.toml`: what to generate, from what, and where.

mod members;
mod operation;
mod package;

use std::collections::BTreeMap;

pub(crate) use self::package::is_keyword;
use crate::diagnostic::Diagnostic;
use crate::naming::{FieldName, VariantName};
use crate::options::{DateTimeCrate, Dependency, Filter, Options, UnusedTypes};
use crate::toml_text::{Section, Text};

/// A configuration as it is written; paths are relative to its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The path of the description.
    pub description: String,
    /// The folder of the generated crate.
    pub output: String,
    /// The folder that files which the description refers to may stand in; its own folder when not set.
    pub root: Option<String>,
    /// The paths of overlays; whoever calls `generate` puts their texts into the options.
    pub overlays: Vec<String>,
    /// Copies of what stands elsewhere: files or folders by the URL, or the start of one, that they stand for.
    pub remote: BTreeMap<String, String>,
    /// What is chosen for the generation.
    pub options: Options,
}

const DATE_TIME: &[(&str, DateTimeCrate)] = &[
    ("jiff", DateTimeCrate::Jiff),
    ("time", DateTimeCrate::Time),
    ("chrono", DateTimeCrate::Chrono),
    ("text", DateTimeCrate::Text),
];

const UNUSED_TYPES: &[(&str, UnusedTypes)] = &[("keep", UnusedTypes::Keep), ("drop", UnusedTypes::Drop)];

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// Every problem with its place: text that is no TOML, unknown and missing keys, values of a wrong type, and a name
    /// that no package can have.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let text = Text::new(text);
        let config = read(&text);
        let problems = text.into_problems();
        match config {
            Some(config) if problems.is_empty() => Ok(config),
            _ => Err(problems),
        }
    }
}

fn read(text: &Text<'_>) -> Option<Config> {
    let table = text.table()?;
    let mut root = Section::root(text, table.get_ref());
    let mut dependencies = BTreeMap::new();
    let replace = replacements(root.section("replace"), &mut dependencies);
    further_dependencies(root.section("dependencies"), &mut dependencies);
    let config = Config {
        description: root.required("description", "name the file: `description = \"openapi.yaml\"`"),
        output: root.required("output", "name the folder of the crate: `output = \"../client\"`"),
        root: root.string("root"),
        overlays: root.strings("overlays"),
        remote: root.strings_by_key("remote"),
        options: Options {
            edition: edition(&mut root),
            package: package::package(root.section("package")),
            environment_prefix: environment_prefix(&mut root),
            date_time: root.choice("date_time", DATE_TIME).unwrap_or_default(),
            checks: root.flag("checks"),
            without_self_tests: !root.flag_or("self_tests", true),
            without_tag_features: !root.flag_or("tag_features", true),
            strict: root.flag("strict"),
            groups: root.strings_by_key("groups"),
            methods: root.strings_by_key("methods"),
            types: root.strings_by_key("types"),
            fields: members::names::<FieldName>(root.section("fields"), "field"),
            variants: members::names::<VariantName>(root.section("variants"), "variant"),
            operations: operation::operations(root.section("operations")),
            sensitive: root.strings("sensitive"),
            keep_undeclared: root.strings("keep_undeclared"),
            overlays: Vec::new(),
            include: filter(root.section("include")),
            names_may_miss: false,
            exclude: filter(root.section("exclude")),
            replace,
            derives: rust_lists(root.section("derives"), "derives", |text| {
                syn::parse_str::<syn::Path>(text).is_ok()
            }),
            attributes: rust_lists(root.section("attributes"), "attributes", |text| {
                syn::parse_str::<syn::Meta>(text).is_ok()
            }),
            dependencies,
            unused_types: root.choice("unused_types", UNUSED_TYPES),
        },
    };
    root.finish();
    Some(config)
}

/// The edition of the rules: one that this version of the generator knows.
fn edition(root: &mut Section<'_>) -> Option<u32> {
    let edition = root.integer("edition")?;
    let known = 1..=crate::evolution::EDITION;
    if !known.contains(&edition) {
        root.problem_at(
            "edition",
            "bad-value",
            format!(
                "there is no edition {edition} in this version of the generator, which knows {} to {}",
                known.start(),
                known.end()
            ),
            "leave the key out to stay with that of the lock",
        );
        return None;
    }
    Some(edition)
}

/// The user's own types, with the crates that they are from.
fn replacements(mut section: Section<'_>, dependencies: &mut BTreeMap<String, Dependency>) -> BTreeMap<String, String> {
    let mut replace = BTreeMap::new();
    for key in section.keys() {
        let mut entry = section.section(&key);
        let ty = entry.required("type", "name the type: `type = \"rust_decimal::Decimal\"`");
        if !ty.is_empty() && syn::parse_str::<syn::TypePath>(&ty).is_err() {
            let message = format!("`{ty}` is no path of a type");
            entry.problem_at(
                "type",
                "bad-value",
                message,
                "write it from the crate on: `rust_decimal::Decimal`",
            );
        }
        if entry.keys().iter().any(|key| key == "dependency") {
            let mut from = entry.section("dependency");
            let name = from.required("name", "name the package: `name = \"rust_decimal\"`");
            dependencies.insert(name, dependency(from));
        }
        entry.finish();
        replace.insert(key, ty);
    }
    replace
}

fn further_dependencies(mut section: Section<'_>, dependencies: &mut BTreeMap<String, Dependency>) {
    for key in section.keys() {
        let entry = section.section(&key);
        dependencies.insert(key, dependency(entry));
    }
}

fn dependency(mut section: Section<'_>) -> Dependency {
    let dependency = Dependency {
        version: section.required("version", "say which version: `version = \"1\"`"),
        features: section.strings("features"),
    };
    section.finish();
    dependency
}

/// Lists of Rust by the name of a type.
fn rust_lists(mut section: Section<'_>, what: &str, is_valid: fn(&str) -> bool) -> BTreeMap<String, Vec<String>> {
    let mut lists = BTreeMap::new();
    for key in section.keys() {
        let list = section.strings(&key);
        for text in list.iter().filter(|text| !is_valid(text)) {
            let message = format!("`{text}` is nothing that `{what}` can hold");
            let help = "write it as in Rust, without `#[...]`: `derives.Pet = [\"schemars::JsonSchema\"]`";
            section.problem_at(&key, "bad-value", message, help);
        }
        lists.insert(key, list);
    }
    lists
}

fn filter(mut section: Section<'_>) -> Filter {
    let filter = Filter {
        tags: section.strings("tags"),
        paths: section.strings("paths"),
        operations: section.strings("operations"),
        methods: section.strings("methods"),
        extensions: section.strings("extensions"),
        deprecated: section.truth("deprecated"),
    };
    section.finish();
    filter
}

fn environment_prefix(root: &mut Section<'_>) -> Option<String> {
    let prefix = root.string("environment_prefix")?;
    let valid = prefix.starts_with(|first: char| first.is_ascii_uppercase())
        && prefix
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if !valid {
        let message = format!("`{prefix}` cannot begin the name of an environment variable");
        root.problem_at(
            "environment_prefix",
            "bad-value",
            message,
            "use upper-case letters, digits and `_`: `EXAMPLE`",
        );
    }
    Some(prefix)
}

/// Why a package cannot have a name; nothing where it can.
#[must_use]
pub fn package_name_problem(name: &str) -> Option<String> {
    const TAKEN: &[&str] = &[
        "alloc",
        "core",
        "crate",
        "proc-macro",
        "proc_macro",
        "self",
        "std",
        "super",
        "test",
    ];
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Some(format!("the package name `{name}` does not start with a letter"));
    }
    if !name.bytes().all(allowed) {
        return Some(format!(
            "the package name `{name}` has other characters than letters, digits, `-` and `_`"
        ));
    }
    if name.len() > 64 {
        return Some(format!(
            "the package name `{name}` is longer than the 64 characters that crates.io takes"
        ));
    }
    let keyword = syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err();
    (keyword || TAKEN.contains(&name)).then(|| format!("the package name `{name}` is a word of the language"))
}
