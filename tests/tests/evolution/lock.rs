//! The text of the lock: stable, readable, and refused with a place where it is not one.

use std::collections::BTreeMap;

use cratesmith::diagnostic::Location;
use cratesmith::evolution::{Digest, Ledger, Lock, Loss, Release, Size, Surface};
use cratesmith::files::FileSet;
use cratesmith::model::OldNames;

fn lock() -> Lock {
    let files: FileSet = [("src/lib.rs", "//! A crate.\n"), ("Cargo.toml", "[package]\n")]
        .into_iter()
        .collect();
    let inputs = BTreeMap::from([("description".to_owned(), Digest::of_text(b"openapi: 3.1.0\n"))]);
    let loss = Loss {
        place: "#/components/schemas/Pet".to_owned(),
        code: "dangling-reference".to_owned(),
        reason: "`$ref` leads to \"nothing\"\n\u{7}".to_owned(),
    };
    let mut lock = Lock::of(
        &files,
        inputs,
        Size {
            operations: 10,
            types: 25,
        },
        Ledger { losses: vec![loss] },
    );
    lock.generator = "0.1.0".to_owned();
    lock
}

#[test]
fn the_text_is_one_fact_a_line() {
    assert_eq!(
        lock().to_string(),
        r##"# Written by codegen, which owns the files listed here. Not for editing; keep it in version control.
format = 1
generator = "0.1.0"
edition = 1

[inputs]
"description" = "f39db8e8ede3dc2457c613e2a304e6d478f6e5ec660e4746464f41e76ac77006"

[size]
operations = 10
types = 25

[[ledger]]
place = "#/components/schemas/Pet"
code = "dangling-reference"
reason = "`$ref` leads to \"nothing\"\n\u0007"

[files]
"Cargo.toml" = "8a3cd5a81b3f9a621aa493d90c45f42ab571d4e42b8ae5aff351cb0a02d06d82"
"src/lib.rs" = "003a0437bf53223d1dfcbf4c3f9e18f9c7c6e5182b4798e368694efb8402e3fe"
"##
    );
}

#[test]
fn what_is_written_is_read_back() {
    let mut lock = lock();
    lock.names
        .insert("#/components/schemas/Pet".to_owned(), "types::Pet".to_owned());
    lock.aliases
        .0
        .insert("types::Animal".to_owned(), "types::Pet".to_owned());
    assert_eq!(Lock::parse(&lock.to_string()), Ok(lock));
}

#[test]
fn a_release_and_the_changelog_are_written_behind_all_else_and_read_back() {
    let mut released = lock();
    released.changelog = vec![
        "- **Breaking:** `types::Pet` was \"removed\".".to_owned(),
        "- Two.".to_owned(),
    ];
    released.released = Some(Release {
        version: "0.2.0-rc.1".to_owned(),
        content: Digest::of(b""),
        pins: Default::default(),
        aliases: OldNames([("types::A".to_owned(), "types::B".to_owned())].into()),
        surface: Surface::default(),
    });
    let text = released.to_string();
    let tables = r##"
[changelog]
entries = [
    "- **Breaking:** `types::Pet` was \"removed\".",
    "- Two.",
]

[released]
version = "0.2.0-rc.1"
content = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

[released.aliases]
"types::A" = "types::B"
"##;
    assert!(
        text.starts_with(&lock().to_string()) && text.ends_with(tables),
        "{text}"
    );
    assert_eq!(Lock::parse(&text), Ok(released));
}

#[test]
fn the_facts_of_a_release_are_one_a_line_and_read_at_once() {
    let mut text = format!(
        "format = 1\n[released]\nversion = \"1.0.0\"\ncontent = \"{}\"\n[released.rust]\n",
        Digest::of(b"")
    );
    for number in 0..60_000 {
        text.push_str(&format!(
            "\"types::SomeTypeOfALargeApi{number}::field\" = \"pub field: Option<types::SomeOther{number}>\"\n"
        ));
    }
    let began = std::time::Instant::now();
    assert!(Lock::parse(&text).is_ok());
    let time = began.elapsed();
    println!("60,000 facts were read in {time:?}");
    assert!(time.as_secs() < 20, "60,000 facts took {time:?}");
    let broken = text.replace(
        "\"types::SomeTypeOfALargeApi59999::field\" = ",
        "\"types::SomeTypeOfALargeApi59999::field\" = 1 # ",
    );
    let found = problems(&broken);
    assert_eq!((found.len(), found[0].0, found[0].2), (1, 60_005, "wrong-type"));
}

#[test]
fn digests_of_texts_ignore_how_lines_end_and_the_byte_order_mark() {
    let digest = Digest::of_text(b"a: 1\nb: \r2\n");
    assert_eq!(Digest::of_text(b"\xef\xbb\xbfa: 1\r\nb: \r2\r\n"), digest);
    assert_ne!(Digest::of_text(b"a: 1\nb: 2\n"), digest);
    assert_eq!(
        Digest::of(b"").as_str(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}

/// Line, column, code and message of every problem.
fn problems(text: &str) -> Vec<(usize, usize, &'static str, String)> {
    let problems = Lock::parse(text).expect_err("the lock is refused").into_iter();
    problems
        .map(|problem| match problem.location {
            Location::Position { line, column, .. } => (line, column, problem.code, problem.message),
            other => panic!("{other:?} is no position"),
        })
        .collect()
}

#[test]
fn a_later_format_is_refused() {
    let message = "the lock has format 2, and this version of the generator reads format 1".to_owned();
    assert_eq!(problems("format = 2\nnew = true\n"), [(1, 10, "unknown-lock", message)]);
}

#[test]
fn paths_that_lead_out_of_the_folder_are_refused() {
    let digest = "0".repeat(64);
    for path in [
        "../up.rs",
        "/etc/passwd",
        "src/../../up.rs",
        "C:/x.rs",
        "src//x.rs",
        "src\\\\x.rs",
        ".",
    ] {
        let text = format!("format = 1\n[files]\n\"{path}\" = \"{digest}\"\n");
        let found = problems(&text);
        assert_eq!((found[0].0, found[0].2), (3, "path-outside"), "{path}");
    }
}

#[test]
fn a_conflict_that_was_not_resolved_has_its_place() {
    let found = problems("format = 1\n<<<<<<< ours\n");
    assert_eq!((found[0].0, found[0].2), (2, "syntax-error"));
}

#[test]
fn a_release_that_is_none_has_its_place() {
    let found = problems("format = 1\n[released]\nversion = \"one\"\ncontent = \"abc\"\nsurface = 1\n");
    let places: Vec<_> = found.iter().map(|found| (found.0, found.1, found.2)).collect();
    assert_eq!(
        places,
        [(3, 11, "bad-version"), (4, 11, "bad-digest"), (5, 1, "unknown-key")]
    );
}

#[test]
fn a_digest_that_is_none_has_its_place() {
    let found = problems("format = 1\n[files]\n\"src/lib.rs\" = \"abc\"\n");
    assert_eq!((found[0].0, found[0].1, found[0].2), (3, 16, "bad-digest"));
}

#[test]
fn a_later_edition_is_refused() {
    let text = lock().to_string().replace("edition = 1", "edition = 2");
    let problems = Lock::parse(&text).expect_err("there is one edition");
    let messages: Vec<(&str, &str)> = problems.iter().map(|said| (said.code, said.message.as_str())).collect();
    let expected = "the lock has edition 2, and this version of the generator knows none after 1";
    assert_eq!(messages, [("unknown-edition", expected)]);
}
