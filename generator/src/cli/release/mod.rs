//! `release`: what has to hold before a version is published, step by step, and the record of it in version control.

mod agreement;
mod comparison;
mod date;
mod git;
mod package;
mod process;
mod publishing;
mod quality;
mod record;
mod work;
mod working_tree;

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anstyle::{AnsiColor, Style};

use super::Outcome;
use super::args::Release;
use super::report::{self, Trouble};
use work::Work;

const TITLE: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// What a step came to, in a few words; or why the release ends here.
type Ended = Result<String, Trouble>;

/// What a step does, as people read it, and its function.
type Step = (&'static str, fn(&mut Work<'_>) -> Ended);

/// The steps, in their order: what is quick and fails often comes first, and nothing is written before the sixth.
const STEPS: [Step; 7] = [
    ("output, lock, version and changelog are up to date", agreement::step),
    ("the working tree is clean", working_tree::step),
    ("tests, lints and documentation", quality::step),
    ("the package, built alone", package::step),
    ("the API beside that of the last release", comparison::step),
    ("changelog, lock, commit and tag", record::step),
    ("the registry", publishing::step),
];

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn release(args: &Release, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let ended = Work::begin(args, folder).and_then(|mut work| steps(&mut work, out));
    match ended {
        Ok(()) => Outcome::Done,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, args.verbose);
            Outcome::Refused
        }
    }
}

fn steps(work: &mut Work<'_>, out: &mut dyn Write) -> Result<(), Trouble> {
    let all = STEPS.len();
    for (number, (title, step)) in (1..).zip(STEPS) {
        write!(out, "[{number}/{all}] {TITLE}{title}{TITLE:#} ... ")?;
        out.flush()?;
        let began = Instant::now();
        let ended = step(work);
        let seconds = began.elapsed().as_secs_f64();
        match ended {
            Ok(what) => writeln!(out, "{GOOD}ok{GOOD:#}, {seconds:.1} s: {what}")?,
            Err(trouble) => {
                writeln!(out, "{BAD}failed{BAD:#}, {seconds:.1} s")?;
                return Err(trouble);
            }
        }
    }
    Ok(())
}
