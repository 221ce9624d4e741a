//! `codegen.toml`: what it can say, and the exact errors where it says something else.

use std::collections::BTreeMap;

use cratesmith::config::{Config, package_name_problem};
use cratesmith::diagnostic::Location;
use cratesmith::options::{
    DateTimeCrate, Dependency, Filter, NextPage, OperationOptions, Options, Package, PageOptions, Pages, UnusedTypes,
};

const LEAST: &str = "description = \"api.yaml\"\noutput = \"client\"\npackage.name = \"pets\"\n";

/// Every problem as `line:column code: message; help`.
fn problems(text: &str) -> Vec<String> {
    let problems = Config::parse(text)
        .expect_err("the configuration is refused")
        .into_iter();
    problems
        .map(|problem| match problem.location {
            Location::Position { line, column, .. } => {
                format!(
                    "{line}:{column} {}: {}; {}",
                    problem.code, problem.message, problem.help
                )
            }
            other => panic!("{other:?} is no position"),
        })
        .collect()
}

#[test]
fn the_least_configuration() {
    let config = Config::parse(LEAST).unwrap();
    assert_eq!(
        (config.description.as_str(), config.output.as_str(), config.root),
        ("api.yaml", "client", None)
    );
    let package = Package {
        name: "pets".to_owned(),
        ..Package::default()
    };
    assert_eq!(
        config.options,
        Options {
            package,
            ..Options::default()
        }
    );
}

#[test]
fn everything_that_can_be_said() {
    let config = Config::parse(
        r#"
        description = "connections.yaml"
        output = "../generated-client"
        root = "../shared"
        overlays = ["mend.overlay.yaml"]
        environment_prefix = "SUPERMEMORY"
        date_time = "text"
        checks = true
        self_tests = false
        tag_features = false
        strict = true
        sensitive = ["metadata", "token"]
        unused_types = "keep"
        keep_undeclared = ["*"]

        [package]
        name = "supermemory-connections"
        version = "0.2.0"
        description = "A client."
        license = "MIT"
        repository = "https://example.com/repository"
        homepage = "https://example.com"
        documentation = "https://example.com/docs"
        keywords = ["one", "two"]
        categories = ["api-bindings"]
        authors = ["Somebody"]

        [groups]
        "Container Tags" = "tags"
        [methods]
        "GET /v3/x" = "get"
        [types]
        "/components/schemas/Pet" = "Animal"
        [fields."/components/schemas/Pet"]
        born = "birthday"
        [variants."/components/schemas/Kind"]
        cat = "Feline"
        [operations]
        list = { pagination = { page = "page", first = 0, last = "meta.pages", items = "data.list", more = "more" } }
        "POST /charges" = { pagination = false, retry = false, idempotent = true }
        [remote]
        "https://example.com/schemas/" = "vendored"
        [include]
        tags = ["pets"]
        paths = ["/v3/**"]
        operations = ["list"]
        methods = ["GET"]
        deprecated = false
        [exclude]
        extensions = ["x-internal"]
        [replace]
        decimal = { type = "rust_decimal::Decimal", dependency = { name = "rust_decimal", version = "1", features = ["serde"] } }
        [derives]
        Pet = ["schemars::JsonSchema"]
        [attributes]
        "*" = ["doc(hidden)"]
        [dependencies]
        schemars = { version = "1" }
        "#,
    )
    .unwrap();
    let text = |text: &str| Some(text.to_owned());
    let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let map = |from: &str, to: &str| BTreeMap::from([(from.to_owned(), to.to_owned())]);
    let package = Package {
        name: "supermemory-connections".to_owned(),
        version: text("0.2.0"),
        description: text("A client."),
        license: text("MIT"),
        repository: text("https://example.com/repository"),
        homepage: text("https://example.com"),
        documentation: text("https://example.com/docs"),
        keywords: list(&["one", "two"]),
        categories: list(&["api-bindings"]),
        authors: list(&["Somebody"]),
    };
    let options = Options {
        edition: None,
        names_may_miss: false,
        package,
        environment_prefix: text("SUPERMEMORY"),
        date_time: DateTimeCrate::Text,
        checks: true,
        without_self_tests: true,
        without_tag_features: true,
        strict: true,
        groups: map("Container Tags", "tags"),
        methods: map("GET /v3/x", "get"),
        types: map("/components/schemas/Pet", "Animal"),
        fields: BTreeMap::from([("/components/schemas/Pet".to_owned(), map("born", "birthday"))]),
        variants: BTreeMap::from([("/components/schemas/Kind".to_owned(), map("cat", "Feline"))]),
        operations: BTreeMap::from([
            (
                "list".to_owned(),
                OperationOptions {
                    pagination: Some(PageOptions::By(Pages {
                        items: text("data.list"),
                        more: text("more"),
                        next: NextPage::Number {
                            input: "page".to_owned(),
                            first: Some(0),
                            current: None,
                            last: text("meta.pages"),
                        },
                    })),
                    ..OperationOptions::default()
                },
            ),
            (
                "POST /charges".to_owned(),
                OperationOptions {
                    pagination: Some(PageOptions::Off),
                    retry: Some(false),
                    idempotent: Some(true),
                },
            ),
        ]),
        sensitive: list(&["metadata", "token"]),
        keep_undeclared: list(&["*"]),
        include: Filter {
            tags: list(&["pets"]),
            paths: list(&["/v3/**"]),
            operations: list(&["list"]),
            methods: list(&["GET"]),
            extensions: Vec::new(),
            deprecated: Some(false),
        },
        exclude: Filter {
            extensions: list(&["x-internal"]),
            ..Filter::default()
        },
        unused_types: Some(UnusedTypes::Keep),
        replace: map("decimal", "rust_decimal::Decimal"),
        derives: BTreeMap::from([("Pet".to_owned(), list(&["schemars::JsonSchema"]))]),
        attributes: BTreeMap::from([("*".to_owned(), list(&["doc(hidden)"]))]),
        dependencies: BTreeMap::from([
            (
                "rust_decimal".to_owned(),
                Dependency {
                    version: "1".to_owned(),
                    features: list(&["serde"]),
                },
            ),
            (
                "schemars".to_owned(),
                Dependency {
                    version: "1".to_owned(),
                    features: Vec::new(),
                },
            ),
        ]),
        overlays: Vec::new(),
    };
    let expected = Config {
        description: "connections.yaml".to_owned(),
        output: "../generated-client".to_owned(),
        root: text("../shared"),
        overlays: list(&["mend.overlay.yaml"]),
        remote: map("https://example.com/schemas/", "vendored"),
        options,
    };
    assert_eq!(config, expected);
}

#[test]
fn unknown_keys_are_errors_with_a_suggestion() {
    let text = format!("{LEAST}package.licence = \"MIT\"\nenviroment_prefix = \"PETS\"\ncolour = 1\n");
    assert_eq!(
        problems(&text),
        [
            "4:9 unknown-key: there is no key `licence` here; did you mean `license`?",
            "5:1 unknown-key: there is no key `enviroment_prefix` here; did you mean `environment_prefix`?",
            "6:1 unknown-key: there is no key `colour` here; what can stand here is `replace`, `dependencies`, `description`, `output`, \
             `root`, `overlays`, `remote`, `edition`, `package`, `environment_prefix`, `date_time`, `checks`, `self_tests`, `tag_features`, `strict`, `groups`, \
             `methods`, `types`, `fields`, `variants`, `operations`, `sensitive`, `keep_undeclared`, `include`, `exclude`, `derives`, `attributes`, `unused_types`",
        ]
    );
}

#[test]
fn every_problem_is_reported_in_the_order_of_the_text() {
    let text =
        "output = 3\nstrict = \"yes\"\ndate_time = \"chronos\"\n\n[package]\nkeywords = [\"é\", 2]\nname = \"é\"\n";
    assert_eq!(
        problems(text),
        [
            "1:1 missing-key: the key `description` is missing; name the file: `description = \"openapi.yaml\"`",
            "1:10 wrong-type: `output` holds an integer, and not text, such as `\"name\"`; write text, such as `\"name\"`",
            "2:10 wrong-type: `strict` holds a string, and not `true` or `false`; write `true` or `false`",
            "3:13 bad-value: `chronos` is no value of `date_time`; did you mean `chrono`?",
            "6:12 wrong-type: `keywords` holds an array, and not a list of texts, such as `[\"one\", \"two\"]`; \
             write a list of texts, such as `[\"one\", \"two\"]`",
            "7:8 bad-value: the package name `é` does not start with a letter; \
             use lower-case letters, digits and `-`: `example-client`",
        ]
    );
}

#[test]
fn pages_have_one_way_to_the_next_one() {
    let of = |pagination: &str| problems(&format!("{LEAST}operations.list.pagination = {pagination}\n"));
    let cases = [
        (
            "true",
            "4:30 wrong-type: `pagination` holds a boolean, and not `false`, or a table such as \
             `{ cursor = \"after\", next = \"paging.next\" }`; write `false`, or a table such as \
             `{ cursor = \"after\", next = \"paging.next\" }`",
        ),
        (
            "{}",
            "4:30 missing-key: nothing says what leads to the next page; give one of `cursor`, `page`, `offset`, `next_url` and \
             `link_header`, or `pagination = false`",
        ),
        (
            "{ page = \"page\", offset = \"skip\" }",
            "4:56 bad-value: `page` and `offset` are two ways to the next page; keep one of them",
        ),
        (
            "{ cursor = \"after\" }",
            "4:41 missing-key: nothing says what the cursor is to be; say where the page has it: `next = \"paging.next\"`, or \
             `last_item = \"id\"` for what the last item has",
        ),
        (
            "{ page = \"page\", lst = \"pages\" }",
            "4:47 unknown-key: there is no key `lst` here; did you mean `last`?",
        ),
        (
            "{ next_url = \"next\", next = \"next\" }",
            "4:51 unknown-key: there is no key `next` here; did you mean `next_url`?",
        ),
        (
            "{ link_header = false }",
            "4:46 bad-value: `link_header = false` says nothing; remove it, and say what leads to the next page, or \
             `pagination = false`",
        ),
        (
            "{ page = \"page\", first = \"0\" }",
            "4:55 wrong-type: `first` holds a string, and not a whole number; write a whole number",
        ),
    ];
    for (pagination, expected) in cases {
        assert_eq!(of(pagination), [expected], "{pagination}");
    }
}

#[test]
fn operations_have_few_choices() {
    let text = format!("{LEAST}[operations.list]\nretries = false\nidempotent = \"yes\"\n");
    assert_eq!(
        problems(&text),
        [
            "5:1 unknown-key: there is no key `retries` here; did you mean `retry`?",
            "6:14 wrong-type: `idempotent` holds a string, and not `true` or `false`; write `true` or `false`",
        ]
    );
}

#[test]
fn what_the_registry_would_refuse_is_told_with_its_place() {
    let of = |line: &str| {
        problems(&format!("{LEAST}[package]\nname = \"pets\"\n{line}\n").replace("package.name = \"pets\"\n", ""))
    };
    let keyword = "use up to 20 ASCII letters, digits, `-`, `_` and `+`, a letter or digit first";
    let category = "write it as https://crates.io/category_slugs does: `web-programming::http-client`";
    let description =
        "say in a sentence what the crate is, or remove the key: the title of the description takes its place";
    let address = "write the whole of it: `https://example.com`";
    let cases = [
        (
            "keywords = [\"é\"]",
            format!("5:12 bad-value: `é` is no keyword that crates.io takes; {keyword}"),
        ),
        (
            "keywords = [\"-a\"]",
            format!("5:12 bad-value: `-a` is no keyword that crates.io takes; {keyword}"),
        ),
        (
            "keywords = [\"two words\"]",
            format!("5:12 bad-value: `two words` is no keyword that crates.io takes; {keyword}"),
        ),
        (
            "keywords = [\"a23456789012345678901\"]",
            format!("5:12 bad-value: `a23456789012345678901` is no keyword that crates.io takes; {keyword}"),
        ),
        (
            "keywords = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
            "5:12 bad-value: there are more than five keywords; keep five, as crates.io does".to_owned(),
        ),
        (
            "categories = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
            "5:14 bad-value: there are more than five categories; keep five, as crates.io does".to_owned(),
        ),
        (
            "categories = [\"API bindings\"]",
            format!("5:14 bad-value: `API bindings` has not the form of a category; {category}"),
        ),
        (
            "categories = [\"web-programming::\"]",
            format!("5:14 bad-value: `web-programming::` has not the form of a category; {category}"),
        ),
        (
            "description = \" \"",
            format!("5:15 bad-value: the description is empty; {description}"),
        ),
        (
            "description = \"a\\nb\"",
            format!("5:15 bad-value: the description has several lines; {description}"),
        ),
        (
            "homepage = \"example.com\"",
            format!("5:12 bad-value: `example.com` is no address that crates.io takes; {address}"),
        ),
        (
            "repository = \"https://\"",
            format!("5:14 bad-value: `https://` is no address that crates.io takes; {address}"),
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(of(line), [expected], "{line}");
    }
    let long = format!("description = \"{}\"", "a".repeat(1001));
    let expected = "5:15 bad-value: the description is longer than the 1000 characters that crates.io takes";
    assert_eq!(of(&long), [format!("{expected}; {description}")]);
    let fine = [
        "keywords = [\"a2345678901234567890\", \"c++\", \"2d\", \"x_y-z\"]",
        "categories = [\"api-bindings\", \"web-programming::http-client\"]",
        "documentation = \"https://docs.rs/pets\"",
    ];
    for line in fine {
        let text = format!("description = \"a\"\noutput = \"b\"\n[package]\nname = \"pets\"\n{line}\n");
        assert!(Config::parse(&text).is_ok(), "{line}");
    }
}

#[test]
fn columns_count_characters() {
    let text = format!("{LEAST}groups = {{ \"é\" = \"e\", \"日本\" = 1 }}\n");
    assert_eq!(
        problems(&text),
        ["4:30 wrong-type: `日本` holds an integer, and not text, such as `\"name\"`; write text, such as `\"name\"`"]
    );
}

#[test]
fn text_that_is_no_toml_has_its_place() {
    let found = problems("description = \"api.yaml\noutput = \"client\"\n");
    assert!(found[0].starts_with("1:24 syntax-error: "), "{found:?}");
}

#[test]
fn names_that_no_package_can_have() {
    for name in ["supermemory", "pet-store", "a1_b", "Pets"] {
        assert_eq!(package_name_problem(name), None, "{name}");
    }
    for name in [
        "",
        "9a",
        "-a",
        "a b",
        "a/b",
        "a\"b",
        "é",
        "fn",
        "test",
        "std",
        "self",
        &"a".repeat(65),
    ] {
        assert!(package_name_problem(name).is_some(), "{name}");
    }
}

#[test]
fn names_of_members_are_rust_and_each_is_chosen_once() {
    let text = "description = \"a\"\noutput = \"b\"\n[package]\nname = \"pets\"\n[fields.\"/components/schemas/Pet\"]\nborn = \
                \"dayOfBirth\"\nnote = \"name\"\nname = \"name\"\nself = \"self\"\n[variants.\"/components/schemas/Kind\"]\ncat = \
                \"feline\"\n";
    assert_eq!(
        problems(text),
        [
            "6:8 bad-value: `dayOfBirth` is no name of a field in the conventions of Rust; write it as Rust does: `day_of_birth`",
            "7:8 bad-value: `name` is chosen for `name` already; choose another name for one of them",
            "9:8 bad-value: `self` is no name of a field in the conventions of Rust; write it as Rust does: `self_`",
            "11:7 bad-value: `feline` is no name of a variant in the conventions of Rust; write it as Rust does: `Feline`",
        ]
    );
}

#[test]
fn what_is_no_rust_is_refused() {
    let text = format!(
        "{LEAST}replace.date.type = \"1st::Date\"\nderives.Pet = [\"#[Debug]\"]\nattributes.Pet = [\"doc(\"]\nreplace.time = {{}}\n"
    );
    let found = problems(&text);
    let starts: Vec<&str> = found.iter().filter_map(|problem| problem.split(';').next()).collect();
    assert_eq!(
        starts,
        [
            "1:1 missing-key: the key `type` is missing",
            "4:21 bad-value: `1st::Date` is no path of a type",
            "5:15 bad-value: `#[Debug]` is nothing that `derives` can hold",
            "6:18 bad-value: `doc(` is nothing that `attributes` can hold",
        ]
    );
}

#[test]
fn an_edition_is_one_that_the_generator_knows() {
    let text = |edition: u32| {
        format!("description = \"a.yaml\"\noutput = \"a\"\nedition = {edition}\n[package]\nname = \"a\"\n")
    };
    let known = Config::parse(&text(1)).map(|config| config.options.edition);
    assert_eq!(known, Ok(Some(1)));
    let problems = Config::parse(&text(7)).expect_err("there is one edition");
    assert_eq!(
        problems[0].message,
        "there is no edition 7 in this version of the generator, which knows 1 to 1"
    );
}
