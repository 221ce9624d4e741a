//! Additive changes of the description stay additive for users of the crate; a removal does not.

mod additive {
    pub(crate) mod pets;
}
mod support;

use std::path::Path;
use std::process::Command;

use cratesmith::evolution::Lock;
use cratesmith::files::FileSet;
use support::connections;

/// One change of the description: what stands there, and what stands there afterwards.
struct Change {
    name: &'static str,
    edits: &'static [(&'static str, &'static str)],
    breaking: bool,
}

const CHANGES: &[Change] = &[
    Change {
        name: "a new optional field in a request",
        edits: &[(
            "    CreateConnection:\n      type: object\n      description: What a new connection is to be.\n      properties:\n",
            "    CreateConnection:\n      type: object\n      description: What a new connection is to be.\n      properties:\n        label:\n          type: string\n          description: A name for people.\n",
        )],
        breaking: false,
    },
    Change {
        name: "a new optional field in an answer",
        edits: &[(
            "        email:\n          type: string\n",
            "        label:\n          type: string\n          description: A name for people.\n        email:\n          type: string\n",
        )],
        breaking: false,
    },
    Change {
        name: "a new required field in an answer",
        edits: &[
            (
                "required: [id, status, type, createdAt,",
                "required: [id, size, status, type, createdAt,",
            ),
            (
                "        title:\n          type: string\n          description: Title of the document.",
                "        size:\n          type: integer\n          description: Size in bytes.\n        title:\n          type: string\n          description: Title of the document.",
            ),
        ],
        breaking: false,
    },
    Change {
        name: "a new enum value",
        edits: &[("enum: [notion, google-drive,", "enum: [dropbox, notion, google-drive,")],
        breaking: false,
    },
    Change {
        name: "a newly documented error status",
        edits: &[(
            "                  value:\n                    id: conn_8f2b1c\n        \"401\":\n",
            "                  value:\n                    id: conn_8f2b1c\n        \"409\":\n          $ref: \"#/components/responses/BadRequest\"\n        \"401\":\n",
        )],
        breaking: false,
    },
    Change {
        name: "a new operation",
        edits: &[(
            "  /v3/connections/{connectionId}/configure:\n",
            "  /v3/connections/{connectionId}/pause:\n    parameters:\n      - $ref: \"#/components/parameters/ConnectionId\"\n    post:\n      operationId: pauseConnection\n      tags: [connections]\n      summary: Pauses a connection.\n      responses:\n        \"200\":\n          $ref: \"#/components/responses/Connection\"\n        \"401\":\n          $ref: \"#/components/responses/Unauthorized\"\n  /v3/connections/{connectionId}/configure:\n",
        )],
        breaking: false,
    },
    Change {
        name: "a removed field",
        edits: &[(
            "        email:\n          type: string\n          description: The e-mail address of the account at the provider.\n          example: ada@example.com\n",
            "",
        )],
        breaking: true,
    },
];

fn edited(text: &str, change: &Change) -> String {
    change.edits.iter().fold(text.to_owned(), |text, (before, after)| {
        assert_eq!(
            text.matches(before).count(),
            1,
            "{}: not there once: {before}",
            change.name
        );
        text.replacen(before, after, 1)
    })
}

/// Two oracles: a program that uses every public item of the crate before is compiled against the crate after, and
/// `cargo semver-checks`, where it is installed, compares both (`CRATESMITH_SEMVER=require` insists on it).
#[test]
fn additive_changes_keep_users_compiling_and_a_removal_does_not() {
    let text = connections::description();
    let before = connections::generate(&text);
    let folder = tempfile::tempdir().expect("a temporary folder");
    support::write_crate(&folder.path().join("before"), &before);
    let program = usage(&before);
    let semver = semver_checks_is_there();
    let mut wrong = Vec::new();
    println!("{:<36} {:<10} {:<16} semver-checks", "change", "expected", "program");
    for (number, change) in CHANGES.iter().enumerate() {
        let after = connections::generate(&edited(&text, change));
        assert_ne!(before, after, "{}: nothing changed", change.name);
        // One folder for all, so that cargo sees one package whose files change.
        let crate_folder = folder.path().join("after");
        support::write_crate(&crate_folder, &after);
        let compiles = program_compiles(folder.path(), &program);
        let compatible = semver.then(|| semver_checks(folder.path(), number));
        let name = |breaking: bool| if breaking { "breaking" } else { "additive" };
        println!(
            "{:<36} {:<10} {:<16} {}",
            change.name,
            name(change.breaking),
            if compiles { "compiles" } else { "does not compile" },
            compatible.map_or("not installed", |compatible| name(!compatible)),
        );
        if compiles == change.breaking || compatible == Some(change.breaking) {
            wrong.push(change.name);
        }
    }
    assert_eq!(wrong, Vec::<&str>::new());
}

/// The release of a description, with the lock that it leaves.
fn released(text: &str) -> (FileSet, Lock) {
    let released = connections::release(text);
    (released.files, released.lock)
}

/// All at once, as each is tried with all others that way.
#[test]
fn every_additive_change_keeps_users_compiling_where_the_lock_has_the_release() {
    let [before, after] = additive::pets::both();
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
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", support::target_folder())
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

fn semver_checks_is_there() -> bool {
    let there = Command::new("cargo")
        .args(["semver-checks", "--version"])
        .output()
        .is_ok_and(|run| run.status.success());
    let required = std::env::var("CRATESMITH_SEMVER").is_ok_and(|value| value == "require");
    assert!(
        there || !required,
        "cargo-semver-checks is not installed: `cargo install cargo-semver-checks --locked`"
    );
    there
}

fn semver_checks(folder: &Path, number: usize) -> bool {
    let output = Command::new("cargo")
        .args([
            "semver-checks",
            "--release-type",
            "minor",
            "--all-features",
            "--manifest-path",
            "after/Cargo.toml",
        ])
        .args(["--baseline-root", "before"])
        .env("CARGO_TARGET_DIR", support::target_folder())
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    assert!(
        text.contains("checks:"),
        "change {number}: cargo semver-checks did not compare:\n{text}"
    );
    output.status.success()
}
