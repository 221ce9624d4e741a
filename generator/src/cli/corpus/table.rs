//! The table at the end of a run, and its totals.

use std::io::{self, Write};

use anstyle::Style;

use super::row::{Outcome, Row, Tests};

const BOLD: Style = Style::new().bold();

/// The columns after the name.
const COLUMNS: [&str; 13] = [
    "outcome",
    "seconds",
    "files",
    "lines",
    "operations",
    "types",
    "warnings",
    "untyped",
    "check",
    "check s",
    "tests",
    "failed",
    "errors",
];

/// Writes a line for each row, and what they come to; `crates` is the folder of the crates, for people.
pub(super) fn write(out: &mut dyn Write, rows: &[Row], crates: &str) -> io::Result<()> {
    let width = rows
        .iter()
        .map(|row| row.id.len())
        .chain(["total".len()])
        .max()
        .unwrap_or_default();
    write!(out, "{BOLD}{:width$}", "id")?;
    for column in COLUMNS {
        write!(out, "  {column:>10}")?;
    }
    writeln!(out, "{BOLD:#}")?;
    for row in rows {
        line(out, width, &row.id, &cells(row))?;
    }
    line(out, width, "total", &total(rows))?;
    totals(out, rows)?;
    writeln!(out, "crates and logs: {crates}")
}

fn line(out: &mut dyn Write, width: usize, id: &str, cells: &[String]) -> io::Result<()> {
    write!(out, "{id:width$}")?;
    for cell in cells {
        write!(out, "  {cell:>10}")?;
    }
    writeln!(out)
}

/// The cells of a row, without its name; the report has the same.
pub(super) fn cells(row: &Row) -> Vec<String> {
    let check = row.check.map(|check| if check.passed { "ok" } else { "failed" });
    let check_seconds = row.check.map(|check| format!("{:.1}", check.seconds));
    let mut cells = vec![row.outcome.word().to_owned(), format!("{:.2}", row.seconds)];
    cells.extend(sizes(row).map(|size| size.to_string()));
    cells.push(check.unwrap_or("-").to_owned());
    cells.push(check_seconds.unwrap_or_else(|| "-".to_owned()));
    let tests = |count: fn(&Tests) -> usize| {
        row.tests
            .as_ref()
            .map_or("-".to_owned(), |tests| count(tests).to_string())
    };
    cells.push(tests(|tests| tests.passed));
    cells.push(tests(|tests| tests.failed));
    cells.push(row.errors.to_string());
    cells
}

fn sizes(row: &Row) -> [usize; 6] {
    let size = row.size;
    [
        size.files,
        size.lines,
        size.operations,
        size.types,
        size.warnings,
        size.untyped,
    ]
}

fn total(rows: &[Row]) -> Vec<String> {
    // The sum of no numbers is -0.0, which would be printed so.
    let seconds = rows.iter().fold(0.0, |sum, row| sum + row.seconds);
    let checks = rows.iter().filter_map(|row| row.check);
    let check_seconds = checks.fold(0.0, |sum, check| sum + check.seconds);
    let mut sums = [0; 6];
    for row in rows {
        for (sum, size) in sums.iter_mut().zip(sizes(row)) {
            *sum += size;
        }
    }
    let mut cells = vec![String::new(), format!("{seconds:.2}")];
    cells.extend(sums.map(|sum| sum.to_string()));
    cells.push(String::new());
    cells.push(format!("{check_seconds:.1}"));
    let tests = || rows.iter().filter_map(|row| row.tests);
    cells.push(tests().map(|tests| tests.passed).sum::<usize>().to_string());
    cells.push(tests().map(|tests| tests.failed).sum::<usize>().to_string());
    cells.push(rows.iter().map(|row| row.errors).sum::<usize>().to_string());
    cells
}

/// How many there are of each outcome, and of each answer of the compiler.
fn totals(out: &mut dyn Write, rows: &[Row]) -> io::Result<()> {
    let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
    write!(out, "{BOLD}{} of {} generated{BOLD:#}", count(Outcome::Ok), rows.len())?;
    for outcome in [Outcome::Refused, Outcome::Crashed, Outcome::Timeout] {
        write!(out, ", {} {}", count(outcome), outcome.word())?;
    }
    let checks = || rows.iter().filter_map(|row| row.check);
    let (checked, passed) = (checks().count(), checks().filter(|check| check.passed).count());
    if checked > 0 {
        write!(out, "; {BOLD}{passed} of {checked} compile{BOLD:#}")?;
    }
    let tests = || rows.iter().filter_map(|row| row.tests);
    let (tested, passed) = (tests().count(), tests().filter(|tests| tests.failed == 0).count());
    if tested > 0 {
        write!(out, "; {BOLD}the tests of {passed} of {tested} pass{BOLD:#}")?;
    }
    writeln!(out)
}
