//! What a run tells of the changes between two versions, and the step of the version that they make.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::Generated;
use crate::evolution::{Changes, Line, Severity};

const TITLE: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();

/// How many changes of a severity are shown unless all are asked for.
const MOST: usize = 20;

/// Tells what changed since the last release, and which version that makes; nothing before the first release, and where
/// nothing changed.
pub(super) fn since_release(out: &mut dyn Write, generated: &Generated, verbose: bool) -> io::Result<()> {
    if let Some(released) = &generated.lock.released
        && !generated.changes.is_empty()
    {
        writeln!(out, "\n{TITLE}Changes since {}{TITLE:#}\n", released.version)?;
        text(out, &generated.changes, verbose)?;
        writeln!(out)?;
    }
    match step(generated) {
        Some(step) => writeln!(out, "{GOOD}version{GOOD:#}: {step}"),
        None => Ok(()),
    }
}

/// Writes the changes for a terminal.
pub(super) fn text(out: &mut dyn Write, changes: &Changes, verbose: bool) -> io::Result<()> {
    let most = (!verbose).then_some(MOST);
    for line in changes.lines(most) {
        let style = match line {
            Line::Heading(severity, _) => colour(severity).bold(),
            Line::Item(severity, _) => colour(severity),
            Line::Detail(_) => Style::new().dimmed(),
            Line::Plain(_) => Style::new(),
        };
        writeln!(out, "{style}{}{style:#}", line.text())?;
    }
    let mut severities = [Severity::Breaking, Severity::Additive, Severity::Documentation].into_iter();
    let is_shortened = most.is_some_and(|most| severities.any(|severity| changes.of(severity).count() > most));
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

/// The step from the released version to the one of the crate, and why it is taken; nothing where there is none.
pub(super) fn step(generated: &Generated) -> Option<String> {
    let released = generated.lock.released.as_ref()?;
    (released.version != generated.version).then(|| {
        let why = reason(generated);
        format!("{} -> {}, because {why}", released.version, generated.version)
    })
}

fn reason(generated: &Generated) -> String {
    let are = |severity, what: &str| match generated.changes.of(severity).count() {
        1 => format!("1 change is {what}"),
        count => format!("{count} changes are {what}"),
    };
    match generated.changes.severity() {
        Some(Severity::Breaking) => are(Severity::Breaking, "breaking"),
        Some(Severity::Additive) => are(Severity::Additive, "additive"),
        Some(Severity::Documentation) => are(Severity::Documentation, "of documentation"),
        None if generated.lock.changelog.is_empty() => "codegen.toml asks for it".to_owned(),
        None => "generated code changed, and the API did not".to_owned(),
    }
}
