//! Round trips in figures.

use std::fmt::{self, Write};

use super::{Finding, Trip, Verdict};

/// The columns of a [`Row`].
pub const HEADER: &str =
    "id\tversion\ttypes\texamples\tsamples\tkept\tlost\tmutants\trefused\topen\tfaults\twithout_sample";

/// The figures of a description.
#[derive(Debug, Clone, Default)]
pub struct Row {
    id: String,
    version: String,
    types: usize,
    examples: usize,
    samples: usize,
    lost: usize,
    refused: usize,
    /// Mutants that only open unions take.
    open: usize,
    taken: usize,
    faults: usize,
    without_sample: usize,
}

impl Row {
    /// Counts what became of the values.
    #[must_use]
    pub fn of(trip: &Trip, findings: &[Finding]) -> Self {
        let count = |wanted: fn(&Verdict) -> bool| findings.iter().filter(|finding| wanted(&finding.verdict)).count();
        Self {
            id: trip.name.clone(),
            version: trip.version().to_owned(),
            types: trip.table().len(),
            examples: count(|verdict| matches!(verdict, Verdict::ExampleKept)),
            samples: count(|verdict| matches!(verdict, Verdict::SampleKept)),
            lost: count(|verdict| matches!(verdict, Verdict::Lost(_))),
            refused: count(|verdict| matches!(verdict, Verdict::MutantRefused)),
            open: count(|verdict| matches!(verdict, Verdict::MutantOpen)),
            taken: count(|verdict| matches!(verdict, Verdict::MutantTaken)),
            faults: trip.faults.len(),
            without_sample: trip.without_sample.len(),
        }
    }

    /// The sum of rows.
    #[must_use]
    pub fn total(rows: &[Self]) -> Self {
        let sum = |figure: fn(&Self) -> usize| rows.iter().map(figure).sum();
        Self {
            id: format!("total of {}", rows.len()),
            version: "-".to_owned(),
            types: sum(|row| row.types),
            examples: sum(|row| row.examples),
            samples: sum(|row| row.samples),
            lost: sum(|row| row.lost),
            refused: sum(|row| row.refused),
            open: sum(|row| row.open),
            taken: sum(|row| row.taken),
            faults: sum(|row| row.faults),
            without_sample: sum(|row| row.without_sample),
        }
    }

    /// Whether nothing was lost, and at least 99 % of the mutants were refused, without those that only open unions take.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.lost == 0 && self.refused * 100 >= (self.refused + self.taken) * 99
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.examples + self.samples;
        let mutants = self.refused + self.open + self.taken;
        write!(
            formatter,
            "{}\t{}\t{}\t{}\t{}\t{kept}\t{}\t{mutants}\t{}\t{}\t{}\t{}",
            self.id,
            self.version,
            self.types,
            self.examples,
            self.samples,
            self.lost,
            self.refused,
            self.open,
            self.faults,
            self.without_sample,
        )
    }
}

/// What went wrong: at most `most` of each kind, the shortest values first.
#[must_use]
pub fn summary(trip: &Trip, findings: &[Finding], most: usize) -> String {
    let mut text = String::new();
    let mut bad: Vec<&Finding> = findings
        .iter()
        .filter(|finding| matches!(finding.verdict, Verdict::Lost(_)))
        .collect();
    bad.sort_by_key(|finding| finding.json.len());
    for finding in bad.iter().take(most) {
        if let Verdict::Lost(why) = &finding.verdict {
            let _ = writeln!(
                text,
                "lost: {} {} [{}] {}: {}",
                trip.name,
                finding.rust,
                finding.at,
                why,
                short(&finding.json)
            );
        }
    }
    for (verdict, word) in [(Verdict::MutantTaken, "taken"), (Verdict::MutantOpen, "open")] {
        let mut taken: Vec<&Finding> = findings.iter().filter(|finding| finding.verdict == verdict).collect();
        taken.sort_by_key(|finding| finding.json.len());
        for finding in taken.iter().take(most) {
            let _ = writeln!(
                text,
                "{word}: {} {} at `{}`: {}",
                trip.name,
                finding.rust,
                finding.at,
                short(&finding.json)
            );
        }
    }
    text
}

fn short(json: &str) -> String {
    match json.char_indices().nth(400) {
        Some((end, _)) => format!("{}...", &json[..end]),
        None => json.to_owned(),
    }
}
