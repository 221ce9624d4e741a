//! Sends documented examples and drawn samples of descriptions through their generated types.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use cratesmith::cli::DiskFetch;
use cratesmith::source::Source;
use cratesmith_tests::kit::trip::{Finding, HEADER, Trip, Verdict, prepare, summary, tsv};
use cratesmith_tests::kit::workshop::Workshop;

const HELP: &str = "\
Proves the models of descriptions: examples and samples decode and encode to the same JSON, and samples with a value of the wrong type are refused.

Usage: cargo run -p cratesmith-tests --bin round_trip -- [OPTIONS] DESCRIPTION...

A DESCRIPTION is a file, YAML or JSON, of any version that the generator reads. Its crate and a program beside it are compiled offline; what is compiled stays in
the scratch folder, so that the next run compiles dependencies no more.

Options:
  --scratch DIR    where crates are written and compiled [default: target/round-trips]
  --samples N      samples a type, at most 8 [default: 6]
  --shown N        how many bad values are shown of each description [default: 5]
  --report FILE    writes a row for each description, as TSV
  --faults         lists the examples that the validator refuses, and the types for which no sample was valid
  --help           this text

Examples:
  cargo run -p cratesmith-tests --bin round_trip -- spec/connections.yaml
  cargo run -p cratesmith-tests --bin round_trip -- --report trips.tsv ../shared/corpus/real/*.yaml

Exit code: 0 when every valid value came back and at least 99 % of the wrong ones were refused, without those that only open unions take; 1 when not, or when a description cannot be generated or compiled;
2 when the command line is wrong.
";

struct Arguments {
    scratch: PathBuf,
    samples: usize,
    shown: usize,
    report: Option<PathBuf>,
    faults: bool,
    descriptions: Vec<PathBuf>,
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
    let mut rows = vec![HEADER.to_owned()];
    let mut good = true;
    for (index, description) in arguments.descriptions.iter().enumerate() {
        let started = Instant::now();
        eprint!(
            "[{}/{}] {}: ",
            index + 1,
            arguments.descriptions.len(),
            description.display()
        );
        match trip(description, &arguments) {
            Ok((row, text, passed)) => {
                eprintln!("{} s", started.elapsed().as_secs());
                good &= passed;
                println!("{row}\n{text}");
                rows.push(row);
            }
            Err(error) => {
                good = false;
                eprintln!("failed");
                println!("{}: {error}\n", description.display());
            }
        }
        if let Some(report) = &arguments.report
            && let Err(error) = fs::write(report, rows.join("\n") + "\n")
        {
            eprintln!("error: {}: {error}", report.display());
            return ExitCode::from(2);
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut arguments = Arguments {
        scratch: PathBuf::from("target/round-trips"),
        samples: 6,
        shown: 5,
        report: None,
        faults: false,
        descriptions: Vec::new(),
    };
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("`{argument}` needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("`{text}` is no number"));
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--scratch" => arguments.scratch = value()?.into(),
            "--samples" => arguments.samples = number(value()?)?,
            "--shown" => arguments.shown = number(value()?)?,
            "--report" => arguments.report = Some(value()?.into()),
            "--faults" => arguments.faults = true,
            option if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
            _ => arguments.descriptions.push(argument.into()),
        }
    }
    match arguments.descriptions.is_empty() {
        true => Err("no description is named".to_owned()),
        false => Ok(Some(arguments)),
    }
}

/// The row of a description, what is to be said of it, and whether it passed.
fn trip(description: &Path, arguments: &Arguments) -> Result<(String, String, bool), String> {
    let stem = description.file_stem().unwrap_or_default().to_string_lossy();
    let name = stem
        .replace(|character: char| !character.is_ascii_alphanumeric(), "-")
        .to_ascii_lowercase();
    let bytes = fs::read(description).map_err(|error| error.to_string())?;
    let source = Source {
        name: description.display().to_string(),
        bytes,
    };
    let folder = description
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let fetch = DiskFetch::new(folder, folder).map_err(|error| error.to_string())?;
    let trip = prepare(&name, &source, &fetch, arguments.samples)?;
    let findings = compiled(&trip, &arguments.scratch)?;
    let mut text = summary(&trip, &findings, arguments.shown);
    if arguments.faults {
        trip.faults
            .iter()
            .for_each(|fault| text.push_str(&format!("fault: {fault}\n")));
        trip.without_sample
            .iter()
            .for_each(|place| text.push_str(&format!("no sample: {place}\n")));
    }
    Ok((tsv(&trip, &findings), text, passes(&findings)))
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

fn passes(findings: &[Finding]) -> bool {
    let count = |wanted: &dyn Fn(&Verdict) -> bool| findings.iter().filter(|finding| wanted(&finding.verdict)).count();
    let lost = count(&|verdict| matches!(verdict, Verdict::Lost(_)));
    let refused = count(&|verdict| *verdict == Verdict::MutantRefused);
    let taken = count(&|verdict| *verdict == Verdict::MutantTaken);
    lost == 0 && refused * 100 >= (refused + taken) * 99
}
