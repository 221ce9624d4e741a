//! Single changes of a small description, and what they are on the wire: each forwards and backwards.

use std::collections::BTreeSet;

use cratesmith::diagnostic::Diagnostics;
use cratesmith::evolution::{Change, RULES, Severity, Side, WireSurface};
use cratesmith::load::load_overlaid;
use cratesmith::lower::lower;
use cratesmith::options::Options;
use cratesmith::source::{NoFetch, Source};

/// `Asked` is only sent, `Told` only received, `Both` goes both ways.
const BASE: &str = include_str!("wire_compare/base.yaml");

/// Each change: what is replaced by what, then what is said forwards, and what backwards.
const CHANGES: &str = include_str!("wire_compare/changes.txt");

fn surface(yaml: &str) -> WireSurface {
    let source = Source {
        name: "api.yaml".to_owned(),
        bytes: yaml.into(),
    };
    let mut diagnostics = Diagnostics::default();
    let document = load_overlaid(&source, &[], &NoFetch, &mut diagnostics).expect("it can be read");
    let api = lower(&document, &Options::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{yaml}\n{:#?}", diagnostics.as_slice());
    WireSurface::of(&api)
}

fn said(changes: &[Change]) -> Vec<String> {
    let mut lines: Vec<String> = changes
        .iter()
        .map(|change| {
            assert_eq!(change.side, Side::Wire);
            assert!(!change.what.is_empty());
            format!(
                "{} {} {}: {}",
                change.severity.name(),
                change.rule,
                change.item,
                change.what
            )
        })
        .collect();
    lines.sort();
    lines
}

/// A row of the table.
struct Row<'t> {
    from: &'t str,
    to: &'t str,
    forwards: Vec<&'t str>,
    backwards: Vec<&'t str>,
}

fn rows() -> Vec<Row<'static>> {
    let blocks = CHANGES.split("\n\n").filter(|block| !block.trim().is_empty());
    blocks.map(row).collect()
}

fn row(block: &'static str) -> Row<'static> {
    let lines: Vec<&str> = block.lines().collect();
    let starting = |mark: &str| -> Vec<&'static str> {
        let lines = block.lines().filter_map(|line| line.strip_prefix(mark));
        lines.collect()
    };
    let one = |mark: &str| {
        let found = starting(mark);
        assert_eq!(found.len(), 1, "{lines:?}");
        found[0]
    };
    Row {
        from: one("- "),
        to: one("+ "),
        forwards: starting("> "),
        backwards: starting("< "),
    }
}

/// The base description with one line replaced.
fn changed(row: &Row<'_>) -> String {
    assert_eq!(BASE.matches(row.from).count(), 1, "{:?} stands once", row.from);
    BASE.replace(row.from, &row.to.replace("\\n", "\n"))
}

#[test]
fn every_change_is_weighed_in_both_directions() {
    let base = surface(BASE);
    let rows = rows();
    assert!(rows.len() >= 50, "{}", rows.len());
    let (mut table, mut expected) = (String::new(), String::new());
    for row in &rows {
        let other = surface(&changed(row));
        let head = format!("- {}\n+ {}\n", row.from, row.to);
        table.push_str(&head);
        expected.push_str(&head);
        for (mark, changes, wanted) in [
            ("> ", base.compare(&other), &row.forwards),
            ("< ", other.compare(&base), &row.backwards),
        ] {
            table.extend(said(&changes).iter().map(|line| format!("{mark}{line}\n")));
            expected.extend(wanted.iter().map(|line| format!("{mark}{line}\n")));
        }
        table.push('\n');
        expected.push('\n');
    }
    assert_eq!(expected, table, "the table as it would have to be:\n{table}");
}

#[test]
fn most_rules_are_met_and_each_says_why() {
    let met: BTreeSet<&str> = rows()
        .iter()
        .flat_map(|row| row.forwards.iter().chain(&row.backwards).copied().collect::<Vec<_>>())
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len(), "names are unique");
    assert!(met.is_subset(&names));
    let unmet: Vec<&str> = names.difference(&met).copied().collect();
    assert!(unmet.len() <= 4, "no change of the table meets {unmet:?}");
    assert!(RULES.iter().all(|rule| rule.why.ends_with('.')));
}

#[test]
fn the_documentation_has_the_same_rules() {
    let text = include_str!("../../../docs/evolution.md");
    for rule in RULES {
        let row = format!(
            "| {} | `{}` | {} | {} |",
            rule.of,
            rule.name,
            rule.severity.name(),
            rule.why
        );
        assert!(text.contains(&row), "docs/evolution.md lacks\n{row}");
    }
    let rows = text.lines().filter(|line| {
        ["request", "answer", "operation", "client"]
            .iter()
            .any(|of| line.starts_with(&format!("| {of} | `")))
    });
    assert_eq!(rows.count(), RULES.len());
}

#[test]
fn names_in_rust_do_not_matter_on_the_wire() {
    let base = surface(BASE);
    let renamed = surface(
        &BASE
            .replace("Told", "Heard")
            .replace("listPets", "allPets")
            .replace("Color", "Colour"),
    );
    assert_ne!(base, renamed);
    assert_eq!(said(&base.compare(&renamed)), Vec::<String>::new());
    assert_eq!(said(&renamed.compare(&base)), Vec::<String>::new());
}

#[test]
fn nothing_is_nothing() {
    let (base, empty) = (surface(BASE), WireSurface::default());
    assert!(base.compare(&surface(BASE)).is_empty());
    let gone = base.compare(&empty);
    assert!(gone.iter().any(|change| change.severity == Severity::Breaking));
    assert!(gone.iter().all(|change| !change.item.contains(' ')));
}
