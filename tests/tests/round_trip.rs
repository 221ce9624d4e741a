//! Documented examples and drawn samples go through the types of our description and of fixtures, and come back as they were.

mod support;

use std::path::Path;

use cratesmith::source::{NoFetch, Source};
use cratesmith_tests::kit::trip::{Trip, Verdict, prepare, summary};
use cratesmith_tests::kit::workshop::Workshop;

/// The fixtures whose schemas have the most shapes.
const FIXTURES: [&str; 6] = ["unions", "enums", "recursion", "presence", "maps", "all_of"];

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
