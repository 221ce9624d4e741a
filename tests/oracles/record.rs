//! What the judges said, one change a line, as it is kept beside the changes.

use std::collections::BTreeMap;
use std::fmt;

use cratesmith::evolution::Severity;

use super::changed::Changed;

/// What all judges say of one change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What our comparison says is the gravest.
    pub engine: Option<Severity>,
    /// What our comparison says is the gravest of what the compiler notices.
    pub rust: Option<Severity>,
    /// The rules by which something is breaking.
    pub rules: Vec<String>,
    /// Whether a program of every public item went on compiling.
    pub program: Option<bool>,
    /// The lints of `cargo semver-checks`.
    pub semver: Option<Vec<String>>,
}

impl Verdict {
    /// Takes what our comparison found.
    #[must_use]
    pub fn of(changed: &Changed) -> Self {
        let all = changed.changes.changes.iter();
        let breaking = all.filter(|change| change.severity == Severity::Breaking);
        let mut rules: Vec<String> = breaking.map(|change| change.rule.to_owned()).collect();
        rules.sort();
        rules.dedup();
        Self {
            engine: changed.changes.severity(),
            rust: changed.rust.iter().map(|change| change.severity).max(),
            rules,
            program: None,
            semver: None,
        }
    }

    /// Whether one of the oracles says that users break.
    #[must_use]
    pub fn oracle_breaks(&self) -> bool {
        self.program == Some(false) || self.semver.as_ref().is_some_and(|lints| !lints.is_empty())
    }

    /// What is wrong with the comparison, going by the oracles; `additive` is what has to stay additive in Rust.
    #[must_use]
    pub fn disagreement(&self, additive: bool) -> Option<&'static str> {
        let breaking = Some(Severity::Breaking);
        match self.oracle_breaks() {
            true if additive => Some("has to be additive, and an oracle says that it breaks"),
            true if self.engine != breaking => Some("an oracle says that it breaks, and the comparison does not"),
            true if self.rust != breaking => Some("an oracle says that it breaks in Rust, and the comparison does not"),
            false if self.rust == breaking => Some("the comparison says that it breaks in Rust, and no oracle does"),
            _ => None,
        }
    }
}

/// The columns of a record.
pub const HEADER: &str = "change\tengine\trust\tprogram\tsemver-checks\trules";

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = match self.program {
            Some(true) => "compiles",
            Some(false) => "breaks",
            None => "-",
        };
        let semver = self
            .semver
            .as_ref()
            .map_or("-".to_owned(), |lints| match lints.is_empty() {
                true => "compatible".to_owned(),
                false => lints.join(","),
            });
        let rules = if self.rules.is_empty() {
            "-".to_owned()
        } else {
            self.rules.join(",")
        };
        write!(
            formatter,
            "{}\t{}\t{program}\t{semver}\t{rules}",
            named(self.engine),
            named(self.rust)
        )
    }
}

/// Reads a record: what was said of each change. A line that is none is left out.
#[must_use]
pub fn read(text: &str) -> BTreeMap<String, Verdict> {
    text.lines().skip(1).filter_map(row).collect()
}

fn row(line: &str) -> Option<(String, Verdict)> {
    let mut columns = line.split('\t');
    let name = columns.next()?.to_owned();
    let (engine, rust) = (severity(columns.next()?)?, severity(columns.next()?)?);
    let program = match columns.next()? {
        "-" => None,
        text => Some(text == "compiles"),
    };
    let semver = match columns.next()? {
        "-" => None,
        "compatible" => Some(Vec::new()),
        lints => Some(list(lints)),
    };
    let rules = match columns.next()? {
        "-" => Vec::new(),
        rules => list(rules),
    };
    Some((
        name,
        Verdict {
            engine,
            rust,
            rules,
            program,
            semver,
        },
    ))
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

fn severity(name: &str) -> Option<Option<Severity>> {
    let all = [
        None,
        Some(Severity::Documentation),
        Some(Severity::Additive),
        Some(Severity::Breaking),
    ];
    all.into_iter().find(|severity| named(*severity) == name)
}

fn named(severity: Option<Severity>) -> &'static str {
    match severity {
        None => "none",
        Some(Severity::Documentation) => "documentation",
        Some(Severity::Additive) => "additive",
        Some(Severity::Breaking) => "breaking",
    }
}
