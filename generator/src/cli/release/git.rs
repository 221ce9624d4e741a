//! What a release asks of git, and has it do.

use std::path::{Path, PathBuf};

use super::super::report::Trouble;
use super::process::{Ran, run};

/// The repository that a crate is in.
pub(super) struct Git {
    /// The folder of the crate, from which paths count.
    folder: PathBuf,
}

impl Git {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
        }
    }

    /// The changed files of the whole repository, from its root, each as `git status` has it.
    pub(super) fn changed(&self) -> Result<Vec<String>, Trouble> {
        let ran = self.run(&["-c", "core.quotePath=false", "status", "--porcelain"])?;
        if !ran.success {
            return Err(Trouble::message(
                format!("`{}` is in no git repository: {}", self.folder.display(), ran.tail()),
                "a release is a commit and a tag: `git init`, and commit what there is",
            ));
        }
        Ok(ran.out.lines().map(str::to_owned).collect())
    }

    /// The path of the crate's folder from the root of the repository, with `/` at its end; empty for the root.
    pub(super) fn prefix(&self) -> Result<String, Trouble> {
        Ok(self.checked(&["rev-parse", "--show-prefix"])?.trim().to_owned())
    }

    pub(super) fn has_tag(&self, tag: &str) -> Result<bool, Trouble> {
        let name = format!("refs/tags/{tag}");
        Ok(self.run(&["rev-parse", "--verify", "--quiet", &name])?.success)
    }

    /// Whether a tag is that of the current commit.
    pub(super) fn is_head(&self, tag: &str) -> Result<bool, Trouble> {
        let commit = format!("refs/tags/{tag}^{{commit}}");
        let tagged = self.run(&["rev-parse", "--verify", "--quiet", &commit])?;
        Ok(tagged.success && tagged.out == self.checked(&["rev-parse", "HEAD"])?)
    }

    /// Commits some files, by their paths from the folder of the crate.
    pub(super) fn commit(&self, paths: &[&str], message: &str) -> Result<(), Trouble> {
        let mut args = vec!["commit", "--quiet", "--message", message, "--"];
        args.extend(paths);
        self.checked(&args).map(drop)
    }

    pub(super) fn tag(&self, tag: &str, message: &str) -> Result<(), Trouble> {
        self.checked(&["tag", "--annotate", "--message", message, tag])
            .map(drop)
    }

    fn checked(&self, args: &[&str]) -> Result<String, Trouble> {
        let ran = self.run(args)?;
        match ran.success {
            true => Ok(ran.out),
            false => Err(Trouble::message(
                format!("`git {}` failed: {}", args.first().unwrap_or(&""), ran.tail()),
                "mend what git says, and run the release again: it goes on where it was",
            )),
        }
    }

    fn run(&self, args: &[&str]) -> Result<Ran, Trouble> {
        run("git", args, &self.folder, &[])
    }
}
