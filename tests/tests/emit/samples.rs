//! The values with which generated crates test themselves are valid by the schemas of their places.

use crate::support;
use cratesmith::source::{NoFetch, Source};
use cratesmith_tests::kit::sample::{Found, look};

#[test]
fn samples_are_valid_by_their_schemas() {
    let connections = Source {
        name: "connections.yaml".to_owned(),
        bytes: support::connections::description().into_bytes(),
    };
    let fixtures = support::fixtures::all()
        .into_iter()
        .chain(support::fixtures::compiled());
    let sources = fixtures.map(|fixture| fixture.source).chain([connections]);
    let mut all = Found::default();
    for source in sources {
        all.add(look(&source, &NoFetch).expect("fixtures are generated"));
    }
    assert!(all.invalid.is_empty(), "{:?}", all.invalid);
    assert!(all.made > 300, "{all}");
}
