//! What is published: nothing needless and nothing missing. `.ci/package` builds it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use cratesmith::evolution::Lock;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The files of a package as it would be published, without those that cargo adds.
fn listed(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline", "--package", package])
        .current_dir(ROOT)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let by_cargo = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.replace('\\', "/"))
        .filter(|line| !by_cargo.contains(&line.as_str()))
        .collect()
}

/// The files below a folder of the generator, as paths from the generator.
fn files(folder: &str, found: &mut BTreeSet<String>) {
    let path = Path::new(ROOT).join("generator").join(folder);
    for entry in std::fs::read_dir(path).expect("the folder is there").flatten() {
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&name, found);
        } else {
            found.insert(name);
        }
    }
}

#[test]
fn the_client_is_published_as_it_was_generated() {
    let text = std::fs::read_to_string(Path::new(ROOT).join("generated-client/codegen.lock")).expect("a lock");
    let lock = Lock::parse(&text).expect("the lock is right");
    let mut expected: BTreeSet<String> = lock.files.into_keys().collect();
    // Who uses a crate has no use for its own tests.
    expected.retain(|path| !path.starts_with("tests/"));
    // It is for `cargo fmt` in this repository.
    assert!(expected.remove("rustfmt.toml"));
    // People write into it too, so codegen does not own it.
    assert!(expected.insert("CHANGELOG.md".to_owned()));
    assert_eq!(listed("supermemory-connections"), expected);
}

#[test]
fn the_generator_is_published_with_all_that_it_embeds() {
    let names = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];
    let mut expected: BTreeSet<String> = names.map(str::to_owned).into();
    for folder in ["src", "runtime", "self-tests", "licenses"] {
        files(folder, &mut expected);
    }
    assert_eq!(listed("cratesmith"), expected);
}
