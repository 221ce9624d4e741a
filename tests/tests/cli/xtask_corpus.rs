//! `corpus`: which descriptions it takes, what becomes of bad ones, and what it reports.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support;
use crate::support::xtask::program;

const PETS: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All of them.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, anything: {}}}
";
const BROKEN: &str = "openapi: 3.0.3\npaths: [\n";

/// A folder to run in: the corpus stands in `descriptions`.
fn corpus(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::write(folder.path().join("Cargo.lock"), support::lock_file()).unwrap();
    folder
}

/// Runs the command as a process: it starts its own program again.
fn run(folder: &Path, args: &str) -> Output {
    command(folder, args).output().unwrap()
}

fn command(folder: &Path, args: &str) -> Command {
    let mut command = support::compiling(program());
    command
        .args(["corpus", "descriptions", "--report", "report.tsv"])
        .args(args.split_whitespace())
        .current_dir(folder);
    command
}

/// Generates one description, and has here what its crate needs to compile.
fn generated(name: &str, others: &[(&str, &str)]) -> tempfile::TempDir {
    let path = format!("descriptions/{name}.yaml");
    let folder = corpus(&[&[(path.as_str(), PETS)], others].concat());
    assert!(run(folder.path(), "").status.success());
    let generated = folder.path().join("target/corpus/descriptions").join(name);
    fs::write(generated.join("Cargo.lock"), support::lock_file()).unwrap();
    support::download(&generated);
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The report: a row for each description, a cell for each column.
fn report(folder: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join("report.tsv")).unwrap();
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// Some columns of the report's rows.
fn columns(folder: &Path, names: &[&str]) -> Vec<String> {
    let report = report(folder);
    let place = |name: &&str| report[0].iter().position(|column| column == name).unwrap();
    let places: Vec<usize> = names.iter().map(place).collect();
    let row = |row: &Vec<String>| {
        places
            .iter()
            .map(|place| row[*place].as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    report[1..].iter().map(row).collect()
}

#[test]
fn without_a_manifest_every_description_is_taken_and_a_refusal_is_no_failure() {
    let folder = corpus(&[
        ("descriptions/pets.yaml", PETS),
        ("descriptions/deep/below/Pets (2).yml", PETS),
        ("descriptions/broken.yaml", BROKEN),
        ("descriptions/part.yaml", "Pet: {type: object}\n"),
        ("descriptions/notes.txt", "openapi: 3.0.3\n"),
        ("descriptions/pets.json", "{\"swagger\": 3}"),
    ]);
    let output = run(folder.path(), "--jobs 2");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        columns(
            folder.path(),
            &["id", "outcome", "operations", "types", "untyped", "check"]
        ),
        [
            "broken refused 0 0 0 -",
            "deep-below-pets-2 ok 1 1 1 -",
            "pets refused 0 0 0 -",
            "pets-yaml ok 1 1 1 -",
        ]
    );
    assert!(
        folder
            .path()
            .join("target/corpus/descriptions/pets-yaml/src/lib.rs")
            .exists()
    );

    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(
        out.contains("\n2 of 4 generated, 2 refused, 0 crashed, 0 timeout\n"),
        "{out}"
    );
    assert_eq!(err.lines().filter(|line| line.contains("/4] ")).count(), 4, "{err}");
    let log = fs::read_to_string(folder.path().join("target/corpus/descriptions/broken.log")).unwrap();
    assert!(log.contains("error[syntax-error]"), "{log}");
}

#[test]
fn a_manifest_names_the_descriptions_and_where_folders_start() {
    let other = "Pet: {type: object, properties: {name: {type: string}}}\n";
    let refers = PETS.replace("#/components/schemas/Pet'", "../parts/pet.yaml#/Pet'");
    let folder = corpus(&[
        (
            "manifest.tsv",
            "id\tpath\tentry\nx\tdescriptions/one.yaml\t-\ny\tdescriptions/two\tmain/api.yaml\nz\telsewhere/three.yaml\t-\n",
        ),
        ("descriptions/one.yaml", PETS),
        ("descriptions/unnamed.yaml", PETS),
        ("descriptions/two/main/api.yaml", &refers),
        ("descriptions/two/parts/pet.yaml", other),
    ]);
    let output = run(folder.path(), "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        columns(folder.path(), &["id", "outcome", "warnings"]),
        ["one ok 0", "two ok 0"]
    );

    assert!(run(folder.path(), "--only t*").status.success());
    assert_eq!(columns(folder.path(), &["id"]), ["two"]);
    let output = run(folder.path(), "--only ne");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error: `descriptions` has no description"));
}

#[test]
fn what_takes_too_long_or_too_much_memory_is_a_row_and_fails() {
    let folder = corpus(&[("descriptions/a.yaml", PETS), ("descriptions/b.yaml", PETS)]);
    let output = run(folder.path(), "--timeout 0");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(columns(folder.path(), &["id", "outcome"]), ["a timeout", "b timeout"]);

    // Such a row is not finished, so the next run makes it again.
    if cfg!(target_os = "linux") {
        let output = run(folder.path(), "--memory 1");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(columns(folder.path(), &["id", "outcome"]), ["a crashed", "b crashed"]);
    }
    assert!(run(folder.path(), "").status.success());
    assert_eq!(columns(folder.path(), &["id", "outcome"]), ["a ok", "b ok"]);
}

#[test]
fn a_finished_row_is_kept_until_an_input_changes() {
    let refers = PETS.replace("#/components/schemas/Pet'", "parts/pet.yaml#/Pet'");
    let folder = corpus(&[
        ("descriptions/a.yaml", PETS),
        ("descriptions/b.yaml", &refers),
        (
            "descriptions/parts/pet.yaml",
            "Pet: {type: object, properties: {name: {type: string}}}\n",
        ),
    ]);
    let made = |args: &str| {
        let output = run(folder.path(), args);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let err = text(&output.stderr);
        err.lines().filter(|line| line.starts_with('[')).count()
    };
    assert_eq!(made(""), 2);
    assert_eq!(made(""), 0);
    assert_eq!(columns(folder.path(), &["id", "outcome"]), ["a ok", "b ok"]);
    assert_eq!(made("--fresh --only a"), 1);
    assert_eq!(made(""), 1);
    let part = folder.path().join("descriptions/parts/pet.yaml");
    fs::write(part, "Pet: {type: object, properties: {other: {type: string}}}\n").unwrap();
    assert_eq!(made(""), 1);
}

#[test]
fn check_compiles_each_crate_and_the_report_has_all_columns() {
    let folder = generated("pets", &[("descriptions/broken.yaml", BROKEN)]);

    // What was only generated is not finished once crates are to be compiled.
    let output = run(folder.path(), "--check");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        report(folder.path())[0].join(" "),
        "id outcome seconds files lines operations types warnings untyped check check_seconds tests tests_failed errors message"
    );
    assert_eq!(
        columns(
            folder.path(),
            &["id", "outcome", "operations", "types", "check", "errors"]
        ),
        ["broken refused 0 0 - 1", "pets ok 1 1 ok 0"]
    );
    assert!(
        text(&output.stdout).contains("1 of 1 compile"),
        "{}",
        text(&output.stdout)
    );
    let left = fs::read_dir(support::target_folder().join("debug/deps")).unwrap();
    assert!(
        !left
            .into_iter()
            .any(|file| file.unwrap().file_name().to_string_lossy().contains("corpus_pets"))
    );
}

// The compiler has nothing to say of what is generated; Clippy in its place, asked for more than anybody wants, does.
#[test]
fn a_crate_with_warnings_does_not_pass() {
    let folder = generated("dogs", &[]);
    let output = command(folder.path(), "--check")
        .env(
            "RUSTC_WORKSPACE_WRAPPER",
            Path::new(env!("CARGO")).with_file_name("clippy-driver"),
        )
        .env("CLIPPY_ARGS", "-Wclippy::missing_inline_in_public_items")
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert_eq!(columns(folder.path(), &["id", "outcome", "check"]), ["dogs ok failed"]);
    let [message] = &columns(folder.path(), &["message"])[..] else {
        panic!("one row")
    };
    assert!(
        message.starts_with("clippy::missing_inline_in_public_items: "),
        "{message}"
    );
}

#[test]
fn the_tests_of_the_crates_are_run_and_counted() {
    // Of a name of its own: tests beside this one remove what is compiled of theirs from the folder that they share.
    let folder = generated("cats", &[("descriptions/broken.yaml", BROKEN)]);

    // What was only generated is not finished once tests are to be run.
    let output = run(folder.path(), "--test");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        columns(folder.path(), &["id", "check", "tests", "tests_failed"]),
        ["broken - - -", "cats - 1 0"]
    );
    assert!(
        text(&output.stdout).contains("the tests of 1 of 1 pass"),
        "{}",
        text(&output.stdout)
    );
}
