//! `[package]`: what the manifest says, held to what the registry takes.

use super::package_name_problem;
use crate::evolution::Version;
use crate::options::Package;
use crate::toml_text::Section;

/// How many keywords, and how many categories, crates.io takes.
const MOST_WORDS: usize = 5;
/// How long a keyword can be.
const KEYWORD: usize = 20;
/// How long a description can be, in characters.
const DESCRIPTION: usize = 1000;

/// Reads the section.
pub(super) fn package(mut section: Section<'_>) -> Package {
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
        let help = "use lower-case letters, digits and `-`: `example-client`";
        section.problem_at("name", "bad-value", problem, help);
    }
    version(&section, &package);
    description(&section, &package);
    words(&section, &package);
    addresses(&section, &package);
    section.finish();
    package
}

fn version(section: &Section<'_>, package: &Package) {
    if let Some(version) = package.version.as_deref().filter(|text| Version::parse(text).is_none()) {
        let message = format!("`{version}` is no version");
        let help = "write three numbers, as Semantic Versioning has them: `0.1.0`";
        section.problem_at("version", "bad-value", message, help);
    }
}

fn description(section: &Section<'_>, package: &Package) {
    let Some(text) = &package.description else { return };
    let help = "say in a sentence what the crate is, or remove the key: the title of the description takes its place";
    if text.trim().is_empty() {
        section.problem_at("description", "bad-value", "the description is empty", help);
    }
    if text.trim().lines().count() > 1 {
        section.problem_at("description", "bad-value", "the description has several lines", help);
    }
    if text.chars().count() > DESCRIPTION {
        let message = format!("the description is longer than the {DESCRIPTION} characters that crates.io takes");
        section.problem_at("description", "bad-value", message, help);
    }
}

/// Keywords and categories; whether a category is one of crates.io's only crates.io knows.
fn words(section: &Section<'_>, package: &Package) {
    for (key, list) in [("keywords", &package.keywords), ("categories", &package.categories)] {
        if list.len() > MOST_WORDS {
            let message = format!("there are more than five {key}");
            section.problem_at(key, "bad-value", message, "keep five, as crates.io does");
        }
    }
    for keyword in package.keywords.iter().filter(|keyword| !is_keyword(keyword)) {
        let message = format!("`{keyword}` is no keyword that crates.io takes");
        let help = "use up to 20 ASCII letters, digits, `-`, `_` and `+`, a letter or digit first";
        section.problem_at("keywords", "bad-value", message, help);
    }
    for category in package.categories.iter().filter(|category| !is_category(category)) {
        let message = format!("`{category}` has not the form of a category");
        let help = "write it as https://crates.io/category_slugs does: `web-programming::http-client`";
        section.problem_at("categories", "bad-value", message, help);
    }
}

/// Whether crates.io takes a keyword.
#[must_use]
pub(crate) fn is_keyword(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+');
    text.len() <= KEYWORD && text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(allowed)
}

fn is_category(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.split("::")
        .all(|part| !part.is_empty() && part.bytes().all(allowed))
}

fn addresses(section: &Section<'_>, package: &Package) {
    for (key, value) in [
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
    ] {
        let is_web = |url: &String| {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
        };
        if let Some(url) = value.as_ref().filter(|url| !is_web(url)) {
            let message = format!("`{url}` is no address that crates.io takes");
            section.problem_at(
                key,
                "bad-value",
                message,
                "write the whole of it: `https://example.com`",
            );
        }
    }
}
