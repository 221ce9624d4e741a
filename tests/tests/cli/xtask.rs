//! The command line as a person meets it: what is printed, and the exit codes.

use std::fs;

use crate::support::xtask::run;
use cratesmith::cli::{DiskFetch, Outcome};
use cratesmith::source::Fetch;

const DESCRIPTION: &str = "openapi: 3.0.3\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\n";
const CONFIG: &str = "description = \"pets.yaml\"\noutput = \"../client\"\n\n[package]\nname = \"pets\"\n";

/// A repository with a configuration and a description.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(folder.path().join("spec/pets.yaml"), DESCRIPTION).unwrap();
    fs::write(folder.path().join("spec/codegen.toml"), CONFIG).unwrap();
    folder
}

#[test]
fn codegen_then_check() {
    let repository = repository();
    let (outcome, out, err) = run(repository.path(), "codegen");
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
    assert!(out.starts_with("client: "), "{out}");
    assert!(
        out.contains(" written, 0 kept, 0 removed\npets: 0 operations, 0 types, 0 warnings, "),
        "{out}"
    );

    let (outcome, out, err) = run(repository.path(), "codegen --check");
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
    assert!(out.starts_with("client is up to date: "), "{out}");
}

#[test]
fn the_configuration_is_found_from_folders_below() {
    let repository = repository();
    let below = repository.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    assert_eq!(run(&below, "codegen").0, Outcome::Done);
    assert!(repository.path().join("client/Cargo.toml").exists());
    assert!(run(&below, "codegen").1.starts_with("../../client: "));
}

#[test]
fn check_shows_the_difference_and_the_command_and_writes_nothing() {
    let repository = repository();
    run(repository.path(), "codegen");
    let file = repository.path().join("client/src/lib.rs");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}// An edit.\n")).unwrap();

    let (outcome, out, err) = run(repository.path(), "codegen --check");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        out.starts_with("--- a/client/src/lib.rs\n+++ b/client/src/lib.rs\n@@ "),
        "{out}"
    );
    assert!(out.ends_with("-// An edit.\n"), "{out}");
    assert_eq!(
        err,
        "error: `client` is not up to date: 1 file would change
  = note: codegen did not write what stands in `client/src/lib.rs`
  = help: run `cargo xtask codegen`
"
    );
    assert!(fs::read_to_string(&file).unwrap().ends_with("// An edit.\n"));
}

#[test]
fn hand_edits_are_only_overwritten_with_force() {
    let repository = repository();
    run(repository.path(), "codegen");
    let file = repository.path().join("client/src/lib.rs");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, "edited").unwrap();

    let (outcome, out, err) = run(repository.path(), "codegen");
    assert_eq!((outcome, out.as_str()), (Outcome::Refused, ""));
    assert_eq!(
        err,
        "error: nothing was written, because codegen did not write what stands in 1 file:
    client/src/lib.rs
  = help: keep what you need elsewhere, then run again with `--force` to have them overwritten or deleted
"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "edited");

    assert_eq!(run(repository.path(), "codegen --force").0, Outcome::Done);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn any_description_without_a_configuration() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pet_store.v1.yaml"), DESCRIPTION).unwrap();
    assert_eq!(run(folder.path(), "codegen --spec pet_store.v1.yaml").0, Outcome::Done);
    let manifest = fs::read_to_string(folder.path().join("target/pet-store-v1/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"pet-store-v1\""), "{manifest}");

    assert_eq!(
        run(folder.path(), "codegen --spec pet_store.v1.yaml --out here --name cats").0,
        Outcome::Done
    );
    let manifest = fs::read_to_string(folder.path().join("here/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"cats\""), "{manifest}");
}

#[test]
fn an_error_of_the_configuration_has_its_place() {
    let repository = repository();
    fs::write(
        repository.path().join("spec/codegen.toml"),
        format!("outptu = \"x\"\n{CONFIG}"),
    )
    .unwrap();
    let (outcome, _, err) = run(repository.path(), "codegen");
    assert_eq!(outcome, Outcome::Refused);
    assert!(err.contains("there is no key `outptu` here"), "{err}");
    assert!(err.contains("spec/codegen.toml:1:1"), "{err}");
    assert!(err.contains("did you mean `output`?"), "{err}");
    assert!(err.ends_with("1 error\nerror: nothing was generated\n"), "{err}");
}

#[test]
fn a_missing_description_and_a_missing_configuration_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let (outcome, _, err) = run(folder.path(), "codegen --spec none.yaml");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        err.starts_with("error: `none.yaml` cannot be read: there is no such file\n"),
        "{err}"
    );
    let (outcome, _, err) = run(folder.path(), "codegen");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        err.starts_with("error: there is no `spec/codegen.toml`, here or above\n"),
        "{err}"
    );
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    for args in [
        "",
        "codgen",
        "codegen --nmae x",
        "codegen --spec a.yaml --config b.toml",
        "codegen --name 9a",
    ] {
        let (outcome, out, err) = run(folder.path(), args);
        assert_eq!((outcome.code(), out.as_str()), (2, ""), "{args}");
        assert!(err.contains("--help") || err.contains("Usage:"), "{args}: {err}");
    }
}

#[test]
fn help_has_examples() {
    let folder = tempfile::tempdir().unwrap();
    for args in ["--help", "codegen --help"] {
        let (outcome, out, err) = run(folder.path(), args);
        assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
        assert!(out.contains("Examples:\n  cargo xtask codegen"), "{out}");
    }
}

#[test]
fn nothing_outside_the_root_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("spec");
    fs::create_dir_all(inside.join("parts")).unwrap();
    fs::write(folder.path().join("secret.yaml"), "secret").unwrap();
    fs::write(inside.join("parts/pet.yaml"), "pet").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), inside.join("link")).unwrap();

    let fetch = DiskFetch::new(&inside, &inside).unwrap();
    assert_eq!(fetch.fetch("parts/pet.yaml"), Ok(b"pet".to_vec()));
    assert_eq!(fetch.fetch("parts/../parts/pet.yaml"), Ok(b"pet".to_vec()));
    let absolute = folder.path().join("secret.yaml");
    for name in [
        "../secret.yaml",
        "parts/../../secret.yaml",
        "link/secret.yaml",
        absolute.to_str().unwrap(),
    ] {
        let reason = fetch.fetch(name).expect_err(name);
        let missing = name.starts_with("link") && !cfg!(unix);
        assert!(missing || reason.contains("outside the folder"), "{name}: {reason}");
    }
    assert_eq!(fetch.fetch("parts"), Err("it is not a file".to_owned()));
    assert_eq!(fetch.fetch("none.yaml"), Err("there is no such file".to_owned()));
    assert!(
        fetch
            .fetch("https://example.com/pet.yaml")
            .unwrap_err()
            .contains("nothing is fetched")
    );

    let copies = [("https://example.com/".to_owned(), inside.join("parts"))].into();
    let fetch = fetch.with_copies(copies);
    assert_eq!(fetch.fetch("https://example.com/pet.yaml"), Ok(b"pet".to_vec()));
    let above = fetch.fetch("https://example.com/../../secret.yaml").unwrap_err();
    assert!(above.contains("outside the folder"), "{above}");

    let wider = DiskFetch::new(folder.path(), &inside).unwrap();
    assert_eq!(wider.fetch("../secret.yaml"), Ok(b"secret".to_vec()));
    assert_eq!(wider.into_fetched().len(), 1);
}
