//! What the lock says of the last release and of the changelog: one fact a line.

use std::collections::BTreeMap;
use std::fmt;

use super::{Digest, Release, RustSurface, Surface, Version, WireSurface};
use crate::model::{OldNames, Pins};
use crate::toml_text::{Section, quoted};

/// What to do about a lock that no run of codegen wrote.
const HELP: &str = "restore the lock from version control";

/// Writes the tables of a release.
pub(super) fn write(formatter: &mut fmt::Formatter<'_>, release: &Release) -> fmt::Result {
    writeln!(formatter, "\n[released]")?;
    writeln!(formatter, "version = {}", quoted(&release.version))?;
    writeln!(formatter, "content = {}", quoted(release.content.as_str()))?;
    for (name, facts) in [
        ("pins", release.pins.to_facts()),
        ("aliases", release.aliases.0.clone()),
        ("rust", release.surface.rust.facts()),
        ("wire", release.surface.wire.facts()),
    ] {
        if !facts.is_empty() {
            super::lock_text::table(formatter, &format!("released.{name}"), &facts, String::as_str)?;
        }
    }
    Ok(())
}

/// Writes the lines that codegen put into the changelog.
pub(super) fn write_entries(formatter: &mut fmt::Formatter<'_>, entries: &[String]) -> fmt::Result {
    writeln!(formatter, "\n[changelog]\nentries = [")?;
    for entry in entries {
        writeln!(formatter, "    {},", quoted(entry))?;
    }
    writeln!(formatter, "]")
}

/// Reads the table of a release; nothing where there was none.
pub(super) fn read(root: &mut Section<'_>) -> Option<Release> {
    root.has("released").then_some(())?;
    let mut section = root.section("released");
    let version = section.required("version", HELP);
    if Version::parse(&version).is_none() {
        let message = format!("`{version}` is no version");
        section.problem_at("version", "bad-version", message, HELP);
    }
    let content = section.required("content", HELP);
    let digest = Digest::parse(&content);
    if digest.is_none() {
        let message = format!("`{content}` is no SHA-256 in hexadecimal");
        section.problem_at("content", "bad-digest", message, HELP);
    }
    let pins = Pins::from_facts(&facts(&mut section, "pins"));
    let aliases = OldNames(facts(&mut section, "aliases"));
    let (rust, wire) = (facts(&mut section, "rust"), facts(&mut section, "wire"));
    section.finish();
    Some(Release {
        version,
        content: digest?,
        pins,
        aliases,
        surface: Surface {
            rust: RustSurface::from_facts(&rust),
            wire: WireSurface::from_facts(&wire),
        },
    })
}

fn facts(section: &mut Section<'_>, name: &str) -> BTreeMap<String, String> {
    section.strings_by_key(name)
}

/// Reads the lines that codegen put into the changelog.
pub(super) fn read_entries(root: &mut Section<'_>) -> Vec<String> {
    let mut section = root.section("changelog");
    let entries = section.strings("entries");
    section.finish();
    entries
}
