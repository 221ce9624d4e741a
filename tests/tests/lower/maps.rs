//! Objects with keys that are not declared: maps, and maps beside fields.

use crate::model;
use cratesmith::options::Options;

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
fn what_required_names_has_the_schema_of_other_keys() {
    check(
        "
ByMap: {type: object, required: [a], properties: {b: {type: string}}, additionalProperties: {type: integer}}
ByPattern:
  type: object
  required: [x-id, other]
  properties: {b: {type: string}}
  patternProperties: {'^x-': {type: boolean}, '^y-': {type: string}}
  additionalProperties: false
ByNothing: {type: object, required: [a], properties: {b: {type: string}}}
",
        r#"
struct ByMap (by_map) <
  b: String?
  a: i64
  extra: .. i64
struct ByNothing (by_nothing) <
  b: String?
  a: Json
struct ByPattern (by_pattern) <
  b: String?
  x_id: bool "x-id"
  other: Json
  extra: .. ByPatternValue
union ByPatternValue (by_pattern) < closed
  Boolean: bool if boolean
  String: String if string
! Note undeclared-property /components/schemas/ByNothing: `required` names `a`, which `properties` does not have; it is taken as any JSON
! Note undeclared-property /components/schemas/ByPattern: `required` names `other`, which `properties` does not have; it is taken as any JSON
"#,
    );
}

#[test]
fn patterns_beside_other_keys_have_values_of_several_types() {
    check(
        "
Both: {type: object, patternProperties: {'^x-': {type: string}}, additionalProperties: {type: integer}}
Beside: {type: object, properties: {id: {type: string}}, patternProperties: {'^x-': {type: string}, '^y-': {type: integer}}}
Map: {type: object, patternProperties: {'^x-': {type: string}}}
Open: {patternProperties: {'^x-': {type: [string, 'null']}, '^y-': {type: [string, 'null']}}}
Same: {type: object, patternProperties: {'^x-': {type: string}, '^y-': {type: string}}, additionalProperties: false}
",
        "
struct Beside (beside) <
  id: String?
  extra: .. BesideValue
union BesideValue (beside) < in order closed
  String: String if string
  Integer: i64 if integer
  Other: Json if null | boolean | integer | number | string | array | object else
alias Both (both) < Map<String, BothValue>
union BothValue (both) < closed
  String: String if string
  Integer: i64 if integer
alias Map (map) < Map<String, String>
alias Open (open) < Map<String, OpenValue>
union OpenValue (open) < in order closed
  String: String if string
  Other: Json if null | boolean | integer | number | string | array | object else
alias Same (same) < Map<String, String>
",
    );
}

#[test]
fn a_pattern_with_a_number_of_elements_is_one_of_lists() {
    check(
        "
Mixed: {type: object, patternProperties: {f.o: {minItems: 2}}, additionalProperties: {type: integer}}
",
        "
alias Mixed (mixed) < Map<String, MixedValue>
union MixedValue (mixed) < closed
  List: Vec<Json> if array
  Integer: i64 if integer
",
    );
}

#[test]
fn a_property_may_be_named_like_the_map() {
    check(
        "
Named: {type: object, properties: {extra: {type: string}}, additionalProperties: {type: string}}
",
        "
struct Named (named) <
  extra: String?
  additional_properties: .. String
",
    );
}

#[test]
fn undeclared_properties_are_kept_where_the_user_asks_for_them() {
    let yaml = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Open: {type: object, properties: {id: {type: string}}}
    Closed: {type: object, properties: {id: {type: string}}, additionalProperties: false}
    Other: {type: object, properties: {id: {type: string}}}
";
    let kept = |keys: &[&str]| {
        let options = Options {
            keep_undeclared: keys.iter().map(|key| (*key).to_owned()).collect(),
            ..Options::default()
        };
        let (api, _) = model::model(yaml, &options);
        let structs = api.types.iter().filter(|(_, ty)| match &ty.kind {
            cratesmith::model::TypeKind::Struct(object) => object.rest.is_some(),
            _ => false,
        });
        structs.map(|(_, ty)| ty.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(kept(&[]), [""; 0]);
    assert_eq!(kept(&["*"]), ["Open", "Other"]);
    assert_eq!(kept(&["/components/schemas/Open"]), ["Open"]);
}

#[test]
fn conditions_add_properties_that_may_be_missing() {
    check(
        "
Payment:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  if: {properties: {kind: {const: card}}}
  then: {required: [number], properties: {number: {type: string}}}
  else: {properties: {iban: {type: string}}}
  dependentSchemas: {iban: {properties: {bank: {type: string}}}}
",
        "
struct Payment (payment) <
  kind: String
  bank: String?
  number: String?
  iban: String?
! Note unexpressed-keyword /components/schemas/Payment/if: `if` rules values out that the type admits
! Note unexpressed-keyword /components/schemas/Payment/dependentSchemas: `dependentSchemas` rules values out that the type admits
",
    );
}
