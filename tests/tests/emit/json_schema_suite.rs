//! The JSON-Schema-Test-Suite through generated types: this repository's extract of it, and the whole where it stands beside the clone.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::support;
use cratesmith_tests::kit::suite::{Dialect, Misses, Proof, Suite, prove, table};
use cratesmith_tests::kit::workshop::Workshop;

/// The lines of `CONFORMANCE.md` between which the table stands.
const BEGIN: &str = "<!-- Written by `UPDATE_DOCS=1 cargo test -p cratesmith-tests --test emit json_schema_suite`; a test holds that it is current. -->\n";
const END: &str = "<!-- The end of what is written. -->";

/// Both suites have crates of the same names, in the folder of what tests compile: one is compiled and run, then the other.
static ONE_SUITE: Mutex<()> = Mutex::new(());

fn proofs(suite: &Path, name: &str) -> Vec<Proof> {
    let _alone = ONE_SUITE.lock().unwrap_or_else(PoisonError::into_inner);
    let suites = Dialect::ALL.map(|dialect| Suite::read(suite, dialect).expect("the suite is there"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut workshop = Workshop::new(&folder, &support::target_folder()).expect("the folder can be made");
    prove(&suites, &mut workshop).expect("the types are generated and compiled")
}

/// The whole suite, where it stands beside the clone.
fn whole() -> Option<PathBuf> {
    let suite = support::root().join("../shared/corpus/json-schema-test-suite");
    suite.is_dir().then_some(suite)
}

#[test]
fn types_hold_what_their_schemas_describe() {
    let extract = support::root().join("tests/fixtures/json-schema-test-suite");
    let misses = Misses::of(&proofs(&extract, "suite-extract"));
    assert!(misses.lost.is_empty(), "valid instances are lost: {:#?}", misses.lost);
    assert!(
        misses.lenient.is_empty(),
        "too few invalid instances are refused: {:?}",
        misses.lenient
    );
}

#[test]
fn conformance_has_the_figures_of_the_whole_suite() {
    let Some(suite) = whole() else {
        println!("no ../shared beside this clone: the figures of the suite are not checked");
        return;
    };
    let path = support::root().join("CONFORMANCE.md");
    let text = std::fs::read_to_string(&path).expect("the table is there");
    let (before, rest) = text.split_once(BEGIN).expect("CONFORMANCE.md has the marked lines");
    let (_, after) = rest.split_once(END).expect("CONFORMANCE.md has the marked lines");
    let expected = format!("{before}{BEGIN}\n{}\n{END}{after}", table(&proofs(&suite, "suite")));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &expected).expect("the table is written");
    } else {
        assert!(
            text == expected,
            "CONFORMANCE.md is not current; run with UPDATE_DOCS=1"
        );
    }
}
