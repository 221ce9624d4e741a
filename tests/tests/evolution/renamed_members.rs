//! What the configuration calls otherwise of what is in a type: a value keeps its old name, a field and a member do not.

use crate::support;
use cratesmith::config::Config;
use cratesmith::evolution::{Lock, Severity};
use cratesmith_tests::oracles::compiler::{self, Workshop};
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
    post:
      operationId: createPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, born]
      properties:
        id: {type: string}
        born: {type: string}
        note: {type: string}
        kind: {$ref: '#/components/schemas/Kind'}
        size: {type: integer, enum: [1, 2, 3]}
        mark: {enum: [some, 7]}
        owner: {$ref: '#/components/schemas/Owner'}
    Kind: {type: string, enum: [cat, dog], default: cat}
    Owner: {oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Shelter'}, {type: string}]}
    Person: {type: object, required: [name], properties: {name: {type: string}}}
    Shelter: {type: object, required: [address], properties: {address: {type: string}}}
";

const VALUES: &str = "[variants.\"/components/schemas/Kind\"]
cat = \"Feline\"
dog = \"Canine\"
[variants.\"/components/schemas/Pet/properties/size\"]
1 = \"Small\"
[variants.\"/components/schemas/Pet/properties/mark\"]
some = \"Any\"
";
const FIELDS: &str = "[fields.\"/components/schemas/Pet\"]\nborn = \"birthday\"\nnote = \"remark\"\n";
const MEMBERS: &str = "[variants.\"/components/schemas/Owner\"]
\"/components/schemas/Person\" = \"Human\"
\"/components/schemas/Owner/oneOf/2\" = \"Name\"
";

fn after<'a>(renames: &'a str, lock: &'a Lock) -> Run<'a> {
    Run {
        description: DESCRIPTION,
        renames,
        previous: Some(lock),
    }
}

/// Whether the program that uses everything of a release compiles against what has other names.
fn goes_on_compiling(renames: &str) -> bool {
    let first = released(DESCRIPTION);
    let renamed = after(renames, &first.lock).generate();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workshop = Workshop {
        folder: folder.path().to_owned(),
        target: support::target_folder(),
        lock: support::lock_file(),
    };
    let user = program::of(PACKAGE, &first.files).expect("the files are Rust");
    let crate_folder = workshop.put("after", &renamed.files).expect("it can be written");
    let compiles = program::compiles(&workshop, PACKAGE, &user, &first.files, "after").expect("the crate is right");
    let features = compiler::features(&renamed.files).join(",");
    for (command, more) in [("clippy", "--all-targets"), ("doc", "--no-deps")] {
        let arguments = [command, "--features", &features, more].map(Into::into);
        let output = workshop.cargo(&crate_folder, &arguments).expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let is_clean = output.status.success() && !said.contains("warning: ");
        assert!(is_clean, "{command}: {said}");
    }
    compiles.is_ok()
}

#[test]
fn a_renamed_value_is_one_additive_change() {
    let first = released(DESCRIPTION);
    let renamed = after(VALUES, &first.lock).generate();
    let alias = |ty: &str, old: &str, new: &str| {
        format!("Additive types::{ty}::{old} is called `types::{ty}::{new}` now; the old name stays, deprecated")
    };
    let expected = [
        alias("Kind", "Cat", "Feline"),
        alias("Kind", "Dog", "Canine"),
        alias("PetMark", "Some", "Any"),
        alias("PetSize", "Value1", "Small"),
    ];
    assert_eq!(told(&renamed), expected);
    let changelog = renamed.files.text("CHANGELOG.md").expect("there is a changelog");
    let deprecated = changelog.split("### Deprecated").nth(1).expect("there is a heading");
    assert!(
        deprecated.contains("`types::Kind::Cat` is called `types::Kind::Feline` now"),
        "{changelog}"
    );
    assert_eq!(after(VALUES, &renamed.lock).generate(), renamed);
    let read = Lock::parse(&renamed.lock.to_string()).expect("the lock is right");
    assert_eq!(read, renamed.lock);
}

#[test]
fn users_of_old_values_go_on_compiling() {
    assert!(goes_on_compiling(VALUES));
}

#[test]
fn users_of_an_old_field_do_not() {
    assert!(!goes_on_compiling(FIELDS));
}

#[test]
fn users_of_an_old_member_do_not() {
    assert!(!goes_on_compiling(MEMBERS));
}

#[test]
fn a_renamed_field_or_member_is_one_breaking_change() {
    let first = released(DESCRIPTION);
    let renamed = after(FIELDS, &first.lock).generate();
    let expected = [
        "Breaking types::Pet::born is called `birthday` now",
        "Breaking types::Pet::note is called `remark` now",
    ];
    assert_eq!(told(&renamed), expected);
    let renamed = after(MEMBERS, &first.lock).generate();
    let expected = [
        "Breaking types::Owner::Person is called `Human` now",
        "Breaking types::Owner::String is called `Name` now",
    ];
    assert_eq!(told(&renamed), expected);
    let both = format!("{FIELDS}[types]\n\"/components/schemas/Pet\" = \"Animal\"\n");
    let renamed = after(&both, &first.lock).generate();
    let expected = [
        "Breaking types::Animal::born is called `birthday` now",
        "Breaking types::Animal::note is called `remark` now",
        "Additive types::Pet is called `types::Animal` now; the old name stays, deprecated",
    ];
    assert_eq!(told(&renamed), expected);
}

#[test]
fn everything_of_a_field_follows_its_name() {
    let renamed = after(FIELDS, &released(DESCRIPTION).lock).generate();
    for (path, bytes) in renamed.files.iter() {
        let text = String::from_utf8_lossy(bytes);
        let is_code = path.ends_with(".rs") && !path.starts_with("src/runtime/");
        let lines = text
            .lines()
            .filter(|line| line.contains("born") && !line.contains("\"born\""));
        // The name on the wire stands in quotes, and in JSON.
        let lines = lines.filter(|line| !line.contains("\\\"born\\\"") && !line.trim_start().starts_with("///"));
        assert!(!is_code || lines.count() == 0, "{path}: {text}");
    }
    let pet = renamed.files.text("src/types/pet.rs").expect("there is the type");
    assert!(pet.contains("pub birthday: String"), "{pet}");
    assert!(pet.contains("pub fn with_remark"), "{pet}");
}

#[test]
fn a_value_that_is_renamed_twice_has_each_name_that_was_released() {
    let first = released(DESCRIPTION);
    let called = |name: &str| format!("[variants.\"/components/schemas/Kind\"]\ncat = \"{name}\"\n");
    // `Draft` was in no release.
    let draft = after(&called("Draft"), &first.lock).generate();
    let second = after(&called("Feline"), &draft.lock).release();
    let purring = called("Purring");
    let third = after(&purring, &second.lock).generate();
    let expected = "Additive types::Kind::Feline is called `types::Kind::Purring` now; the old name stays, deprecated";
    assert_eq!(told(&third), [expected]);
    let kind = third.files.text("src/types/kind.rs").expect("there is the type");
    assert!(kind.contains("pub const Cat: Self = Self::Purring;"), "{kind}");
    assert!(kind.contains("pub const Feline: Self = Self::Purring;"), "{kind}");
    assert!(!kind.contains("Draft"), "{kind}");
    // The first name again.
    let back = after(&called("Cat"), &draft.lock).generate();
    assert_eq!(told(&back), Vec::<String>::new());
    assert_eq!(
        back.files.text("src/types/kind.rs"),
        first.files.text("src/types/kind.rs")
    );
}

#[test]
fn the_type_can_be_renamed_with_the_value_before_and_after() {
    let first = released(DESCRIPTION);
    let ty = "[types]\n\"/components/schemas/Kind\" = \"Species\"\n";
    let cat = "[variants.\"/components/schemas/Kind\"]\ncat = \"Feline\"\n";
    let both = format!("{ty}{cat}");
    let at_once = after(&both, &first.lock).generate();
    let type_first = after(&both, &after(ty, &first.lock).generate().lock).generate();
    let value_first = after(&both, &after(cat, &first.lock).generate().lock).generate();
    for renamed in [&at_once, &type_first, &value_first] {
        assert_eq!(
            renamed.changes.severity(),
            Some(Severity::Additive),
            "{:#?}",
            told(renamed)
        );
        let text = renamed.files.text("src/types/species.rs").expect("there is the type");
        assert!(text.contains("pub const Cat: Self = Self::Feline;"), "{text}");
        assert_eq!(renamed.files, at_once.files);
    }
}

#[test]
fn a_version_that_breaks_lets_go_what_a_release_has_deprecated() {
    let first = released(DESCRIPTION);
    let breaking = DESCRIPTION.replace("        note: {type: string}\n", "");
    assert_ne!(breaking, DESCRIPTION);
    let has_alias = |files: &cratesmith::files::FileSet| {
        let kind = files.text("src/types/kind.rs").expect("there is the type");
        kind.contains("pub const Cat: Self = Self::Feline;")
    };
    let breaking_after = |lock: &Lock, release: bool| {
        let run = Run {
            description: &breaking,
            renames: VALUES,
            previous: Some(lock),
        };
        if release { run.release() } else { run.generate() }
    };
    assert!(
        has_alias(&breaking_after(&first.lock, false).files),
        "no release has deprecated it yet"
    );
    let deprecating = after(VALUES, &first.lock).release();
    assert_eq!(
        (deprecating.version.as_str(), has_alias(&deprecating.files)),
        ("0.1.1", true)
    );
    let open = breaking_after(&deprecating.lock, false);
    assert!(!has_alias(&open.files));
    let removed = "Breaking types::Kind::Cat was removed".to_owned();
    assert!(told(&open).contains(&removed), "{:#?}", told(&open));
    // What is not released yet can be taken back.
    assert!(has_alias(&after(VALUES, &open.lock).generate().files));
    let next = breaking_after(&open.lock, true);
    assert_eq!((next.version.as_str(), has_alias(&next.files)), ("0.2.0", false));
    assert!(next.lock.aliases.is_empty());
}

#[test]
fn what_has_the_chosen_name_gives_way() {
    let swap = "[variants.\"/components/schemas/Kind\"]\ncat = \"Dog\"\n";
    let first = released(DESCRIPTION);
    let swapped = after(swap, &first.lock).generate();
    let kind = swapped.files.text("src/types/kind.rs").expect("there is the type");
    assert!(kind.contains("Dog = \"cat\""), "{kind}");
    // The name means something else by now, which nothing but the report tells users.
    assert_eq!(
        swapped.changes.severity(),
        Some(Severity::Breaking),
        "{:#?}",
        told(&swapped)
    );
}

#[test]
fn what_names_nothing_is_an_error_that_says_where() {
    let run = |renames: &str| {
        let run = Run {
            description: DESCRIPTION,
            renames,
            previous: None,
        };
        run.problems()
    };
    let pointer = "/components/schemas/Pet";
    assert_eq!(
        run(&format!("[fields.\"{pointer}s\"]\nborn = \"birthday\"\n")),
        [format!(
            "`[fields.\"{pointer}s\"]` is the place of no struct of this description; remove it, or look in the description \
             for where the schema stands now"
        )]
    );
    assert_eq!(
        run(&format!("[fields.\"{pointer}\"]\nbornn = \"birthday\"\n")),
        [format!(
            "`bornn` under `[fields.\"{pointer}\"]` is nothing that the struct has; did you mean `born`?"
        )]
    );
    assert_eq!(
        run(&format!("[variants.\"{pointer}\"]\nborn = \"Birthday\"\n")),
        [format!(
            "`[variants.\"{pointer}\"]` is the place of no enum of this description; remove it, or look in the description \
             for where the schema stands now"
        )]
    );
    let kind = "[variants.\"/components/schemas/Kind\"]";
    assert_eq!(
        run(&format!("{kind}\ncat = \"Unrecognized\"\n")),
        [format!(
            "`Unrecognized` under `{kind}` is the name of something else that keeps it; choose another name"
        )]
    );
}

#[test]
fn what_was_chosen_is_explained() {
    let run = Run {
        description: DESCRIPTION,
        renames: &format!("{FIELDS}{VALUES}{MEMBERS}"),
        previous: None,
    };
    let chosen = [
        (
            "/components/schemas/Pet/properties/born",
            "`born` is called `birthday`: `[fields]`",
        ),
        (
            "/components/schemas/Kind/enum/0",
            "`cat` is called `Feline`: `[variants]`",
        ),
        ("/components/schemas/Owner/oneOf/2", "It is called `Name`: `[variants]`"),
    ];
    for (place, expected) in chosen {
        let said = run.explained(place).join("\n");
        assert!(said.contains(expected), "{place}: {said}");
    }
}

#[test]
fn the_comparison_of_two_descriptions_may_miss_what_one_has_not() {
    let config = format!("description = \"a\"\noutput = \"b\"\n[package]\nname = \"pets\"\n{FIELDS}");
    let mut options = Config::parse(&config).expect("it is right").options;
    options.names_may_miss = true;
    let source = cratesmith::source::Source {
        name: "api.yaml".to_owned(),
        bytes: DESCRIPTION
            .replace("        born: {type: string}\n", "")
            .replace(", born]", "]")
            .into_bytes(),
    };
    let generated = support::generate(&source, &options);
    let pet = generated.files.text("src/types/pet.rs").expect("there is the type");
    assert!(!pet.contains("birthday") && pet.contains("remark"), "{pet}");
}
