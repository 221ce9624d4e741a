//! `cargo xtask release` in a git repository with a small crate.

use std::fs;
use std::process::Command;

use crate::support;
use crate::support::repository::{PETS, Repository};
use cratesmith::cli::Outcome;

/// Runs git, and gives what it printed.
fn git(repository: &Repository, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(args)
        .current_dir(repository.root())
        .output()
        .expect("git runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "git {args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// A repository with a generated crate, all of it committed.
fn repository() -> Repository {
    let repository = Repository::new(PETS);
    assert_eq!(repository.run("codegen").0, Outcome::Done);
    repository.write(".gitignore", "target\n");
    repository.write("client/Cargo.lock", &support::lock_file());
    // Cargo drops what the crate does not need.
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version=1", "--all-features"])
        .current_dir(repository.path("client"))
        .output()
        .unwrap();
    assert!(
        metadata.status.success(),
        "{}",
        String::from_utf8_lossy(&metadata.stderr)
    );
    git(&repository, &["init", "--quiet", "--initial-branch=main"]);
    for (key, value) in [
        ("user.name", "Tester"),
        ("user.email", "tester@example.com"),
        ("commit.gpgSign", "false"),
        ("tag.gpgSign", "false"),
        ("core.autocrlf", "false"),
    ] {
        git(&repository, &["config", key, value]);
    }
    commit(&repository);
    repository
}

fn commit(repository: &Repository) {
    git(repository, &["add", "--all"]);
    git(repository, &["commit", "--quiet", "--message", "Work"]);
}

/// What a release would leave behind.
fn traces(repository: &Repository) -> [String; 4] {
    [
        git(repository, &["status", "--porcelain"]),
        git(repository, &["log", "--format=%H"]),
        git(repository, &["tag"]),
        repository.read("client/CHANGELOG.md") + &repository.read("client/codegen.lock"),
    ]
}

/// Runs a release that fails in a step, and leaves nothing; gives what was said.
fn refused(repository: &Repository, step: usize) -> String {
    let before = traces(repository);
    let (outcome, out, err) = repository.run("release --offline");
    assert_eq!(outcome, Outcome::Refused, "{out}{err}");
    let last = out.lines().last().unwrap();
    assert!(
        last.starts_with(&format!("[{step}/7] ")) && last.contains(" ... failed, "),
        "{out}{err}"
    );
    assert_eq!(traces(repository), before, "nothing is left behind");
    err
}

fn assert_done(repository: &Repository, command: &str) -> String {
    let (outcome, out, err) = repository.run(command);
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""), "{out}");
    out
}

#[test]
fn a_dry_run_leaves_no_trace_and_a_release_leaves_a_commit_a_tag_and_a_lock() {
    let repository = repository();
    let before = traces(&repository);
    let out = assert_done(&repository, "release --dry-run --offline");
    assert_eq!(traces(&repository), before);
    assert_eq!(
        out.lines().filter(|line| line.contains(" ... ok, ")).count(),
        7,
        "{out}"
    );
    assert!(out.contains("would be dated "), "{out}");

    let out = assert_done(&repository, "release --offline");
    assert!(out.contains("nothing was published"), "{out}");
    assert_eq!(git(&repository, &["tag", "--points-at", "HEAD"]), "pets-v0.1.0\n");
    assert_eq!(git(&repository, &["log", "-1", "--format=%s"]), "Release 0.1.0\n");
    assert_eq!(
        git(&repository, &["show", "--name-only", "--format=", "HEAD"]),
        "client/CHANGELOG.md\nclient/codegen.lock\n"
    );
    assert_eq!(git(&repository, &["status", "--porcelain"]), "");
    assert!(!repository.path("client/.codegen-journal").exists());
    let changelog = repository.read("client/CHANGELOG.md");
    assert!(
        changelog.contains("\n## [0.1.0] - 20") && !changelog.contains("Unreleased"),
        "{changelog}"
    );
    let lock = repository.lock();
    assert_eq!(lock.released.expect("the lock knows the release").version, "0.1.0");
    assert_eq!(repository.run("codegen --check").0, Outcome::Done);

    // Once more: nothing is left to do, and nothing is done.
    let before = traces(&repository);
    let out = assert_done(&repository, "release --offline");
    assert!(out.contains("was done by an earlier run"), "{out}");
    assert_eq!(traces(&repository), before);

    // A run that was stopped before the tag, and one before the commit, are taken up.
    git(&repository, &["tag", "--delete", "pets-v0.1.0"]);
    assert_done(&repository, "release --offline");
    assert_eq!(git(&repository, &["tag"]), "pets-v0.1.0\n");
    git(&repository, &["tag", "--delete", "pets-v0.1.0"]);
    git(&repository, &["reset", "--quiet", "--soft", "HEAD~1"]);
    assert_done(&repository, "release --offline");
    assert_eq!(
        git(&repository, &["log", "-1", "--format=%s %D"]),
        "Release 0.1.0 HEAD -> main, tag: pets-v0.1.0\n"
    );

    // So is one that was stopped between the lock and the changelog.
    git(&repository, &["tag", "--delete", "pets-v0.1.0"]);
    git(&repository, &["reset", "--quiet", "--soft", "HEAD~1"]);
    git(&repository, &["checkout", "--quiet", "HEAD", "client/CHANGELOG.md"]);
    assert!(repository.read("client/CHANGELOG.md").contains("Unreleased"));
    assert_done(&repository, "release --offline");
    // A test that runs at midnight sees two days.
    let undated = |text: &str| {
        text.split_once("## [0.1.0] - 20")
            .map(|(head, rest)| (head.to_owned(), rest[8..].to_owned()))
    };
    assert_eq!(undated(&repository.read("client/CHANGELOG.md")), undated(&changelog));
    assert_eq!(git(&repository, &["status", "--porcelain"]), "");

    // A later commit without a change of the crate releases nothing.
    repository.write("notes.md", "Mine.\n");
    commit(&repository);
    assert!(refused(&repository, 1).contains("nothing changed since 0.1.0, which is released"));

    // Another description asks for another version.
    repository.edit(
        "spec/pets.yaml",
        "{colour: {type: string}}",
        "{colour: {type: string}, size: {type: integer}}",
    );
    let out = assert_done(&repository, "codegen");
    assert!(out.contains("version: 0.1.0 -> 0.1.1, because "), "{out}");
    commit(&repository);
    let out = assert_done(&repository, "release --offline");
    assert!(out.contains("0.1.0 -> 0.1.1, because "), "{out}");
    assert_eq!(git(&repository, &["tag", "--points-at", "HEAD"]), "pets-v0.1.1\n");
    assert_eq!(repository.lock().released.unwrap().version, "0.1.1");
    let changelog = repository.read("client/CHANGELOG.md");
    let headings: Vec<&str> = changelog
        .lines()
        .filter(|line| line.starts_with("## "))
        .map(|line| &line[..10])
        .collect();
    assert_eq!(headings, ["## [0.1.1]", "## [0.1.0]"]);
}

#[test]
fn a_failure_of_any_step_leaves_nothing() {
    let repository = repository();
    fs::remove_file(repository.path("client/src/lib.rs")).unwrap();
    assert!(refused(&repository, 1).contains("`client/src/lib.rs` is missing"));
    git(&repository, &["checkout", "--quiet", "client/src/lib.rs"]);

    repository.write("notes.md", "Mine.\n");
    let err = refused(&repository, 2);
    assert!(
        err.contains("not committed:\n    ?? notes.md\n") && err.contains("git stash"),
        "{err}"
    );
    commit(&repository);

    repository.write(
        "client/tests/mine.rs",
        "#[test]\nfn fails() {\n    assert_eq!(1, 2);\n}\n",
    );
    commit(&repository);
    assert!(refused(&repository, 3).contains("`cargo test --quiet --all-features` failed"));
    fs::remove_file(repository.path("client/tests/mine.rs")).unwrap();

    // Cargo refuses to package a path without a version.
    let region = "# user: begin p\nbeside = { path = \"../beside\" }\n# user: end p\n";
    repository.edit(
        "client/Cargo.toml",
        "[dependencies]\n",
        &format!("[dependencies]\n{region}"),
    );
    repository.write(
        "beside/Cargo.toml",
        "[package]\nname = \"beside\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n",
    );
    repository.write("beside/src/lib.rs", "//! Beside.\n");
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version=1"])
        .current_dir(repository.path("client"))
        .output()
        .unwrap();
    assert!(metadata.status.success());
    commit(&repository);
    assert!(refused(&repository, 4).contains("`cargo package --quiet --allow-dirty --all-features` failed"));
    repository.edit("client/Cargo.toml", region, "");
    git(&repository, &["checkout", "--quiet", "HEAD~2", "client/Cargo.lock"]);
    commit(&repository);

    repository.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(
            repository.path(".git/hooks/pre-commit"),
            fs::Permissions::from_mode(0o755),
        )
        .unwrap();
        assert!(refused(&repository, 6).contains("`git commit` failed"));
    }
}

/// A Cargo that publishes nothing: it says what it is told to say instead, and does all else.
#[cfg(unix)]
struct Registry<'a> {
    repository: &'a Repository,
}

#[cfg(unix)]
impl<'a> Registry<'a> {
    fn new(repository: &'a Repository) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let stub = format!(
            "#!/bin/sh\nif [ \"$1\" = publish ]; then\n    echo \"$@\" >> '{asked}'\n    cat '{answer}' >&2\n    test ! \
             -s '{answer}'\n    exit $?\nfi\nCARGO_NET_OFFLINE=true exec '{cargo}' \"$@\"\n",
            asked = repository.path(".git/asked").display(),
            answer = repository.path(".git/answer").display(),
            cargo = env!("CARGO"),
        );
        repository.write(".git/cargo", &stub);
        repository.write(".git/asked", "");
        fs::set_permissions(repository.path(".git/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        Self { repository }
    }

    /// Releases and publishes, where the registry has an answer; nothing is its consent.
    fn publish(&self, answer: &str) -> (bool, String) {
        self.repository.write(".git/answer", answer);
        let output = Command::new(support::xtask::program())
            .args(["release", "--publish"])
            .env("CARGO", self.repository.path(".git/cargo"))
            .current_dir(self.repository.root())
            .output()
            .expect("the program runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).expect("it is UTF-8"))
    }

    /// What Cargo was asked to publish.
    fn asked(&self) -> String {
        self.repository.read(".git/asked")
    }
}

#[cfg(unix)]
#[test]
fn what_is_published_is_the_commit_that_is_tagged() {
    let repository = repository();
    let registry = Registry::new(&repository);
    let (success, said) = registry.publish("error: failed to publish to registry: no token found\n");
    assert!(!success && said.contains("[7/7] the registry ... failed, "), "{said}");
    assert!(
        said.contains("no token found") && said.contains("is made, committed and tagged `pets-v0.1.0`"),
        "{said}"
    );
    assert_eq!(git(&repository, &["tag", "--points-at", "HEAD"]), "pets-v0.1.0\n");
    let before = traces(&repository);

    let (success, said) = registry.publish("");
    assert!(success && said.contains("pets 0.1.0 is published"), "{said}");
    assert!(said.contains("was done by an earlier run"), "{said}");
    let (success, said) = registry.publish("error: crate pets@0.1.0 already exists on crates.io index\n");
    assert!(
        success && said.contains("pets 0.1.0 was published by an earlier run"),
        "{said}"
    );
    assert_eq!(registry.asked(), "publish --quiet\n".repeat(3));
    assert_eq!(traces(&repository), before, "nothing but the registry is left to do");
}

#[test]
fn workflows_are_written_on_request_and_over_no_other_file() {
    let repository = Repository::new(PETS);
    let (outcome, _, err) = repository.run("workflows");
    assert_eq!(outcome, Outcome::Refused);
    assert!(err.contains("is in no git repository"), "{err}");
    fs::create_dir(repository.path(".git")).unwrap();
    let shown = assert_done(&repository, "workflows");
    assert!(!repository.path(".github").exists());
    assert!(
        shown.contains("tags: [\"pets-v*\"]") && shown.contains("--output 'spec/pets.yaml'"),
        "{shown}"
    );
    assert!(
        shown.contains("diff 'spec/before-pets.yaml' 'spec/pets.yaml' --format markdown"),
        "{shown}"
    );
    assert_done(&repository, "workflows --write");
    for name in ["publish", "regenerate"] {
        let text = repository.read(&format!(".github/workflows/{name}.yml"));
        assert!(shown.contains(&text), "{shown}");
        let parsed: serde_yaml::Value = serde_yaml::from_str(&text).expect("the workflow is YAML");
        assert!(
            parsed["jobs"].is_mapping() && text.contains("--config 'spec/codegen.toml'"),
            "{text}"
        );
        let placeholders = ["@PACKAGE@", "@OUTPUT@", "@DESCRIPTION@", "@BEFORE@", "@CONFIG@"];
        assert!(placeholders.iter().all(|name| !text.contains(name)), "{text}");
    }
    assert_done(&repository, "workflows --write");
    repository.edit(".github/workflows/publish.yml", "name: Publish", "name: Mine");
    let (outcome, _, err) = repository.run("workflows --write");
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        err.contains("`.github/workflows/publish.yml` is there, and is another"),
        "{err}"
    );
    assert!(repository.read(".github/workflows/publish.yml").contains("name: Mine"));
}

#[test]
fn the_command_line_is_held_to_what_makes_sense() {
    let repository = Repository::new(PETS);
    for args in [
        "release --dry-run --publish",
        "release --publish --offline",
        "release now",
    ] {
        assert_eq!(repository.run(args).0, Outcome::Usage, "{args}");
    }
    let (outcome, out, _) = repository.run("release --help");
    assert_eq!(outcome, Outcome::Done);
    assert!(out.contains("Examples:\n  cargo xtask release --dry-run"), "{out}");
}
