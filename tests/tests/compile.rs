//! The crates of all fixtures pass clippy and rustdoc with all of their code, and cargo check with parts of it, without one warning.
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

    // What fewer features leave over is dead code and needless names, which the compiler finds.
    for features in [
        &["--no-default-features"][..],
        &["--no-default-features", "--features", "operations"],
        &["--no-default-features", "--features", "blocking,operations"],
        &[],
    ] {
        let warnings = cargo(folder.path(), &[&["check", "--workspace"], features].concat());
        assert!(warnings.is_empty(), "{features:?}:\n{warnings}");
    }
    let all = ["--workspace", "--features", "blocking,serde,webhooks"];
    let lints = ["--all-targets", "--", "-D", "warnings"];
    cargo(folder.path(), &[&["clippy"], &all[..], &lints].concat());
    cargo(folder.path(), &[&["doc", "--no-deps"], &all[..]].concat());
}

/// Runs Cargo, and gives what it says; that it succeeds is asserted.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = support::cargo()
        .args(&arguments[..1])
        .args(["--offline", "--quiet"])
        .args(&arguments[1..])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "cargo {}:\n{said}", arguments.join(" "));
    said
}
