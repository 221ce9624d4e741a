//! Reads what the compiler says, as Cargo prints it with `--message-format=json`.

use std::time::Duration;

use serde::Deserialize;

/// The form of a line, of all that it may hold.
#[derive(Debug, Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    message: Option<Message>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Message {
    level: String,
    message: String,
    code: Option<Code>,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Debug, Deserialize)]
struct Code {
    code: String,
}

#[derive(Debug, Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

/// What was said of one crate.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// Each error, and each warning, which counts as one, in one line: code, message and place.
    pub(super) errors: Vec<String>,
    /// When the last dependency was there.
    pub(super) since: Duration,
    /// The messages as a person reads them.
    pub(super) log: String,
}

/// Reads the lines of Cargo, each with the time at which it came.
pub(super) fn verdict(lines: &[(Duration, String)], package: &str) -> Verdict {
    let library = package.replace('-', "_");
    let mut verdict = Verdict::default();
    for (time, line) in lines {
        let Ok(line) = serde_json::from_str::<Line>(line) else {
            continue;
        };
        let own = line.target.is_some_and(|target| target.name == library);
        if line.reason == "compiler-artifact" && !own {
            verdict.since = *time;
        }
        let Some(message) = line.message else { continue };
        if counts_as_error(&message) {
            verdict.errors.push(in_one_line(&message));
        }
        verdict.log.push_str(message.rendered.as_deref().unwrap_or_default());
    }
    verdict
}

/// Whether a message is an error, or a warning of the crate itself, as Cargo keeps back those of dependencies. Flags that
/// deny warnings would ask for the same, and have all dependencies compiled anew.
fn counts_as_error(message: &Message) -> bool {
    // The last message of the compiler only counts the others, and has no place.
    let sum = message.spans.is_empty()
        && (message.message.starts_with("aborting due to") || message.message.ends_with(" emitted"));
    (message.level.starts_with("error") || message.level == "warning") && !sum
}

fn in_one_line(message: &Message) -> String {
    let code = message
        .code
        .as_ref()
        .map(|code| format!("{}: ", code.code))
        .unwrap_or_default();
    let place = message.spans.iter().find(|span| span.is_primary);
    let place = place
        .map(|span| format!(" ({}:{})", span.file_name, span.line_start))
        .unwrap_or_default();
    let words: Vec<&str> = message.message.split_whitespace().collect();
    format!("{code}{}{place}", words.join(" "))
}

/// The first line that says what is wrong, where the compiler was not even reached.
pub(super) fn first_line(text: &str) -> String {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find(|line| line.starts_with("error"));
    error
        .or_else(|| lines().next_back())
        .unwrap_or("it ended without a word")
        .to_owned()
}
