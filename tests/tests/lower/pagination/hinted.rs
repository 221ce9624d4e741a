//! Pages as hints of several vendors have them.

use cratesmith::diagnostic::Diagnostics;
use cratesmith::model::Api;
use cratesmith::options::Options;

use super::{pages, taker};
use crate::model::{model, said};

/// An operation of whose pages no name tells anything, with an extension, and perhaps one at the root.
pub(super) fn description(extension: &str, root: &str) -> String {
    format!(
        "
openapi: 3.0.3
info: {{title: T, version: '1'}}
{root}
paths:
  /things/{{leaf}}:
    post:
      operationId: seekThings
      {extension}
      parameters:
        - {{name: leaf, in: path, required: true, schema: {{type: integer}}}}
        - {{name: sheet, in: query, schema: {{type: integer}}}}
        - {{name: from, in: query, schema: {{$ref: '#/components/schemas/Count'}}}}
        - {{name: begin, in: query, schema: {{$ref: '#/components/schemas/Mark'}}}}
        - {{name: huge, in: query, schema: {{type: integer, format: uint64}}}}
      requestBody:
        required: true
        content: {{application/json: {{schema: {{type: object, properties: {{since: {{type: integer}}, sheet2: {{type: integer, default: 0}}}}}}}}}}
      responses:
        '200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Answer'}}}}}}}}
components:
  schemas:
    Thing: {{type: object, required: [id], properties: {{id: {{type: string}}, made: {{type: object, properties: {{at: {{type: integer}}}}}}}}}}
    Count: {{type: integer, format: int32}}
    Mark: {{type: string, nullable: true}}
    Answer:
      type: object
      properties:
        rows: {{type: array, items: {{$ref: '#/components/schemas/Thing'}}}}
        inner:
          type: object
          nullable: true
          properties:
            rows: {{type: array, nullable: true, items: {{$ref: '#/components/schemas/Thing'}}}}
            mark: {{$ref: '#/components/schemas/Mark'}}
            sheets: {{$ref: '#/components/schemas/Count'}}
            going: {{type: boolean}}
        'odata.forth': {{type: string}}
        since: {{type: integer}}
"
    )
}

/// What a hint comes to, and what is said about it.
pub(super) fn hinted(extension: &str, root: &str) -> (Api, Diagnostics) {
    model(&description(extension, root), &Options::default())
}

/// Strategy and taker of a hint, about which nothing may be said.
fn of(extension: &str) -> Option<(String, String)> {
    let (api, diagnostics) = hinted(extension, "");
    assert_eq!(said(&diagnostics), "", "{extension}");
    Some((pages(&api)?, taker(&api).unwrap_or_default()))
}

fn holds(extension: &str, strategy: &str, taker: &str) {
    let expected = Some((strategy.to_owned(), taker.to_owned()));
    assert_eq!(of(extension), expected, "{extension}");
}

#[test]
fn speakeasy_names_inputs_and_json_paths() {
    let hint = |kind: &str, inputs: &str, outputs: &str| {
        format!("x-speakeasy-pagination: {{type: {kind}, inputs: [{inputs}], outputs: {{{outputs}}}}}")
    };
    let limit = "{name: huge, in: parameters, type: limit}";
    holds(
        &hint(
            "offsetLimit",
            &format!("{limit}, {{name: leaf, in: parameters, type: page}}"),
            "results: $.inner.rows, numPages: $.inner.sheets",
        ),
        "number None None Some([1, 2]): Thing at [1, 0]",
        "leaf",
    );
    holds(
        &hint(
            "offsetLimit",
            "{name: from, in: parameters, type: offset}",
            "results: '$[''rows''][*]'",
        ),
        "offset None: Thing at [0]",
        "from",
    );
    holds(
        &hint(
            "cursor",
            "{name: begin, in: parameters, type: cursor}",
            "nextCursor: $.inner.mark",
        ),
        "cursor [1, 1]: Thing at [0]",
        "begin",
    );
    holds(
        &hint(
            "cursor",
            "{name: since, in: requestBody, type: cursor}",
            "results: $.rows, nextCursor: $.since",
        ),
        "cursor [3]: Thing at [0]",
        "body 0",
    );
    for last in [
        "$.rows[-1].made.at",
        "$.rows[-1:].made.at",
        "$.rows[(@.length-1)].made.at",
    ] {
        holds(
            &hint(
                "cursor",
                "{name: since, in: requestBody, type: cursor}",
                &format!("results: $.rows, nextCursor: '{last}'"),
            ),
            "last item [1, 0] None: Thing at [0]",
            "body 0",
        );
    }
    holds(
        &hint("url", "", "nextUrl: $.inner.mark"),
        "address [1, 1]: Thing at [0]",
        "",
    );
    assert_eq!(of("x-speakeasy-pagination: false"), None);
}

#[test]
fn fern_names_parts_of_request_and_answer() {
    let hint = |members: &str| format!("x-fern-pagination: {{{members}, results: $response.rows}}");
    holds(
        &hint("cursor: $request.begin, next_cursor: $response.inner.mark"),
        "cursor [1, 1]: Thing at [0]",
        "begin",
    );
    holds(
        &hint("offset: $request.from, step: $request.huge"),
        "offset None: Thing at [0]",
        "from",
    );
    // Without a step it is the number of a page.
    holds(
        &hint("offset: $request.leaf"),
        "number None None None: Thing at [0]",
        "leaf",
    );
    holds(
        &hint("offset: $request.sheet2"),
        "number Some(0) None None: Thing at [0]",
        "body 1",
    );
    holds(
        &hint("next_uri: $response.odata.forth"),
        "address [2]: Thing at [0]",
        "",
    );
    holds(
        &hint("next_path: $response.inner.mark"),
        "address [1, 1]: Thing at [0]",
        "",
    );
    let more = hint("offset: $request.from, step: $request.huge, has-next-page: $response.inner.going");
    let (api, _) = hinted(&more, "");
    let pagination = api.groups[0].operations[0].pagination.as_ref();
    assert_eq!(pagination.and_then(|pages| pages.more.clone()), Some(vec![1, 3]));
}

#[test]
fn fern_takes_over_what_stands_at_the_root() {
    let root =
        "x-fern-pagination: {cursor: $request.begin, next_cursor: $response.inner.mark, results: $response.rows}";
    let (api, diagnostics) = hinted("x-fern-pagination: true", root);
    assert_eq!(pages(&api).as_deref(), Some("cursor [1, 1]: Thing at [0]"));
    assert_eq!(said(&diagnostics), "");
    // The root alone asks for nothing.
    assert_eq!(pages(&hinted("x-fern-pagination: false", root).0), None);
    assert_eq!(pages(&hinted("x-other: true", root).0), None);
    assert_eq!(pages(&hinted("x-fern-pagination: true", "").0), None);
}

#[test]
fn microsoft_names_the_properties_of_items_and_address() {
    holds(
        "x-ms-pageable: {nextLinkName: odata.forth, itemName: rows}",
        "address [2]: Thing at [0]",
        "",
    );
    assert_eq!(of("x-ms-pageable: {nextLinkName: null, itemName: rows}"), None);
    let (api, diagnostics) = hinted(
        "x-ms-pageable: {nextLinkName: inner.mark, itemName: rows, operationName: next}",
        "",
    );
    assert_eq!(pages(&api).as_deref(), Some("address [1, 1]: Thing at [0]"));
    assert_eq!(
        said(&diagnostics),
        "! Note unexpressed-hint /paths/~1things~1{leaf}/post/x-ms-pageable/operationName: \
         `x-ms-pageable` names an operation for the next page, which is fetched from its address as it is\n"
    );
}

#[test]
fn apimatic_points_into_request_and_answer() {
    let hint = |members: &str| format!("x-pagination: {{{members}, result: $response.body#/rows}}");
    holds(
        &hint("type: offset, input: '$request.query#/from'"),
        "offset None: Thing at [0]",
        "from",
    );
    holds(
        &hint("type: page, input: '$request.path#/leaf'"),
        "number None None None: Thing at [0]",
        "leaf",
    );
    holds(
        &hint("type: cursor, input: '$request.body#/since', output: '$response.body#/inner/sheets'"),
        "cursor [1, 2]: Thing at [0]",
        "body 0",
    );
    holds(
        &hint("type: link, next: '$response.body#/odata.forth'"),
        "address [2]: Thing at [0]",
        "",
    );
    holds(
        "x-pagination: [{type: link, next: /inner/mark, results: /inner/rows}]",
        "address [1, 1]: Thing at [1, 0]",
        "",
    );
    // The key of somebody else.
    assert_eq!(of("x-pagination: {style: cursor}"), None);
    assert_eq!(of("x-pagination: {type: keyset}"), None);
}

#[test]
fn stainless_marks_parameters_and_properties() {
    let found = |parameter: &str, answer: &str| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /things: {{get: {{operationId: listThings, parameters: [{{name: x, in: \
             query, schema: {{{parameter}}}}}], responses: {{'200': {{description: d, content: {{application/json: {{schema: {answer}}}}}}}}}}}}}\n\
             components: {{schemas: {{Thing: {{type: object, properties: {{key: {{type: string, x-stainless-pagination-property: {{purpose: cursor_item_id}}}}}}}}}}}}\n"
        );
        let (api, diagnostics) = model(&text, &Options::default());
        assert_eq!(said(&diagnostics), "");
        pages(&api)
    };
    let mark = |purpose: &str| format!("x-stainless-pagination-property: {{purpose: {purpose}}}");
    let of = |property: &str, purpose: &str| {
        format!(
            "{{allOf: [{{type: object, properties: {{a: {{type: array, {}, items: {{$ref: '#/components/schemas/Thing'}}}}, \
             b: {{type: array, items: {{type: object}}}}}}}}, {{type: object, properties: {{i: {{type: object, properties: {{n: {{type: {property}, {}}}}}}}}}}}]}}",
            mark("items"),
            mark(purpose)
        )
    };
    let parameter = |kind: &str, purpose: &str| format!("type: {kind}, {}", mark(purpose));
    let cases = [
        (
            "string",
            "next_cursor_param",
            "string",
            "next_cursor_field",
            "cursor [2, 0]: Thing at [0]",
        ),
        (
            "string",
            "next_cursor_id_param",
            "string",
            "other",
            "last item [0] None: Thing at [0]",
        ),
        (
            "string",
            "next_cursor_id_param",
            "boolean",
            "has_next_page",
            "last item [0] Some([2, 0]): Thing at [0]",
        ),
        (
            "integer, default: 1",
            "page_number_param",
            "integer",
            "total_page_count_field",
            "number Some(1) None Some([2, 0]): Thing at [0]",
        ),
        (
            "integer",
            "page_number_param",
            "integer",
            "current_page_number_field",
            "number None Some([2, 0]) None: Thing at [0]",
        ),
        (
            "integer",
            "offset_count_param",
            "integer",
            "offset_total_count_field",
            "offset Some([2, 0]): Thing at [0]",
        ),
    ];
    for (taken, taker, given, purpose, expected) in cases {
        let found = found(&parameter(taken, taker), &of(given, purpose));
        assert_eq!(found.as_deref(), Some(expected), "{taker} {purpose}");
    }
    // The address alone, and a list that is the answer.
    let address = format!(
        "{{type: object, properties: {{a: {{type: array, items: {{type: object}}}}, u: {{type: string, {}}}}}}}",
        mark("cursor_url_field")
    );
    assert_eq!(
        found("type: string", &address).as_deref(),
        Some("address [1]: Map<String, Json> at [0]")
    );
    let list = "{type: array, items: {$ref: '#/components/schemas/Thing'}}";
    assert_eq!(
        found(&parameter("string", "next_cursor_id_param"), list).as_deref(),
        Some("last item [0] None: Thing at []")
    );
    // A mark without its counterpart leaves it to the names.
    assert_eq!(found(&parameter("string", "next_cursor_param"), list), None);
}
