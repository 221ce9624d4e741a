//! Bad descriptions: what is said about them, and where.

use std::fs;
use std::path::{Path, PathBuf};

use cratesmith::diagnostic::{Diagnostics, Places, Style, codes, render};
use cratesmith::load::load;
use cratesmith::source::{MemoryFetch, Source};

/// What a bad file says of itself: the line, the column, the code and the text that is marked.
type Expected = (usize, usize, String, String);

#[test]
fn bad_descriptions_are_told_where_and_why() {
    let mut failures = Vec::new();
    for path in fixtures() {
        let name = file_name(&path);
        let source = Source {
            name: name.clone(),
            bytes: fs::read(&path).unwrap(),
        };
        let mut diagnostics = Diagnostics::default();
        let _ = load(&source, &MemoryFetch::default(), &mut diagnostics);
        diagnostics.deny_degraded();
        let sources = || std::iter::once(&source).chain(diagnostics.fetched());
        let places = Places::new(sources());
        let mut found: Vec<Expected> = diagnostics
            .as_slice()
            .iter()
            .map(|diagnostic| {
                let spot = places.spot(&diagnostic.location).expect("a place in the text");
                (
                    spot.line,
                    spot.column,
                    diagnostic.code.to_owned(),
                    spot.marked.to_owned(),
                )
            })
            .collect();
        found.sort();
        let expected = expected(&path, &source);
        if found != expected || found.is_empty() {
            failures.push(format!("{name}\n  found    {found:?}\n  expected {expected:?}"));
        }
        let text = render(diagnostics.as_slice(), sources(), &Style::plain());
        insta::assert_snapshot!(name.replace('.', "_"), text);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_code_stands_once_in_the_catalogue() {
    let mut names: Vec<&str> = codes::CATALOGUE.iter().map(|(code, _)| *code).collect();
    let listed = names.clone();
    names.sort_unstable();
    names.dedup();
    assert_eq!(listed, names, "in the order of the alphabet");
}

/// The lines `# expect: LINE:COLUMN CODE TEXT` at the top of the file, or in `FILE.expect` beside it.
fn expected(path: &Path, source: &Source) -> Vec<Expected> {
    let beside = PathBuf::from(format!("{}.expect", path.display()));
    let text = fs::read_to_string(beside).unwrap_or_else(|_| String::from_utf8_lossy(&source.bytes).into_owned());
    let lines = text.lines().filter_map(|line| line.strip_prefix("# expect: "));
    let mut expected: Vec<Expected> = lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let (line, column) = parts.next().unwrap().split_once(':').unwrap();
            let code = parts.next().unwrap().to_owned();
            (
                line.parse().unwrap(),
                column.parse().unwrap(),
                code,
                parts.next().unwrap_or("").to_owned(),
            )
        })
        .collect();
    expected.sort();
    expected
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/error");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml" || end == "json"));
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
