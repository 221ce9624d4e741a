//! What the steps of a release know of the crate.

use std::path::{Path, PathBuf};

use super::super::args::{Codegen, Release};
use super::super::disk::shown;
use super::super::report::Trouble;
use super::super::settings::{self, Settings};
use super::super::standing::Standing;
use super::super::{Folder, codegen};
use super::git::Git;
use crate::Generated;
use crate::evolution::Lock;

/// A release while it is made.
pub(super) struct Work<'a> {
    pub(super) args: &'a Release,
    pub(super) folder: &'a Path,
    pub(super) settings: Settings,
    /// The folder of the crate as people call it.
    pub(super) crate_folder: String,
    /// The folder of the crate.
    pub(super) disk: Folder,
    pub(super) standing: Standing,
    /// What the inputs give.
    pub(super) generated: Generated,
    pub(super) git: Git,
}

impl<'a> Work<'a> {
    /// Reads everything, and writes nothing.
    pub(super) fn begin(args: &'a Release, folder: &'a Path) -> Result<Self, Trouble> {
        let input = Codegen {
            config: args.config.clone(),
            ..Codegen::default()
        };
        let settings = settings::settings(&input, folder)?;
        let crate_folder = shown(&settings.output, folder);
        let disk = Folder::new(&settings.output);
        let standing = Standing::read(&disk, &crate_folder)?;
        let (generated, _) = codegen::generate(&settings, folder, &standing, None)?;
        Ok(Self {
            args,
            folder,
            git: Git::new(&settings.output),
            crate_folder,
            disk,
            standing,
            generated,
            settings,
        })
    }

    pub(super) fn package(&self) -> &str {
        &self.settings.options.package.name
    }

    pub(super) fn version(&self) -> &str {
        &self.generated.version
    }

    pub(super) fn output(&self) -> &PathBuf {
        &self.settings.output
    }

    /// The tag of a version.
    pub(super) fn tag_of(&self, version: &str) -> String {
        format!("{}-v{version}", self.package())
    }

    pub(super) fn tag(&self) -> String {
        self.tag_of(self.version())
    }

    /// The version of the last release that the lock knows.
    pub(super) fn released(&self) -> Option<&str> {
        let released = self.standing.previous.as_ref().and_then(|lock| lock.released.as_ref());
        released.map(|released| released.version.as_str())
    }

    /// Whether changelog and lock say already that this version is released: an earlier run came that far.
    pub(super) fn is_recorded(&self) -> bool {
        self.released() == Some(self.version())
    }

    /// The files that a release changes, from the folder of the crate.
    pub(super) fn recorded_files() -> [&'static str; 2] {
        [crate::evolution::changelog::PATH, Lock::PATH]
    }
}
