//! Sends documented examples and drawn samples of descriptions through their generated types.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use cratesmith::cli::{DiskFetch, Entry, descriptions};
use cratesmith::source::Source;
use cratesmith_tests::kit::trip::{Finding, HEADER, Row, Trip, prepare, summary};
use cratesmith_tests::kit::workshop::Workshop;

const HELP: &str = "\
Proves the models of descriptions: examples and samples decode and encode to the same JSON, and samples with a value of the wrong type are refused.

Usage: cargo run -p cratesmith-tests --bin round_trip -- [OPTIONS] PATH...

A PATH is a description, YAML or JSON, of any version that the generator reads; or a folder of them, as `cargo xtask corpus` takes it. Each crate and a program
beside it are compiled offline, one after the other; what is compiled stays in the scratch folder, so that the next run compiles dependencies no more. Prints a row
for each description, what went wrong with it, and the totals at the end.

Options:
  --only PATTERN   of folders only descriptions of this name; `*` stands for any text, and the option may be repeated
  --scratch DIR    where crates are written and compiled [default: target/round-trips]
  --samples N      samples a type, at most 8 [default: 6]
  --shown N        how many bad values are shown of each description [default: 5]
  --report FILE    writes the rows as TSV
  --faults         lists the examples that the validator refuses, with the reason, and the types for which no sample was valid
  --dry            draws values and compiles nothing: with `--faults` a quick look at a description
  --help           this text

Examples:
  cargo run -p cratesmith-tests --bin round_trip -- spec/connections.yaml
  cargo run -p cratesmith-tests --bin round_trip -- --only 'git*' --report trips.tsv ../shared/corpus/real

Exit code: 0 when every valid value came back and at least 99 % of the wrong ones were refused, without those that only open unions take; 1 when not, or when a description cannot be generated or compiled;
2 when the command line is wrong.
";

struct Arguments {
    scratch: PathBuf,
    samples: usize,
    shown: usize,
    report: Option<PathBuf>,
    faults: bool,
    dry: bool,
    only: Vec<String>,
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match trips(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// All descriptions, one after the other; whether all passed.
fn trips(arguments: &Arguments) -> Result<bool, String> {
    let entries = entries(arguments)?;
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    println!("{HEADER}");
    for (index, entry) in entries.iter().enumerate() {
        let started = Instant::now();
        eprint!("[{}/{}] {}: ", index + 1, entries.len(), entry.id);
        match trip(entry, arguments) {
            Ok((row, text)) => {
                eprintln!("{} s", started.elapsed().as_secs());
                print!("{row}\n{text}");
                rows.push(row);
            }
            Err(error) => {
                eprintln!("failed");
                println!("{}: {error}", entry.id);
                failed.push(entry.id.as_str());
            }
        }
        if let Some(report) = &arguments.report {
            let lines: String = rows.iter().map(|row| format!("{row}\n")).collect();
            fs::write(report, format!("{HEADER}\n{lines}"))
                .map_err(|error| format!("{}: {error}", report.display()))?;
        }
    }
    let total = Row::total(&rows);
    println!("{total}");
    if !failed.is_empty() {
        println!("not generated or not compiled: {}", failed.join(", "));
    }
    Ok(failed.is_empty() && total.has_passed())
}

/// The descriptions: those of folders, and files as they are named.
fn entries(arguments: &Arguments) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for path in &arguments.paths {
        if path.is_dir() {
            entries.extend(descriptions(path, &arguments.only)?);
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        entries.push(Entry {
            id: stem
                .replace(|character: char| !character.is_ascii_alphanumeric(), "-")
                .to_ascii_lowercase(),
            file: path.clone(),
            root: folder.unwrap_or(Path::new(".")).to_owned(),
        });
    }
    Ok(entries)
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut arguments = Arguments {
        scratch: PathBuf::from("target/round-trips"),
        samples: 6,
        shown: 5,
        report: None,
        faults: false,
        dry: false,
        only: Vec::new(),
        paths: Vec::new(),
    };
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("`{argument}` needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("`{text}` is no number"));
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--only" => arguments.only.push(value()?),
            "--scratch" => arguments.scratch = value()?.into(),
            "--samples" => arguments.samples = number(value()?)?,
            "--shown" => arguments.shown = number(value()?)?,
            "--report" => arguments.report = Some(value()?.into()),
            "--faults" => arguments.faults = true,
            "--dry" => arguments.dry = true,
            option if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
            _ => arguments.paths.push(argument.into()),
        }
    }
    match arguments.paths.is_empty() {
        true => Err("no description is named".to_owned()),
        false => Ok(Some(arguments)),
    }
}

/// The row of a description, and what is to be said of it.
fn trip(entry: &Entry, arguments: &Arguments) -> Result<(Row, String), String> {
    let bytes = fs::read(&entry.file).map_err(|error| error.to_string())?;
    let source = Source {
        name: entry.file.display().to_string(),
        bytes,
    };
    let folder = entry.file.parent().unwrap_or(Path::new("."));
    let fetch = DiskFetch::new(folder, &entry.root).map_err(|error| error.to_string())?;
    let trip = prepare(&entry.id, &source, &fetch, arguments.samples)?;
    let findings = match arguments.dry {
        true => Vec::new(),
        false => compiled(&trip, &arguments.scratch)?,
    };
    let mut text = summary(&trip, &findings, arguments.shown);
    if arguments.faults {
        trip.faults
            .iter()
            .for_each(|fault| text.push_str(&format!("fault: {fault}\n")));
        trip.without_sample
            .iter()
            .for_each(|place| text.push_str(&format!("no sample: {place}\n")));
    }
    Ok((Row::of(&trip, &findings), text))
}

fn compiled(trip: &Trip, scratch: &Path) -> Result<Vec<Finding>, String> {
    let told = |error: std::io::Error| error.to_string();
    let scratch = std::path::absolute(scratch).map_err(told)?;
    let mut workshop = Workshop::new(&scratch.join(&trip.name), &scratch.join("target")).map_err(told)?;
    workshop.add(&trip.described, &trip.table()).map_err(told)?;
    if let Some((_, errors)) = workshop.build().map_err(told)?.into_iter().next() {
        return Err(errors);
    }
    trip.run(&workshop.runner(&trip.described.package)).map_err(told)
}
