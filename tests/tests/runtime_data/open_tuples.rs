//! `OpenTuple` and `Never`.

use crate::runtime::{Json, Never, OpenTuple, decode, encode};

type Point = OpenTuple<(i64,), (Option<String>, Option<Option<bool>>), u8>;

#[track_caller]
fn kept(json: &str) {
    let point: Point = decode(json.as_bytes()).unwrap();
    assert_eq!(encode(&point).unwrap(), json, "{point:?}");
}

#[test]
fn elements_may_be_missing_from_the_end() {
    for json in [
        "[1]",
        "[1,\"a\"]",
        "[1,\"a\",null]",
        "[1,\"a\",true]",
        "[1,\"a\",true,7,8]",
    ] {
        kept(json);
    }
    let point: Point = decode(b"[1,\"a\",null,7]").unwrap();
    let expected = OpenTuple {
        first: (1,),
        optional: (Some("a".to_owned()), Some(None)),
        rest: vec![7],
    };
    assert_eq!(point, expected);
}

#[test]
fn every_place_has_its_own_type() {
    for json in [
        "[]",
        "[\"a\"]",
        "[1,2]",
        "[1,null]",
        "[1,\"a\",0]",
        "[1,\"a\",true,\"b\"]",
        "{}",
        "1",
    ] {
        assert!(decode::<Point>(json.as_bytes()).is_err(), "{json}");
    }
    let error = decode::<Point>(b"[1,\"a\",true,7,-8]").unwrap_err();
    assert!(error.to_string().contains("$[4]"), "{error}");
}

#[test]
fn all_may_be_missing_and_anything_may_follow() {
    type Loose = OpenTuple<(), (Option<i64>,), Json>;
    for json in ["[]", "[1]", "[1,null,{\"a\":[]}]"] {
        let loose: Loose = decode(json.as_bytes()).unwrap();
        assert_eq!(encode(&loose).unwrap(), json);
    }
    assert!(decode::<Loose>(b"[\"a\"]").is_err());
}

#[test]
fn nothing_can_follow_what_is_missing() {
    let mut point = Point::from((1,));
    assert_eq!(encode(&point).unwrap(), "[1]");
    point.rest.push(7);
    let error = encode(&point).unwrap_err();
    assert!(error.to_string().contains("follows one that is missing"), "{error}");
}

#[test]
fn what_is_never_there_is_refused() {
    type Closed = OpenTuple<(), (Option<i64>,), Never>;
    assert_eq!(decode::<Vec<Never>>(b"[]").unwrap(), []);
    assert!(decode::<Vec<Never>>(b"[null]").is_err());
    assert!(decode::<Closed>(b"[1]").is_ok());
    assert!(decode::<Closed>(b"[1,2]").is_err());
}
