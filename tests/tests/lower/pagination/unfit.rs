//! Hints that do not fit: what is said, and that names decide then.

use super::hinted::hinted;
use super::pages;
use crate::model::model;
use cratesmith::diagnostic::{Diagnostics, Location, Severity};
use cratesmith::options::Options;

const PLACE: &str = "/paths/~1things~1{leaf}/post/";

/// Message and help of the one complaint, which is a warning at the hint.
fn complaint(extension: &str) -> (String, String) {
    let (api, diagnostics) = hinted(extension, "");
    assert_eq!(pages(&api), None, "{extension}");
    warning(extension, &diagnostics)
}

fn warning(extension: &str, diagnostics: &Diagnostics) -> (String, String) {
    let [only] = diagnostics.as_slice() else {
        panic!("{extension}: {:?}", diagnostics.as_slice());
    };
    assert_eq!(
        (only.code, only.severity),
        ("unfit-hint", Severity::Degraded),
        "{extension}"
    );
    let key = extension.split(':').next().unwrap();
    let Location::Value(place) = &only.location else {
        panic!("{extension}: {:?}", only.location);
    };
    assert_eq!(place.pointer.to_string(), format!("{PLACE}{key}"));
    (only.message.clone(), only.help.clone())
}

#[test]
fn what_is_not_there_is_said_with_what_was_probably_meant() {
    let cursor = |input: &str, next: &str, results: &str| {
        format!(
            "x-fern-pagination: {{cursor: $request.{input}, next_cursor: $response.{next}, results: $response.{results}}}"
        )
    };
    let cases = [
        (
            cursor("bigin", "inner.mark", "rows"),
            "`x-fern-pagination` names `bigin`, which is no parameter and no property of the body; the names of the operation decide instead",
            "did you mean `begin`?",
        ),
        (
            cursor("begin", "inner.marks", "rows"),
            "`x-fern-pagination` names `inner.marks`, which is no property of the answer; the names of the operation decide instead",
            "did you mean `inner.mark`?",
        ),
        (
            cursor("begin", "rows.mark", "rows"),
            "`x-fern-pagination` names `rows.mark`, which is no property of the answer; the names of the operation decide instead",
            "describe what it names, or name what is described",
        ),
        (
            cursor("begin", "inner.mark", "zzz"),
            "`x-fern-pagination` names `zzz`, which is no property of the answer; the names of the operation decide instead",
            "what is there is `rows`, `inner`, `odata.forth`, `since`",
        ),
        (
            cursor("begin", "inner.going", "rows"),
            "`x-fern-pagination` names `inner.going`, which is not text or an integer; the names of the operation decide instead",
            "name a property that is text or an integer",
        ),
        (
            cursor("begin", "inner.mark", "since"),
            "`x-fern-pagination` names `since` for the items, which is no list; the names of the operation decide instead",
            "name the property that is the list",
        ),
        (
            "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: begin, type: page}]}".to_owned(),
            "`x-speakeasy-pagination` names `begin`, which does not take an integer; the names of the operation decide instead",
            "name what takes an integer",
        ),
        (
            "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: huge, type: offset}]}".to_owned(),
            "`x-speakeasy-pagination` names `huge`, which does not take an integer; the names of the operation decide instead",
            "name what takes an integer",
        ),
        (
            "x-ms-pageable: {nextLinkName: odata.forth}".to_owned(),
            "`x-ms-pageable` names `value`, which is no property of the answer; the names of the operation decide instead",
            "what is there is `rows`, `inner`, `odata.forth`, `since`",
        ),
    ];
    for (extension, message, help) in cases {
        assert_eq!(
            complaint(&extension),
            (message.to_owned(), help.to_owned()),
            "{extension}"
        );
    }
}

#[test]
fn hints_that_say_too_little_are_said() {
    let rest = "; the names of the operation decide instead";
    let cases = [
        ("x-speakeasy-pagination: {type: keyset}", "has none of the known types"),
        (
            "x-speakeasy-pagination: {type: offsetLimit}",
            "has no input of the type `page` or `offset`",
        ),
        (
            "x-speakeasy-pagination: {type: cursor}",
            "has no input of the type `cursor`",
        ),
        (
            "x-speakeasy-pagination: {type: cursor, inputs: [{name: begin, type: cursor}]}",
            "has no output `nextCursor`",
        ),
        (
            "x-speakeasy-pagination: {type: url, outputs: {nextUrl: $..mark}}",
            "holds `$..mark`, which leads to no property of the answer",
        ),
        (
            "x-speakeasy-pagination: {type: url, outputs: {nextUrl: '$.rows[0].id'}}",
            "holds `$.rows[0].id`, which leads to no property of the answer",
        ),
        ("x-fern-pagination: {cursor: $request.begin}", "has no `next_cursor`"),
        (
            "x-fern-pagination: {type: custom}",
            "does not say what leads to the next page",
        ),
        ("x-ms-pageable: {itemName: rows}", "has no `nextLinkName`"),
        ("x-pagination: {type: page, result: /rows}", "has no `input`"),
        ("x-pagination: {type: cursor, input: begin}", "has no `output`"),
        (
            "x-pagination: {type: keyset, input: begin}",
            "has the unknown type `keyset`",
        ),
    ];
    for (extension, message) in cases {
        let (found, help) = complaint(extension);
        let key = extension.split(':').next().unwrap();
        assert_eq!(found, format!("`{key}` {message}{rest}"));
        assert!(!help.is_empty());
    }
}

#[test]
fn names_decide_where_a_hint_does_not_fit() {
    let text = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      x-speakeasy-pagination: {type: cursor, inputs: [{name: cursr, type: cursor}], outputs: {nextCursor: $.next_cursor}}
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        '200':
          description: d
          content:
            application/json:
              schema: {type: object, properties: {data: {type: array, items: {type: string}}, next_cursor: {type: string}}}
";
    let (api, diagnostics) = model(text, &Options::default());
    assert_eq!(pages(&api).as_deref(), Some("cursor [1]: String at [0]"));
    let [only] = diagnostics.as_slice() else {
        panic!("{:?}", diagnostics.as_slice());
    };
    assert_eq!(
        (only.code, only.help.as_str()),
        ("unfit-hint", "did you mean `cursor`?")
    );
    let off = text.replace(
        "x-speakeasy-pagination: {",
        "x-fern-pagination: false\n      x-other: {",
    );
    assert_eq!(pages(&model(&off, &Options::default()).0), None);
}

#[test]
fn an_unknown_first_number_is_taken_for_1_and_said() {
    let (api, diagnostics) = hinted(
        "x-fern-pagination: {offset: $request.sheet, results: $response.rows}",
        "",
    );
    assert_eq!(pages(&api).as_deref(), Some("number None None None: Thing at [0]"));
    let [only] = diagnostics.as_slice() else {
        panic!("{:?}", diagnostics.as_slice());
    };
    assert_eq!((only.code, only.severity), ("unexpressed-hint", Severity::Note));
    assert_eq!(
        only.message,
        "`x-fern-pagination` does not say which number the first page has; 1 is taken"
    );
}
