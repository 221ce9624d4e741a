//! References: wherever they lead, in whichever file, by whichever name.

use crate::document::document;
use cratesmith::load::Document;
use serde_json::{Value, json};

/// Everything of a section of the components, as JSON without origins.
fn section(document: &Document, name: &str) -> Value {
    let components = serde_json::to_value(document.openapi.components.as_ref().unwrap()).unwrap();
    let mut value = components[name].clone();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("x-cratesmith");
            members.values_mut().for_each(strip);
        }
        Value::Array(elements) => elements.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The schemas of a description with these files, of which nothing is said.
#[track_caller]
fn schemas(body: &str, files: &[(&str, &str)]) -> Value {
    let (document, said) = document("3.1.0", body, files);
    assert_eq!(said, Vec::<String>::new());
    section(&document, "schemas")
}

#[test]
fn a_reference_leads_to_anywhere_in_a_description() {
    let found = schemas(
        "paths:\n  /a~{b}:\n    parameters: [{name: b, in: path, required: true, schema: {type: string}}]\n    get:\n      responses:\n        '200':\n          description: Done\n          \
         content: {application/json: {schema: {type: integer}}}\n\
         components:\n  schemas:\n    A: {$ref: '#/paths/~1a~0%7Bb%7D/get/responses/200/content/application~1json/schema'}\n    \
         B: {allOf: [{type: object, properties: {'x y': {type: boolean}}}], $defs: {d: {type: number}}}\n    \
         C: {type: object, properties: {p: {$ref: '#/components/schemas/B/allOf/0'}, q: {$ref: '#/components/schemas/B/$defs/d'}, r: {$ref: '#/components/schemas/B/allOf/0/properties/x%20y'}}}\n",
        &[],
    );
    let properties = &found["C"]["properties"];
    let of = |reference: &Value| {
        let name = reference["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
        found[name].clone()
    };
    assert_eq!(found["A"], json!({"type": "integer"}));
    assert_eq!(of(&properties["p"])["type"], json!("object"));
    assert_eq!(of(&properties["q"]), json!({"type": "number"}));
    assert_eq!(of(&properties["r"]), json!({"type": "boolean"}));
}

#[test]
fn a_reference_leads_through_others() {
    let found = schemas(
        "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: far.yaml#/B}\n    C: {$ref: '#/components/schemas/A/properties/x'}\n",
        &[("far.yaml", "B: {type: object, properties: {x: {type: integer}}}\n")],
    );
    assert_eq!(found["C"], json!({"type": "integer"}));
    assert_eq!(found["B"]["properties"]["x"], json!({"$ref": "#/components/schemas/C"}));
    assert_eq!(found["A"], json!({"$ref": "#/components/schemas/B"}));
}

#[test]
fn a_component_that_is_only_a_reference_out_of_the_components_is_what_that_leads_to() {
    let found = schemas(
        "paths: {}\ncomponents:\n  schemas:\n    Hound: {$ref: far.yaml#/Dog}\n    Dog: {$ref: far.yaml#/Dog}\n    \
         Cat: {type: string}\n    Pet: {$ref: near.yaml#/Pet}\n",
        &[
            (
                "far.yaml",
                "Dog: {type: object, properties: {friend: {$ref: '#/Cat'}}}\nCat: {type: integer}\n",
            ),
            ("near.yaml", "Pet: {$ref: far.yaml#/Dog}\n"),
        ],
    );
    assert_eq!(found["Dog"]["type"], json!("object"));
    assert_eq!(found["Hound"], json!({"$ref": "#/components/schemas/Dog"}));
    assert_eq!(found["Pet"], json!({"$ref": "#/components/schemas/Dog"}));
    // Another file has a schema of the name of a component.
    assert_eq!(
        found["Dog"]["properties"]["friend"],
        json!({"$ref": "#/components/schemas/far_Cat"})
    );
    assert_eq!(found["far_Cat"], json!({"type": "integer"}));
}

#[test]
fn a_way_that_only_leads_to_itself_is_no_way() {
    let (_, said) = document(
        "3.1.0",
        "paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A/x'}, B: {$ref: '#/components/schemas/C/x'}, C: {$ref: '#/components/schemas/B/y'}}}\n",
        &[],
    );
    let codes: Vec<&str> = said.iter().filter_map(|said| said.split(':').next()).collect();
    assert_eq!(codes, ["dangling-reference"; 3]);
}

#[test]
fn schemas_are_found_by_their_id_and_from_it() {
    let found = schemas(
        "paths: {}\ncomponents:\n  schemas:\n    A:\n      $id: https://example.com/schemas/a\n      type: object\n      properties:\n        own: {$ref: '#/$defs/part'}\n        \
         near: {$ref: b}\n        whole: {$ref: '#/components/schemas/B'}\n        named: {$ref: 'b#here'}\n      $defs: {part: {type: integer}}\n    \
         B: {$id: https://example.com/schemas/b, type: object, properties: {x: {$anchor: here, type: boolean}}}\n    \
         C: {$ref: https://example.com/schemas/b}\n",
        &[],
    );
    let properties = &found["A"]["properties"];
    let name = |value: &Value| value["$ref"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    assert_eq!(found[name(&properties["own"])], json!({"type": "integer"}));
    assert_eq!(name(&properties["near"]), "B");
    assert_eq!(name(&properties["whole"]), "B");
    assert_eq!(found[name(&properties["named"])], json!({"type": "boolean"}));
    assert_eq!(name(&found["C"]), "B");
}

#[test]
fn an_anchor_is_that_of_the_schema_with_the_id() {
    let (document, said) = document(
        "3.1.0",
        "paths: {}\ncomponents:\n  schemas:\n    Users: {$id: users, $defs: {item: {$dynamicAnchor: item, type: string}}, $ref: list}\n    \
         List:\n      $id: list\n      $defs: {item: {$dynamicAnchor: item, type: integer}}\n      type: array\n      items: {$dynamicRef: '#item'}\n",
        &[],
    );
    let note =
        "unexpressed-keyword: `$dynamicRef` is taken for `$ref`: what it leads to does not depend on who uses it";
    assert_eq!(said, [note]);
    let found = section(&document, "schemas");
    let item = found["List"]["items"]["allOf"][0]["$ref"].as_str().unwrap();
    assert_eq!(found[item.rsplit('/').next().unwrap()], json!({"type": "integer"}));
}

#[test]
fn a_description_is_known_by_what_it_calls_itself() {
    let (document, said) = document(
        "3.2.0",
        "$self: https://example.com/api/openapi.yaml\npaths: {}\ncomponents:\n  schemas:\n    A: {type: integer}\n    B: {$ref: 'https://example.com/api/openapi.yaml#/components/schemas/A'}\n    C: {$ref: 'openapi.yaml#/components/schemas/A'}\n    D: {$ref: 'part.yaml'}\n",
        &[("part.yaml", "type: boolean\n")],
    );
    assert_eq!(said, Vec::<String>::new());
    let found = section(&document, "schemas");
    assert_eq!(found["B"], json!({"$ref": "#/components/schemas/A"}));
    assert_eq!(found["C"], json!({"$ref": "#/components/schemas/A"}));
    assert_eq!(found["D"], json!({"type": "boolean"}));
}

#[test]
fn everything_can_stand_in_another_file() {
    let (document, said) = document(
        "3.0.3",
        "paths:\n  /a: {$ref: 'paths/a.json'}\n  /b: {$ref: 'paths/all.yaml#/~1b'}\n",
        &[
            (
                "paths/a.json",
                r##"{"get": {"parameters": [{"$ref": "../parts.yaml#/limit"}], "responses": {"200": {"$ref": "../parts.yaml#/done"}, "400": {"$ref": "all.yaml#/failed"}}}}"##,
            ),
            (
                "paths/all.yaml",
                "/b:\n  post:\n    requestBody: {$ref: ../parts.yaml#/body}\n    responses: {default: {$ref: '#/failed'}}\n\
                 failed: {description: Failed, content: {application/json: {schema: {$ref: '../schemas/error.yaml'}, examples: {one: {$ref: '../parts.yaml#/example'}}}}}\n",
            ),
            (
                "parts.yaml",
                "limit: {name: limit, in: query, schema: {type: integer}}\ndone: {description: Done, headers: {X-Rate: {$ref: '#/rate'}}}\nrate: {schema: {type: integer}}\n\
                 body: {content: {application/json: {schema: {$ref: schemas/error.yaml}}}}\nexample: {value: {code: 1}}\n",
            ),
            (
                "schemas/error.yaml",
                "type: object\nproperties:\n  cause: {$ref: '#'}\n  again: {$ref: ../schemas/../schemas/error.yaml}\n  other: {$ref: other.json#/definitions/o}\n",
            ),
            (
                "schemas/other.json",
                r##"{"definitions": {"o": {"type": "object", "properties": {"error": {"$ref": "error.yaml"}, "self": {"$ref": "#/definitions/o"}}}}}"##,
            ),
        ],
    );
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(document.openapi.operations().count(), 2);
    let found = section(&document, "schemas");
    let names: Vec<&String> = found.as_object().unwrap().keys().collect();
    assert_eq!(names, ["error", "o"]);
    let error = json!({"$ref": "#/components/schemas/error"});
    assert_eq!(found["error"]["properties"]["cause"], error);
    assert_eq!(found["error"]["properties"]["again"], error);
    assert_eq!(found["o"]["properties"]["error"], error);
    for (kind, name) in [
        ("parameters", "limit"),
        ("responses", "failed"),
        ("headers", "rate"),
        ("requestBodies", "body"),
        ("examples", "example"),
    ] {
        assert!(section(&document, kind).get(name).is_some(), "{kind} {name}");
    }
}

#[test]
fn a_discriminator_names_schemas_of_other_files() {
    let found = schemas(
        "paths: {}\ncomponents:\n  schemas:\n    Pet:\n      oneOf: [{$ref: cat.yaml}, {$ref: '#/components/schemas/Dog'}]\n      \
         discriminator: {propertyName: kind, mapping: {cat: ./cat.yaml, dog: '#/components/schemas/Dog', hound: Dog}}\n    Dog: {type: object}\n",
        &[("cat.yaml", "type: object\n")],
    );
    let mapping = json!({"cat": "#/components/schemas/cat", "dog": "#/components/schemas/Dog", "hound": "Dog"});
    assert_eq!(found["Pet"]["discriminator"]["mapping"], mapping);
}

#[test]
fn a_remote_file_that_is_not_there_costs_nothing_but_its_place() {
    let (document, said) = document(
        "3.1.0",
        "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {x: {$ref: 'https://example.com/x.json#/X'}, y: {type: integer}}}}}\n",
        &[],
    );
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("external-reference: `https://example.com/x.json` cannot be had"),
        "{said:?}"
    );
    let found = section(&document, "schemas");
    assert_eq!(found["A"]["properties"]["x"], json!({}));
    assert_eq!(found["A"]["properties"]["y"], json!({"type": "integer"}));
}

#[test]
fn a_remote_file_that_is_permitted_is_read_with_what_it_refers_to() {
    let found = schemas(
        "paths: {}\ncomponents: {schemas: {A: {$ref: 'https://example.com/s/x.json'}}}\n",
        &[
            (
                "https://example.com/s/x.json",
                r#"{"type": "array", "items": {"$ref": "../y.json"}}"#,
            ),
            ("https://example.com/y.json", r#"{"type": "integer"}"#),
        ],
    );
    assert_eq!(found["A"]["items"], json!({"$ref": "#/components/schemas/y"}));
}

#[test]
fn a_reference_stands_also_where_openapi_has_none() {
    let (document, said) = document(
        "3.0.3",
        "tags: {$ref: parts.yaml#/tags}\npaths:\n  /a/{id}:\n    get: {$ref: get.yaml}\n\
         components: {schemas: {A: {type: object, description: {$ref: prose.md}, properties: {$ref: parts.yaml#/properties}}}}\n",
        &[
            (
                "get.yaml",
                "operationId: getA\nparameters: {$ref: parts.yaml#/parameters}\nresponses: {$ref: parts.yaml#/responses}\n",
            ),
            (
                "parts.yaml",
                "tags: [{name: t}]\nparameters: [{name: id, in: path, required: true, schema: {type: string}}]\nresponses: {200: {description: Done}}\n\
                 properties: {x: {type: integer}}\n",
            ),
            ("prose.md", "# A *heading*: {not: yaml\n"),
        ],
    );
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(document.openapi.tags.len(), 1);
    let (_, _, operation) = document.openapi.operations().next().unwrap();
    assert_eq!(operation.operation_id.as_deref(), Some("getA"));
    assert_eq!(
        (operation.parameters.len(), operation.responses.responses.len()),
        (1, 1)
    );
    let found = section(&document, "schemas");
    assert_eq!(found["A"]["properties"], json!({"x": {"type": "integer"}}));
    assert_eq!(found["A"]["description"], json!("# A *heading*: {not: yaml\n"));
}

#[test]
fn a_file_that_cannot_be_read_costs_what_refers_to_it() {
    let (document, said) = document(
        "3.0.3",
        "paths: {}\ncomponents: {schemas: {A: {$ref: broken.yaml#/A}, B: {type: integer}}}\n",
        &[("broken.yaml", "a: [\n")],
    );
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("syntax-error"), "{said:?}");
    assert_eq!(section(&document, "schemas")["B"], json!({"type": "integer"}));
}

#[test]
fn a_schema_is_that_of_the_parameter_that_is_referred_to() {
    let (document, said) = document(
        "3.0.3",
        "paths: {}\ncomponents: {parameters: {P: {name: p, in: query, schema: {type: integer}}}, schemas: {A: {$ref: '#/components/parameters/P'}}}\n",
        &[],
    );
    assert_eq!(
        said,
        ["dangling-reference: a schema is needed here; that of `/components/parameters/P` is taken"]
    );
    let found = section(&document, "schemas");
    let name = found["A"]["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
    assert_eq!(found[name], json!({"type": "integer"}));
}
