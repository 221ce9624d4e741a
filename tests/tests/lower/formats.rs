//! Numbers and texts by format and by what else is said of their values.

use crate::model::{paths, schemas};

#[track_caller]
fn check(yaml: &str, expected: &str) {
    let found = schemas(yaml);
    assert_eq!(found.trim(), expected.trim(), "\n{found}");
}

#[test]
fn integers_hold_the_values_that_are_documented_to_occur() {
    check(
        "
A: {type: integer, minimum: 0}
B: {type: integer, minimum: 0, maximum: 18446744073709551615}
C: {type: integer, maximum: 36893488147419103232}
D: {type: integer, format: int32, example: 1700000000000}
E: {type: integer, format: int32, maximum: 4294967295}
F: {type: integer, format: uint8, minimum: -1}
G: {type: integer, maximum: 9223372036854776000}
H: {type: integer, minimum: -9223372036854776000, maximum: 9.223372036854776e18}
I: {type: integer, default: 18446744073709551615}
J: {type: integer, format: bigint}
K: {type: integer, format: unixtime}
",
        "
alias A (a) < i64
alias B (b) < u64
alias C (c) < Number
alias D (d) < i64
alias E (e) < i64
alias F (f) < i64
alias G (g) < i64
alias H (h) < i64
alias I (i) < u64
alias J (j) < Number
alias K (k) < i64
",
    );
}

#[test]
fn numbers_are_not_rounded() {
    check(
        "
A: {type: number, format: float}
B: {type: number, format: double, maximum: 9223372036854775807}
C: {type: number, example: 9007199254740993}
D: {type: number, format: decimal}
E: {type: number, format: int64}
F: {type: number, format: int64, example: 1.5}
G: {type: string, format: int64}
H: {type: string, format: decimal}
",
        "
alias A (a) < f64
alias B (b) < f64
alias C (c) < Number
alias D (d) < Number
alias E (e) < i64
alias F (f) < f64
alias G (g) < String
alias H (h) < String
",
    );
}

#[test]
fn a_format_that_the_length_rules_out_does_not_count() {
    check(
        "
A: {type: string, format: uuid, maxLength: 32}
B: {type: string, format: uuid, minLength: 36, maxLength: 36}
C: {type: string, format: date-time, maxLength: 10}
D: {type: string, format: date, minLength: 20}
E: {type: string, format: ipv4, maxLength: 15}
F: {type: string, format: date-time, enum: [a, b]}
",
        r#"
alias A (a) < String
alias B (b) < Uuid
alias C (c) < String
alias D (d) < String
alias E (e) < Ipv4
enum F (f) < A="a" B="b" _=Unrecognized
"#,
    );
}

#[test]
fn texts_that_a_type_would_write_otherwise_stay_texts() {
    for format in [
        "time",
        "duration",
        "uri",
        "url",
        "email",
        "hostname",
        "base64url",
        "char",
        "decimal",
        "unknown",
    ] {
        let found = schemas(&format!("A: {{type: string, format: {format}}}"));
        assert_eq!(found.trim(), "alias A (a) < String", "{format}");
    }
}

#[test]
fn bytes_are_files_of_multipart_bodies_and_texts_elsewhere() {
    let found = paths(
        "
/files:
  post:
    operationId: send
    requestBody:
      required: true
      content:
        multipart/form-data:
          schema:
            type: object
            required: [one, many, either, other]
            properties:
              one: {type: string, format: binary}
              many: {type: array, items: {type: string, format: binary}}
              either: {anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]}
              other: {anyOf: [{type: string, format: binary}, {type: integer}]}
    responses:
      '200': {description: Done., content: {application/json: {schema: {type: object, properties: {raw: {type: string, format: binary}}}}}}
",
    );
    for line in [
        "one: Binary",
        "many: Vec<Binary>",
        "either: Vec<Binary>",
        "File: String if string",
        "raw: String?",
    ] {
        assert!(found.contains(line), "{line}\n{found}");
    }
}
