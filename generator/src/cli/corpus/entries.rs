//! Which descriptions a corpus has: those that a manifest names, or else every file that is one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::report::Trouble;

/// The table that names the descriptions.
const MANIFEST: &str = "manifest.tsv";

/// One description of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name: the path below the corpus without extension, `-` for whatever no package name has.
    pub id: String,
    /// The file to start from.
    pub file: PathBuf,
    /// The folder that references may lead into.
    pub root: PathBuf,
}

/// The descriptions below a folder whose names match one of the patterns, by name; `shown` is the folder for people.
pub(super) fn find(corpus: &Path, shown: &str, patterns: &[String]) -> Result<Vec<Entry>, Trouble> {
    let corpus = fs::canonicalize(corpus).map_err(|error| Trouble::unreadable(shown, &error.to_string()))?;
    let beside = [corpus.join(MANIFEST), corpus.join("..").join(MANIFEST)];
    let found = match beside.iter().find(|path| path.is_file()) {
        Some(manifest) => named(manifest, &corpus)?,
        None => lying_about(&corpus)?,
    };
    let mut entries = with_names(&corpus, found);
    if !patterns.is_empty() {
        entries.retain(|entry| patterns.iter().any(|pattern| matches(pattern, &entry.id)));
    }
    if entries.is_empty() {
        return Err(Trouble::message(
            format!("`{shown}` has no description to generate from"),
            "name a folder with descriptions, and a pattern for `--only` that matches whole names, such as `'git*'`",
        ));
    }
    Ok(entries)
}

/// A description before it has a name: what the corpus calls it, and where to start.
type Found = (PathBuf, Option<PathBuf>);

/// The rows of a manifest that lie below the corpus.
fn named(manifest: &Path, corpus: &Path) -> Result<Vec<Found>, Trouble> {
    let text = fs::read_to_string(manifest)?;
    let base = fs::canonicalize(manifest.parent().unwrap_or(corpus))?;
    let mut lines = text.lines().enumerate();
    let header: Vec<&str> = lines
        .next()
        .map(|(_, line)| line.split('\t').collect())
        .unwrap_or_default();
    let column = |name: &str| header.iter().position(|found| *found == name);
    let (Some(path), Some(entry)) = (column("path"), column("entry")) else {
        return Err(Trouble::message(
            format!("`{}` has no columns `path` and `entry`", manifest.display()),
            "name the columns in its first line, with tabs between them",
        ));
    };

    let mut found = Vec::new();
    for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(path), Some(entry)) = (cells.get(path), cells.get(entry)) else {
            return Err(broken(manifest, number, "has too few columns"));
        };
        let path = base.join(path);
        if !path.starts_with(corpus) {
            continue;
        }
        let start = (*entry != "-").then(|| path.join(entry));
        if !start.as_ref().unwrap_or(&path).is_file() {
            return Err(broken(manifest, number, "names a file that is not there"));
        }
        found.push((path, start));
    }
    Ok(found)
}

fn broken(manifest: &Path, line: usize, what: &str) -> Trouble {
    Trouble::message(
        format!("line {} of `{}` {what}", line + 1, manifest.display()),
        "correct the line; paths are relative to the manifest, and `entry` to `path`",
    )
}

/// Every file below a folder that says that it is a description; hidden folders are left out.
fn lying_about(folder: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut listed: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    listed.sort();
    for path in listed {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            found.extend(lying_about(&path)?);
        } else if path.is_file() && !hidden && is_description(&path)? {
            found.push((path, None));
        }
    }
    Ok(found)
}

/// Whether a file has the key that states the version of OpenAPI or Swagger.
fn is_description(path: &Path) -> io::Result<bool> {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    if !matches!(extension.as_deref(), Some("json" | "yaml" | "yml")) {
        return Ok(false);
    }
    let bytes = fs::read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let is_key = |key: &str| {
        let quoted = format!("\"{key}\"");
        let in_json = text.match_indices(&quoted).any(|(place, _)| {
            let rest = text.get(place + quoted.len()..).unwrap_or_default();
            rest.trim_start().starts_with(':')
        });
        let in_yaml = text.lines().any(|line| {
            let rest = line.trim_start_matches(['\u{feff}', '\'']).strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start_matches('\'').trim_start().starts_with(':'))
        });
        in_json || in_yaml
    };
    Ok(is_key("openapi") || is_key("swagger"))
}

/// Gives each description its name, in the order of the paths.
fn with_names(corpus: &Path, mut found: Vec<Found>) -> Vec<Entry> {
    found.sort();
    let mut taken = BTreeSet::new();
    let mut entries: Vec<Entry> = found
        .into_iter()
        .map(|(path, start)| {
            let below = path.strip_prefix(corpus).unwrap_or(&path);
            let named = if start.is_some() {
                below.to_path_buf()
            } else {
                below.with_extension("")
            };
            let mut id = name(&named);
            // `pets.json` beside `pets.yaml`.
            if !taken.insert(id.clone()) {
                id = name(below);
                while !taken.insert(id.clone()) {
                    id.push_str("-2");
                }
            }
            let root = match &start {
                Some(_) => path.clone(),
                None => path.parent().unwrap_or(corpus).to_path_buf(),
            };
            Entry {
                id,
                file: start.unwrap_or(path),
                root,
            }
        })
        .collect();
    entries.sort_by(|one, other| one.id.cmp(&other.id));
    entries
}

fn name(path: &Path) -> String {
    let text = path.to_string_lossy();
    let words: Vec<&str> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").to_ascii_lowercase()
}

/// Whether a pattern matches a whole name; `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            let ends = rest.char_indices().map(|(place, _)| place).chain([rest.len()]);
            ends.filter_map(|place| rest.get(place..))
                .any(|rest| matches(after, rest))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name) in [
            ("git*", "github"),
            ("*", ""),
            ("a*b*c", "a-b-b-c"),
            ("stripe", "stripe"),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("git", "github"), ("*hub", "github-old"), ("a*b", "b")] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}
