//! Changes of both sides as one list, and the reports of it.

use crate::model;
use cratesmith::evolution::{Change, Changes, Severity, Side, WireSurface};
use cratesmith::options::Options;

const BEFORE: &str = r##"
openapi: 3.1.0
info: {title: Zoo, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
      responses: {'200': {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: addPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses:
        '201': {description: It.}
        '409': {description: No., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    delete:
      operationId: removePets
      tags: [pets]
      responses: {'204': {description: Done.}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}}}
    NewPet: {type: object, required: [name], properties: {name: {type: string}}}
    Problem: {type: object, properties: {text: {type: string}}}
"##;

/// The later description: an input that is needed, a limit, a field of answers and of requests, an operation that came and
/// one that went, an error that is no longer documented.
fn after() -> String {
    let changed = BEFORE
        .replace("maximum: 100", "maximum: 50")
        .replace("}}]\n      responses: {'200'", "}}, {name: zoo, in: query, required: true, schema: {type: string}}]\n      responses: {'200'")
        .replace("age: {type: integer}", "born: {type: string}")
        .replace("NewPet: {type: object, required: [name], properties: {", "NewPet: {type: object, required: [name], properties: {nick: {type: string}, ")
        .replace("        '409': {description: No., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n", "        '410': {description: No., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n");
    let (head, tail) = changed.split_once("    delete:").unwrap();
    let (_, components) = tail.split_once("components:").unwrap();
    format!(
        "{head}  /keepers:\n    get:\n      operationId: listKeepers\n      tags: [keepers]\n      responses: {{'200': {{description: Them., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Problem'}}}}}}}}, '404': {{description: None.}}}}\ncomponents:{components}"
    )
}

fn surface(yaml: &str) -> WireSurface {
    let (api, diagnostics) = model::model(yaml, &Options::default());
    assert!(!diagnostics.has_errors(), "{yaml}\n{:?}", diagnostics.as_slice());
    WireSurface::of(&api)
}

fn rust(severity: Severity, rule: &'static str, item: &str, what: &str) -> Change {
    Change {
        severity,
        side: Side::Rust,
        rule,
        item: item.to_owned(),
        place: String::new(),
        what: what.to_owned(),
        mend: None,
    }
}

/// What a comparison of the two crates finds in Rust.
fn in_rust() -> Vec<Change> {
    use Severity::{Additive, Breaking};
    vec![
        rust(Breaking, "field-removed", "types::Pet::age", "was removed"),
        rust(Additive, "field-added", "types::Pet::born", "was added"),
        rust(Additive, "field-added", "types::NewPet::nick", "was added"),
        rust(Additive, "function-added", "pets::Add::nick", "was added"),
        rust(Breaking, "variant-removed", "pets::AddError::Conflict", "was removed"),
        rust(Additive, "variant-added", "pets::AddError::Gone", "was added"),
        rust(
            Breaking,
            "signature-changed",
            "pets::Pets::list",
            "takes another argument, `zoo`",
        ),
        rust(Additive, "item-added", "keepers", "was added"),
        rust(Additive, "item-added", "keepers::Keepers", "was added"),
        rust(Additive, "function-added", "keepers::Keepers::list", "was added"),
        rust(Additive, "item-added", "keepers::List", "was added"),
        rust(Additive, "item-added", "keepers::ListError", "was added"),
        rust(Additive, "variant-added", "keepers::ListError::NotFound", "was added"),
        rust(Additive, "function-added", "Client::keepers", "was added"),
        rust(Additive, "function-added", "blocking::Client::keepers", "was added"),
        rust(Breaking, "function-removed", "pets::Pets::remove", "was removed"),
        rust(Breaking, "item-removed", "pets::Remove", "was removed"),
        rust(Breaking, "function-removed", "pets::Remove::send", "was removed"),
        rust(Additive, "item-added", "types::New", "was added"),
        rust(Additive, "field-added", "types::New::part", "was added"),
        rust(Breaking, "feature-removed", "feature gzip", "was removed"),
        rust(
            Severity::Documentation,
            "deprecated",
            "types::Problem",
            "is deprecated now",
        ),
    ]
}

fn changes() -> Changes {
    let (before, after) = (surface(BEFORE), surface(&after()));
    let wire = before.compare(&after);
    Changes::merged(in_rust(), wire, (&before, &after))
}

fn of<'c>(changes: &'c Changes, item: &str) -> &'c Change {
    let found: Vec<&Change> = changes.changes.iter().filter(|change| change.item == item).collect();
    assert_eq!(found.len(), 1, "{item}: {found:#?}");
    found[0]
}

#[test]
fn what_changed_on_both_sides_is_one_change_with_the_graver_severity() {
    let changes = changes();
    let age = of(&changes, "types::Pet::age");
    assert_eq!((age.severity, age.side), (Severity::Breaking, Side::Both));
    assert_eq!(age.what, "was removed from answers");
    // On the wire this says nothing new; in Rust a variant is gone.
    let conflict = of(&changes, "pets::AddError::Conflict");
    assert_eq!((conflict.severity, conflict.side), (Severity::Breaking, Side::Both));
    assert_eq!(conflict.rule, "variant-removed");
    assert_eq!(conflict.what, "was removed; is no longer documented: the status 409");
    let limit = of(&changes, "pets::List::limit");
    assert_eq!((limit.severity, limit.side), (Severity::Breaking, Side::Wire));
}

#[test]
fn an_operation_that_came_or_went_is_one_change() {
    let changes = changes();
    let items: Vec<&str> = changes.changes.iter().map(|change| change.item.as_str()).collect();
    let came = of(&changes, "keepers::List");
    assert_eq!((came.severity, came.side), (Severity::Additive, Side::Both));
    assert_eq!(came.what, "was added: `GET /keepers`");
    let went = of(&changes, "pets::Remove");
    assert_eq!((went.severity, went.side), (Severity::Breaking, Side::Both));
    for part in [
        "keepers::ListError",
        "keepers::Keepers::list",
        "pets::Pets::remove",
        "pets::Remove::send",
    ] {
        assert!(!items.contains(&part), "{part} is told with its operation: {items:#?}");
    }
}

#[test]
fn parts_and_twins_are_not_told_again() {
    let changes = changes();
    let items: Vec<&str> = changes.changes.iter().map(|change| change.item.as_str()).collect();
    assert!(!items.iter().any(|item| item.starts_with("blocking::")), "{items:#?}");
    assert!(!items.contains(&"types::New::part"));
    // The setter of the builder is the field of the body.
    assert!(!items.contains(&"pets::Add::nick"));
    assert_eq!(of(&changes, "types::NewPet::nick").side, Side::Both);
}

#[test]
fn what_a_method_takes_is_told_with_the_input() {
    let changes = changes();
    let zoo = of(&changes, "pets::List::zoo");
    assert_eq!((zoo.severity, zoo.side), (Severity::Breaking, Side::Both));
    assert_eq!(
        zoo.what,
        "was added, and requests need it; `pets::Pets::list` takes another argument, `zoo`"
    );
}

#[test]
fn places_are_those_of_the_description_that_has_the_item() {
    let changes = changes();
    let place = |item: &str| of(&changes, item).place.clone();
    assert_eq!(place("types::Pet::age"), "#/components/schemas/Pet/properties/age");
    assert_eq!(place("types::Pet::born"), "#/components/schemas/Pet/properties/born");
    assert_eq!(place("pets::AddError::Conflict"), "#/paths/~1pets/post/responses/409");
    assert_eq!(place("pets::Remove"), "#/paths/~1pets/delete");
    assert_eq!(place("types::Problem"), "#/components/schemas/Problem");
    assert_eq!(place("feature gzip"), "");
}

#[test]
fn the_gravest_come_first_then_the_order_of_items() {
    let changes = changes();
    let order: Vec<_> = changes
        .changes
        .iter()
        .map(|change| (change.severity, change.item.clone()))
        .collect();
    let mut sorted = order.clone();
    sorted.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    assert_eq!(order, sorted);
    assert_eq!(changes.severity(), Some(Severity::Breaking));
}

#[test]
fn the_order_in_which_changes_are_found_does_not_matter() {
    let (before, after) = (surface(BEFORE), surface(&after()));
    let (mut rust, mut wire) = (in_rust(), before.compare(&after));
    let straight = Changes::merged(rust.clone(), wire.clone(), (&before, &after));
    rust.reverse();
    wire.reverse();
    assert_eq!(Changes::merged(rust, wire, (&before, &after)), straight);
}

#[test]
fn the_text() {
    insta::assert_snapshot!(changes().text(None));
    let short = changes().text(Some(2));
    assert!(short.contains("\n  ... and "), "{short}");
    assert_eq!(short.lines().filter(|line| line.starts_with("  ... and ")).count(), 2);
    assert_eq!(Changes::default().text(None), "No change.\n");
}

#[test]
fn the_markdown() {
    insta::assert_snapshot!(changes().markdown("`old.yaml` to `new.yaml`"));
}

#[test]
fn markdown_shows_what_is_no_markdown_as_it_is_and_folds_long_lists() {
    let odd = Change {
        place: "#/paths/~1a`b".to_owned(),
        ..rust(
            Severity::Additive,
            "field-added",
            "types::A_B",
            "has <b>`x_y`</b> | *all*",
        )
    };
    let many = Changes { changes: vec![odd; 26] };
    let text = many.markdown("A *title*");
    assert!(
        text.starts_with("## A \\*title\\*\n\nThe next version has to be a **minor** one"),
        "{text}"
    );
    assert!(
        text.contains("<details>\n<summary>Additive: 26 changes</summary>"),
        "{text}"
    );
    let row =
        "- `types::A_B` has \\<b\\>`x_y`\\</b\\> \\| \\*all\\* <sub>rust, field-added</sub><br>``#/paths/~1a`b``\n";
    assert_eq!(text.matches(row).count(), 26, "{text}");
    assert_eq!(
        Changes::default().markdown("T"),
        "## T\n\nNothing changed. The version may stay.\n"
    );
}

#[test]
fn the_json() {
    let json = changes().json();
    insta::assert_snapshot!(json);
    let parsed: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(parsed["changes"].as_array().unwrap().len(), changes().changes.len());
}
