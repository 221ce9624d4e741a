//! The connections client, generated in memory from the description or an edited copy of it.

use cratesmith::config::Config;
use cratesmith::evolution::Lock;
use cratesmith::files::FileSet;
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Failure, Generated, Input, generate as generate_crate};

use super::root;

/// The text of `spec/connections.yaml`.
pub(crate) fn description() -> String {
    std::fs::read_to_string(root().join("spec/connections.yaml")).expect("the description is there")
}

/// The text of `spec/codegen.toml`.
pub(crate) fn configuration() -> String {
    std::fs::read_to_string(root().join("spec/codegen.toml")).expect("the configuration is there")
}

/// A description as what is read.
pub(crate) fn source(description: &str) -> Source {
    Source {
        name: "connections.yaml".to_owned(),
        bytes: description.as_bytes().to_vec(),
    }
}

/// The crate for a description, with the configuration of the connections client.
pub(crate) fn generate(description: &str) -> FileSet {
    generate_after(description, None).files
}

/// The same, after the run that left a lock.
pub(crate) fn generate_after(description: &str, previous: Option<&Lock>) -> Generated {
    with_input(description, previous, generate_crate)
}

/// The crate of a description as its first release, with the lock that keeps what it offers.
pub(crate) fn release(description: &str) -> Generated {
    with_input(description, None, |input| cratesmith::release(input, "2026-01-31"))
}

fn with_input(
    description: &str,
    previous: Option<&Lock>,
    run: impl FnOnce(&Input<'_>) -> Result<Generated, Failure>,
) -> Generated {
    let config = Config::parse(&configuration()).expect("the configuration is right");
    let source = source(description);
    let input = Input {
        source: &source,
        fetch: &NoFetch,
        options: &config.options,
        previous,
        existing: &FileSet::default(),
    };
    run(&input).unwrap_or_else(|failure| panic!("the description has errors: {:#?}", failure.diagnostics))
}
