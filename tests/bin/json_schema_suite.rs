//! Runs the JSON-Schema-Test-Suite against generated types, and prints what became of it.

use std::path::PathBuf;
use std::process::ExitCode;

use cratesmith_tests::kit::suite::{Case, Dialect, Proof, Suite, prove, table};
use cratesmith_tests::kit::workshop::Workshop;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from).expect("the folder of the suite");
    let scratch = arguments.next().map(PathBuf::from).expect("a scratch folder");
    let mut proofs = Vec::new();
    for dialect in Dialect::ALL {
        let suite = Suite::read(&folder, dialect).expect("the suite");
        let mut workshop = Workshop::new(&scratch.join(dialect.folder()), &scratch.join("target")).expect("a folder");
        match prove(&suite, dialect, &mut workshop) {
            Ok(found) => proofs.extend(found),
            Err(error) => eprintln!("{}: {error}", dialect.folder()),
        }
    }
    println!("{}", table(&proofs));
    for proof in &proofs {
        details(proof);
    }
    ExitCode::SUCCESS
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
