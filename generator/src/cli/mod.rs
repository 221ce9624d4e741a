//! The side that does IO: reads the configuration and the description, writes the crate, and says what it did.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the rest of the library is held to do no IO, and this module does it"
)]

mod args;
mod call;
mod changes;
mod codegen;
mod corpus;
mod diff;
mod disk;
mod explain;
mod faults;
mod fetch;
mod file_diff;
mod losses;
mod release;
mod report;
mod settings;
mod standing;
pub mod sync;
mod workflows;
pub mod workspace_lock;

pub use corpus::{Entry, descriptions};
pub use disk::{Disk, Folder};
pub use fetch::DiskFetch;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is as it should be: 0.
    Done,
    /// `--check` found differences, the description or the configuration has errors, or a corpus has failures: 1.
    Refused,
    /// The command line is not one: 2.
    Usage,
    /// `diff` found additions, and nothing that breaks anybody: 3.
    Additive,
    /// `diff` found breaking changes: 4.
    Breaking,
}

impl Outcome {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Additive => 3,
            Self::Breaking => 4,
        }
    }
}

/// Runs the command line of this process: the whole of an `xtask`.
#[must_use]
pub fn main() -> ExitCode {
    let folder = match std::env::current_dir() {
        Ok(folder) => folder,
        Err(error) => {
            let _ = writeln!(
                anstream::stderr(),
                "error: the working directory cannot be read: {error}"
            );
            return ExitCode::from(Outcome::Refused.code());
        }
    };
    let outcome = run(
        std::env::args_os().skip(1),
        &folder,
        &mut anstream::stdout(),
        &mut anstream::stderr(),
    );
    ExitCode::from(outcome.code())
}

/// Runs a command line, without the name of the program, in a folder; text is coloured for the caller to strip.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    folder: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    match args::parse(args) {
        Ok(args::Command::Codegen(args)) => codegen::codegen(&args, folder, out, err),
        Ok(args::Command::Explain(args)) => explain::explain(&args, folder, out, err),
        Ok(args::Command::Release(args)) => release::release(&args, folder, out, err),
        Ok(args::Command::Workflows(args)) => workflows::workflows(&args, folder, out, err),
        Ok(args::Command::Call(args)) => call::call(&args, folder, err),
        Ok(args::Command::Diff(args)) => diff::diff(&args, folder, out, err),
        Ok(args::Command::Corpus(args)) => corpus::corpus(&args, folder, out, err),
        Ok(args::Command::CorpusWorker(args)) => corpus::worker(&args, folder, out, err),
        Err(message) => {
            let text = message.render().ansi().to_string();
            if message.use_stderr() {
                let _ = err.write_all(text.as_bytes());
                return Outcome::Usage;
            }
            let _ = out.write_all(text.as_bytes());
            Outcome::Done
        }
    }
}
