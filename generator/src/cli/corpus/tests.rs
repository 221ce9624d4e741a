//! Reads what the tests of a generated crate say.

use super::compiler::{Verdict, first_line};
use super::process::{Ended, Ending};

/// How the tests of a crate ended.
#[derive(Debug, Default)]
pub(super) struct Tested {
    /// How many passed.
    pub(super) passed: usize,
    /// How many failed; 1 where they could not be run.
    pub(super) failed: usize,
    /// What was wrong first, in one line.
    pub(super) message: String,
    /// All that was said.
    pub(super) log: String,
}

/// Reads the lines of the tests that Cargo ran, beside what the compiler said of them.
pub(super) fn read(ended: &Ended, compiled: Verdict) -> Tested {
    let is_of_tests = |line: &&str| !line.starts_with("{\"reason\":");
    let lines = || ended.out.iter().map(|(_, line)| line.as_str()).filter(is_of_tests);
    let results = || lines().filter_map(|line| line.strip_prefix("test result: "));
    let count = |word: &str| results().filter_map(|line| number_before(line, word)).sum();
    let (passed, failed): (usize, usize) = (count("passed"), count("failed"));
    let is_good = ended.is_success() && compiled.errors.is_empty();
    let first_error = compiled.errors.into_iter().next();
    let first = lines().find_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
    let message = match (is_good, first) {
        (true, _) => String::new(),
        (false, Some(test)) => format!("the test {test} fails"),
        (false, None) if matches!(ended.ending, Ending::Timeout) => "the tests did not end in time".to_owned(),
        (false, None) => first_error.unwrap_or_else(|| first_line(&ended.err)),
    };
    let out: Vec<&str> = lines().collect();
    Tested {
        passed,
        failed: if is_good { failed } else { failed.max(1) },
        message,
        log: format!("{}\n{}\n{}\n", ended.err, compiled.log, out.join("\n")),
    }
}

/// The number before a word: `10 passed`.
fn number_before(line: &str, word: &str) -> Option<usize> {
    let words: Vec<&str> = line.split([' ', ';']).filter(|part| !part.is_empty()).collect();
    let place = words.iter().position(|part| *part == word)?;
    words.get(place.checked_sub(1)?)?.parse().ok()
}
