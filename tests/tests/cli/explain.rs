//! What is said of places of a description.

use std::ffi::OsString;

use crate::support;
use cratesmith::cli::{Outcome, run};

/// What `explain` says of a place of the connections description.
fn said(place: &str, more: &[&str]) -> (Outcome, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments: Vec<OsString> = ["explain", place].iter().chain(more).map(OsString::from).collect();
    let outcome = run(arguments, support::root(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("what is said is UTF-8");
    (outcome, text(out), text(err))
}

#[test]
fn an_operation_a_property_and_a_component() {
    let (outcome, text, _) = said("#/paths/~1v3~1connections~1{provider}/post", &[]);
    assert_eq!(outcome, Outcome::Done);
    assert!(text.contains("connections::Create"), "{text}");
    assert!(
        text.contains("`createConnection` without what its group says already"),
        "{text}"
    );
    assert!(text.contains("by position: `provider`."), "{text}");

    let (_, text, _) = said("/components/schemas/Connection/properties/createdAt", &[]);
    assert!(text.contains("types::Connection::created_at"), "{text}");
    assert!(
        text.contains("`created_at` is `createdAt` in the conventions of Rust."),
        "{text}"
    );
    assert!(text.contains("`required` and not nullable"), "{text}");

    let (_, text, _) = said("/components/schemas/Provider", &[]);
    assert!(text.contains("open enum"), "{text}");
    assert!(text.contains("types::Connection::provider"), "{text}");
    assert!(text.contains("connections::Create::provider"), "{text}");
}

#[test]
fn what_stands_above_is_told_by_what_is_below_and_what_is_below_by_what_it_is_part_of() {
    let (_, above, _) = said("/paths/~1v3~1connections~1list", &[]);
    assert!(above.contains("connections::List"), "{above}");
    let (_, below, _) = said("/components/schemas/Connection/properties/createdAt/description", &[]);
    assert!(below.contains("types::Connection::created_at"), "{below}");
}

#[test]
fn programs_get_json() {
    let (_, text, _) = said("/components/schemas/Connection", &["--format", "json"]);
    let items: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(items[0]["item"], "types::Connection");
    assert_eq!(items[0]["place"], "#/components/schemas/Connection");
    assert!(
        items[0]["rules"].as_array().is_some_and(|rules| rules.len() >= 3),
        "{items}"
    );
    assert!(
        items[0]["used_by"].as_array().is_some_and(|users| users.len() == 3),
        "{items}"
    );
}

#[test]
fn a_place_of_nothing_is_an_error() {
    let (outcome, text, err) = said("/components/schemas/Nobody", &[]);
    assert_eq!((outcome, text.as_str()), (Outcome::Refused, ""));
    assert!(err.contains("nothing comes from `/components/schemas/Nobody`"), "{err}");
}
