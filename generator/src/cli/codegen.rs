//! `codegen`: reads, generates, and writes or checks.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use super::args::Codegen;
use super::disk::shown;
use super::fetch::read_file;
use super::report::{self, Summary, Trouble};
use super::settings::{self, Settings};
use super::standing::Standing;
use super::sync::{self, Plan};
use super::{DiskFetch, Folder, Outcome, changes, faults, file_diff, losses, workspace_lock};
use crate::evolution::Lock;
use crate::files::FileSet;
use crate::generation::Kept;
use crate::source::Source;
use crate::{Failure, Generated, Input};

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn codegen(args: &Codegen, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    match steps(args, folder, out, err) {
        Ok(outcome) => outcome,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, args.verbose);
            Outcome::Refused
        }
    }
}

fn steps(args: &Codegen, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Result<Outcome, Trouble> {
    let started = Instant::now();
    let settings = settings::settings(args, folder)?;
    let crate_folder = shown(&settings.output, folder);
    let package = &settings.options.package.name;
    let disk = Folder::new(&settings.output);
    let standing = Standing::read(&disk, &crate_folder)?;

    let (generated, sources) = generate(&settings, folder, &standing, None)?;
    report::diagnostics(err, &generated.diagnostics, &sources, args.verbose)?;
    losses::show(err, standing.previous.as_ref(), &generated, args.verbose)?;

    let plan = plan(&disk, &settings, &generated, standing.previous.as_ref())?;
    report::strays(err, &crate_folder, &strays(&disk, &generated, &standing)?)?;
    if args.check {
        return check(args, &crate_folder, package, &plan, &generated, out, err);
    }
    if !args.force {
        report::refuse_hand_edits(&plan, &crate_folder)?;
    }
    sync::apply(&disk, &plan)?;

    let summary = Summary {
        folder: &crate_folder,
        package,
        generated: &generated,
        plan: &plan,
        time: started.elapsed(),
    };
    report::summary(out, &summary)?;
    changes::since_release(out, &generated, args.verbose)?;
    Ok(Outcome::Done)
}

/// What has to happen in the folder of the crate, and in the lock of the workspace around it.
pub(super) fn plan(
    disk: &Folder,
    settings: &Settings,
    generated: &Generated,
    previous: Option<&Lock>,
) -> io::Result<Plan> {
    let mut plan = sync::plan(disk, &generated.files, &generated.lock, previous)?;
    let package = &settings.options.package.name;
    if let Some(change) = workspace_lock::change(disk, &settings.output, package, &generated.version)? {
        plan.add(change);
    }
    Ok(plan)
}

/// The files beside generated source that codegen did not write. They are the user's, and are published with the crate.
fn strays(disk: &Folder, generated: &Generated, standing: &Standing) -> io::Result<Vec<String>> {
    let was_ours = |path: &str| standing.previous.as_ref().is_some_and(|lock| lock.owns(path));
    let mut paths = disk.files_below("src")?;
    paths.retain(|path| generated.files.get(path).is_none() && !was_ours(path));
    Ok(paths)
}

/// Reads a description and generates from it; also gives the texts that were read.
///
/// With a date it is the generation of a release.
pub(super) fn generate(
    settings: &Settings,
    folder: &Path,
    standing: &Standing,
    date: Option<&str>,
) -> Result<(Generated, Vec<Source>), Trouble> {
    run_on(settings, folder, standing, |input| {
        let mut kept = Kept::default();
        let result = crate::generation::generate(input, date, &mut kept);
        // The process ends soon, and its memory with it.
        std::mem::forget(kept);
        result
    })
}

/// Reads a description and generates the crate, and the program that performs every operation of it.
pub(super) fn with_demonstration(settings: &Settings, folder: &Path) -> Result<(Generated, FileSet), Trouble> {
    let (both, _) = run_on(settings, folder, &Standing::default(), |input| {
        Ok((crate::generate(input)?, crate::demonstration(input)?))
    })?;
    Ok(both)
}

/// Does something with a description; also gives the texts that were read.
pub(super) fn run_on<T>(
    settings: &Settings,
    folder: &Path,
    standing: &Standing,
    run: impl FnOnce(&Input<'_>) -> Result<T, Failure>,
) -> Result<(T, Vec<Source>), Trouble> {
    let name = shown(&settings.description, folder);
    let bytes = read_file(&settings.description).map_err(|reason| Trouble::unreadable(&name, &reason))?;
    let source = Source { name, bytes };
    let base = settings.description.parent().unwrap_or(folder);
    let root = shown(&settings.root, folder);
    let fetch = DiskFetch::new(&settings.root, base)
        .map_err(|error| Trouble::unreadable(&root, &error.to_string()))?
        .with_copies(settings.copies.clone());
    let input = Input {
        source: &source,
        fetch: &fetch,
        options: &settings.options,
        previous: standing.previous.as_ref(),
        existing: &standing.existing,
    };
    let result = run(&input);

    let overlays = settings.options.overlays.iter().cloned();
    let sources: Vec<Source> = std::iter::once(source)
        .chain(overlays)
        .chain(fetch.into_fetched())
        .collect();
    match result {
        Ok(result) => Ok((result, sources)),
        Err(Failure { diagnostics, further }) => {
            let crate_folder = shown(&settings.output, folder);
            let further = further.into_iter().map(|source| Source {
                name: format!("{crate_folder}/{}", source.name),
                ..source
            });
            let sources = sources.into_iter().chain(further).collect();
            Err(Trouble::Problems { diagnostics, sources })
        }
    }
}

fn check(
    args: &Codegen,
    crate_folder: &str,
    package: &str,
    plan: &Plan,
    generated: &Generated,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    if plan.is_empty() {
        report::up_to_date(out, crate_folder, plan)?;
        return Ok(Outcome::Done);
    }
    file_diff::show(out, crate_folder, plan)?;
    let faults = faults::lines(crate_folder, package, plan, generated);
    report::out_of_date(err, crate_folder, plan, &faults, &command(args))?;
    Ok(Outcome::Refused)
}

/// The command that brings the crate up to date.
fn command(args: &Codegen) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    let paths = [
        ("--config", &args.config),
        ("--spec", &args.spec),
        ("--out", &args.out),
        ("--root", &args.root),
    ];
    for (flag, path) in paths {
        if let Some(path) = path {
            command.push_str(&format!(" {flag} {}", path.display()));
        }
    }
    let lists = [
        ("--only-tag", &args.only_tag),
        ("--only-path", &args.only_path),
        ("--only-operation", &args.only_operation),
    ];
    for (flag, values) in lists {
        for value in values {
            command.push_str(&format!(" {flag} '{value}'"));
        }
    }
    for overlay in &args.overlay {
        command.push_str(&format!(" --overlay {}", overlay.display()));
    }
    if let Some(name) = &args.name {
        command.push_str(&format!(" --name {name}"));
    }
    command
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::message(
            error.to_string(),
            "what was written so far is whole; run the command again once this is mended",
        )
    }
}
