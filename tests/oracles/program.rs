//! The first oracle: a program that uses every public item of the crate before, compiled against the crate after.

use cratesmith::files::FileSet;

use super::compiler::{Workshop, features};
use crate::usage;

/// The program that uses everything of a crate.
///
/// # Errors
///
/// A file of the crate that is not Rust.
pub fn of(package: &str, files: &FileSet) -> Result<String, String> {
    let sources = files.iter().filter(|(path, _)| path.starts_with("src/"));
    let sources = sources.filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)));
    usage::program(package, sources)
}

/// Whether the program of one version compiles against a crate that stands in a folder of the workshop; where it does
/// not, what the compiler says first.
///
/// # Errors
///
/// The crate itself does not compile, or cargo cannot do its work.
pub fn compiles(
    workshop: &Workshop,
    package: &str,
    program: &str,
    before: &FileSet,
    against: &str,
) -> Result<Result<(), String>, String> {
    let user: FileSet = [
        ("Cargo.toml", manifest(package, before, against)),
        ("src/main.rs", program.to_owned()),
    ]
    .into_iter()
    .collect();
    let folder = workshop.put(&format!("user-of-{against}"), &user)?;
    let arguments = ["check", "--quiet", "--message-format", "short"].map(Into::into);
    let output = workshop.cargo(&folder, &arguments)?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let ours: Vec<&str> = errors.lines().filter(|line| line.starts_with("src/main.rs")).collect();
    match ours.first() {
        Some(first) => Ok(Err((*first).to_owned())),
        None => Err(format!("the crate itself does not compile:\n{errors}")),
    }
}

/// A package with the crate and everything that stands in its API.
fn manifest(package: &str, files: &FileSet, against: &str) -> String {
    let of_crate: toml::Table = files
        .text("Cargo.toml")
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let mut dependencies = toml::Table::new();
    for (name, requirement) in of_crate
        .get("dependencies")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flatten()
    {
        let mut requirement = requirement.clone();
        if let Some(table) = requirement.as_table_mut() {
            table.remove("optional");
        }
        dependencies.insert(name.clone(), requirement);
    }
    if let Some(reqwest) = dependencies.get_mut("reqwest").and_then(toml::Value::as_table_mut) {
        reqwest.insert("features".to_owned(), toml::Value::Array(vec!["blocking".into()]));
    }
    let wanted = features(files).into_iter().map(toml::Value::from).collect();
    let mut of_crate = toml::Table::new();
    of_crate.insert("path".to_owned(), format!("../{against}").into());
    of_crate.insert("features".to_owned(), toml::Value::Array(wanted));
    dependencies.insert(package.to_owned(), of_crate.into());
    let mut manifest: toml::Table = toml::toml! {
        [package]
        name = "user"
        version = "0.0.0"
        edition = "2024"

        [workspace]
    };
    manifest.insert("dependencies".to_owned(), dependencies.into());
    manifest.to_string()
}
