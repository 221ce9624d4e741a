//! Bad descriptions: what is said about them, and where.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support;
use cratesmith::config::Config;
use cratesmith::diagnostic::{Diagnostic, Diagnostics, Limit, Places, Severity, Style, codes, render, render_up_to};
use cratesmith::files::FileSet;
use cratesmith::load::load;
use cratesmith::source::{MemoryFetch, NoFetch, Source};
use cratesmith::{Input, generate};

/// What a bad file says of itself: the line, the column, the code and the text that is marked.
type Expected = (usize, usize, String, String);

#[test]
fn bad_descriptions_are_told_where_and_why() {
    let mut failures = Vec::new();
    for path in files("fixtures/error") {
        let name = file_name(&path);
        let source = read(&path);
        let mut diagnostics = Diagnostics::default();
        let _ = load(&source, &MemoryFetch::default(), &mut diagnostics);
        diagnostics.deny_degraded();
        let sources = || std::iter::once(&source).chain(diagnostics.fetched());
        let places = Places::new(sources());
        let mut found: Vec<Expected> = diagnostics.as_slice().iter().map(|each| told(&places, each)).collect();
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

#[test]
fn the_connections_description_spoilt_in_ten_ways_is_refused_with_the_place() {
    let paths = files("fixtures/spoilt");
    assert_eq!(paths.len(), 10);
    let config = Config::parse(&support::connections::configuration()).unwrap();
    assert!(config.options.strict);
    for path in paths {
        let name = file_name(&path);
        let source = read(&path);
        let input = Input {
            source: &source,
            fetch: &NoFetch,
            options: &config.options,
            previous: None,
            existing: &FileSet::default(),
        };
        let failure = generate(&input).expect_err(&name);
        let errors: Vec<_> = failure
            .diagnostics
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .collect();
        let places = Places::new([&source]);
        let found: Vec<Expected> = errors.iter().map(|error| told(&places, error)).collect();
        assert_eq!(found, expected(&path, &source), "{name}");
        let text = render(&failure.diagnostics, [&source], &Style::plain());
        insta::assert_snapshot!(format!("spoilt_{}", name.replace('.', "_")), text);
    }
}

fn read(path: &Path) -> Source {
    let bytes = fs::read(path).unwrap();
    Source {
        name: file_name(path),
        bytes,
    }
}

#[test]
fn many_of_a_kind_are_shown_up_to_a_limit_and_counted() {
    let source = Source {
        name: "openapi.yaml".to_owned(),
        bytes: b"openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\na: 1\nb: 2\nc: 3\n".to_vec(),
    };
    let mut diagnostics = Diagnostics::default();
    let _ = load(&source, &NoFetch, &mut diagnostics);
    let limit = Limit {
        most: 1,
        help: "ask for them",
    };
    let text = render_up_to(limit, diagnostics.as_slice(), [&source], &Style::plain());
    assert_eq!(
        text.matches("note[unknown-key]: OpenAPI has no key").count(),
        1,
        "{text}"
    );
    assert!(
        text.contains("note[unknown-key]: 2 more of these; ask for them"),
        "{text}"
    );
    assert!(text.ends_with("3 notes\n"), "{text}");
}

fn told(places: &Places<'_>, diagnostic: &Diagnostic) -> Expected {
    let spot = places.spot(&diagnostic.location).expect("a place in the text");
    (
        spot.line,
        spot.column,
        diagnostic.code.to_owned(),
        spot.marked.to_owned(),
    )
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

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
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
