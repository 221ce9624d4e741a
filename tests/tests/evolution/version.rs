//! Which version changes demand.

use cratesmith::evolution::{Severity, Version, next};

const BREAKING: Option<Severity> = Some(Severity::Breaking);
const ADDITIVE: Option<Severity> = Some(Severity::Additive);
const DOCUMENTATION: Option<Severity> = Some(Severity::Documentation);

fn version(text: &str) -> Version {
    Version::parse(text).unwrap_or_else(|| panic!("{text} is a version"))
}

/// The next version after a release, where nobody asks for another.
fn after(released: &str, severity: Option<Severity>, content: bool) -> String {
    next(&version(released), severity, content, None).to_string()
}

fn asked(released: &str, severity: Option<Severity>, asked: &str) -> String {
    next(&version(released), severity, true, Some(&version(asked))).to_string()
}

#[test]
fn changes_demand_a_version_by_cargos_rules() {
    for (released, breaking, additive, documentation) in [
        ("0.1.3", "0.2.0", "0.1.4", "0.1.4"),
        ("0.0.7", "0.0.8", "0.0.8", "0.0.8"),
        ("1.4.2", "2.0.0", "1.5.0", "1.4.3"),
        ("12.0.0", "13.0.0", "12.1.0", "12.0.1"),
        ("1.0.0-rc.1", "1.0.0-rc.2", "1.0.0-rc.2", "1.0.0-rc.2"),
        ("1.0.0-beta", "1.0.0-beta.1", "1.0.0-beta.1", "1.0.0-beta.1"),
    ] {
        assert_eq!(after(released, BREAKING, true), breaking);
        assert_eq!(after(released, ADDITIVE, true), additive);
        assert_eq!(after(released, DOCUMENTATION, true), documentation);
        assert_eq!(after(released, None, true), documentation, "other content is a patch");
        assert_eq!(after(released, None, false), released, "nothing changed");
    }
}

#[test]
fn a_maintainer_may_ask_for_more_and_not_for_less() {
    assert_eq!(asked("0.9.2", ADDITIVE, "1.0.0"), "1.0.0");
    assert_eq!(asked("0.9.2", None, "1.0.0"), "1.0.0");
    assert_eq!(asked("1.0.0", BREAKING, "1.5.0"), "2.0.0");
    assert_eq!(
        asked("0.2.0", ADDITIVE, "0.1.0"),
        "0.2.1",
        "the version of the first release"
    );
    assert_eq!(
        asked("1.3.0", BREAKING, "2.0.0-alpha.1"),
        "2.0.0-alpha.1",
        "a pre-release of what is demanded"
    );
    assert_eq!(asked("1.0.0-rc.2", ADDITIVE, "1.0.0"), "1.0.0");
    assert_eq!(asked("1.3.0", BREAKING, "1.3.1-alpha.1"), "2.0.0");
}

#[test]
fn what_is_no_version_is_refused() {
    for text in [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.x",
        "1.2.3-",
        "1.2.3-a..b",
        "1.2.3-01",
        "1.2.3+",
        "v1.2.3",
        "1.2.-3",
    ] {
        assert_eq!(Version::parse(text), None, "{text}");
    }
    assert_eq!(version("1.2.3-rc.1+build.7").to_string(), "1.2.3-rc.1");
}

#[test]
fn precedence_is_that_of_semantic_versioning() {
    let ordered = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
        "1.0.1",
        "1.1.0",
        "1.10.0",
        "2.0.0",
    ];
    for pair in ordered.windows(2) {
        assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
    }
}
