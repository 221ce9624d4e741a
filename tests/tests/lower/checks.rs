//! Limits that are checked before sending, where that is asked for.

use crate::model;
use cratesmith::model::{Api, Check, Limit, TypeKind};
use cratesmith::options::Options;

const YAML: &str = r##"
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: send
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Body"}}}}
      responses: {"200": {description: D, content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}}}
components:
  schemas:
    Tag: {type: string, maxLength: 5, pattern: "^a"}
    Body:
      type: object
      properties:
        limit: {type: integer, minimum: 1, exclusiveMaximum: 10, multipleOf: 2}
        tags: {type: array, minItems: 1, uniqueItems: true, items: {$ref: "#/components/schemas/Tag"}}
        map: {type: object, maxProperties: 2, additionalProperties: {type: number, minimum: 0.5}}
        part: {$ref: "#/components/schemas/Part"}
        either: {oneOf: [{$ref: "#/components/schemas/Part"}, {type: string}]}
        plain: {type: string}
        time: {type: string, format: date-time, minLength: 1}
        more: {allOf: [{$ref: "#/components/schemas/Tag"}], minLength: 2}
    Part: {type: object, required: [name], properties: {name: {type: string, minLength: 1}, again: {$ref: "#/components/schemas/Part"}}}
    Answer: {type: object, properties: {name: {type: string, minLength: 1}}}
"##;

fn api(checks: bool) -> Api {
    let options = Options {
        checks,
        ..Options::default()
    };
    model::model(YAML, &options).0
}

#[test]
fn fields_of_requests_are_checked_by_their_limits() {
    let api = api(true);
    let mut checked = Vec::new();
    for (_, def) in api.types.iter().filter(|(_, def)| def.checked) {
        checked.push(def.name.as_str().to_owned());
        if let (TypeKind::Struct(shape), "Body") = (&def.kind, def.name.as_str()) {
            let checks: Vec<_> = shape.fields.iter().map(|field| field.check.clone()).collect();
            let tag = vec![Limit::MaxLength(5), Limit::Pattern("^a".to_owned())];
            let expected = [
                Check::Number(vec![
                    Limit::Minimum("1".to_owned()),
                    Limit::ExclusiveMaximum("10".to_owned()),
                    Limit::MultipleOf("2".to_owned()),
                ]),
                Check::List(
                    vec![Limit::MinItems(1), Limit::UniqueItems],
                    Box::new(Check::Text(tag.clone())),
                ),
                Check::Map(
                    vec![Limit::MaxProperties(2)],
                    Box::new(Check::Number(vec![Limit::Minimum("0.5".to_owned())])),
                ),
                Check::Nested,
                Check::Nested,
                Check::Skip,
                Check::Skip,
                Check::Text(tag.into_iter().chain([Limit::MinLength(2)]).collect()),
            ];
            assert_eq!(checks, expected);
        }
    }
    assert_eq!(checked, ["Body", "BodyEither", "Part"]);
}

#[test]
fn nothing_is_checked_unless_asked_for() {
    assert!(api(false).types.iter().all(|(_, def)| !def.checked));
}
