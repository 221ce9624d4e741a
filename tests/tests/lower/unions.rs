//! `oneOf` and `anyOf`: how members are told apart.

use crate::model;
use crate::model::{assert_schemas, schemas};

#[test]
fn a_union_in_a_union_is_named_by_the_values_of_its_members() {
    assert_schemas(
        "
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', poodle: Poodle, husky: Husky}}
Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
Dog: {oneOf: [{$ref: '#/components/schemas/Poodle'}, {$ref: '#/components/schemas/Husky'}]}
Poodle: {type: object, required: [kind], properties: {kind: {type: string, enum: [poodle]}, curls: {type: integer}}}
Husky: {type: object, required: [kind], properties: {kind: {type: string, enum: [husky]}, sleds: {type: integer}}}
",
        r#"
struct Cat (cat) <
  kind: String fixed
union Dog (dog) < by kind
  Poodle: Poodle if "poodle"
  Husky: Husky if "husky"
struct Husky (husky) <
  kind: HuskyKind fixed
  sleds: i64?
enum HuskyKind (husky) < Husky="husky" _=Unrecognized
union Pet (pet) < by kind
  Cat: Cat if "cat"
  Dog: Dog if "husky" | "poodle"
struct Poodle (poodle) <
  kind: PoodleKind fixed
  curls: i64?
enum PoodleKind (poodle) < Poodle="poodle" _=Unrecognized
"#,
    );
}

#[test]
fn a_union_writes_the_tag_for_members_that_do_not_declare_it() {
    assert_schemas(
        "
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat'}}
Cat: {type: object, required: [lives], properties: {lives: {type: integer}}}
Dog: {type: object, properties: {kind: {type: string}, breed: {type: string}}}
",
        r#"
struct Cat (cat) <
  lives: i64
struct Dog (dog) <
  kind: String? fixed
  breed: String?
union Pet (pet) < by kind
  Cat: Cat if "c" adds "c"
  Dog: Dog if "Dog"
"#,
    );
}

#[test]
fn members_that_list_the_values_of_all_are_told_apart_by_their_names() {
    assert_schemas(
        "
Event:
  oneOf: [{$ref: '#/components/schemas/CreatedEvent'}, {$ref: '#/components/schemas/DeletedEvent'}]
  discriminator: {propertyName: type}
Kind: {type: string, enum: [created, deleted]}
CreatedEvent: {type: object, required: [type], properties: {type: {$ref: '#/components/schemas/Kind'}, a: {type: string}}}
DeletedEvent: {type: object, required: [type], properties: {type: {$ref: '#/components/schemas/Kind'}, b: {type: string}}}
",
        r#"
struct CreatedEvent (created_event) <
  r#type: Kind fixed
  a: String?
struct DeletedEvent (deleted_event) <
  r#type: Kind fixed
  b: String?
union Event (event) < by type
  CreatedEvent: CreatedEvent if "created"
  DeletedEvent: DeletedEvent if "deleted"
enum Kind (kind) < Created="created" Deleted="deleted" _=Unrecognized
"#,
    );
}

#[test]
fn a_value_that_names_several_members_leaves_the_choice_to_their_shape() {
    assert_schemas(
        "
Item:
  oneOf: [{$ref: '#/components/schemas/Question'}, {$ref: '#/components/schemas/Answer'}, {$ref: '#/components/schemas/Call'}]
  discriminator: {propertyName: type}
Question: {type: object, required: [type, text], properties: {type: {type: string, enum: [message]}, text: {type: string}}}
Answer: {type: object, required: [text], properties: {type: {type: string, enum: [message]}, text: {type: string}, score: {type: number}}}
Call: {type: object, required: [name], properties: {name: {type: string}}}
",
        r#"
struct Answer (answer) <
  r#type: AnswerType? fixed
  text: String
  score: f64?
enum AnswerType (answer_type) < Message="message" _=Unrecognized
struct Call (call) <
  name: String
union Item (item) < in order
  Question: Question if object with type type = "message"
  Answer: Answer if object with text type = "message"
  Call: Call if object with type type = "Call" adds type = "Call"
struct Question (question) <
  r#type: AnswerType fixed
  text: String
"#,
    );
}

#[test]
fn a_union_in_a_union_may_share_a_value_with_a_member() {
    let found = schemas(
        "
Input:
  oneOf: [{$ref: '#/components/schemas/Easy'}, {description: 'Any item.', type: object, allOf: [{$ref: '#/components/schemas/Item'}]}]
  discriminator: {propertyName: type}
Easy: {type: object, required: [text], properties: {type: {type: string, enum: [message]}, text: {type: string}}}
Item:
  oneOf: [{$ref: '#/components/schemas/Message'}, {$ref: '#/components/schemas/Call'}]
  discriminator: {propertyName: type}
Message: {type: object, required: [type, id], properties: {type: {type: string, enum: [message]}, id: {type: string}}}
Call: {type: object, required: [type], properties: {type: {type: string, enum: [call]}}}
",
    );
    for line in [
        r#"Easy: Easy if object with text type = "message""#,
        r#"if object with type type = "message" | "call""#,
    ] {
        assert!(found.contains(line), "{found}");
    }
}

#[test]
fn the_one_member_that_does_not_require_the_tag_has_values_without_it() {
    let found = schemas(
        "
Effect:
  oneOf: [{$ref: '#/components/schemas/Blur'}, {$ref: '#/components/schemas/Shadow'}]
  discriminator: {propertyName: type}
Blur: {type: object, required: [type], properties: {type: {type: string, enum: [blur]}}}
Shadow: {type: object, properties: {type: {type: string, enum: [shadow]}}}
",
    );
    assert!(found.contains(r#"Shadow: Shadow if "shadow" | absent"#), "{found}");
}

#[test]
fn a_value_of_any_of_can_be_of_several_members() {
    assert_schemas(
        "
Both: {anyOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Blob'}]}
One: {oneOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Blob'}]}
Plain: {anyOf: [{type: string, format: uuid}, {type: string}, {$ref: '#/components/schemas/Text'}]}
Text: {type: object, required: [text], properties: {text: {type: string}}}
Blob: {type: object, required: [blob], properties: {blob: {type: string}}}
",
        "
struct Blob (blob) <
  blob: String
union Both (both) < any
  Text: Text if object with text
  Blob: Blob if object with blob
union One (one) < in order
  Text: Text if object with text
  Blob: Blob if object with blob
union Plain (plain) < in order
  Uuid: Uuid if string
  String: String if string
  Text: Text if object with text
struct Text (text) <
  text: String
",
    );
}

#[test]
fn a_member_that_is_no_object_leaves_the_tag_to_the_others() {
    assert_schemas(
        "
Filter:
  oneOf: [{type: string}, {$ref: '#/components/schemas/And'}, {$ref: '#/components/schemas/Or'}]
  discriminator: {propertyName: op, mapping: {and: '#/components/schemas/And', or: '#/components/schemas/Or'}}
And: {type: object, required: [op], properties: {op: {type: string}, all: {type: array, items: {$ref: '#/components/schemas/Filter'}}}}
Or: {type: object, required: [op], properties: {op: {type: string}, any: {type: array, items: {$ref: '#/components/schemas/Filter'}}}}
",
        r#"
struct And (and) <
  op: String fixed
  all: Vec<Filter>?
union Filter (filter) <
  String: String if string
  And: And if object with op op = "and"
  Or: Or if object with op op = "or"
struct Or (or) <
  op: String fixed
  any: Vec<Filter>?
"#,
    );
}

#[test]
fn tags_of_integers_and_booleans_are_tags_too() {
    assert_schemas(
        "
Message:
  oneOf:
    - {title: Ping, type: object, required: [type], properties: {type: {type: integer, enum: [1]}, at: {type: string}}}
    - {title: Pong, type: object, required: [type], properties: {type: {type: integer, enum: [2, 3]}, in: {type: string}}}
State:
  anyOf:
    - {title: Alive, type: object, required: [deleted], properties: {deleted: {type: boolean, enum: [false]}, id: {type: string}}}
    - {title: Gone, type: object, required: [deleted], properties: {deleted: {type: boolean, enum: [true]}}}
",
        r#"
union Message (message) < by type
  Ping: Ping if "1"
  Pong: Pong if "2" | "3"
struct Ping (message) <
  r#type: PingType fixed
  at: String?
values PingType (message) < Value1=1 i64
struct Pong (message) <
  r#type: PongType
  r#in: String?
values PongType (message) < Value2=2 Value3=3 i64
struct Alive (state) <
  deleted: AliveDeleted fixed
  id: String?
values AliveDeleted (state) < False=false json
struct Gone (state) <
  deleted: GoneDeleted fixed
values GoneDeleted (state) < True=true json
union State (state) < by deleted
  Alive: Alive if "false"
  Gone: Gone if "true"
"#,
    );
}

#[test]
fn members_are_disjoint_where_the_description_proves_it() {
    assert_schemas(
        "
ByType: {oneOf: [{title: A, type: object, required: [id], properties: {id: {type: string}}}, {title: B, type: object, required: [id], properties: {id: {type: integer}}}]}
ByKey: {oneOf: [{title: C, type: object, required: [c], properties: {c: {type: string}}}, {title: D, type: object, additionalProperties: false, properties: {d: {type: string}}}]}
ByFormat: {oneOf: [{type: string, format: uuid}, {type: string, format: date}]}
Open: {oneOf: [{title: E, type: object, required: [e], properties: {e: {type: string}}}, {title: F, type: object, properties: {f: {type: string}}}]}
Lists: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}
Loose: {oneOf: [{title: G, type: object, required: [g], properties: {g: {type: string}}}, {type: object, additionalProperties: {type: integer}}]}
",
        "
union ByFormat (by_format) <
  Uuid: Uuid if string
  Date: Date if string
union ByKey (by_key) <
  C: C if object with c
  D: D if object
struct C (by_key) <
  c: String
struct D (by_key) <
  d: String?
struct A (by_type) <
  id: String
struct B (by_type) <
  id: i64
union ByType (by_type) <
  A: A if object with id
  B: B if object with id
union Lists (lists) < in order
  Strings: Vec<String> if array
  Integers: Vec<i64> if array
struct G (loose) <
  g: String
union Loose (loose) < in order
  G: G if object with g
  Map: Map<String, i64> if object else
struct E (open) <
  e: String
struct F (open) <
  f: String?
union Open (open) < in order
  E: E if object with e
  F: F if object
",
    );
}

#[test]
fn a_value_without_a_known_tag_is_of_the_default_member() {
    let found = model::whole(
        "
openapi: 3.2.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Other'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}, defaultMapping: Other}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Other: {type: object, properties: {kind: {type: string}}}
",
    );
    assert!(found.contains("Other: Other if \"Other\" | absent | other"), "{found}");
}

#[test]
fn members_of_a_union_beside_a_type_are_of_that_type() {
    assert_schemas(
        "
Spec:
  type: object
  oneOf:
  - {title: Pods, required: [pods], properties: {pods: {type: integer}}}
  - {title: Serverless, type: object, required: [cloud], properties: {cloud: {type: string}}}
",
        r#"
struct Pods (spec) <
  pods: i64
struct Serverless (spec) <
  cloud: String
union Spec (spec) < in order
  Pods: Pods if object with pods
  Serverless: Serverless if object with cloud
"#,
    );
}

#[test]
fn a_member_of_a_single_text_is_one_type_wherever_it_stands() {
    assert_schemas(
        "
  Card:
    type: object
    properties:
      address: {anyOf: [{type: object, properties: {city: {type: string}}}, {type: string, enum: ['']}]}
      phone: {anyOf: [{type: array, items: {type: string}}, {type: string, enum: ['']}]}
",
        r#"
struct Card (card) <
  address: CardAddress?
  phone: CardPhone?
union CardAddress (card) <
  City: CardAddressCity if object
  Text: EmptyText if string
struct CardAddressCity (card) <
  city: String?
union CardPhone (card) <
  Strings: Vec<String> if array
  Text: EmptyText if string
enum EmptyText (card) < Empty="" _=Unrecognized
"#,
    );
}
