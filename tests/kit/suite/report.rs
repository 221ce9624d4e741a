//! The figures by keyword, as a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Case, Exception, LeaveOut, Proof};

/// The figures of one keyword.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Groups.
    pub groups: usize,
    /// Groups that a rule left out.
    pub left_out: usize,
    /// Valid instances.
    pub valid: usize,
    /// Valid instances that were taken, and whose declared data came back.
    pub preserved: usize,
    /// Valid instances that are exceptions by a rule.
    pub exceptions: usize,
    /// Invalid instances.
    pub invalid: usize,
    /// Invalid instances that were refused.
    pub refused: usize,
    /// Invalid instances that open enums take.
    pub open: usize,
    /// Invalid instances that were taken, as only keywords that no type can express refuse them.
    pub inexpressible: usize,
}

impl Count {
    /// Adds what became of a group.
    pub fn add(&mut self, proof: &Proof) {
        self.groups += 1;
        self.left_out += usize::from(proof.left_out.is_some());
        for case in &proof.cases {
            match case {
                Case::Preserved | Case::Exception(_) | Case::Lost(_) => self.valid += 1,
                Case::Refused | Case::Open | Case::Inexpressible | Case::Taken => self.invalid += 1,
            }
            match case {
                Case::Preserved => self.preserved += 1,
                Case::Exception(_) => self.exceptions += 1,
                Case::Refused => self.refused += 1,
                Case::Open => self.open += 1,
                Case::Inexpressible => self.inexpressible += 1,
                Case::Lost(_) | Case::Taken => {}
            }
        }
    }

    /// Valid instances that were lost, with no rule for it.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.valid - self.preserved - self.exceptions
    }

    /// How many of the invalid instances were refused, in percent, of those that a type could refuse.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        percent(self.refused, self.invalid - self.open - self.inexpressible)
    }
}

fn percent(part: usize, whole: usize) -> Option<f64> {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (whole > 0).then(|| 100.0 * number(part) / number(whole))
}

/// The figures by keyword.
#[must_use]
pub fn tally<'a>(proofs: impl IntoIterator<Item = &'a Proof>) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for proof in proofs {
        counts.entry(proof.group.keyword.clone()).or_default().add(proof);
    }
    counts
}

/// The tables of Markdown: figures by keyword, then the groups that were left out.
#[must_use]
pub fn table(proofs: &[Proof]) -> String {
    let mut text = String::from(
        "| keyword | groups | left out | valid | preserved | exceptions | invalid | refused | of all | open enum | inexpressible | of the rest |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut total = Count::default();
    for proof in proofs {
        total.add(proof);
    }
    for (keyword, count) in tally(proofs) {
        row(&mut text, &format!("`{keyword}`"), &count);
    }
    row(&mut text, "all", &total);
    for rule in LeaveOut::ALL {
        let mut names = Names::default();
        for proof in proofs.iter().filter(|proof| proof.left_out == Some(rule)) {
            names.add(proof, None);
        }
        names.write(&mut text, &format!("Left out: {}", rule.name()), rule.reason());
    }
    for rule in Exception::ALL {
        let mut names = Names::default();
        for proof in proofs {
            for (index, _) in cases(proof, &Case::Exception(rule)) {
                names.add(proof, Some(index));
            }
        }
        names.write(&mut text, &format!("Exception: {}", rule.name()), rule.reason());
    }
    text
}

fn cases<'a>(proof: &'a Proof, wanted: &'a Case) -> impl Iterator<Item = (usize, &'a Case)> {
    proof.cases.iter().enumerate().filter(move |(_, case)| *case == wanted)
}

/// Groups, or instances of groups, by keyword: `2020-12: 3, 5.1` is the group 3 and the instance 1 of the group 5, counted from 0.
#[derive(Default)]
struct Names(BTreeMap<String, Vec<String>>);

impl Names {
    fn add(&mut self, proof: &Proof, instance: Option<usize>) {
        let file = format!("{}/{}", proof.group.dialect.folder(), proof.group.keyword);
        let name = match instance {
            Some(instance) => format!("{}.{instance}", proof.group.index),
            None => proof.group.index.to_string(),
        };
        self.0.entry(file).or_default().push(name);
    }

    fn write(&self, text: &mut String, heading: &str, reason: &str) {
        let count: usize = self.0.values().map(Vec::len).sum();
        if count == 0 {
            return;
        }
        let _ = writeln!(text, "\n**{heading}** ({count}): {reason}.\n");
        for (file, names) in &self.0 {
            let _ = writeln!(text, "- `{file}`: {}", names.join(", "));
        }
    }
}

/// What the suite asks and a type could give, and what is missing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Misses {
    /// Valid instances that were refused or changed, with no rule for it.
    pub lost: Vec<String>,
    /// Keywords of which less than 95 % of the invalid instances were refused, of those that a type can express.
    pub lenient: Vec<String>,
}

impl Misses {
    /// Keywords that a type can express; of `enum` and `const` those instances count that no open enum takes.
    const EXPRESSED: [&'static str; 7] = [
        "type",
        "required",
        "items",
        "prefixItems",
        "properties",
        "enum",
        "const",
    ];

    /// What is missing.
    #[must_use]
    pub fn of(proofs: &[Proof]) -> Self {
        let mut misses = Self::default();
        for proof in proofs {
            for (test, case) in proof.group.tests.iter().zip(&proof.cases) {
                if let Case::Lost(why) = case {
                    let group = &proof.group;
                    let name = format!("{}/{} {}", group.dialect.folder(), group.keyword, group.index);
                    misses.lost.push(format!("{name}, {}: {why}", test.description));
                }
            }
        }
        let counts = tally(proofs);
        for keyword in Self::EXPRESSED {
            let rate = counts.get(keyword).and_then(Count::rate);
            if let Some(rate) = rate.filter(|rate| *rate < 95.0) {
                misses.lenient.push(format!("{keyword}: {rate:.0} %"));
            }
        }
        misses
    }
}

fn row(text: &mut String, keyword: &str, count: &Count) {
    let shown = |rate: Option<f64>| rate.map_or_else(String::new, |rate| format!("{rate:.0} %"));
    let numbers = [
        count.groups,
        count.left_out,
        count.valid,
        count.preserved,
        count.exceptions,
        count.invalid,
        count.refused,
    ];
    let numbers = numbers.map(|number| number.to_string()).join(" | ");
    let of_all = shown(percent(count.refused, count.invalid));
    let (open, inexpressible) = (count.open, count.inexpressible);
    let of_the_rest = shown(count.rate());
    let _ = writeln!(
        text,
        "| {keyword} | {numbers} | {of_all} | {open} | {inexpressible} | {of_the_rest} |"
    );
}
