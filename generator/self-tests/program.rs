//! Performs operations against a service, and tells of each in a line how it went.
#![allow(dead_code, reason = "each API needs a part of it")]

pub use std::process::ExitCode;

use crate::api::{Client, DocumentedError, Error, ErrorKind, JsonText, Sending};

/// What the command line asks for.
#[derive(Debug, Default)]
pub struct Arguments {
    base_url: Option<String>,
    only: Vec<String>,
    list: bool,
}

impl Arguments {
    /// Reads `--base-url URL`, `--only PATTERN` and `--list`.
    pub fn read() -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut next = || words.next().ok_or(format!("`{word}` wants a value"));
            match word.as_str() {
                "--base-url" => arguments.base_url = Some(next()?),
                "--only" => arguments.only.push(next()?),
                "--list" => arguments.list = true,
                other => return Err(format!("there is no `{other}`")),
            }
        }
        match arguments.base_url {
            None if !arguments.list => Err("say where the service is: `--base-url URL`".to_owned()),
            _ => Ok(arguments),
        }
    }

    /// Where the service is.
    pub fn base_url(&self) -> &str {
        self.base_url.as_deref().unwrap_or("http://localhost")
    }
}

/// Performs the operations that were asked for.
pub struct Performer {
    client: Client,
    arguments: Arguments,
    runtime: tokio::runtime::Runtime,
    is_bad: bool,
}

impl Performer {
    /// A performer that sends by this client.
    pub fn new(client: Client, arguments: Arguments) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Self {
            client,
            arguments,
            runtime: runtime.map_err(|error| error.to_string())?,
            is_bad: false,
        })
    }

    /// Performs an operation, and prints its id, method, path and outcome, and what more there is to say.
    pub fn perform<T, E: DocumentedError>(
        &mut self,
        id: &str,
        method: &str,
        path: &str,
        call: fn(&Client) -> Sending<T, E>,
    ) {
        if !self.is_wanted(id) {
            return;
        }
        if self.arguments.list {
            return line(&[id, method, path]);
        }
        let future = call(&self.client);
        let (outcome, detail) = match self.runtime.block_on(future) {
            Ok(_) => ("ok".to_owned(), String::new()),
            Err(error) => self.failed(&error),
        };
        line(&[id, method, path, &outcome, &detail]);
    }

    /// Says of an operation that it is not performed.
    pub fn leave_out(&self, id: &str, method: &str, path: &str, reason: &str) {
        if self.is_wanted(id) {
            line(&[id, method, path, "not called", reason]);
        }
    }

    /// 1 if a request could not be built, or an answer does not fit the description.
    pub fn exit_code(&self) -> ExitCode {
        if self.is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn failed<E: DocumentedError>(&mut self, error: &Error<E>) -> (String, String) {
        let status = error.status().map_or(0, |status| status.as_u16());
        let outcome = match error.kind() {
            ErrorKind::Documented(_) => format!("refused {status} documented"),
            ErrorKind::Undocumented => format!("refused {status} undocumented"),
            ErrorKind::Redirect { .. } => format!("redirected {status}"),
            ErrorKind::Transport(_) => "transport".to_owned(),
            ErrorKind::Decode(_) => "undecodable".to_owned(),
            _ => "not built".to_owned(),
        };
        self.is_bad |= matches!(outcome.as_str(), "undecodable" | "not built");
        let body = error.body().map(|body| String::from_utf8_lossy(body).into_owned());
        (outcome, format!("{error} {}", body.unwrap_or_default()))
    }

    fn is_wanted(&self, id: &str) -> bool {
        let only = &self.arguments.only;
        only.is_empty() || only.iter().any(|pattern| matches(pattern, id))
    }
}

/// The exit code, or why nothing was performed.
pub fn told(result: Result<ExitCode, String>) -> ExitCode {
    result.unwrap_or_else(|reason| {
        eprintln!("error: {reason}");
        ExitCode::from(2)
    })
}

/// A value from its JSON.
pub fn value<T: JsonText>(json: &str) -> T {
    match T::from_json(json) {
        Ok(value) => value,
        Err(error) => panic!("not taken: {json}\n{error}"),
    }
}

/// Prints cells with tabs between them.
fn line(cells: &[&str]) {
    let plain = |cell: &&str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    println!("{}", cells.iter().map(plain).collect::<Vec<_>>().join("\t"));
}

/// Whether a text is of a pattern, in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let ends = (0..=text.len()).filter(|place| text.is_char_boundary(*place));
            ends.into_iter().any(|place| matches(rest, &text[place..]))
        }),
    }
}
