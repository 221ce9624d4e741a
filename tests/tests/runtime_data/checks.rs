//! `checked!`.

use std::collections::BTreeMap;

use crate::runtime::{DocumentedLimit, Field, Secret, checked, model};

#[derive(Debug, Clone, Default, PartialEq)]
struct Search {
    limit: Option<i32>,
    step: f64,
    text: Field<String>,
    key: Option<Secret<String>>,
    tags: Vec<String>,
    counts: BTreeMap<String, u8>,
    inner: Option<Box<Inner>>,
    all: Vec<Inner>,
}

#[derive(Default)]
struct Inner {
    name: String,
}

model! { Inner { name: String = "name" required } }

checked! {
    Search {
        limit: "limit" Optional(Number(&[Minimum("1"), ExclusiveMaximum("100")])),
        step: "step" Number(&[MultipleOf("0.1"), ExclusiveMinimum("0")]),
        text: "text" Optional(Text(&[MinLength(2), MaxLength(3), Pattern("^\\p{L}+(?!x)$")])),
        key: "key" Optional(Inside(Text(&[MinLength(8)]))),
        tags: "tags" List(&[MinItems(1), MaxItems(3), UniqueItems], Text(&[MaxLength(2)])),
        counts: "counts" Map(&[MaxProperties(1)], Number(&[Maximum("9")])),
        inner: "inner" Optional(Inside(Nested)),
        all: "all" List(&[], Nested),
    }
}

checked! {
    Inner {
        name: "name" Text(&[MinLength(1)]),
    }
}

fn valid() -> Search {
    Search {
        step: 0.3,
        tags: vec!["a".to_owned()],
        ..Search::default()
    }
}

fn found(search: &Search) -> Vec<String> {
    search.check().iter().map(ToString::to_string).collect()
}

#[test]
fn what_keeps_its_limits_or_is_absent_is_no_violation() {
    let search = Search {
        limit: Some(99),
        text: Field::Value("äöü".to_owned()),
        key: Some(Secret::new("12345678".to_owned())),
        inner: Some(Box::new(Inner { name: "a".to_owned() })),
        ..valid()
    };
    assert_eq!(found(&search), [""; 0]);
    assert_eq!(found(&valid()), [""; 0]);
}

#[test]
fn every_violation_has_its_path_and_limit() {
    let search = Search {
        limit: Some(100),
        step: 0.25,
        text: Field::Value("a1bc".to_owned()),
        key: Some(Secret::new("short".to_owned())),
        tags: ["abc", "a", "a", "b"].map(str::to_owned).to_vec(),
        counts: BTreeMap::from([("a".to_owned(), 9), ("b".to_owned(), 10)]),
        inner: Some(Box::new(Inner::default())),
        all: vec![Inner { name: "a".to_owned() }, Inner::default()],
    };
    assert_eq!(
        found(&search),
        [
            "$.limit: it is not less than 100",
            "$.step: it is no multiple of 0.1",
            "$.text: it has more than 3 characters",
            "$.text: it does not match ^\\p{L}+(?!x)$",
            "$.key: it has fewer than 8 characters",
            "$.tags: it has more than 3 items",
            "$.tags: it has an item twice",
            "$.tags[0]: it has more than 2 characters",
            "$.counts: it has more than 1 entries",
            "$.counts.b: it is greater than 9",
            "$.inner.name: it has fewer than 1 characters",
            "$.all[1].name: it has fewer than 1 characters",
        ]
    );
    let violations = search.check();
    assert_eq!(violations[0].path(), "$.limit");
    assert_eq!(violations[0].limit(), DocumentedLimit::ExclusiveMaximum("100"));
}

#[test]
fn numbers_are_compared_exactly() {
    let step = |step| found(&Search { step, ..valid() }).len();
    assert_eq!((step(0.7), step(1e15), step(0.0), step(-0.1)), (0, 0, 1, 1));
    let limit = |limit| {
        found(&Search {
            limit: Some(limit),
            ..valid()
        })
        .len()
    };
    assert_eq!((limit(1), limit(0), limit(-5), limit(99)), (0, 1, 1, 0));
}
