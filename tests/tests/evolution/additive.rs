//! All additive changes of a description at once stay additive for users of the crate that was released.

mod pets;

use std::path::Path;

use crate::support;
use crate::support::connections;
use cratesmith::evolution::Lock;
use cratesmith::files::FileSet;

/// The release of a description, with the lock that it leaves.
fn released(text: &str) -> (FileSet, Lock) {
    let released = connections::release(text);
    (released.files, released.lock)
}

/// All at once, as each is tried with all others that way.
#[test]
fn every_additive_change_keeps_users_compiling_where_the_lock_has_the_release() {
    let [before, after] = pets::both();
    let (files, lock) = released(&before);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = usage(&files);
    let compiles = |text: &str, lock: Option<&Lock>| {
        let generated = connections::generate_after(text, lock);
        support::write_crate(&folder.path().join("after"), &generated.files);
        program_compiles(folder.path(), &program)
    };
    assert!(compiles(&before, Some(&lock)), "the program does not fit its own crate");
    assert!(!compiles(&after, None), "nothing is released, and yet nothing breaks");
    assert!(compiles(&after, Some(&lock)), "a change breaks programs");
}

fn usage(files: &FileSet) -> String {
    let sources = files.iter().filter(|(path, _)| path.starts_with("src/"));
    let sources = sources.map(|(path, bytes)| (path, std::str::from_utf8(bytes).expect("Rust is UTF-8")));
    cratesmith_tests::usage::program("supermemory-connections", sources).expect("the generated files are Rust")
}

fn program_compiles(folder: &Path, program: &str) -> bool {
    let user = folder.join("user");
    std::fs::create_dir_all(user.join("src")).expect("the folder can be made");
    std::fs::write(user.join("src/main.rs"), program).expect("the program can be written");
    std::fs::write(user.join("Cargo.toml"), MANIFEST).expect("the manifest can be written");
    std::fs::write(user.join("Cargo.lock"), support::lock_file()).expect("the lock can be written");
    support::download(&user);
    let output = support::cargo()
        .args(["check", "--offline", "--quiet"])
        .current_dir(&user)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        assert!(
            errors.contains("src/main.rs"),
            "the crate itself does not compile:\n{errors}"
        );
        println!("{}", errors.lines().take(12).collect::<Vec<_>>().join("\n"));
    }
    output.status.success()
}

const MANIFEST: &str = r#"[package]
name = "user"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
bytes = "1"
futures-core = { version = "0.3", default-features = false }
http = "1"
reqwest = { version = "0.13", default-features = false, features = ["blocking"] }
serde = { version = "1", default-features = false }
serde_json = "1"
supermemory-connections = { path = "../after", features = ["blocking", "serde"] }
"#;
