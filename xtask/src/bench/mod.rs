//! `cargo xtask bench`: how long generating, compiling and calling take, beside the targets.

mod args;
mod baseline;
mod check;
mod fresh;
mod generation;
mod measure;
mod overhead;
mod report;
mod subject;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Part, Task};
use report::Row;

/// What goes wrong is said in a sentence; nothing is done about it but to show it.
type Result<T> = std::result::Result<T, String>;

/// Runs the command line of this process, which begins with `bench`.
pub(crate) fn main() -> ExitCode {
    let args = Args::parse_from(std::env::args_os().skip(1));
    let outcome = match &args.task {
        Some(Task::Measure { command }) => measure::as_child(command).map(|()| true),
        Some(Task::Baseline { description }) => baseline::read(description).map(|()| true),
        None => bench(&args),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Measures and reports; whether all is well as far as `--strict` asks.
fn bench(args: &Args) -> Result<bool> {
    let folder = args.folder();
    fs::create_dir_all(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    let mut rows = Vec::new();
    if args.part != Some(Part::Calls) {
        rows.extend(crates(args, &folder)?);
    }
    if args.part.is_none_or(|part| part == Part::Calls) {
        rows.extend(overhead::overhead(&folder)?);
    }
    report::print(&rows, args.json);
    Ok(!args.strict || rows.iter().all(|row| row.passed() != Some(false)))
}

/// Generates crates and checks them.
fn crates(args: &Args, folder: &Path) -> Result<Vec<Row>> {
    let subjects = subject::found(&args.corpus)?;
    let generator = generator(args)?;
    let peer = generation::peer();
    if peer.is_none() {
        eprintln!(
            "note: `oas3-gen` is not installed, so there are no ratios to it; `cargo install oas3-gen@0.29.0 --locked`"
        );
    }

    let generated = generation::generate(&generator, peer, &subjects, folder, args.runs)?;
    let mut rows: Vec<Row> = generated.rows;
    if args.part != Some(Part::Generate) {
        rows.extend(check::check(&generated.crates, folder, args.check_runs)?);
    }
    Ok(rows)
}

/// The program that is measured: a release build, made first.
fn generator(args: &Args) -> Result<std::path::PathBuf> {
    if let Some(program) = &args.generator {
        return fs::canonicalize(program).map_err(|error| format!("`{}`: {error}", program.display()));
    }
    eprintln!("building the generator in the release profile");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = args.folder().join("generator");
    let mut build = measure::cargo();
    build
        .args(["build", "--release", "--package", "xtask", "--target-dir"])
        .arg(&target)
        .current_dir(root);
    measure::run(&mut build)?;
    Ok(target
        .join("release")
        .join(format!("xtask{}", std::env::consts::EXE_SUFFIX)))
}
