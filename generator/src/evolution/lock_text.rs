//! The text of the lock: one fact a line, so that a difference is as small as what changed.

use std::collections::BTreeMap;
use std::fmt;

use super::{Digest, FORMAT, Ledger, Lock, Loss, Size, release_text};
use crate::diagnostic::Diagnostic;
use crate::model::OldNames;
use crate::naming::NameTable;
use crate::toml_text::{Section, Text, quoted};

impl fmt::Display for Lock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "# Written by codegen, which owns the files listed here. Not for editing; keep it in version control."
        )?;
        writeln!(formatter, "format = {FORMAT}")?;
        writeln!(formatter, "generator = {}", quoted(&self.generator))?;
        writeln!(formatter, "edition = {}", self.edition)?;
        table(formatter, "inputs", &self.inputs, Digest::as_str)?;
        writeln!(formatter, "\n[size]")?;
        writeln!(formatter, "operations = {}", self.size.operations)?;
        writeln!(formatter, "types = {}", self.size.types)?;
        if !self.names.is_empty() {
            table(formatter, "names", &self.names.0, String::as_str)?;
        }
        if !self.aliases.is_empty() {
            table(formatter, "aliases", &self.aliases.0, String::as_str)?;
        }
        for loss in &self.ledger.losses {
            writeln!(formatter, "\n[[ledger]]")?;
            writeln!(formatter, "place = {}", quoted(&loss.place))?;
            writeln!(formatter, "code = {}", quoted(&loss.code))?;
            writeln!(formatter, "reason = {}", quoted(&loss.reason))?;
        }
        table(formatter, "files", &self.files, Digest::as_str)?;
        if !self.changelog.is_empty() {
            release_text::write_entries(formatter, &self.changelog)?;
        }
        match &self.released {
            Some(release) => release_text::write(formatter, release),
            None => Ok(()),
        }
    }
}

pub(super) fn table<V>(
    formatter: &mut fmt::Formatter<'_>,
    name: &str,
    entries: &BTreeMap<String, V>,
    text: fn(&V) -> &str,
) -> fmt::Result {
    writeln!(formatter, "\n[{name}]")?;
    for (key, value) in entries {
        writeln!(formatter, "{} = {}", quoted(key), quoted(text(value)))?;
    }
    Ok(())
}

impl Lock {
    /// Reads the text of a lock.
    ///
    /// # Errors
    ///
    /// Every problem with its place: text that is no TOML, keys that no lock has, a format of a later generator, and
    /// paths that lead out of the crate's folder, as stale files of the lock are deleted.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let text = Text::new(text);
        let lock = read(&text);
        let problems = text.into_problems();
        match lock {
            Some(lock) if problems.is_empty() => Ok(lock),
            _ => Err(problems),
        }
    }
}

fn read(text: &Text<'_>) -> Option<Lock> {
    let table = text.table()?;
    let mut root = Section::root(text, table.get_ref());
    let format = root.integer("format");
    if format != Some(FORMAT) {
        let written = format.map_or("no format".to_owned(), |format| format!("format {format}"));
        root.problem_at(
            "format",
            "unknown-lock",
            format!("the lock has {written}, and this version of the generator reads format {FORMAT}"),
            "generate with the version that wrote it, or a later one",
        );
        return None;
    }
    let edition = root.integer("edition").unwrap_or(super::EDITION);
    if edition > super::EDITION {
        root.problem_at(
            "edition",
            "unknown-edition",
            format!(
                "the lock has edition {edition}, and this version of the generator knows none after {}",
                super::EDITION
            ),
            "generate with the version that wrote it, or a later one",
        );
        return None;
    }
    let lock = Lock {
        generator: root.string("generator").unwrap_or_default(),
        edition,
        inputs: digests(root.section("inputs")),
        size: size(root.section("size")),
        names: NameTable(root.strings_by_key("names")),
        aliases: OldNames(root.strings_by_key("aliases")),
        ledger: Ledger {
            losses: root.sections("ledger").into_iter().map(loss).collect(),
        },
        files: files(root.section("files")),
        changelog: release_text::read_entries(&mut root),
        released: release_text::read(&mut root),
    };
    root.finish();
    Some(lock)
}

fn size(mut section: Section<'_>) -> Size {
    let size = Size {
        operations: section.integer("operations").unwrap_or_default(),
        types: section.integer("types").unwrap_or_default(),
    };
    section.finish();
    size
}

fn loss(mut section: Section<'_>) -> Loss {
    let loss = Loss {
        place: section.string("place").unwrap_or_default(),
        code: section.string("code").unwrap_or_default(),
        reason: section.string("reason").unwrap_or_default(),
    };
    section.finish();
    loss
}

fn digests(mut section: Section<'_>) -> BTreeMap<String, Digest> {
    let mut digests = BTreeMap::new();
    for key in section.keys() {
        let Some(text) = section.string(&key) else { continue };
        match Digest::parse(&text) {
            Some(digest) => drop(digests.insert(key, digest)),
            None => section.problem_at(
                &key,
                "bad-digest",
                format!("`{text}` is no SHA-256 in hexadecimal"),
                "restore the lock from version control",
            ),
        }
    }
    digests
}

fn files(section: Section<'_>) -> BTreeMap<String, Digest> {
    for path in section.keys() {
        if !stays_inside(&path) {
            section.problem_at(
                &path,
                "path-outside",
                format!("the path `{path}` leads out of the folder of the crate"),
                "restore the lock from version control",
            );
        }
    }
    digests(section)
}

/// Whether a path of the lock can only mean a file below the crate's folder, on every system.
pub(crate) fn stays_inside(path: &str) -> bool {
    !path.contains(['\\', ':', '\0']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
