//! What the comparison says of single changes, held to what two oracles said of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cratesmith::source::NoFetch;
use cratesmith_tests::oracles::changed::{changed, first};
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

/// Both directions of a change stand beside each other: each thread takes its part of the list.
fn verdicts(changes: &[Single]) -> Vec<(String, Verdict)> {
    let source = single::base(&fixtures()).expect("the description can be read");
    let base = first("workshop", (&source, &[]), &NoFetch).expect("the description is right");
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let verdict = |change: &Single| {
        let overlaid = (!change.before.is_empty())
            .then(|| first("workshop", (&source, &change.before), &NoFetch).expect(&change.name));
        let before = overlaid.as_ref().unwrap_or(&base);
        let changed = changed("workshop", before, (&source, &change.after), &NoFetch).expect(&change.name);
        (change.name.clone(), Verdict::of(&changed))
    };
    let verdict = &verdict;
    std::thread::scope(|scope| {
        let parts = changes.chunks(changes.len().div_ceil(threads));
        let parts: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().map(verdict).collect::<Vec<_>>()))
            .collect();
        let verdicts = parts.into_iter().map(|part| part.join().expect("the thread ends well"));
        verdicts.flatten().collect()
    })
}

#[test]
fn the_comparison_says_what_it_said_when_the_oracles_were_asked() {
    let recorded = recorded();
    let mut wrong = Vec::new();
    for (name, now) in verdicts(&changes()) {
        let then = recorded.get(&name);
        if then.is_none_or(|then| (now.engine, now.rust, &now.rules) != (then.engine, then.rust, &then.rules)) {
            wrong.push(format!("{name}: {now}; recorded: {then:?}"));
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
