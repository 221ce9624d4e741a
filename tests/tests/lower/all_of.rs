//! `allOf`: what several schemas ask for together.

use crate::model::{assert_schemas, schemas};

#[test]
fn a_property_of_several_parts_has_what_all_of_them_ask_for() {
    assert_schemas(
        "
Base:
  type: object
  required: [kind]
  properties:
    kind: {type: string, enum: [a, b, c]}
    count: {type: number}
    owner: {type: object, required: [id], properties: {id: {type: string}}}
    tags: {type: array, items: {type: object, properties: {k: {type: string}}}}
    rates: {type: object, additionalProperties: {type: object, properties: {low: {type: number}}}}
Whole:
  allOf:
    - $ref: '#/components/schemas/Base'
    - type: object
      required: [count, name]
      properties:
        name: {type: string}
        kind: {type: string, enum: [b, c, d]}
        count: {type: integer}
        owner: {type: object, properties: {name: {type: string}}}
        tags: {type: array, items: {type: object, properties: {v: {type: string}}}}
        rates: {type: object, additionalProperties: {type: object, properties: {high: {type: number}}}}
",
        r#"
struct Base (base) <
  kind: BaseKind
  count: f64?
  owner: BaseOwner?
  tags: Vec<BaseTag>?
  rates: Map<String, BaseRate>?
enum BaseKind (base) < A="a" B="b" C="c" _=Unrecognized
struct BaseOwner (base) <
  id: String
struct BaseRate (base) <
  low: f64?
struct BaseTag (base) <
  k: String?
struct Whole (whole) <
  kind: WholeKind
  count: i64
  owner: WholeOwner?
  tags: Vec<WholeTag>?
  rates: Map<String, WholeRate>?
  name: String
enum WholeKind (whole) < B="b" C="c" _=Unrecognized
struct WholeOwner (whole) <
  id: String
  name: String?
struct WholeRate (whole) <
  low: f64?
  high: f64?
struct WholeTag (whole) <
  k: String?
  v: String?
"#,
    );
}

#[test]
fn the_nearest_part_describes_a_property_and_flags_of_any_part_hold() {
    assert_schemas(
        "
Base: {type: object, properties: {id: {type: string, description: An id., readOnly: true}, old: {type: string}}}
Whole:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {properties: {id: {description: The id of the whole.}, old: {deprecated: true}}}
",
        "
struct Base (base) <
  id: String? answer-only
  old: String?
struct Whole (whole) <
  id: String? answer-only
  old: String? deprecated
",
    );
}

#[test]
fn null_is_admitted_when_all_parts_admit_it() {
    assert_schemas(
        "
A: {type: object, nullable: true, properties: {a: {type: string}}}
B: {type: object, nullable: true, properties: {b: {type: string}}}
C: {type: object, properties: {c: {type: string}}}
Holder:
  type: object
  properties:
    both: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
    one: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}
    untyped: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {d: {type: string}}}]}
    own: {nullable: true, allOf: [{$ref: '#/components/schemas/C'}]}
",
        "
struct A (a) <
  a: String?
struct B (b) <
  b: String?
struct C (c) <
  c: String?
struct Holder (holder) <
  both: HolderBoth? | null
  one: HolderOne?
  untyped: HolderUntyped? | null
  own: C? | null
struct HolderBoth (holder) <
  a: String?
  b: String?
struct HolderOne (holder) <
  a: String?
  c: String?
struct HolderUntyped (holder) <
  a: String?
  d: String?
",
    );
}

#[test]
fn a_part_that_refines_another_stands_for_both() {
    assert_schemas(
        "
Animal: {type: object, properties: {name: {type: string}}}
Dog: {allOf: [{$ref: '#/components/schemas/Animal'}, {properties: {barks: {type: boolean}}}]}
Home: {type: object, properties: {pet: {$ref: '#/components/schemas/Animal'}}}
DogHome: {allOf: [{$ref: '#/components/schemas/Home'}, {properties: {pet: {$ref: '#/components/schemas/Dog'}}}]}
",
        "
struct Animal (animal) <
  name: String?
struct Dog (dog) <
  name: String?
  barks: bool?
struct DogHome (dog_home) <
  pet: Dog?
struct Home (home) <
  pet: Animal?
",
    );
}

#[test]
fn properties_that_are_merged_with_themselves_close_the_circle() {
    assert_schemas(
        "
Node: {type: object, properties: {value: {type: string}, next: {$ref: '#/components/schemas/Node'}}}
Wide: {allOf: [{$ref: '#/components/schemas/Node'}, {properties: {next: {type: object, properties: {extra: {type: integer}, next: {$ref: '#/components/schemas/Wide'}}}}}]}
",
        "
struct Node (node) <
  value: String?
  next: Box<Node>?
struct Wide (wide) <
  value: String?
  next: WideNext?
struct WideNext (wide) <
  value: String?
  next: Box<Wide>?
  extra: i64?
",
    );
}

#[test]
fn contradictions_are_said_with_both_places() {
    assert_schemas(
        "
Base: {type: object, properties: {a: {type: string}, b: {type: string, enum: [x]}}}
Whole:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {properties: {a: {type: integer}, b: {type: string, enum: [y]}}}
",
        r#"
struct Base (base) <
  a: String?
  b: BaseB?
enum BaseB (base) < X="x" _=Unrecognized
struct Whole (whole) <
  a: i64?
  b: WholeB?
enum WholeB (whole) < Y="y" _=Unrecognized
! Degraded contradicting-types /components/schemas/Whole/allOf/1/properties/a: this part of `allOf` asks for an integer, the one at `/components/schemas/Base/properties/a` for a string; this one counts
! Degraded contradicting-values /components/schemas/Whole/allOf/1/properties/b: this part of `allOf` lists values of which another part lists none; those of this one are taken
"#,
    );
}

#[test]
fn a_base_that_lists_what_extends_it_is_a_base() {
    assert_schemas(
        "
Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {required: [lives], properties: {lives: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {required: [breed], properties: {breed: {type: string}}}]}
",
        "
struct Cat (cat) <
  kind: String
  lives: i64
struct Dog (dog) <
  kind: String
  breed: String
union Pet (pet) < in order
  Cat: Cat if object with kind, lives
  Dog: Dog if object with kind, breed
",
    );
}

#[test]
fn alternatives_that_nothing_tells_apart_are_one_struct() {
    assert_schemas(
        "
Filter:
  anyOf:
    - {type: object, properties: {from: {type: string}, limit: {type: integer}}}
    - {type: object, properties: {to: {type: string}, limit: {type: string}}}
",
        "
struct Filter (filter) <
  from: String?
  limit: FilterLimit?
  to: String?
union FilterLimit (filter) <
  Integer: i64 if integer
  String: String if string
",
    );
}

#[test]
fn alternatives_of_other_types_than_what_stands_beside_them_cannot_be() {
    assert_schemas(
        "
Base: {type: object, properties: {at: {oneOf: [{type: integer}, {type: string, format: date-time}]}}}
Whole: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {at: {type: string}}}]}
",
        "
struct Base (base) <
  at: BaseAt?
union BaseAt (base) <
  Integer: i64 if integer
  DateTime: DateTime if string
struct Whole (whole) <
  at: DateTime?
",
    );
}

#[test]
fn what_travels_one_way_does_so_through_references_and_parts() {
    assert_schemas(
        "
Id: {type: string, readOnly: true}
Secret: {type: object, properties: {key: {type: string}}}
Whole:
  type: object
  required: [id, own, secret]
  properties:
    id: {$ref: '#/components/schemas/Id'}
    own: {allOf: [{$ref: '#/components/schemas/Id'}, {minLength: 3}]}
    secret: {allOf: [{$ref: '#/components/schemas/Secret'}], writeOnly: true}
",
        "
alias Id (id) < String
struct SecretValue (secret_value) <
  key: String?
struct Whole (whole) <
  id: Id answer-only
  own: String answer-only
  secret: SecretValue? request-only
",
    );
}

#[test]
fn alternatives_of_several_parts_are_combined_and_too_many_are_taken_together() {
    let many = |name: &str, count: usize| -> String {
        let member = |number: usize| {
            format!(
                "{{title: {name}{number}, type: object, required: [{name}{number}], properties: {{{name}{number}: {{type: string}}, both: {{type: integer}}}}}}"
            )
        };
        let members: Vec<String> = (0..count).map(member).collect();
        format!("{{oneOf: [{}]}}", members.join(", "))
    };
    let few = schemas(&format!("Few: {{allOf: [{}, {}]}}\n", many("a", 2), many("b", 2)));
    assert_eq!(few.matches("if object with").count(), 4, "{few}");
    let all = schemas(&format!("All: {{allOf: [{}, {}]}}\n", many("a", 5), many("b", 5)));
    assert!(all.contains("struct All"), "{all}");
    assert!(all.contains("  both: i64?"), "{all}");
    assert!(all.contains("  a4: String?") && all.contains("  b0: String?"), "{all}");
    assert!(all.contains("too-many-alternatives"), "{all}");
}
