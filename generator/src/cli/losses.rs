//! Where a crate became less precise than it was.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::Generated;
use crate::evolution::{Lock, Loss};

const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// How many places are shown unless all are asked for.
const MOST: usize = 10;

/// Tells where the crate is less precise than it was at the last run.
pub(super) fn show(
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
