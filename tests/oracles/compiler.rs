//! The folders in which crates are compiled, and the cargo that compiles them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cratesmith::files::FileSet;

/// The features with which crates are judged: all but those that need a library of the system.
pub const FEATURES: &[&str] = &["blocking", "serde", "tracing", "webhooks"];

/// Where crates are compiled.
#[derive(Debug, Clone)]
pub struct Workshop {
    /// The folder that holds the packages.
    pub folder: PathBuf,
    /// The folder for what the compiler makes, kept from one crate to the next.
    pub target: PathBuf,
    /// The `Cargo.lock` of the repository, so that everything resolves to what is there.
    pub lock: String,
}

impl Workshop {
    /// Writes a crate; what stood there and is of it no more goes, and what is the same keeps its time.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn put(&self, name: &str, files: &FileSet) -> Result<PathBuf, String> {
        let folder = self.folder.join(name);
        let error = |error: std::io::Error| format!("{}: {error}", folder.display());
        for path in stale(&folder, files) {
            std::fs::remove_file(path).map_err(error)?;
        }
        for (path, bytes) in files.iter() {
            let file = folder.join(path);
            if std::fs::read(&file).ok().as_deref() != Some(bytes) {
                std::fs::create_dir_all(file.parent().unwrap_or(&folder)).map_err(error)?;
                std::fs::write(&file, bytes).map_err(error)?;
            }
        }
        std::fs::write(folder.join("Cargo.lock"), &self.lock).map_err(error)?;
        Ok(folder)
    }

    /// Runs cargo in a folder.
    ///
    /// # Errors
    ///
    /// It cannot be started.
    pub fn cargo(&self, folder: &Path, arguments: &[OsString]) -> Result<Output, String> {
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(arguments)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("RUSTDOCFLAGS")
            .current_dir(folder)
            .output()
            .map_err(|error| format!("cargo: {error}"))
    }
}

/// The features of a crate that are among those with which it is judged, and those of its tags.
#[must_use]
pub fn features(files: &FileSet) -> Vec<String> {
    let manifest: toml::Table = files
        .text("Cargo.toml")
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let there = |name: &&&str| features.is_some_and(|features| features.contains_key(**name));
    FEATURES.iter().filter(there).map(|name| (*name).to_owned()).collect()
}

fn stale(folder: &Path, files: &FileSet) -> Vec<PathBuf> {
    let mut stale = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if files.get(&name).is_none() && name != "Cargo.lock" {
                stale.push(path);
            }
        }
    }
    stale
}
