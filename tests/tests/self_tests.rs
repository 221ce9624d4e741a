//! The crates of all fixtures pass the tests that are generated with them, with none of their features.

mod support;

use std::fmt::Write;

#[test]
fn fixtures_pass_their_own_tests() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut members = String::new();
    let mut uncalled = Vec::new();
    let fixtures = support::fixtures::all()
        .into_iter()
        .chain(support::fixtures::compiled());
    for fixture in fixtures {
        support::write_crate(&folder.path().join(&fixture.name), &fixture.generated.files);
        let _ = write!(members, "\"{}\", ", fixture.name);
        for (path, bytes) in fixture.generated.files.iter() {
            let lines = String::from_utf8_lossy(bytes).into_owned();
            let missing = lines
                .lines()
                .filter(|line| line.contains("no valid") && path.starts_with("tests/"));
            uncalled.extend(missing.map(|line| format!("{}: {}", fixture.name, line.trim())));
        }
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("the manifest can be written");
    std::fs::write(folder.path().join("Cargo.lock"), support::lock_file()).expect("the lock can be written");
    support::download(folder.path());

    let output = support::cargo()
        .args([
            "test",
            "--workspace",
            "--tests",
            "--offline",
            "--no-default-features",
            "--features",
            "operations",
            "--no-fail-fast",
        ])
        .current_dir(folder.path())
        .output()
        .expect("cargo runs");
    let (out, errors) = (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    let failed: Vec<&str> = out.split("\nfailures:\n").skip(1).step_by(2).collect();
    assert!(output.status.success(), "{}\n{errors}", failed.join("\n"));
    let passed = out
        .lines()
        .filter(|line| line.starts_with("test calls::") && line.ends_with(" ... ok"));
    assert!(passed.count() > 100, "hardly any operation is called:\n{out}");
    // What a type of the user's own takes for a format of the user's own is not known.
    let custom = "custom_types: // `PUT /jobs/{timeout}` is not called: no valid value could be made of the parameter `timeout`.";
    assert_eq!(uncalled, [custom]);
}
