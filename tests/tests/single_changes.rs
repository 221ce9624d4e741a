//! What the comparison says of single changes, held to what two oracles said of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cratesmith::source::NoFetch;
use cratesmith_tests::oracles::changed::changed;
use cratesmith_tests::oracles::record::{self, Verdict};
use cratesmith_tests::oracles::single::{self, Single};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/changes")
}

fn changes() -> Vec<Single> {
    single::changes(&fixtures()).expect("the changes can be read")
}

/// What was recorded of each change.
fn recorded() -> BTreeMap<String, Verdict> {
    let text = std::fs::read_to_string(fixtures().join("results.tsv")).expect("the results are there");
    record::read(&text)
}

#[test]
fn the_comparison_says_what_it_said_when_the_oracles_were_asked() {
    let base = single::base(&fixtures()).expect("the description can be read");
    let recorded = recorded();
    let mut wrong = Vec::new();
    for change in changes() {
        let changed =
            changed("workshop", (&base, &change.before), (&base, &change.after), &NoFetch).expect(&change.name);
        let now = Verdict::of(&changed);
        let then = recorded.get(&change.name);
        if then.is_none_or(|then| (now.engine, now.rust, &now.rules) != (then.engine, then.rust, &then.rules)) {
            wrong.push(format!("{}: {now}; recorded: {then:?}", change.name));
        }
    }
    assert!(
        wrong.is_empty(),
        "ask the oracles again, as CONTRIBUTING.md says:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_oracles_agree_with_the_comparison() {
    let recorded = recorded();
    let changes = changes();
    assert!(changes.len() >= 120, "{}", changes.len());
    let wrong: Vec<String> = changes
        .iter()
        .filter_map(|change| {
            let verdict = recorded.get(&change.name)?;
            let asked = verdict.program.is_some() && verdict.semver.is_some();
            let disagreement = verdict.disagreement(change.additive);
            let what = disagreement.or((!asked).then_some("an oracle was not asked"))?;
            Some(format!("{}: {what}", change.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        recorded.len(),
        changes.len(),
        "a change without a record, or a record without a change"
    );
}
