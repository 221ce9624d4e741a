//! Programs that a release runs, and what they said.

use std::path::Path;
use std::process::{Command, Stdio};

use super::super::report::Trouble;
use super::work::Work;

/// How many lines of a failed program are shown.
const MOST: usize = 60;

/// What came of a program.
pub(super) struct Ran {
    pub(super) success: bool,
    pub(super) out: String,
    err: String,
}

impl Ran {
    /// The end of what it said.
    pub(super) fn tail(&self) -> String {
        let lines: Vec<&str> = self.out.lines().chain(self.err.lines()).collect();
        let start = lines.len().saturating_sub(MOST);
        lines.get(start..).unwrap_or_default().join("\n")
    }
}

/// Runs a program in a folder to its end.
pub(super) fn run(program: &str, args: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Result<Ran, Trouble> {
    let output = Command::new(program)
        .args(args)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            Trouble::message(
                format!("`{program}` cannot be run in `{}`: {error}", folder.display()),
                format!("install `{program}`, or put it where programs are looked for"),
            )
        })?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Ran {
        success: output.status.success(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    })
}

impl Work<'_> {
    /// Runs Cargo in a folder.
    pub(super) fn cargo(&self, args: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Result<Ran, Trouble> {
        let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut variables = variables.to_vec();
        if self.args.offline {
            variables.push(("CARGO_NET_OFFLINE", "true"));
        }
        run(&program, args, folder, &variables)
    }

    /// Runs Cargo on the crate, and ends the release where it fails.
    pub(super) fn cargo_or_end(&self, args: &[&str], folder: &Path, variables: &[(&str, &str)]) -> Result<(), Trouble> {
        let ran = self.cargo(args, folder, variables)?;
        match ran.success {
            true => Ok(()),
            false => Err(Trouble::message(
                format!("`cargo {}` failed:\n{}", args.join(" "), ran.tail()),
                "mend that, commit, and run the release again; nothing was written",
            )),
        }
    }
}
