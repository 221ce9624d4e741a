//! Schemas of any version: YAML in, what `openapiv3` holds and what is kept beside it out.

use cratesmith::diagnostic::Diagnostics;
use cratesmith::load::{Document, load};
use cratesmith::source::{MemoryFetch, Source};
use serde_json::{Value, json};

/// Loads schemas of a version, with the codes of what is said about them.
fn document(version: &str, schemas: &str) -> (Document, Vec<&'static str>) {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    let head = format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n");
    let source = Source {
        name: "test.yaml".to_owned(),
        bytes: format!("{head}components:\n  schemas:\n{indented}").into_bytes(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &MemoryFetch::default(), &mut diagnostics);
    let codes = diagnostics
        .as_slice()
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    (document.unwrap_or_else(|| panic!("{diagnostics:?}")), codes)
}

/// The components as JSON; `x-cratesmith` is replaced by the keywords that are kept with the origin.
fn schemas(version: &str, schemas: &str) -> Value {
    let (document, codes) = document(version, schemas);
    assert_eq!(codes, Vec::<&str>::new());
    shown(&document)
}

fn shown(document: &Document) -> Value {
    let components = document.openapi.components.as_ref().unwrap();
    let mut value = serde_json::to_value(&components.schemas).unwrap();
    show_origins(&mut value, document);
    value
}

fn show_origins(value: &mut Value, document: &Document) {
    match value {
        Value::Object(members) => {
            if let Some(place) = members.remove("x-cratesmith") {
                let origin = &document.origins.0[usize::try_from(place.as_u64().unwrap()).unwrap()];
                let extra: Vec<&str> = origin.extra.iter().map(|(key, _)| key.as_str()).collect();
                if !extra.is_empty() {
                    members.insert("+".to_owned(), json!(extra));
                }
            }
            members.values_mut().for_each(|member| show_origins(member, document));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| show_origins(element, document)),
        _ => {}
    }
}

fn one(version: &str, schema: &str) -> Value {
    schemas(version, &format!("A: {schema}"))["A"].take()
}

#[test]
fn const_is_an_enum_of_one_value() {
    assert_eq!(
        one("3.1.0", "{type: string, const: file}"),
        json!({"type": "string", "enum": ["file"]})
    );
    assert_eq!(one("3.1.0", "{const: 7}"), json!({"enum": [7]}));
}

#[test]
fn null_among_the_types_is_nullable() {
    assert_eq!(
        one("3.1.0", "{type: [string, 'null']}"),
        json!({"type": "string", "nullable": true})
    );
    assert_eq!(
        one("3.1.0", "{type: ['null', integer], minimum: 0}"),
        json!({"type": "integer", "nullable": true, "minimum": 0})
    );
    assert_eq!(
        one("3.1.0", "{type: 'null'}"),
        json!({"nullable": true, "enum": [null]})
    );
}

#[test]
fn several_types_are_any_of_them() {
    assert_eq!(
        one(
            "3.1.0",
            "{type: [string, integer, 'null'], minLength: 1, maximum: 9, enum: [a, 1, null], description: D}"
        ),
        json!({"nullable": true, "description": "D", "anyOf": [
            {"type": "string", "minLength": 1, "enum": ["a"]},
            {"type": "integer", "maximum": 9, "enum": [1]},
        ]})
    );
    assert_eq!(one("3.1.0", "{type: [number, integer]}"), json!({"type": "number"}));
}

#[test]
fn an_alternative_to_null_is_nullable() {
    let found = schemas(
        "3.1.0",
        "A: {type: string}\nB: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}], description: D}\n\
         C: {description: D, oneOf: [{type: 'null'}, {type: string, description: inner, format: date}]}\n\
         D: {anyOf: [{type: string}, {type: integer}, {type: 'null'}]}",
    );
    assert_eq!(
        found["B"],
        json!({"nullable": true, "description": "D", "allOf": [{"$ref": "#/components/schemas/A"}]})
    );
    assert_eq!(
        found["C"],
        json!({"nullable": true, "description": "D", "type": "string", "format": "date"})
    );
    assert_eq!(
        found["D"],
        json!({"nullable": true, "anyOf": [{"type": "string"}, {"type": "integer"}]})
    );
}

#[test]
fn what_stands_beside_a_reference_is_kept() {
    let found = schemas(
        "3.1.0",
        "A: {type: object}\nB: {$ref: '#/components/schemas/A', description: D}\nC: {$ref: '#/components/schemas/A'}",
    );
    assert_eq!(
        found["B"],
        json!({"description": "D", "allOf": [{"$ref": "#/components/schemas/A"}]})
    );
    assert_eq!(found["C"], json!({"$ref": "#/components/schemas/A"}));
    let (document, codes) = document(
        "3.0.3",
        "A: {type: object}\nB: {$ref: '#/components/schemas/A', minProperties: 1}",
    );
    assert_eq!(codes, ["ignored-key"]);
    assert_eq!(shown(&document)["B"], json!({"$ref": "#/components/schemas/A"}));
}

#[test]
fn exclusive_bounds_are_flags_beside_the_number() {
    assert_eq!(
        one(
            "3.1.0",
            "{type: integer, exclusiveMinimum: 0, maximum: 10, exclusiveMaximum: 20}"
        ),
        json!({"type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 10})
    );
    assert_eq!(
        one("3.0.3", "{type: number, minimum: 0, exclusiveMinimum: true}"),
        json!({"type": "number", "minimum": 0.0, "exclusiveMinimum": true})
    );
}

#[test]
fn definitions_become_components_where_they_are_used() {
    let found = schemas(
        "3.1.0",
        "A:\n  type: object\n  properties: {b: {$ref: '#/components/schemas/A/$defs/B'}, c: {$ref: '#C'}}\n  \
         $defs: {B: {type: string}, C: {$anchor: C, type: integer}, D: {type: boolean}}",
    );
    assert_eq!(
        found,
        json!({
            "A": {"type": "object", "properties": {
                "b": {"$ref": "#/components/schemas/B"},
                "c": {"$ref": "#/components/schemas/C"},
            }},
            "B": {"type": "string"},
            "C": {"type": "integer", "+": ["$anchor"]},
        })
    );
}

#[test]
fn a_schema_inside_another_that_references_lead_to_becomes_a_component() {
    let found = schemas(
        "3.0.3",
        "A: {type: object, properties: {b: {type: object, properties: {c: {type: string}}}}}\n\
         B: {type: array, items: {$ref: '#/components/schemas/A/properties/b'}}",
    );
    assert_eq!(
        found["A"]["properties"]["b"],
        json!({"$ref": "#/components/schemas/A_b"})
    );
    assert_eq!(found["B"]["items"], json!({"$ref": "#/components/schemas/A_b"}));
    assert_eq!(found["A_b"]["type"], json!("object"));
}

#[test]
fn what_3_0_has_no_words_for_is_kept_with_the_origin() {
    assert_eq!(
        one(
            "3.1.0",
            "{type: object, propertyNames: {type: string}, patternProperties: {'^x': {}}, additionalProperties: {}}"
        ),
        json!({"type": "object", "additionalProperties": {}, "+": ["propertyNames", "patternProperties"]})
    );
    assert_eq!(
        one("3.1.0", "{type: array, prefixItems: [{type: string}], items: false}"),
        json!({"type": "array", "+": ["prefixItems", "items"]})
    );
    assert_eq!(
        one(
            "3.1.0",
            "{type: string, contentEncoding: base64, examples: [YQ==, Yg==]}"
        ),
        json!({"type": "string", "format": "byte", "example": "YQ==", "+": ["contentEncoding", "examples"]})
    );
    assert_eq!(
        one("3.1.0", "{not: {type: string}}"),
        json!({"not": {"type": "string"}})
    );
    assert_eq!(one("3.1.0", "true"), json!({}));
    assert_eq!(one("3.1.0", "false"), json!({"not": {}}));
}

#[test]
fn numbers_beyond_64_bits_are_kept_exactly() {
    let big = "340282366920938463463374607431768211";
    let (document, _) = document(
        "3.0.3",
        &format!("A: {{type: integer, maximum: {big}, enum: [1, {big}]}}"),
    );
    assert_eq!(
        shown(&document)["A"],
        json!({"type": "integer", "+": ["maximum", "enum"]})
    );
    let exact = cratesmith::load::Node::Integer(big.parse().unwrap());
    assert!(
        document
            .origins
            .0
            .iter()
            .any(|origin| origin.extra("maximum") == Some(&exact))
    );
}

#[test]
fn a_type_in_format_is_one() {
    let (document, codes) = document("3.1.0", "A: {format: string}\nB: {type: number, format: integer}");
    assert_eq!(codes, ["bad-value"]);
    assert_eq!(
        shown(&document),
        json!({"A": {"type": "string"}, "B": {"type": "number", "format": "integer"}})
    );
}

#[test]
fn a_bad_node_costs_no_other() {
    let (document, codes) = document(
        "3.0.3",
        "A: {type: strng, minLength: x}\nB: {type: object, properties: [a], required: true}\nC: {type: string, enum: [1, a]}\nD: 7",
    );
    assert_eq!(
        codes,
        [
            "unknown-type",
            "wrong-type",
            "wrong-type",
            "wrong-type",
            "bad-value",
            "wrong-type"
        ]
    );
    assert_eq!(
        shown(&document),
        json!({"A": {"type": "string"}, "B": {"type": "object"}, "C": {"type": "string", "enum": ["1", "a"]}, "D": {}})
    );
}
