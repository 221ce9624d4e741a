//! Texts of descriptions: what YAML and JSON mean, and how they are refused.

use cratesmith::diagnostic::{Diagnostics, Severity};
use cratesmith::load::{Document, load};
use cratesmith::source::{MemoryFetch, Source};

fn read(name: &str, bytes: Vec<u8>) -> (Option<Document>, Vec<String>) {
    let source = Source {
        name: name.to_owned(),
        bytes,
    };
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &MemoryFetch::default(), &mut diagnostics);
    let said = diagnostics.as_slice().iter().map(|diagnostic| {
        let error = if diagnostic.severity == Severity::Error {
            "!"
        } else {
            ""
        };
        format!("{error}{}: {}", diagnostic.code, diagnostic.message)
    });
    let said = said.collect();
    (document, said)
}

/// The description, of which nothing is said.
#[track_caller]
fn document(text: &str) -> Document {
    let (document, said) = read("test.yaml", text.as_bytes().to_vec());
    assert_eq!(said, Vec::<String>::new());
    document.unwrap()
}

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

/// The `default` of the one schema, whose text is given.
#[track_caller]
fn value(text: &str) -> serde_json::Value {
    let document = document(&format!("{HEAD}components: {{schemas: {{A: {{default: {text}}}}}}}\n"));
    let schemas = document.openapi.components.unwrap().schemas;
    schemas["A"].as_item().unwrap().schema_data.default.clone().unwrap()
}

#[test]
fn plain_texts_are_what_yaml_1_2_says_they_are() {
    for text in ["on", "off", "yes", "no", "y", "n", "Yes", "NO"] {
        assert_eq!(value(text), serde_json::json!(text), "a boolean of YAML 1.1");
    }
    for text in ["2020-01-02", "2020-01-02T03:04:05Z", "12:30:45", "1_000"] {
        assert_eq!(value(text), serde_json::json!(text));
    }
    assert_eq!(value("true"), serde_json::json!(true));
    assert_eq!(value("~"), serde_json::json!(null));
    assert_eq!(value("0x1F"), serde_json::json!(31));
}

#[test]
fn keys_are_the_texts_that_stand_there() {
    let text = format!(
        "{HEAD}paths:\n  /a:\n    get:\n      responses:\n        200: {{description: Done}}\n        4XX: {{description: Not done}}\n\
         components:\n  schemas:\n    A: {{properties: {{on: {{}}, yes: {{}}, null: {{}}, 1: {{}}, true: {{}}, 1.50: {{}}, 0x10: {{}}}}}}\n"
    );
    let document = document(&text);
    let (_, _, operation) = document.openapi.operations().next().unwrap();
    assert_eq!(operation.responses.responses.len(), 2);
    let schemas = document.openapi.components.as_ref().unwrap();
    let schema = serde_json::to_value(&schemas.schemas["A"]).unwrap();
    let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["0x10", "1", "1.50", "null", "on", "true", "yes"]);
}

#[test]
fn merge_keys_are_merged_and_what_stands_beside_them_wins() {
    let text = format!(
        "{HEAD}x-base: &base {{type: object, title: Base}}\nx-more: &more {{title: More, description: d}}\n\
         components:\n  schemas:\n    A: {{<<: *base, title: Own}}\n    B: {{<<: [*more, *base]}}\n"
    );
    let document = document(&text);
    let schemas = &document.openapi.components.as_ref().unwrap().schemas;
    let title = |name: &str| schemas[name].as_item().unwrap().schema_data.title.clone().unwrap();
    assert_eq!((title("A"), title("B")), ("Own".to_owned(), "More".to_owned()));
}

#[test]
fn every_encoding_and_line_end_is_the_same_description() {
    let text = format!("{HEAD}paths:\n  /ä: {{get: {{responses: {{default: {{description: ö}}}}}}}}\n");
    let expected = document(&text);
    let windows = text.replace('\n', "\r\n");
    let utf16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(mark)
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        format!("\u{feff}{text}").into_bytes(),
        windows.into_bytes(),
        utf16(0xfeff, u16::to_le_bytes),
        utf16(0xfeff, u16::to_be_bytes),
        unmarked,
    ] {
        let (found, said) = read("test.yaml", bytes);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(found.as_ref(), Some(&expected));
    }
}

#[test]
fn a_second_document_of_a_file_is_left_out() {
    let (found, said) = read(
        "test.yaml",
        format!("---\n{HEAD}paths: {{}}\n---\nother: 1\n").into_bytes(),
    );
    assert!(found.is_some());
    assert_eq!(
        said,
        ["ignored-key: the file holds 2 YAML documents; the first one is the description"]
    );
    let (found, said) = read("test.yaml", format!("---\n{HEAD}paths: {{}}\n...\n---\n").into_bytes());
    assert!(found.is_some() && said.is_empty(), "{said:?}");
}

#[test]
fn a_text_without_content_is_empty() {
    for text in ["", " \n\n", "# only a comment\n", "---\n", "--- # nothing\n...\n"] {
        let (_, said) = read("test.yaml", text.as_bytes().to_vec());
        assert_eq!(said, ["!empty-source: the file is empty"], "{text:?}");
    }
}

#[test]
fn json_with_comments_is_told_so() {
    for text in [
        "{\n  // a comment\n  \"openapi\": \"3.0.0\"\n}",
        "{\n  \"openapi\": /* c */ \"3.0.0\"\n}",
    ] {
        let (found, said) = read("test.json", text.as_bytes().to_vec());
        assert!(found.is_none());
        assert_eq!(said, ["!syntax-error: a comment stands here, which JSON has none of"]);
    }
}

#[test]
fn json_that_is_called_yaml_and_the_other_way_round() {
    let json = br#"{"openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {}}"#;
    let (found, said) = read("test.yaml", json.to_vec());
    assert!(found.is_some() && said.is_empty(), "{said:?}");
    let (found, said) = read("test.json", format!("{HEAD}paths: {{}}\n").into_bytes());
    assert!(found.is_some() && said.is_empty(), "{said:?}");
    let flow = "{openapi: 3.0.0, info: {title: T, version: '1'}, paths: {}} # flow style";
    let (found, said) = read("description", flow.as_bytes().to_vec());
    assert!(found.is_some() && said.is_empty(), "{said:?}");
}
