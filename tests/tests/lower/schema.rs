//! Schemas to types: one construct a test.

use crate::model;
use crate::model::{assert_schemas, schemas, whole};

#[test]
fn objects_become_structs_with_fields_in_the_order_of_properties() {
    assert_schemas(
        "
Pet:
  type: object
  required: [name, tag]
  properties:
    name: {type: string}
    id: {type: integer, format: int32, default: 1}
    tag: {type: string, nullable: true}
    note: {type: string, nullable: true}
    petType: {type: string, deprecated: true}
",
        r#"
struct Pet (pet) <
  name: String
  id: i32? = 1
  tag: String | null
  note: String? | null
  pet_type: String? "petType" deprecated
"#,
    );
}

#[test]
fn additional_properties_are_a_map_or_a_map_beside_the_fields() {
    assert_schemas(
        "
Counts: {type: object, additionalProperties: {type: integer}}
Free: {type: object}
Anything: {}
Open:
  type: object
  properties: {id: {type: string}}
  additionalProperties: {type: number}
Told:
  type: object
  properties: {id: {type: string}}
  additionalProperties: {description: What else the protocol has.}
Silent: {type: object, properties: {id: {type: string}}, additionalProperties: {}}
Closed: {type: object, additionalProperties: false}
",
        "
alias Anything (anything) < Json
struct Closed (closed) <
alias Counts (counts) < Map<String, i64>
alias Free (free) < Map<String, Json>
struct Open (open) <
  id: String?
  extra: .. f64
struct Silent (silent) <
  id: String?
struct Told (told) <
  id: String?
  extra: .. Json
",
    );
}

#[test]
fn formats_become_real_types_and_unknown_ones_stay_text() {
    assert_schemas(
        "
All:
  type: object
  required: [a, b, c, d, e, f, g, h, i, j, k]
  properties:
    a: {type: string, format: date-time}
    b: {type: string, format: date}
    c: {type: string, format: uuid}
    d: {type: string, format: byte}
    e: {type: string, format: binary}
    f: {type: string, format: datetime}
    g: {type: integer, format: uint64}
    h: {type: number, format: float}
    i: {type: number, format: decimal}
    j: {type: string, format: ipv4}
    k: {type: string, format: password}
",
        "
struct All (all) <
  a: DateTime
  b: Date
  c: Uuid
  d: Base64
  e: String
  f: String
  g: u64
  h: f64
  i: Number
  j: Ipv4
  k: Secret<String>
",
    );
}

#[test]
fn named_strings_are_aliases_or_newtypes() {
    assert_schemas(
        "
Tag: {type: string, maxLength: 100}
UserId: {type: string, x-newtype: true}
Tags: {type: array, items: {$ref: '#/components/schemas/Tag'}}
Age: {type: integer, x-newtype: true}
",
        "
alias Age (age) < i64
alias Tag (tag) < String
alias Tags (tags) < Vec<Tag>
newtype UserId (user_id) < String
! Degraded newtype-of-no-string /components/schemas/Age: `x-newtype: true` stands on a schema that is not a plain string
",
    );
}

#[test]
fn enums_of_strings_are_open_and_others_closed() {
    assert_schemas(
        "
Color: {type: string, enum: [red, dark-blue, '+1', '']}
Level: {type: integer, enum: [1, 2]}
Mixed: {enum: [a, 1]}
Held:
  type: object
  properties:
    state: {type: string, enum: [on, off], nullable: true}
",
        r#"
enum Color (color) < Red="red" DarkBlue="dark-blue" Plus1="+1" Empty="" _=Unrecognized
struct Held (held) <
  state: HeldState? | null
enum HeldState (held) < On="on" Off="off" _=Unrecognized
values Level (level) < Value1=1 Value2=2 i64
values Mixed (mixed) < A="a" Value1=1 json _=Unrecognized
"#,
    );
}

#[test]
fn unions_are_told_apart_by_json_type_keys_and_constants() {
    assert_schemas(
        "
Value:
  anyOf: [{type: string}, {type: number}, {type: boolean}, {type: array, items: {type: string}}]
Shape:
  oneOf:
    - {type: object, required: [radius], properties: {radius: {type: number}}}
    - {type: object, required: [width, height], properties: {width: {type: number}, height: {type: number}}}
",
        "
union Shape (shape) < in order
  Width: ShapeWidth if object with width, height
  Radius: ShapeRadius if object with radius
struct ShapeRadius (shape) <
  radius: f64
struct ShapeWidth (shape) <
  width: f64
  height: f64
union Value (value) <
  String: String if string
  Number: f64 if integer | number
  Boolean: bool if boolean
  Strings: Vec<String> if array
",
    );
}

#[test]
fn a_member_that_asks_for_more_is_tried_first() {
    assert_schemas(
        "
Many:
  anyOf:
    - {type: object, additionalProperties: {type: string}}
    - {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}
    - {type: string}
    - {type: string, format: date-time}
    - {type: number}
    - {type: integer}
",
        "
union Many (many) < any
  A: ManyA if object with a
  Map: Map<String, String> if object
  DateTime: DateTime if string
  String: String if string
  Integer: i64 if integer
  Number: f64 if integer | number
struct ManyA (many) <
  a: String
  b: String?
",
    );
}

#[test]
fn discriminators_and_constants_are_tags() {
    assert_schemas(
        "
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: petType, mapping: {kitty: '#/components/schemas/Cat'}}
Cat: {type: object, required: [petType], properties: {petType: {type: string}}}
Dog: {type: object, required: [petType], properties: {petType: {type: string}}}
Event:
  anyOf:
    - {type: object, required: [kind], properties: {kind: {type: string, enum: [start]}}}
    - {type: object, required: [kind], properties: {kind: {type: string, enum: [stop]}}}
",
        r#"
struct Cat (cat) <
  pet_type: String "petType" fixed
struct Dog (dog) <
  pet_type: String "petType" fixed
union Event (event) < by kind
  Start: EventStart if "start"
  Stop: EventStop if "stop"
struct EventStart (event) <
  kind: EventStartKind fixed
enum EventStartKind (event) < Start="start" _=Unrecognized
struct EventStop (event) <
  kind: EventStopKind fixed
enum EventStopKind (event) < Stop="stop" _=Unrecognized
union Pet (pet) < by petType
  Cat: Cat if "kitty"
  Dog: Dog if "Dog"
"#,
    );
}

#[test]
fn unions_of_one_type_are_that_type() {
    assert_schemas(
        "
One: {oneOf: [{type: string}]}
Same: {anyOf: [{type: string, maxLength: 3}, {type: string, pattern: x}]}
Loose: {anyOf: [{type: string}, {type: string, enum: [a]}]}
Enums: {anyOf: [{type: string, enum: [a]}, {type: string, enum: [b]}]}
Whatever: {anyOf: [{type: string}, {}]}
",
        r#"
enum Enums (enums) < A="a" B="b" _=Unrecognized
enum Loose (loose) < A="a" _=Unrecognized
alias One (one) < String
alias Same (same) < String
alias Whatever (whatever) < Json
"#,
    );
}

#[test]
fn all_of_is_one_struct() {
    assert_schemas(
        "
Base: {type: object, required: [id], properties: {id: {type: string}}}
Whole:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, properties: {name: {type: string}}}
  required: [name]
Renamed:
  description: The base, by another name.
  allOf: [{$ref: '#/components/schemas/Base'}]
Choice:
  type: object
  required: [id]
  properties: {id: {type: string}}
  oneOf:
    - {required: [left], properties: {left: {type: string}}}
    - {required: [right], properties: {right: {type: string}}}
",
        "
struct Base (base) <
  id: String
union Choice (choice) < in order
  Left: ChoiceLeft if object with id, left
  Right: ChoiceRight if object with id, right
struct ChoiceLeft (choice) <
  id: String
  left: String
struct ChoiceRight (choice) <
  id: String
  right: String
alias Renamed (renamed) < Base
struct Whole (whole) <
  id: String
  name: String
",
    );
}

#[test]
fn recursion_is_boxed_only_where_it_breaks_the_cycle() {
    assert_schemas(
        "
Node:
  type: object
  properties:
    next: {$ref: '#/components/schemas/Node'}
    children: {type: array, items: {$ref: '#/components/schemas/Node'}}
A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}
",
        "
struct A (a) <
  b: B?
struct B (b) <
  a: Box<A>?
alias Nested (nested) < Vec<Json>
struct Node (node) <
  next: Box<Node>?
  children: Vec<Node>?
! Degraded recursive-alias /components/schemas/Nested: `Nested` consists of nothing but lists, maps and references that come back to it
",
    );
}

#[test]
fn equal_inline_schemas_of_one_name_are_one_type() {
    assert_schemas(
        "
Order: {type: object, properties: {deliveryMode: {type: string, enum: [slow, fast]}}}
Basket: {type: object, properties: {deliveryMode: {type: string, enum: [slow, fast]}}}
Other: {type: object, properties: {deliverySpeed: {type: string, enum: [slow, fast]}}}
",
        r#"
struct Basket (basket) <
  delivery_mode: DeliveryMode? "deliveryMode"
enum DeliveryMode (delivery_mode) < Slow="slow" Fast="fast" _=Unrecognized
struct Order (order) <
  delivery_mode: DeliveryMode? "deliveryMode"
struct Other (other) <
  delivery_speed: OtherDeliverySpeed? "deliverySpeed"
enum OtherDeliverySpeed (other) < Slow="slow" Fast="fast" _=Unrecognized
"#,
    );
}

#[test]
fn the_order_of_components_does_not_matter() {
    let (left, right) = (
        "A: {type: object, properties: {x: {type: string, enum: [p]}}}\n",
        "B: {$ref: '#/components/schemas/A'}\n",
    );
    assert_eq!(schemas(&format!("{left}{right}")), schemas(&format!("{right}{left}")));
}

#[test]
fn a_composition_of_itself_ends() {
    assert_schemas(
        "
Pattern:
  type: object
  properties: {name: {type: string}}
  oneOf:
    - {required: [a], properties: {a: {type: string}}}
    - $ref: '#/components/schemas/Pattern'
X: {oneOf: [{$ref: '#/components/schemas/Y'}, {type: string}]}
Y: {oneOf: [{$ref: '#/components/schemas/X'}, {type: integer}]}
",
        "
union Pattern (pattern) < in order
  A: PatternA if object with a
struct PatternA (pattern) <
  name: String?
  a: String
union X (x) < in order
  Y: Y if integer | string
  String: String if string
union Y (y) < in order
  Integer: i64 if integer
! Degraded circular-union /components/schemas/Y: the alternative `X` of `Y` leads back to `Y` itself; it is left out
! Degraded circular-union /components/schemas/Pattern: the alternative `Pattern` of `Pattern` leads back to `Pattern` itself; it is left out
",
    );
}

#[test]
fn alternatives_that_compose_their_own_union_close_the_circle() {
    // Each alternative composes the union that it is one of; without a circle every order of them is a type.
    let count = 7;
    let mut yaml = "Pattern:\n  type: object\n  oneOf:\n".to_owned();
    for number in 0..count {
        yaml.push_str(&format!("    - $ref: '#/components/schemas/P{number}'\n"));
    }
    for number in 0..count {
        yaml.push_str(&format!(
            "P{number}:
  type: object
  required: [m{number}]
  properties:
    m{number}:
      oneOf:
        - type: string
        - type: object
          required: [expression]
          allOf:
            - properties: {{expression: {{type: string}}}}
            - $ref: '#/components/schemas/Pattern'
"
        ));
    }
    let found = schemas(&yaml);
    let types = found.lines().filter(|line| !line.starts_with(' ')).count();
    assert!(types < 50 * count, "{types} types");
    assert!(!found.contains("recursive-composition"), "{found}");
}

#[test]
fn values_are_named_and_explained_as_the_description_does() {
    let yaml = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    A:
      type: string
      enum: [onedrive, github, in-progress, s3]
      x-enum-varnames: {onedrive: OneDrive, github: GitHub}
      x-enum-descriptions: [A drive., A forge., null, A store.]
    B: {type: string, enum: [a, b], x-enumNames: [FIRST_ONE, SecondOne]}
    C: {type: string, enum: [a, b], x-enum-varnames: [Alone]}
    D: {oneOf: [{const: a, title: First, description: The first.}, {const: b, title: Second}]}
";
    let (api, diagnostics) = model::model(yaml, &cratesmith::options::Options::default());
    let mut found = String::new();
    for (_, ty) in api.types.iter() {
        let cratesmith::model::TypeKind::Enum(list) = &ty.kind else {
            continue;
        };
        for variant in &list.variants {
            found.push_str(&format!(
                "{}::{} = {} {}\n",
                ty.name,
                variant.name,
                variant.wire,
                variant.docs.lines.join("|")
            ));
        }
    }
    assert_eq!(
        found,
        "A::OneDrive = onedrive A drive.
A::GitHub = github A forge.
A::InProgress = in-progress \nA::S3 = s3 A store.
B::FirstOne = a \nB::SecondOne = b \nC::A = a \nC::B = b \nD::First = a The first.
D::Second = b \n"
    );
    let said = model::said(&diagnostics);
    assert!(said.contains("x-enum-varnames"), "{said}");
}

#[test]
fn keywords_of_later_dialects_have_types_or_are_said() {
    let found = model::whole(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Pair: {type: array, prefixItems: [{type: integer}, {type: string}], minItems: 2, maxItems: 2}
    Closed: {type: array, prefixItems: [{type: integer}, {type: [string, 'null']}], items: false, minItems: 2}
    Loose: {type: array, prefixItems: [{type: integer}, {type: integer}]}
    Patterns: {type: object, patternProperties: {'^a': {type: integer}}, additionalProperties: false}
    Keyed: {type: object, propertyNames: {$ref: '#/components/schemas/Key'}, additionalProperties: {type: integer}}
    Key: {type: string, enum: [a, b]}
    Free: {type: object, propertyNames: {type: string}, additionalProperties: {type: integer}}
    Conditional: {type: object, properties: {a: {type: string}}, if: {required: [a]}, then: {properties: {b: {type: string}}}}
    Constant: {const: true}
",
    );
    insta::assert_snapshot!(found);
}

#[test]
fn every_component_has_a_type_of_its_name_whatever_it_holds() {
    let found = whole(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
components:
  schemas:
    json_Error: {title: error, properties: {code: {type: number}}}
    Anything: true
    Contradiction: {allOf: [{type: string}, {type: integer}]}
    Empty: {}
    EmptyEnum: {enum: []}
    Loop: {$ref: '#/components/schemas/Loop'}
    Missing: {$ref: '#/components/schemas/Nowhere'}
    Mixed: {type: string, properties: {a: {type: integer}}, items: {type: string}}
    Nothing: false
    Null: {const: null}
    Other: {$ref: '#/components/schemas/Empty'}
    Refused: {not: {type: object}}
    Typeless: {minLength: 2, minimum: 1, minItems: 3}
    Unknown: {type: thing}
    Wrong: 7
",
    );
    let mut names: Vec<&str> = found
        .lines()
        .filter(|line| !line.starts_with([' ', '!']))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    names.sort_unstable();
    let expected = [
        "Anything",
        "Contradiction",
        "Empty",
        "EmptyEnum",
        "JsonError",
        "Loop",
        "Missing",
        "Mixed",
        "Nothing",
        "Null",
        "Other",
        "Refused",
        "Typeless",
        "Unknown",
        "Wrong",
    ];
    assert_eq!(names, expected, "{found}");
}
