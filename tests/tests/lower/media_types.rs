//! Media types: what an operation sends and asks for, and what else can be chosen.

use crate::model;
use crate::model::said;
use cratesmith::model::{Api, BodyEncoding, Payload};
use cratesmith::options::Options;

fn api(body: &[(&str, &str)], answer: &[(&str, &str)]) -> (Api, Vec<String>) {
    api_with(body, answer, &Options::default())
}

fn api_with(body: &[(&str, &str)], answer: &[(&str, &str)], options: &Options) -> (Api, Vec<String>) {
    let content = |list: &[(&str, &str)]| {
        let entries = list.iter().map(|(name, schema)| format!("'{name}': {{{schema}}}"));
        entries.collect::<Vec<_>>().join(", ")
    };
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      operationId: sendA\n      \
         requestBody: {{required: true, content: {{{}}}}}\n      responses: {{'200': {{description: d, content: {{{}}}}}}}\n\
         components: {{schemas: {{A: {{type: object, properties: {{a: {{type: string}}}}}}, B: {{type: object, properties: {{b: {{type: string}}}}}}}}}}\n",
        content(body),
        content(answer)
    );
    let (api, diagnostics) = model::model(&text, options);
    (api, said(&diagnostics).lines().map(str::to_owned).collect())
}

const A: &str = "schema: {$ref: '#/components/schemas/A'}";
const B: &str = "schema: {$ref: '#/components/schemas/B'}";
const TEXT: &str = "schema: {type: string}";
const FILE: &str = "schema: {type: string, format: binary}";

/// Of each operation the method, what is sent, and what else can be chosen for the body.
fn bodies(body: &[(&str, &str)]) -> Vec<String> {
    let (api, _) = api(body, &[]);
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let described = operations.map(|operation| {
        let body = operation.body.as_ref().unwrap();
        let others = body
            .others
            .iter()
            .map(|other| format!(" | {} {:?}", other.setter, other.encoding));
        format!(
            "{} {} {:?}{}",
            operation.method,
            body.media_type,
            body.encoding,
            others.collect::<String>()
        )
    });
    described.collect()
}

#[test]
fn one_value_in_several_media_types_is_one_operation() {
    assert_eq!(
        bodies(&[
            ("application/json", A),
            ("text/json", A),
            ("application/*+json", A),
            ("application/x-www-form-urlencoded", A),
            ("multipart/form-data", A),
            ("application/yaml", A),
            ("application/xml", A),
        ]),
        ["send application/json Json | as_form Form | as_yaml Json | as_multipart Multipart"]
    );
    assert_eq!(
        bodies(&[("application/merge-patch+json", A), ("application/json-patch+json", A)]),
        ["send application/json-patch+json Json | as_merge_patch Json"]
    );
    assert_eq!(
        bodies(&[("image/png", FILE), ("image/webp", FILE), ("image/*", FILE)]),
        ["send image/png Bytes | as_webp Bytes"]
    );
    assert_eq!(
        bodies(&[
            ("application/vnd.a+json", A),
            ("application/vnd.a.v2+json", A),
            ("application/x-a", A)
        ]),
        ["send application/vnd.a+json Json | as_a_v2 Json"]
    );
}

#[test]
fn a_value_with_files_is_sent_in_parts() {
    let file = "schema: {type: object, properties: {f: {type: array, items: {type: string, format: binary}}}}";
    assert_eq!(
        bodies(&[
            ("application/json", file),
            ("multipart/form-data", file),
            ("text/json", file)
        ]),
        ["send multipart/form-data Multipart"]
    );
    assert_eq!(
        bodies(&[("application/json", A), ("multipart/form-data", file)]),
        [
            "send application/json Json",
            "send_multipart multipart/form-data Multipart"
        ]
    );
    assert_eq!(
        bodies(&[("multipart/mixed", A), ("multipart/related", A)]),
        ["send multipart/mixed Multipart | as_related Multipart"]
    );
}

#[test]
fn what_is_called_alike_and_is_written_otherwise_is_kept() {
    assert_eq!(
        bodies(&[
            ("application/json", A),
            ("application/b+json", B),
            ("application/b+xml", TEXT)
        ]),
        [
            "send application/json Json",
            "send_application_b_json application/b+json Json",
            "send_application_b_xml application/b+xml Text",
        ]
    );
}

#[test]
fn a_form_is_no_way_to_send_what_is_no_object() {
    let list = "schema: {type: array, items: {type: string}}";
    assert_eq!(
        bodies(&[("application/json", list), ("application/x-www-form-urlencoded", list)]),
        ["send application/json Json"]
    );
}

#[test]
fn values_of_other_types_are_sent_by_methods_of_their_own() {
    assert_eq!(
        bodies(&[
            ("application/json", A),
            ("multipart/form-data", B),
            ("text/csv", TEXT),
            ("application/pdf", FILE),
            ("image/png", FILE),
            ("application/sdp", ""),
        ]),
        [
            "send application/json Json",
            "send_csv text/csv Text",
            "send_multipart multipart/form-data Multipart",
            "send_pdf application/pdf Bytes | as_png Bytes",
            "send_sdp application/sdp Bytes",
        ]
    );
}

#[test]
fn what_differs_in_the_body_alone_has_one_set_of_other_types() {
    let inline = "schema: {type: object, properties: {c: {type: string, enum: [x, y]}}}";
    let (api, _) = api(
        &[("application/json", A), ("text/csv", TEXT)],
        &[("application/json", inline)],
    );
    let operations = &api.groups[0].operations;
    assert_eq!(operations.len(), 2);
    assert_eq!(operations[0].successes, operations[1].successes);
    let names: Vec<_> = api.types.iter().map(|(_, def)| def.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "Ac", "SendAResponse"]);
}

#[test]
fn answers_of_other_types_are_asked_for_by_methods_of_their_own() {
    let chosen = |answer: &[(&str, &str)]| {
        let (api, said) = api(&[("application/json", A)], answer);
        let operation = &api.groups[0].operations[0];
        let others = operation.other_answers.iter().map(|other| {
            let payload = match &other.payload {
                Payload::Json { ty, .. } => model::shown(&api, ty),
                payload => format!("{payload:?}"),
            };
            format!("{} {} {payload}", other.method, other.media_type)
        });
        let others: Vec<String> = others.collect();
        (others, said)
    };
    let (others, said) = chosen(&[
        ("application/json", A),
        ("text/json", A),
        ("application/xml", A),
        ("text/csv", TEXT),
        ("application/vnd.b+json", B),
        ("application/pdf", FILE),
        ("text/event-stream", TEXT),
        ("*/*", A),
    ]);
    assert_eq!(
        others,
        [
            "send_pdf application/pdf Bytes",
            "send_b application/vnd.b+json B",
            "send_csv text/csv Text",
        ]
    );
    assert_eq!(
        said,
        [
            "! Note several-media-types /paths/~1a/post/responses/200: the response can come as `application/xml` too, which the client does not read"
        ]
    );
    let (others, said) = chosen(&[("image/png", FILE), ("image/webp", FILE), ("image/svg+xml", FILE)]);
    assert_eq!(others, ["send_png image/png Bytes", "send_webp image/webp Bytes"]);
    assert!(said.is_empty(), "{said:?}");
    assert!(chosen(&[("application/json", A)]).0.is_empty());
}

#[test]
fn a_parameter_keeps_its_name_beside_what_chooses_a_media_type() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: sendA\n      \
                parameters: [{name: as_form, in: query, schema: {type: string}}]\n      requestBody:\n        content:\n          \
                application/json: {schema: {$ref: '#/components/schemas/A'}}\n          \
                application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/A'}}\n      \
                responses: {'204': {description: d}}\n\
                components: {schemas: {A: {type: object, properties: {a: {type: string}}}}}\n";
    let (api, _) = model::model(text, &Options::default());
    let operation = &api.groups[0].operations[0];
    let other = &operation.body.as_ref().unwrap().others[0];
    assert_eq!(operation.parameters[0].name.as_str(), "as_form");
    assert_eq!(other.setter.as_str(), "as_application_x_www_form_urlencoded");
    assert_eq!(other.encoding, BodyEncoding::Form);
}

#[test]
fn a_method_of_another_body_is_named_by_its_media_type() {
    let names = |configured: &[(&str, &str)]| {
        let methods = configured
            .iter()
            .map(|(key, name)| ((*key).to_owned(), (*name).to_owned()));
        let options = Options {
            methods: methods.collect(),
            ..Options::default()
        };
        let (api, _) = api_with(&[("application/json", A), ("text/csv", TEXT)], &[], &options);
        let operations = api.groups[0].operations.iter();
        operations
            .map(|operation| operation.method.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&[("POST /a", "add")]), ["add", "add_csv"]);
    assert_eq!(names(&[("POST /a text/csv", "import_rows")]), ["send", "import_rows"]);
}
