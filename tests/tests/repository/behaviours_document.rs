//! `docs/behaviours.md` shows what the tables hold.

use std::fmt::Write;
use std::path::PathBuf;

use cratesmith_tests::recorded::{Behaviour, Ours, behaviours, constructions, outcomes};

const SDKS: [(&str, &str); 5] = [
    ("python 3.62.0", "Python 3.62.0"),
    ("typescript 4.25.4", "TypeScript 4.25.4"),
    ("typescript 3.4.0", "TypeScript 3.4.0"),
    ("typescript 5.0.0-rc.4", "TypeScript 5.0.0-rc.4"),
    ("python 5.0.1", "Python 5.0.1"),
];

const INTRODUCTION: &str = "\
# What the client does when things go wrong, beside the official SDKs

The supermemory connections client, against a server on the loopback interface that answers as the case says. What the SDKs do was recorded (`tests/data/`); what our
client does is tested (`tests/tests/client/behaviours.rs`, `tests/tests/client/construction.rs`).

`3 × 500` are three requests, of which the last was answered by 500. *documented* errors carry the body as a type, *refused* ones carry it raw. A reason is
given wherever the client does not do what the Python SDK of the same API (3.62.0) does. Python 5.0.1 speaks another API; what it makes of the nearest call is shown.
An empty cell was not recorded.

<!-- Written by `UPDATE_DOCS=1 cargo test -p cratesmith-tests --test repository behaviours_document`; a test holds that it is current. -->
";

#[test]
fn the_document_shows_what_the_tables_hold() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/behaviours.md");
    let expected = document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&path, &expected).expect("the document is written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "docs/behaviours.md is not current; run with UPDATE_DOCS=1"
    );
}

fn document() -> String {
    let mut text = INTRODUCTION.to_owned();
    let ours = outcomes();
    let mut group = String::new();
    let recorded = behaviours();
    let mut order: Vec<_> = recorded.iter().zip(&ours.behaviour).collect();
    let groups: Vec<_> = recorded.iter().map(|behaviour| &behaviour.group).collect();
    order.sort_by_key(|(behaviour, _)| groups.iter().position(|group| **group == behaviour.group));
    for (behaviour, ours) in order {
        if behaviour.group != group {
            group.clone_from(&behaviour.group);
            heading(&mut text, &group);
        }
        row(&mut text, behaviour, ours);
    }
    let constructed = constructions();
    heading(&mut text, "construction");
    for ours in &ours.construction {
        let mut cells = vec![ours.case.clone(), construction(&ours.result, ours.note.as_deref())];
        for (sdk, _) in SDKS {
            let seen = constructed
                .iter()
                .find(|seen| seen.sdk == sdk && seen.case == ours.case);
            cells.push(seen.map(|seen| seen.result.clone()).unwrap_or_default());
        }
        cells.push(ours.reason.clone().unwrap_or_default());
        line(&mut text, &cells);
    }
    text
}

fn heading(text: &mut String, group: &str) {
    let _ = write!(text, "\n## {group}\n\n");
    let names = SDKS.map(|(_, name)| name.to_owned());
    let cells: Vec<_> = ["case".to_owned(), "ours".to_owned()]
        .into_iter()
        .chain(names)
        .chain(["why".to_owned()])
        .collect();
    line(text, &cells);
    line(text, &vec!["---".to_owned(); cells.len()]);
}

fn row(text: &mut String, behaviour: &Behaviour, ours: &Ours) {
    let mut cells = vec![
        format!(
            "{}: {} `{}`",
            behaviour.case,
            behaviour.operation,
            behaviour.served().replace('`', "'")
        ),
        times(ours.attempts as u64, &end(ours)),
    ];
    for (sdk, _) in SDKS {
        cells.push(
            behaviour
                .sdks
                .get(sdk)
                .map(|seen| times(seen.attempts, &seen.result()))
                .unwrap_or_default(),
        );
    }
    cells.push(ours.reason.clone().unwrap_or_default());
    line(text, &cells);
}

/// The end of a call, with its value where that is not the Python SDK's.
fn end(ours: &Ours) -> String {
    ours.value()
        .map_or_else(|| ours.result.clone(), |value| format!("{} `{value}`", ours.result))
}

fn times(attempts: u64, result: &str) -> String {
    if attempts == 1 {
        result.to_owned()
    } else {
        format!("{attempts} × {result}")
    }
}

fn construction(result: &str, note: Option<&str>) -> String {
    note.map_or_else(|| result.to_owned(), |note| format!("{result}; {note}"))
}

fn line(text: &mut String, cells: &[String]) {
    let cells: Vec<_> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}
