//! Stands in for the rendering of diagnostics until it is merged.

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Location};
use crate::source::Source;

pub(super) fn show(err: &mut dyn Write, diagnostic: &Diagnostic, sources: &[Source]) -> io::Result<()> {
    writeln!(err, "error[{}]: {}", diagnostic.code, diagnostic.message)?;
    if let Location::Position { source, line, column } = diagnostic.location
        && let Some(source) = sources.get(source.0 as usize)
    {
        let text = String::from_utf8_lossy(&source.bytes);
        let shown = text.lines().nth(line - 1).unwrap_or_default();
        let margin = " ".repeat(line.to_string().len());
        writeln!(err, "{margin}--> {}:{line}:{column}", source.name)?;
        writeln!(
            err,
            "{margin} |\n{line} | {shown}\n{margin} | {}^",
            " ".repeat(column - 1)
        )?;
    }
    writeln!(err, "  = help: {}\n", diagnostic.help)
}
