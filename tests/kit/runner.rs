//! The program beside a generated crate, as a process that is fed with JSON.

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was decoded; this is the JSON of the value.
    Encoded(String),
    /// It was refused, for this reason.
    Refused(String),
}

/// A runner.
#[derive(Debug)]
pub struct Runner {
    program: PathBuf,
}

impl Runner {
    pub(super) fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// Sends values through their types, each given by its place in the runner's table; the outcomes have the same order.
    ///
    /// A value that brings the runner down is refused with that as the reason, and the rest goes through another one.
    ///
    /// # Errors
    ///
    /// The runner cannot be started.
    pub fn run(&self, values: &[(usize, String)]) -> io::Result<Vec<Outcome>> {
        let mut outcomes = Vec::with_capacity(values.len());
        while outcomes.len() < values.len() {
            outcomes.extend(self.start(&values[outcomes.len()..])?);
            if outcomes.len() < values.len() {
                outcomes.push(Outcome::Refused("the process broke down".to_owned()));
            }
        }
        Ok(outcomes)
    }

    fn start(&self, values: &[(usize, String)]) -> io::Result<Vec<Outcome>> {
        let mut child = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the runner has no pipes"));
        };
        let outcomes = thread::scope(|scope| {
            scope.spawn(move || {
                for (number, json) in values {
                    // A runner that broke down takes no more; what is missing among the outcomes says so.
                    if writeln!(input, "{number}\t{json}").is_err() {
                        break;
                    }
                }
            });
            BufReader::new(output)
                .lines()
                .map_while(Result::ok)
                .filter_map(|line| outcome(&line))
                .collect()
        });
        child.wait()?;
        Ok(outcomes)
    }
}

fn outcome(line: &str) -> Option<Outcome> {
    let text = line.get(1..)?.to_owned();
    match line.as_bytes().first()? {
        b'=' => Some(Outcome::Encoded(text)),
        b'!' => Some(Outcome::Refused(text)),
        _ => None,
    }
}
