//! Says how far a run is: a line for each description, and on a terminal one below them that says what is at work.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use super::row::{Outcome, Row};

const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();
const PLAIN: Style = AnsiColor::Yellow.on_default();

/// Back to the start of the line, and it is empty.
const CLEAR: &str = "\r\u{1b}[2K";

/// How many descriptions the line at the bottom names.
const NAMED: usize = 3;

/// What is being done with a description.
#[derive(Debug, Clone, Copy)]
pub(super) enum Phase {
    Generate,
    Check,
    Test,
}

/// Where the progress is shown.
pub(super) struct Progress<'a> {
    err: &'a mut dyn Write,
    total: usize,
    done: usize,
    at_work: BTreeMap<String, Phase>,
    terminal: bool,
}

impl<'a> Progress<'a> {
    pub(super) fn new(err: &'a mut dyn Write, total: usize) -> Self {
        Self {
            err,
            total,
            done: 0,
            at_work: BTreeMap::new(),
            terminal: io::stderr().is_terminal(),
        }
    }

    /// So many rows were finished by an earlier run.
    pub(super) fn resumed(&mut self, count: usize) -> io::Result<()> {
        self.done += count;
        if count > 0 {
            writeln!(
                self.err,
                "{count} of {} are finished; `--fresh` starts over",
                self.total
            )?;
        }
        Ok(())
    }

    pub(super) fn phase(&mut self, id: &str, phase: Phase) -> io::Result<()> {
        self.at_work.insert(id.to_owned(), phase);
        self.show()
    }

    pub(super) fn finished(&mut self, row: &Row) -> io::Result<()> {
        self.done += 1;
        self.at_work.remove(&row.id);
        self.clear()?;
        let width = self.total.to_string().len();
        write!(self.err, "[{:>width$}/{}] {} ", self.done, self.total, row.id)?;
        let style = match row.outcome {
            _ if row.failed() => BAD,
            Outcome::Ok => GOOD,
            _ => PLAIN,
        };
        write!(self.err, "{style}{}{style:#} {:.2} s", row.outcome.word(), row.seconds)?;
        if let Some(check) = row.check {
            let word = if check.passed { "compiles" } else { "does not compile" };
            write!(self.err, ", {style}{word}{style:#} {:.1} s", check.seconds)?;
        }
        if let Some(tests) = row.tests {
            write!(
                self.err,
                ", {style}{} tests pass, {} fail{style:#}",
                tests.passed, tests.failed
            )?;
        }
        match row.message.as_str() {
            "" => writeln!(self.err)?,
            message => writeln!(self.err, ": {message}")?,
        }
        self.show()
    }

    /// Leaves the terminal with a line of its own for what follows.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.clear()
    }

    fn clear(&mut self) -> io::Result<()> {
        if self.terminal {
            write!(self.err, "{CLEAR}")?;
        }
        Ok(())
    }

    fn show(&mut self) -> io::Result<()> {
        if !self.terminal {
            return Ok(());
        }
        let words = self.at_work.iter().take(NAMED).map(|(id, phase)| match phase {
            Phase::Generate => format!("generating {id}"),
            Phase::Check => format!("checking {id}"),
            Phase::Test => format!("testing {id}"),
        });
        let words: Vec<String> = words.collect();
        write!(self.err, "{CLEAR}{} of {}: {}", self.done, self.total, words.join(", "))?;
        self.err.flush()
    }
}
