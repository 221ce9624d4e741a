//! Paths, parameters and files: what is made of them, and what is said about them.

use crate::document::document;
use cratesmith::load::Document;

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

/// The parameters of the first operation: where each goes, its name, and whether it is required.
fn parameters(document: &Document) -> Vec<String> {
    let (_, _, operation) = document.openapi.operations().next().unwrap();
    let items = operation.parameters.iter().filter_map(|parameter| parameter.as_item());
    items
        .map(|parameter| {
            let value = serde_json::to_value(parameter).unwrap();
            let required = if value["required"] == true { "" } else { "?" };
            format!(
                "{} {}{required}",
                value["in"].as_str().unwrap(),
                value["name"].as_str().unwrap()
            )
        })
        .collect()
}

/// The parameters of one operation at a path, and what is said.
fn bound(path: &str, list: &str) -> (Vec<String>, Vec<String>) {
    let body = format!(
        "paths:\n  {path}:\n    get:\n      parameters: {list}\n      responses: {{'200': {{description: Done}}}}\n"
    );
    let (document, said) = document("3.0.3", &body, &[]);
    (parameters(&document), said)
}

#[test]
fn a_placeholder_without_parameter_gets_one() {
    let (parameters, said) = bound(
        "/a/{id}/{other}",
        "[{name: id, in: path, required: true, schema: {type: string}}]",
    );
    assert_eq!(parameters, ["path id", "path other"]);
    assert_eq!(
        said,
        ["undeclared-path-parameter: no parameter describes the placeholder `{other}` of the path"]
    );
}

#[test]
fn a_parameter_stands_for_the_placeholder_that_it_is_meant_for() {
    let list = "[{name: user_id, in: path, required: true, schema: {type: string}}]";
    let (parameters, said) = bound("/a/{userId}", list);
    assert_eq!((parameters, said), (vec!["path userId".to_owned()], Vec::new()));
    let (parameters, said) = bound("'/a/{user_id:[0-9]+}'", list);
    assert_eq!((parameters, said), (vec!["path user_id:[0-9]+".to_owned()], Vec::new()));
    let (parameters, said) = bound("/a/{key}", list);
    assert_eq!(parameters, ["path key"]);
    let guess =
        "unused-path-parameter: the path has no placeholder `{user_id}` for this parameter; it is taken for `{key}`";
    assert_eq!(said, [guess]);
}

#[test]
fn a_parameter_without_placeholder_can_be_sent_in_the_query() {
    let (parameters, said) = bound("/a", "[{name: id, in: path, required: true, schema: {type: string}}]");
    assert_eq!(parameters, ["query id?"]);
    let expected =
        "unused-path-parameter: the path has no placeholder `{id}` for this parameter; it can be sent in the query";
    assert_eq!(said, [expected]);
}

#[test]
fn a_placeholder_in_the_query_of_a_template_is_a_query_parameter() {
    let (parameters, said) = bound(
        "'/a?kind=x&user={id}'",
        "[{name: id, in: path, required: true, schema: {type: string}}]",
    );
    assert_eq!(parameters, ["query user"]);
    assert_eq!(
        said,
        ["unused-path-parameter: `{id}` stands in the query of the path, not in the path"]
    );
}

#[test]
fn a_brace_that_is_missing_is_added_and_others_are_text() {
    let list = "[{name: id, in: path, required: true, schema: {type: string}}]";
    let (parameters, said) = bound("'/a/{id'", list);
    assert_eq!(parameters, ["path id"]);
    let closed = "bad-path-template: the braces of the path `/a/{id` do not pair: it is taken for `/a/{id}`";
    assert_eq!(said, [closed]);
    let (_, said) = bound("'/a/}x{/{id}'", list);
    let text = "bad-path-template: the braces of the path `/a/}x{/{id}` do not pair: they are taken as text";
    assert_eq!(said, [text]);
}

#[test]
fn a_colon_before_the_name_of_a_parameter_makes_a_placeholder() {
    let list = "[{name: id, in: path, required: true, schema: {type: string}}]";
    let (parameters, said) = bound("'/a/:id/:verb'", list);
    assert_eq!(parameters, ["path id"]);
    assert_eq!(
        said,
        ["bad-path-template: OpenAPI writes the path `/a/:id/:verb` as `/a/{id}/:verb`"]
    );
    let (parameters, said) = bound("'/a/{id}/:id'", list);
    assert_eq!((parameters, said), (vec!["path id".to_owned()], Vec::new()));
}

#[test]
fn a_placeholder_may_stand_twice() {
    let list = "[{name: id, in: path, required: true, schema: {type: string}}]";
    let (parameters, said) = bound("'/a/{id}/b/{id}'", list);
    assert_eq!((parameters, said), (vec!["path id".to_owned()], Vec::new()));
}

#[test]
fn a_parameter_that_says_wrongly_where_it_goes_is_taken_as_it_is_meant() {
    let list = "[{name: a, in: querry, schema: {}}, {name: b, in: nowhere, schema: {}}, {name: c, schema: {}}, {name: id, schema: {}}]";
    let (parameters, said) = bound("/a/{id}", list);
    assert_eq!(parameters, ["query a?", "query b?", "query c?", "path id"]);
    let codes: Vec<&str> = said.iter().filter_map(|said| said.split(':').next()).collect();
    assert_eq!(codes, ["bad-value", "bad-value", "missing-key", "missing-key"]);
}

#[test]
fn what_2_0_says_of_parameters_is_taken_as_it_is_meant() {
    let list =
        "[{name: a, in: query, type: array, items: {type: integer}, collectionFormat: multi}, {name: b, in: query}]";
    let (parameters, said) = bound("/a", list);
    assert_eq!(parameters, ["query a?", "query b?"]);
    assert_eq!(
        said,
        [
            "bad-value: `type` stands on the parameter itself; it is taken for its `schema`",
            "missing-key: this parameter has no `schema`, which OpenAPI requires",
        ]
    );
    let body = "paths:\n  /a:\n    post:\n      parameters: [{name: x, in: formData, type: string, required: true}, {name: f, in: formData, type: file}]\n      \
                responses: {'200': {description: Done}}\n    put:\n      parameters: [{name: x, in: body, schema: {type: object}}]\n      responses: {'200': {description: Done}}\n";
    let (document, said) = document("3.0.3", body, &[]);
    assert_eq!(said.len(), 3, "{said:?}");
    let bodies: Vec<&str> = document
        .openapi
        .operations()
        .filter_map(|(_, _, operation)| operation.request_body.as_ref()?.as_item())
        .flat_map(|body| body.content.keys().map(String::as_str))
        .collect();
    assert_eq!(bodies, ["application/json", "multipart/form-data"]);
}

#[test]
fn a_parameter_that_stands_twice_is_said_to_be_lost_only_where_it_differs() {
    let one = "{name: a, in: query, schema: {type: string}}";
    let (parameters, _) = bound("/a", &format!("[{one}, {one}]"));
    assert_eq!(parameters, ["query a?"]);
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
    let body = "jsonSchemaDialect: x\nwebhooks: {w: {post: {}}}\npaths:\n  /a:\n    query: {operationId: search, responses: {}}\n    \
                additionalOperations: {COPY: {operationId: copy}, 'no token': {}}\n    x-mine: {b: 1}\n";
    let (document, said) = document("3.2.0", body, &[]);
    assert_eq!(
        said,
        ["bad-value: `no token` is no method of HTTP: its operation is left out"]
    );
    let root = document.origins.of(&document.openapi.extensions).unwrap();
    assert!(root.extra("jsonSchemaDialect").is_some());
    assert_eq!(root.webhooks().len(), 1);
    let item = document.openapi.paths.paths["/a"].as_item().unwrap();
    let operations = document.origins.of(&item.extensions).unwrap().operations();
    let operations: Vec<(&str, Option<&str>)> = operations
        .iter()
        .map(|(method, operation)| (method.as_str(), operation.operation_id.as_deref()))
        .collect();
    assert_eq!(operations, [("QUERY", Some("search")), ("COPY", Some("copy"))]);
    assert_eq!(item.extensions["x-mine"], serde_json::json!({"b": 1}));
}

#[test]
fn a_path_item_adds_to_the_one_that_it_refers_to() {
    let body = "paths:\n  '/a/{id}':\n    $ref: parts.yaml#/item\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n    \
                post: {operationId: own, responses: {'200': {description: Done}}}\n";
    let parts = "item:\n  $ref: '#/next'\nnext:\n  get: {operationId: far, responses: {'200': {description: Done}}}\n  parameters: [{name: q, in: query, schema: {}}]\n";
    let (document, said) = document("3.0.3", body, &[("parts.yaml", parts)]);
    assert_eq!(said, Vec::<String>::new());
    let ids: Vec<&str> = document
        .openapi
        .operations()
        .filter_map(|(_, _, operation)| operation.operation_id.as_deref())
        .collect();
    assert_eq!(ids, ["far", "own"]);
    let (_, item) = document.openapi.paths.iter().next().unwrap();
    assert_eq!(item.as_item().unwrap().parameters.len(), 2);
}
