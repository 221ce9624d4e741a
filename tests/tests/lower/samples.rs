//! Sample values: what is made of each keyword, and when none is.

use crate::model::model;
use cratesmith::options::Options;

/// The sample of a query parameter of a schema, in OpenAPI 3.1.
fn sample_of(schema: &str, components: &str) -> Option<String> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /x:\n    get:\n      parameters:\n\
         \x20       - {{name: x, in: query, content: {{application/json: {{schema: {schema}}}}}}}\n\
         \x20     responses: {{'204': {{description: done}}}}\ncomponents: {{schemas: {{{components}}}}}\n"
    );
    let (api, _) = model(&text, &Options::default());
    api.groups[0].operations[0].parameters[0].sample.clone()
}

#[track_caller]
fn gives(schema: &str, expected: &str) {
    assert_eq!(sample_of(schema, "").as_deref(), Some(expected), "{schema}");
}

#[test]
fn documented_values_come_first_where_they_are_admitted() {
    gives("{type: string, examples: [a], example: given}", "\"given\"");
    gives("{type: string, default: usual}", "\"usual\"");
    gives("{type: string, enum: [one, two], default: two}", "\"two\"");
    gives("{type: string, enum: [one, two], default: three}", "\"one\"");
    gives("{type: string, maxLength: 3, example: long}", "\"tex\"");
    gives("{type: string, pattern: '^[0-9]+$', example: word}", "\"111\"");
    gives("{type: integer, minimum: 5, default: 3}", "5");
    gives("{const: fixed}", "\"fixed\"");
}

#[test]
fn numbers_are_within_their_bounds() {
    gives("{type: integer}", "1");
    gives("{type: integer, minimum: 10}", "10");
    gives("{type: integer, exclusiveMinimum: 10}", "11");
    gives("{type: integer, maximum: -4}", "-4");
    gives("{type: integer, exclusiveMaximum: 0}", "-1");
    gives("{type: integer, minimum: 3, multipleOf: 5}", "5");
    gives("{type: number}", "1.5");
    gives("{type: number, minimum: 0, maximum: 1}", "0");
    gives("{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}", "0.5");
    gives("{type: number, multipleOf: 0.25, minimum: 2.1}", "2.25");
    gives("{type: integer, format: int8, minimum: 100}", "100");
    gives("{type: number, format: int64}", "1");
    assert_eq!(sample_of("{type: integer, minimum: 5, maximum: 4}", ""), None);
}

#[test]
fn texts_have_format_length_and_pattern() {
    for (format, text) in [
        ("date-time", "2026-01-31T12:00:00Z"),
        ("date", "2026-01-31"),
        ("time", "12:00:00Z"),
        ("duration", "P1D"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
        ("uri", "https://app.example/callback"),
        ("email", "user@app.example"),
        ("hostname", "app.example"),
        ("ipv4", "127.0.0.1"),
        ("ipv6", "::1"),
        ("byte", "Y29udGVudA=="),
        ("something-else", "text"),
    ] {
        gives(&format!("{{type: string, format: {format}}}"), &format!("{text:?}"));
    }
    gives("{type: string, minLength: 10}", "\"texttextte\"");
    gives(
        "{type: string, format: email, minLength: 20}",
        "\"textuser@app.example\"",
    );
    gives("{type: string, pattern: '^v[0-9]{1,2}$'}", "\"v11\"");
    gives("{type: string, pattern: '^[^/]+/[^/]+$'}", "\"a1-/Aa1\"");
    gives("{type: string, pattern: '^(cat|dog)-[A-F0-9]{4}$'}", "\"cat-11AA\"");
    gives("{type: string, pattern: '^[A-Z]{3,5}$', minLength: 5}", "\"AAAAA\"");
}

#[test]
fn look_around_is_met_or_there_is_no_sample() {
    gives(
        "{type: string, pattern: '^(?=.*[A-Z])(?=.*[0-9]).{8,}$'}",
        "\"a1-Aa1-Aa1\"",
    );
    assert_eq!(sample_of("{type: string, pattern: '^(?!.*).$'}", ""), None);
    assert_eq!(
        sample_of("{type: string, pattern: '^[a-z]{3}$', minLength: 4}", ""),
        None
    );
}

#[test]
fn lists_have_as_many_elements_as_they_must() {
    gives("{type: array, items: {type: string}}", "[\"text\"]");
    gives(
        "{type: array, items: {type: integer}, minItems: 2, uniqueItems: true}",
        "[1,2]",
    );
    gives(
        "{type: array, items: {enum: [a, b]}, minItems: 2, uniqueItems: true}",
        "[\"a\",\"b\"]",
    );
    gives(
        "{type: array, prefixItems: [{type: string}, {type: integer}], items: false}",
        "[\"text\",1]",
    );
    gives("{type: array, items: {type: string}, maxItems: 0}", "[]");
    gives("{type: array, items: false}", "[]");
    assert_eq!(
        sample_of("{type: array, items: {enum: [a]}, minItems: 2, uniqueItems: true}", ""),
        None
    );
}

#[test]
fn objects_have_what_they_must_and_some_of_what_they_may() {
    gives(
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}, c: {type: string, readOnly: true}}}",
        "{\"a\":\"text\",\"b\":1}",
    );
    gives("{type: object, additionalProperties: {type: integer}}", "{\"key\":1}");
    gives(
        "{type: object, minProperties: 2, additionalProperties: {type: integer}}",
        "{\"key\":1,\"key2\":1}",
    );
    gives(
        "{type: object, patternProperties: {'^x-': {type: boolean}}, additionalProperties: false}",
        "{\"x-\":true}",
    );
    gives(
        "{type: object, properties: {a: {type: string}, b: {type: string, deprecated: true}}, dependentRequired: {a: [b]}}",
        "{\"a\":\"text\",\"b\":\"text\"}",
    );
    gives(
        "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {a: {minLength: 5}, b: {type: boolean}}}]}",
        "{\"a\":\"textt\",\"b\":true}",
    );
}

#[test]
fn a_tag_names_the_member_that_was_chosen() {
    let pets = "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], \
                discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat'}}}, \
                Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}, \
                Dog: {type: object, required: [kind, tricks], properties: {kind: {type: string}, tricks: {type: integer}}}";
    let sample = sample_of("{$ref: '#/components/schemas/Pet'}", pets);
    assert_eq!(sample.as_deref(), Some("{\"kind\":\"feline\",\"lives\":1}"));

    let family = "Base: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}, \
                  Heir: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [own], properties: {own: {type: string}}}]}";
    for name in ["Base", "Heir"] {
        let sample = sample_of(&format!("{{$ref: '#/components/schemas/{name}'}}"), family);
        assert_eq!(
            sample.as_deref(),
            Some("{\"kind\":\"Heir\",\"own\":\"text\"}"),
            "{name}"
        );
    }
}

#[test]
fn recursion_ends_where_something_may_be_left_out() {
    let tree = "Tree: {type: object, required: [name], properties: {name: {type: string}, parent: {$ref: '#/components/schemas/Tree'}, \
                children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}";
    let sample = sample_of("{$ref: '#/components/schemas/Tree'}", tree);
    assert_eq!(
        sample.as_deref(),
        Some("{\"name\":\"text\",\"parent\":{\"name\":\"text\"}}")
    );
    let endless =
        "Endless: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Endless'}}}";
    assert_eq!(sample_of("{$ref: '#/components/schemas/Endless'}", endless), None);
}

#[test]
fn self_tests_can_be_left_out() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/x: {get: {parameters: [{name: x, in: query, schema: {type: string}}], responses: {}}}}";
    let options = Options {
        without_self_tests: true,
        ..Options::default()
    };
    let (api, _) = model(text, &options);
    assert_eq!(api.groups[0].operations[0].parameters[0].sample, None);
}

#[test]
fn a_sample_of_one_of_is_a_value_of_one_member_alone() {
    let first = "{type: object, properties: {a: {type: string}}}";
    gives(
        &format!("{{oneOf: [{first}, {{type: object, required: [a], properties: {{a: {{type: string}}}}}}]}}"),
        "{}",
    );
    gives("{oneOf: [{type: number}, {type: integer}, {type: string}]}", "1.5");
    gives(
        "{oneOf: [{type: object, properties: {kind: {enum: [x]}}}, {type: object, properties: {kind: {enum: [y]}}}]}",
        r#"{"kind":"x"}"#,
    );
    // There is none: the first that one member has.
    gives("{oneOf: [{type: string}, {type: string}]}", "\"text\"");
    gives("{anyOf: [{type: number}, {type: integer}]}", "1.5");
}
