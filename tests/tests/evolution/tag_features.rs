//! Features of groups: what they are called, what each of them has, and that each compiles alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::support;
use cratesmith::Generated;
use cratesmith::emit::dependencies::DEPENDENCIES;
use cratesmith::files::FileSet;
use cratesmith::naming::keyword;
use cratesmith::options::{Options, Package};
use cratesmith::source::Source;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, Token, UseTree};

/// The crate of the fixture.
fn fixture() -> FileSet {
    let fixture = support::fixtures::all()
        .into_iter()
        .find(|each| each.name == "tag-features");
    fixture.expect("the fixture is there").generated.files
}

fn text(files: &FileSet, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{path} is there"))).into_owned()
}

/// The features of a manifest, with what each turns on.
fn features(files: &FileSet) -> BTreeMap<String, Vec<String>> {
    let manifest: toml::Table = text(files, "Cargo.toml").parse().expect("the manifest is TOML");
    let Some(features) = manifest.get("features").and_then(toml::Value::as_table) else {
        return BTreeMap::new();
    };
    let texts = |value: &toml::Value| {
        let list = value.as_array().into_iter().flatten();
        list.filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    features
        .iter()
        .map(|(name, value)| (name.clone(), texts(value)))
        .collect()
}

/// The features of groups; none where there are none.
fn groups(files: &FileSet) -> Vec<String> {
    features(files).remove("operations").unwrap_or_default()
}

/// Whether the conditions of an item hold; those of attributes that gate nothing do.
fn is_on(attributes: &[Attribute], on: &BTreeSet<&str>) -> bool {
    let gates = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    gates
        .map(|gate| gate.parse_args::<Meta>().expect("a condition"))
        .all(|condition| holds(&condition, on))
}

fn holds(condition: &Meta, on: &BTreeSet<&str>) -> bool {
    match condition {
        Meta::NameValue(pair) => {
            let Expr::Lit(ExprLit {
                lit: Lit::Str(name), ..
            }) = &pair.value
            else {
                panic!("a name is text");
            };
            on.contains(name.value().as_str())
        }
        Meta::List(list) => {
            let parts = list
                .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
                .expect("conditions");
            let mut parts = parts.iter().map(|part| holds(part, on));
            match list.path.get_ident().expect("a word").to_string().as_str() {
                "all" => parts.all(|part| part),
                "any" => parts.any(|part| part),
                "not" => !parts.all(|part| part),
                other => panic!("`{other}`"),
            }
        }
        Meta::Path(_) => false,
    }
}

/// The names that a `use` brings in, with the path before each.
fn names(tree: &UseTree, path: &str, found: &mut Vec<(String, String)>) {
    match tree {
        UseTree::Path(part) => names(&part.tree, &format!("{path}{}::", part.ident), found),
        UseTree::Group(group) => group.items.iter().for_each(|tree| names(tree, path, found)),
        UseTree::Name(name) => found.push((path.to_owned(), name.ident.to_string())),
        UseTree::Rename(name) => found.push((path.to_owned(), name.ident.to_string())),
        UseTree::Glob(_) => {}
    }
}

/// The files of a crate that are there with some features, by path, and what each imports.
struct Compiled {
    modules: BTreeSet<String>,
    types: BTreeSet<String>,
    imports: BTreeMap<String, Vec<(String, String)>>,
}

impl Compiled {
    fn of(files: &FileSet, on: &BTreeSet<&str>) -> Self {
        let mut compiled = Self {
            modules: BTreeSet::new(),
            types: BTreeSet::new(),
            imports: BTreeMap::new(),
        };
        compiled.modules = compiled.file(files, "src/lib.rs", on);
        for module in compiled.modules.clone() {
            let (file, folder) = (format!("src/{module}.rs"), format!("src/{module}/mod.rs"));
            if files.get(&file).is_some() {
                compiled.file(files, &file, on);
            } else if module != "runtime" {
                for part in compiled.file(files, &folder, on) {
                    compiled.file(files, &format!("src/{module}/{part}.rs"), on);
                }
            }
        }
        let types = compiled.imports.get("src/types/mod.rs").into_iter().flatten();
        compiled.types = types.map(|(_, name)| name.clone()).collect();
        compiled
    }

    /// Reads a file, and gives the modules that it mounts.
    fn file(&mut self, files: &FileSet, path: &str, on: &BTreeSet<&str>) -> BTreeSet<String> {
        let file = syn::parse_file(&text(files, path)).expect("the file is Rust");
        let mut modules = BTreeSet::new();
        let imports = self.imports.entry(path.to_owned()).or_default();
        for item in file.items {
            match item {
                Item::Mod(item) if item.content.is_none() && is_on(&item.attrs, on) => {
                    modules.insert(item.ident.to_string().trim_start_matches("r#").to_owned());
                }
                Item::Use(item) if is_on(&item.attrs, on) => names(&item.tree, "", imports),
                _ => {}
            }
        }
        modules
    }

    /// What files import of types and groups that are not there.
    fn dangling(&self) -> Vec<String> {
        let mut dangling = Vec::new();
        for (path, imports) in &self.imports {
            for (from, name) in imports {
                let in_types = path.starts_with("src/types/") && !path.ends_with("mod.rs");
                let there = match from.strip_prefix("crate::").map(|rest| rest.trim_end_matches("::")) {
                    Some("types") => self.types.contains(name),
                    Some("") | None => !(in_types && from == "super::") || self.types.contains(name),
                    Some(module) => self.modules.contains(module.trim_start_matches("r#")),
                };
                if !there {
                    dangling.push(format!("{path}: {from}{name}"));
                }
            }
        }
        dangling
    }
}

/// Every choice that is looked at: none, each alone, all.
fn choices(files: &FileSet) -> Vec<Vec<String>> {
    let groups = groups(files);
    let mut all = groups.clone();
    all.push("operations".to_owned());
    let mut choices = vec![Vec::new(), vec!["webhooks".to_owned()], all];
    choices.extend(groups.into_iter().map(|group| vec![group]));
    choices
}

#[test]
fn each_feature_has_all_that_its_files_name() {
    let mut seen = 0;
    for fixture in support::fixtures::all()
        .into_iter()
        .chain(support::fixtures::compiled())
    {
        let files = &fixture.generated.files;
        if groups(files).is_empty() {
            continue;
        }
        for choice in choices(files) {
            let on = choice.iter().map(String::as_str).collect();
            let compiled = Compiled::of(files, &on);
            assert_eq!(compiled.dangling(), [""; 0], "{} with {choice:?}", fixture.name);
            seen += compiled.imports.len();
        }
    }
    assert!(seen > 200, "hardly any file was read: {seen}");
}

#[test]
fn a_type_that_is_not_there_is_found_by_this_test() {
    let mut files = fixture();
    let broken = text(&files, "src/types/mod.rs").replace("feature = \"pets\"", "feature = \"feed-plans\"");
    files.insert("src/types/mod.rs", broken.into_bytes());
    let found = Compiled::of(&files, &BTreeSet::from(["pets"])).dangling();
    assert!(
        found.contains(&"src/pets/create.rs: crate::types::Pet".to_owned()),
        "{found:?}"
    );
}

#[test]
fn types_are_there_for_whoever_needs_them() {
    let files = fixture();
    let with = |on: &[&str]| -> Vec<String> {
        let on = on.iter().copied().collect();
        Compiled::of(&files, &on).types.into_iter().collect()
    };
    // `Order` stands in the headers of answers; `Problem` is what every group answers with.
    let always = ["Order"];
    let and = |more: &[&'static str]| {
        let mut names = [&always[..], &["Problem"], more].concat();
        names.sort_unstable();
        names
    };
    assert_eq!(with(&[]), always);
    assert_eq!(with(&["pets"]), and(&["Kind", "NewPet", "Pet"]));
    assert_eq!(with(&["feed-plans"]), and(&["Kind", "Plan"]));
    assert_eq!(with(&["tag-serde"]), and(&["Upload", "UploadKept"]));
    assert_eq!(with(&["webhooks"]), ["Birth", "Kind", "Mother", "Order"]);
    let all = ["feed-plans", "operations", "pets", "tag-serde"];
    let types = [
        "Kind",
        "Mother",
        "NewPet",
        "Pet",
        "Plan",
        "Unused",
        "UnusedPart",
        "Upload",
        "UploadKept",
    ];
    assert_eq!(with(&all), and(&types));
}

#[test]
fn groups_are_called_by_their_modules_unless_the_name_is_taken() {
    let features = features(&fixture());
    assert_eq!(features["operations"], ["feed-plans", "pets", "tag-serde"]);
    assert_eq!(features["default"], ["reqwest", "rustls", "operations"]);
    assert_eq!(features["serde"], [""; 0]);
    assert_eq!(features["tag-serde"], [""; 0]);
    let tagged = |tags: &[&str]| groups(&generated(&described(tags), false).files);
    assert_eq!(tagged(&["Container Tags", "pets"]), ["container-tags", "pets"]);
    assert_eq!(
        tagged(&["webhooks", "tag webhooks", "default", "Time"]),
        ["tag-default", "tag-time", "tag-webhooks", "tag-webhooks-2"]
    );
    assert_eq!(tagged(&["type", "Operations"]), ["tag-operations", "type"]);
}

#[test]
fn no_name_of_a_tag_can_be_that_of_another_feature() {
    for fixture in support::fixtures::all() {
        let groups = groups(&fixture.generated.files);
        for name in features(&fixture.generated.files).into_keys() {
            assert!(
                groups.contains(&name) != keyword::FEATURES.contains(&name.as_str()),
                "{}: {name}",
                fixture.name
            );
        }
    }
    for dependency in DEPENDENCIES {
        assert!(
            keyword::FEATURES.contains(&dependency.package),
            "{}",
            dependency.package
        );
    }
}

/// A description with an operation for each tag.
fn described(tags: &[&str]) -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    for (number, tag) in tags.iter().enumerate() {
        text.push_str(&format!(
            "  /p{number}: {{get: {{tags: ['{tag}'], responses: {{'204': {{description: d}}}}}}}}\n"
        ));
    }
    text
}

fn generated(description: &str, without_tag_features: bool) -> Generated {
    let source = Source {
        name: "openapi.yaml".to_owned(),
        bytes: description.as_bytes().to_vec(),
    };
    let options = Options {
        package: Package {
            name: "tags".to_owned(),
            ..Package::default()
        },
        without_tag_features,
        ..Options::default()
    };
    support::generate(&source, &options)
}

#[test]
fn a_crate_with_one_group_or_by_choice_has_none() {
    for generated in [
        generated(&described(&["a", "a"]), false),
        generated(&described(&["a", "b"]), true),
    ] {
        assert!(!features(&generated.files).contains_key("operations"));
        for (path, bytes) in generated
            .files
            .iter()
            .filter(|(path, _)| !path.starts_with("src/runtime/"))
        {
            let text = String::from_utf8_lossy(bytes);
            assert!(
                !text.contains("feature = \"a\"") && !text.contains("\"operations\""),
                "{path}"
            );
        }
    }
}

#[test]
fn more_tags_than_the_registry_takes_have_none() {
    let tags: Vec<String> = (0..271).map(|number| format!("group{number}x")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let most = generated(&described(&tags[1..]), false);
    let features = features(&most.files);
    assert_eq!(features["operations"].len(), 270);
    assert!(features.len() < 300 && features.values().all(|parts| parts.len() < 300));
    let readme = text(&most.files, "README.md");
    assert!(
        readme.contains("Each of the 270 groups of operations has a feature"),
        "{readme}"
    );

    let more = generated(&described(&tags), false);
    assert_eq!(groups(&more.files), [""; 0]);
    let notes = more.diagnostics.iter().filter(|each| each.code == "too-many-tags");
    assert_eq!(notes.count(), 1);
}

#[test]
fn each_feature_compiles_alone_without_a_warning() {
    let files = fixture();
    let folder = tempfile::tempdir().expect("a temporary folder");
    support::write_crate(folder.path(), &files);
    std::fs::write(folder.path().join("Cargo.lock"), support::lock_file()).expect("the lock can be written");
    support::download(folder.path());
    for choice in choices(&files) {
        let output = support::cargo()
            .args(["clippy", "--offline", "--quiet", "--no-default-features", "--features"])
            .arg(choice.join(","))
            .args(["--lib", "--test", "operations", "--", "-D", "warnings"])
            .current_dir(folder.path())
            .output()
            .expect("cargo runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{choice:?}:\n{errors}");
    }
}
