//! `null` in all spellings and at every position.

use crate::model::{paths, whole};

fn components(version: &str, yaml: &str) -> String {
    let indented: String = yaml.lines().map(|line| format!("    {line}\n")).collect();
    whole(&format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ))
}

#[test]
fn every_spelling_is_an_option() {
    let found = components(
        "3.1.0",
        r##"
Named: {type: object, properties: {a: {type: string}}}
Maybe: {type: [string, "null"]}
All:
  type: object
  required: [b, d, e, f, g, h, i, j, k, l, m]
  properties:
    a: {type: string, nullable: true}
    b: {type: string, x-nullable: true}
    c: {type: [string, "null"]}
    d: {oneOf: [{type: string}, {type: "null"}]}
    e: {anyOf: [{$ref: "#/components/schemas/Named"}, {type: "null"}]}
    f: {$ref: "#/components/schemas/Named", nullable: true}
    g: {$ref: "#/components/schemas/Named", x-nullable: true}
    h: {type: string, enum: [a, null]}
    i: {type: integer, enum: [1, null]}
    j: {allOf: [{$ref: "#/components/schemas/Named"}], nullable: true}
    k: {$ref: "#/components/schemas/Maybe"}
    l: {oneOf: [{type: string}, {type: integer}, {enum: [null]}]}
    m: {type: "null"}
    n: {const: null}
    o: {type: ["null"]}
    p: {allOf: [{$ref: "#/components/schemas/Named"}, {nullable: true, description: Or none.}]}
"##,
    );
    let expected = r#"
struct All (all) <
  a: String? | null
  b: String | null
  c: String? | null
  d: String | null
  e: Named | null
  f: Named | null
  g: Named | null
  h: AllH | null
  i: AllI | null
  j: Named | null
  k: Maybe | null
  l: AllL | null
  m: Null
  n: Null? | null
  o: Null? | null
  p: Named? | null
"#;
    assert!(found.replace(" <=\n", " <\n").contains(expected.trim()), "{found}");
}

#[test]
fn the_spellings_of_3_0_are_options_too() {
    let found = components(
        "3.0.3",
        r##"
Named: {type: object, properties: {a: {type: string}}}
All:
  type: object
  required: [a, b, c, d, e]
  properties:
    a: {$ref: "#/components/schemas/Named", nullable: true}
    b: {$ref: "#/components/schemas/Named", x-nullable: true}
    c: {type: string, enum: [a, null]}
    d: {type: array, nullable: true, items: {type: string, nullable: true}}
    e: {type: object, additionalProperties: {type: integer, nullable: true}}
"##,
    );
    let expected = r#"
struct All (all) <
  a: Named | null
  b: Named | null
  c: AllC | null
  d: Vec<Option<String>> | null
  e: Map<String, Option<i64>>
"#;
    assert!(found.replace(" <=\n", " <\n").contains(expected.trim()), "{found}");
}

#[test]
fn null_has_a_place_in_parameters_bodies_answers_lists_and_tuples() {
    let found = paths(
        r##"
/a:
  post:
    operationId: send
    parameters:
      - {name: p, in: query, schema: {type: [string, "null"]}}
    requestBody: {required: true, content: {application/json: {schema: {type: [array, "null"], items: {type: [integer, "null"]}}}}}
    responses:
      '200':
        description: D
        content:
          application/json:
            schema: {anyOf: [{type: array, minItems: 2, maxItems: 2, prefixItems: [{type: string}, {type: [string, "null"]}]}, {type: "null"}]}
"##,
    );
    for part in [
        "[p: String]",
        "Option<Vec<Option<i64>>>",
        "200 Option<(String, Option<String>)>",
    ] {
        assert!(found.contains(part), "{part}\n{found}");
    }
}
