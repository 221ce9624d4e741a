//! From groups to what became of their instances.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;

use cratesmith::diagnostic::{Diagnostic, Location, Severity};
use cratesmith::source::{Fetch, Source};
use serde_json::{Value, json};

use super::meaning::Reading;
use super::{Dialect, Group, LeaveOut, Suite};
use crate::kit::described::Described;
use crate::kit::exact::Exact;
use crate::kit::kept::kept;
use crate::kit::runner::Outcome;
use crate::kit::workshop::Workshop;

/// What became of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// Valid: decoded, and what is declared came back.
    Preserved,
    /// Valid, and not decoded or not preserved: a rule says why that is on purpose.
    Exception(&'static str),
    /// Valid, and not decoded or not preserved.
    Lost(String),
    /// Invalid, and refused.
    Refused,
    /// Invalid, and taken on purpose: an open enum takes other strings.
    Open,
    /// Invalid, and taken.
    Taken,
}

/// A group with what became of its instances; none where it was left out.
#[derive(Debug)]
pub struct Proof {
    /// The group.
    pub group: Group,
    /// Why it was left out.
    pub left_out: Option<LeaveOut>,
    /// What became of each instance.
    pub cases: Vec<Case>,
    /// What the generator said of the schema.
    pub said: Vec<String>,
}

/// Generates a type for each group that is not left out, and sends its instances through it.
///
/// # Errors
///
/// A file cannot be written, a process not run, or what was generated does not compile.
pub fn prove(suite: &Suite, dialect: Dialect, workshop: &mut Workshop) -> io::Result<Vec<Proof>> {
    let mut proofs: Vec<Proof> = suite.groups.iter().map(start).collect();
    let held: Vec<usize> = (0..proofs.len()).filter(|at| proofs[*at].left_out.is_none()).collect();
    let groups: Vec<&Group> = held.iter().map(|at| &proofs[*at].group).collect();
    let package = format!("suite-{}", dialect.folder().replace('.', "-"));
    let source = description(dialect, &groups);
    let files = Files::of(suite, &groups);
    let described =
        Described::of(&package, &source, &files).map_err(|errors| io::Error::other(format!("{errors:#?}")))?;
    let types: Vec<_> = groups
        .iter()
        .map(|group| described.type_at(&format!("/components/schemas/{}", group.key())))
        .collect::<Option<_>>()
        .ok_or_else(|| io::Error::other("a group has no type"))?;
    workshop.add(&described, &types)?;
    if let Some((_, errors)) = workshop.build()?.into_iter().next() {
        return Err(io::Error::other(errors));
    }
    let values: Vec<(usize, String)> = groups
        .iter()
        .enumerate()
        .flat_map(|(number, group)| {
            let tests = group.tests.iter();
            tests.map(move |test| (number, format!("{{\"value\":{}}}", test.data)))
        })
        .collect();
    let mut outcomes = workshop.runner(&package).run(&values)?.into_iter();
    for at in held {
        let proof = &mut proofs[at];
        let outcomes: Vec<Outcome> = outcomes.by_ref().take(proof.group.tests.len()).collect();
        proof.cases = judge(&proof.group, suite, &outcomes);
        proof.said = said(&described.diagnostics, &files, &proof.group, &described.sources);
    }
    Ok(proofs)
}

fn start(group: &Group) -> Proof {
    Proof {
        group: group.clone(),
        left_out: LeaveOut::of(group),
        cases: Vec::new(),
        said: Vec::new(),
    }
}

/// A description with an object for each group, whose property `value` has the group's schema, so that `null` has a place.
fn description(dialect: Dialect, groups: &[&Group]) -> Source {
    let schemas: serde_json::Map<String, Value> = groups
        .iter()
        .map(|group| {
            let value = json!({ "$ref": format!("{}.json", group.key()) });
            let holder = json!({ "type": "object", "required": ["value"], "properties": { "value": value } });
            (group.key(), holder)
        })
        .collect();
    let description = json!({
        "openapi": dialect.openapi(),
        "info": { "title": "Suite", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    });
    Source {
        name: "suite.json".to_owned(),
        bytes: description.to_string().into_bytes(),
    }
}

/// The schemas of groups, a file each so that `#` is its root, and the remote ones.
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    fn of(suite: &Suite, groups: &[&Group]) -> Self {
        let local = |text: String| text.replace("http://localhost:1234/", "").into_bytes();
        let mut files: BTreeMap<String, Vec<u8>> = suite.remotes.clone();
        for group in groups {
            files.insert(format!("{}.json", group.key()), local(group.schema.to_string()));
        }
        Self(files)
    }
}

impl Fetch for Files {
    fn fetch(&self, name: &str) -> Result<Vec<u8>, String> {
        self.0
            .get(name)
            .cloned()
            .ok_or_else(|| "there is no such file".to_owned())
    }
}

fn judge(group: &Group, suite: &Suite, outcomes: &[Outcome]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (test, outcome) in group.tests.iter().zip(outcomes) {
        let instance = Exact::rounded(&test.data);
        let admits = |reading: Reading| reading.admits(group, suite, &instance);
        cases.push(match (test.valid, outcome) {
            (true, outcome) => match survived(group, &test.data, outcome) {
                Ok(()) => Case::Preserved,
                Err(_) if admits(Reading::ImpliedType) == Some(false) => Case::Exception("implied type"),
                Err(_) if admits(Reading::AssertedFormat) == Some(false) => Case::Exception("asserted format"),
                Err(reason) => Case::Lost(reason),
            },
            (false, Outcome::Refused(_)) => Case::Refused,
            (false, Outcome::Encoded(_)) if admits(Reading::OpenEnum) == Some(true) => Case::Open,
            (false, Outcome::Encoded(_)) => Case::Taken,
        });
    }
    cases
}

/// Whether what the group declares came back.
fn survived(group: &Group, before: &str, outcome: &Outcome) -> Result<(), String> {
    let after = match outcome {
        Outcome::Encoded(after) => after,
        Outcome::Refused(reason) => return Err(format!("refused: {reason}")),
    };
    let read = |text: &str| Exact::parse(text).map_err(|error| error.to_string());
    let (before, after) = (read(before)?, read(after)?);
    let value = match &after {
        Exact::Object(holder) => holder.get("value"),
        _ => None,
    };
    kept(&group.schema, &before, value.ok_or("nothing came back")?)
}

/// What the generator said of the file of a group.
fn said(diagnostics: &[Diagnostic], files: &Files, group: &Group, sources: &[String]) -> Vec<String> {
    let _ = files;
    let name = format!("{}.json", group.key());
    let own = |diagnostic: &&Diagnostic| {
        let place = match &diagnostic.location {
            Location::Value(place) | Location::Key(place) => place,
            _ => return false,
        };
        let source = usize::try_from(place.source.0).unwrap_or_default();
        sources.get(source) == Some(&name)
    };
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Degraded)
        .filter(own)
        .map(|diagnostic| {
            let mut text = String::new();
            let _ = write!(text, "{}: {}", diagnostic.code, diagnostic.message);
            text
        })
        .collect()
}
