//! The fixtures below `fixtures/ok`: a description each, generated with default options or those of its `codegen.toml`.

use std::path::{Path, PathBuf};

use cratesmith::Generated;
use cratesmith::config::Config;
use cratesmith::diagnostic::{Style, render};
use cratesmith::options::{Options, Package};
use cratesmith::source::Source;

use super::generate;

/// A description and the crate that it gives.
pub(crate) struct Fixture {
    /// The name of the folder.
    pub(crate) name: String,
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The description.
    pub(crate) source: Source,
    /// What it gives.
    pub(crate) generated: Generated,
}

impl Fixture {
    /// The warnings as they are shown.
    pub(crate) fn warnings(&self) -> String {
        render(&self.generated.diagnostics, [&self.source], &Style::plain())
    }
}

/// All fixtures, by name.
pub(crate) fn all() -> Vec<Fixture> {
    below("tests/fixtures/ok")
}

/// Descriptions that are there for what compilers say of their crates alone: their files have no snapshots.
pub(crate) fn compiled() -> Vec<Fixture> {
    below("tests/fixtures/compiled")
}

fn below(folder: &str) -> Vec<Fixture> {
    let folder = super::root().join(folder);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the fixtures are there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders.into_iter().map(read).collect()
}

fn options(folder: &Path, name: &str) -> Options {
    if let Ok(text) = std::fs::read_to_string(folder.join("codegen.toml")) {
        return Config::parse(&text)
            .expect("the configuration of a fixture is right")
            .options;
    }
    Options {
        package: Package {
            name: format!("fixture-{}", name.replace('_', "-")),
            ..Package::default()
        },
        ..Options::default()
    }
}

fn read(folder: PathBuf) -> Fixture {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let bytes = std::fs::read(folder.join("openapi.yaml")).expect("a fixture has an openapi.yaml");
    let source = Source {
        name: "openapi.yaml".to_owned(),
        bytes,
    };
    let options = options(&folder, &name);
    let generated = generate(&source, &options);
    Fixture {
        name,
        folder,
        source,
        generated,
    }
}
