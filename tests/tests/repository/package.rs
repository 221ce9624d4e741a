//! What is published: nothing needless and nothing missing. `.ci/package` builds it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::support;
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
    expected.insert("CHANGELOG.md".to_owned());
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

/// Keywords and categories of the crate of a description that has a title and no configuration.
fn told(title: &str, paths: &str) -> (Vec<String>, Vec<String>) {
    let description = format!("openapi: 3.0.3\ninfo: {{title: '{title}', version: '1'}}\npaths: {{{paths}}}\n");
    let files = support::generated("pets", "openapi.yaml", description);
    let manifest = String::from_utf8_lossy(files.get("Cargo.toml").expect("a manifest")).into_owned();
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    let list = |key: &str| {
        let values = manifest["package"][key].as_array().expect("a list").iter();
        values.map(|value| value.as_str().expect("text").to_owned()).collect()
    };
    (list("keywords"), list("categories"))
}

#[test]
fn keywords_and_categories_follow_where_nobody_chose_them() {
    let get = "'/': {get: {responses: {'204': {description: d}}}}";
    let titles = [
        ("BBC Nitro API", vec!["bbc", "nitro", "api", "client"]),
        ("GitHub v3 REST API", vec!["github", "api", "client"]),
        ("QuickChart API", vec!["quickchart", "api", "client"]),
        ("httpbin.org", vec!["api", "client"]),
        (
            "Twilio - Conversations",
            vec!["twilio", "conversations", "api", "client"],
        ),
        ("The API of a great many things", vec!["api", "client"]),
        ("日本 API", vec!["api", "client"]),
        ("Api of extraordinarilylongwords", vec!["api", "client"]),
        ("", vec!["api", "client"]),
    ];
    for (title, expected) in titles {
        let (keywords, categories) = told(title, get);
        assert_eq!(keywords, expected, "{title}");
        assert_eq!(categories, ["api-bindings", "web-programming::http-client"], "{title}");
    }
    assert_eq!(
        told("Pets", ""),
        (
            vec!["pets".to_owned(), "api".to_owned()],
            vec!["api-bindings".to_owned()]
        )
    );
}
