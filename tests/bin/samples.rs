//! Validates the sample values of descriptions by their schemas.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cratesmith::cli::{DiskFetch, descriptions};
use cratesmith::source::Source;
use cratesmith_tests::kit::sample::{self, Found};

const HELP: &str = "\
Validates the values with which generated crates test themselves: parameters, bodies and answers, each by the schema of its place.

Usage: cargo run -p cratesmith-tests --bin samples -- [--only PATTERN]... [--shown N] FOLDER

A FOLDER of descriptions is one as `cargo xtask corpus` takes it. Prints a row for each description, samples that are not valid, and the totals.
";

fn main() -> ExitCode {
    let (mut only, mut shown, mut folder) = (Vec::new(), 3, None);
    let mut given = std::env::args().skip(1);
    while let Some(word) = given.next() {
        match word.as_str() {
            "--only" => only.extend(given.next()),
            "--shown" => shown = given.next().and_then(|text| text.parse().ok()).unwrap_or(shown),
            path if !path.starts_with('-') => folder = Some(PathBuf::from(path)),
            _ => folder = None,
        }
    }
    let Some(folder) = folder else {
        print!("{HELP}");
        return ExitCode::from(2);
    };
    match all(&folder, &only, shown) {
        Ok(total) => {
            println!("all: {total}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn all(folder: &Path, only: &[String], shown: usize) -> Result<Found, String> {
    let mut total = Found::default();
    for entry in descriptions(folder, only)? {
        let bytes = std::fs::read(&entry.file).map_err(|error| error.to_string())?;
        let source = Source {
            name: entry.id.clone(),
            bytes,
        };
        let base = entry.file.parent().unwrap_or(Path::new("."));
        let fetch = DiskFetch::new(&entry.root, base).map_err(|error| error.to_string())?;
        match sample::look(&source, &fetch) {
            Ok(found) => {
                println!("{}: {found}", entry.id);
                found
                    .invalid
                    .iter()
                    .take(shown)
                    .for_each(|bad| println!("    not valid: {bad}"));
                found
                    .missing
                    .iter()
                    .take(shown)
                    .for_each(|at| println!("    none made: {at}"));
                total.add(found);
            }
            Err(_) => println!("{}: refused", entry.id),
        }
    }
    Ok(total)
}
