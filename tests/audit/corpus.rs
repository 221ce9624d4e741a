//! Finds the pairs of description and crate, and audits each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::crate_text::Crate;
use crate::document::Documents;
use crate::findings::{Findings, Kind};
use crate::{link, operations};

/// What the audit of one description found.
pub(crate) struct Audit {
    pub(crate) id: String,
    pub(crate) findings: Findings,
}

/// Audits every description of a corpus that a manifest names, or else every file of the folder.
pub(crate) fn audit_all(corpus: &Path, generated: &Path, only: &[String]) -> Result<Vec<Audit>, String> {
    let mut audits = Vec::new();
    for (id, file) in descriptions(corpus)? {
        if !only.is_empty() && !only.contains(&id) {
            continue;
        }
        let findings = audit(&file, &generated.join(&id));
        audits.push(Audit { id, findings });
    }
    Ok(audits)
}

/// Audits one description.
pub(crate) fn audit(file: &Path, folder: &Path) -> Findings {
    let mut findings = Findings::default();
    let documents = Documents::default();
    let root = match documents.open(file) {
        Ok(root) => root,
        Err(error) => {
            findings.add(Kind::Unreadable, "", error);
            return findings;
        }
    };
    match Crate::read(folder) {
        Ok(generated) => {
            let operations = operations::of(&documents, root);
            link::walk(&documents, root, &operations, &generated, &mut findings);
        }
        Err(error) => findings.add(Kind::Unreadable, "", error),
    }
    findings
}

fn descriptions(corpus: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let corpus = fs::canonicalize(corpus).map_err(|error| error.to_string())?;
    let beside = [corpus.join("manifest.tsv"), corpus.join("../manifest.tsv")];
    let mut found = Vec::new();
    match beside.iter().find(|path| path.is_file()) {
        Some(manifest) => {
            let text = fs::read_to_string(manifest).map_err(|error| error.to_string())?;
            let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
            let header = lines.next().unwrap_or_default();
            let column = |name: &str| {
                header
                    .iter()
                    .position(|found| *found == name)
                    .ok_or("the manifest lacks a column")
            };
            let (path, entry) = (column("path")?, column("entry")?);
            let base = fs::canonicalize(manifest.parent().unwrap_or(&corpus)).map_err(|error| error.to_string())?;
            for cells in lines {
                let place = base.join(cells[path]);
                if place.starts_with(&corpus) {
                    found.push(match cells[entry] {
                        "-" => (name(&corpus, &place.with_extension("")), place),
                        entry => (name(&corpus, &place), place.join(entry)),
                    });
                }
            }
        }
        None => {
            for entry in fs::read_dir(&corpus).map_err(|error| error.to_string())? {
                let path = entry.map_err(|error| error.to_string())?.path();
                if path
                    .extension()
                    .is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|known| extension == *known))
                {
                    found.push((name(&corpus, &path.with_extension("")), path));
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The name that a corpus run gives a description.
fn name(corpus: &Path, path: &Path) -> String {
    let text = path
        .strip_prefix(corpus)
        .unwrap_or(path)
        .to_string_lossy()
        .to_ascii_lowercase();
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
