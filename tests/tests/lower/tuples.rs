//! Arrays whose elements differ by their place, and arrays that are always empty.

use crate::model;

#[track_caller]
fn check(yaml: &str, expected: &str) {
    let indented: String = yaml.lines().map(|line| format!("    {line}\n")).collect();
    let found = model::whole(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ));
    let trim = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trim(found.trim()), trim(expected.trim()), "\n{found}");
}

#[test]
fn elements_of_an_open_length_have_types_by_their_place() {
    check(
        "
Loose: {type: array, prefixItems: [{type: integer}, {type: string}]}
Rest: {prefixItems: [{type: string}], items: {type: integer}, minItems: 1}
Short: {type: array, prefixItems: [{type: string}, {type: boolean}], items: false, minItems: 1}
Nullable: {type: array, prefixItems: [{type: [string, 'null']}]}
",
        "
alias Loose (loose) < (i64?, String?, .. Json)
alias Nullable (nullable) < (Option<String>?, .. Json)
alias Rest (rest) < (String, .. i64)
alias Short (short) < (String, bool?, .. Never)
",
    );
}

#[test]
fn a_fixed_length_is_a_tuple() {
    check(
        "
Both: {type: array, prefixItems: [{type: integer}, {type: string}], minItems: 2, maxItems: 2}
Cut: {type: array, prefixItems: [{type: integer}, {type: string}, {type: boolean}], minItems: 2, maxItems: 2}
",
        "
alias Both (both) < (i64, String)
alias Cut (cut) < (i64, String)
",
    );
}

#[test]
fn nothing_stands_where_the_schema_is_false() {
    check(
        "
Empty: {type: array, items: false}
End: {type: array, prefixItems: [{type: integer}, false, {type: string}]}
Object: {type: object, properties: {a: {type: string}, b: false}}
",
        "
alias Empty (empty) < Vec<Never>
alias End (end) < (i64?, .. Never)
struct Object (object) <
  a: String?
  b: Never?
",
    );
}

#[test]
fn one_of_an_open_length_has_a_name_wherever_it_stands() {
    check(
        "
Shape: {type: object, properties: {corner: {type: array, prefixItems: [{type: number}]}, mark: {type: array, items: {type: array, prefixItems: [{type: string}]}}}}
",
        "
struct Shape (shape) <
  corner: ShapeCorner?
  mark: Vec<ShapeMarkItem>?
alias ShapeCorner (shape) < (f64?, .. Json)
alias ShapeMarkItem (shape) < (String?, .. Json)
",
    );
}

#[test]
fn earlier_drafts_say_it_by_items_and_additional_items() {
    check(
        "
Closed: {type: array, items: [{type: integer}], additionalItems: false}
Open: {type: array, items: [{type: integer}], additionalItems: {type: string}}
",
        "
alias Closed (closed) < (i64?, .. Never)
alias Open (open) < (i64?, .. String)
",
    );
}

#[test]
fn too_many_elements_are_a_list() {
    let elements = vec!["{type: integer}"; 13].join(", ");
    check(
        &format!("Many: {{type: array, prefixItems: [{elements}], items: false}}\n"),
        "
alias Many (many) < Vec<i64>
! Degraded unexpressed-keyword /components/schemas/Many: `prefixItems` has more than 12 schemas; each element may be of any of them
",
    );
}
