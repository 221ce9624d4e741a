//! Descriptions with files beside them, loaded from memory.

use std::collections::BTreeMap;

use cratesmith::diagnostic::Diagnostics;
use cratesmith::load::{Document, load};
use cratesmith::source::{MemoryFetch, Source};

/// Loads a description whose head is given, with files beside it.
pub(crate) fn document(version: &str, body: &str, files: &[(&str, &str)]) -> (Document, Vec<String>) {
    let head = format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\n");
    let (document, diagnostics) = loaded(&format!("{head}{body}"), files);
    let said = diagnostics
        .as_slice()
        .iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message));
    let said = said.collect();
    (document, said)
}

/// Loads a description with files beside it, and gives all that is said of it.
pub(crate) fn loaded(text: &str, files: &[(&str, &str)]) -> (Document, Diagnostics) {
    let source = Source {
        name: "test.yaml".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let mut diagnostics = Diagnostics::default();
    let document = load(&source, &MemoryFetch(files), &mut diagnostics);
    (document.unwrap_or_else(|| panic!("{diagnostics:?}")), diagnostics)
}
