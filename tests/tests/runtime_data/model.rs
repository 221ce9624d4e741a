//! `model!` in every presence, both ways.

use std::collections::BTreeMap;

use crate::runtime::{Base64Bytes, Field, Json, JsonText, Number, Secret, decode, encode, model};

struct Thing {
    id: String,
    count: i64,
    title: Option<String>,
    note: Option<String>,
    error: Field<String>,
    tags: Vec<String>,
    more: Option<Vec<i64>>,
    next: Option<Box<Thing>>,
    token: Option<Secret<String>>,
}

model! {
    Thing {
        id: String = "id" required,
        count: i64 = "theCount" required,
        title: Option<String> = "title" nullable,
        note: Option<String> = "note" optional,
        error: Field<String> = "error" three_state,
        tags: Vec<String> = "tags" one_or_many,
        more: Option<Vec<i64>> = "more" optional_one_or_many,
        next: Option<Box<Thing>> = "next" optional,
        token: Option<Secret<String>> = "token" optional,
    }
}

struct Loose {
    id: String,
    #[deprecated]
    extra: Option<bool>,
    rest: BTreeMap<String, Json>,
}

model! {
    Loose {
        id: String = "id" required,
        extra: Option<bool> = "extra" optional,
        ..rest: BTreeMap<String, Json>
    }
}

struct Anything {
    value: Option<Json>,
    nothing: Option<()>,
}

model! {
    Anything {
        value: Option<Json> = "value" optional_any,
        nothing: Option<()> = "nothing" optional_any,
    }
}

#[test]
fn null_is_kept_where_it_is_a_value_like_any_other() {
    for json in [r#"{"value":null,"nothing":null}"#, r#"{"value":[null]}"#, "{}"] {
        let value: Anything = decode(json.as_bytes()).expect("a value");
        assert_eq!(encode(&value).expect("JSON"), json);
    }
}

struct Empty {}

model! { Empty {} }

struct OnlyRest {
    rest: BTreeMap<String, i64>,
}

model! { OnlyRest { ..rest: BTreeMap<String, i64> } }

struct RestOfThatName {
    id: i64,
    extra: BTreeMap<String, i64>,
}

model! {
    RestOfThatName {
        id: i64 = "id" required,
        ..extra: BTreeMap<String, i64>
    }
}

struct Values {
    bytes: Option<Base64Bytes>,
    number: Option<Number>,
    any: Json,
    float: Option<f64>,
}

model! {
    Values {
        bytes: Option<Base64Bytes> = "bytes" optional,
        number: Option<Number> = "number" optional,
        any: Json = "any" required,
        float: Option<f64> = "float" optional,
    }
}

/// Fields with the names that the macro uses itself.
struct Names {
    map: String,
    key: String,
    r#type: Option<String>,
    missing: Option<String>,
    error: Option<String>,
    serializer: Option<String>,
    rest: BTreeMap<String, String>,
}

model! {
    Names {
        map: String = "map" required,
        key: String = "k\"ey" required,
        r#type: Option<String> = "type" optional,
        missing: Option<String> = "missing" optional,
        error: Option<String> = "error" optional,
        serializer: Option<String> = "serializer" optional,
        ..rest: BTreeMap<String, String>
    }
}

/// A map with the name of the word that marks it, beside fields with names that the macro uses itself.
struct Extra {
    key: String,
    map: Option<i64>,
    extra: BTreeMap<String, i64>,
}

model! { Extra { key: String = "key" required, map: Option<i64> = "map" optional, ..extra: BTreeMap<String, i64> } }

/// Types with names that generic code likes.
struct A {
    d: D,
    s: Option<S>,
    visitor: Option<Box<Visitor>>,
}

model! { A { d: D = "d" required, s: Option<S> = "s" optional, visitor: Option<Box<Visitor>> = "visitor" optional } }

struct D {
    rest: BTreeMap<String, S>,
}

model! { D { ..rest: BTreeMap<String, S> } }

struct S {}

model! { S {} }

struct Visitor {
    a: A,
}

model! { Visitor { a: A = "a" required } }

fn text<T: crate::runtime::Encode>(value: &T) -> String {
    encode(value).unwrap()
}

fn error<T: crate::runtime::Codec + std::fmt::Debug>(json: &str) -> String {
    decode::<T>(json.as_bytes()).unwrap_err().to_string()
}

#[test]
fn the_least_that_is_required_reads_and_writes() {
    let json = r#"{"id":"a","theCount":1,"title":null,"tags":[]}"#;
    let thing = Thing::from_json(json).unwrap();
    assert_eq!(
        (thing.title.as_ref(), thing.note.as_ref(), &thing.error),
        (None, None, &Field::Absent)
    );
    assert_eq!(
        (thing.more.as_ref(), thing.next.as_ref(), thing.token.as_ref()),
        (None, None, None)
    );
    assert_eq!(text(&thing), json);
}

#[test]
fn everything_reads_and_writes() {
    let json = concat!(
        r#"{"id":"a","theCount":-1,"title":"t","note":"n","error":"e","tags":["x","y"],"more":[1,2],"#,
        r#""next":{"id":"b","theCount":0,"title":null,"error":null,"tags":["z"]},"token":"s3cret"}"#
    );
    let thing = Thing::from_json(json).unwrap();
    assert_eq!(thing.next.as_ref().unwrap().error, Field::Null);
    assert_eq!(thing.error, Field::Value("e".to_owned()));
    assert_eq!(text(&thing), json);
    assert!(!format!("{thing:?}").contains("s3cret"));
    assert_eq!(thing.token.unwrap().expose(), "s3cret");
}

#[test]
fn null_for_an_optional_value_reads_as_absent() {
    let json = r#"{"id":"a","theCount":1,"title":null,"tags":[],"note":null,"more":null,"next":null,"token":null}"#;
    assert_eq!(
        text(&Thing::from_json(json).unwrap()),
        r#"{"id":"a","theCount":1,"title":null,"tags":[]}"#
    );
}

#[test]
fn one_stands_for_a_list_where_the_field_says_so() {
    let thing = Thing::from_json(r#"{"id":"a","theCount":1,"title":null,"tags":"one","more":7}"#).unwrap();
    assert_eq!((thing.tags, thing.more), (vec!["one".to_owned()], Some(vec![7])));
}

#[test]
fn undeclared_keys_are_ignored_escapes_are_read_and_the_last_of_a_key_counts() {
    let json = r#"{"x":{"y":[1,{}]},"\u0069d":"first","id":"last","theCount":1,"title":null,"tags":[],"":0}"#;
    assert_eq!(Thing::from_json(json).unwrap().id, "last");
    let back = r#"{"id":"last","note":"n","theCount":1,"title":null,"tags":[],"note":null}"#;
    assert_eq!(Thing::from_json(back).unwrap().note, None);
}

#[test]
fn errors_say_where_and_what() {
    let whole = |field: &str| format!(r#"{{"id":"a","theCount":1,"title":null,"tags":[]{field}}}"#);
    assert_eq!(
        error::<Thing>(r#"{"id":"a"}"#),
        "$.theCount: expected a value, found nothing"
    );
    assert_eq!(
        error::<Thing>(r#"{"theCount":1}"#),
        "$.id: expected a value, found nothing"
    );
    assert_eq!(
        error::<Thing>(r#"{"id":"a","theCount":1}"#),
        "$.title: expected a value, found nothing"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","note":5"#)),
        "$.note: expected a string, found an integer of 1 byte"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","error":{"a":1}"#)),
        "$.error: expected a string, found an object of 7 bytes"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","token":["hush"]"#)),
        "$.token: expected a string, found an array of 8 bytes"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","tags":["a",{"b":1}]"#)),
        "$.tags[1]: expected a string, found an object of 7 bytes"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","tags":{"b":1},"note":"n""#)),
        "$.tags: expected a string, found an object of 7 bytes"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","more":"many" "#)),
        "$.more: expected i64, found a string of 6 bytes"
    );
    assert_eq!(
        error::<Thing>(&whole(r#","next":{"id":"b"}"#)),
        "$.next.theCount: expected a value, found nothing"
    );
    assert_eq!(
        error::<Thing>(r#"{"id":"a","theCount":"many"}"#),
        "$.theCount: expected i64, found a string of 6 bytes"
    );
    assert_eq!(error::<Thing>(r#"{"id":null}"#), "$.id: expected a string, found null");
    assert_eq!(error::<Thing>("[]"), "$: expected an object, found an array of 2 bytes");
    assert_eq!(error::<Thing>("null"), "$: expected an object, found null");
}

#[test]
fn the_keys_beside_the_fields_are_kept_where_the_struct_has_a_map() {
    let json = r#"{"id":"a","extra":true,"b":[1.50,null],"c":"d"}"#;
    let loose = Loose::from_json(json).unwrap();
    assert_eq!(loose.rest.keys().collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(text(&loose), json);
    assert_eq!(text(&Loose::from_json(r#"{"id":"a"}"#).unwrap()), r#"{"id":"a"}"#);
    assert_eq!(error::<Loose>(r#"{"x":1}"#), "$.id: expected a value, found nothing");
    assert_eq!(
        OnlyRest::from_json(r#"{"a":1,"a":2}"#).unwrap().rest,
        BTreeMap::from([("a".to_owned(), 2)])
    );
    let json = r#"{"id":1,"extra":2,"a":3}"#;
    let named = RestOfThatName::from_json(json).unwrap();
    assert_eq!(named.extra.get("extra"), Some(&2));
    assert_eq!(named.extra.len(), 2);
    assert_eq!(
        error::<OnlyRest>(r#"{"a":1,"b":"x"}"#),
        "$.b: expected i64, found a string of 3 bytes"
    );
}

#[test]
fn an_object_without_fields_reads_any_object_and_writes_an_empty_one() {
    assert_eq!(text(&Empty::from_json(r#"{"a":1}"#).unwrap()), "{}");
    assert_eq!(error::<Empty>("1"), "$: expected an object, found an integer of 1 byte");
}

#[test]
fn the_values_of_the_runtime_work_as_fields() {
    let json = r#"{"bytes":"AP8=","number":12345678901234567890123.50,"any":{"z":1,"a":[1e400]},"float":0.1}"#;
    assert_eq!(text(&Values::from_json(json).unwrap()), json);
    assert_eq!(Values::from_json(r#"{"any":null}"#).unwrap().any, Json::null());
    assert_eq!(
        error::<Values>(r#"{"any":1,"number":"12"}"#),
        "$.number: expected a number, found a string of 4 bytes"
    );
    assert_eq!(
        error::<Values>(r#"{"number":"12" , "any":{"a":1}}"#),
        "$.number: expected a number, found a string of 4 bytes"
    );
    assert_eq!(
        error::<Values>(r#"{"any":1,"bytes":"*secret*"}"#),
        "$.bytes: expected base64 text, found a string of 10 bytes"
    );
}

#[test]
fn the_names_of_fields_do_not_meet_those_of_the_macro() {
    let json = r#"{"map":"1","k\"ey":"2","type":"3","missing":"4","error":"5","serializer":"6","extra":"7"}"#;
    assert_eq!(text(&Names::from_json(json).unwrap()), json);
    assert_eq!(
        error::<Names>(r#"{"map":"1"}"#),
        "$[key of 4 bytes]: expected a value, found nothing"
    );
}

#[test]
fn the_map_may_be_called_extra() {
    let json = r#"{"key":"k","map":1,"a":2}"#;
    let value = Extra::from_json(json).unwrap();
    assert_eq!(value.extra, BTreeMap::from([("a".to_owned(), 2)]));
    assert_eq!(text(&value), json);
}

#[test]
fn types_may_have_the_names_of_type_parameters() {
    let json = r#"{"a":{"d":{"x":{}},"s":{},"visitor":{"a":{"d":{}}}}}"#;
    assert_eq!(text(&Visitor::from_json(json).unwrap()), json);
}

#[test]
fn serde_json_values_are_read_too() {
    let json = serde_json::json!({"id": "a", "theCount": 1, "title": null, "tags": "x", "error": null});
    let thing: Thing = serde_json::from_value(json).unwrap();
    assert_eq!((thing.tags, thing.error), (vec!["x".to_owned()], Field::Null));
    assert_eq!(serde_json::to_value(Empty {}).unwrap(), serde_json::json!({}));
}

#[test]
fn other_formats_of_serde_hold_models_too() {
    let json = concat!(
        r#"{"id":"a","theCount":-1,"title":null,"error":null,"tags":["x","\u0000"],"#,
        r#""next":{"id":"b","theCount":18,"title":"t","tags":[]}}"#
    );
    let thing = Thing::from_json(json).unwrap();
    let yaml = serde_yaml::to_string(&thing).unwrap();
    assert!(yaml.starts_with("id: a\ntheCount: -1\ntitle: null\n"), "{yaml}");
    assert_eq!(serde_yaml::from_str::<Thing>(&yaml).unwrap(), thing);
    let keyed: BTreeMap<String, OnlyRest> = serde_yaml::from_str("a: {1: 2, b: 3}").unwrap();
    assert_eq!(
        keyed["a"].rest,
        BTreeMap::from([("1".to_owned(), 2), ("b".to_owned(), 3)])
    );
    let error = serde_yaml::from_str::<Thing>("id: [1]").unwrap_err().to_string();
    assert!(error.contains("$.id: expected a string, found an array"), "{error}");
}

#[test]
fn numbers_keep_their_text_through_serde_json() {
    let json = r#"{"number":12345678901234567890123.50,"any":[1e400,0.1,7],"float":0.1}"#;
    let values: Values = serde_json::from_str(json).unwrap();
    assert_eq!(text(&values), json);
    assert_eq!(serde_json::to_string(&values).unwrap(), json);
    assert_eq!(serde_json::from_slice::<Values>(json.as_bytes()).unwrap(), values);
    assert_eq!(serde_json::from_reader::<_, Values>(json.as_bytes()).unwrap(), values);
}

#[test]
fn models_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Thing>();
    crosses::<Loose>();
    crosses::<Values>();
}
