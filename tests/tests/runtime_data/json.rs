//! `Json` and `Number`.

use std::collections::{BTreeMap, HashSet};

use crate::runtime::{Json, JsonKind, Number, decode, encode, json_equal};

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn the_text_is_kept() {
    let text = r#"{"b": 1.0,"a":[12345678901234567890123, 1E400],"a":"\u0041"}"#;
    assert_eq!(json(text).as_json(), text);
    assert_eq!(json(text).to_string(), text);
    assert_eq!(
        decode::<Json>(format!("  {text}\n").as_bytes()).unwrap().as_json(),
        text
    );
    assert_eq!(encode(&json(text)).unwrap(), text);
}

#[test]
fn the_kind_is_seen() {
    let kinds = [
        ("null", JsonKind::Null),
        ("true", JsonKind::Boolean),
        ("false", JsonKind::Boolean),
        ("-1", JsonKind::Integer),
        ("0", JsonKind::Integer),
        ("1.0", JsonKind::Number),
        ("1e3", JsonKind::Number),
        ("1E3", JsonKind::Number),
        ("\"1\"", JsonKind::String),
        ("[1.0]", JsonKind::Array),
        ("{}", JsonKind::Object),
    ];
    for (text, kind) in kinds {
        assert_eq!(json(text).kind(), kind, "{text}");
    }
    assert!(Json::default().is_null() && Json::null().is_null() && !json("0").is_null());
}

#[test]
fn equal_is_what_means_the_same() {
    let equal = [
        ("1", "1.0"),
        ("1e3", "1000"),
        ("-0", "0.0"),
        ("0.10", "1e-1"),
        ("123456789012345678901234567890.0", "123456789012345678901234567890"),
        ("1e400", "10e399"),
        (r#""\u0041""#, r#""A""#),
        (r#"{"a":1,"b":[2]}"#, r#"{ "b" : [2.0], "\u0061" : 1 }"#),
        (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
        ("[]", "[ ]"),
    ];
    for (left, right) in equal {
        assert_eq!(json(left), json(right));
    }
    let different = [
        ("1", "1.0000000000000000000001"),
        ("1", "-1"),
        ("123456789012345678901234567890", "123456789012345678901234567891"),
        ("1e400", "1e401"),
        ("1", "\"1\""),
        ("null", "false"),
        ("true", "false"),
        ("[]", "{}"),
        ("[1,2]", "[2,1]"),
        ("[1]", "[1,1]"),
        (r#"{"a":1}"#, r#"{"b":1}"#),
        (r#"{"a":1}"#, r#"{"a":1,"b":1}"#),
        ("\"a\"", "\"A\""),
    ];
    for (left, right) in different {
        assert_ne!(json(left), json(right));
    }
}

#[test]
fn it_comes_from_values_and_gives_them() {
    let map = BTreeMap::from([("a", vec![1, 2])]);
    let value = Json::encode(&map).unwrap();
    assert_eq!(value.as_json(), r#"{"a":[1,2]}"#);
    assert_eq!(value, Json::from(serde_json::json!({"a": [1, 2]})));
    assert_eq!(value.decode::<BTreeMap<String, Vec<i64>>>().unwrap()["a"], [1, 2]);
    assert_eq!(
        value.decode::<BTreeMap<String, Vec<bool>>>().unwrap_err().to_string(),
        "$.a[0]: expected a boolean, found an integer of 1 byte"
    );
    assert_eq!(Json::from("a\"b").as_json(), r#""a\"b""#);
    assert_eq!((Json::from(true).as_json(), Json::from(-1).as_json()), ("true", "-1"));
    assert_eq!(
        (Json::from(1.5).as_json(), Json::from(f64::NAN).as_json()),
        ("1.5", "null")
    );
    assert!(
        Json::encode(&BTreeMap::from([((1, 2), 3)]))
            .unwrap_err()
            .to_string()
            .starts_with("the value cannot be")
    );
    assert_eq!(
        serde_json::from_value::<Json>(serde_json::json!([1])).unwrap(),
        json("[1]")
    );
    assert!("[1".parse::<Json>().is_err());
    assert_eq!(format!("{:?}", json("[1]")), "Json([1])");
}

#[test]
fn comparing_does_not_recurse_without_limit() {
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(serde_json::from_str::<Json>(&text).is_err());
    assert!(!json_equal(&text, "[]") && json_equal(&text, &text));
}

#[test]
fn numbers_keep_their_text() {
    for text in [
        "0",
        "-0.0",
        "123456789012345678901234567890",
        "0.1000",
        "1E+400",
        "1e99999999999999999999",
    ] {
        let number: Number = decode(text.as_bytes()).unwrap();
        assert_eq!(number.as_str(), text);
        assert_eq!(encode(&number).unwrap(), text);
        assert_eq!(text.parse::<Number>().unwrap(), number);
    }
    for text in ["", "\"1\"", "null", "1 2", "NaN", "+1", "01", ".5", "1.", "[1]"] {
        assert!(text.parse::<Number>().is_err(), "{text}");
        assert!(decode::<Number>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn numbers_are_equal_by_value() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    let same = ["1000", "1e3", "1000.0", "0.1e4", "10000e-1", "1E+3"].map(number);
    assert_eq!(HashSet::from(same).len(), 1);
    assert_eq!(HashSet::from(["0", "-0", "0.0", "0e9"].map(number)).len(), 1);
    assert_ne!(number("1"), number("-1"));
    assert_ne!(number("1"), number("1e99999999999999999999"));
}

#[test]
fn numbers_convert_where_they_fit() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    assert_eq!((number("-1e3").to_i64(), number("-1e3").to_u64()), (Some(-1000), None));
    assert_eq!((number("1.5").to_i64(), number("1.50e1").to_i64()), (None, Some(15)));
    assert_eq!((number("0").to_u64(), number("1e400").to_i128()), (Some(0), None));
    assert_eq!(number("18446744073709551615").to_u64(), Some(u64::MAX));
    assert_eq!(
        number("170141183460469231731687303715884105727").to_i128(),
        Some(i128::MAX)
    );
    assert_eq!((number("0.1").to_f64(), number("1e400").to_f64()), (0.1, f64::INFINITY));
    assert_eq!(Number::from(u128::MAX).as_str(), u128::MAX.to_string());
    assert_eq!(
        (Number::from(-1).as_str(), Number::try_from(0.5).unwrap().as_str()),
        ("-1", "0.5")
    );
    assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
}

#[test]
fn objects_whose_keys_cannot_be_read_are_equal_by_their_text_only() {
    for (left, right) in [
        (r#"{"\ud800":1}"#, "{}"),
        (r#"{"\ud800":1}"#, r#"{"\ud800":2}"#),
        (r#"[{"\ud800":1}]"#, r#"[{"\ud801":1}]"#),
    ] {
        assert_ne!(json(left), json(right));
        assert_eq!(json(left), json(left));
    }
}

#[test]
fn gives_the_text_of_strings_only() {
    assert_eq!(json(r#""plain""#).as_text().as_deref(), Some("plain"));
    assert_eq!(
        json(r#""say \"hi\" \u00e9""#).as_text().as_deref(),
        Some("say \"hi\" é")
    );
    assert_eq!(json(r#""""#).as_text().as_deref(), Some(""));
    for text in ["1", "null", "[\"a\"]", "{}"] {
        assert_eq!(json(text).as_text(), None, "{text}");
    }
}
