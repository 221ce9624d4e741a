//! Swagger 2.0: what is made of its objects, where they came from, and what is said about them.

use crate::document::loaded;
use cratesmith::diagnostic::Location;
use cratesmith::load::{Document, Node, Origin};
use serde_json::{Value, json};

/// A description, and its form in 3.0 as JSON.
struct Loaded {
    document: Document,
    openapi: Value,
}

/// Loads a description whose head is given, with files beside it.
fn with_files(body: &str, files: &[(&str, &str)]) -> (Loaded, Vec<String>) {
    let head = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n";
    let (document, diagnostics) = loaded(&format!("{head}{body}"), files);
    let said = diagnostics.as_slice().iter().map(|diagnostic| {
        let place = match &diagnostic.location {
            Location::Value(place) | Location::Key(place) => place.pointer.to_string(),
            other => format!("{other:?}"),
        };
        format!("{} {place}: {}", diagnostic.code, diagnostic.message)
    });
    let said = said.collect();
    let openapi = serde_json::to_value(&document.openapi).unwrap();
    (Loaded { document, openapi }, said)
}

/// Loads a description about which nothing is to be said.
fn document(body: &str) -> Loaded {
    let (document, said) = with_files(body, &[]);
    assert_eq!(said, Vec::<String>::new());
    document
}

/// A value without the places of its origins, and without what says nothing.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members
                .iter()
                .filter(|(key, member)| *key != "x-cratesmith" && !member.is_null());
            members.map(|(key, member)| (key.clone(), plain(member))).collect()
        }
        Value::Array(elements) => elements.iter().map(plain).collect(),
        other => other.clone(),
    }
}

/// The keys of a mapping.
fn keys(value: &Value) -> Vec<&str> {
    let members = value.as_object().into_iter().flatten();
    members
        .map(|(key, _)| key.as_str())
        .filter(|key| *key != "x-cratesmith")
        .collect()
}

impl Loaded {
    fn operation(&self, id: &str) -> &Value {
        let items = self.openapi["paths"].as_object().unwrap().values();
        let mut operations = items.filter_map(Value::as_object).flat_map(|item| item.values());
        operations.find(|operation| operation["operationId"] == id).unwrap()
    }

    fn body(&self, id: &str) -> &Value {
        &self.operation(id)["requestBody"]
    }

    fn parameter(&self, id: &str, name: &str) -> &Value {
        let mut parameters = self.operation(id)["parameters"].as_array().unwrap().iter();
        parameters.find(|parameter| parameter["name"] == name).unwrap()
    }

    fn response(&self, id: &str, status: &str) -> &Value {
        &self.operation(id)["responses"][status]
    }

    fn schema(&self, name: &str) -> &Value {
        &self.openapi["components"]["schemas"][name]
    }

    fn urls(&self) -> Vec<&str> {
        let servers = self.openapi["servers"].as_array().into_iter().flatten();
        servers.map(|server| server["url"].as_str().unwrap()).collect()
    }

    fn origin(&self, value: &Value) -> &Origin {
        let place = value["x-cratesmith"].as_u64().unwrap();
        &self.document.origins.0[usize::try_from(place).unwrap()]
    }

    fn place(&self, value: &Value) -> &str {
        self.origin(value).place.pointer.as_str()
    }
}

#[test]
fn host_base_path_and_schemes_are_servers() {
    let both = document("host: api.test\nbasePath: /v1/\nschemes: [http, https]\npaths: {}\n");
    assert_eq!(both.urls(), ["https://api.test/v1", "http://api.test/v1"]);
    assert_eq!(both.place(&both.openapi["servers"][0]), "/schemes/1");
    assert_eq!(document("host: api.test\npaths: {}\n").urls(), ["https://api.test"]);
    let relative = document("basePath: v1\nschemes: [http]\npaths: {}\n");
    assert_eq!(relative.urls(), ["/v1"]);
    assert_eq!(relative.place(&relative.openapi["servers"][0]), "/basePath");
    assert!(document("paths: {}\n").urls().is_empty());
}

#[test]
fn a_whole_url_as_host_is_taken_and_an_unknown_protocol_left_out() {
    let (whole, said) = with_files("host: http://api.test/\nbasePath: /v1\npaths: {}\n", &[]);
    assert_eq!(whole.urls(), ["http://api.test/v1"]);
    assert_eq!(
        said,
        ["bad-value /host: `host` holds a protocol, which belongs into `schemes`"]
    );
    let (unknown, said) = with_files("host: api.test\nschemes: [htps, ws]\npaths: {}\n", &[]);
    assert_eq!(unknown.urls(), ["ws://api.test"]);
    assert_eq!(said, ["bad-value /schemes/0: there is no protocol `htps`"]);
}

#[test]
fn an_operation_without_the_protocol_of_the_description_has_servers_of_its_own() {
    let operation_with = |schemes: &str| {
        let body = format!(
            "host: api.test\nschemes: [https, http]\npaths:\n  /a:\n    get: {{operationId: a, schemes: {schemes}, responses: {{'204': {{description: ''}}}}}}\n"
        );
        let document = document(&body);
        let servers = document.operation("a")["servers"].as_array().into_iter().flatten();
        servers.map(|server| server["url"].clone()).collect::<Vec<_>>()
    };
    assert!(operation_with("[http, https]").is_empty());
    assert_eq!(operation_with("[http]"), ["http://api.test"]);
}

const MEDIA: &str = "
consumes: [application/json, application/xml]
produces: [application/json]
paths:
  /a:
    post:
      operationId: inherits
      parameters: [{name: b, in: body, required: true, description: Text, schema: {type: object, properties: {n: {type: integer}}}}]
      responses: {'200': {description: '', schema: {type: string}}}
    put:
      operationId: own
      consumes: [text/csv]
      produces: [text/plain, application/json]
      parameters: [{name: b, in: body, schema: {type: string}}]
      responses: {'200': {description: '', schema: {type: string}}, '204': {description: ''}}
    patch:
      operationId: cleared
      consumes: []
      produces: []
      parameters: [{name: b, in: body, schema: {type: string}}]
      responses: {'200': {description: '', schema: {type: string}}, '201': {description: '', schema: {type: file}}}
";

#[test]
fn media_types_of_bodies_and_answers_are_those_of_the_operation_or_else_of_the_description() {
    let document = document(MEDIA);
    let of_body = |id: &str| keys(&document.body(id)["content"]);
    assert_eq!(of_body("inherits"), ["application/json", "application/xml"]);
    assert_eq!(of_body("own"), ["text/csv"]);
    assert_eq!(of_body("cleared"), ["application/json"]);
    let of_answer = |id: &str, status| keys(&document.response(id, status)["content"]);
    assert_eq!(of_answer("inherits", "200"), ["application/json"]);
    assert_eq!(of_answer("own", "200"), ["application/json", "text/plain"]);
    assert!(of_answer("own", "204").is_empty());
    assert_eq!(of_answer("cleared", "200"), ["application/json"]);
    assert_eq!(of_answer("cleared", "201"), ["application/octet-stream"]);
}

#[test]
fn a_parameter_in_the_body_is_the_body() {
    let document = document(MEDIA);
    let found = document.body("inherits");
    let schema = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
    let expected = json!({
        "description": "Text",
        "required": true,
        "content": {"application/json": {"schema": schema}, "application/xml": {"schema": schema}},
    });
    assert_eq!(plain(found), expected);
    assert!(document.operation("inherits")["parameters"].is_null());
    assert_eq!(document.place(found), "/paths/~1a/post/parameters/0");
    let schema = &found["content"]["application/json"]["schema"];
    assert_eq!(document.place(schema), "/paths/~1a/post/parameters/0/schema");
    assert!(document.origin(found).extra("name").is_some());
}

const SHARED: &str = "
parameters:
  Pet: {name: pet, in: body, required: true, schema: {type: object, properties: {n: {type: integer}}}}
  Id: {name: id, in: body, schema: {$ref: '#/definitions/Id'}}
  Field: {name: field, in: formData, type: string}
  Page: {name: page, in: query, type: integer}
definitions:
  Id: {type: string}
paths:
  /a:
    post: {operationId: a, parameters: [{$ref: '#/parameters/Pet'}, {$ref: '#/parameters/Page'}], responses: {'204': {description: ''}}}
    put: {operationId: b, consumes: [application/xml], parameters: [{$ref: '#/parameters/Pet'}], responses: {'204': {description: ''}}}
    patch: {operationId: c, parameters: [{$ref: '#/parameters/Id'}], responses: {'204': {description: ''}}}
    delete: {operationId: d, parameters: [{$ref: '#/parameters/Field'}], responses: {'204': {description: ''}}}
  /b:
    parameters: [{name: whole, in: body, schema: {type: object, properties: {m: {type: string}}}}]
    post: {operationId: e, responses: {'204': {description: ''}}}
    put: {operationId: f, responses: {'204': {description: ''}}}
    patch: {operationId: g, parameters: [{name: own, in: body, schema: {type: string}}], responses: {'204': {description: ''}}}
  /c:
    parameters: [{name: x, in: formData, type: string}, {name: y, in: formData, type: string}]
    post: {operationId: h, parameters: [{name: x, in: formData, type: integer}], responses: {'204': {description: ''}}}
";

#[test]
fn shared_bodies_go_to_each_operation_and_their_types_are_one() {
    let document = document(SHARED);
    let content = |id: &str| plain(&document.body(id)["content"]);
    let pet = json!({"schema": {"$ref": "#/components/schemas/Pet"}});
    assert_eq!(content("a"), json!({"application/json": pet}));
    assert_eq!(content("b"), json!({"application/xml": pet}));
    assert_eq!(
        content("c"),
        json!({"application/json": {"schema": {"$ref": "#/components/schemas/Id"}}})
    );
    let of_path = json!({"application/json": {"schema": {"$ref": "#/components/schemas/~1bBody"}}});
    assert_eq!(content("e"), of_path);
    assert_eq!(content("f"), of_path);
    assert_eq!(
        content("g"),
        json!({"application/json": {"schema": {"type": "string"}}})
    );
    let form = |properties: Value| json!({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": properties}}});
    assert_eq!(content("d"), form(json!({"field": {"type": "string"}})));
    assert_eq!(
        content("h"),
        form(json!({"x": {"type": "integer"}, "y": {"type": "string"}}))
    );
    let origin = document.place(document.schema("Pet"));
    assert_eq!(origin, "/parameters/Pet/schema");
    assert_eq!(keys(&document.openapi["components"]["parameters"]), ["Page"]);
    assert_eq!(
        plain(&document.operation("a")["parameters"]),
        json!([{"$ref": "#/components/parameters/Page"}])
    );
}

const FORM: &str = "
paths:
  /plain:
    post:
      operationId: plain
      parameters:
        - {name: a, in: formData, type: string, required: true, description: Text, minLength: 2, x-mine: 1}
        - {name: b, in: formData, type: integer, format: int64, default: 7, maximum: 9, enum: [7, 8]}
        - {name: c, in: formData, type: array, items: {type: string}}
        - {name: d, in: formData, type: array, collectionFormat: multi, items: {type: string}}
        - {name: e, in: formData, type: array, collectionFormat: ssv, items: {type: string}}
        - {name: f, in: formData, type: array, collectionFormat: pipes, items: {type: string}}
        - {name: q, in: query, type: string}
      responses: {'204': {description: ''}}
  /file:
    post:
      operationId: file
      consumes: [application/x-www-form-urlencoded, multipart/form-data]
      parameters:
        - {name: a, in: formData, type: file, required: true, description: Text}
        - {name: b, in: formData, type: array, items: {type: file}, collectionFormat: multi}
      responses: {'204': {description: ''}}
  /both:
    post:
      operationId: both
      consumes: [application/x-www-form-urlencoded, multipart/form-data]
      parameters: [{name: a, in: formData, type: string}]
      responses: {'204': {description: ''}}
";

#[test]
fn fields_of_a_form_are_one_object() {
    let (document, _) = with_files(FORM, &[]);
    let found = document.body("plain");
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let schema = json!({
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "description": "Text", "minLength": 2, "x-mine": 1},
            "b": {"type": "integer", "format": "int64", "default": 7, "maximum": 9, "enum": [7, 8]},
            "c": texts, "d": texts, "e": texts, "f": texts,
        },
    });
    let encoding = json!({
        "c": {"style": "form"},
        "d": {"style": "form", "explode": true},
        "e": {"style": "spaceDelimited"},
        "f": {"style": "pipeDelimited"},
    });
    let content = json!({"application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}});
    assert_eq!(plain(&found["content"]), content);
    assert_eq!(found["required"], true);
    assert_eq!(document.operation("plain")["parameters"].as_array().unwrap().len(), 1);
    assert_eq!(document.place(found), "/paths/~1plain/post/parameters");
    let schema = &found["content"]["application/x-www-form-urlencoded"]["schema"];
    let field = &schema["properties"]["b"];
    assert_eq!(document.place(field), "/paths/~1plain/post/parameters/1");
}

#[test]
fn a_file_makes_the_form_a_multipart_one() {
    let (document, said) = with_files(FORM, &[]);
    let binary = json!({"type": "string", "format": "binary"});
    let content = json!({"multipart/form-data": {
        "schema": {"type": "object", "required": ["a"], "properties": {
            "a": {"type": "string", "format": "binary", "description": "Text"},
            "b": {"type": "array", "items": binary},
        }},
        "encoding": {"b": {"style": "form", "explode": true}},
    }});
    assert_eq!(plain(&document.body("file")["content"]), content);
    let both = keys(&document.body("both")["content"]);
    assert_eq!(both, ["application/x-www-form-urlencoded", "multipart/form-data"]);
    let place = "/paths/~1file/post/parameters/1/items/type";
    let message = "`type: file` is for fields of forms and answers; it is read as binary text here";
    assert_eq!(said, [format!("unknown-type {place}: {message}")]);
}

#[test]
fn a_body_and_a_form_exclude_each_other() {
    let operation = |consumes: &str| {
        format!(
            "paths:\n  /a:\n    post:\n      operationId: a\n      consumes: [{consumes}]\n      parameters:\n        - {{name: f, in: formData, type: string}}\n        \
             - {{name: b, in: body, schema: {{type: integer}}}}\n        - {{name: c, in: body, schema: {{type: string}}}}\n      responses: {{'204': {{description: ''}}}}\n"
        )
    };
    let (document, said) = with_files(&operation("application/json"), &[]);
    let integer = json!({"application/json": {"schema": {"type": "integer"}}});
    assert_eq!(plain(&document.body("a")["content"]), integer);
    let left_out = |index: usize, what: &str| {
        let place = format!("/paths/~1a/post/parameters/{index}");
        format!("body-and-form {place}: a request has one body, and this is {what}: it is left out")
    };
    assert_eq!(
        said,
        [left_out(2, "a second body"), left_out(0, "a form beside a body")]
    );
    let (document, said) = with_files(&operation("multipart/form-data"), &[]);
    assert!(document.body("a")["content"]["multipart/form-data"].is_object());
    assert_eq!(
        said,
        [left_out(2, "a second body"), left_out(1, "a body beside a form")]
    );
}

#[test]
fn a_form_that_no_media_type_can_carry_is_still_one() {
    let text = "consumes: [application/json]\npaths:\n  /a:\n    post:\n      operationId: a\n      parameters: [{name: f, in: formData, type: string}, {name: f, in: formData, type: integer}]\n      \
                responses: {'204': {description: ''}}\n";
    let (document, said) = with_files(text, &[]);
    let content = json!({"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"f": {"type": "string"}}}}});
    assert_eq!(plain(&document.body("a")["content"]), content);
    assert_eq!(
        said,
        [
            "duplicate-parameter /paths/~1a/post/parameters/1: a parameter `f` in `formData` stands twice in this list",
            "bad-value /paths/~1a/post/parameters: no media type of `consumes` can carry this form: it is sent as `application/x-www-form-urlencoded`",
        ]
    );
}

const PARAMETERS: &str = "
paths:
  /a/{id}:
    get:
      operationId: a
      parameters:
        - {name: id, in: path, required: true, type: string, pattern: '^a', format: uuid}
        - {name: n, in: query, type: number, minimum: 0, exclusiveMinimum: true, multipleOf: 2, default: 4, description: Text, allowEmptyValue: true, x-mine: {a: 1}}
        - {name: x, in: header, type: array, items: {type: integer, format: int32}, maxItems: 3, uniqueItems: true}
        - {name: csv, in: query, type: array, items: {type: string, enum: [a, b]}}
        - {name: ssv, in: query, type: array, collectionFormat: ssv, items: {type: string}}
        - {name: pipes, in: query, type: array, collectionFormat: pipes, items: {type: string}}
        - {name: multi, in: query, type: array, collectionFormat: multi, items: {type: string}}
      responses: {'204': {description: ''}}
";

#[test]
fn the_keywords_of_a_parameter_are_its_schema() {
    let document = document(PARAMETERS);
    let of = |name: &str| plain(document.parameter("a", name));
    assert_eq!(
        of("id"),
        json!({"name": "id", "in": "path", "required": true, "style": "simple", "schema": {"type": "string", "format": "uuid", "pattern": "^a"}})
    );
    assert_eq!(
        of("n"),
        json!({
            "name": "n", "in": "query", "style": "form", "description": "Text", "allowEmptyValue": true, "x-mine": {"a": 1},
            "schema": {"type": "number", "minimum": 0.0, "exclusiveMinimum": true, "multipleOf": 2.0, "default": 4, "x-mine": {"a": 1}},
        })
    );
    assert_eq!(
        of("x"),
        json!({
            "name": "x", "in": "header", "style": "simple", "explode": false,
            "schema": {"type": "array", "maxItems": 3, "uniqueItems": true, "items": {"type": "integer", "format": "int32"}},
        })
    );
    let found = document.parameter("a", "n");
    assert_eq!(document.place(found), "/paths/~1a~1{id}/get/parameters/1");
    assert_eq!(document.place(&found["schema"]), "/paths/~1a~1{id}/get/parameters/1");
}

#[test]
fn a_collection_format_is_a_style() {
    let document = document(PARAMETERS);
    let of = |name: &str| {
        let found = plain(document.parameter("a", name));
        (found["style"].clone(), found["explode"].clone())
    };
    assert_eq!(of("csv"), (json!("form"), json!(false)));
    assert_eq!(of("ssv"), (json!("spaceDelimited"), json!(false)));
    assert_eq!(of("pipes"), (json!("pipeDelimited"), json!(false)));
    assert_eq!(of("multi"), (json!("form"), json!(true)));
    assert_eq!(of("n"), (json!("form"), Value::Null));
}

#[test]
fn a_collection_format_without_a_style_is_reported_and_kept() {
    let text = "paths:\n  /a:\n    get:\n      operationId: a\n      parameters:\n        - {name: t, in: query, type: array, collectionFormat: tsv, items: {type: string}}\n        \
                - {name: h, in: header, type: array, collectionFormat: pipes, items: {type: string}}\n        \
                - {name: l, in: query, type: array, items: {type: array, collectionFormat: pipes, items: {type: string}}}\n        \
                - {name: w, in: query, type: array, collectionFormat: pipe, items: {type: string}}\n      responses: {'204': {description: ''}}\n";
    let (document, said) = with_files(text, &[]);
    let at = "/paths/~1a/get/parameters";
    assert_eq!(
        said,
        [
            format!(
                "collection-format {at}/0/collectionFormat: no style of OpenAPI 3 says `tsv` in `query`: commas are put between the elements"
            ),
            format!(
                "collection-format {at}/1/collectionFormat: no style of OpenAPI 3 says `pipes` in `header`: commas are put between the elements"
            ),
            format!("collection-format {at}/2/items: no style of OpenAPI 3 writes a list that is in a list"),
            format!(
                "bad-value {at}/3/collectionFormat: `pipe` is no `collectionFormat`: commas are put between the elements"
            ),
        ]
    );
    let kept = |value: &Value| document.origin(value).extra("collectionFormat").and_then(Node::as_str);
    assert_eq!(kept(document.parameter("a", "t")), Some("tsv"));
    assert_eq!(kept(&document.parameter("a", "l")["schema"]["items"]), Some("pipes"));
}

#[test]
fn answers_have_their_headers_and_examples() {
    let text = "
produces: [application/json, application/xml]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: Text
          x-mine: 1
          schema: {type: object}
          headers:
            X-Rate: {type: integer, format: int32, description: Left, maximum: 9}
            X-Tags: {type: array, items: {type: string}}
          examples:
            application/json: {a: 1}
        '201':
          description: Only an example
          examples: {text/plain: hello}
        '202':
          description: ''
          schema: {type: file}
";
    let document = document(text);
    let expected = json!({
        "description": "Text",
        "x-mine": 1,
        "headers": {
            "X-Rate": {"description": "Left", "style": "simple", "schema": {"type": "integer", "format": "int32", "maximum": 9}},
            "X-Tags": {"style": "simple", "schema": {"type": "array", "items": {"type": "string"}}},
        },
        "content": {
            "application/json": {"schema": {"type": "object"}, "example": {"a": 1}},
            "application/xml": {"schema": {"type": "object"}},
        },
    });
    assert_eq!(plain(document.response("a", "200")), expected);
    assert_eq!(
        plain(&document.response("a", "201")["content"]),
        json!({"text/plain": {"example": "hello"}})
    );
    let binary = json!({"schema": {"type": "string", "format": "binary"}});
    assert_eq!(
        plain(&document.response("a", "202")["content"]),
        json!({"application/json": binary, "application/xml": binary})
    );
}

#[test]
fn shared_answers_have_the_media_types_of_the_operation_and_one_type() {
    let text = "
produces: [application/json]
responses:
  Missing: {description: Text, schema: {type: object, properties: {m: {type: string}}}}
  Empty: {description: Text}
definitions:
  Missing: {type: string}
paths:
  /a:
    get: {operationId: a, responses: {'404': {$ref: '#/responses/Missing'}}}
    put: {operationId: b, produces: [application/xml], responses: {'404': {$ref: '#/responses/Missing'}, '204': {$ref: '#/responses/Empty'}}}
";
    let document = document(text);
    let missing = json!({"schema": {"$ref": "#/components/schemas/MissingResponse"}});
    assert_eq!(
        plain(&document.operation("a")["responses"]),
        json!({"404": {"$ref": "#/components/responses/Missing"}})
    );
    assert_eq!(
        plain(&document.operation("b")["responses"]),
        json!({
            "404": {"description": "Text", "content": {"application/xml": missing}},
            "204": {"$ref": "#/components/responses/Empty"},
        })
    );
    let shared = &document.openapi["components"]["responses"]["Missing"];
    assert_eq!(plain(&shared["content"]), json!({"application/json": missing}));
}

#[test]
fn what_bytes_cannot_hold_is_json() {
    let text = "
definitions:
  Error: {type: object}
paths:
  /a:
    get:
      operationId: a
      produces: [application/x-tar]
      responses: {'200': {description: '', schema: {type: file}}, '404': {description: '', schema: {$ref: '#/definitions/Error'}}}
";
    let (document, said) = with_files(text, &[]);
    assert_eq!(
        keys(&document.response("a", "404")["content"]),
        ["application/json", "application/x-tar"]
    );
    assert_eq!(keys(&document.response("a", "200")["content"]), ["application/x-tar"]);
    let message = "no media type of `produces` can hold what this schema describes: it is taken to be JSON";
    assert_eq!(
        said,
        [format!("bad-value /paths/~1a/get/responses/404/schema: {message}")]
    );
}

#[test]
fn security_schemes_have_the_names_of_openapi_3() {
    let text = "
securityDefinitions:
  basic: {type: basic, description: Text}
  key: {type: apiKey, in: query, name: k, x-mine: 1}
  implicit: {type: oauth2, flow: implicit, authorizationUrl: 'https://a', scopes: {read: Reads}}
  password: {type: oauth2, flow: password, tokenUrl: 'https://t', scopes: {}}
  application: {type: oauth2, flow: application, tokenUrl: 'https://t'}
  code: {type: oauth2, flow: accessCode, authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {write: Writes}}
security: [{key: []}, {code: [write]}]
paths:
  /a:
    get: {operationId: a, security: [], responses: {'204': {description: ''}}}
";
    let document = document(text);
    let schemes = plain(&document.openapi["components"]["securitySchemes"]);
    let oauth2 = |flow: &str, inside: Value| json!({"type": "oauth2", "flows": {flow: inside}});
    let expected = json!({
        "basic": {"type": "http", "scheme": "basic", "description": "Text"},
        "key": {"type": "apiKey", "in": "query", "name": "k", "x-mine": 1},
        "implicit": oauth2("implicit", json!({"authorizationUrl": "https://a", "scopes": {"read": "Reads"}})),
        "password": oauth2("password", json!({"tokenUrl": "https://t", "scopes": {}})),
        "application": oauth2("clientCredentials", json!({"tokenUrl": "https://t", "scopes": {}})),
        "code": oauth2("authorizationCode", json!({"authorizationUrl": "https://a", "tokenUrl": "https://t", "scopes": {"write": "Writes"}})),
    });
    assert_eq!(schemes, expected);
    assert_eq!(
        plain(&document.openapi["security"]),
        json!([{"key": []}, {"code": ["write"]}])
    );
    assert_eq!(document.operation("a")["security"], json!([]));
}

#[test]
fn schemas_keep_what_2_0_says() {
    let text = "
definitions:
  Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}, id: {type: integer, readOnly: true}, name: {type: string, x-nullable: true}, cat: {$ref: '#/definitions/Cat', x-nullable: true}}}
  Cat: {allOf: [{$ref: '#/definitions/Pet'}, {type: object, properties: {lives: {type: [integer, 'null']}}}]}
paths: {}
";
    let document = document(text);
    let expected = json!({
        "type": "object",
        "discriminator": {"propertyName": "kind"},
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string"},
            "id": {"type": "integer", "readOnly": true},
            "name": {"type": "string", "nullable": true, "x-nullable": true},
            "cat": {"allOf": [{"$ref": "#/components/schemas/Cat"}], "nullable": true, "x-nullable": true},
        },
    });
    assert_eq!(plain(document.schema("Pet")), expected);
    let lives = json!({"type": "object", "properties": {"lives": {"type": "integer", "nullable": true}}});
    assert_eq!(
        plain(document.schema("Cat")),
        json!({"allOf": [{"$ref": "#/components/schemas/Pet"}, lives]})
    );
}

#[test]
fn what_later_versions_have_is_read_as_they_mean_it() {
    let text = "
definitions:
  A: {oneOf: [{type: string}, {type: integer}], nullable: true}
  B: {discriminator: {propertyName: k, mapping: {a: '#/definitions/A'}}}
paths:
  /a:
    get:
      operationId: a
      parameters: [{name: q, in: query, schema: {type: string, maxLength: 3}}]
      responses: {'200': {description: '', content: {text/plain: {schema: {type: string}}}}}
";
    let (document, said) = with_files(text, &[]);
    assert_eq!(
        plain(document.schema("A")),
        json!({"nullable": true, "oneOf": [{"type": "string"}, {"type": "integer"}]})
    );
    let mapping = json!({"propertyName": "k", "mapping": {"a": "#/components/schemas/A"}});
    assert_eq!(plain(document.schema("B"))["discriminator"], mapping);
    let schema = json!({"type": "string", "maxLength": 3});
    assert_eq!(plain(document.parameter("a", "q"))["schema"], schema);
    assert!(document.response("a", "200")["content"]["text/plain"].is_object());
    let later = |place: &str, key: &str| {
        format!("later-key {place}: Swagger 2.0 has no `{key}` here; it is read as OpenAPI 3 means it")
    };
    assert_eq!(
        said,
        [
            later("/definitions/A/oneOf", "oneOf"),
            later("/definitions/A/nullable", "nullable"),
            later("/paths/~1a/get/parameters/0/schema", "schema"),
            later("/paths/~1a/get/responses/200/content", "content"),
        ]
    );
}

#[test]
fn a_list_in_items_without_a_type_is_what_a_conversion_leaves_of_alternatives() {
    let text = "
definitions:
  A: {items: [{type: string}, {type: integer}, {type: 'null'}]}
  B: {type: array, items: [{type: string}, {type: integer}]}
paths: {}
";
    let (document, said) = with_files(text, &[]);
    assert_eq!(
        plain(document.schema("A")),
        json!({"nullable": true, "anyOf": [{"type": "string"}, {"type": "integer"}]})
    );
    assert_eq!(plain(document.schema("B")), json!({"type": "array"}));
    let message = "`items` is a list, and no `type` says that the value is an array; a value may be any of the listed";
    assert_eq!(said, [format!("wrong-type /definitions/A/items: {message}")]);
}

#[test]
fn references_lead_anywhere() {
    let text = "
definitions:
  'a/b c': {type: string}
  A: {type: object, properties: {x: {$ref: '#/definitions/a~1b%20c'}, y: {$ref: '#/paths/~1a/get/responses/200/schema/properties/y'}, z: {$ref: 'more.yaml#/definitions/Z'}}}
paths:
  /a:
    get: {operationId: a, parameters: [{name: q, in: query, type: string}], responses: {'200': {description: '', schema: {type: object, properties: {y: {type: object}}}}}}
    put: {operationId: b, parameters: [{$ref: '#/paths/~1a/get/parameters/0'}, {$ref: 'more.yaml#/parameters/Body'}], responses: {default: {$ref: 'more.yaml#/responses/R'}}}
  /b: {$ref: 'more.yaml#/paths/~1b'}
";
    let more = "
definitions:
  Z: {type: object, properties: {again: {$ref: '#/definitions/Z'}}}
parameters:
  Body: {name: b, in: body, schema: {$ref: '#/definitions/Z'}}
responses:
  R: {description: Text, schema: {$ref: '#/definitions/Z'}}
paths:
  /b: {post: {operationId: c, parameters: [{$ref: '#/parameters/Body'}], responses: {'204': {description: ''}}}}
";
    let (document, said) = with_files(text, &[("more.yaml", more)]);
    assert_eq!(said, Vec::<String>::new());
    let properties = plain(document.schema("A"))["properties"].clone();
    assert_eq!(properties["x"], json!({"$ref": "#/components/schemas/a~1b c"}));
    assert_eq!(properties["z"], json!({"$ref": "#/components/schemas/Z"}));
    let again = json!({"type": "object", "properties": {"again": {"$ref": "#/components/schemas/Z"}}});
    assert_eq!(plain(document.schema("Z")), again);
    let of_b = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Z"}}});
    assert_eq!(plain(&document.body("b")["content"]), of_b);
    assert_eq!(plain(&document.body("c")["content"]), of_b);
    assert_eq!(document.operation("b")["parameters"].as_array().unwrap().len(), 1);
    assert!(document.operation("b")["responses"]["default"].is_object());
}

#[test]
fn what_is_wrong_costs_no_operation() {
    let text = "
responses:
  Gone: {description: Text}
paths:
  /a/{id}:
    get:
      operationId: a
      parameters: [{name: q, in: query}, {name: w, in: nowhere, type: string}, {name: b, in: body, type: string}, {$ref: '#/parameters/None'}]
      responses: {'204': {description: '', schema: {$ref: '#/responses/Gone'}}}
securityDefinitions:
  o: {type: oauth2, authorizationUrl: 'https://a'}
";
    let (document, said) = with_files(text, &[]);
    assert_eq!(
        said,
        [
            "missing-key /paths/~1a~1{id}/get/parameters/2: this body has no `schema`, which OpenAPI requires",
            "missing-key /paths/~1a~1{id}/get/parameters/0: this parameter has no `type`, which OpenAPI requires",
            "bad-value /paths/~1a~1{id}/get/parameters/1/in: a parameter cannot be in `nowhere`: it is left out",
            "dangling-reference /paths/~1a~1{id}/get/parameters/3/$ref: `#/parameters/None` leads to nothing",
            "dangling-reference /paths/~1a~1{id}/get/responses/204/schema/$ref: a reference to one of `definitions` is needed here, but this one leads to a response",
            "missing-key /securityDefinitions/o: this security scheme of type `oauth2` has no `flow`, which OpenAPI requires",
        ]
    );
    assert_eq!(
        plain(&document.body("a")["content"]),
        json!({"application/json": {"schema": {"type": "string"}}})
    );
    assert!(document.response("a", "204")["content"].is_null());
    let parameters = document.operation("a")["parameters"].as_array().unwrap().iter();
    let names: Vec<&Value> = parameters.map(|parameter| &parameter["name"]).collect();
    assert_eq!(names, ["q", "id"]);
}
