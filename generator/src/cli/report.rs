//! What is said to the person who ran the command.

use std::io::{self, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};

use super::sync::Plan;
use crate::Generated;
use crate::diagnostic::{self, Diagnostic, Limit};
use crate::source::Source;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A text has errors.
    Problems {
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
        /// The texts; places count from the first.
        sources: Vec<Source>,
    },
    /// Anything else.
    Message {
        /// What is wrong.
        message: String,
        /// How to mend it.
        help: String,
    },
}

impl Trouble {
    pub(super) fn message(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Message {
            message: message.into(),
            help: help.into(),
        }
    }

    pub(super) fn unreadable(name: &str, reason: &str) -> Self {
        Self::message(
            format!("`{name}` cannot be read: {reason}"),
            "check the path, and who may read it",
        )
    }
}

/// What a run did.
pub(super) struct Summary<'a> {
    pub(super) folder: &'a str,
    pub(super) package: &'a str,
    pub(super) generated: &'a Generated,
    pub(super) plan: &'a Plan,
    pub(super) time: Duration,
}

/// Says why a command could not do its work.
pub(super) fn trouble(err: &mut dyn Write, trouble: &Trouble, verbose: bool) -> io::Result<()> {
    match trouble {
        Trouble::Message { message, help } => {
            writeln!(err, "{ERROR}error{ERROR:#}: {message}\n  = help: {help}")
        }
        Trouble::Problems {
            diagnostics: problems,
            sources,
        } => {
            diagnostics(err, problems, sources, verbose)?;
            writeln!(err, "{ERROR}error{ERROR:#}: nothing was generated")
        }
    }
}

/// What is shown unless all is asked for.
const BRIEF: Limit = Limit {
    most: 5,
    help: "`--verbose` shows them",
};

/// Shows diagnostics with their places: every error, and of warnings and notes as many of a kind as are asked for.
pub(super) fn diagnostics(
    err: &mut dyn Write,
    diagnostics: &[Diagnostic],
    sources: &[Source],
    verbose: bool,
) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let limit = if verbose { Limit::NONE } else { BRIEF };
    let text = diagnostic::render_up_to(limit, diagnostics, sources, &diagnostic::Style::coloured());
    err.write_all(text.as_bytes())
}

/// Fails where the plan would destroy what a person wrote.
pub(super) fn refuse_hand_edits(plan: &Plan, crate_folder: &str) -> Result<(), Trouble> {
    let edited: Vec<&str> = plan
        .changes()
        .filter(|change| change.by_hand)
        .map(|change| change.path.as_str())
        .collect();
    if edited.is_empty() {
        return Ok(());
    }
    let list = edited
        .iter()
        .map(|path| format!("\n    {crate_folder}/{path}"))
        .collect::<String>();
    Err(Trouble::message(
        format!(
            "nothing was written, because codegen did not write what stands in {}:{list}",
            counted(edited.len(), "file")
        ),
        "keep what you need elsewhere, then run again with `--force` to have them overwritten or deleted",
    ))
}

/// Says what was done.
pub(super) fn summary(out: &mut dyn Write, summary: &Summary<'_>) -> io::Result<()> {
    let Summary {
        folder,
        package,
        generated,
        plan,
        time,
    } = summary;
    let warnings = generated.ledger.losses.len();
    writeln!(
        out,
        "{GOOD}{folder}{GOOD:#}: {} written, {} kept, {} removed",
        counted(plan.write.len(), "file"),
        plan.kept,
        plan.remove.len(),
    )?;
    writeln!(
        out,
        "{GOOD}{package}{GOOD:#}: {}, {}, {}, {:.2} s",
        counted(generated.lock.size.operations as usize, "operation"),
        counted(generated.lock.size.types as usize, "type"),
        counted(warnings, "warning"),
        time.as_secs_f64(),
    )
}

/// Says that `--check` found nothing.
pub(super) fn up_to_date(out: &mut dyn Write, crate_folder: &str, plan: &Plan) -> io::Result<()> {
    writeln!(
        out,
        "{GOOD}{crate_folder}{GOOD:#} is up to date: {}",
        counted(plan.kept, "file")
    )
}

/// Says that `--check` found differences, which ones, and how to mend them.
pub(super) fn out_of_date(
    err: &mut dyn Write,
    crate_folder: &str,
    plan: &Plan,
    faults: &[String],
    command: &str,
) -> io::Result<()> {
    let differing = counted(plan.changes().count(), "file");
    writeln!(
        err,
        "{ERROR}error{ERROR:#}: `{crate_folder}` is not up to date: {differing} would change"
    )?;
    for fault in faults {
        writeln!(err, "  = note: {fault}")?;
    }
    writeln!(err, "  = help: run `{command}`")
}

/// Says which files stand among generated ones that codegen did not write.
pub(super) fn strays(err: &mut dyn Write, crate_folder: &str, strays: &[String]) -> io::Result<()> {
    const MOST: usize = 10;
    for path in strays.iter().take(MOST) {
        writeln!(
            err,
            "{NOTE}note{NOTE:#}: `{crate_folder}/{path}` is not of codegen, which leaves it alone; it is published with the crate"
        )?;
    }
    match strays.len().checked_sub(MOST) {
        None | Some(0) => Ok(()),
        Some(more) => writeln!(err, "{NOTE}note{NOTE:#}: and so are {}", counted(more, "more file")),
    }
}

fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
