//! Links of successes: which method they come to, what it carries, and what is said where they cannot be followed.

use crate::model::{model, said};
use cratesmith::model::{Api, Link, LinkInput, LinkValue, Operation, TypeRef};
use cratesmith::options::Options;

/// The links of a description, a line each, and what is said about it.
fn links_of(version: &str, paths: &str, components: &str) -> String {
    let text =
        format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}\ncomponents:\n{components}\n");
    let (api, diagnostics) = model(&text, &Options::default());
    let mut out = String::new();
    for group in &api.groups {
        for link in &group.links {
            let sources: Vec<&str> = link
                .sources
                .iter()
                .map(|place| group.operations[*place].method.bare())
                .collect();
            out.push_str(&format!(
                "{}.{} of {}: {}\n",
                group.accessor.bare(),
                link.method.bare(),
                sources.join(", "),
                shown(&api, link)
            ));
        }
    }
    out + &said(&diagnostics)
}

fn shown(api: &Api, link: &Link) -> String {
    let group = &api.groups[link.target.group];
    let target = &group.operations[link.target.operation];
    let mut text = format!("{}.{}", group.accessor.bare(), target.method.bare());
    for each in &link.values {
        text.push_str(&format!(" {}={}", name(target, each.input), value(&each.value)));
    }
    text
}

fn name(target: &Operation, input: LinkInput) -> String {
    match input {
        LinkInput::Parameter(place) => {
            let parameter = &target.parameters[place];
            format!("{:?}.{}", parameter.location, parameter.wire).to_lowercase()
        }
        LinkInput::BodyField(place) => format!("field.{}", target.body.as_ref().unwrap().setters[place]),
        LinkInput::Body => "body".to_owned(),
    }
}

fn value(value: &LinkValue) -> String {
    match value {
        LinkValue::Body(pointer) => format!("body#{pointer}"),
        LinkValue::Header(name) => format!("header {name}"),
        LinkValue::Status => "status".to_owned(),
        LinkValue::Constant(json) => json.clone(),
        LinkValue::Text(parts) => format!("({})", parts.iter().map(self::value).collect::<Vec<_>>().join(" + ")),
        LinkValue::Caller => "caller".to_owned(),
    }
}

const THING: &str = "  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: string}
        count: {type: integer}
        key: {type: string, format: password}
        tags: {type: array, items: {type: string}}
        inner: {$ref: '#/components/schemas/Thing'}
        pets: {oneOf: [{type: object, required: [cat], properties: {cat: {type: string}}}, {type: object, required: [dog], properties: {dog: {type: string}}}]}
        open: {}
    New: {type: object, required: [name], properties: {name: {type: string}, size: {type: integer}}}";

/// `GET /a` with links, and `POST /b/{id}`, which takes everything.
fn one(links: &str) -> String {
    one_of("3.0.4", links)
}

fn one_of(version: &str, links: &str) -> String {
    let paths = format!(
        "  /a:
    get:
      tags: [a]
      operationId: getA
      responses:
        '200':
          description: d
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}
          links: {links}
  /b/{{id}}:
    post:
      tags: [b]
      operationId: postB
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: id, in: query, schema: {{type: string}}}}
        - {{name: X-H, in: header, schema: {{type: string}}}}
        - {{name: key, in: query, schema: {{type: string, format: password}}}}
        - {{name: tags, in: query, schema: {{type: array, items: {{type: string}}}}}}
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses: {{'204': {{description: d}}}}"
    );
    links_of(version, &paths, THING)
}

#[test]
fn every_expression_says_where_a_value_comes_from() {
    let cases = [
        ("$response.body#/id", "body#/id"),
        ("$response.body#/inner/inner/id", "body#/inner/inner/id"),
        ("$response.body#/tags/0", "body#/tags/0"),
        ("$response.body#/pets/dog", "body#/pets/dog"),
        ("$response.body#/open/at/will", "body#/open/at/will"),
        ("$response.header.X-Next", "header x-next"),
        ("$statusCode", "status"),
        ("$method", "\"GET\""),
        ("$url", "caller"),
        ("$request.path.id", "caller"),
        ("$request.query.a b", "caller"),
        ("$request.header.accept", "caller"),
        ("$request.body", "caller"),
        ("$request.body#/user/uuid", "caller"),
        ("plain", "\"plain\""),
        ("'12'", "\"12\""),
        ("12", "12"),
        ("true", "true"),
        ("'{$response.body#/id}'", "body#/id"),
        (
            "'a/{$response.body#/id}?{$statusCode}'",
            "(\"a/\" + body#/id + \"?\" + status)",
        ),
        ("'{$request.path.id}-{$response.body#/id}'", "caller"),
        ("'{id}'", "\"{id}\""),
    ];
    for (written, expected) in cases {
        let found = one(&format!(
            "{{next: {{operationId: postB, parameters: {{id: {written}}}}}}}"
        ));
        let expected = format!("a.follow_next of get: b.post path.id={expected}\n");
        assert_eq!(found, expected, "{written}");
    }
}

#[test]
fn every_version_has_links_and_both_ways_to_name_the_operation() {
    for version in ["3.0.0", "3.1.1", "3.2.0"] {
        for target in [
            "operationId: postB",
            "operationRef: '#/paths/~1b~1{id}/post'",
            "operationRef: '#/paths/~1b~1%7Bid%7D/post'",
        ] {
            let found = one_of(
                version,
                &format!("{{next: {{{target}, parameters: {{id: $response.body#/id}}}}}}"),
            );
            assert_eq!(
                found, "a.follow_next of get: b.post path.id=body#/id\n",
                "{version} {target}"
            );
        }
    }
}

#[test]
fn names_may_be_qualified_and_headers_have_no_case() {
    let found = one(
        "{next: {operationId: postB, parameters: {path.id: $response.body#/id, query.id: '1', x-h: h, tags: $response.body#/tags}, \
         requestBody: $response.body#/inner}}",
    );
    assert_eq!(
        found,
        "a.follow_next of get: b.post path.id=body#/id query.id=\"1\" header.x-h=\"h\" query.tags=body#/tags \
         body=body#/inner\n"
    );
}

#[test]
fn a_property_of_the_body_is_given_where_it_is_a_setter() {
    let paths = "  /a:
    post:
      tags: [a]
      operationId: postA
      requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/New'}}}}
      responses:
        '200':
          description: d
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          links: {next: {operationId: postA, parameters: {name: $response.body#/id, size: $response.body#/count}}}";
    assert_eq!(
        links_of("3.0.4", paths, THING),
        "a.follow_next of create: a.create field.name=body#/id field.size=body#/count\n"
    );
}

#[test]
fn a_link_that_leads_nowhere_is_left_out_and_said() {
    let place = "/paths/~1a/get/responses/200/links/next";
    let cases = [
        (
            "operationId: postC",
            "/operationId: `operationId: postC` is the id of no operation",
        ),
        (
            "operationRef: '#/paths/~1b~1{id}/get'",
            "/operationRef: `operationRef: #/paths/~1b~1{id}/get` leads to no operation",
        ),
        (
            "operationRef: '#/b/{id}/post'",
            "/operationRef: `operationRef: #/b/{id}/post` leads to no operation",
        ),
        (
            "operationRef: 'b.yaml#/paths/~1b/post'",
            "/operationRef: `operationRef: b.yaml#/paths/~1b/post` leads to another document",
        ),
    ];
    for (target, expected) in cases {
        let found = one(&format!(
            "{{next: {{{target}, parameters: {{id: $response.body#/id}}}}}}"
        ));
        let expected = format!("! Degraded dangling-link {place}{expected}; the link `next` is left out\n");
        assert_eq!(found, expected, "{target}");
    }
    let found = one("{next: {$ref: '#/components/links/Nothing'}}");
    assert!(
        found.starts_with("! ") && found.contains(" dangling-reference "),
        "{found}"
    );
}

#[test]
fn an_operation_that_was_not_chosen_is_no_loss() {
    let text = "openapi: 3.0.4
info: {title: T, version: '1'}
paths:
  /a:
    get:
      tags: [a]
      operationId: getA
      responses:
        '200': {description: d, links: {b: {operationId: getB}, c: {operationRef: '#/paths/~1b/get'}}}
  /b: {get: {tags: [b], operationId: getB, responses: {'204': {description: d}}}}
";
    let mut options = Options::default();
    options.include.tags.push("a".to_owned());
    let (api, diagnostics) = model(text, &options);
    assert!(api.groups.iter().all(|group| group.links.is_empty()));
    let said = said(&diagnostics);
    assert_eq!(said.matches("! Note dangling-link").count(), 2, "{said}");
    assert!(!said.contains("Degraded"), "{said}");
}

#[test]
fn a_value_that_cannot_be_had_is_not_carried() {
    let cases = [
        (
            "id: $response.body#/none",
            "`$response.body#/none` leads to nothing that the answer declares",
        ),
        (
            "id: $response.body#/id/deeper",
            "leads to nothing that the answer declares",
        ),
        (
            "id: $response.body#/tags/first",
            "leads to nothing that the answer declares",
        ),
        (
            "id: $response.body#/tags",
            "`$response.body#/tags` is a list, where a single value is taken",
        ),
        (
            "id: $response.body",
            "`$response.body` is an object, where a single value is taken",
        ),
        (
            "tags: $response.body#/id",
            "`$response.body#/id` is a single value, where a list is taken",
        ),
        ("id: [a]", "`[\"a\"]` is a list, where a single value is taken"),
        ("id: $response.body.id", "`$response.body.id` is no runtime expression"),
        (
            "id: $response.query.id",
            "`$response.query.id` is no runtime expression",
        ),
        ("id: $respnse.body#/id", "`$respnse.body#/id` is no runtime expression"),
        (
            "id: '{$response.body#/id'",
            "`{$response.body#/id` is no runtime expression",
        ),
        (
            "id: 'x{$response.body#/tags}'",
            "puts more than a single value into a text",
        ),
        (
            "id: $response.body#/key",
            "is kept from print in the answer, and not in the request",
        ),
        (
            "id: 'x{$response.body#/key}'",
            "is kept from print in the answer, and not in the request",
        ),
        ("none: $response.body#/id", "`POST /b/{id}` has no place for `none`"),
    ];
    for (parameter, expected) in cases {
        let found = one(&format!(
            "{{next: {{operationId: postB, parameters: {{{parameter}}}}}}}"
        ));
        assert!(
            found.contains("! Degraded link-value") && found.contains(expected),
            "{parameter}: {found}"
        );
        assert!(
            found.contains("the link `next` carries no value; it is left out") && !found.contains("follow_"),
            "{parameter}: {found}"
        );
        let found = one(&format!(
            "{{next: {{operationId: postB, parameters: {{{parameter}, X-H: $response.body#/id}}}}}}"
        ));
        assert!(
            found.starts_with("a.follow_next of get: b.post header.x-h=body#/id\n"),
            "what can be had is carried: {parameter}: {found}"
        );
    }
    let found = one("{next: {operationId: postB, parameters: {id: '1', path.id: '2'}}}");
    assert!(
        found.contains("path.id=\"1\"\n") && found.contains("is given a second time"),
        "{found}"
    );
    let found = one("{next: {operationId: postB, parameters: {key: $response.body#/key}}}");
    assert_eq!(
        found, "a.follow_next of get: b.post query.key=body#/key\n",
        "both are kept from print"
    );
}

#[test]
fn bytes_and_parts_are_not_made_of_json() {
    for (content, expected) in [
        (
            "multipart/form-data: {schema: {$ref: '#/components/schemas/New'}}",
            "part by part",
        ),
        ("application/octet-stream: {}", "part by part"),
    ] {
        let paths = format!(
            "  /a:
    post:
      tags: [a]
      operationId: postA
      requestBody: {{required: true, content: {{{content}}}}}
      responses:
        '200':
          description: d
          content: {{application/octet-stream: {{}}}}
          links:
            whole: {{operationId: postA, requestBody: {{name: n}}}}
            bytes: {{operationId: postA, requestBody: $response.body}}"
        );
        let found = links_of("3.0.4", &paths, THING);
        assert!(
            found.contains(expected) && found.contains("asks for JSON, which the answer is not"),
            "{found}"
        );
        assert!(!found.contains("follow_"), "{found}");
    }
}

#[test]
fn links_of_errors_are_said_and_servers_of_links_are_not_used() {
    let paths = "  /a:
    get:
      tags: [a]
      operationId: getA
      responses:
        '204': {description: d, links: {next: {operationId: getA, server: {url: 'https://other.example'}}}}
        '404': {description: d, links: {other: {operationId: getA}}}
        default: {description: d, links: {other: {operationId: getA}}}";
    let found = links_of("3.0.4", paths, "  schemas: {}");
    assert!(found.starts_with("a.follow_next of get: a.get\n"), "{found}");
    assert_eq!(found.matches("! Note link-of-error").count(), 2, "{found}");
    assert_eq!(found.matches("! Note link-server").count(), 1, "{found}");
}

/// Operations of one tag, each with an answer and links.
fn several(operations: &[(&str, &str, &str)]) -> String {
    let paths: Vec<String> = operations
        .iter()
        .map(|(id, schema, links)| {
            format!(
                "  /{id}: {{get: {{tags: [t], operationId: {id}, parameters: [{{name: id, in: query, required: true, schema: {{type: \
                 string}}}}], responses: {{'200': {{description: d, content: {{application/json: {{schema: {schema}}}}}, links: \
                 {links}}}}}}}}}"
            )
        })
        .collect();
    let links = "\n  links: {Shared: {operationId: one, parameters: {id: $response.body#/id}}}";
    links_of("3.0.4", &paths.join("\n"), &format!("{THING}{links}"))
}

const REFERENCE: &str = "{$ref: '#/components/schemas/Thing'}";
const OTHER: &str = "{type: object, properties: {id: {type: string}}}";

#[test]
fn equal_links_are_one_method() {
    let shared = "{one: {$ref: '#/components/links/Shared'}}";
    let written = "{one: {operationId: one, parameters: {id: $response.body#/id}}}";
    let found = several(&[
        ("one", REFERENCE, shared),
        ("two", REFERENCE, written),
        ("three", REFERENCE, "{}"),
    ]);
    assert_eq!(found, "t.follow_one of one, two: t.one query.id=body#/id\n");
}

#[test]
fn of_links_that_would_have_one_name_the_shared_one_keeps_it() {
    let shared = "{one: {$ref: '#/components/links/Shared'}}";
    let found = several(&[("one", OTHER, shared), ("two", REFERENCE, shared)]);
    assert_eq!(
        found, "t.follow_one_one of one: t.one query.id=body#/id\nt.follow_two_one of two: t.one query.id=body#/id\n",
        "the answers differ"
    );
    let found = several(&[
        ("one", OTHER, shared),
        ("three", REFERENCE, shared),
        ("two", REFERENCE, shared),
    ]);
    assert_eq!(
        found,
        "t.follow_one of three, two: t.one query.id=body#/id\nt.follow_one_one of one: t.one query.id=body#/id\n"
    );
    let other = "{one: {operationId: two, parameters: {id: $response.body#/id}}}";
    let found = several(&[("one", REFERENCE, shared), ("two", REFERENCE, other)]);
    assert_eq!(
        found, "t.follow_one_one of one: t.one query.id=body#/id\nt.follow_two_one of two: t.two query.id=body#/id\n",
        "the targets differ"
    );
}

#[test]
fn a_method_keeps_its_name_before_a_link() {
    let links = "{user: {operationId: followUser, parameters: {id: $response.body#/id}}}";
    let found = several(&[("followUser", REFERENCE, links)]);
    assert_eq!(
        found,
        "t.follow_follow_user_user of follow_user: t.follow_user query.id=body#/id\n"
    );
}

#[test]
fn successes_with_answers_of_their_own_have_links_of_their_own() {
    let paths = "  /a:
    post:
      tags: [a]
      operationId: postA
      parameters: [{name: id, in: query, required: true, schema: {type: string}}]
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}, links: {next: {operationId: postA, parameters: {id: $response.body#/id}}}}
        '202': {description: d, content: {text/plain: {}}, links: {next: {operationId: postA, parameters: {id: $response.body}}}}";
    assert_eq!(
        links_of("3.0.4", paths, THING),
        "a.follow_create_accepted_next of create: a.create query.id=body#\n\
         a.follow_create_ok_next of create: a.create query.id=body#/id\n"
    );
}

#[test]
fn the_answer_is_not_called_as_an_argument() {
    let text = "openapi: 3.0.4
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters: [{name: answer, in: query, required: true, schema: {type: string}}]
      operationId: getA
      responses: {'200': {description: d, content: {text/plain: {}}, links: {next: {operationId: getA}, again: {operationId: getA, parameters: {answer: $response.body}}}}}
";
    let (api, _) = model(text, &Options::default());
    let group = &api.groups[0];
    assert_eq!(group.operations[0].parameters[0].ty, TypeRef::String);
    for link in &group.links {
        assert_eq!(link.answer.as_str(), "answered");
    }
    assert_eq!(group.links.len(), 2);
}
