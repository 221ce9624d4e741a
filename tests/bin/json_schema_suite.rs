//! Runs the JSON-Schema-Test-Suite against generated types, and prints what became of it.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use cratesmith_tests::kit::suite::{Case, Dialect, Misses, Proof, Suite, prove, table};
use cratesmith_tests::kit::workshop::Workshop;

const HELP: &str = "\
Generates a type for each schema of the JSON-Schema-Test-Suite, and sends the instances through it. Prints the table of CONFORMANCE.md, then each instance that
was lost or wrongly taken.

Usage: cargo run -p cratesmith-tests --bin json_schema_suite -- SUITE SCRATCH

SUITE is a checkout of the suite, SCRATCH a folder where crates are written and compiled.

Example:
  cargo run -p cratesmith-tests --bin json_schema_suite -- ../shared/corpus/json-schema-test-suite target/suite

Exit code: 0 when no valid instance is lost and 95 % of the invalid ones are refused of each keyword that a type can express; else 1; 2 when the command line is wrong.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [help] if help == "--help" || help == "-h" => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        [suite, scratch] => match proofs(Path::new(suite), Path::new(scratch)) {
            Ok(proofs) => report(&proofs),
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

fn proofs(folder: &Path, scratch: &Path) -> io::Result<Vec<Proof>> {
    let suites = Dialect::ALL
        .into_iter()
        .map(|dialect| Suite::read(folder, dialect))
        .collect::<io::Result<Vec<_>>>()?;
    let scratch = std::path::absolute(scratch)?;
    prove(
        &suites,
        &mut Workshop::new(&scratch.join("crates"), &scratch.join("target"))?,
    )
}

fn report(proofs: &[Proof]) -> ExitCode {
    println!("{}", table(proofs));
    proofs.iter().for_each(details);
    if Misses::of(proofs) == Misses::default() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn details(proof: &Proof) {
    let bad: Vec<_> = proof
        .group
        .tests
        .iter()
        .zip(&proof.cases)
        .filter(|(_, case)| matches!(case, Case::Lost(_) | Case::Taken))
        .collect();
    if bad.is_empty() {
        return;
    }
    let group = &proof.group;
    println!(
        "\n## {} {} {}: {}\n{}",
        group.dialect.folder(),
        group.keyword,
        group.index,
        group.description,
        group.schema
    );
    for said in &proof.said {
        println!("    said: {said}");
    }
    for (test, case) in bad {
        println!("    {case:?}: {} {}", test.description, test.data);
    }
}
