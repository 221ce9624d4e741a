//! From the command line and the configuration to what is done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::Codegen;
use super::disk::shown;
use super::fetch::read_file;
use super::report::Trouble;
use crate::config::{Config, package_name_problem};
use crate::options::{Options, Package};
use crate::source::Source;

/// Where a configuration is looked for, in the working directory and the folders above it.
const CONFIG: &str = "spec/codegen.toml";

/// Everything that a run needs to know.
#[derive(Debug)]
pub(super) struct Settings {
    /// The description.
    pub(super) description: PathBuf,
    /// The folder of the crate.
    pub(super) output: PathBuf,
    /// The folder that other files may stand in.
    pub(super) root: PathBuf,
    /// Folders or files that hold copies of what stands below URLs.
    pub(super) copies: BTreeMap<String, PathBuf>,
    /// The choices of the generation.
    pub(super) options: Options,
}

/// What a command line asks for.
pub(super) fn settings(args: &Codegen, folder: &Path) -> Result<Settings, Trouble> {
    let mut settings = match &args.spec {
        Some(spec) => without_configuration(args, spec, folder)?,
        None => configured(args, folder)?,
    };
    if let Some(out) = &args.out {
        settings.output = join(folder, out);
    }
    if let Some(name) = &args.name {
        settings.options.package.name.clone_from(name);
    }
    for overlay in &args.overlay {
        let overlay = read_overlay(&join(folder, overlay), &overlay.display().to_string())?;
        settings.options.overlays.push(overlay);
    }
    let include = &mut settings.options.include;
    for (only, list) in [
        (&args.only_tag, &mut include.tags),
        (&args.only_path, &mut include.paths),
        (&args.only_operation, &mut include.operations),
    ] {
        if !only.is_empty() {
            list.clone_from(only);
        }
    }
    if let Some(root) = &args.root {
        settings.root = join(folder, root);
    }
    Ok(settings)
}

/// The path of the configuration: the one that was asked for, or the one that is found.
pub(super) fn configuration(asked: Option<&Path>, folder: &Path) -> Result<PathBuf, Trouble> {
    match asked {
        Some(path) => Ok(join(folder, path)),
        None => find(folder),
    }
}

fn configured(args: &Codegen, folder: &Path) -> Result<Settings, Trouble> {
    let path = configuration(args.config.as_deref(), folder)?;
    let bytes = read_file(&path).map_err(|reason| Trouble::unreadable(&shown(&path, folder), &reason))?;
    let source = Source {
        name: shown(&path, folder),
        bytes,
    };
    let text = std::str::from_utf8(&source.bytes).map_err(|_| Trouble::unreadable(&source.name, "it is not UTF-8"))?;
    let config = match Config::parse(text) {
        Ok(config) => config,
        Err(diagnostics) => {
            return Err(Trouble::Problems {
                diagnostics,
                sources: vec![source],
            });
        }
    };

    let base = path.parent().unwrap_or(folder);
    let description = join(base, config.description.as_ref());
    let root = match &config.root {
        Some(root) => join(base, root.as_ref()),
        None => folder_of(&description),
    };
    let mut options = config.options;
    for overlay in &config.overlays {
        options
            .overlays
            .push(read_overlay(&join(base, overlay.as_ref()), overlay)?);
    }
    Ok(Settings {
        output: join(base, config.output.as_ref()),
        description,
        root,
        copies: config
            .remote
            .iter()
            .map(|(url, copy)| (url.clone(), join(base, copy.as_ref())))
            .collect(),
        options,
    })
}

/// An overlay under the name that was given for it, which is the same on every machine.
fn read_overlay(path: &Path, name: &str) -> Result<Source, Trouble> {
    let bytes = read_file(path).map_err(|reason| Trouble::unreadable(name, &reason))?;
    Ok(Source {
        name: name.to_owned(),
        bytes,
    })
}

fn without_configuration(args: &Codegen, spec: &Path, folder: &Path) -> Result<Settings, Trouble> {
    let name = match &args.name {
        Some(name) => name.clone(),
        None => name_of(spec)?,
    };
    let description = join(folder, spec);
    Ok(Settings {
        output: folder.join("target").join(&name),
        root: folder_of(&description),
        description,
        copies: BTreeMap::new(),
        options: Options {
            package: Package {
                name,
                ..Package::default()
            },
            ..Options::default()
        },
    })
}

/// The configuration of the repository that a folder belongs to.
fn find(folder: &Path) -> Result<PathBuf, Trouble> {
    let candidates = folder.ancestors().map(|above| above.join(CONFIG));
    candidates.into_iter().find(|path| path.is_file()).ok_or_else(|| {
        Trouble::message(
            format!("there is no `{CONFIG}`, here or above"),
            "name a configuration with `--config FILE`, or a description with `--spec FILE`",
        )
    })
}

/// The name of a package after the file of its description.
fn name_of(spec: &Path) -> Result<String, Trouble> {
    let stem = spec
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let words: Vec<String> = stem
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let name = words.join("-");
    match package_name_problem(&name) {
        None => Ok(name),
        Some(_) => Err(Trouble::message(
            format!("no package can be named after `{}`", spec.display()),
            "name it with `--name NAME`",
        )),
    }
}

/// Joins without leaving `..` in what is shown to people.
fn join(base: &Path, path: &Path) -> PathBuf {
    let mut joined = base.to_path_buf();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir if joined.file_name().is_some() && !joined.is_symlink() => {
                joined.pop();
            }
            other => joined.push(other),
        }
    }
    joined
}

fn folder_of(file: &Path) -> PathBuf {
    file.parent().map(Path::to_path_buf).unwrap_or_default()
}
