//! The crates of all fixtures pass cargo check, clippy and rustdoc without one warning, with all of their code and with the least.
//!
//! `native-tls` is left out: it gates no code, and compiles only where the headers of OpenSSL are.

mod support;

use std::fmt::Write;
use std::path::Path;

#[test]
fn generated_crates_compile_without_warnings() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut members = String::new();
    let fixtures = support::fixtures::all()
        .into_iter()
        .chain(support::fixtures::compiled());
    for fixture in fixtures {
        support::write_crate(&folder.path().join(&fixture.name), &fixture.generated.files);
        let _ = write!(members, "\"{}\", ", fixture.name);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("the manifest can be written");
    std::fs::write(folder.path().join("Cargo.lock"), support::lock_file()).expect("the lock can be written");
    support::download(folder.path());

    for features in [
        &["--no-default-features"][..],
        &["--no-default-features", "--features", "operations"],
        &["--no-default-features", "--features", "blocking,operations"],
        &[],
    ] {
        clippy(folder.path(), features);
    }
    clippy(
        folder.path(),
        &["--all-targets", "--features", "blocking,serde,webhooks"],
    );
    cargo(
        folder.path(),
        &[
            "doc",
            "--workspace",
            "--no-deps",
            "--features",
            "blocking,serde,webhooks",
        ],
    );
}

fn clippy(folder: &Path, features: &[&str]) {
    let arguments = [&["clippy", "--workspace"], features, &["--", "-D", "warnings"]].concat();
    cargo(folder, &arguments);
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = support::cargo()
        .args(&arguments[..1])
        .args(["--offline", "--quiet"])
        .args(&arguments[1..])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}:\n{errors}", arguments.join(" "));
}
