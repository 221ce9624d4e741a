//! What was released keeps its shape where the description asks for less by now, until the next major version.

use cratesmith::diagnostic::Diagnostics;
use cratesmith::evolution::{Digest, EDITION, Lock, Release, Size, Surface};
use cratesmith::files::FileSet;
use cratesmith::load::load;
use cratesmith::lower::{Released, lower_after};
use cratesmith::model::{Api, Field, Operation, Pins, Positional, Presence, Struct, TypeKind};
use cratesmith::naming::NameTable;
use cratesmith::options::Options;
use cratesmith::source::{NoFetch, Source};

fn lowered(text: &str, released: &Released<'_>) -> (Api, Vec<String>) {
    let source = Source {
        name: "api.yaml".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &NoFetch, &mut diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.as_slice()));
    let api = lower_after(&document, &Options::default(), released, &mut diagnostics);
    let kept = diagnostics
        .as_slice()
        .iter()
        .filter(|said| said.code == "kept-as-released");
    let kept = kept.map(|said| said.message.clone()).collect();
    (api, kept)
}

/// The API of a description, after the release of another one.
fn after(before: &str, now: &str) -> (Api, Vec<String>) {
    let (names, pins) = (NameTable::default(), Pins::default());
    let first = Released::without_aliases(&names, &pins, EDITION);
    let (released, _) = lowered(before, &first);
    let pins = Pins::of(&released);
    let next = Released::without_aliases(&released.names, &pins, EDITION);
    let (same, kept) = lowered(before, &next);
    let expected = released.clone();
    assert_eq!(same, expected, "pins of the same description change it");
    assert_eq!(kept, Vec::<String>::new());
    lowered(now, &next)
}

fn description(parameters: &str, body: &str, answer: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /pets/{{kind}}:
    post:
      operationId: createPet
      tags: [pets]
      parameters:
        - {{name: kind, in: path, required: true, schema: {{type: string}}}}
{parameters}
      requestBody: {body}
      responses:
        '200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}
components:
  schemas:
    Pet: {answer}
"
    )
}

const BODY: &str = "{required: true, content: {application/json: {schema: {type: object, required: [name, age], properties: \
                    {name: {type: string}, age: {type: integer}}}}}}";
const ANSWER: &str = "{type: object, required: [id], properties: {id: {type: string}, color: {type: string}}}";

fn operation(api: &Api) -> &Operation {
    &api.groups[0].operations[0]
}

fn structure<'a>(api: &'a Api, name: &str) -> &'a Struct {
    let found = api.types.iter().find(|(_, ty)| ty.name.as_str() == name);
    match found.map(|(_, ty)| &ty.kind) {
        Some(TypeKind::Struct(object)) => object,
        other => panic!("{name}: {other:?}"),
    }
}

fn field<'a>(api: &'a Api, name: &str, wire: &str) -> &'a Field {
    let found = structure(api, name).fields.iter().find(|field| field.wire == wire);
    found.unwrap_or_else(|| panic!("{name} has no {wire}"))
}

fn positional(api: &Api) -> Vec<String> {
    let operation = operation(api);
    let name = |positional: &Positional| match positional {
        Positional::Parameter(place) => operation.parameters[*place].name.to_string(),
        Positional::BodyField(place) => operation
            .body
            .as_ref()
            .map(|body| body.setters[*place].to_string())
            .unwrap_or_default(),
        Positional::Body => "body".to_owned(),
    };
    operation.positional.iter().map(name).collect()
}

#[test]
fn inputs_that_were_required_stay_positional() {
    let before = description(
        "        - {name: dry, in: query, required: true, schema: {type: boolean}}",
        BODY,
        ANSWER,
    );
    let body = BODY
        .replace("required: true, content", "required: false, content")
        .replace("[name, age]", "[name]");
    let now = description(
        "        - {name: dry, in: query, schema: {type: boolean}}",
        &body,
        ANSWER,
    );
    let (api, kept) = after(&before, &now);
    assert_eq!(positional(&api), ["kind", "dry", "name", "age"]);
    assert_eq!(field(&api, "CreatePetRequest", "age").presence, Presence::Required);
    assert_eq!(kept.len(), 3, "{kept:#?}");
}

#[test]
fn arguments_stay_in_their_order() {
    let parameter =
        |name: &str| format!("        - {{name: {name}, in: query, required: true, schema: {{type: string}}}}\n");
    let before = description(
        &(parameter("a") + &parameter("b")),
        "{content: {text/plain: {}}}",
        ANSWER,
    );
    let more = "        - {name: c, in: query, schema: {type: string}}\n";
    let now = description(
        &(more.to_owned() + &parameter("b") + &parameter("a")),
        "{content: {text/plain: {}}}",
        ANSWER,
    );
    assert_eq!(positional(&after(&before, &now).0), ["kind", "a", "b"]);
    let body = BODY.replace(
        "{name: {type: string}, age: {type: integer}}",
        "{age: {type: integer}, name: {type: string}}",
    );
    let (api, _) = after(&description("", BODY, ANSWER), &description("", &body, ANSWER));
    assert_eq!(positional(&api), ["kind", "name", "age"]);
    let fields = structure(&api, "CreatePetRequest").fields.iter();
    let fields: Vec<&str> = fields.map(|field| field.wire.as_str()).collect();
    assert_eq!(fields, ["name", "age"], "the constructor takes them in another order");
}

#[test]
fn a_body_that_was_passed_whole_stays_whole() {
    let many = BODY.replace("[name, age]", "[name, age, a, b, c]").replace(
        "age: {type: integer}}",
        "age: {type: integer}, a: {type: string}, b: {type: string}, c: {type: string}}",
    );
    let few = many.replace("[name, age, a, b, c]", "[name]");
    let (api, _) = after(&description("", &many, ANSWER), &description("", &few, ANSWER));
    assert_eq!(positional(&api), ["kind", "body"]);
    assert_eq!(field(&api, "CreatePetRequest", "c").presence, Presence::Required);
}

#[test]
fn what_answers_could_lack_stays_an_option() {
    let now = ANSWER.replace("[id]", "[id, color]");
    let (api, kept) = after(&description("", BODY, ANSWER), &description("", BODY, &now));
    assert_eq!(field(&api, "Pet", "color").presence, Presence::Optional);
    assert_eq!(field(&api, "Pet", "id").presence, Presence::Required);
    assert_eq!(kept, ["`color` of `Pet` stays as it was released: it may be missing"]);
}

#[test]
fn what_answers_may_lack_by_now_follows_the_description() {
    let now = ANSWER.replace("required: [id], ", "");
    let (api, kept) = after(&description("", BODY, ANSWER), &description("", BODY, &now));
    assert_eq!(field(&api, "Pet", "id").presence, Presence::Optional);
    assert_eq!(kept, Vec::<String>::new());
}

#[test]
fn a_value_that_was_the_only_one_is_set_as_before() {
    let before = BODY.replace("age: {type: integer}", "age: {type: string, enum: [old]}");
    let now = BODY.replace("age: {type: integer}", "age: {type: string, enum: [new, old]}");
    let (api, _) = after(&description("", &before, ANSWER), &description("", &now, ANSWER));
    assert_eq!(positional(&api), ["kind", "name"]);
    let age = field(&api, "CreatePetRequest", "age");
    assert!(age.preset && age.fixed.is_some(), "{age:?}");
    let now = now.replace("[name, age]", "[name]");
    let (api, _) = after(&description("", &before, ANSWER), &description("", &now, ANSWER));
    let age = field(&api, "CreatePetRequest", "age");
    assert!(age.preset && age.presence == Presence::Required, "{age:?}");
}

#[test]
fn boxes_stay_where_they_were() {
    let schemas = |count: usize| {
        let fields: Vec<String> = (0..count)
            .map(|number| format!("f{number}: {{type: string}}"))
            .collect();
        let large = format!("{{type: object, properties: {{{}}}}}", fields.join(", "));
        let holder = "{type: object, properties: {large: {$ref: '#/components/schemas/Large'}}}";
        format!("{holder}\n    Large: {large}")
    };
    let boxed = |api: &Api| format!("{:?}", field(api, "Pet", "large").ty).starts_with("Boxed");
    let small = description("", BODY, &schemas(3));
    let large = description("", BODY, &schemas(90));
    assert!(boxed(&after(&large, &large).0));
    assert!(!boxed(&after(&small, &large).0));
    assert!(boxed(&after(&large, &small).0));
}

#[test]
fn pins_are_read_back_from_the_lock() {
    let parameters = "        - {name: 'a b:c', in: query, required: true, schema: {type: string}}";
    let answer = ANSWER.replace(
        "color:",
        "'co lor=?': {type: [string, 'null']}, '': {type: string}, color:",
    );
    let (names, pins) = (NameTable::default(), Pins::default());
    let first = Released::without_aliases(&names, &pins, EDITION);
    let (api, _) = lowered(&description(parameters, BODY, &answer), &first);
    let mut lock = Lock::of(
        &FileSet::default(),
        Default::default(),
        Size::default(),
        Default::default(),
    );
    lock.names.clone_from(&api.names);
    lock.released = Some(Release {
        version: "0.1.0".to_owned(),
        content: Digest::of(b""),
        pins: Pins::of(&api),
        aliases: Default::default(),
        surface: Surface::default(),
    });
    assert_eq!(Lock::parse(&lock.to_string()), Ok(lock.clone()));
    let text = lock.to_string();
    assert!(
        text.contains("[released.pins]\n\"CreatePetRequest\" = \"name age\"\n"),
        "{text}"
    );
    assert!(
        text.contains("\"POST /pets/{kind}\" = \"required-setters path:kind query:a%20b%3ac field:name field:age\""),
        "{text}"
    );
}
