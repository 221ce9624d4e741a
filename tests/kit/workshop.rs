//! The folder where generated crates and their runners are compiled.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use super::described::{Described, Typed};
use super::runner::Runner;

/// The program beside a crate: a line in for each value (number of the type, a tabulator, JSON), a line out for each (`=` and JSON, or `!` and the error).
const RUNNER: &str = include_str!("runner_main.rs.txt");

/// A folder of crates that are compiled together.
#[derive(Debug)]
pub struct Workshop {
    folder: PathBuf,
    target: PathBuf,
    packages: Vec<String>,
}

impl Workshop {
    /// A workshop in a folder, which is emptied; what is built stands in another one, and is used again.
    ///
    /// # Errors
    ///
    /// The folder cannot be made.
    pub fn new(folder: &Path, target: &Path) -> io::Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            target: target.to_owned(),
            packages: Vec::new(),
        })
    }

    /// Writes a crate and its runner; the types stand in the runner's table in this order.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn add(&mut self, described: &Described, types: &[&Typed]) -> io::Result<()> {
        let package = &described.package;
        for (path, bytes) in described.files.iter() {
            write(&self.folder.join(package).join(path), bytes)?;
        }
        let runner = self.folder.join(format!("{package}-runner"));
        write(&runner.join("Cargo.toml"), manifest(package).as_bytes())?;
        write(&runner.join("src/main.rs"), program(types).as_bytes())?;
        self.packages.push(package.clone());
        Ok(())
    }

    /// Compiles everything; gives the packages whose runner could not be built, with what the compiler says.
    ///
    /// # Errors
    ///
    /// Cargo cannot be run.
    pub fn build(&self) -> io::Result<Vec<(String, String)>> {
        let members: String = self.packages.iter().fold(String::new(), |mut text, package| {
            let _ = write!(text, "\"{package}\", \"{package}-runner\", ");
            text
        });
        let profile = "[profile.dev]\ndebug = 0\nincremental = false\n";
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n{profile}");
        write(&self.folder.join("Cargo.toml"), manifest.as_bytes())?;
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, self.folder.join("Cargo.lock"))?;
        if self.cargo(&[]).is_ok() {
            return Ok(Vec::new());
        }
        // Something does not compile: each alone, so that the others are not lost.
        let mut failed = Vec::new();
        for package in &self.packages {
            if let Err(errors) = self.cargo(&["--package", &format!("{package}-runner")]) {
                failed.push((package.clone(), errors));
            }
        }
        Ok(failed)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), String> {
        let output = Command::new(option_env!("CARGO").unwrap_or("cargo"))
            .args(["build", "--offline", "--quiet"])
            .args(arguments)
            .env("CARGO_TARGET_DIR", &self.target)
            // Nobody debugs it or changes it: a quarter of the disk.
            .envs([("CARGO_INCREMENTAL", "0"), ("CARGO_PROFILE_DEV_DEBUG", "0")])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| error.to_string())?;
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// The runner of a package, which has been built.
    #[must_use]
    pub fn runner(&self, package: &str) -> Runner {
        Runner::new(self.target.join("debug").join(format!("{package}-runner")))
    }
}

fn manifest(package: &str) -> String {
    format!(
        "[package]\nname = \"{package}-runner\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         api = {{ package = \"{package}\", path = \"../{package}\", default-features = false }}\n"
    )
}

fn program(types: &[&Typed]) -> String {
    // A crate without types has nothing to decode with.
    if types.is_empty() {
        return "fn main() {}\n".to_owned();
    }
    let mut text = RUNNER.to_owned();
    let _ = writeln!(text, "\nstatic TABLE: &[Round] = &[");
    for typed in types {
        let _ = writeln!(text, "    round::<api::types::{}>,", typed.rust);
    }
    text.push_str("];\n");
    text
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
