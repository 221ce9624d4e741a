//! Prose made safe: nothing in it can become a doctest, a broken link or live HTML.

use crate::model;
use cratesmith::options::Options;

/// The documentation that a description gets.
fn docs(text: &str) -> String {
    let text = serde_json::Value::from(text);
    let yaml = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1', description: {text}}}\npaths: {{}}\n");
    let (api, _) = model::model(&yaml, &Options::default());
    api.info.docs.lines.join("\n")
}

#[test]
fn code_never_becomes_a_doctest() {
    assert_eq!(
        docs("See:\n```rust\npanic!()\n```\nEnd"),
        "See:\n```text\npanic!()\n```\nEnd"
    );
    assert_eq!(docs("See:\n\n    panic!()\n"), "See:\n\npanic!()");
    assert_eq!(docs("```\nnever closed"), "```text\nnever closed\n```");
    assert_eq!(docs("- a\n  ```\n  x\n  ```"), "- a\n```text\n  x\n```");
    assert_eq!(docs(">      panic!()"), "> panic!()");
    assert_eq!(docs("-      panic!()"), "- panic!()");
    assert_eq!(
        docs("> ```\n> panic!()\n> ```\nEnd"),
        "> ```text\n> panic!()\n> ```\nEnd"
    );
    assert_eq!(docs("> ```\n> panic!()\nEnd"), "> ```text\n> panic!()\n> ```\n\nEnd");
    assert_eq!(
        docs("- ```rust\n  panic!()\n  ```\n- b"),
        "- ```text\n  panic!()\n  ```\n- b"
    );
    assert_eq!(docs("- ```\npanic!()\n```\nEnd"), "- ```text\n  panic!()\n  ```\nEnd");
}

#[test]
fn links_lead_somewhere_or_are_text() {
    assert_eq!(
        docs("See [Foo] and [bar](#bar) and [baz](https://a.example/x)."),
        "See \\[Foo\\] and bar and [baz](https://a.example/x)."
    );
    assert_eq!(
        docs("At https://a.example/x, or <https://b.example>."),
        "At <https://a.example/x>, or <https://b.example>."
    );
    assert_eq!(docs("`[Foo]` and `<T>` stay"), "`[Foo]` and `<T>` stay");
    assert_eq!(
        docs("![logo](https://a.example/l.png)"),
        "[logo](https://a.example/l.png)"
    );
}

#[test]
fn html_shows_or_goes() {
    assert_eq!(
        docs("a<br>b <b>c</b> <script>d</script> Vec<T> 1 < 2"),
        "a\nb c \\<script>d\\</script> Vec\\<T> 1 \\< 2"
    );
}

#[test]
fn constraints_are_said_in_words() {
    let yaml = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    A:
      type: object
      properties:
        tag: {type: string, description: A tag., minLength: 1, maxLength: 100, pattern: '^[a-z]+$', example: a}
        page: {type: integer, minimum: 1, maximum: 10, default: 1}
        tags: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
";
    let (api, _) = model::model(yaml, &Options::default());
    let Some((_, ty)) = api.types.iter().next() else {
        panic!("no type")
    };
    let cratesmith::model::TypeKind::Struct(object) = &ty.kind else {
        panic!("no struct")
    };
    let lines: Vec<String> = object.fields.iter().map(|field| field.docs.lines.join("|")).collect();
    assert_eq!(
        lines,
        [
            "A tag.||From 1 to 100 characters. Matches the pattern `^[a-z]+$`. Example: `a`.",
            "From 1 to 10. Default: `1`.",
            "At least 1 item. No item twice.",
        ]
    );
}

/// The fields of the type `A` of some schemas: documentation and example of each.
fn fields(schemas: &str) -> Vec<(String, Option<String>)> {
    let yaml =
        format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
    let (api, _) = model::model(&yaml, &Options::default());
    let found = api.types.iter().find(|(_, ty)| ty.name.as_str() == "A");
    let Some(cratesmith::model::TypeKind::Struct(object)) = found.map(|(_, ty)| &ty.kind) else {
        panic!("no struct")
    };
    let fields = object.fields.iter();
    fields
        .map(|field| (field.docs.lines.join("|"), field.example.clone()))
        .collect()
}

#[test]
fn examples_are_kept_for_code_and_said_only_where_they_tell_something() {
    let found = fields(
        "
    Tag: {type: string, description: A tag., maxLength: 9, example: a_tag}
    A:
      type: object
      properties:
        said: {type: string, description: Such as `blue_42`., example: blue_42}
        told: {type: string, description: A colour., default: red, example: blue_42}
        flag: {type: boolean, description: A flag., example: true}
        long: {type: string, description: A link., example: 'https://a.example/a/long/way/to/go'}
        list: {type: array, description: Some., items: {type: string}, examples: [[b, c], [d]]}
        lastTag: {$ref: '#/components/schemas/Tag'}
        described: {$ref: '#/components/schemas/Tag', description: Of its own.}
        wrong: {type: string, description: A text., example: 7}
        constant: {const: true, description: A constant.}
",
    );
    let expected = [
        ("Such as `blue_42`.", Some("\"blue_42\"")),
        ("A colour.||Default: `red`. Example: `blue_42`.", Some("\"blue_42\"")),
        ("A flag.", Some("true")),
        ("A link.", Some("\"https://a.example/a/long/way/to/go\"")),
        ("Some.", Some("[\"b\",\"c\"]")),
        (
            "The last tag.||At most 9 characters. Example: `a_tag`.",
            Some("\"a_tag\""),
        ),
        (
            "Of its own.||At most 9 characters. Example: `a_tag`.",
            Some("\"a_tag\""),
        ),
        ("A text.", None),
        ("A constant.", None),
    ];
    let expected = expected.map(|(docs, example)| (docs.to_owned(), example.map(str::to_owned)));
    assert_eq!(found, expected, "\n{found:#?}");
}
