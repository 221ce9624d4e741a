//! The changelog that codegen and people write together.

use cratesmith::evolution::changelog::{Entry, Kind, merge, release};
use cratesmith::evolution::{Change, Changes, RULES, Severity, Side};

fn change(severity: Severity, rule: &'static str, item: &str, what: &str) -> Change {
    Change {
        severity,
        side: Side::Rust,
        rule,
        item: item.to_owned(),
        place: String::new(),
        what: what.to_owned(),
        mend: None,
    }
}

fn entries() -> Vec<Entry> {
    let changes = vec![
        change(Severity::Breaking, "field-removed", "types::Pet::age", "was removed"),
        change(
            Severity::Breaking,
            "type-changed",
            "types::Pet::id",
            "is `String`, and was `i64`",
        ),
        change(Severity::Additive, "item-added", "Pets::adopt", "was added"),
        change(
            Severity::Documentation,
            "docs-changed",
            "Pets::list",
            "is described otherwise",
        ),
    ];
    Entry::of(&Changes { changes }, true)
}

fn lines(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.line.clone()).collect()
}

const HISTORY: &str = "# Changelog

Ours.

## [0.1.0] - 2026-01-02

### Added

- First release: all of it.

[0.1.0]: https://example.com
";

const WANTED: &str = "# Changelog

Ours.

## [Unreleased]

### Added

- `Pets::adopt` was added.

### Changed

- **Breaking:** `types::Pet::id` is `String`, and was `i64`.
- Documentation: 1 item is described otherwise.

### Removed

- **Breaking:** `types::Pet::age` was removed.

## [0.1.0] - 2026-01-02

### Added

- First release: all of it.

[0.1.0]: https://example.com
";

#[test]
fn what_came_or_went_is_told_apart_from_what_an_item_needs_or_implements() {
    let kind = |rule: &'static str| {
        let changes = vec![change(Severity::Additive, rule, "types::Pet", "changed")];
        Entry::of(&Changes { changes }, true)[0].kind
    };
    for rule in RULES {
        let by_name = match rule.name {
            name if name.ends_with("-added") => Kind::Added,
            name if name.ends_with("-removed") => Kind::Removed,
            "deprecated" => Kind::Deprecated,
            _ => Kind::Changed,
        };
        assert_eq!(kind(rule.name), by_name, "{}", rule.name);
    }
    for (rule, expected) in [
        ("item-added", Kind::Added),
        ("function-removed", Kind::Removed),
        ("deprecated-added", Kind::Deprecated),
        ("deprecated-removed", Kind::Changed),
        ("feature-gate-added", Kind::Changed),
        ("feature-gate-removed", Kind::Changed),
        ("implementation-added", Kind::Changed),
        ("non-exhaustive-removed", Kind::Changed),
    ] {
        assert_eq!(kind(rule), expected, "{rule}");
    }
}

#[test]
fn a_new_section_stands_before_all_others() {
    assert_eq!(merge(Some(HISTORY), &entries(), &[]), WANTED);
    let first = merge(None, &[Entry::first("all ten operations of the Pets API")], &[]);
    assert!(first.starts_with("# Changelog\n\n"), "{first}");
    assert!(
        first.ends_with("\n\n## [Unreleased]\n\n### Added\n\n- First release: all ten operations of the Pets API.\n"),
        "{first}"
    );
}

#[test]
fn a_second_run_changes_nothing() {
    let once = merge(Some(HISTORY), &entries(), &[]);
    assert_eq!(merge(Some(&once), &entries(), &lines(&entries())), once);
    assert_eq!(
        merge(Some(&once), &entries(), &[]),
        once,
        "nor one that knows nothing of the first"
    );
    assert_eq!(merge(Some(HISTORY), &[], &[]), HISTORY, "nothing to say");
    let windows = WANTED.replace('\n', "\r\n");
    assert_eq!(merge(Some(&windows), &entries(), &lines(&entries())), windows);
}

#[test]
fn what_holds_no_more_goes_and_what_people_wrote_stays() {
    let existing = WANTED
        .replace("- `Pets::adopt`", "- Mine, above.\n\n  Which goes on.\n- `Pets::adopt`")
        .replace("was `i64`.\n", "was `i64`.\n- Mine, between.\n")
        .replace("## [Unreleased]\n", "## [Unreleased]\n\nA word before.\n");
    let wanted = [Entry {
        kind: Kind::Fixed,
        line: "- `Pets::list` was mended.".to_owned(),
    }];
    let merged = merge(Some(&existing), &wanted, &lines(&entries()));
    let section = merged.split("## ").nth(1).unwrap();
    let expected = "[Unreleased]

A word before.

### Added

- Mine, above.

  Which goes on.

### Changed

- Mine, between.

### Fixed

- `Pets::list` was mended.

";
    let all: Vec<&str> = merged.split("## [").collect();
    assert!(merged.contains(expected), "{section}{merged}");
    assert_eq!(
        all.last(),
        HISTORY.split("## [").last().as_ref(),
        "earlier versions stay"
    );
    assert_eq!(merge(Some(&merged), &wanted, &lines(&wanted)), merged);
}

#[test]
fn a_line_that_a_person_wrote_anew_stays_and_is_not_added_again() {
    let rewritten = WANTED.replace(
        "- **Breaking:** `types::Pet::id` is `String`, and was `i64`.",
        "- **Breaking:** `types::Pet::id` is text now: the service\n  has run out of numbers.",
    );
    assert_eq!(merge(Some(&rewritten), &entries(), &lines(&entries())), rewritten);
    // Without the mark too, as it was told once.
    let unmarked = rewritten.replace("- **Breaking:** `types::Pet::id`", "- `types::Pet::id`");
    assert_eq!(merge(Some(&unmarked), &entries(), &lines(&entries())), unmarked);
    // A line about the item from before the change hides no breaking change.
    let first_told = merge(Some(&unmarked), &entries(), &[]);
    assert!(
        first_told.contains("- **Breaking:** `types::Pet::id` is `String`"),
        "{first_told}"
    );

    let first = [Entry::first("all ten operations of the Pets API")];
    let text = merge(None, &first, &[]).replace("all ten operations", "everything there is");
    assert_eq!(merge(Some(&text), &first, &lines(&first)), text);
}

#[test]
fn a_line_that_a_person_deleted_is_missed() {
    let without = WANTED.replace("\n### Removed\n\n- **Breaking:** `types::Pet::age` was removed.\n", "");
    assert_eq!(merge(Some(&without), &entries(), &lines(&entries())), WANTED);
}

#[test]
fn a_release_dates_the_section() {
    let released = release(WANTED, "0.2.0", "2026-11-26");
    assert_eq!(released, WANTED.replace("## [Unreleased]", "## [0.2.0] - 2026-11-26"));
    let bare = release(HISTORY, "1.0.0", "2026-11-26");
    assert_eq!(
        bare,
        HISTORY.replace("## [0.1.0]", "## [1.0.0] - 2026-11-26\n\n## [0.1.0]")
    );
    assert_eq!(merge(Some(&released), &[], &[]), released);
}

#[test]
fn a_long_list_is_cut_with_a_count_for_each_kind() {
    let mut changes: Vec<Change> = (0..1500)
        .map(|number| {
            change(
                Severity::Breaking,
                "item-removed",
                &format!("types::T{number}"),
                "was removed",
            )
        })
        .collect();
    changes
        .extend((0..1200).map(|number| change(Severity::Additive, "item-added", &format!("U{number}"), "was added")));
    let entries = Entry::of(&Changes { changes }, true);
    assert_eq!(entries.len(), 202);
    assert_eq!(entries[100].line, "- Further: 1100 items are not listed here.");
    assert_eq!(
        entries[201].line,
        "- Further: 1400 items are not listed here, 1400 of them with a **breaking** change."
    );
    let text = merge(Some(HISTORY), &entries, &[]);
    assert_eq!(
        merge(Some(&text), &entries, &lines(&entries)),
        text,
        "two lines begin with the same word"
    );
}

#[test]
fn other_content_without_a_change_of_the_api_has_its_line() {
    let entries = Entry::of(&Changes::default(), true);
    assert_eq!(
        lines(&entries),
        ["- Internals: generated code changed, and the API did not."]
    );
    assert!(Entry::of(&Changes::default(), false).is_empty());
}
