//! The connections client, generated in memory from the description or an edited copy of it.

use cratesmith::config::Config;
use cratesmith::files::FileSet;
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Input, generate as generate_crate};

use super::root;

/// The text of `spec/connections.yaml`.
pub(crate) fn description() -> String {
    std::fs::read_to_string(root().join("spec/connections.yaml")).expect("the description is there")
}

/// The text of `spec/codegen.toml`.
pub(crate) fn configuration() -> String {
    std::fs::read_to_string(root().join("spec/codegen.toml")).expect("the configuration is there")
}

/// The crate for a description, with the configuration of the connections client.
pub(crate) fn generate(description: &str) -> FileSet {
    let config = Config::parse(&configuration()).expect("the configuration is right");
    let source = Source {
        name: "connections.yaml".to_owned(),
        bytes: description.as_bytes().to_vec(),
    };
    let input = Input {
        source: &source,
        fetch: &NoFetch,
        options: &config.options,
        previous: None,
        existing: &FileSet::default(),
    };
    match generate_crate(&input) {
        Ok(generated) => generated.files,
        Err(failure) => panic!("the description has errors: {:#?}", failure.diagnostics),
    }
}
