//! Paths to operations: one construct a test.

use crate::model;
use crate::model::{dump, paths, said};
use cratesmith::model::{Location, Parameter, Presence, Style, TypeRef};
use cratesmith::options::Options;

#[track_caller]
fn check(yaml: &str, expected: &str) {
    let found = paths(yaml);
    assert_eq!(found.trim(), expected.trim(), "\n{found}");
}

#[test]
fn methods_drop_what_the_group_says_and_ids_made_of_the_path_are_read_as_such() {
    check(
        "
/v3/connections/{id}:
  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
  get: {tags: [Connections], operationId: getConnection, responses: {'204': {description: d}}}
  delete: {tags: [Connections], operationId: deleteV3ConnectionsById, responses: {'204': {description: d}}}
/v3/connections/{id}/import:
  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
  post: {tags: [Connections], operationId: postV3ConnectionsByIdImport, responses: {'204': {description: d}}}
/v3/connections:
  get: {tags: [Connections], operationId: listAllConnections, responses: {'204': {description: d}}}
  post: {responses: {'204': {description: d}}}
",
        "
connections.create() POST /v3/connections -> 204 Empty
connections.list_all() GET /v3/connections -> 204 Empty
connections.get(id: String) GET /v3/connections/{id} -> 204 Empty
connections.import(id: String) POST /v3/connections/{id}/import -> 204 Empty
connections.delete(id: String) DELETE /v3/connections/{id} -> 204 Empty
",
    );
}

#[test]
fn one_template_under_two_names_is_two_operations() {
    check(
        "
/x/{provider}:
  delete:
    operationId: deleteByProvider
    parameters: [{name: provider, in: path, required: true, schema: {type: string}}]
    responses: {'204': {description: d}}
/x/{connectionId}:
  delete:
    operationId: deleteById
    parameters: [{name: connectionId, in: path, required: true, schema: {type: string}}]
    responses: {'204': {description: d}}
",
        "
x.delete_by_id(connection_id: String) DELETE /x/{connectionId} -> 204 Empty
x.delete_by_provider(provider: String) DELETE /x/{provider} -> 204 Empty
",
    );
}

#[test]
fn a_parameter_that_the_path_has_no_place_for_says_where_it_goes() {
    let yaml = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /athlete:
    put:
      parameters: [{name: weight, in: path, required: true, description: In kilograms., schema: {type: number}}]
      responses: {'204': {description: d}}
";
    let (api, _) = model::model(yaml, &Options::default());
    let parameter = &api.groups[0].operations[0].parameters[0];
    assert_eq!(
        (parameter.location, parameter.presence),
        (Location::Query, Presence::Optional)
    );
    assert_eq!(
        parameter.docs.lines,
        [
            "In kilograms.",
            "",
            "The path has no place for it, so it is sent in the query."
        ]
    );
}

/// The parameters of the one operation, and what is said about them.
fn parameters(version: &str, parameters: &str) -> (Vec<Parameter>, String) {
    let yaml = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /x/{{id}}:\n    get:\n      parameters:\n{parameters}\n      \
         security: [{{key: []}}]\n      responses: {{'204': {{description: d}}}}\ncomponents:\n  securitySchemes: {{key: {{type: http, \
         scheme: bearer}}}}\n"
    );
    let (api, diagnostics) = model::model(&yaml, &Options::default());
    (api.groups[0].operations[0].parameters.clone(), said(&diagnostics))
}

#[test]
fn what_is_allowed_in_a_parameter_is_said_where_it_counts() {
    let yaml = "
        - {name: id, in: path, required: true, allowReserved: true, schema: {type: string}}
        - {name: text, in: query, allowReserved: true, allowEmptyValue: true, schema: {type: string}}
        - {name: count, in: query, allowReserved: true, schema: {type: integer}}
        - {name: key, in: query, allowReserved: true, schema: {type: string, format: password}}
        - {name: list, in: query, allowEmptyValue: true, schema: {type: array, items: {type: string}}}
        - {name: X-H, in: header, allowReserved: true, schema: {type: string}}
        - {name: c, in: cookie, allowReserved: true, allowEmptyValue: true, schema: {type: string}}
        - {name: d, in: cookie, style: cookie, allowReserved: true, schema: {type: string}}";
    for (version, also) in [("3.1.1", [false, false]), ("3.2.0", [true, true])] {
        let (parameters, said) = parameters(version, yaml);
        let of = |wire: &str| parameters.iter().find(|parameter| parameter.wire == wire).unwrap();
        let allowed = |wire: &str| (of(wire).reserved, of(wire).empty);
        assert_eq!([allowed("id").0, allowed("c").0], also, "{version}");
        assert_eq!(allowed("text"), (true, true));
        assert_eq!(
            [allowed("count"), allowed("X-H"), allowed("d")],
            [(false, false); 3],
            "there is nothing to keep, or nothing is encoded"
        );
        assert_eq!(
            allowed("key"),
            (false, false),
            "what is kept from print is found by its encoded text"
        );
        assert_eq!(allowed("list"), (false, true));
        let lost = said.matches("`allowReserved` has no effect").count();
        assert_eq!(lost, if also[0] { 2 } else { 4 }, "{said}");
        assert_eq!(said.matches("`allowEmptyValue` has no effect").count(), 1, "{said}");
        assert_eq!(
            of("list").docs.lines,
            ["Without an item it is sent too, as an empty value."]
        );
    }
}

#[test]
fn a_style_that_is_not_defined_is_sent_in_the_nearest_way_and_said() {
    let (parameters, said) = parameters(
        "3.0.4",
        "
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: a, in: query, style: pipeDelimited, explode: true, schema: {type: array, items: {type: string}}}
        - {name: b, in: query, style: spaceDelimited, schema: {type: array, items: {type: string}}}
        - {name: c, in: query, style: deepObject, explode: false, schema: {type: object}}
        - {name: d, in: query, style: deepObject, schema: {type: object}}",
    );
    let styles: Vec<Style> = parameters.iter().skip(1).map(|parameter| parameter.style).collect();
    assert_eq!(
        styles,
        [
            Style::Form { explode: true },
            Style::SpaceDelimited,
            Style::DeepObject,
            Style::DeepObject
        ]
    );
    assert_eq!(said.matches("OpenAPI does not define").count(), 2, "{said}");
}

#[test]
fn a_media_type_without_a_writer_is_a_text() {
    let (parameters, said) = parameters(
        "3.1.1",
        "
        - {name: id, in: path, required: true, content: {text/plain: {schema: {type: integer}}}}
        - {name: a, in: query, content: {application/xml: {schema: {type: object, properties: {b: {type: string}}}}}}
        - {name: b, in: query, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
        - {name: c, in: query, content: {application/yaml: {schema: {type: string}}}}
        - {name: d, in: query, content: {application/json: {schema: {type: array, items: {type: string}}}}}",
    );
    let types: Vec<bool> = parameters
        .iter()
        .map(|parameter| parameter.ty == TypeRef::String)
        .collect();
    assert_eq!(types, [false, true, true, true, false]);
    assert_eq!(parameters[4].style, Style::Json);
    assert_eq!(said.matches("has no writer in the client").count(), 2, "{said}");
}

/// OpenAPI has three such definitions ignored, and every client sends the length; as setters nothing of them is lost, and
/// nobody has to call them.
#[test]
fn headers_that_are_described_elsewhere_can_be_set() {
    let (parameters, said) = parameters(
        "3.0.4",
        "
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: Accept, in: header, required: true, schema: {type: string}}
        - {name: content-type, in: header, required: true, schema: {type: string}}
        - {name: Content-Length, in: header, required: true, schema: {type: integer}}
        - {name: Authorization, in: header, required: true, schema: {type: string}}
        - {name: X-Version, in: header, required: true, schema: {type: string, enum: ['1']}}",
    );
    let found: Vec<(&str, Presence)> = parameters
        .iter()
        .map(|parameter| (parameter.wire.as_str(), parameter.presence))
        .collect();
    assert_eq!(
        found,
        [
            ("id", Presence::Required),
            ("X-Version", Presence::Required),
            ("Accept", Presence::Optional),
            ("content-type", Presence::Optional),
            ("Content-Length", Presence::Optional),
            ("Authorization", Presence::Optional),
        ]
    );
    assert!(matches!(parameters[5].ty, TypeRef::Secret(_)));
    assert_eq!(said, "");
}

#[test]
fn bodies_become_setters_and_at_most_four_arguments() {
    check(
        "
/a/{id}:
  post:
    operationId: send
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}}
    requestBody:
      required: true
      content:
        application/json:
          schema:
            type: object
            required: [text]
            properties: {text: {type: string}, limit: {type: integer}, options: {type: string}}
    responses: {'204': {description: d}}
/b:
  post:
    operationId: big
    requestBody:
      required: true
      content:
        application/json:
          schema:
            type: object
            required: [a, b, c, d, e]
            properties: {a: {type: string}, b: {type: string}, c: {type: string}, d: {type: string}, e: {type: string}}
    responses: {'204': {description: d}}
",
        "
a.send(id: String, text) POST /a/{id} [limit: i64] Json flat SendARequest -> 204 Empty
b.big(body: BBigRequest) POST /b Json BBigRequest -> 204 Empty
struct BBigRequest (b_big) >
  a: String
  b: String
  c: String
  d: String
  e: String
struct SendARequest (send_a) >
  text: String
  limit: i64?
  options: String?
",
    );
}

#[test]
fn setters_of_a_body_give_way_to_parameters_and_the_builder() {
    let yaml = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, properties: {limit: {type: integer}, options: {type: string}, type: {type: string}}}
      responses: {'204': {description: d}}
";
    let (api, _) = model::model(yaml, &Options::default());
    let body = api.groups[0].operations[0]
        .body
        .as_ref()
        .map(|body| body.setters.clone())
        .unwrap_or_default();
    let names: Vec<String> = body.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["limit_field", "options_field", "r#type"]);
}

#[test]
fn answers_are_typed_by_status() {
    check(
        "
/pets:
  get:
    tags: [Pets]
    operationId: listPets
    responses:
      '200':
        description: d
        content: {application/json: {schema: {type: array, items: {type: object, properties: {id: {type: string}}}}}}
      default: {description: d}
      4XX: {description: d}
      '404': {description: d, content: {text/plain: {schema: {type: string}}}}
/pets/{id}:
  get:
    tags: [Pets]
    operationId: getPet
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    responses:
      '200':
        description: d
        content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}
  delete:
    tags: [Pets]
    operationId: deletePet
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    responses:
      '200':
        description: d
        content:
          application/json:
            schema:
              x-one-or-many: true
              type: array
              items: {type: object, required: [gone], properties: {gone: {type: boolean}}}
",
        "
pets.list() GET /pets -> 200 Vec<Pet> !! 404 NotFound(Text) 4XX ClientError(Empty) default Default(Empty)
pets.get(id: String) GET /pets/{id} -> 200 Pet
pets.delete(id: String) DELETE /pets/{id} -> 200 Vec<DeletePetItem> or one
struct DeletePetItem (delete_pet) <
  gone: bool
struct Pet (pet) <
  id: String?
",
    );
}

#[test]
fn one_way_properties_may_miss_in_the_other_direction() {
    let found = model::whole(
        "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    post:
      operationId: createPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, password]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string}
        password: {type: string, writeOnly: true, format: password}
",
    );
    let expected = "
pets.create(name) POST /pets Json flat Pet -> 200 Pet
struct Pet (pet) ><
  id: String? answer-only
  name: String
  password: Secret<String>? request-only
";
    assert_eq!(found.trim(), expected.trim());
}

#[test]
fn credentials_have_setters_and_variables() {
    let yaml = "
openapi: 3.0.3
info: {title: T, version: '1'}
security: [{bearerAuth: []}]
paths:
  /a: {get: {responses: {'204': {description: d}}}}
components:
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer}
";
    let options = Options {
        environment_prefix: Some("SUPERMEMORY".to_owned()),
        ..Options::default()
    };
    let (api, _) = model::model(yaml, &options);
    assert_eq!(api.auth[0].setter.as_str(), "api_key");
    assert_eq!(api.auth[0].variable, "SUPERMEMORY_API_KEY");
    assert_eq!(api.groups[0].operations[0].security.alternatives, [[0]]);
    assert!(dump(&api).starts_with("a.get()"));
}

#[test]
fn names_of_the_configuration_win() {
    let yaml = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a: {get: {tags: [Long Tag], operationId: fetchIt, responses: {'204': {description: d}}}}
";
    let options = Options {
        groups: [("Long Tag".to_owned(), "tags".to_owned())].into(),
        methods: [("fetchIt".to_owned(), "get".to_owned())].into(),
        ..Options::default()
    };
    let (api, _) = model::model(yaml, &options);
    assert_eq!(dump(&api), "tags.get() GET /a -> 204 Empty\n");
}

#[test]
fn operations_come_in_the_order_of_a_life() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/connections.yaml"))
        .expect("the description is there");
    let (api, _) = model::model(&text, &Options::default());
    let methods: Vec<&str> = api
        .groups
        .iter()
        .flat_map(|group| &group.operations)
        .map(|operation| operation.method.bare())
        .collect();
    assert_eq!(
        methods,
        [
            "create",
            "list",
            "list_documents",
            "list_resources",
            "get",
            "get_by_tag",
            "configure",
            "import",
            "delete",
            "delete_by_provider",
        ]
    );
}

#[test]
fn different_successes_have_an_output_and_bodies_an_example() {
    let yaml = "
openapi: 3.1.0
info: {title: T, version: '1'}
externalDocs: {url: 'https://docs.example'}
security: [{certificate: []}]
paths:
  /a:
    post:
      operationId: start
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [b], properties: {b: {type: integer}}}
            examples: {wrong: {value: {b: text}}}
      responses:
        '200': {description: d, content: {application/json: {schema: {type: string}}}}
        '202': {description: d}
  /b:
    get: {operationId: listB, responses: {'200': {description: d}, '204': {description: d}}}
components:
  securitySchemes: {certificate: {type: mutualTLS}}
";
    let (api, diagnostics) = model::model(yaml, &Options::default());
    assert_eq!(api.info.external_docs.as_deref(), Some("https://docs.example"));
    let kinds: Vec<_> = api.auth.iter().map(|scheme| &scheme.kind).collect();
    assert_eq!(kinds, [&cratesmith::model::AuthKind::MutualTls]);
    let operations: Vec<_> = api.groups.iter().flat_map(|group| &group.operations).collect();
    let [start, list] = operations.as_slice() else {
        panic!("{operations:#?}")
    };
    assert_eq!(start.output.as_ref().map(|name| name.as_str()), Some("StartOutput"));
    let variants: Vec<&str> = start.successes.iter().map(|success| success.variant.as_str()).collect();
    assert_eq!(variants, ["Ok", "Accepted"]);
    assert_eq!(list.output, None);
    assert_eq!(start.body.as_ref().and_then(|body| body.example.as_deref()), None);
    let said = model::said(&diagnostics);
    assert!(said.contains("wrong-example"), "{said}");
}

#[test]
fn a_body_that_can_say_nothing_is_left_out_unless_it_is_required() {
    check(
        "
/a:
  get:
    operationId: optional
    requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {}, additionalProperties: false}}}}
    responses: {'204': {description: d}}
  put:
    operationId: required
    requestBody:
      required: true
      content: {application/json: {schema: {type: object, additionalProperties: false}}}
    responses: {'204': {description: d}}
  post:
    operationId: open
    requestBody: {content: {application/json: {schema: {type: object, properties: {}}}}}
    responses: {'204': {description: d}}
",
        "
a.open() POST /a Json? Map<String, Json> -> 204 Empty
a.optional() GET /a -> 204 Empty
a.required() PUT /a Json flat ARequiredRequest -> 204 Empty
struct ARequiredRequest (a_required) >
! Note empty-body /paths/~1a/get/requestBody: the body is optional and admits nothing but an empty object; none is sent
",
    );
}

#[test]
fn properties_of_a_form_have_the_styles_of_their_encoding() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: sendA\n      requestBody:\n        \
        content:\n          application/x-www-form-urlencoded:\n            schema: {type: object, properties: {a: {type: string}}}\n            \
        encoding: {d: {style: deepObject}, c: {style: form}, b: {style: form, explode: false}, j: {contentType: application/json}, e: {explode: true}}\n      \
        responses: {'204': {description: d}}\n";
    let (api, _) = model::model(text, &Options::default());
    let body = api.groups[0].operations[0].body.as_ref().unwrap();
    let found: Vec<_> = body
        .styles
        .iter()
        .map(|(name, style)| (name.as_str(), *style))
        .collect();
    let expected = [
        ("b", Style::Form { explode: false }),
        ("d", Style::DeepObject),
        ("j", Style::Json),
    ];
    assert_eq!(found, expected);
}

#[test]
fn headers_of_answers_are_one_for_the_api_where_they_agree() {
    let text = include_str!("../../fixtures/ok/headers/openapi.yaml");
    let (api, _) = model::model(text, &Options::default());
    let found: Vec<_> = api
        .response_headers
        .iter()
        .map(|header| format!("{} {} {:?} {}", header.name, header.wire, header.ty, header.json))
        .collect();
    let expected = [
        "etag ETag String false",
        "link Link String false",
        "retry_after Retry-After Integer(I64) false",
        "text_ text Bool false",
        "vary Vary List(String) false",
        "x_added X-Added DateTime false",
    ];
    assert_eq!(found[..6], expected);
    assert!(
        found.contains(&"x_either X-Either String false".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"x_total X-Total Integer(I64) false".to_owned()),
        "{found:?}"
    );
    let list = &api.groups[0]
        .operations
        .iter()
        .find(|each| each.id == "listBooks")
        .unwrap();
    let carried: Vec<_> = list
        .headers
        .iter()
        .map(|place| api.response_headers[*place].wire.as_str())
        .collect();
    let names = ["Link", "Retry-After", "Vary", "X-RateLimit-Remaining", "X-Total"];
    assert_eq!(carried, names);
}

#[test]
fn an_answer_that_has_no_content_is_empty_whatever_is_described() {
    let json = "content: {application/json: {schema: {type: string}}}";
    check(
        &format!(
            "
/a:
  get: {{operationId: get, responses: {{'200': {{description: d, {json}}}, '304': {{description: d, {json}}}}}}}
  head: {{operationId: look, responses: {{'200': {{description: d, {json}}}}}}}
  put: {{operationId: put, responses: {{'204': {{description: d, {json}}}}}}}
  post: {{operationId: reset, responses: {{'205': {{description: d, {json}}}}}}}
"
        ),
        "
a.get() GET /a -> 200 String !! 304 NotModified(Empty)
a.put() PUT /a -> 204 Empty
a.look() HEAD /a -> 200 Empty
a.reset() POST /a -> 205 String
! Note content-without-place /paths/~1a/get/responses/304: an answer with the status 304 has no content; what is described of it is left out
! Note content-without-place /paths/~1a/put/responses/204: an answer with the status 204 has no content; what is described of it is left out
",
    );
}
