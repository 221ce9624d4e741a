//! An audit that shares no code with the generator: reads a description and the crate that was generated from it, and
//! says which operations, parameters and properties are not there, and which schemas are untyped JSON.

mod corpus;
mod crate_text;
mod document;
mod findings;
mod kinds;
mod link;
mod operations;
mod table;
mod types;
mod view;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "Usage: audit CORPUS_DIR GENERATED_DIR [--only ID]... [--report FILE] [--details FILE]

Compares each description of CORPUS_DIR with the crate of its name in GENERATED_DIR, where `cargo xtask corpus` put it.
--report writes the table with tabs between the columns, --details every finding.
A path parameter without a placeholder in its path can be sent nowhere as it is described: it counts as there if it can
be sent in the query, and stands in the column `unplaced`.
Exit code 1 when an operation, a parameter or a property is missing, a type does not admit what the description declares,
a schema has no Rust type, or less than 99 % of the schemas that declare a shape are something other than untyped JSON.";

/// Schemas nest deeper than the stack of a main thread.
const STACK: usize = 1 << 30;

fn main() -> ExitCode {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    thread
        .ok()
        .and_then(|thread| thread.join().ok())
        .unwrap_or(ExitCode::from(2))
}

fn run() -> ExitCode {
    let mut folders = Vec::new();
    let (mut only, mut report, mut details) = (Vec::new(), None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => only.extend(arguments.next()),
            "--report" => report = arguments.next(),
            "--details" => details = arguments.next(),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    let [corpus, generated] = folders.as_slice() else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    let audits = match corpus::audit_all(corpus, generated, &only) {
        Ok(audits) => audits,
        Err(error) => {
            println!("error: {error}");
            return ExitCode::from(2);
        }
    };
    print!("{}", table::table(&audits));
    for (file, text) in [(report, table::tsv(&audits)), (details, table::details(&audits))] {
        if let Some(file) = file
            && let Err(error) = std::fs::write(&file, text)
        {
            println!("error: {file}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::from(u8::from(!table::passed(&audits)))
}
