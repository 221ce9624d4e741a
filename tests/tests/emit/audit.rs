//! The audit finds nothing missing in fixtures, and finds what is taken out.

use crate::support;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A corpus of some fixtures, with their crates where a corpus run would have put them.
fn corpus(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("descriptions")).unwrap();
    for fixture in support::fixtures::all() {
        if names.contains(&fixture.name.as_str()) {
            let description = folder.path().join(format!("descriptions/{}.yaml", fixture.name));
            fs::write(description, &fixture.source.bytes).unwrap();
            support::write_crate(
                &folder.path().join("crates").join(&fixture.name),
                &fixture.generated.files,
            );
        }
    }
    folder
}

/// Whether the audit passed, its table, and its findings without those that fail nothing.
fn audit(folder: &Path) -> (bool, String, Vec<String>) {
    let output = Command::new(env!("CARGO_BIN_EXE_audit"))
        .args(["descriptions", "crates", "--details", "details.tsv"])
        .current_dir(folder)
        .output()
        .unwrap();
    let details = fs::read_to_string(folder.join("details.tsv")).unwrap();
    let fails = |line: &&str| {
        let without = ["\tignored\t", "\tuntyped\t", "\tunplaced\t"];
        !without.iter().any(|kind| line.contains(kind))
    };
    let failures = details.lines().filter(fails);
    let failures = failures.map(str::to_owned).collect();
    (
        output.status.success(),
        String::from_utf8(output.stdout).unwrap(),
        failures,
    )
}

#[test]
fn fixtures_have_all_that_their_descriptions_declare() {
    let folder = corpus(&["parameters", "presence", "swagger2", "enums"]);
    let (passed, table, failures) = audit(folder.path());
    assert!(passed && failures.is_empty(), "{table}{failures:#?}");
    assert!(table.contains("4 of 4 without a failure"), "{table}");
}

#[test]
fn a_path_parameter_without_placeholder_is_there_if_it_can_be_sent_in_the_query() {
    let folder = corpus(&["parameters"]);
    assert!(audit(folder.path()).0);
    let details = fs::read_to_string(folder.path().join("details.tsv")).unwrap();
    let unplaced = details.lines().filter(|line| line.contains("\tunplaced\t"));
    assert_eq!(
        unplaced.collect::<Vec<_>>(),
        ["parameters\tunplaced\tGET /things/:id path spare\tin the query"]
    );
}

#[test]
fn what_is_taken_out_is_found() {
    let folder = corpus(&["parameters"]);
    let sources = folder.path().join("crates/parameters/src");
    // A file of an operation that sends something in the query.
    let mut files = Vec::new();
    walk(&sources, &mut files);
    let (path, text) = files
        .iter()
        .map(|path| (path, fs::read_to_string(path).unwrap()))
        .find(|(path, text)| text.contains("parts.query(") && !path.starts_with(sources.join("runtime")))
        .unwrap();

    fs::write(path, text.replacen("parts.query(", "other.unrelated(", 1)).unwrap();
    let (passed, _, failures) = audit(folder.path());
    assert!(
        !passed && failures.len() == 1 && failures[0].starts_with("parameters\tparameter\t"),
        "{failures:#?}"
    );

    fs::remove_file(path).unwrap();
    let (passed, _, failures) = audit(folder.path());
    assert!(
        !passed && failures.iter().any(|failure| failure.contains("\toperation\t")),
        "{failures:#?}"
    );
}

fn walk(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}
