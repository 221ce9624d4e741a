//! Documented examples and drawn samples go through the types of our description and of fixtures, and come back as they were.

use std::path::Path;

use crate::support;
use cratesmith::source::{NoFetch, Source};
use cratesmith_tests::kit::suite::{Dialect, Suite};
use cratesmith_tests::kit::trip::{Document, Trip, Validator, Verdict, prepare, summary};
use cratesmith_tests::kit::workshop::Workshop;

/// The fixtures whose schemas have the most shapes.
const FIXTURES: [&str; 6] = ["unions", "enums", "recursion", "presence", "maps", "all_of"];

/// What the validator passes over, or what it never sees: names for schemas, other documents, dialects.
const BEYOND: [&str; 8] = [
    "anchor",
    "content",
    "defs",
    "dynamicRef",
    "format",
    "optional/",
    "refRemote",
    "vocabulary",
];
const BEYOND_WORDS: [&str; 6] = [
    "$id\":",
    "$ref\":\"http",
    "$anchor\":",
    "$dynamicAnchor\":",
    "unevaluatedItems\":",
    "unevaluatedProperties\":",
];

fn trips() -> Vec<Trip> {
    let own = ("connections", support::root().join("spec/connections.yaml"));
    let fixture = |name: &'static str| {
        (
            name,
            support::root().join(format!("tests/fixtures/ok/{name}/openapi.yaml")),
        )
    };
    std::iter::once(own)
        .chain(FIXTURES.map(fixture))
        .map(|(name, path)| {
            let source = Source {
                name: "openapi.yaml".to_owned(),
                bytes: std::fs::read(path).expect("the description is there"),
            };
            prepare(name, &source, &NoFetch, 8).expect("the description is generated")
        })
        .collect()
}

#[test]
fn examples_and_samples_come_back_and_wrong_types_are_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("round-trips");
    let mut workshop = Workshop::new(&folder, &support::target_folder()).expect("the folder can be made");
    let trips = trips();
    for trip in &trips {
        workshop
            .add(&trip.described, &trip.table())
            .expect("the crate is written");
    }
    assert_eq!(workshop.build().expect("cargo runs"), []);

    let (mut kept, mut refused, mut taken) = (0, 0, 0);
    let mut shown = String::new();
    for trip in &trips {
        let findings = trip
            .run(&workshop.runner(&trip.described.package))
            .expect("the runner runs");
        shown += &summary(trip, &findings, 20);
        for finding in findings {
            match finding.verdict {
                Verdict::ExampleKept | Verdict::SampleKept => kept += 1,
                Verdict::Lost(why) => panic!("{}: {why}\n{shown}", finding.rust),
                Verdict::MutantRefused => refused += 1,
                Verdict::MutantTaken => taken += 1,
                // A union keeps what no member claims: a later version may have that member.
                Verdict::MutantOpen => {}
            }
        }
    }
    assert!(kept > 200, "only {kept} values were drawn");
    assert!(
        refused * 100 >= (refused + taken) * 99,
        "{taken} of {} wrong values were taken:\n{shown}",
        refused + taken
    );
}

#[test]
fn the_validator_agrees_with_the_json_schema_suite() {
    let whole = support::root().join("../shared/corpus/json-schema-test-suite");
    let extract = support::root().join("tests/fixtures/json-schema-test-suite");
    let folder = if whole.is_dir() { whole } else { extract };
    let suite = Suite::read(&folder, Dialect::Draft202012).expect("the suite is there");
    let mut checked = 0;
    let mut wrong = Vec::new();
    for group in suite.groups {
        let schema = group.schema.to_string();
        if BEYOND.iter().any(|start| group.keyword.starts_with(start))
            || BEYOND_WORDS.iter().any(|word| schema.contains(word))
        {
            continue;
        }
        let document = Document { root: group.schema };
        let validator = Validator::of(&document);
        for test in group.tests {
            let value = serde_json::from_str(&test.data).expect("the instance is JSON");
            checked += 1;
            if validator.admits(&document.root, &value) != test.valid {
                wrong.push(format!(
                    "{}: {}: {}",
                    group.keyword, group.description, test.description
                ));
            }
        }
    }
    assert!(checked > 100, "only {checked} instances");
    assert!(wrong.is_empty(), "{} of {checked}: {wrong:#?}", wrong.len());
}

#[test]
fn the_validator_has_open_unions_only_for_json_types_of_their_members() {
    let root = serde_json::json!({
        "anyOf": [{ "$ref": "#/$defs/circle" }, { "enum": ["none"] }],
        "$defs": { "circle": { "type": "object", "required": ["radius"], "properties": { "next": { "$ref": "#" } } } },
    });
    let document = Document { root };
    let validator = Validator::of(&document);
    for (json, exactly, openly) in [
        (r#"{"radius":1,"next":{"radius":2}}"#, true, true),
        (r#"{"side":1}"#, false, true),
        (r#""some""#, false, true),
        ("7", false, false),
        (r#"{"radius":1,"next":[]}"#, false, true),
    ] {
        let value = serde_json::from_str(json).expect("it is JSON");
        assert_eq!(validator.admits(&document.root, &value), exactly, "{json}");
        assert_eq!(validator.admits_openly(&document.root, &value), openly, "{json}");
    }
}
