//! The figures by keyword, as a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Case, LeaveOut, Proof};

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
}

impl Count {
    /// Adds what became of a group.
    pub fn add(&mut self, proof: &Proof) {
        self.groups += 1;
        self.left_out += usize::from(proof.left_out.is_some());
        for case in &proof.cases {
            match case {
                Case::Preserved | Case::Exception(_) | Case::Lost(_) => self.valid += 1,
                Case::Refused | Case::Open | Case::Taken => self.invalid += 1,
            }
            match case {
                Case::Preserved => self.preserved += 1,
                Case::Exception(_) => self.exceptions += 1,
                Case::Refused => self.refused += 1,
                Case::Open => self.open += 1,
                Case::Lost(_) | Case::Taken => {}
            }
        }
    }

    /// Valid instances that were lost, with no rule for it.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.valid - self.preserved - self.exceptions
    }

    /// How many of the invalid instances were refused, in percent, without those that open enums take.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        let counted = self.invalid - self.open;
        // The counts are far below what a double holds exactly.
        (counted > 0).then(|| {
            100.0 * f64::from(u32::try_from(self.refused).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(counted).unwrap_or(u32::MAX))
        })
    }
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
        "| keyword | groups | left out | valid | preserved | exceptions | invalid | open enum | refused | of the invalid |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
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
        let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for proof in proofs.iter().filter(|proof| proof.left_out == Some(rule)) {
            let name = format!("{}/{}", proof.group.dialect.folder(), proof.group.index);
            groups.entry(&proof.group.keyword).or_default().push(name);
        }
        if !groups.is_empty() {
            let count: usize = groups.values().map(Vec::len).sum();
            let _ = write!(
                text,
                "\nLeft out as \"{}\" ({}), {count} groups:",
                rule.name(),
                rule.reason()
            );
            for (keyword, indices) in groups {
                let _ = write!(text, " `{keyword}` {};", indices.join(" "));
            }
            text.pop();
            text.push_str(".\n");
        }
    }
    text
}

fn row(text: &mut String, keyword: &str, count: &Count) {
    let rate = count.rate().map_or_else(String::new, |rate| format!("{rate:.0} %"));
    let _ = writeln!(
        text,
        "| {keyword} | {} | {} | {} | {} | {} | {} | {} | {} | {rate} |",
        count.groups,
        count.left_out,
        count.valid,
        count.preserved,
        count.exceptions,
        count.invalid,
        count.open,
        count.refused,
    );
}
