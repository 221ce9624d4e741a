//! From groups to what became of their instances.

use std::collections::BTreeMap;
use std::io;

use cratesmith::diagnostic::{Diagnostic, Location, Severity};
use cratesmith::source::{Fetch, Source};
use serde_json::{Value, json};

use super::meaning::Reading;
use super::{Dialect, Exception, Group, LeaveOut, Suite};
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
    Exception(Exception),
    /// Valid, and not decoded or not preserved.
    Lost(String),
    /// Invalid, and refused.
    Refused,
    /// Invalid, and taken on purpose: an open enum takes other strings.
    Open,
    /// Invalid, and taken, as only keywords that no type can express refuse it.
    Inexpressible,
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
pub fn prove(suites: &[Suite], workshop: &mut Workshop) -> io::Result<Vec<Proof>> {
    let mut started = Vec::new();
    for suite in suites {
        let proofs: Vec<Proof> = suite.groups.iter().map(start).collect();
        if !proofs.is_empty() {
            started.push((suite, describe(suite, &proofs, workshop)?, proofs));
        }
    }
    if let Some((_, errors)) = workshop.build()?.into_iter().next() {
        return Err(io::Error::other(errors));
    }
    let mut proved = Vec::new();
    for (suite, described, mut proofs) in started {
        run(suite, &described, &mut proofs, workshop)?;
        proved.extend(proofs);
    }
    Ok(proved)
}

/// Generates the types of the groups that are not left out.
fn describe(suite: &Suite, proofs: &[Proof], workshop: &mut Workshop) -> io::Result<Described> {
    let held = proofs.iter().filter(|proof| proof.left_out.is_none());
    let groups: Vec<&Group> = held.map(|proof| &proof.group).collect();
    let dialect = proofs.first().map_or(Dialect::Draft202012, |proof| proof.group.dialect);
    let package = format!("suite-{}", dialect.folder());
    let files = Files::of(suite, &groups);
    let described = Described::of(&package, &description(dialect, &groups), &files)
        .map_err(|errors| io::Error::other(format!("{errors:#?}")))?;
    let types: Vec<_> = groups
        .iter()
        .map(|group| described.type_at(&format!("/components/schemas/{}", group.key())))
        .collect::<Option<_>>()
        .ok_or_else(|| io::Error::other("a group has no type"))?;
    workshop.add(&described, &types)?;
    Ok(described)
}

fn run(suite: &Suite, described: &Described, proofs: &mut [Proof], workshop: &Workshop) -> io::Result<()> {
    let held = || proofs.iter().filter(|proof| proof.left_out.is_none()).enumerate();
    let values: Vec<(usize, String)> = held()
        .flat_map(|(number, proof)| {
            let tests = proof.group.tests.iter();
            tests.map(move |test| (number, format!("{{\"value\":{}}}", test.data)))
        })
        .collect();
    let mut outcomes = workshop.runner(&described.package).run(&values)?.into_iter();
    for proof in proofs.iter_mut().filter(|proof| proof.left_out.is_none()) {
        let outcomes: Vec<Outcome> = outcomes.by_ref().take(proof.group.tests.len()).collect();
        proof.cases = judge(&proof.group, suite, &outcomes);
        proof.said = said(&described.diagnostics, &proof.group, &described.sources);
    }
    Ok(())
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
        cases.push(match (test.valid, outcome) {
            (true, outcome) => match survived(group, &test.data, outcome) {
                Ok(()) => Case::Preserved,
                Err(reason) => Exception::of(group, suite, &test.data).map_or(Case::Lost(reason), Case::Exception),
            },
            (false, Outcome::Refused(_)) => Case::Refused,
            (false, Outcome::Encoded(_)) => {
                let instance = Exact::rounded(&test.data);
                let admits = |reading: Reading| reading.admits(group, suite, &instance) == Some(true);
                match () {
                    () if admits(Reading::OpenEnum) => Case::Open,
                    () if admits(Reading::Expressed) => Case::Inexpressible,
                    () => Case::Taken,
                }
            }
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
fn said(diagnostics: &[Diagnostic], group: &Group, sources: &[String]) -> Vec<String> {
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
        .map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message))
        .collect()
}
