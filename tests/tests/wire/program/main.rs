//! Calls the generated client as a test says, and tells what came of it.

mod echo;
mod fault;
mod secrets;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["echo", mode, base_url] => echo::run(*mode == "blocking", base_url),
        ["fault", mode, action, base_url, timeout, most, retries] => {
            let limits = fault::Limits::of(timeout, most, retries);
            fault::run(*mode == "blocking", action, base_url, &limits);
        }
        ["secrets", base_url, nowhere] => secrets::run(base_url, nowhere),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

/// Drives a future in this thread.
fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}
