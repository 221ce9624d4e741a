//! Paths, parameters and files: what is made of them, and what is said about them.

use std::collections::BTreeMap;

use cratesmith::diagnostic::Diagnostics;
use cratesmith::load::{Document, load};
use cratesmith::source::{MemoryFetch, Source};

/// Loads a description whose head is given, with files beside it.
fn document(version: &str, body: &str, files: &[(&str, &str)]) -> (Document, Vec<String>) {
    let head = format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\n");
    let source = Source {
        name: "test.yaml".to_owned(),
        bytes: format!("{head}{body}").into_bytes(),
    };
    let files: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &MemoryFetch(files), &mut diagnostics);
    let said = diagnostics
        .as_slice()
        .iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message));
    let said = said.collect();
    (document.unwrap_or_else(|| panic!("{diagnostics:?}")), said)
}

#[test]
fn one_template_may_stand_under_two_names() {
    let parameter =
        |name| format!("parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]");
    let operation = "delete: {responses: {'204': {description: Gone}}}";
    let body = format!(
        "paths:\n  /c/{{provider}}:\n    {}\n    {operation}\n  /c/{{connectionId}}:\n    {}\n    {operation}\n",
        parameter("provider"),
        parameter("connectionId")
    );
    let (document, said) = document("3.1.0", &body, &[]);
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(document.openapi.operations().count(), 2);
}

#[test]
fn a_placeholder_without_parameter_gets_one_and_a_parameter_without_placeholder_goes() {
    let body = "paths:\n  /a/{id}:\n    get:\n      parameters: [{name: other, in: path, required: true, schema: {type: string}}]\n      \
                responses: {'200': {description: Done}}\n";
    let (document, said) = document("3.0.3", body, &[]);
    assert_eq!(
        said,
        [
            "unused-path-parameter: the path has no placeholder `{other}` for this parameter",
            "undeclared-path-parameter: no parameter describes the placeholder `{id}` of the path",
        ]
    );
    let (_, _, operation) = document.openapi.operations().next().unwrap();
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .filter_map(|parameter| parameter.as_item())
        .map(|parameter| parameter.parameter_data_ref().name.as_str())
        .collect();
    assert_eq!(names, ["id"]);
}

#[test]
fn path_items_of_components_are_put_where_they_are_used() {
    let body = "paths:\n  /a: {$ref: '#/components/pathItems/A'}\n\
                components:\n  pathItems:\n    A: {get: {operationId: getA, responses: {'200': {description: Done}}}}\n";
    let (document, said) = document("3.1.0", body, &[]);
    assert_eq!(said, Vec::<String>::new());
    let (path, method, operation) = document.openapi.operations().next().unwrap();
    assert_eq!(
        (path, method, operation.operation_id.as_deref()),
        ("/a", "get", Some("getA"))
    );
    let origin = document.origins.of(&operation.extensions).unwrap();
    assert_eq!(origin.place.pointer.as_str(), "/components/pathItems/A/get");
}

#[test]
fn what_stands_in_other_files_becomes_a_component() {
    let body = "paths: {}\ncomponents:\n  schemas:\n    A: {type: object, properties: {b: {$ref: 'schemas/b.yaml#/B'}, c: {$ref: schemas/c.json}}}\n";
    let files = [
        (
            "schemas/b.yaml",
            "B:\n  type: object\n  properties:\n    c: {$ref: './c.json'}\n",
        ),
        ("schemas/c.json", r#"{"type": "array", "items": {"$ref": "b.yaml#/B"}}"#),
    ];
    let (document, said) = document("3.1.0", body, &files);
    assert_eq!(said, Vec::<String>::new());
    let components = document.openapi.components.unwrap();
    let names: Vec<&str> = components.schemas.keys().map(String::as_str).collect();
    assert_eq!(names, ["A", "B", "c"]);
    let schema = components.schemas["B"].as_item().unwrap();
    let origin = document.origins.of(&schema.schema_data.extensions).unwrap();
    assert_eq!((origin.place.source.0, origin.place.pointer.as_str()), (1, "/B"));
}

#[test]
fn what_later_versions_have_is_kept_with_the_origin() {
    let body = "jsonSchemaDialect: x\nwebhooks: {w: {post: {}}}\npaths:\n  /a:\n    query: {responses: {}}\n    x-mine: {b: 1}\n";
    let (document, said) = document("3.2.0", body, &[]);
    assert_eq!(said, Vec::<String>::new());
    let root = document.origins.of(&document.openapi.extensions).unwrap();
    assert!(root.extra("webhooks").is_some() && root.extra("jsonSchemaDialect").is_some());
    let item = document.openapi.paths.paths["/a"].as_item().unwrap();
    assert!(document.origins.of(&item.extensions).unwrap().extra("query").is_some());
    assert_eq!(item.extensions["x-mine"], serde_json::json!({"b": 1}));
}
