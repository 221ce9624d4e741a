//! A crate that is released, and the same with other names in the configuration.

use cratesmith::config::Config;
use cratesmith::evolution::{Lock, Severity};
use cratesmith::files::FileSet;
use cratesmith::source::{NoFetch, Source};
use cratesmith::{Generated, Input};

/// The package that is generated.
pub(crate) const PACKAGE: &str = "pets-client";

/// A generation after another, and what it calls otherwise.
pub(crate) struct Run<'a> {
    pub(crate) description: &'a str,
    pub(crate) renames: &'a str,
    pub(crate) previous: Option<&'a Lock>,
}

impl Run<'_> {
    fn with<T>(&self, run: impl FnOnce(&Input<'_>) -> T) -> T {
        let config = format!(
            "description = \"api.yaml\"\noutput = \"out\"\n\n[package]\nname = \"{PACKAGE}\"\n\n{}",
            self.renames
        );
        let config = Config::parse(&config).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let source = Source {
            name: "api.yaml".to_owned(),
            bytes: self.description.as_bytes().to_vec(),
        };
        run(&Input {
            source: &source,
            fetch: &NoFetch,
            options: &config.options,
            previous: self.previous,
            existing: &FileSet::default(),
        })
    }

    pub(crate) fn generate(&self) -> Generated {
        self.with(cratesmith::generate).expect("it can be generated")
    }

    /// What is said where it cannot be generated.
    pub(crate) fn problems(&self) -> Vec<String> {
        let failure = self.with(cratesmith::generate).expect_err("something is wrong");
        let diagnostics = failure.diagnostics.iter();
        diagnostics
            .map(|said| format!("{}; {}", said.message, said.help))
            .collect()
    }

    /// What is said of a place of the description.
    pub(crate) fn explained(&self, place: &str) -> Vec<String> {
        let explained = self.with(|input| cratesmith::explain(input, place));
        let explained = explained.expect("it can be generated").into_iter();
        explained.flat_map(|item| item.rules).collect()
    }

    pub(crate) fn release(&self) -> Generated {
        self.with(|input| cratesmith::release(input, "2026-01-31"))
            .expect("it can be released")
    }
}

/// The first release of a description.
pub(crate) fn released(description: &str) -> Generated {
    Run {
        description,
        renames: "",
        previous: None,
    }
    .release()
}

/// What changed, but for the words of documentation, in which names stand.
pub(crate) fn told(generated: &Generated) -> Vec<String> {
    let changes = generated.changes.changes.iter();
    changes
        .filter(|change| change.severity != Severity::Documentation)
        .map(|change| format!("{:?} {} {}", change.severity, change.item, change.what))
        .collect()
}
