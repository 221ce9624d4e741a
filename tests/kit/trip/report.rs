//! Round trips in figures.

use std::fmt::Write;

use super::{Finding, Trip, Verdict};

/// The columns of [`tsv`].
pub const HEADER: &str = "id\ttypes\texamples\tsamples\tkept\tlost\tmutants\trefused\topen\tfaults\twithout_sample";

/// One row: the figures of a description. `mutants` are those refused, those that only open unions take (`open`), and those taken.
#[must_use]
pub fn tsv(trip: &Trip, findings: &[Finding]) -> String {
    let count = |wanted: fn(&Verdict) -> bool| findings.iter().filter(|finding| wanted(&finding.verdict)).count();
    let examples = count(|verdict| matches!(verdict, Verdict::ExampleKept));
    let samples = count(|verdict| matches!(verdict, Verdict::SampleKept));
    let lost = count(|verdict| matches!(verdict, Verdict::Lost(_)));
    let refused = count(|verdict| matches!(verdict, Verdict::MutantRefused));
    let taken = count(|verdict| matches!(verdict, Verdict::MutantTaken));
    let open = count(|verdict| matches!(verdict, Verdict::MutantOpen));
    format!(
        "{}\t{}\t{examples}\t{samples}\t{}\t{lost}\t{}\t{refused}\t{open}\t{}\t{}",
        trip.name,
        trip.table().len(),
        examples + samples,
        refused + taken + open,
        trip.faults.len(),
        trip.without_sample.len(),
    )
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
