//! What is read from a description of what goes over the wire, and how the lock keeps it.

use std::collections::BTreeMap;

use cratesmith::diagnostic::Diagnostics;
use cratesmith::evolution::{ReleasedArgument, WireSurface};
use cratesmith::load::load_overlaid;
use cratesmith::lower::lower;
use cratesmith::model::{Location, Presence};
use cratesmith::options::Options;
use cratesmith::source::{MemoryFetch, Source};

const ZOO: &str = r##"
openapi: 3.1.0
info: {title: Zoo, version: '1'}
servers:
- url: https://{region}.zoo.example
  variables: {region: {default: eu, enum: [eu, us]}}
- url: https://test.zoo.example
security: [{token: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
      - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 20}}
      - {name: kinds, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {$ref: '#/components/schemas/Kind'}}}
      - {name: X-Trace, in: header, deprecated: true, schema: {type: string, format: uuid}}
      security: [{}, {token: []}, {key: [], token: []}]
      responses:
        '200':
          description: Them.
          headers: {X-Total: {schema: {type: integer}}}
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
            text/csv: {schema: {type: string}}
        '404': {description: None., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        default: {description: Else., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    post:
      operationId: addPet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}
      responses: {'201': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{petId}/photo:
    parameters: [{name: petId, in: path, required: true, schema: {$ref: '#/components/schemas/PetId'}}]
    put:
      operationId: putPhoto
      tags: [pets]
      deprecated: true
      requestBody: {required: true, content: {image/png: {schema: {type: string, format: binary}}}}
      responses: {'204': {description: Done.}}
webhooks:
  petAdded:
    post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: Ok.}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    PetId: {type: string, x-newtype: true}
    Kind: {type: string, enum: [cat, "big dog", 'a "quoted" one']}
    Name: {type: string, maxLength: 40, pattern: '^[^ "]+ ?$'}
    Base: {type: object, required: [id], properties: {id: {$ref: '#/components/schemas/PetId'}}}
    Pet:
      allOf: [{$ref: '#/components/schemas/Base'}]
      type: object
      required: [name, kind]
      properties:
        name: {$ref: '#/components/schemas/Name'}
        kind: {$ref: '#/components/schemas/Kind'}
        born: {type: [string, 'null'], format: date}
        weights: {type: object, additionalProperties: {type: number, exclusiveMinimum: 0}, minProperties: 1}
        chip: {type: string, readOnly: true}
    NewPet:
      type: object
      required: [name, type]
      properties:
        type: {const: pet}
        name: {$ref: '#/components/schemas/Name'}
        kind: {$ref: '#/components/schemas/Kind', default: cat}
        secret: {type: string, writeOnly: true}
    Problem:
      oneOf: [{$ref: '#/components/schemas/Plain'}, {$ref: '#/components/schemas/Full'}]
      discriminator: {propertyName: form}
    Plain: {type: object, required: [form, text], properties: {form: {type: string}, text: {type: string}}}
    Full: {type: object, required: [form], properties: {form: {type: string}, codes: {type: array, items: {enum: [1, 2]}, uniqueItems: true}}}
"##;

fn surface_of(yaml: &str, files: &[(&str, &str)]) -> WireSurface {
    let source = Source {
        name: "api.yaml".to_owned(),
        bytes: yaml.into(),
    };
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let fetch = MemoryFetch(files.collect());
    let mut diagnostics = Diagnostics::default();
    let document = load_overlaid(&source, &[], &fetch, &mut diagnostics).expect("it can be read");
    let api = lower(&document, &Options::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.as_slice());
    WireSurface::of(&api)
}

fn text(surface: &WireSurface) -> String {
    let facts = surface.facts();
    facts.iter().map(|(key, line)| format!("{key} = {line}\n")).collect()
}

#[test]
fn facts_of_a_description() {
    insta::assert_snapshot!(text(&surface_of(ZOO, &[])));
}

#[test]
fn the_lock_keeps_every_fact_and_every_place() {
    let surface = surface_of(ZOO, &[]);
    let kept = WireSurface::from_facts(&surface.facts());
    assert_eq!(kept, surface);
    let facts = surface.facts();
    assert!(facts.len() > 40, "{}", facts.len());
    let places = |surface: &WireSurface| -> BTreeMap<String, Option<String>> {
        let keys = facts.keys();
        keys.map(|key| (key.clone(), surface.place(key))).collect()
    };
    assert_eq!(places(&kept), places(&surface));
    assert!(kept.compare(&surface).is_empty());
}

#[test]
fn places_lead_into_the_description() {
    let surface = surface_of(ZOO, &[]);
    let document: serde_json::Value = serde_yaml::from_str(ZOO).unwrap();
    let mut found = 0;
    for key in surface.facts().keys() {
        let Some(place) = surface.place(key) else { continue };
        let pointer = place.strip_prefix('#').expect("there is one file");
        assert!(document.pointer(pointer).is_some(), "{key}: {place}");
        found += 1;
    }
    assert!(found > 35, "{found}");
    let place = |key: &str| surface.place(key).unwrap();
    assert_eq!(place("types::Pet::born"), "#/components/schemas/Pet/properties/born");
    assert_eq!(place("types::Pet::id"), "#/components/schemas/Base/properties/id");
    assert_eq!(place("pets::Add::name"), "#/components/schemas/NewPet/properties/name");
    assert_eq!(place("pets::List::limit"), "#/paths/~1pets/get/parameters/0");
    assert_eq!(
        place("pets::PutPhoto::pet_id"),
        "#/paths/~1pets~1{petId}~1photo/parameters/0"
    );
    assert_eq!(place("pets::List answers 404"), "#/paths/~1pets/get/responses/404");
}

#[test]
fn places_in_other_files_name_them() {
    let root = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: It., content: {application/json: {schema: {$ref: 'pet.yaml#/Pet'}}}}}}
";
    let pet = "Pet: {type: object, properties: {name: {type: string}}}\n";
    let surface = surface_of(root, &[("pet.yaml", pet)]);
    assert_eq!(
        surface.place("types::Pet::name").as_deref(),
        Some("pet.yaml#/Pet/properties/name")
    );
}

#[test]
fn a_release_says_what_went_by_position_and_how_fields_were() {
    let surface = surface_of(ZOO, &[]);
    let released = surface.released();
    assert_eq!(released.operation_at("POST /pets"), Some("pets::Add"));
    let body = |name: &str| ReleasedArgument::BodyField(name.to_owned());
    assert_eq!(released.arguments("pets::Add"), Some(vec![body("name")]));
    assert_eq!(released.arguments("POST /pets"), released.arguments("pets::Add"));
    let id = ReleasedArgument::Parameter(Location::Path, "petId".to_owned());
    assert_eq!(
        released.arguments("PUT /pets/{petId}/photo"),
        Some(vec![id, ReleasedArgument::Body])
    );
    assert_eq!(released.arguments("pets::List"), Some(Vec::new()));
    assert_eq!(released.arguments("pets::Gone"), None);

    assert_eq!(released.type_at("#/components/schemas/NewPet"), Some("types::NewPet"));
    let fields: Vec<_> = released
        .fields("types::NewPet")
        .map(|field| (field.wire, field.presence, field.fixed))
        .collect();
    let field = |wire: &str, presence, fixed: Option<&str>| (wire.to_owned(), presence, fixed.map(str::to_owned));
    assert_eq!(
        fields,
        [
            field("kind", Presence::Optional, None),
            field("name", Presence::Required, None),
            field("secret", Presence::Optional, None),
            field("type", Presence::Required, Some("\"pet\"")),
        ]
    );
    assert_eq!(released.fields("types::Kind").count(), 0);
}
