//! Which operations answer page by page, by the names and types of what they take and give, hints and configuration.

mod configured;
mod hinted;
mod unfit;

use crate::model::{model, shown};
use cratesmith::model::{Api, Input, PageStrategy};
use cratesmith::options::Options;

/// How the pages of `GET /things` follow, with these parameters, this answer and these headers.
fn found(parameters: &[&str], answer: &str, headers: &str) -> Option<String> {
    let parameters = parameters.join(", ");
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /things: {{get: {{operationId: listThings, parameters: [{parameters}], \
         responses: {{'200': {{description: d, headers: {{{headers}}}, content: {{application/json: {{schema: {answer}}}}}}}}}}}}}\n\
         components: {{schemas: {{Thing: {{type: object, required: [id], properties: {{id: {{type: string}}}}}}}}}}\n"
    );
    let (api, _) = model(&text, &Options::default());
    pages(&api)
}

/// How the pages of the first operation follow.
fn pages(api: &Api) -> Option<String> {
    let pagination = api.groups[0].operations[0].pagination.as_ref()?;
    let strategy = match &pagination.strategy {
        PageStrategy::Cursor { next, .. } => format!("cursor {next:?}"),
        PageStrategy::LastItem { id, .. } => format!("last item {id:?} {:?}", pagination.more),
        PageStrategy::Number {
            first, current, last, ..
        } => format!("number {first:?} {current:?} {last:?}"),
        PageStrategy::Offset { total, .. } => format!("offset {total:?}"),
        PageStrategy::Address(next) => format!("address {next:?}"),
        PageStrategy::Link => "link".to_owned(),
    };
    Some(format!(
        "{strategy}: {} at {:?}",
        shown(api, &pagination.item),
        pagination.items
    ))
}

/// What takes the value of the next page, by its name on the wire.
fn taker(api: &Api) -> Option<String> {
    let operation = &api.groups[0].operations[0];
    let input = match &operation.pagination.as_ref()?.strategy {
        PageStrategy::Cursor { input, .. }
        | PageStrategy::LastItem { input, .. }
        | PageStrategy::Number { input, .. }
        | PageStrategy::Offset { input, .. } => input,
        PageStrategy::Address(_) | PageStrategy::Link => return None,
    };
    Some(match input {
        Input::Parameter(place) => operation.parameters[*place].wire.clone(),
        Input::BodyField(place) => format!("body {place}"),
    })
}

fn parameter(name: &str, schema: &str) -> String {
    format!("{{name: '{name}', in: query, schema: {{{schema}}}}}")
}

const THINGS: &str = "{type: array, items: {$ref: '#/components/schemas/Thing'}}";

#[test]
fn names_and_types_say_how_pages_follow() {
    let of =
        |properties: &str| format!("{{type: object, required: [data], properties: {{data: {THINGS}, {properties}}}}}");
    let meta = |properties: &str| of(&format!("meta: {{type: object, properties: {{{properties}}}}}"));
    let text = |name: &str| parameter(name, "type: string");
    let number = |name: &str| parameter(name, "type: integer");
    let cases: [(&[String], String, &str, &str); 11] = [
        (
            &[text("cursor")],
            of("nextCursor: {type: string}"),
            "",
            "cursor [1]: Thing at [0]",
        ),
        (
            &[text("pageToken")],
            meta("next_page_token: {type: string}"),
            "",
            "cursor [1, 0]: Thing at [0]",
        ),
        (
            &[text("page[after]")],
            of("next: {type: string}"),
            "",
            "cursor [1]: Thing at [0]",
        ),
        (
            &[text("starting_after")],
            of("has_more: {type: boolean}"),
            "",
            "last item [0] Some([1]): Thing at [0]",
        ),
        (
            &[],
            of("'@odata.nextLink': {type: string}"),
            "",
            "address [1]: Thing at [0]",
        ),
        (
            &[number("page")],
            THINGS.to_owned(),
            "Link: {schema: {type: string}}",
            "link: Thing at []",
        ),
        (
            &[parameter("page", "type: integer, default: 0")],
            of("totalPages: {type: integer}"),
            "",
            "number Some(0) None Some([1]): Thing at [0]",
        ),
        (
            &[parameter("page", "type: integer, minimum: 1")],
            of("x: {type: string}"),
            "",
            "number Some(1) None None: Thing at [0]",
        ),
        (
            &[number("page")],
            meta("current_page: {type: integer}, last_page: {type: integer}"),
            "",
            "number None Some([1, 0]) Some([1, 1]): Thing at [0]",
        ),
        (
            &[number("offset"), number("limit")],
            of("total: {type: integer}"),
            "",
            "offset Some([1]): Thing at [0]",
        ),
        (
            &[number("skip")],
            format!(
                "{{type: object, required: [things], properties: {{things: {THINGS}, names: {{type: array, items: {{type: string}}}}}}}}"
            ),
            "",
            "offset None: Thing at [0]",
        ),
    ];
    for (parameters, answer, headers, expected) in cases {
        let parameters: Vec<&str> = parameters.iter().map(String::as_str).collect();
        assert_eq!(
            found(&parameters, &answer, headers).as_deref(),
            Some(expected),
            "{parameters:?} {answer}"
        );
    }
}

#[test]
fn what_does_not_say_it_has_no_pages() {
    let of =
        |properties: &str| format!("{{type: object, required: [data], properties: {{data: {THINGS}, {properties}}}}}");
    let cases = [
        // The first page may be number 0 or number 1.
        (parameter("page", "type: integer"), of("x: {type: string}")),
        // Nothing names the next page.
        (parameter("cursor", "type: string"), of("x: {type: string}")),
        (parameter("page", "type: string"), of("total: {type: integer}")),
        // Two lists, neither of which is called as items are.
        (
            parameter("offset", "type: integer"),
            format!("{{type: object, required: [a, b], properties: {{a: {THINGS}, b: {THINGS}}}}}"),
        ),
        (
            parameter("offset", "type: integer"),
            "{type: object, properties: {n: {type: integer}}}".to_owned(),
        ),
    ];
    for (parameter, answer) in cases {
        assert_eq!(found(&[&parameter], &answer, ""), None, "{parameter} {answer}");
    }
}
