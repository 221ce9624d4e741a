//! A repository with a description and its crate, in which commands run as a person runs them.

use std::fs;
use std::path::{Path, PathBuf};

use cratesmith::cli::Outcome;
use cratesmith::config::Config;
use cratesmith::evolution::Lock;
use cratesmith::files::FileSet;
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Generated, Input};

/// A description of types alone, whose crate compiles at once.
pub(crate) const PETS: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
    Toy: {type: object, properties: {colour: {type: string}}}
";

const CONFIG: &str = "description = \"pets.yaml\"\noutput = \"../client\"\n\n[package]\nname = \"pets\"\n";

/// A folder with `spec/codegen.toml`, `spec/pets.yaml`, and the crate in `client`.
pub(crate) struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// A repository without a crate.
    pub(crate) fn new(description: &str) -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        repository.write("spec/pets.yaml", description);
        repository.write("spec/codegen.toml", CONFIG);
        repository
    }

    /// A repository whose crate was released as it is.
    pub(crate) fn released(description: &str) -> Self {
        let repository = Self::new(description);
        assert_eq!(repository.run("codegen").0, Outcome::Done);
        let released = release(&repository.path("client"), description, CONFIG, "2026-01-02");
        repository.write("client/CHANGELOG.md", released.files.text("CHANGELOG.md").unwrap());
        repository.write("client/codegen.lock", &released.lock.to_string());
        repository
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Changes a file, which has to hold what is replaced.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds {from:?}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// The lock of the crate.
    pub(crate) fn lock(&self) -> Lock {
        Lock::parse(&self.read("client/codegen.lock")).expect("the lock is whole")
    }

    /// The outcome of a command line, and what was printed without colours.
    pub(crate) fn run(&self, args: &str) -> (Outcome, String, String) {
        super::xtask::run(self.root(), args)
    }
}

/// The release of the crate that stands in a folder.
pub(crate) fn release(folder: &Path, description: &str, config: &str, date: &str) -> Generated {
    with_input(folder, description, config, |input| cratesmith::release(input, date))
}

/// What a description gives beside the crate that stands in a folder.
pub(crate) fn regenerate(folder: &Path, description: &str, config: &str) -> Generated {
    with_input(folder, description, config, cratesmith::generate)
}

fn with_input(
    folder: &Path,
    description: &str,
    config: &str,
    run: impl FnOnce(&Input<'_>) -> Result<Generated, cratesmith::Failure>,
) -> Generated {
    let lock = fs::read_to_string(folder.join(Lock::PATH)).ok();
    let previous = lock.map(|text| Lock::parse(&text).expect("the lock is whole"));
    let mut existing = FileSet::default();
    for path in ["Cargo.toml", "README.md", "CHANGELOG.md"] {
        if let Ok(bytes) = fs::read(folder.join(path)) {
            existing.insert(path, bytes);
        }
    }
    let source = Source {
        name: "description.yaml".to_owned(),
        bytes: description.as_bytes().to_vec(),
    };
    let options = Config::parse(config).expect("the configuration is right").options;
    let input = Input {
        source: &source,
        fetch: &NoFetch,
        options: &options,
        previous: previous.as_ref(),
        existing: &existing,
    };
    run(&input).unwrap_or_else(|failure| panic!("{:#?}", failure.diagnostics))
}
