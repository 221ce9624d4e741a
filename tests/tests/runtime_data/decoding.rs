//! `decode` and what it refuses.

use std::collections::BTreeMap;

use crate::runtime::{
    Codec, DecodeError, Fault, Json, Reader, Writer, decode, decode_one_or_many, exact_integer, read_by_serde,
};

type Map = BTreeMap<String, Vec<String>>;

fn error<T: Codec + std::fmt::Debug>(json: impl AsRef<[u8]>) -> String {
    decode::<T>(json.as_ref()).unwrap_err().to_string()
}

#[test]
fn a_byte_order_mark_and_space_are_skipped() {
    assert_eq!(decode::<Vec<u8>>(b"\xEF\xBB\xBF \n[1]\n ").unwrap(), [1]);
}

#[test]
fn an_empty_body_is_named() {
    for body in ["", " \n", "\u{feff}"] {
        assert_eq!(error::<Json>(body), "$: expected JSON, found an empty body");
        assert_eq!(
            decode_one_or_many::<Json>(body.as_bytes()).unwrap_err().found(),
            "an empty body"
        );
    }
}

#[test]
fn one_stands_for_many() {
    assert_eq!(decode_one_or_many::<i64>(b" [1,2]").unwrap(), [1, 2]);
    assert_eq!(decode_one_or_many::<i64>(b"1").unwrap(), [1]);
    assert!(decode_one_or_many::<i64>(b"[]").unwrap().is_empty());
    assert_eq!(
        decode_one_or_many::<i64>(b"[1,true]").unwrap_err().to_string(),
        "$[1]: expected i64, found a boolean"
    );
}

#[test]
fn a_million_brackets_are_refused() {
    let refusal = "$: expected at most 128 levels of nesting, found more";
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(error::<Json>(open.repeat(1_000_000)), refusal);
        assert_eq!(error::<serde_json::Value>(open.repeat(1_000_000)), refusal);
    }
}

#[test]
fn the_limit_of_nesting_counts_brackets_outside_of_strings_only() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(decode::<Json>(nested(128).as_bytes()).is_ok());
    assert!(decode::<serde_json::Value>(nested(128).as_bytes()).is_ok());
    assert_eq!(
        error::<serde_json::Value>(nested(129)),
        "$: expected at most 128 levels of nesting, found more"
    );
    assert!(decode::<Json>(nested(129).as_bytes()).is_err());
    assert!(decode::<Json>(format!(r#"["\"{}"]"#, "[".repeat(1000)).as_bytes()).is_ok());
    assert!(decode::<Json>(format!("[{}[]]", "[],".repeat(1000)).as_bytes()).is_ok());
}

#[test]
fn text_that_is_not_json_is_refused_without_showing_it() {
    assert_eq!(
        error::<Json>("<html>hush</html>"),
        "$: expected JSON, found something else after 0 bytes"
    );
    assert_eq!(
        error::<Map>(r#"{"a":["b",hush]}"#),
        "$.a[1]: expected JSON, found something else after 10 bytes"
    );
    assert_eq!(
        error::<Map>(r#"{"a":["b""#),
        "$.a[0]: expected more JSON, found its end after 9 bytes"
    );
    assert_eq!(
        error::<Map>(r#"{"a":["b","#),
        "$.a[1]: expected more JSON, found its end after 10 bytes"
    );
    assert_eq!(
        error::<Json>("1 2"),
        "$: expected JSON, found something else after 2 bytes"
    );
    assert_eq!(
        error::<String>(b"\"\xff\""),
        "$: expected JSON, found something else after 1 bytes"
    );
}

#[test]
fn a_lone_surrogate_is_an_error_and_no_panic() {
    for json in [
        r#"["\ud800"]"#,
        r#"["\udc00x"]"#,
        r#"["\ud800\u0041"]"#,
        r#"{"\ud800":1}"#,
    ] {
        assert!(error::<serde_json::Value>(json).contains("expected JSON"), "{json}");
    }
    let json: Json = r#"["\ud800"]"#.parse().unwrap();
    assert!(json.decode::<Vec<String>>().is_err());
    assert_eq!(json, json.clone());
    assert_ne!(json, r#"["\ud801"]"#.parse().unwrap());
}

#[test]
fn keys_that_may_be_data_stand_in_a_path_by_their_length() {
    assert_eq!(
        error::<Map>(r#"{"my key!":[1]}"#),
        "$[key of 7 bytes][0]: expected a string, found an integer of 1 byte"
    );
    assert_eq!(
        error::<Map>(r#"{"":[1]}"#),
        "$[key of 0 bytes][0]: expected a string, found an integer of 1 byte"
    );
    assert_eq!(
        error::<Map>(r#"{"a_b-c":[1]}"#),
        "$.a_b-c[0]: expected a string, found an integer of 1 byte"
    );
}

#[test]
fn no_text_of_the_body_is_shown() {
    // serde quotes what it finds, and a text may look like one of its messages.
    let texts = [
        "hush",
        "invalid type: x, expected hush",
        "missing field `hush`",
        "in 3 bytes: $: expected hush, found hush",
    ];
    for text in texts {
        let json = serde_json::to_string(&BTreeMap::from([("a", text)])).unwrap();
        for shown in [
            error::<BTreeMap<String, u64>>(&json),
            error::<BTreeMap<String, std::net::Ipv4Addr>>(&json),
            error::<BTreeMap<String, Shouting>>(&json),
            format!(
                "{:?}",
                decode::<BTreeMap<String, Shouting>>(json.as_bytes()).unwrap_err()
            ),
        ] {
            assert!(!shown.contains("hush"), "{shown}");
        }
    }
}

/// A type of a user whose error quotes what it read.
#[derive(Debug, Clone, PartialEq)]
struct Shouting;

impl Codec for Shouting {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_by_serde(reader)
    }

    fn write(&self, writer: &mut Writer) {
        writer.json("null");
    }
}

impl<'de> serde::Deserialize<'de> for Shouting {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(serde::de::Error::custom(format_args!("cannot read {text}")))
    }
}

#[test]
fn foreign_types_get_a_path_and_no_reason() {
    assert_eq!(
        error::<BTreeMap<String, Shouting>>(r#"{"a":"hush"}"#),
        "$.a: expected a value of the documented form, found a string of 6 bytes"
    );
    assert_eq!(
        error::<BTreeMap<String, std::net::Ipv4Addr>>(r#"{"a":"1.2.3.4", "b":"1.2.3"}"#),
        "$.b: expected an IPv4 address, found a string of 7 bytes"
    );
}

#[test]
fn numbers_out_of_range_are_errors() {
    assert_eq!(
        error::<Vec<u8>>("[1, 256]"),
        "$[1]: expected u8, found an integer of 3 bytes"
    );
    assert_eq!(
        error::<Vec<u64>>("[-1]"),
        "$[0]: expected u64, found an integer of 2 bytes"
    );
    assert_eq!(
        error::<Vec<i64>>("[1.5]"),
        "$[0]: expected i64, found a number of 3 bytes"
    );
}

#[test]
fn integers_in_disguise_are_read() {
    assert_eq!(
        decode::<Vec<i64>>(b"[5.0, 1e3, -2.50e1, 0.0, -0.0, 12E-0, 1e+2]").unwrap(),
        [5, 1000, -25, 0, 0, 12, 100]
    );
    assert_eq!(decode::<Vec<i64>>(b"[-9223372036854775808.0]").unwrap(), [i64::MIN]);
    assert_eq!(decode::<Vec<u64>>(b"[18446744073709551615.0]").unwrap(), [u64::MAX]);
    assert_eq!(
        decode::<(i64, String, f64)>(br#"[5.0, "5.0 \" 1e3", 5.0]"#).unwrap(),
        (5, r#"5.0 " 1e3"#.to_owned(), 5.0)
    );
    assert_eq!(
        error::<(i64, i64)>("[5.0, 5.5]"),
        "$[1]: expected i64, found a number of 3 bytes"
    );
    assert!(decode::<i64>(b"1e999999999999").is_err());
    assert!(decode::<i64>(b"1e19").is_err());
    assert_eq!(decode::<u64>(b"1e19").unwrap(), 10_000_000_000_000_000_000);
}

#[test]
fn only_integers_in_disguise_are_integers() {
    for (text, integer) in [
        ("1.0", 1),
        ("100e-2", 1),
        ("-0.0", 0),
        ("0e9", 0),
        ("-1.50e1", -15),
        ("0.5e1", 5),
    ] {
        assert_eq!(exact_integer(text), Some(integer), "{text}");
    }
    for text in [
        "1.5",
        "1e-1",
        "150e-2",
        "1e999999999999999999999",
        "1e400",
        "12e-3",
        "-0.1",
    ] {
        assert_eq!(exact_integer(text), None, "{text}");
    }
}

#[test]
fn floats_round_trip() {
    for text in [
        "0.1",
        "1e-300",
        "5e-324",
        "1.7976931348623157e308",
        "123456789.12345679",
    ] {
        let value: f64 = decode(text.as_bytes()).unwrap();
        assert_eq!(Ok(value), text.parse());
        assert_eq!(
            decode::<f64>(crate::runtime::encode(&value).unwrap().as_bytes()).unwrap(),
            value
        );
    }
}

#[test]
fn the_error_is_an_error() {
    fn crosses<T: std::error::Error + Send + Sync + 'static>() {}
    crosses::<DecodeError>();
    let error = decode::<Map>(br#"{"a":1}"#).unwrap_err();
    assert_eq!(
        (error.path(), error.expected(), error.found()),
        ("$.a", "an array", "an integer of 1 byte")
    );
}
