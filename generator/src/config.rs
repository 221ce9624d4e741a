//! `codegen.toml`: what to generate, from what, and where.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::options::{DateTimeCrate, Options, Package};
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
    let config = Config {
        description: root.required("description", "name the file: `description = \"openapi.yaml\"`"),
        output: root.required("output", "name the folder of the crate: `output = \"../client\"`"),
        root: root.string("root"),
        remote: root.strings_by_key("remote"),
        options: Options {
            package: package(root.section("package")),
            environment_prefix: environment_prefix(&mut root),
            date_time: root.choice("date_time", DATE_TIME).unwrap_or_default(),
            checks: root.flag("checks"),
            strict: root.flag("strict"),
            groups: root.strings_by_key("groups"),
            methods: root.strings_by_key("methods"),
            types: root.strings_by_key("types"),
            sensitive: root.strings("sensitive"),
            keep_undeclared: root.strings("keep_undeclared"),
        },
    };
    root.finish();
    Some(config)
}

fn package(mut section: Section<'_>) -> Package {
    let package = Package {
        name: section.required("name", "name the crate: `name = \"example-client\"` under `[package]`"),
        version: section.string("version"),
        description: section.string("description"),
        license: section.string("license"),
        repository: section.string("repository"),
        homepage: section.string("homepage"),
        documentation: section.string("documentation"),
        keywords: section.strings("keywords"),
        categories: section.strings("categories"),
        authors: section.strings("authors"),
    };
    if !package.name.is_empty()
        && let Some(problem) = package_name_problem(&package.name)
    {
        section.problem_at(
            "name",
            "bad-value",
            problem,
            "use lower-case letters, digits and `-`: `example-client`",
        );
    }
    if package.keywords.len() > 5 {
        section.problem_at(
            "keywords",
            "bad-value",
            "there are more than five keywords",
            "keep five, as crates.io does",
        );
    }
    section.finish();
    package
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
