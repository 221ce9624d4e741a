//! The printed text of each construct.

use crate::small_api::{api, files, options};
use cratesmith::emit::emit as emitted;
use cratesmith::format::format_on;

/// A file of the API without the notice at its top.
fn text(path: &str) -> String {
    let files = files();
    let text = files.text(path).unwrap_or_else(|| panic!("no {path}"));
    text.split_once("\n\n").unwrap().1.to_owned()
}

/// Whether a file holds these lines one after the other.
#[track_caller]
fn assert_holds(path: &str, lines: &str) {
    let text = text(path);
    assert!(text.contains(lines), "{path} holds no\n{lines}\nbut\n{text}");
}

#[test]
fn no_text_is_laid_out_by_accident() {
    for (path, bytes) in files()
        .iter()
        .filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"))
    {
        let text = std::str::from_utf8(bytes).unwrap();
        for mark in [" :", " ?", "/**", "\r", "\t", "# ["] {
            let found = text
                .lines()
                .find(|line| !line.trim_start().starts_with("//") && line.contains(mark));
            assert_eq!(found, None, "{path}");
        }
        assert_eq!(text.lines().find(|line| line.ends_with(' ')), None, "{path}");
        assert!(!text.contains("\n\n\n"), "{path}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
    }
}

#[test]
fn threads_do_not_show() {
    let (api, options) = (api(), options());
    let package = emitted(&api, &options);
    assert_eq!(format_on(&package, 1), format_on(&package, 4));
}

#[test]
fn a_struct_of_answers() {
    insta::assert_snapshot!(text("src/types/connection.rs"));
}

#[test]
fn a_struct_of_requests() {
    insta::assert_snapshot!(text("src/types/filter.rs"));
}

#[test]
fn an_open_enum() {
    insta::assert_snapshot!(text("src/types/provider.rs"));
}

#[test]
fn unions() {
    insta::assert_snapshot!(text("src/types/metadata.rs"));
    insta::assert_snapshot!(text("src/types/pet.rs"));
}

#[test]
fn a_handle() {
    insta::assert_snapshot!(text("src/connections/mod.rs"));
}

#[test]
fn builders() {
    insta::assert_snapshot!(text("src/connections/create.rs"));
    insta::assert_snapshot!(text("src/connections/delete.rs"));
    insta::assert_snapshot!(text("src/connections/patch.rs"));
}

#[test]
fn clients() {
    insta::assert_snapshot!(text("src/client.rs"));
    insta::assert_snapshot!(text("src/blocking.rs"));
}

#[test]
fn a_manifest() {
    insta::assert_snapshot!(text("Cargo.toml"));
}

#[test]
fn errors_are_told_apart_by_status() {
    assert_holds(
        "src/connections/list.rs",
        "error_by_status! {
    ListError {
        404 => NotFound(),
        500..=599 => ServerError(text),
        _ => Default,
    }
}
",
    );
}

#[test]
fn secrets_are_exposed_only_where_they_are_sent() {
    assert_holds(
        "src/connections/delete.rs",
        "        parts.header(\"X-Token\", self.x_token.as_ref().map(Secret::expose));\n",
    );
}

#[test]
fn the_root_has_only_what_is_used() {
    let root = text("src/lib.rs");
    assert!(root.contains("Secret"));
    assert!(!root.contains("FilePart"), "{root}");
    assert!(files().get("src/runtime/multipart.rs").is_none());
    assert!(files().get("src/runtime/date_time_jiff.rs").is_some());
    assert!(files().get("src/runtime/date_time_chrono.rs").is_none());
}
