//! House rules that no lint knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What a part of the generator must not mention: paths below the crate, or names of crates.
const RULES: &[(&[&str], &[&str])] = &[
    (
        &["naming", "pointer", "diagnostic"],
        &[
            "crate::load",
            "crate::lower",
            "crate::emit",
            "crate::format",
            "crate::evolution",
        ],
    ),
    (
        &["model"],
        &[
            "openapiv3",
            "quote",
            "proc_macro2",
            "syn",
            "crate::lower",
            "crate::emit",
        ],
    ),
    (&["load"], &["crate::model", "crate::lower", "crate::emit", "quote"]),
    (
        &["lower"],
        &["quote", "proc_macro2", "syn", "crate::emit", "crate::evolution"],
    ),
    (
        &["emit"],
        &["openapiv3", "crate::lower", "crate::load", "crate::naming::Scope"],
    ),
    (
        &["format"],
        &[
            "openapiv3",
            "crate::lower",
            "crate::load",
            "crate::model",
            "crate::naming",
        ],
    ),
    (
        &[
            "naming",
            "pointer",
            "diagnostic",
            "model",
            "load",
            "lower",
            "emit",
            "format",
            "evolution",
            "config",
            "toml_text",
        ],
        &[
            "crate::cli",
            "std::fs",
            "std::env",
            "std::process",
            "std::net",
            "std::time::Instant",
            "std::time::SystemTime",
        ],
    ),
];

/// Words that may stand in no macro call or method call of code that ships.
const PANICS: &[&str] = &["unwrap", "expect", "panic", "todo", "unimplemented", "unreachable"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of one kind below a folder of the repository, as paths relative to it.
fn files(folder: &str, extension: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let root = repository().join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
        .collect();
    names.sort();
    names
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The module that a file below `src` is, as `["crate", "load", "node"]`.
fn module(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    std::iter::once("crate")
        .chain(path.split('/').filter(|part| *part != "lib"))
        .map(str::to_owned)
        .collect()
}

/// Tokens without the items that only tests have.
fn shipped(tokens: TokenStream) -> Vec<TokenTree> {
    let mut shipped: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let attribute = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        let of_tests = matches!(tokens.peek(), Some(TokenTree::Group(group))
            if group.stream().to_string().replace(' ', "") == "cfg(test)");
        if attribute && of_tests {
            // The item ends with its braces, or with a semicolon.
            for token in tokens.by_ref() {
                match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
                    TokenTree::Punct(punct) if punct.as_char() == ';' => break,
                    _ => {}
                }
            }
        } else {
            shipped.push(token);
        }
    }
    shipped
}

/// Every path that stands in some tokens, `use` trees unfolded and `super` resolved.
fn paths(tokens: Vec<TokenTree>, prefix: &[String], module: &[String], found: &mut BTreeSet<String>) {
    let mut path = prefix.to_vec();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                if colons != 2 {
                    found.insert(path.join("::"));
                    path = prefix.to_vec();
                }
                match word.to_string().as_str() {
                    "super" if path.is_empty() => path = module[..module.len() - 1].to_vec(),
                    "super" if path.len() > 1 && path == module[..path.len()] => drop(path.pop()),
                    "self" if path.is_empty() => path = module.to_vec(),
                    "self" => {}
                    word => path.push(word.to_owned()),
                }
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                let unfolds = colons == 2 && group.delimiter() == Delimiter::Brace;
                let prefix = if unfolds { path.clone() } else { Vec::new() };
                if !unfolds {
                    found.insert(path.join("::"));
                }
                paths(shipped(group.stream()), &prefix, module, found);
                path = Vec::new();
                colons = 0;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                found.insert(path.join("::"));
                path = prefix.to_vec();
                colons = 0;
            }
        }
    }
    found.insert(path.join("::"));
}

fn mentioned(file: &str, text: &str) -> BTreeSet<String> {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut found = BTreeSet::new();
    paths(shipped(tokens), &[], &module(file), &mut found);
    found
}

fn is_below(path: &str, forbidden: &str) -> bool {
    path.strip_prefix(forbidden)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn each_part_mentions_only_what_it_may() {
    let mut broken = Vec::new();
    for file in files("generator/src", "rs") {
        let mentioned = mentioned(&file, &read(&format!("generator/src/{file}")));
        let part = file.split(['/', '.']).next().unwrap_or_default();
        for (parts, forbidden) in RULES.iter().filter(|(parts, _)| parts.contains(&part)) {
            for word in *forbidden {
                if let Some(path) = mentioned.iter().find(|path| is_below(path, word)) {
                    broken.push(format!(
                        "{file}: `{}` must not mention `{word}`, and has `{path}`",
                        parts.join("`, `")
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_rules_see_through_use_trees_and_super() {
    let text = "
        use crate::{diagnostic::Diagnostic, lower::{self, schema::{Schema as Other, *}}};
        use super::super::super::emit::Package;
        /// See [`crate::cli`].
        fn f(x: &openapiv3::OpenAPI) -> std::fs::File { let _ = \"crate::model\"; g::<super::node::Node>() }
        #[cfg(test)]
        mod tests { use crate::format::x; }
    ";
    let mentioned = mentioned("load/v3/check.rs", text);
    for path in [
        "crate::lower",
        "crate::lower::schema::Schema",
        "crate::emit::Package",
        "std::fs::File",
        "crate::load::v3::node::Node",
    ] {
        assert!(mentioned.contains(path), "{path} is not in {mentioned:?}");
    }
    assert!(mentioned.iter().any(|path| is_below(path, "openapiv3")));
    for path in ["crate::model", "crate::format", "crate::cli"] {
        assert!(
            !mentioned.iter().any(|found| is_below(found, path)),
            "{path} is in {mentioned:?}"
        );
    }
}

#[test]
fn identifiers_are_built_in_one_file_of_emit() {
    for file in files("generator/src/emit", "rs")
        .iter()
        .filter(|file| *file != "ident.rs")
    {
        let text = read(&format!("generator/src/emit/{file}"));
        for word in ["Ident::new", "format_ident", "parse_str"] {
            assert!(
                !text.contains(word),
                "generator/src/emit/{file} has `{word}`, which belongs to ident.rs"
            );
        }
    }
}

/// Calls of what panics: `.unwrap(`, `panic!`.
fn panics(tokens: Vec<TokenTree>, found: &mut Vec<&str>) {
    for (place, token) in tokens.iter().enumerate() {
        let is = |offset: usize, mark: char| matches!(tokens.get(place.wrapping_add(offset)), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
        match token {
            TokenTree::Ident(word) if is(1, '!') || is(usize::MAX, '.') => {
                found.extend(PANICS.iter().filter(|panic| word == *panic));
            }
            TokenTree::Group(group) => panics(shipped(group.stream()), found),
            _ => {}
        }
    }
}

#[test]
fn nothing_that_ships_panics() {
    for folder in ["generator/src", "generator/runtime"] {
        for file in files(folder, "rs") {
            let mut found = Vec::new();
            let tokens: TokenStream = read(&format!("{folder}/{file}")).parse().unwrap();
            panics(shipped(tokens), &mut found);
            assert!(found.is_empty(), "{folder}/{file} calls {found:?}");
        }
    }
}

#[test]
fn every_file_begins_with_one_sentence() {
    for folder in [
        "generator/src",
        "generator/runtime",
        "tests",
        "xtask/src",
        "generated-client/src",
    ] {
        for file in files(folder, "rs").iter().filter(|file| !file.contains("fixtures/")) {
            let text = read(&format!("{folder}/{file}"));
            // A generated file begins with a notice; the root of a crate has the documentation of the crate.
            let docs: Vec<&str> = text
                .lines()
                .skip_while(|line| line.starts_with("// @generated") || line.is_empty())
                .take_while(|line| line.starts_with("//!"))
                .collect();
            let whole = docs
                .first()
                .is_some_and(|line| line.trim_end().ends_with(['.', '!']) || docs.len() > 1);
            assert!(
                whole,
                "{folder}/{file} does not begin with a sentence that says what it is"
            );
            let root = file == "lib.rs" || folder == "generated-client/src";
            assert!(
                root || !text.starts_with("//!") || docs.len() <= 3,
                "{folder}/{file} begins with more than a sentence"
            );
        }
    }
}

#[test]
fn no_file_is_a_drawer() {
    for folder in ["generator", "tests", "xtask/src", "generated-client/src"] {
        for file in files(folder, "rs") {
            for part in file.trim_end_matches(".rs").split('/') {
                assert!(
                    !["utils", "util", "helpers", "misc", "common"].contains(&part),
                    "{folder}/{file} says nothing by its name"
                );
            }
        }
    }
}

#[test]
fn runtime_and_output_have_no_let_chains() {
    assert!(has_let_chain("if a && let Some(b) = c {}"));
    assert!(has_let_chain("fn f() { while let Some(b) = c\n&& d {} }"));
    assert!(has_let_chain("m! { match a { _ if let Some(b) = c && b => {} } }"));
    assert!(!has_let_chain(
        "if let Some(b) = (a && c) { if a && b { let c = d && e; } }"
    ));
    for folder in ["generator/runtime", "generated-client/src"] {
        for file in files(folder, "rs") {
            let text = read(&format!("{folder}/{file}"));
            assert!(
                !has_let_chain(&text),
                "{folder}/{file}: the `rust-version` of the output may have no let chains"
            );
        }
    }
}

/// Whether a `let` stands beside `&&` in a condition.
fn has_let_chain(text: &str) -> bool {
    fn walk(tokens: TokenStream) -> bool {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |tree: &TokenTree, word: &str| matches!(tree, TokenTree::Ident(ident) if ident == word);
        let chain = |start: usize| {
            let ends = |tree: &&TokenTree| match tree {
                TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
                _ => true,
            };
            let condition: Vec<&TokenTree> = trees[start + 1..].iter().take_while(ends).collect();
            let both = |pair: &[&TokenTree]| {
                pair.iter()
                    .all(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '&'))
            };
            condition.iter().any(|tree| is(tree, "let")) && condition.windows(2).any(both)
        };
        let starts = |at: &usize| is(&trees[*at], "if") || is(&trees[*at], "while");
        let within = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if walk(group.stream()));
        (0..trees.len()).filter(starts).any(chain) || trees.iter().any(within)
    }
    walk(text.parse().expect("the file is Rust"))
}

#[test]
fn no_machine_is_mentioned() {
    let folders = [".ci", "generator", "generated-client", "spec", "tests", "xtask"];
    let kinds = ["rs", "toml", "md", "yaml", "lock", "json", "snap"];
    let words = [
        ["/ro", "ot/"].concat(),
        ["/ho", "me/"].concat(),
        ["/Us", "ers/"].concat(),
        ["/tm", "p/"].concat(),
    ];
    for folder in folders {
        for file in kinds.iter().flat_map(|kind| files(folder, kind)) {
            let Ok(text) = fs::read_to_string(repository().join(folder).join(&file)) else {
                continue;
            };
            for word in &words {
                assert!(!text.contains(word.as_str()), "{folder}/{file} mentions `{word}`");
            }
        }
    }
}

/// The features of a complete generator: the group, and how many it has.
const FEATURES: &[(&str, usize)] = &[
    ("IN", 9),
    ("SC", 18),
    ("PA", 6),
    ("BO", 5),
    ("RE", 8),
    ("AU", 5),
    ("RT", 10),
    ("OU", 9),
    ("EV", 7),
];

/// The rows of `CONFORMANCE.md`: the feature, and the cell that names its tests.
fn conformance() -> Vec<(String, String)> {
    let text = read("CONFORMANCE.md");
    let rows = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = rows.map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>());
    cells
        .filter(|cells| cells.len() == 3 && cells[0].contains('-') && !cells[0].starts_with('-'))
        .map(|cells| (cells[0].clone(), cells[2].clone()))
        .collect()
}

#[test]
fn conformance_has_a_row_for_each_feature() {
    let rows: Vec<String> = conformance().into_iter().map(|(id, _)| id).collect();
    let features: Vec<String> = FEATURES
        .iter()
        .flat_map(|(group, count)| (1..=*count).map(move |number| format!("{group}-{number}")))
        .collect();
    assert_eq!(rows, features);
}

#[test]
fn conformance_names_only_tests_that_exist() {
    for (id, tests) in conformance() {
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(
            !names.is_empty() || tests.contains("not yet"),
            "{id} names no test, and does not say \"not yet\""
        );
        for name in names {
            let (file, test) = name.split_once("::").unwrap_or((name, ""));
            let text = read(&format!("tests/tests/{file}.rs"));
            assert!(
                test.is_empty() || text.contains(&format!("fn {test}(")),
                "{id} names `{name}`, which does not exist"
            );
        }
    }
}

#[test]
fn the_licences_stand_where_they_are_needed() {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert_eq!(read(name), read(&format!("generator/{name}")), "{name}");
    }
    assert_eq!(read("LICENSE-APACHE"), read("generator/licenses/LICENSE-APACHE"));
    assert!(read("generator/licenses/LICENSE-MIT").starts_with("MIT License\n"));
}
