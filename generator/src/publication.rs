//! The end of a generation: what changed since the last release, and the files that say so or carry the version.

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::emit::{self, Facts};
use crate::evolution::changelog::{self, Entry};
use crate::evolution::{Changes, Digest, Lock, Release, Surface, Version, next, regions};
use crate::files::FileSet;
use crate::format;
use crate::model::{Api, Pins};
use crate::pointer::SourceId;
use crate::source::Source;
use crate::toml_text::Text;
use crate::{Failure, Input};

/// What stands in for the version where the text must not depend on it.
const NO_VERSION: &str = "0.0.0";

/// What of a generated crate is not published, or is what its version makes of it.
const NOT_CONTENT: [&str; 2] = ["rustfmt.toml", changelog::PATH];

/// What a generation comes to.
pub(crate) struct Publication {
    /// How the API differs from the released one.
    pub(crate) changes: Changes,
    /// The version of the crate.
    pub(crate) version: String,
    /// What the changelog says that codegen stands for.
    pub(crate) entries: Vec<String>,
    /// What the lock keeps as released.
    pub(crate) released: Option<Release>,
}

/// What a generation is finished from.
pub(crate) struct Publishing<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) api: &'a Api,
    pub(crate) facts: &'a Facts,
    /// The day of a release, as `2026-11-26`; nothing where none is made.
    pub(crate) date: Option<&'a str>,
    /// The place that a file of the user would have among the sources.
    pub(crate) source: SourceId,
}

impl Publishing<'_> {
    /// Adds the files that depend on what was released.
    pub(crate) fn finish(&self, files: &mut FileSet) -> Result<Publication, Failure> {
        self.add_versioned(NO_VERSION, files)?;
        let released = self.input.previous.and_then(|lock| lock.released.as_ref());
        // To read the crate again takes time, and before the first release nobody asks for it.
        let current = (released.is_some() || self.date.is_some()).then(|| self.as_released(files));
        let (changes, content_changed) = match (released, &current) {
            (Some(released), Some(current)) => (
                Changes::between(&released.surface, &current.surface),
                released.content != current.content,
            ),
            _ => (Changes::default(), false),
        };
        let version = self.version(&changes, content_changed);
        self.add_versioned(&version, files)?;

        let entries = match released {
            None => vec![Entry::first(&emit::first_release(self.api))],
            Some(_) => Entry::of(&changes, content_changed),
        };
        let mut changelog = self.changelog(&entries);
        if let Some(date) = self.date {
            changelog = changelog::release(&changelog, &version, date);
        }
        files.insert(changelog::PATH, changelog);

        let (entries, released) = match (self.date, current) {
            (Some(_), Some(current)) => {
                let version = version.clone();
                (Vec::new(), Some(Release { version, ..current }))
            }
            _ => (entries, released.cloned()),
        };
        Ok(Publication {
            changes,
            version,
            entries: entries.into_iter().map(|entry| entry.line).collect(),
            released,
        })
    }

    /// What the lock would keep of the crate, were it released.
    fn as_released(&self, files: &FileSet) -> Release {
        Release {
            version: NO_VERSION.to_owned(),
            content: content(files),
            pins: Pins {
                runtime: self.facts.named_runtime().map(str::to_owned).collect(),
                ..Pins::of(self.api)
            },
            aliases: self.api.aliases.emitted.clone(),
            surface: Surface::of(files, self.api),
        }
    }

    fn version(&self, changes: &Changes, content_changed: bool) -> String {
        let asked = self.input.options.package.version.as_deref();
        let released = self.input.previous.and_then(|lock| lock.released.as_ref());
        match released.and_then(|released| Version::parse(&released.version)) {
            None => asked.unwrap_or(Version::FIRST).to_owned(),
            Some(released) => {
                let asked = asked.and_then(Version::parse);
                next(&released, changes.severity(), content_changed, asked.as_ref()).to_string()
            }
        }
    }

    /// Adds the files that carry the version, with the regions of the user.
    fn add_versioned(&self, version: &str, files: &mut FileSet) -> Result<(), Failure> {
        let package = emit::versioned(self.api, self.input.options, self.facts, version);
        for (path, bytes) in format::format(&package).iter() {
            let generated = String::from_utf8_lossy(bytes);
            files.insert(path, self.with_regions(path, &generated)?);
        }
        Ok(())
    }

    fn with_regions(&self, path: &str, generated: &str) -> Result<String, Failure> {
        let Some(existing) = self.input.existing.text(path) else {
            return Ok(generated.to_owned());
        };
        let merged = regions::merge(path, existing, generated).map_err(|fault| {
            let at = (fault.line, 1);
            self.fault(path, existing, at, (fault.message, fault.help))
        })?;
        let is_manifest = path.ends_with(".toml");
        if is_manifest && merged != generated {
            self.check_manifest(path, &merged)?;
        }
        Ok(merged)
    }

    /// Fails where a manifest with the regions of the user is no TOML any more; places are those of what would be written.
    fn check_manifest(&self, path: &str, merged: &str) -> Result<(), Failure> {
        let text = Text::new(merged);
        drop(text.table());
        let Some(problem) = text.into_problems().into_iter().next() else {
            return Ok(());
        };
        let at = match problem.location {
            Location::Position { line, column, .. } => (line, column),
            _ => (1, 1),
        };
        let help = "change the region of the user that says it; the line is that of the file as it would be written";
        let message = format!("the manifest is no TOML with what the user added: {}", problem.message);
        Err(self.fault(path, merged, at, (message, help.to_owned())))
    }

    /// An error in a file that the user wrote into.
    fn fault(
        &self,
        path: &str,
        text: &str,
        (line, column): (usize, usize),
        (message, help): (String, String),
    ) -> Failure {
        Failure {
            diagnostics: vec![Diagnostic {
                code: "user-region",
                severity: Severity::Error,
                location: Location::Position {
                    source: self.source,
                    line,
                    column,
                },
                message,
                help,
            }],
            further: vec![Source {
                name: path.to_owned(),
                bytes: text.as_bytes().to_vec(),
            }],
        }
    }

    fn changelog(&self, entries: &[Entry]) -> String {
        let existing = self.input.existing.get(changelog::PATH);
        // What an earlier codegen wrote, when it owned the file, and nobody changed, is written anew.
        let owned = self.input.previous.and_then(|lock| lock.files.get(changelog::PATH));
        let existing = existing.filter(|bytes| owned != Some(&Digest::of(bytes)));
        let text = existing.and_then(|bytes| std::str::from_utf8(bytes).ok());
        let before = self.input.previous.map(|lock: &Lock| lock.changelog.as_slice());
        changelog::merge(text, entries, before.unwrap_or_default())
    }
}

/// The digest of what users get, whatever its version.
fn content(files: &FileSet) -> Digest {
    let published = files
        .iter()
        .filter(|(path, _)| !NOT_CONTENT.contains(path) && !path.starts_with("tests/"));
    let lines: String = published
        .map(|(path, bytes)| format!("{} {path}\n", Digest::of(bytes)))
        .collect();
    Digest::of(lines.as_bytes())
}
