//! Asks the oracles what changes of a description do to users, and compares that with what the generator says.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cratesmith::cli::DiskFetch;
use cratesmith::evolution::Severity;
use cratesmith::source::Source;
use cratesmith_tests::oracles::changed::{Changed, changed, first};
use cratesmith_tests::oracles::compiler::Workshop;
use cratesmith_tests::oracles::record::{self, HEADER, Verdict};
use cratesmith_tests::oracles::{program, semver, single};

const HELP: &str = "\
Asks two oracles what a change of a description does to users: a program that uses every public item of the crate before
is compiled against the crate after, and `cargo semver-checks` compares both (`cargo install cargo-semver-checks --locked`).

Usage: cargo run -p cratesmith-tests --bin oracles -- [--only TEXT] [--skip N] [--program | --semver | --comparison] [--record]
       cargo run -p cratesmith-tests --bin oracles -- [--program] [--semver] --pair NAME OLD NEW [--pair NAME OLD NEW]...

Without a pair: the single changes of tests/fixtures/changes, in both directions; --skip leaves
out the first of them. --program and --semver ask that oracle
alone, --comparison asks none; what is not asked is taken from tests/fixtures/changes/results.tsv. --record writes that file,
which the tests hold the comparison to.
With pairs: two descriptions, the older first.

Exit codes: 0 everybody agrees, 1 somebody does not, 2 something cannot be asked.
";

#[derive(Default)]
struct Asked {
    only: Option<String>,
    skip: usize,
    program: bool,
    semver: bool,
    comparison: bool,
    record: bool,
    pairs: Vec<[String; 3]>,
}

fn main() -> ExitCode {
    let Some(asked) = arguments(std::env::args().skip(1)) else {
        print!("{HELP}");
        return ExitCode::from(2);
    };
    match answer(&asked) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(wrong) => {
            eprintln!("{wrong} disagreements");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked::default();
    while let Some(word) = given.next() {
        match word.as_str() {
            "--only" => asked.only = Some(given.next()?),
            "--skip" => asked.skip = given.next()?.parse().ok()?,
            "--program" => asked.program = true,
            "--semver" => asked.semver = true,
            "--comparison" => asked.comparison = true,
            "--record" => asked.record = true,
            "--pair" => asked.pairs.push([given.next()?, given.next()?, given.next()?]),
            _ => return None,
        }
    }
    if !asked.program && !asked.semver && !asked.comparison {
        (asked.program, asked.semver) = (true, true);
    }
    Some(asked)
}

fn answer(asked: &Asked) -> Result<usize, String> {
    let workshop = workshop()?;
    if asked.semver && !semver::is_there(&workshop) {
        return Err("cargo-semver-checks is not installed: `cargo install cargo-semver-checks --locked`".to_owned());
    }
    println!("{HEADER}");
    match asked.pairs.as_slice() {
        [] => singles(asked, &workshop),
        pairs => real(asked, &workshop, pairs),
    }
}

fn workshop() -> Result<Workshop, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).map_err(|error| error.to_string())?;
    let folder = root.join("target/oracles");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let folder = folder.canonicalize().map_err(|error| error.to_string())?;
    let target = folder.join("target");
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        // What rustdoc said of the crates of an earlier run.
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            std::fs::remove_file(entry.path()).map_err(|error| error.to_string())?;
        }
    }
    Ok(Workshop { folder, target, lock })
}

fn singles(asked: &Asked, workshop: &Workshop) -> Result<usize, String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/changes");
    let base = single::base(&fixtures)?;
    let changes = single::changes(&fixtures)?;
    let text = std::fs::read_to_string(fixtures.join("results.tsv")).unwrap_or_default();
    let recorded = record::read(&text);
    let (mut wrong, mut rows) = (0, vec![HEADER.to_owned()]);
    for change in changes.iter().skip(asked.skip) {
        if asked
            .only
            .as_ref()
            .is_some_and(|only| !change.name.contains(only.as_str()))
        {
            continue;
        }
        let fetch = cratesmith::source::NoFetch;
        let first = first("workshop", (&base, &change.before), &fetch)?;
        let changed = changed("workshop", &first, (&base, &change.after), &fetch)?;
        let name = |overlays: &[Source]| {
            overlays
                .first()
                .map_or("base".to_owned(), |overlay| overlay.name.replace(".json", ""))
        };
        let names = [name(&change.before), name(&change.after)];
        let before = recorded.get(&change.name);
        let row = judged(
            asked,
            workshop,
            &change.name,
            &changed,
            names,
            (change.additive, before),
        )?;
        wrong += usize::from(row.1);
        rows.push(row.0);
    }
    if asked.record {
        let text = rows.join("\n") + "\n";
        std::fs::write(fixtures.join("results.tsv"), text).map_err(|error| error.to_string())?;
    }
    Ok(wrong)
}

fn real(asked: &Asked, workshop: &Workshop, pairs: &[[String; 3]]) -> Result<usize, String> {
    let mut wrong = 0;
    for [name, old, new] in pairs {
        let (before, after) = (read(old)?, read(new)?);
        let folder = Path::new(old).parent().map_or(PathBuf::from("."), Path::to_path_buf);
        let fetch = DiskFetch::new(&folder, &folder).map_err(|error| error.to_string())?;
        let first = first("real-api", (&before, &[]), &fetch)?;
        let changed = changed("real-api", &first, (&after, &[]), &fetch)?;
        drop(first);
        let names = [format!("{name}-before"), format!("{name}-after")];
        wrong += usize::from(judged(asked, workshop, name, &changed, names, (false, None))?.1);
    }
    Ok(wrong)
}

/// The row of a change, and whether somebody disagrees.
fn judged(
    asked: &Asked,
    workshop: &Workshop,
    name: &str,
    changed: &Changed,
    [before, after]: [String; 2],
    (additive, recorded): (bool, Option<&Verdict>),
) -> Result<(String, bool), String> {
    let mut verdict = Verdict::of(changed);
    if let Some(recorded) = recorded {
        verdict.program = recorded.program;
        verdict.semver.clone_from(&recorded.semver);
    }
    let mut said = Vec::new();
    if asked.program {
        let program = program::of(&changed.package, &changed.before)?;
        workshop.put(&after, &changed.after)?;
        let outcome = program::compiles(workshop, &changed.package, &program, &changed.before, &after)
            .map_err(|error| format!("{name}: {error}"))?;
        verdict.program = Some(outcome.is_ok());
        said.extend(outcome.err());
    }
    if asked.semver {
        let before = semver::described(workshop, &changed.package, &changed.before, &before)?;
        let after = semver::described(workshop, &changed.package, &changed.after, &after)?;
        verdict.semver = Some(semver::breaking(workshop, &before, &after)?);
    }
    let row = format!("{name}\t{verdict}");
    println!("{row}");
    let disagreement = verdict.disagreement(additive);
    if let Some(disagreement) = disagreement {
        said.push(disagreement.to_owned());
        let breaking = changed
            .rust
            .iter()
            .filter(|change| change.severity == Severity::Breaking);
        said.extend(
            breaking
                .take(5)
                .map(|change| format!("{} {} ({})", change.item, change.what, change.rule)),
        );
    }
    said.iter().for_each(|said| eprintln!("    {said}"));
    Ok((row, disagreement.is_some()))
}

fn read(path: &str) -> Result<Source, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(Source {
        name: path.to_owned(),
        bytes,
    })
}
