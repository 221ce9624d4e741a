//! Every fixture below `fixtures/ok` generates the files of its snapshots and exactly the warnings of its snapshot.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support;
use cratesmith::diagnostic::Severity;

use crate::support::fixtures::{self, Fixture};

#[test]
fn every_fixture_generates_what_its_snapshots_say() {
    let fixtures = fixtures::all();
    assert!(fixtures.len() >= 10, "the fixtures were not found");
    for fixture in &fixtures {
        compare(fixture);
    }
}

#[test]
fn embedded_runtime_files_are_copies_of_the_files_that_are_tested() {
    let runtime = support::root().join("generator/runtime");
    let mut seen = BTreeSet::new();
    for fixture in fixtures::all() {
        for (path, bytes) in fixture.generated.files.iter() {
            let Some(name) = path.strip_prefix("src/runtime/").filter(|name| *name != "mod.rs") else {
                continue;
            };
            let original = std::fs::read(runtime.join(name)).expect("the runtime file is there");
            assert!(original == bytes, "{}: {path} is not {name}", fixture.name);
            seen.insert(name.to_owned());
        }
    }
    assert!(seen.len() > 20, "hardly any runtime file is embedded: {seen:?}");
}

#[test]
fn only_crates_with_requests_that_are_sent_once_know_of_them() {
    let mut found = BTreeSet::new();
    for fixture in fixtures::all().into_iter().chain(fixtures::compiled()) {
        let files = fixture.generated.files.iter();
        let rust = files.filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"));
        let once: Vec<String> = rust
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("parts.send_once();"))
            .map(|(path, _)| format!("{}: {path}", fixture.name))
            .collect();
        let is_embedded = fixture.generated.files.get("src/runtime/sent_once.rs").is_some();
        assert_eq!(is_embedded, !once.is_empty(), "{}", fixture.name);
        found.extend(once);
    }
    let expected = [
        "pages_hinted: src/configured/header.rs",
        "pages_hinted: src/fern/cursors.rs",
        "pages_hinted: src/speakeasy/offsets.rs",
    ];
    assert_eq!(found, BTreeSet::from(expected.map(str::to_owned)));
}

#[test]
fn the_ledger_holds_every_warning_once() {
    for fixture in fixtures::all().into_iter().chain(fixtures::compiled()) {
        let warnings = fixture.generated.diagnostics.iter();
        let warnings = warnings.filter(|each| each.severity == Severity::Degraded).count();
        let ledger = &fixture.generated.ledger;
        assert_eq!(ledger.losses.len(), warnings, "{}: {ledger:?}", fixture.name);
        assert_eq!(ledger, &fixture.generated.lock.ledger, "{}", fixture.name);
    }
}

fn compare(fixture: &Fixture) {
    let snapshots = fixture.folder.join("snapshots");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&snapshots);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut expected = BTreeSet::new();
    settings.bind(|| {
        for (path, bytes) in fixture.generated.files.iter().filter(|(path, _)| is_specific(path)) {
            let name = path.replace('/', "__");
            insta::assert_snapshot!(name.clone(), String::from_utf8_lossy(bytes));
            expected.insert(format!("{name}.snap"));
        }
        insta::assert_snapshot!("warnings", fixture.warnings());
        expected.insert("warnings.snap".to_owned());
    });
    assert_eq!(
        names_in(&snapshots),
        expected,
        "{}: snapshots without a file, or the other way round",
        fixture.name
    );
}

/// Licences and formatting are the same in every crate; runtime files are compared with their originals.
fn is_specific(path: &str) -> bool {
    let common = [
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "rustfmt.toml",
        "codegen.lock",
        "tests/operations/support.rs",
    ]
    .contains(&path);
    let runtime = path.starts_with("src/runtime/") && path != "src/runtime/mod.rs";
    !common && !runtime
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".snap"))
        .collect()
}
