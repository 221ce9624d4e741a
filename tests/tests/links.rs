//! The methods of links in a generated crate: each makes the request that the description says, or none.

mod support;

#[test]
fn links_lead_from_answers_to_requests() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let description = include_str!("../fixtures/ok/links/openapi.yaml");
    let generated = support::generated("follow", "openapi.yaml", description);
    support::write_crate(folder.path(), &generated);
    let text = include_str!("links/follow.rs");
    std::fs::write(folder.path().join("tests/follow.rs"), text).expect("the test can be written");
    std::fs::write(folder.path().join("Cargo.lock"), support::lock_file()).expect("the lock can be written");
    support::download(folder.path());
    let output = support::cargo()
        .args([
            "test",
            "--test",
            "follow",
            "--offline",
            "--no-default-features",
            "--features",
            "operations",
        ])
        .current_dir(folder.path())
        .output()
        .expect("cargo runs");
    let (out, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}\n{errors}");
    assert!(out.contains("5 passed"), "{out}");
}
