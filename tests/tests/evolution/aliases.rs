//! What the configuration calls otherwise keeps its old name, deprecated, until the next major version.

use crate::support;
use cratesmith::Generated;
use cratesmith::evolution::{Lock, Severity};
use cratesmith_tests::oracles::compiler::Workshop;
use cratesmith_tests::oracles::program;

use crate::support::releases::{PACKAGE, Run, released, told};

const DESCRIPTION: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
        '404': {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}}
        '409': {description: e, content: {application/json: {schema: {type: string}}}}
    post:
      operationId: createPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /owners:
    get:
      operationId: listOwners
      tags: [owners]
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
components:
  schemas:
    NewPet:
      type: object
      required: [name, kind]
      properties: {name: {type: string}, kind: {$ref: '#/components/schemas/Kind'}}
    Pet:
      type: object
      required: [id]
      properties: {id: {type: string}, kind: {$ref: '#/components/schemas/Kind'}}
    Kind: {type: string, enum: [cat, dog]}
    Failure: {type: object, properties: {reason: {type: string}}}
    Owner: {oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Shelter'}]}
    Person: {type: object, required: [born], properties: {born: {type: string}}}
    Shelter: {type: object, required: [address], properties: {address: {type: string}}}
";

const TYPES: &str = "[types]\n\"/components/schemas/Pet\" = \"Animal\"\n\"/components/schemas/Kind\" = \
                     \"Species\"\n\"/components/schemas/Owner\" = \"Keeper\"\n\"/components/schemas/NewPet\" = \
                     \"NewAnimal\"\n";
const METHODS: &str = "[methods]\nlistPets = \"browse\"\ncreatePet = \"adopt\"\n";
const GROUPS: &str = "[groups]\npets = \"animals\"\n";

fn all_renames() -> String {
    format!("{TYPES}{METHODS}{GROUPS}")
}

#[test]
fn a_renamed_type_is_one_additive_change() {
    let first = released(DESCRIPTION);
    let run = Run {
        description: DESCRIPTION,
        renames: TYPES,
        previous: Some(&first.lock),
    };
    let renamed = run.generate();
    let alias = |old: &str, new: &str| {
        format!("Additive types::{old} is called `types::{new}` now; the old name stays, deprecated")
    };
    let expected = [
        alias("Kind", "Species"),
        alias("NewPet", "NewAnimal"),
        alias("Owner", "Keeper"),
        alias("Pet", "Animal"),
    ];
    assert_eq!(told(&renamed), expected);
    let changelog = renamed.files.text("CHANGELOG.md").expect("there is a changelog");
    let deprecated = changelog.split("### Deprecated").nth(1).expect("there is a heading");
    assert!(
        deprecated.contains("`types::Pet` is called `types::Animal` now"),
        "{changelog}"
    );
    let (head, types) = DESCRIPTION.split_once("    NewPet:").expect("it is there");
    let (new_pet, others) = types.split_once("    Kind:").expect("it is there");
    let reordered = Run {
        description: &format!("{head}    Kind:{others}    NewPet:{new_pet}"),
        ..run
    };
    let files = |generated: &Generated| {
        generated
            .files
            .iter()
            .map(|(path, _)| path.to_owned())
            .collect::<Vec<_>>()
    };
    let reordered = reordered.generate();
    assert_eq!(files(&reordered), files(&renamed));
    assert_eq!(
        reordered.files.text("src/types/mod.rs"),
        renamed.files.text("src/types/mod.rs")
    );
    let types = renamed.files.text("src/types/mod.rs").expect("there are types");
    assert!(
        types.contains("#[deprecated(note = \"called `Animal` now\")]"),
        "{types}"
    );
    assert!(types.contains("pub type Pet = Animal;"), "{types}");
}

#[test]
fn a_renamed_method_goes_on_being_there() {
    let first = released(DESCRIPTION);
    let run = Run {
        description: DESCRIPTION,
        renames: METHODS,
        previous: Some(&first.lock),
    };
    let renamed = run.generate();
    let expected = [
        "pets::Create is called `pets::Adopt`",
        "pets::CreateError is called `pets::AdoptError`",
        "pets::List is called `pets::Browse`",
        "pets::ListError is called `pets::BrowseError`",
        "pets::Pets::create is called `pets::Pets::adopt`",
        "pets::Pets::create_with is called `pets::Pets::adopt_with`",
        "pets::Pets::list is called `pets::Pets::browse`",
    ];
    let expected = expected.map(|what| format!("Additive {what} now; the old name stays, deprecated"));
    assert_eq!(told(&renamed), expected);
}

#[test]
fn a_renamed_group_goes_on_being_there_with_its_feature() {
    let first = released(DESCRIPTION);
    let run = Run {
        description: DESCRIPTION,
        renames: GROUPS,
        previous: Some(&first.lock),
    };
    let renamed = run.generate();
    let expected = ["Client::pets is called `Client::animals`", "pets is called `animals`"];
    let expected = expected.map(|what| format!("Additive {what} now; the old name stays, deprecated"));
    assert_eq!(told(&renamed), expected);
    let manifest = renamed.files.text("Cargo.toml").expect("there is a manifest");
    assert!(manifest.contains("\npets = [\"animals\"]\n"), "{manifest}");
}

/// All at once: the program that uses everything of the release compiles against the crate with other names, which has no
/// warning of its own.
#[test]
fn users_of_the_old_names_go_on_compiling() {
    let first = released(DESCRIPTION);
    let renames = all_renames();
    let run = Run {
        description: DESCRIPTION,
        renames: &renames,
        previous: Some(&first.lock),
    };
    let renamed = run.generate();
    assert_eq!(
        renamed.changes.severity(),
        Some(Severity::Additive),
        "{:#?}",
        told(&renamed)
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workshop = Workshop {
        folder: folder.path().to_owned(),
        target: support::target_folder(),
        lock: support::lock_file(),
    };
    let user = program::of(PACKAGE, &first.files).expect("the files are Rust");
    let crate_folder = workshop.put("after", &renamed.files).expect("it can be written");
    let compiles = program::compiles(&workshop, PACKAGE, &user, &first.files, "after");
    assert_eq!(compiles, Ok(Ok(())));
    // The feature of before turns on the group, and a group alone has no old names of another one.
    for features in ["blocking,serde,operations", "pets", "owners"] {
        let arguments = ["check", "--no-default-features", "--features", features].map(Into::into);
        let output = workshop.cargo(&crate_folder, &arguments).expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let is_clean = output.status.success() && !said.contains("warning: ");
        assert!(is_clean, "{features}: {said}");
    }
    let run = Run {
        description: DESCRIPTION,
        renames: &renames,
        previous: None,
    };
    workshop.put("after", &run.generate().files).expect("it can be written");
    let compiles = program::compiles(&workshop, PACKAGE, &user, &first.files, "after");
    assert!(
        matches!(compiles, Ok(Err(_))),
        "it compiles without aliases too: {compiles:?}"
    );
}

#[test]
fn a_second_run_changes_nothing_and_the_lock_is_read_back() {
    let first = released(DESCRIPTION);
    let renames = all_renames();
    let run = |lock: &Lock| {
        Run {
            description: DESCRIPTION,
            renames: &renames,
            previous: Some(lock),
        }
        .generate()
    };
    let once = run(&first.lock);
    let read = Lock::parse(&once.lock.to_string()).expect("the lock is right");
    assert_eq!(read, once.lock);
    assert_eq!(run(&read), once);
    let aliases: Vec<String> = once
        .lock
        .aliases
        .0
        .iter()
        .map(|(old, new)| format!("{old} = {new}"))
        .collect();
    assert!(
        aliases.contains(&"types::Pet = types::Animal".to_owned()),
        "{aliases:#?}"
    );
    assert!(
        aliases.contains(&"pets::Pets::list = animals::Animals::browse".to_owned()),
        "{aliases:#?}"
    );
}

#[test]
fn a_name_that_is_replaced_twice_has_an_alias_for_each_that_was_released() {
    let first = released(DESCRIPTION);
    let called = |name: &str| format!("[types]\n\"/components/schemas/Pet\" = \"{name}\"\n");
    let after = |renames: &str, lock: &Lock, release: bool| {
        let run = Run {
            description: DESCRIPTION,
            renames,
            previous: Some(lock),
        };
        if release { run.release() } else { run.generate() }
    };
    // `Draft` was in no release.
    let draft = after(&called("Draft"), &first.lock, false);
    let second = after(&called("Animal"), &draft.lock, true);
    let third = after(&called("Creature"), &second.lock, false);
    assert_eq!(
        third.changes.severity(),
        Some(Severity::Additive),
        "{:#?}",
        told(&third)
    );
    let types = third.files.text("src/types/mod.rs").expect("there are types");
    assert!(types.contains("pub type Pet = Creature;"), "{types}");
    assert!(types.contains("pub type Animal = Creature;"), "{types}");
    assert!(!types.contains("Draft"), "{types}");
    // The first name again.
    let back = after("[types]\n\"/components/schemas/Pet\" = \"Pet\"\n", &draft.lock, false);
    assert_eq!(told(&back), Vec::<String>::new());
    assert_eq!(
        back.files.text("src/types/mod.rs"),
        first.files.text("src/types/mod.rs")
    );
}

#[test]
fn a_version_that_breaks_lets_go_what_a_release_has_deprecated() {
    let first = released(DESCRIPTION);
    let breaking = DESCRIPTION.replace("properties: {id: {type: string}, kind", "properties: {kind");
    assert_ne!(breaking, DESCRIPTION);
    let breaking = breaking.replace("required: [id]\n", "required: [kind]\n");
    let renames = all_renames();
    let run = |description: &str, lock: &Lock, release: bool| {
        let run = Run {
            description,
            renames: &renames,
            previous: Some(lock),
        };
        if release { run.release() } else { run.generate() }
    };
    let has_alias = |generated: &Generated| {
        let types = generated.files.text("src/types/mod.rs").expect("there are types");
        types.contains("pub type Pet = Animal;")
    };
    let at_once = run(&breaking, &first.lock, false);
    assert_eq!(at_once.changes.severity(), Some(Severity::Breaking));
    assert!(has_alias(&at_once), "no release has deprecated it yet");

    let deprecating = run(DESCRIPTION, &first.lock, true);
    assert_eq!((deprecating.version.as_str(), has_alias(&deprecating)), ("0.1.1", true));
    let open = run(&breaking, &deprecating.lock, false);
    assert!(!has_alias(&open));
    assert!(
        told(&open)
            .iter()
            .any(|change| change == "Breaking types::Pet was removed"),
        "{:#?}",
        told(&open)
    );
    assert_eq!(run(&breaking, &open.lock, false), open);
    // What is not released yet can be taken back.
    assert!(has_alias(&run(DESCRIPTION, &open.lock, false)));

    let next = run(&breaking, &open.lock, true);
    assert_eq!((next.version.as_str(), has_alias(&next)), ("0.2.0", false));
    assert!(next.lock.aliases.is_empty());
    let released = next.lock.released.as_ref().expect("it is released");
    assert!(released.aliases.is_empty());
}

#[test]
fn a_renamed_type_keeps_the_shape_that_was_released() {
    let first = released(DESCRIPTION);
    let less = DESCRIPTION.replace("required: [name, kind]", "required: [name]");
    let after = |renames: &str, lock: &Lock| {
        Run {
            description: &less,
            renames,
            previous: Some(lock),
        }
        .generate()
    };
    let renamed = after(TYPES, &first.lock);
    let again = after(TYPES, &renamed.lock);
    for generated in [&renamed, &again] {
        assert_eq!(
            generated.changes.severity(),
            Some(Severity::Additive),
            "{:#?}",
            told(generated)
        );
        let kept = |code: &str| generated.diagnostics.iter().filter(|said| said.code == code).count();
        assert_eq!(kept("kept-as-released"), 1, "{:#?}", generated.diagnostics);
    }
}

#[test]
fn what_is_new_leaves_an_old_name_alone() {
    let first = released(DESCRIPTION);
    let more = format!("{DESCRIPTION}    pet: {{type: object, properties: {{size: {{type: integer}}}}}}\n");
    let run = Run {
        description: &more,
        renames: TYPES,
        previous: Some(&first.lock),
    };
    let renamed = run.generate();
    assert_eq!(
        renamed.changes.severity(),
        Some(Severity::Additive),
        "{:#?}",
        told(&renamed)
    );
    let types = renamed.files.text("src/types/mod.rs").expect("there are types");
    assert!(types.contains("pub type Pet = Animal;"), "{types}");
}
