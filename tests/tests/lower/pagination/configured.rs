//! Pages as the configuration has them, which wins over hints and names.

use std::collections::BTreeMap;

use cratesmith::config::Config;
use cratesmith::diagnostic::Severity;
use cratesmith::options::{NextPage, OperationOptions, Options, PageOptions, Pages};

use super::hinted::description;
use super::{pages, taker};
use crate::model::model;

const HINT: &str =
    "x-fern-pagination: {cursor: $request.begin, next_cursor: $response.inner.mark, results: $response.rows}";

/// The options of a configuration with `pagination` of one operation.
fn options(key: &str, pagination: &str) -> Options {
    let text = format!(
        "description = \"api.yaml\"\noutput = \"client\"\npackage.name = \"pets\"\n[operations.'{key}']\npagination = {pagination}\n"
    );
    Config::parse(&text).expect("the configuration is right").options
}

#[test]
fn the_configuration_says_how_pages_follow() {
    let cases = [
        (
            "{ cursor = 'begin', next = 'inner.mark', more = 'inner.going' }",
            Some("cursor [1, 1]: Thing at [0]"),
            Some("begin"),
        ),
        (
            "{ cursor = 'since', last_item = 'made.at', items = 'inner.rows' }",
            Some("last item [1, 0] None: Thing at [1, 0]"),
            Some("body 0"),
        ),
        (
            "{ page = 'sheet', first = 0, last = 'inner.sheets' }",
            Some("number Some(0) None Some([1, 2]): Thing at [0]"),
            Some("sheet"),
        ),
        (
            "{ page = 'sheet2', current = 'since' }",
            Some("number Some(0) Some([3]) None: Thing at [0]"),
            Some("body 1"),
        ),
        (
            "{ offset = 'from', total = 'since' }",
            Some("offset Some([3]): Thing at [0]"),
            Some("from"),
        ),
        ("{ next_url = 'odata.forth' }", Some("address [2]: Thing at [0]"), None),
        (
            "{ link_header = true, items = 'inner.rows' }",
            Some("link: Thing at [1, 0]"),
            None,
        ),
        ("false", None, None),
    ];
    for (pagination, expected, by) in cases {
        for key in ["seekThings", "POST /things/{leaf}"] {
            let (api, diagnostics) = model(&description(HINT, ""), &options(key, pagination));
            assert_eq!(diagnostics.as_slice(), [], "{pagination}");
            assert_eq!(pages(&api).as_deref(), expected, "{pagination}");
            assert_eq!(taker(&api).as_deref(), by, "{pagination}");
        }
    }
    let more = options("seekThings", "{ link_header = true, more = 'inner.going' }");
    let (api, _) = model(&description("x-other: 1", ""), &more);
    let pagination = api.groups[0].operations[0].pagination.as_ref();
    assert_eq!(pagination.and_then(|pages| pages.more.clone()), Some(vec![1, 3]));
}

#[test]
fn what_the_description_does_not_have_is_an_error() {
    let errors = |key: &str, pagination: &str| -> Vec<String> {
        let (_, diagnostics) = model(&description("x-other: 1", ""), &options(key, pagination));
        let errors = diagnostics.as_slice().iter();
        errors
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| format!("{}: {}; {}", diagnostic.code, diagnostic.message, diagnostic.help))
            .collect()
    };
    let cases = [
        (
            "seekThing",
            "false",
            "filter-without-match: `seekThing` under `[operations]` is no operation; did you mean `seekThings`?",
        ),
        (
            "seekThings",
            "{ cursor = 'began', next = 'inner.mark' }",
            "filter-without-match: `pagination` of `seekThings` under `[operations]` names `began`, which is no parameter and no \
             property of the body; did you mean `begin`?",
        ),
        (
            "seekThings",
            "{ next_url = 'inner.sheets' }",
            "filter-without-match: `pagination` of `seekThings` under `[operations]` names `inner.sheets`, which is not text; \
             name a property that is text",
        ),
        (
            "seekThings",
            "{ link_header = true, items = '' }",
            "filter-without-match: `pagination` of `seekThings` under `[operations]` takes the answer for the list of items, which \
             it is not; name the property that is the list",
        ),
    ];
    for (key, pagination, expected) in cases {
        assert_eq!(errors(key, pagination), [expected]);
    }
}

#[test]
fn an_answer_that_is_no_one_json_value_has_no_pages() {
    let text = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /things: {get: {operationId: listThings, responses: {'200': {description: d}}}}
";
    let next = NextPage::Link;
    let pages = PageOptions::By(Pages {
        items: None,
        more: None,
        next,
    });
    let operation = OperationOptions {
        pagination: Some(pages),
        ..OperationOptions::default()
    };
    let options = Options {
        operations: BTreeMap::from([("listThings".to_owned(), operation)]),
        ..Options::default()
    };
    let (_, diagnostics) = model(text, &options);
    let [only] = diagnostics.as_slice() else {
        panic!("{:?}", diagnostics.as_slice());
    };
    assert_eq!(
        only.message,
        "`pagination` of `listThings` under `[operations]` is about an operation that has no JSON answer, or several"
    );
}
