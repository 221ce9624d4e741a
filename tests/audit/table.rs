//! Prints what the audits found.

use std::fmt::Write;

use crate::corpus::Audit;
use crate::findings::Kind;

/// The smallest share of typed schemas, in percent.
const SHARE: f64 = 99.0;

/// The columns before those of the kinds of findings.
const COUNTS: [&str; 5] = ["operations", "parameters", "properties", "nodes", "typed"];

/// A table for people, with a line of totals.
pub(crate) fn table(audits: &[Audit]) -> String {
    let width = audits
        .iter()
        .map(|audit| audit.id.len())
        .max()
        .unwrap_or_default()
        .max("total".len());
    let mut text = format!("{:width$}", "id");
    for column in COUNTS.into_iter().chain(Kind::ALL.map(Kind::word)) {
        let _ = write!(text, " {column:>12}");
    }
    text.push('\n');
    let total = (0..COUNTS.len() + Kind::ALL.len()).map(|column| audits.iter().map(|audit| cells(audit)[column]).sum());
    let rows = audits.iter().map(|audit| (audit.id.as_str(), cells(audit)));
    for (id, cells) in rows.chain([("total", total.collect())]) {
        let _ = write!(text, "{id:width$}");
        for cell in cells {
            let _ = write!(text, " {cell:>12}");
        }
        text.push('\n');
    }
    let failed = audits.iter().filter(|audit| audit.findings.failed()).count();
    let _ = writeln!(
        text,
        "{} of {} without a failure; {:.2} % of the schemas with a shape are typed",
        audits.len() - failed,
        audits.len(),
        share(audits)
    );
    text
}

/// The table with tabs between the columns.
pub(crate) fn tsv(audits: &[Audit]) -> String {
    let columns: Vec<&str> = COUNTS.into_iter().chain(Kind::ALL.map(Kind::word)).collect();
    let mut text = format!("id\t{}\n", columns.join("\t"));
    for audit in audits {
        let cells: Vec<String> = cells(audit).iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "{}\t{}", audit.id, cells.join("\t"));
    }
    text
}

/// Every finding on a line of its own.
pub(crate) fn details(audits: &[Audit]) -> String {
    let mut text = String::new();
    for audit in audits {
        for (kind, place, what) in audit.findings.iter() {
            let _ = writeln!(text, "{}\t{}\t{place}\t{what}", audit.id, kind.word());
        }
    }
    text
}

/// Whether all is there, and enough of it typed.
pub(crate) fn passed(audits: &[Audit]) -> bool {
    audits.iter().all(|audit| !audit.findings.failed()) && share(audits) >= SHARE
}

fn cells(audit: &Audit) -> Vec<usize> {
    let found = &audit.findings;
    let mut cells = vec![
        found.operations,
        found.parameters,
        found.properties,
        found.nodes,
        found.typed,
    ];
    cells.extend(Kind::ALL.map(|kind| found.count(kind)));
    cells
}

/// The share of typed schemas in percent.
fn share(audits: &[Audit]) -> f64 {
    let nodes: usize = audits.iter().map(|audit| audit.findings.nodes).sum();
    let typed: usize = audits.iter().map(|audit| audit.findings.typed).sum();
    if nodes == 0 {
        100.0
    } else {
        typed as f64 * 100.0 / nodes as f64
    }
}
