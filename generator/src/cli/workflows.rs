//! `workflows`: what GitHub does with a release and with a changed description, as files to start from.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{Codegen, Workflows};
use super::disk::shown;
use super::report::{self, Trouble};
use super::{Disk, Folder, Outcome, settings};

/// Publishes a crate when a tag of it is pushed.
const PUBLISH: &str = include_str!("workflows/publish.yml");

/// Opens a pull request when a description changed where it comes from.
const REGENERATE: &str = include_str!("workflows/regenerate.yml");

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn workflows(args: &Workflows, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    match steps(args, folder, out) {
        Ok(()) => Outcome::Done,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, false);
            Outcome::Refused
        }
    }
}

fn steps(args: &Workflows, folder: &Path, out: &mut dyn Write) -> Result<(), Trouble> {
    let input = Codegen {
        config: args.config.clone(),
        ..Codegen::default()
    };
    let settings = settings::settings(&input, folder)?;
    let root = root(&settings.output)?;
    let from_root = |path: &Path| shown(path, &root);
    let (description, output) = (from_root(&settings.description), from_root(&settings.output));
    let config = from_root(&settings::configuration(args.config.as_deref(), folder)?);
    let before = beside(&description);
    let disk = Folder::new(&root);
    for (path, text) in [
        (".github/workflows/publish.yml", PUBLISH),
        (".github/workflows/regenerate.yml", REGENERATE),
    ] {
        let text = text
            .replace("@PACKAGE@", &settings.options.package.name)
            .replace("@DESCRIPTION@", &description)
            .replace("@BEFORE@", &before)
            .replace("@CONFIG@", &config)
            .replace("@OUTPUT@", &output);
        if !args.write {
            writeln!(out, "# {path}\n{text}")?;
            continue;
        }
        match disk.read(path)? {
            Some(bytes) if bytes == text.as_bytes() => writeln!(out, "{path}: kept")?,
            Some(_) => {
                return Err(Trouble::message(
                    format!("`{path}` is there, and is another"),
                    "compare it with what `cargo xtask workflows` prints, or move it away",
                ));
            }
            None => {
                disk.write(path, text.as_bytes())?;
                writeln!(out, "{path}: written")?;
            }
        }
    }
    Ok(())
}

/// Where the description of before is kept for a comparison: beside the other, as both refer to the same files.
fn beside(description: &str) -> String {
    match description.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/before-{name}"),
        None => format!("before-{description}"),
    }
}

/// The root of the repository that the crate is in.
fn root(output: &Path) -> Result<PathBuf, Trouble> {
    let mut above = output.ancestors();
    above
        .find(|folder| folder.join(".git").exists())
        .map(Path::to_path_buf)
        .ok_or_else(|| {
            Trouble::message(
                format!("`{}` is in no git repository", output.display()),
                "workflows stand at the root of one: `git init` there",
            )
        })
}
