//! Documented defaults as `Default` of what a request is made of.

use crate::model;
use cratesmith::model::{Api, DefaultValue, Struct, TypeDef, TypeKind};
use cratesmith::options::Options;

const YAML: &str = r##"
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: send
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Filled"}}}}
      responses: {"204": {description: Done.}}
components:
  schemas:
    Filled:
      type: object
      required: [mode]
      properties:
        mode: {type: string, enum: [fast, exact], default: fast}
        limit: {type: integer, default: 20}
        ratio: {type: number, default: 1}
        tags: {type: array, items: {type: string}, default: [a]}
        map: {type: object, additionalProperties: {type: string}, default: {}}
        none: {type: string, nullable: true, default: null}
        old: {type: string, default: a, deprecated: true}
        wrong: {type: integer, default: many}
        plain: {$ref: "#/components/schemas/Plain"}
        needed: {$ref: "#/components/schemas/Needed"}
    Plain: {type: object, properties: {a: {type: string}}}
    Needed: {type: object, required: [a], properties: {a: {type: string}, b: {type: integer, default: 1}}}
"##;

fn def<'a>(api: &'a Api, name: &str) -> (&'a TypeDef, &'a Struct) {
    let found = api.types.iter().find(|(_, def)| def.name.as_str() == name);
    match found.map(|(_, def)| (def, &def.kind)) {
        Some((def, TypeKind::Struct(shape))) => (def, shape),
        _ => panic!("no struct {name}"),
    }
}

#[test]
fn documented_defaults_are_values_of_their_fields() {
    let (api, diagnostics) = model::model(YAML, &Options::default());
    let (filled, shape) = def(&api, "Filled");
    assert!(filled.derives.filled_default && !filled.derives.default);
    let text = |text: &str| DefaultValue::Text(text.to_owned());
    let values: Vec<_> = shape.fields.iter().map(|field| field.initial.clone()).collect();
    assert!(matches!(&values[0], Some(DefaultValue::Variant(name)) if name.as_str() == "Fast"));
    assert_eq!(
        values[1..],
        [
            Some(DefaultValue::Integer(20)),
            Some(DefaultValue::Float(1.0)),
            Some(DefaultValue::List(vec![text("a")])),
            Some(DefaultValue::Map),
            Some(DefaultValue::Null),
            None,
            None,
            None,
            None,
        ]
    );
    let said = model::said(&diagnostics);
    assert!(
        said.contains("Note bad-default /components/schemas/Filled: the default of `wrong`"),
        "{said}"
    );
}

#[test]
fn without_defaults_it_is_derived_or_not_there() {
    let (api, _) = model::model(YAML, &Options::default());
    let (plain, _) = def(&api, "Plain");
    assert!(plain.derives.default && !plain.derives.filled_default);
    let (needed, _) = def(&api, "Needed");
    assert!(!needed.derives.default && !needed.derives.filled_default);
}
