//! What `codegen --check` finds, and what codegen does with a crate that was released and edited.

use std::fs;

use crate::support::repository::{PETS, Repository};
use cratesmith::cli::Outcome;

/// The lines of a check that fails.
fn faults(repository: &Repository) -> Vec<String> {
    let (outcome, _, err) = repository.run("codegen --check");
    assert_eq!(outcome, Outcome::Refused, "{err}");
    let lines = err.lines().filter_map(|line| line.strip_prefix("  = note: "));
    lines.map(str::to_owned).collect()
}

fn assert_up_to_date(repository: &Repository) {
    let (outcome, _, err) = repository.run("codegen --check");
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
}

fn assert_done(repository: &Repository, command: &str) -> String {
    let (outcome, out, err) = repository.run(command);
    assert_eq!(outcome, Outcome::Done, "{err}");
    out
}

/// A change of the description that adds a field.
fn add_a_field(repository: &Repository) {
    repository.edit(
        "spec/pets.yaml",
        "properties: {name: {type: string}",
        "properties: {tag: {type: string}, name: {type: string}",
    );
}

#[test]
fn an_edited_file() {
    let repository = Repository::released(PETS);
    assert_up_to_date(&repository);
    repository.edit("client/src/lib.rs", "\n", "\n// Mine.\n");
    assert_eq!(
        faults(&repository),
        ["codegen did not write what stands in `client/src/lib.rs`"]
    );
}

#[test]
fn a_missing_file() {
    let repository = Repository::released(PETS);
    fs::remove_file(repository.path("client/src/lib.rs")).unwrap();
    assert_eq!(faults(&repository), ["`client/src/lib.rs` is missing"]);
}

#[test]
fn a_file_that_is_not_generated_any_more() {
    let repository = Repository::new(PETS);
    assert_done(&repository, "codegen");
    repository.edit(
        "spec/pets.yaml",
        "    Toy: {type: object, properties: {colour: {type: string}}}\n",
        "",
    );
    let faults = faults(&repository);
    assert!(
        faults.contains(&"`client/src/types/toy.rs` is not generated any more".to_owned()),
        "{faults:#?}"
    );
    assert!(
        faults.contains(&"`client/codegen.lock` is stale: what it records is another generation".to_owned()),
        "{faults:#?}"
    );
}

#[test]
fn a_stale_lock() {
    let repository = Repository::released(PETS);
    repository.edit("client/codegen.lock", "generator = \"", "generator = \"0.0.");
    assert_eq!(
        faults(&repository),
        ["`client/codegen.lock` is stale: what it records is another generation"]
    );
}

#[test]
fn a_wrong_version() {
    let repository = Repository::released(PETS);
    repository.edit("client/Cargo.toml", "version = \"0.1.0\"", "version = \"0.3.0\"");
    assert_eq!(
        faults(&repository),
        [
            "codegen did not write what stands in `client/Cargo.toml`",
            "`client/Cargo.toml` has the version 0.3.0, and should have 0.1.0"
        ]
    );
    let repository = Repository::released(PETS);
    add_a_field(&repository);
    let faults = faults(&repository);
    assert!(
        faults.contains(&"`client/Cargo.toml` has the version 0.1.0, and should have 0.1.1".to_owned()),
        "{faults:#?}"
    );
}

#[test]
fn a_missing_entry_of_the_changelog() {
    let repository = Repository::new(PETS);
    assert_done(&repository, "codegen");
    repository.edit(
        "client/CHANGELOG.md",
        "- First release: no operations of the Pets API (version 1 of its description).\n",
        "",
    );
    assert_eq!(
        faults(&repository),
        [
            "`client/CHANGELOG.md` lacks the entry `First release: no operations of the Pets API (version 1 of its description).`"
        ]
    );

    let repository = Repository::released(PETS);
    add_a_field(&repository);
    assert_done(&repository, "codegen");
    let changelog = repository.read("client/CHANGELOG.md");
    let entry = changelog.lines().find(|line| line.starts_with("- ")).unwrap();
    repository.edit("client/CHANGELOG.md", &format!("{entry}\n"), "");
    let faults = faults(&repository);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0].starts_with("`client/CHANGELOG.md` lacks the entry `"),
        "{faults:#?}"
    );
}

#[test]
fn a_file_beside_generated_source_is_told_and_is_no_fault() {
    let repository = Repository::released(PETS);
    repository.write("client/src/types/mine.rs", "// Mine.\n");
    let told =
        "note: `client/src/types/mine.rs` is not of codegen, which leaves it alone; it is published with the crate\n";
    for command in ["codegen", "codegen --check"] {
        let (outcome, _, err) = repository.run(command);
        assert_eq!((outcome, err.as_str()), (Outcome::Done, told));
    }
    assert_eq!(repository.read("client/src/types/mine.rs"), "// Mine.\n");
}

#[test]
fn a_second_run_after_a_change_of_a_released_crate_changes_nothing() {
    let repository = Repository::released(PETS);
    add_a_field(&repository);
    let out = assert_done(&repository, "codegen");
    assert!(out.contains("\nversion: 0.1.0 -> 0.1.1, because "), "{out}");
    assert!(repository.read("client/Cargo.toml").contains("\nversion = \"0.1.1\"\n"));
    assert!(repository.read("client/README.md").contains("pets = \"0.1.1\""));
    let changelog = repository.read("client/CHANGELOG.md");
    assert!(
        changelog.contains("\n## [Unreleased]\n\n### ") && changelog.contains("\n## [0.1.0] - 2026-01-02\n"),
        "{changelog}"
    );
    let lock = repository.lock();
    assert_eq!(lock.released.unwrap().version, "0.1.0");
    assert!(!lock.changelog.is_empty());

    let out = assert_done(&repository, "codegen");
    assert!(out.starts_with("client: 0 files written, "), "{out}");
    assert_up_to_date(&repository);

    // Undone, the released version is the one again.
    repository.write("spec/pets.yaml", PETS);
    assert_done(&repository, "codegen");
    assert!(repository.read("client/Cargo.toml").contains("\nversion = \"0.1.0\"\n"));
    assert!(!repository.read("client/CHANGELOG.md").contains("### Changed"));
    assert_up_to_date(&repository);
}

#[test]
fn the_lock_of_the_workspace_gets_the_version_of_the_package() {
    let lock = |version: &str| {
        format!(
            "version = 4\n\n[[package]]\nname = \"pets\"\nversion = \"0.9.0\"\nsource = \"registry+x\"\n\n[[package]]\nname = \"pets\"\n\
             version = \"{version}\"\ndependencies = [\n \"serde\",\n]\n\n[[package]]\nname = \"zoo\"\nversion = \"{version}\"\n"
        )
    };
    let repository = Repository::released(PETS);
    repository.write("Cargo.lock", &lock("0.1.0"));
    assert_up_to_date(&repository);
    add_a_field(&repository);
    assert_done(&repository, "codegen");
    let wanted = lock("0.1.0").replace(
        "name = \"pets\"\nversion = \"0.1.0\"",
        "name = \"pets\"\nversion = \"0.1.1\"",
    );
    assert_eq!(repository.read("Cargo.lock"), wanted);
    assert_up_to_date(&repository);

    repository.write("Cargo.lock", &lock("0.1.0"));
    assert_eq!(
        faults(&repository),
        ["`Cargo.lock` has another version of `pets` than 0.1.1"]
    );

    let other = lock("0.1.0").replace("\"pets\"", "\"cats\"");
    repository.write("Cargo.lock", &other);
    assert_done(&repository, "codegen");
    assert_eq!(repository.read("Cargo.lock"), other);
    assert!(!repository.path("client/.codegen-temporary").exists());
}

const REGION: &str = "# user: begin extra\nanyhow = { version = \"1\" }\n# user: end extra\n";

#[test]
fn regions_survive_are_no_hand_edit_and_are_published_content() {
    let repository = Repository::released(PETS);
    let manifest = repository.read("client/Cargo.toml");
    repository.write(
        "client/Cargo.toml",
        &manifest.replace("[dependencies]\n", &format!("[dependencies]\n{REGION}")),
    );
    let faults_then = faults(&repository);
    assert!(
        faults_then.contains(&"`client/Cargo.toml` has the version 0.1.0, and should have 0.1.1".to_owned()),
        "{faults_then:#?}"
    );
    assert!(
        faults_then
            .iter()
            .all(|fault| !fault.starts_with("codegen did not write")),
        "{faults_then:#?}"
    );
    assert_done(&repository, "codegen");
    assert!(
        repository
            .read("client/Cargo.toml")
            .contains(&format!("[dependencies]\n{REGION}"))
    );
    assert_up_to_date(&repository);

    let edited = repository
        .read("client/Cargo.toml")
        .replace("edition", "# Mine.\nedition");
    repository.write("client/Cargo.toml", &edited);
    let (outcome, _, err) = repository.run("codegen");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        err.contains("codegen did not write what stands in 1 file:\n    client/Cargo.toml\n"),
        "{err}"
    );
    assert_eq!(repository.read("client/Cargo.toml"), edited);
    assert_done(&repository, "codegen --force");
    assert_eq!(repository.read("client/Cargo.toml"), edited.replace("# Mine.\n", ""));
}

#[test]
fn before_the_first_release_a_region_is_up_to_date_at_once() {
    let repository = Repository::new(PETS);
    assert_done(&repository, "codegen");
    repository.edit(
        "client/Cargo.toml",
        "[dependencies]\n",
        &format!("[dependencies]\n{REGION}"),
    );
    repository.edit(
        "client/README.md",
        "\n## ",
        "\n<!-- user: begin more -->\nMore.\n<!-- user: end more -->\n\n## ",
    );
    repository.edit("client/CHANGELOG.md", "\n## ", "\nA word of mine.\n\n## ");
    assert_up_to_date(&repository);
}

#[test]
fn a_manifest_that_regions_break_is_an_error_with_its_place_and_nothing_is_written() {
    let repository = Repository::new(PETS);
    assert_done(&repository, "codegen");
    repository.edit(
        "client/Cargo.toml",
        "[features]\n",
        "[features]\n# user: begin mine\ndefault = []\n# user: end mine\n",
    );
    let before = repository.read("client/Cargo.toml");
    add_a_field(&repository);
    let (outcome, _, err) = repository.run("codegen");
    assert_eq!(outcome, Outcome::Refused);
    let line = 2 + before.lines().position(|line| line == "# user: end mine").unwrap();
    assert!(
        err.contains("error[user-region]: the manifest is no TOML with what the user added: "),
        "{err}"
    );
    assert!(err.contains(&format!("client/Cargo.toml:{line}:1")), "{err}");
    assert!(err.ends_with("error: nothing was generated\n"), "{err}");
    assert_eq!(repository.read("client/Cargo.toml"), before);

    repository.edit("client/Cargo.toml", "# user: end mine\n", "");
    let (_, _, err) = repository.run("codegen");
    assert!(err.contains("the region `mine` does not end"), "{err}");
    assert!(err.contains("client/Cargo.toml:"), "{err}");
}

#[test]
fn precision_that_is_lost_since_the_last_run_is_told() {
    let repository = Repository::new(PETS);
    assert_done(&repository, "codegen");
    repository.edit(
        "spec/pets.yaml",
        "{colour: {type: string}}",
        "{colour: {$ref: '#/components/schemas/None'}}",
    );
    for command in ["codegen --check", "codegen"] {
        let (_, _, err) = repository.run(command);
        assert!(
            err.contains("warning: 1 place is less precise than at the last run\n  "),
            "{err}"
        );
    }
    let (_, _, err) = repository.run("codegen");
    assert!(!err.contains("than at the last run"), "{err}");
}

/// What changed for users of the pets, as `codegen` tells it.
fn told(description: &str, from: &str, to: &str) -> Vec<String> {
    let repository = Repository::released(description);
    repository.edit("spec/pets.yaml", from, to);
    let out = assert_done(&repository, "codegen");
    let items = out
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    items.map(|line| line.trim().to_owned()).collect()
}

const CALLS: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    post:
      tags: [pets]
      operationId: createPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
    Toy: {type: object, required: [colour], properties: {colour: {type: string}}}
    Bag: {type: object, required: [size], properties: {size: {type: string}}}
";

#[test]
fn a_change_is_told_once() {
    assert_eq!(
        told(CALLS, "tags: [pets]", "tags: [animals]"),
        ["pets::Create moved to `animals::CreatePet`"]
    );
    assert_eq!(
        told(CALLS, "operationId: createPet", "deprecated: true"),
        ["pets::Create is deprecated now"]
    );
    assert_eq!(
        told(CALLS, "properties: {name", "properties: {age: {type: integer}, name"),
        ["types::Pet::age was added, and requests may leave it out"]
    );
    assert_eq!(
        told(CALLS, "schemas/Toy'", "schemas/Bag'"),
        [
            "pets::Create answers 200 with `types::Bag`, and did with `types::Toy`; `send` returns \
             `Result<types::Bag, Error<pets::CreateError>>` now, and returned `Result<types::Toy, Error<pets::CreateError>>`"
        ]
    );
}
