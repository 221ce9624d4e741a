//! The changes as the command line asks for them.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::cli::args::{Diff, Format};
use crate::evolution::{Changes, Line, Severity};

/// How many changes of a kind are shown unless all are asked for.
const MOST: usize = 20;

/// Writes the changes.
pub(super) fn show(args: &Diff, changes: &Changes, out: &mut dyn Write) -> io::Result<()> {
    match args.format {
        Format::Text => text(changes, (!args.verbose).then_some(MOST), out),
        Format::Markdown => out.write_all(changes.markdown(&title(args)).as_bytes()),
        Format::Json => out.write_all(changes.json().as_bytes()),
    }
}

fn title(args: &Diff) -> String {
    format!("`{}` to `{}`", args.old.display(), args.new.display())
}

fn text(changes: &Changes, most: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    for line in changes.lines(most) {
        let style = match line {
            Line::Heading(severity, _) => colour(severity).bold(),
            Line::Item(severity, _) => colour(severity),
            Line::Detail(_) => Style::new().dimmed(),
            Line::Plain(_) => Style::new(),
        };
        writeln!(out, "{style}{}{style:#}", line.text())?;
    }
    let is_shortened = most.is_some_and(|most| {
        let severities = [Severity::Breaking, Severity::Additive, Severity::Documentation];
        severities
            .into_iter()
            .any(|severity| changes.of(severity).count() > most)
    });
    if is_shortened {
        writeln!(out, "\n`--verbose` shows all")?;
    }
    Ok(())
}

fn colour(severity: Severity) -> Style {
    match severity {
        Severity::Breaking => AnsiColor::Red.on_default(),
        Severity::Additive => AnsiColor::Green.on_default(),
        Severity::Documentation => AnsiColor::Cyan.on_default(),
    }
}
