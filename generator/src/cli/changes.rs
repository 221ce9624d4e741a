//! What a run tells of the changes since the last release, and of precision that was lost since the last run.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::Generated;
use crate::evolution::{Change, Lock, Loss, Severity};

const TITLE: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// How many of a kind are shown unless all are asked for.
const MOST: usize = 10;

/// Tells what changed, and which version that makes; nothing before the first release, and where nothing changed.
pub(super) fn show(out: &mut dyn Write, generated: &Generated, verbose: bool) -> io::Result<()> {
    let Some(released) = &generated.lock.released else {
        return Ok(());
    };
    for (severity, title) in [
        (Severity::Breaking, "breaking"),
        (Severity::Additive, "additive"),
        (Severity::Documentation, "documentation"),
    ] {
        let changes: Vec<&Change> = of(generated, severity).collect();
        if changes.is_empty() {
            continue;
        }
        writeln!(out, "{TITLE}{title}{TITLE:#}, since {}:", released.version)?;
        let most = if verbose { changes.len() } else { MOST };
        for Change { item, what, place, .. } in changes.iter().take(most) {
            let place = if place.is_empty() {
                String::new()
            } else {
                format!(" ({place})")
            };
            writeln!(out, "  `{item}` {what}{place}")?;
        }
        if changes.len() > most {
            writeln!(out, "  and {} more, which `--verbose` shows", changes.len() - most)?;
        }
    }
    match step(generated) {
        Some(step) => writeln!(out, "{GOOD}version{GOOD:#}: {step}"),
        None => Ok(()),
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
    let count = |severity| of(generated, severity).count();
    let are = |count: usize, what: &str| match count {
        1 => format!("1 change is {what}"),
        count => format!("{count} changes are {what}"),
    };
    match generated.changes.severity() {
        Some(Severity::Breaking) => are(count(Severity::Breaking), "breaking"),
        Some(Severity::Additive) => are(count(Severity::Additive), "additive"),
        Some(Severity::Documentation) => are(count(Severity::Documentation), "of documentation"),
        None if generated.lock.changelog.is_empty() => "codegen.toml asks for it".to_owned(),
        None => "generated code changed, and the API did not".to_owned(),
    }
}

fn of(generated: &Generated, severity: Severity) -> impl Iterator<Item = &Change> {
    let changes = generated.changes.changes.iter();
    changes.filter(move |change| change.severity == severity)
}

/// Tells where the crate is less precise than it was at the last run.
pub(super) fn losses(
    err: &mut dyn Write,
    previous: Option<&Lock>,
    generated: &Generated,
    verbose: bool,
) -> io::Result<()> {
    let Some(previous) = previous.filter(|lock| !lock.files.is_empty()) else {
        return Ok(());
    };
    let known = |loss: &Loss| {
        let mut losses = previous.ledger.losses.iter();
        losses.any(|known| (&known.place, &known.code) == (&loss.place, &loss.code))
    };
    let new: Vec<&Loss> = generated.ledger.losses.iter().filter(|loss| !known(loss)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let places = match new.len() {
        1 => "1 place is".to_owned(),
        count => format!("{count} places are"),
    };
    writeln!(
        err,
        "{WARNING}warning{WARNING:#}: {places} less precise than at the last run"
    )?;
    let most = if verbose { new.len() } else { MOST };
    for Loss { place, code, reason } in new.iter().take(most) {
        writeln!(err, "  {code} at {place}: {reason}")?;
    }
    if new.len() > most {
        writeln!(err, "  and {} more, which `--verbose` shows", new.len() - most)?;
    }
    Ok(())
}
