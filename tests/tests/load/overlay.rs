//! OpenAPI Overlays: what they change, and where diagnostics about that point.

use cratesmith::diagnostic::{Diagnostic, Location, Severity};
use cratesmith::files::FileSet;
use cratesmith::options::{Options, Package};
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Failure, Generated, Input, generate};

const PETS: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
tags: [{name: pets}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {$ref: '#/components/responses/Pets'}}}
    delete: {operationId: dropPets, tags: [pets], responses: {'204': {description: Done.}}}
components:
  responses:
    Pets: {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}}}
";

fn overlaid(actions: &str) -> Result<Generated, Failure> {
    let source = |name: &str, text: &str| Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let head = "overlay: 1.0.0\ninfo: {title: Changes, version: '1'}\nactions:\n";
    let options = Options {
        package: Package {
            name: "pets".to_owned(),
            ..Package::default()
        },
        overlays: vec![source("pets.overlay.yaml", &format!("{head}{actions}"))],
        ..Options::default()
    };
    generate(&Input {
        source: &source("openapi.yaml", PETS),
        fetch: &NoFetch,
        options: &options,
        previous: None,
        existing: &FileSet::default(),
    })
}

/// Code and place, as `source#pointer`.
fn said(diagnostics: &[Diagnostic]) -> Vec<String> {
    let said = diagnostics.iter().filter(|each| each.severity != Severity::Note);
    said.map(|each| match &each.location {
        Location::Value(place) | Location::Key(place) | Location::Repeated(place) => {
            format!("{} {}#{}", each.code, place.source.0, place.pointer)
        }
        other => format!("{} {other:?}", each.code),
    })
    .collect()
}

fn text<'g>(generated: &'g Generated, path: &str) -> &'g str {
    generated.files.text(path).unwrap_or_else(|| panic!("no {path}"))
}

#[test]
fn updates_merge_and_removals_remove() {
    let generated = overlaid(
        "
- target: $.components.schemas.Pet
  update: {description: A pet of the zoo., required: [age], properties: {age: {format: int32}, colour: {type: string}}}
- target: $.paths.*.delete
  remove: true
- target: $.paths['/pets'].get
  update: {operationId: everyPet}
- target: $.components.schemas.Pet.properties[?@.type == 'string']
  update: {maxLength: 20}
",
    )
    .expect("the overlaid description is right");
    let pet = text(&generated, "src/types/pet.rs");
    for expected in [
        "/// A pet of the zoo.",
        "pub age: i32,",
        "pub colour: Option<String>,",
        "pub name: String,",
    ] {
        assert!(pet.contains(expected), "{expected} is not in\n{pet}");
    }
    assert_eq!(generated.lock.size.operations, 1);
    assert!(
        text(&generated, "api.md").contains("every"),
        "{}",
        text(&generated, "api.md")
    );
    assert!(generated.lock.inputs.contains_key("pets.overlay.yaml"));
    assert_eq!(said(&generated.diagnostics), Vec::<String>::new());
}

#[test]
fn what_an_overlay_brings_in_is_pointed_to_in_the_overlay() {
    let generated = overlaid(
        "
- target: $.components.schemas.Pet.properties
  update: {owner: {$ref: '#/components/schemas/Owner'}}
- target: $.paths['/cats']
  remove: true
",
    )
    .expect("it is only less precise");
    assert_eq!(
        said(&generated.diagnostics),
        [
            "dangling-reference 1#/actions/1/target",
            "dangling-reference 1#/actions/0/update/owner/$ref",
        ]
    );
    let places: Vec<&str> = generated.ledger.losses.iter().map(|loss| loss.place.as_str()).collect();
    assert!(
        places.iter().all(|place| place.starts_with("pets.overlay.yaml#")),
        "{places:?}"
    );
}

#[test]
fn an_overlay_that_cannot_be_followed_is_an_error() {
    for (actions, expected) in [
        (
            "- {target: 'paths/pets', remove: true}\n",
            "bad-value 1#/actions/0/target",
        ),
        ("- {remove: true}\n", "missing-key 1#/actions/0"),
        ("- {target: $.info}\n", "missing-key 1#/actions/0"),
    ] {
        let failure = overlaid(actions).expect_err("the overlay is refused");
        assert_eq!(said(&failure.diagnostics), [expected]);
    }
}
