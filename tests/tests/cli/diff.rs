//! `cargo xtask diff` as a person meets it: what is printed, and the exit codes.

use std::fs;
use std::path::Path;

use crate::support::xtask::run;
use cratesmith::cli::Outcome;

const OLD: &str = "
openapi: 3.0.3
info: {title: Zoo, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}:
    delete:
      operationId: removePet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Done.}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

/// A folder with two descriptions.
fn folder(new: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.yaml"), OLD).unwrap();
    fs::write(folder.path().join("new.yaml"), new).unwrap();
    folder
}

fn diff(new: &str, more: &str) -> (Outcome, String, String) {
    run(folder(new).path(), &format!("diff old.yaml new.yaml {more}"))
}

#[test]
fn the_exit_code_is_the_severity() {
    let nothing = diff(OLD, "");
    assert_eq!(nothing, (Outcome::Done, "No change.\n".to_owned(), String::new()));

    let deprecated = OLD.replace("operationId: listPets", "operationId: listPets\n      deprecated: true");
    let (outcome, out, _) = diff(&deprecated, "");
    assert!(out.contains("pets::List"), "{out}");
    assert!(out.contains("is deprecated now"), "{out}");
    assert!(matches!(outcome, Outcome::Done | Outcome::Additive), "{out}");

    let more = OLD.replace("properties: {name", "properties: {age: {type: integer}, name");
    let (outcome, out, err) = diff(&more, "");
    assert_eq!((outcome, err.as_str()), (Outcome::Additive, ""), "{out}");
    assert!(out.contains("types::Pet::age"), "{out}");
    assert!(out.contains("#/components/schemas/Pet/properties/age"), "{out}");

    let less = OLD.replace("schema: {type: integer}}]", "required: true, schema: {type: integer}}]");
    let (outcome, out, err) = diff(&less, "");
    assert_eq!((outcome, err.as_str()), (Outcome::Breaking, ""), "{out}");
    assert!(out.starts_with("Breaking ("), "{out}");
    assert!(
        out.contains("pets::List::limit must not be left out of requests any more"),
        "{out}"
    );

    assert_eq!(
        [
            Outcome::Done,
            Outcome::Refused,
            Outcome::Usage,
            Outcome::Additive,
            Outcome::Breaking
        ]
        .map(Outcome::code),
        [0, 1, 2, 3, 4]
    );
}

#[test]
fn a_description_with_errors_is_told_and_no_report_is_written() {
    let (outcome, out, err) = diff("no description\n", "");
    assert_eq!((outcome, out.as_str()), (Outcome::Refused, ""));
    assert!(err.contains("new.yaml"), "{err}");
    let (outcome, _, err) = run(folder(OLD).path(), "diff old.yaml gone.yaml");
    assert_eq!(outcome, Outcome::Refused);
    assert!(err.contains("`gone.yaml` cannot be read"), "{err}");
    assert_eq!(run(folder(OLD).path(), "diff old.yaml").0, Outcome::Usage);
    assert_eq!(
        run(folder(OLD).path(), "diff old.yaml new.yaml --format xml").0,
        Outcome::Usage
    );
}

#[test]
fn paths_choose_among_the_operations_of_both() {
    let new = OLD
        .replace("  /pets/{id}:", "  /pets/{name}:")
        .replace("{name: id, in: path", "{name: name, in: path")
        .replace("  /pets:", "  /animals:");
    let (outcome, out, _) = diff(&new, "--paths /pets/*");
    assert!(!out.contains("animals"), "{out}");
    // The name of a parameter of the path is a name in Rust alone.
    assert!(matches!(outcome, Outcome::Done | Outcome::Breaking), "{out}");
    let (outcome, out, _) = diff(&new, "--paths /pets* --paths /animals");
    assert_eq!(outcome, Outcome::Breaking);
    assert!(out.contains("is `GET /animals`, and was `GET /pets`"), "{out}");

    let (outcome, _, err) = diff(OLD, "--paths /cats*");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        err.contains("neither description has an operation with a path like `/cats*`"),
        "{err}"
    );
}

#[test]
fn formats_and_names() {
    let new = OLD.replace("properties: {name", "properties: {age: {type: integer}, name");
    let (outcome, out, _) = diff(&new, "--format markdown --name zoo-client");
    assert_eq!(outcome, Outcome::Additive);
    assert!(
        out.starts_with("## `old.yaml` to `new.yaml`\n\nThe next version has to be a **minor** one"),
        "{out}"
    );
    let (outcome, out, _) = diff(&new, "--format json");
    assert_eq!(outcome, Outcome::Additive);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["format"], 1);
    assert_eq!(report["severity"], "additive");
    assert_eq!(report["changes"][0]["item"], "types::Pet::age");
}

#[test]
fn a_configuration_gives_names_and_nothing_is_written() {
    let new = OLD.replace("properties: {name", "properties: {age: {type: integer}, name");
    let folder = folder(&new);
    let config = "description = \"gone.yaml\"\noutput = \"client\"\nstrict = true\n\n[package]\nname = \"zoo\"\n\n[types]\n\"/components/schemas/Pet\" = \"Animal\"\n";
    fs::write(folder.path().join("codegen.toml"), config).unwrap();
    let (outcome, out, err) = run(folder.path(), "diff old.yaml new.yaml --config codegen.toml");
    assert_eq!((outcome, err.as_str()), (Outcome::Additive, ""), "{out}");
    assert!(out.contains("types::Animal::age"), "{out}");
    let mut files: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["codegen.toml", "new.yaml", "old.yaml"]);
}

#[test]
fn long_lists_are_cut_unless_all_is_asked_for() {
    let fields: String = (0..30)
        .map(|number| format!("field{number}: {{type: string}}, "))
        .collect();
    let new = OLD.replace("properties: {name", &format!("properties: {{{fields}name"));
    let (_, out, _) = diff(&new, "");
    assert!(out.contains("\n  ... and 1"), "{out}");
    assert!(out.ends_with("\n`--verbose` shows all\n"), "{out}");
    let (_, out, _) = diff(&new, "--verbose");
    assert!(!out.contains("... and "), "{out}");
    for number in 0..30 {
        assert!(out.contains(&format!("types::Pet::field{number}")), "{number}: {out}");
    }
}

#[test]
fn the_help_says_what_the_exit_codes_mean() {
    let (outcome, out, _) = run(Path::new("."), "diff --help");
    assert_eq!(outcome, Outcome::Done);
    for text in [
        "cargo xtask diff old.yaml new.yaml",
        "3  there are additions",
        "4  there are breaking changes",
    ] {
        assert!(out.contains(text), "{out}");
    }
}
