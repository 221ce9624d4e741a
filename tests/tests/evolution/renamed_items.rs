//! What a later description calls otherwise is told once, with what keeps the old name.

use crate::support::releases::{Run, released};
use cratesmith::Generated;
use cratesmith::evolution::{Change, Changes, Severity, Side};

/// A schema that many places use: bodies, answers, errors, lists, fields, itself; two inline ones are named after it.
const BEFORE: &str = "openapi: 3.1.0
info: {title: Zoo, version: '1'}
servers: [{url: 'https://zoo.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200': {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
        '404': {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/Failure'}}}}
        '409': {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /owners:
    get:
      operationId: listOwners
      tags: [owners]
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        kind: {type: string, enum: [cat, dog]}
        home: {type: object, properties: {street: {type: string}}}
        mother: {$ref: '#/components/schemas/Pet'}
    Failure: {type: object, properties: {reason: {type: string}, pet: {$ref: '#/components/schemas/Pet'}}}
    Person:
      type: object
      properties:
        pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        oldest: {$ref: '#/components/schemas/Pet'}
";

fn generated(description: &str, entries: &str, released: &Generated) -> Generated {
    run(description, entries, released).generate()
}

fn run<'a>(description: &'a str, renames: &'a str, released: &'a Generated) -> Run<'a> {
    Run {
        description,
        renames,
        previous: Some(&released.lock),
    }
}

fn changes(before: &str, after: &str) -> Changes {
    assert_ne!(before, after);
    generated(after, "", &released(before)).changes
}

/// What the report says to write into the configuration.
fn entries(changes: &Changes) -> String {
    let mends = changes.changes.iter().filter_map(|change| change.mend.as_ref());
    mends.map(|mend| format!("[{}]\n{mend}\n", mend.table)).collect()
}

/// The description with another name for a schema.
fn renamed(description: &str, old: &str, new: &str) -> String {
    description
        .replace(&format!("schemas/{old}'"), &format!("schemas/{new}'"))
        .replace(&format!("    {old}:"), &format!("    {new}:"))
}

fn told(changes: &Changes) -> Vec<String> {
    let changes = changes.changes.iter();
    changes
        .map(|change| format!("{} {} {}", change.severity.name(), change.item, change.what))
        .collect()
}

fn of<'c>(changes: &'c Changes, item: &str) -> &'c Change {
    let mut found = changes.changes.iter().filter(|change| change.item == item);
    let change = found.next().unwrap_or_else(|| panic!("{item}: {:#?}", told(changes)));
    assert_eq!(found.next(), None, "{item} is told twice");
    change
}

const CALLED: &str = "breaking types::Pet is called `types::Animal` now";

const FOLLOWERS: &str = "; `types::AnimalHome`, `types::AnimalKind` are named after it";

#[test]
fn a_schema_that_many_use_is_one_change() {
    let changes = changes(BEFORE, &renamed(BEFORE, "Pet", "Animal"));
    assert_eq!(told(&changes), [format!("{CALLED}{FOLLOWERS}")]);
    let change = &changes.changes[0];
    assert_eq!((change.side, change.rule), (Side::Rust, "item-renamed"));
    assert_eq!(change.place, "#/components/schemas/Animal");
    let mend = "\"/components/schemas/Animal\" = \"Pet\"";
    assert_eq!(change.mend.as_ref().map(ToString::to_string).as_deref(), Some(mend));

    let text = changes.text(None);
    let line = format!("\n      the old name stays with {mend} under [types] in codegen.toml\n");
    assert!(text.ends_with(&line), "{text}");
    let markdown = changes.markdown("T");
    let line = format!("<br>the old name stays with `{mend}` under [types] in codegen.toml\n");
    assert!(markdown.contains(&line), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&changes.json()).expect("it is JSON");
    let expected = serde_json::json!({"table": "types", "key": "/components/schemas/Animal", "value": "Pet"});
    assert_eq!(json["changes"][0]["mend"], expected);
}

/// The report says how no program breaks; whoever does so has nothing to tell.
#[test]
fn what_the_report_says_keeps_everything() {
    let after = renamed(BEFORE, "Pet", "Animal");
    let first = released(BEFORE);
    let told = generated(&after, "", &first).changes;
    let entries = entries(&told);
    assert_eq!(entries.lines().count(), 2, "{entries}");
    let kept = generated(&after, &entries, &first);
    assert_eq!(kept.changes, Changes::default());
    assert_eq!(kept.lock.aliases, first.lock.aliases);
    // And nothing is left to tell once the new name is released.
    let next = run(&after, "", &first).release();
    assert_eq!(generated(&after, "", &next).changes, Changes::default());
}

#[test]
fn a_property_that_changed_as_well_is_told_at_the_new_name() {
    let renamed = renamed(BEFORE, "Pet", "Animal");
    let fewer = renamed.replace("        kind: {type: string, enum: [cat, dog]}\n", "");
    let changes = changes(BEFORE, &fewer);
    let expected = [
        "breaking types::Animal::kind was removed from requests; was removed from answers",
        "breaking types::Pet is called `types::Animal` now; `types::AnimalHome` is named after it",
        "breaking types::PetKind was removed",
    ];
    assert_eq!(told(&changes), expected);
    let kind = of(&changes, "types::Animal::kind");
    assert_eq!(kind.side, Side::Both);
    assert_eq!(kind.place, "#/components/schemas/Pet/properties/kind");

    let more = renamed.replace(
        "        name: {type: string}\n",
        "        name: {type: string}\n        age: {type: integer}\n",
    );
    let age = "additive types::Animal::age was added, and requests may leave it out; was added to answers";
    assert_eq!(
        told(&self::changes(BEFORE, &more)),
        [format!("{CALLED}{FOLLOWERS}"), age.to_owned()]
    );
    let other = renamed.replace("        name: {type: string}\n", "        name: {type: integer}\n");
    let changes = self::changes(BEFORE, &other);
    let name = of(&changes, "types::Animal::name");
    assert_eq!((name.severity, name.side), (Severity::Breaking, Side::Both));
    assert_eq!(of(&changes, "types::Pet").rule, "item-renamed");
}

#[test]
fn what_nobody_knows_again_was_removed() {
    let after = renamed(BEFORE, "Pet", "Animal")
        .replace("        name: {type: string}\n", "        called: {type: string}\n")
        .replace("required: [name]", "required: [called]")
        .replace("        home: {", "        den: {")
        .replace("        mother: {", "        parent: {");
    let changes = changes(BEFORE, &after);
    let told = told(&changes);
    assert!(
        told.contains(&"breaking types::Pet was removed".to_owned()),
        "{told:#?}"
    );
    assert!(told.contains(&"additive types::Animal is new".to_owned()), "{told:#?}");
    // What stands in it is no better known.
    assert!(
        told.contains(&"breaking types::PetKind was removed".to_owned()),
        "{told:#?}"
    );
    let failure = of(&changes, "types::Failure::pet");
    assert_eq!(
        (failure.severity, failure.rule),
        (Severity::Breaking, "field-type-changed")
    );
}

#[test]
fn another_kind_of_type_is_another_type() {
    let (head, tail) = BEFORE
        .split_once("      type: object\n      required: [name]")
        .expect("it is there");
    let (_, tail) = tail.split_once("    Failure:").expect("it is there");
    let after = renamed(
        &format!("{head}      type: string\n      enum: [name]\n    Failure:{tail}"),
        "Pet",
        "Animal",
    );
    let told = told(&changes(BEFORE, &after));
    assert!(
        told.contains(&"breaking types::Pet was removed".to_owned()),
        "{told:#?}"
    );
    assert!(told.contains(&"additive types::Animal is new".to_owned()), "{told:#?}");
}

#[test]
fn two_schemas_that_swap_their_names_change_what_they_have() {
    let after = renamed(BEFORE, "Pet", "Other");
    let after = renamed(&renamed(&after, "Failure", "Pet"), "Other", "Failure");
    let changes = changes(BEFORE, &after);
    assert!(
        changes.changes.iter().all(|change| change.rule != "item-renamed"),
        "{:#?}",
        told(&changes)
    );
    for item in ["types::Failure::reason", "types::Pet::name"] {
        assert_eq!(of(&changes, item).severity, Severity::Breaking);
    }
}

#[test]
fn a_name_that_another_schema_had_is_no_new_one() {
    let with_animal = BEFORE.replace(
        "        oldest:",
        "        wild: {$ref: '#/components/schemas/Animal'}\n        oldest:",
    ) + "    Animal: {type: object, properties: {name: {type: string}, legs: {type: integer}}}\n";
    // The pet takes the place of the animal, which is no more.
    let (without, _) = with_animal.rsplit_once("    Animal:").expect("it is there");
    let after = renamed(without, "Pet", "Animal");
    let changes = changes(&with_animal, &after);
    assert_eq!(of(&changes, "types::Pet").what, "was removed");
    assert_eq!(of(&changes, "types::Animal::legs").severity, Severity::Breaking);
    assert_eq!(of(&changes, "types::Failure::pet").severity, Severity::Breaking);
}

#[test]
fn a_schema_that_becomes_two_is_not_called_like_one_of_them() {
    let (_, pet) = BEFORE.split_once("    Pet:\n").expect("it is there");
    let (pet, _) = pet.split_once("    Failure:").expect("it is there");
    let pet = pet.replace("schemas/Pet'", "schemas/Animal'");
    let after = renamed(BEFORE, "Pet", "Animal").replace(
        "oldest: {$ref: '#/components/schemas/Animal'}",
        "oldest: {$ref: '#/components/schemas/Beast'}",
    ) + &format!("    Beast:\n{pet}");
    let split = changes(BEFORE, &after);
    assert_eq!(of(&split, "types::Pet").what, "was removed");
    assert!(
        told(&split).contains(&"additive types::Beast is new".to_owned()),
        "{:#?}",
        told(&split)
    );
    // The other way round two become one.
    let joined = changes(&after, BEFORE);
    for item in ["types::Animal", "types::Beast"] {
        assert_eq!(of(&joined, item).what, "was removed");
    }
    assert!(
        told(&joined).contains(&"additive types::Pet is new".to_owned()),
        "{:#?}",
        told(&joined)
    );
}

/// A member of a union has the name of its schema: programs that match on it break by themselves, and another entry keeps it.
#[test]
fn members_of_unions_are_told_beside_their_types() {
    let before = BEFORE.replace(
        "oldest: {$ref: '#/components/schemas/Pet'}",
        "oldest: {$ref: '#/components/schemas/Being'}",
    ) + "    Plant: {type: object, required: [leaves], properties: {leaves: {type: integer}}}\n    Being: {oneOf: [{$ref: '#/components/schemas/Plant'}, {$ref: '#/components/schemas/Pet'}]}\n";
    let after = renamed(&before, "Pet", "Animal");
    let first = released(&before);
    let changes = generated(&after, "", &first).changes;
    let member = "breaking types::Being::Pet is called `Animal` now";
    assert_eq!(told(&changes), [member.to_owned(), format!("{CALLED}{FOLLOWERS}")]);
    let entries = entries(&changes);
    assert!(
        entries.contains("[variants.\"/components/schemas/Being\"]\n\"/components/schemas/Animal\" = \"Pet\"\n"),
        "{entries}"
    );
    assert_eq!(generated(&after, &entries, &first).changes, Changes::default());
}

/// The description had words for the values, and now has none: their names follow from the values.
#[test]
fn values_that_are_called_otherwise_are_kept_by_their_texts() {
    let inline = "kind: {type: string, enum: [cat, dog]}";
    let before = BEFORE.replace(inline, "kind: {$ref: '#/components/schemas/Species'}")
        + "    Species: {type: string, enum: [cat, dog], x-enum-varnames: [Feline, Canine]}\n";
    let first = released(&before);
    let changes = generated(BEFORE, "", &first).changes;
    let expected = [
        "breaking types::PetKind::Canine is called `Dog` now",
        "breaking types::PetKind::Feline is called `Cat` now",
        "breaking types::Species is called `types::PetKind` now",
    ];
    // What is said of the field is said of its type alone, where that has a component.
    let is_documentation = |line: &String| line.starts_with("documentation types::Pet::kind ");
    let is_rename = |line: &String| !is_documentation(line);
    let (told, words): (Vec<String>, Vec<String>) = told(&changes).into_iter().partition(is_rename);
    assert_eq!(told, expected);
    let entries = entries(&changes);
    let table = "[variants.\"/components/schemas/Pet/properties/kind\"]\n";
    assert!(entries.contains(&format!("{table}\"cat\" = \"Feline\"\n")), "{entries}");
    // A table is opened once.
    let entries = entries.replace(&format!("\n{table}\"cat\""), "\n\"cat\"");
    assert_eq!(self::told(&generated(BEFORE, &entries, &first).changes), words);
}

#[test]
fn words_about_other_items_are_told_still() {
    let after = renamed(BEFORE, "Pet", "Animal").replace(
        "reason: {type: string}",
        "reason: {type: string, description: What went wrong.}",
    );
    let words = "documentation types::Failure::reason is documented in other words";
    assert_eq!(
        told(&changes(BEFORE, &after)),
        [format!("{CALLED}{FOLLOWERS}"), words.to_owned()]
    );
}
