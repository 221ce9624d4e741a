//! What 3.1 and 3.2 have beside 3.0, and what is missing or doubled: the operations that come of it.

use crate::model;
use crate::model::{model, paths, whole};
use cratesmith::model::{Location, PathPart, Style, TypeKind, TypeRef};
use cratesmith::options::Options;

#[track_caller]
fn check(found: &str, expected: &str) {
    assert_eq!(found.trim(), expected.trim(), "\n{found}");
}

const HEAD: &str = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n";

#[test]
fn every_method_is_one_of_the_client() {
    let text = format!(
        "{HEAD}paths:\n  /events:\n    query: {{tags: [events], responses: {{'204': {{}}}}}}\n    get: {{tags: [events], responses: {{'204': {{}}}}}}\n    \
         additionalOperations:\n      COPY: {{tags: [events], responses: {{'204': {{}}}}}}\n      Link: {{tags: [events], operationId: linkEvents, responses: {{'204': {{}}}}}}\n"
    );
    check(
        &whole(&text),
        "
events.list() GET /events -> 204 Empty
events.query() QUERY /events -> 204 Empty
events.copy() COPY /events -> 204 Empty
events.link() Link /events -> 204 Empty
",
    );
    let (api, _) = model(&text, &Options::default());
    let idempotent = |method: &str| {
        let mut operations = api.groups.iter().flat_map(|group| &group.operations);
        operations
            .find(|operation| operation.http_method == method)
            .map(|operation| operation.idempotent)
    };
    assert_eq!((idempotent("QUERY"), idempotent("COPY")), (Some(true), Some(false)));
}

#[test]
fn a_parameter_can_be_the_whole_query() {
    let parameter = |media: &str| {
        format!(
            "parameters: [{{name: q, in: querystring, content: {{{media}: {{schema: {{type: object, properties: {{a: {{type: integer}}}}}}}}}}}}]"
        )
    };
    let style = |media: &str| {
        let text = format!(
            "{HEAD}paths: {{/a: {{get: {{{}, responses: {{'204': {{}}}}}}}}}}\n",
            parameter(media)
        );
        let (api, _) = model(&text, &Options::default());
        let parameter = &api.groups[0].operations[0].parameters[0];
        assert_eq!((parameter.location, parameter.wire.as_str()), (Location::Query, "q"));
        parameter.style
    };
    assert_eq!(
        style("application/x-www-form-urlencoded"),
        Style::Form { explode: true }
    );
    assert_eq!(style("application/json"), Style::QueryJson);
    assert_eq!(style("text/plain"), Style::QueryText);
}

#[test]
fn what_comes_piece_by_piece_has_a_type_for_its_pieces() {
    let item = "{type: object, required: [n], properties: {n: {type: integer}}}";
    let text = format!(
        "{HEAD}paths:\n  /a: {{get: {{operationId: watchA, responses: {{'200': {{content: {{application/jsonl: {{itemSchema: {item}}}}}}}}}}}}}\n"
    );
    check(
        &whole(&text),
        "
a.watch() GET /a -> 200 Text
struct AWatchItem (a_watch) <
  n: i64
",
    );
}

#[test]
fn what_the_service_sends_has_types() {
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n\
        webhooks:\n  petAdded: {post: {summary: A pet is there., requestBody: {content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}}}\n  \
        petGone: {$ref: '#/components/pathItems/gone'}\n\
        paths:\n  /a:\n    post:\n      responses: {'204': {description: d}}\n      \
        callbacks: {done: {'{$request.body#/url}': {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {ok: {type: boolean}}}}}}}}}}\n\
        components: {pathItems: {gone: {put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}, schemas: {Pet: {type: object, properties: {name: {type: string}}}}}\n";
    let (api, diagnostics) = model(text, &Options::default());
    assert_eq!(model::said(&diagnostics), "");
    let name = |ty: &Option<TypeRef>| match ty {
        Some(TypeRef::Named(id)) => api.types[*id].name.as_str().to_owned(),
        other => format!("{other:?}"),
    };
    let webhooks: Vec<(&str, &str, String)> = api
        .webhooks
        .iter()
        .map(|webhook| (webhook.name.as_str(), webhook.http_method.as_str(), name(&webhook.ty)))
        .collect();
    let expected = [
        ("petAdded", "POST", "PetAddedWebhook".to_owned()),
        ("petGone", "PUT", "Pet".to_owned()),
        ("done", "POST", "DoneCallback".to_owned()),
    ];
    assert_eq!(webhooks, expected);
    assert!(api.types.iter().all(|(_, ty)| ty.in_answer && !ty.in_request));
}

/// The bodies of webhooks by their aliases, and the members of the type of all of them.
fn webhooks(bodies: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks:\n".to_owned();
    let mut components = "components:\n  schemas:\n".to_owned();
    for (place, body) in bodies.iter().enumerate() {
        let schema = match body.strip_prefix("inline ") {
            Some(inline) => inline.to_owned(),
            None => {
                components.push_str(&format!("    Body{place}: {body}\n"));
                format!("{{$ref: '#/components/schemas/Body{place}'}}")
            }
        };
        text.push_str(&format!(
            "  order.event{place}: {{post: {{requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}}}}}\n"
        ));
    }
    text.push_str(&components);
    let (api, diagnostics) = model(&text, &Options::default());
    assert_eq!(model::said(&diagnostics), "");
    let aliases = api
        .webhooks
        .iter()
        .filter_map(|webhook| Some(webhook.alias.as_ref()?.to_string()));
    let members = match &api.webhook_event {
        Some(TypeRef::Named(id)) => match &api.types[*id].kind {
            TypeKind::Union(union) => union.members.iter().map(|member| member.name.to_string()).collect(),
            other => panic!("{other:?}"),
        },
        None => Vec::new(),
        other => panic!("{other:?}"),
    };
    (aliases.collect(), members)
}

#[test]
fn what_webhooks_are_sent_is_one_type_where_a_property_tells_it_apart() {
    let body = |text: &str, required: &str| {
        format!(
            "{{type: object, required: [{required}], properties: {{type: {{type: string, enum: [{text}]}}, a: {{type: string}}}}}}"
        )
    };
    let (paid, gone) = (body("paid", "type"), body("'gone', 'lost'", "type, a"));
    let (aliases, members) = webhooks(&[&paid, &gone]);
    assert_eq!(aliases, ["OrderEvent0", "OrderEvent1"]);
    assert_eq!(members.len(), 2, "{members:?}");
    let none: [String; 0] = [];
    assert_eq!(webhooks(&[&paid]).1, none);
    assert_eq!(
        webhooks(&[&paid, &format!("inline {gone}")]).1,
        none,
        "it would be two types"
    );
    assert_eq!(
        webhooks(&[&paid, &body("gone", "a")]).1,
        none,
        "the property may be missing"
    );
    assert_eq!(
        webhooks(&[&paid, &body("gone, paid", "type")]).1,
        none,
        "a text stands for two"
    );
    assert_eq!(webhooks(&[&paid, "{type: array, items: {type: string}}"]).1, none);
}

#[test]
fn operations_without_id_have_names_that_can_be_read() {
    check(
        &paths(
            "
/v1/users: {get: {responses: {'204': {description: d}}}, post: {responses: {'204': {description: d}}}}
/v2/users: {get: {responses: {'204': {description: d}}}}
/v1/users/me: {get: {responses: {'204': {description: d}}}}
/search: {post: {responses: {'204': {description: d}}}}
/status: {get: {responses: {'204': {description: d}}}}
/api/v1.2/files/report.json: {get: {responses: {'204': {description: d}}}}
/v1/users/{id}/posts:
  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
  get: {responses: {'204': {description: d}}}
  post: {responses: {'204': {description: d}}}
/v1/users/{id}:activate:
  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
  post: {responses: {'204': {description: d}}}
",
        ),
        "
files.get_report_json() GET /api/v1.2/files/report.json -> 204 Empty
search.search() POST /search -> 204 Empty
status.get() GET /status -> 204 Empty
users.create() POST /v1/users -> 204 Empty
users.create_post(id: String) POST /v1/users/{id}/posts -> 204 Empty
users.list_posts(id: String) GET /v1/users/{id}/posts -> 204 Empty
users.list_v1() GET /v1/users -> 204 Empty
users.list_v2() GET /v2/users -> 204 Empty
users.get_me() GET /v1/users/me -> 204 Empty
users.activate(id: String) POST /v1/users/{id}:activate -> 204 Empty
",
    );
}

#[test]
fn an_id_that_stands_twice_names_neither_whatever_the_order() {
    let operation = |path: &str| {
        format!("/{path}: {{get: {{tags: [t], operationId: same, responses: {{'204': {{description: d}}}}}}}}\n")
    };
    let expected = "
t.get_here() GET /here -> 204 Empty
t.get_there() GET /there -> 204 Empty
! Note duplicate-operation-id /paths/~1there/get/operationId: `GET /here` has the `operationId` `same` too
";
    check(
        &paths(&format!("{}{}", operation("here"), operation("there"))),
        expected,
    );
    check(
        &paths(&format!("{}{}", operation("there"), operation("here"))),
        expected,
    );
}

#[test]
fn headers_that_are_described_elsewhere_can_be_set_and_need_not_be() {
    let headers = "parameters: [{name: Accept, in: header, required: true, schema: {type: string}}, {name: content-type, in: header, schema: {type: string}}, {name: Authorization, in: header, required: true, schema: {type: string}}]";
    let done = "responses: {'204': {description: d}}";
    let text = format!("/a:\n  get: {{{headers}, {done}}}\n  put: {{security: [{{}}], {headers}, {done}}}\n");
    check(
        &paths(&text),
        "
a.get(authorization: Secret<String>) GET /a [accept: String, content_type: String] -> 204 Empty
a.replace() PUT /a [accept: String, content_type: String, authorization: Secret<String>] -> 204 Empty
",
    );
}

#[test]
fn a_template_may_hold_a_query_and_a_placeholder_twice() {
    let text = format!(
        "{HEAD}paths:\n  '/a/{{id}}/b/{{id}}?kind=x&flag&user={{user}}#second':\n    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}, {{name: user, in: path, required: true, schema: {{type: string}}}}]\n    get: {{responses: {{'204': {{}}}}}}\n"
    );
    let (api, _) = model(&text, &Options::default());
    let operation = &api.groups[0].operations[0];
    let expected = [
        PathPart::Literal("/a/".to_owned()),
        PathPart::Parameter(0),
        PathPart::Literal("/b/".to_owned()),
        PathPart::Parameter(0),
    ];
    assert_eq!(operation.path.parts, expected);
    let query = [("kind".to_owned(), "x".to_owned()), ("flag".to_owned(), String::new())];
    assert_eq!(operation.path.query, query);
    assert_eq!(operation.positional.len(), 2);
    assert_eq!(operation.parameters[1].location, Location::Query);
}
