//! Inheritance: a parent with a `discriminator`, and what extends it by `allOf`.

use crate::model::assert_schemas;

#[test]
fn a_parent_is_the_union_of_its_heirs_and_of_itself() {
    assert_schemas(
        "
Pet:
  type: object
  required: [petType]
  discriminator: {propertyName: petType, mapping: {dog: Dog}}
  properties: {petType: {type: string}, name: {type: string}}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Home: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, others: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
",
        r#"
struct Cat (cat) <
  pet_type: String "petType" fixed
  name: String?
  lives: i64?
struct Dog (dog) <
  pet_type: String "petType" fixed
  name: String?
struct Home (home) <
  pet: Pet?
  others: Vec<Pet>?
union Pet (pet) < by petType
  Cat: Cat if "Cat"
  Dog: Dog if "dog"
"#,
    );
}

#[test]
fn a_parent_whose_tag_may_be_missing_is_what_values_without_it_are() {
    assert_schemas(
        "
Entity:
  type: object
  discriminator: {propertyName: '@type', mapping: {user: '#/components/schemas/User'}}
  properties: {'@type': {type: string}, id: {type: string}}
User: {allOf: [{$ref: '#/components/schemas/Entity'}, {type: object, properties: {mail: {type: string}}}]}
",
        r#"
union Entity (entity) < by @type
  User: User if "user"
  Entity: EntityBase if "Entity" | absent
struct EntityBase (entity) <
  r#type: String? "@type"
  id: String?
struct User (user) <
  r#type: String? "@type" fixed
  id: String?
  mail: String?
"#,
    );
}

#[test]
fn heirs_of_heirs_are_members_of_both() {
    assert_schemas(
        "
Shape:
  type: object
  required: [kind]
  discriminator: {propertyName: kind}
  properties: {kind: {type: string, enum: [Round, Circle, Square]}}
Round: {allOf: [{$ref: '#/components/schemas/Shape'}, {properties: {radius: {type: number}}}]}
Circle: {allOf: [{$ref: '#/components/schemas/Round'}, {properties: {center: {type: string}}}]}
Square: {allOf: [{$ref: '#/components/schemas/Shape'}, {properties: {side: {type: number}}}]}
Drawing: {type: object, properties: {shape: {$ref: '#/components/schemas/Shape'}, round: {$ref: '#/components/schemas/Round'}}}
",
        r#"
struct Circle (circle) <
  kind: ShapeKind fixed
  radius: f64?
  center: String?
struct Drawing (drawing) <
  shape: Shape?
  round: Round?
union Round (round) < by kind
  Circle: Circle if "Circle"
  Round: RoundBase if "Round"
struct RoundBase (round) <
  kind: ShapeKind fixed
  radius: f64?
union Shape (shape) < by kind
  Circle: Circle if "Circle"
  Round: RoundBase if "Round"
  Square: Square if "Square"
enum ShapeKind (shape) < Round="Round" Circle="Circle" Square="Square" _=Unrecognized
struct Square (square) <
  kind: ShapeKind fixed
  side: f64?
"#,
    );
}

#[test]
fn a_parent_without_heirs_is_a_struct() {
    assert_schemas(
        "
Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
",
        "
struct Pet (pet) <
  kind: String?
",
    );
}

#[test]
fn values_that_a_vendor_gives_to_heirs_name_them() {
    assert_schemas(
        "
Base: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
First: {x-ms-discriminator-value: 'first value', allOf: [{$ref: '#/components/schemas/Base'}]}
Nullable: {nullable: true, allOf: [{$ref: '#/components/schemas/Base'}]}
",
        r#"
union Base (base) < by kind
  First: First if "first value"
  Base: BaseBase if "Base"
struct BaseBase (base) <
  kind: String fixed
struct First (first) <
  kind: String fixed
alias Nullable (nullable) < Base
"#,
    );
}
