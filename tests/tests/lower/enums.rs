//! `enum` and `const` of values of every type.

use crate::model::{schemas, whole};

#[track_caller]
fn check(yaml: &str, expected: &str) {
    let found = schemas(yaml);
    assert_eq!(found.trim(), expected.trim(), "\n{found}");
}

#[test]
fn integers_are_enums_of_their_own_type() {
    check(
        "
Level: {type: integer, enum: [0, 1, -1, 1.0, 10]}
Small: {type: integer, format: int32, enum: [1, 2], nullable: true}
Large: {type: integer, enum: [1, 18446744073709551615]}
Huge: {type: integer, enum: [1, 36893488147419103232]}
Only: {type: integer, enum: [7]}
Whole: {type: number, enum: [1, 2]}
",
        "
values Huge (huge) < Value1=1 Value36893488147419103232=36893488147419103232 json
values Large (large) < Value1=1 Value18446744073709551615=18446744073709551615 u64
values Level (level) < Value0=0 Value1=1 Minus1=-1 Value10=10 i64
values Only (only) < Value7=7 i64
values Small (small) < Value1=1 Value2=2 i32
values Whole (whole) < Value1=1 Value2=2 i64
",
    );
}

#[test]
fn other_values_are_compared_as_json() {
    check(
        r#"
Half: {type: number, enum: [0.5, 1, 1.5]}
Flag: {type: boolean, enum: [true]}
Both: {type: boolean, enum: [true, false]}
Mixed: {enum: [auto, 1, true, null, "1"]}
Parts: {enum: [[], [1], {a: 1}, {}]}
Empty: {type: string, enum: ["", "", b]}
Nothing: {enum: [null]}
"#,
        r#"
alias Both (both) < bool
enum Empty (empty) < Empty="" B="b" _=Unrecognized
values Flag (flag) < True=true json
values Half (half) < Value0_5=0.5 Value1=1 Value1_5=1.5 json
values Mixed (mixed) < Auto="auto" Value1=1 True=true Value1Value="1" json _=Unrecognized
alias Nothing (nothing) < Null
values Parts (parts) < EmptyList=[] List1=[1] ObjectA1={"a":1} EmptyObject={} json
"#,
    );
}

#[test]
fn a_constant_of_any_type_is_an_enum_of_one_value() {
    let found = whole(
        r#"
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Text: {const: a}
    Two: {const: 2}
    Flag: {const: false}
    List: {const: [1, 2]}
    Object: {type: object, const: {a: [true]}}
    Nothing: {const: null}
    Maybe: {type: [integer, "null"], enum: [1, null]}
"#,
    );
    let expected = r#"
values Flag (flag) < False=false json
values List (list) < List1_2=[1,2] json
values Maybe (maybe) < Value1=1 i64
alias Nothing (nothing) < Null
values Object (object) < ObjectATrue={"a":[true]} json
enum Text (text) < A="a" _=Unrecognized
values Two (two) < Value2=2 i64
"#;
    assert_eq!(found.trim(), expected.trim(), "\n{found}");
}

#[test]
fn values_are_named_by_the_hints_of_the_description() {
    check(
        "
Level: {type: integer, enum: [1, 2], x-enum-varnames: [Low, High]}
Other:
  type: integer
  enum: [1, 2]
  x-ms-enum: {name: other, values: [{value: 1, name: First, description: The first.}, {value: 2, name: Second}]}
Open: {type: string, x-extensible-enum: [a, b]}
",
        r#"
values Level (level) < Low=1 High=2 i64
enum Open (open) < A="a" B="b" _=Unrecognized
values Other (other) < First=1 Second=2 i64
"#,
    );
}

#[test]
fn an_enum_has_the_default_of_its_schema() {
    check(
        "
Color: {type: string, enum: [red, blue], default: blue}
Level: {type: integer, enum: [1, 2], default: 1}
Wrong: {type: integer, enum: [1, 2], default: 3}
A: {type: object, properties: {state: {type: string, enum: [on, off], default: on}}}
B: {type: object, properties: {state: {type: string, enum: [on, off], default: off}}}
",
        r#"
struct A (a) <
  state: AState? = "on"
enum AState (a_state) < On="on" Off="off" _=Unrecognized
struct B (b) <
  state: AState? = "off"
enum Color (color) < Red="red" *Blue="blue" _=Unrecognized
values Level (level) < *Value1=1 Value2=2 i64
values Wrong (wrong) < Value1=1 Value2=2 i64
! Note bad-default /components/schemas/Wrong/default: the default is none of the values of `enum`; the type has no default
"#,
    );
}

#[test]
fn alternatives_of_one_text_are_values_and_may_be_deprecated() {
    check(
        "
Size:
  oneOf:
    - {type: string, enum: [s], title: Small}
    - {type: string, enum: [l], deprecated: true}
",
        r#"
enum Size (size) < Small="s" -L="l" _=Unrecognized
"#,
    );
}
