//! `diff`: what changes for users between the crates that two descriptions give.

mod show;
mod sides;

use std::io::Write;
use std::path::Path;

use super::Outcome;
use super::args::Diff;
use super::report::{self, Trouble};
use crate::evolution::Severity;

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn diff(args: &Diff, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    match steps(args, folder, out) {
        Ok(outcome) => outcome,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, args.verbose);
            Outcome::Refused
        }
    }
}

fn steps(args: &Diff, folder: &Path, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let released = sides::released(args, folder)?;
    let before = released.size.operations;
    let (after, changes) = sides::next(args, folder, released)?;
    if !args.paths.is_empty() && before + after == 0 {
        return Err(Trouble::message(
            format!(
                "neither description has an operation with a path like `{}`",
                args.paths.join("`, `")
            ),
            "a path starts with `/`, and `**` stands for anything in it",
        ));
    }
    show::show(args, &changes, out)?;
    Ok(match changes.severity() {
        None | Some(Severity::Documentation) => Outcome::Done,
        Some(Severity::Additive) => Outcome::Additive,
        Some(Severity::Breaking) => Outcome::Breaking,
    })
}
