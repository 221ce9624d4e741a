//! The order of what has no order in a description (paths, methods, components, responses, `x-` keys) has no effect.

use crate::model;
use crate::support;
use crate::support::permute::permuted;
use cratesmith::options::Options;
use serde_yaml::Value;

fn assert_no_effect(name: &str, text: &str) {
    // Numbers beyond 64 bits are no values of this tree, so what holds some cannot be put into another order here.
    let Ok(description) = serde_yaml::from_str::<Value>(text) else {
        return;
    };
    let options = Options::default();
    let (expected, _) = model::model(text, &options);
    for seed in 1..=5 {
        let permuted = permuted(&description, seed);
        let (found, _) = model::model(&permuted, &options);
        if found != expected {
            assert_eq!(model::dump(&found), model::dump(&expected), "{name}, seed {seed}");
            assert_eq!(format!("{found:#?}"), format!("{expected:#?}"), "{name}, seed {seed}");
        }
    }
}

#[test]
fn permuted_fixtures_come_to_the_same_model() {
    let folder = support::root().join("tests/fixtures/ok");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures are there").flatten() {
        for file in std::fs::read_dir(entry.path()).into_iter().flatten().flatten() {
            if file.path().extension().is_some_and(|ending| ending == "yaml") {
                let text = std::fs::read_to_string(file.path()).expect("the fixture can be read");
                assert_no_effect(&file.path().display().to_string(), &text);
                count += 1;
            }
        }
    }
    assert!(count >= 8, "the fixtures were not found");
}

#[test]
fn the_permuted_description_of_connections_comes_to_the_same_model() {
    let text =
        std::fs::read_to_string(support::root().join("spec/connections.yaml")).expect("the description is there");
    assert_no_effect("connections.yaml", &text);
}
