//! The report for programs: a row for each description, with tabs between the columns.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::row::Row;
use super::table;

/// The names of the columns.
const COLUMNS: [&str; 15] = [
    "id",
    "outcome",
    "seconds",
    "files",
    "lines",
    "operations",
    "types",
    "warnings",
    "untyped",
    "check",
    "check_seconds",
    "tests",
    "tests_failed",
    "errors",
    "message",
];

/// Writes the rows to a file.
pub(super) fn write(file: &Path, rows: &[Row]) -> io::Result<()> {
    let mut text = COLUMNS.join("\t");
    text.push('\n');
    for row in rows {
        let message = match row.message.split_whitespace().collect::<Vec<_>>().join(" ") {
            message if message.is_empty() => "-".to_owned(),
            message => message,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}\t{}\t{message}", row.id, table::cells(row).join("\t"));
    }
    std::fs::write(file, text)
}
