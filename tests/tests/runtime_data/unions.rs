//! `union!` with guards and with a tag.

use std::collections::BTreeMap;

use crate::runtime::{Json, JsonText, decode, encode, model, union};

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Flag(bool),
    Count(i64),
    Number(f64),
    List(Vec<Value>),
    Circle(Circle),
    Square(Box<Square>),
    Unrecognized(Json),
}

struct Circle {
    kind: Option<String>,
    radius: i64,
}

model! { Circle { kind: Option<String> = "kind" optional, radius: i64 = "radius" required } }

struct Square {
    side: i64,
    inner: Option<Value>,
}

model! { Square { side: i64 = "side" required, inner: Option<Value> = "inner" optional } }

union! {
    Value {
        Text: string,
        Flag: boolean,
        Count: integer,
        Number: integer | number,
        List: array,
        Circle: object { "radius", "kind" = "\"circle\"" | "\"disc\"" },
        Square: object { "side" },
        _ = Unrecognized,
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Either {
    First(Circle),
    Second(Vec<i64>),
    Third(Square),
    Unrecognized(Json),
}

union! { Either { First: object, Second: array | null, Third: object, _ = Unrecognized } }

#[derive(Debug, Clone, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Unrecognized(Json),
}

struct Cat {
    pet_type: String,
    lives: i64,
}

model! { Cat { pet_type: String = "petType" required, lives: i64 = "lives" required } }

struct Dog {
    pet_type: String,
    friend: Option<Box<Pet>>,
}

model! { Dog { pet_type: String = "petType" required, friend: Option<Box<Pet>> = "friend" optional } }

union! {
    Pet by "petType" {
        Cat: "cat" | "kitty",
        Dog: "dog",
        _ = Unrecognized,
    }
}

struct Holder {
    before: Option<i64>,
    value: Either,
    after: Option<i64>,
}

model! { Holder { before: Option<i64> = "before" optional, value: Either = "value" required, after: Option<i64> = "after" optional } }

/// Two members that look alike, and hold more of the kind.
#[derive(Debug, Clone, PartialEq)]
enum Twin {
    Left(Box<Node>),
    Right(Box<Node>),
    Leaf(i64),
    Unrecognized(Json),
}

union! { Twin { Left: object, Right: object, Leaf: integer, _ = Unrecognized } }

struct Node {
    child: Twin,
}

model! { Node { child: Twin = "child" required } }

/// Two members that are told apart only by what stands behind the child.
#[derive(Debug, Clone, PartialEq)]
enum Late {
    First(Box<WithFirst>),
    Second(Box<WithSecond>),
    Unrecognized(Json),
}

union! { Late { First: object, Second: object, _ = Unrecognized } }

struct WithFirst {
    child: Option<Late>,
    first: i64,
}

model! { WithFirst { child: Option<Late> = "child" optional, first: i64 = "first" required } }

struct WithSecond {
    child: Option<Late>,
    second: i64,
}

model! { WithSecond { child: Option<Late> = "child" optional, second: i64 = "second" required } }

fn value(json: &str) -> Value {
    let value = Value::from_json(json).unwrap();
    assert_eq!(
        Json::encode(&value).unwrap(),
        json.parse::<Json>().unwrap(),
        "{json} is written as it was read"
    );
    value
}

fn error<T: crate::runtime::Codec + std::fmt::Debug>(json: &str) -> String {
    decode::<T>(json.as_bytes()).unwrap_err().to_string()
}

#[test]
fn the_kind_decides() {
    assert_eq!(value(r#""a\n""#), Value::Text("a\n".to_owned()));
    assert_eq!(value("true"), Value::Flag(true));
    assert_eq!(value("false"), Value::Flag(false));
    assert_eq!(value("-7"), Value::Count(-7));
    assert_eq!(value("7.5"), Value::Number(7.5));
    assert_eq!(value("7.0"), Value::Number(7.0));
    assert_eq!(
        value("[1,[\"a\"]]"),
        Value::List(vec![Value::Count(1), Value::List(vec![Value::Text("a".to_owned())])])
    );
}

#[test]
fn the_next_member_counts_when_one_does_not_decode() {
    assert_eq!(
        Value::from_json("9223372036854775808").unwrap(),
        Value::Number(9223372036854775808.0)
    );
    assert_eq!(
        Either::from_json(r#"{"side":1}"#).unwrap(),
        Either::Third(Square { side: 1, inner: None })
    );
}

#[test]
fn keys_and_constants_decide() {
    assert_eq!(
        value(r#"{"radius":1}"#),
        Value::Circle(Circle { kind: None, radius: 1 })
    );
    for kind in ["circle", "disc"] {
        let json = format!(r#"{{"radius":1,"kind":"{kind}"}}"#);
        assert_eq!(
            value(&json),
            Value::Circle(Circle {
                kind: Some(kind.to_owned()),
                radius: 1
            })
        );
    }
    let escaped = r#"{"\u0072adius":1,"kind":"ring","kind":"\u0064isc"}"#;
    assert!(matches!(Value::from_json(escaped).unwrap(), Value::Circle(_)));
    assert!(matches!(value(r#"{"radius":1,"kind":"ring"}"#), Value::Unrecognized(_)));
    let both = r#"{"radius":1,"kind":"ring","side":2}"#;
    assert!(matches!(Value::from_json(both).unwrap(), Value::Square(_)));
    assert!(matches!(value(r#"{"side":1,"inner":{"side":2}}"#), Value::Square(_)));
}

#[test]
fn what_no_member_claims_is_kept() {
    for json in ["{}", r#"{"a":[1.50,12345678901234567890123]}"#] {
        assert_eq!(value(json), Value::Unrecognized(json.parse().unwrap()));
        assert_eq!(encode(&value(json)).unwrap(), json);
    }
}

#[test]
fn a_json_type_that_no_member_has_is_refused() {
    assert_eq!(
        error::<Value>("null"),
        "$: expected an object or an array or a string or a number or a boolean, found null"
    );
    assert_eq!(
        error::<Either>("7"),
        "$: expected an object or an array or null, found an integer of 1 byte"
    );
    assert_eq!(
        error::<Vec<Holder>>(r#"[{"value":[]},{"value":true,"after":1}]"#),
        "$[1].value: expected an object or an array or null, found a boolean"
    );
    assert_eq!(
        error::<Whole>("[]"),
        "$: expected a string or an integer, found an array of 2 bytes"
    );
    assert_eq!(
        error::<Whole>("1.5"),
        "$: expected a string or an integer, found a number of 3 bytes"
    );
    assert_eq!(
        Whole::from_json("2.0").unwrap(),
        Whole::Count(2),
        "an integer in disguise"
    );
}

#[test]
fn the_error_has_the_reasons_of_all_members() {
    assert_eq!(
        error::<Either>(r#"{"radius":"hush"}"#),
        "$: expected First ($.radius: expected i64, found a string of 6 bytes) or \
         Third ($.side: expected a value, found nothing), found an object of 17 bytes"
    );
    let reasons = "expected Second ($[0]: expected i64, found a string of 3 bytes), found an array of 5 bytes";
    for json in [
        r#"{"value":["a"],"after":1}"#,
        r#"{"value":["a"] , "after":1}"#,
        r#"{"before":1,"value":["a"]}"#,
        r#"{ "before": 1, "value" : ["a"] }"#,
        "{\n\"before\": 1,\n\"value\":\n[\"a\"]\n}",
    ] {
        assert_eq!(error::<Holder>(json), format!("$.value: {reasons}"), "{json}");
    }
    assert_eq!(
        error::<Vec<Holder>>(r#"[{"value":[]},{"value":["a"]},{"value":[]}]"#),
        format!("$[1].value: {reasons}")
    );
    assert_eq!(error::<Vec<Either>>(r#"[["1"], [2]]"#), format!("$[0]: {reasons}"));
    assert_eq!(error::<Vec<Either>>(r#"[[1], ["2"]]"#), format!("$[1]: {reasons}"));
    assert_eq!(
        error::<Value>(r#"[{"side":"1"}]"#),
        "$: expected List ($[0]: expected Square ($.side: expected i64, found a string of 3 bytes), \
         found an object of 12 bytes), found an array of 14 bytes"
    );
}

#[test]
fn the_tag_decides() {
    for json in [r#"{"petType":"cat","lives":9}"#, r#"{"petType":"kitty","lives":9}"#] {
        assert!(matches!(Pet::from_json(json).unwrap(), Pet::Cat(cat) if cat.lives == 9));
        assert_eq!(encode(&Pet::from_json(json).unwrap()).unwrap(), json);
    }
    let dog = Pet::from_json(r#"{"friend":{"lives":1,"petType":"c\u0061t"},"petType":"dog"}"#).unwrap();
    assert!(matches!(dog, Pet::Dog(Dog { friend: Some(friend), .. }) if matches!(*friend, Pet::Cat(_))));
}

#[test]
fn an_unknown_or_missing_tag_is_kept() {
    for json in [
        r#"{"petType":"fish","fins":[1.0]}"#,
        r#"{"lives":9}"#,
        r#"{"petType":null}"#,
        "{}",
    ] {
        let pet = Pet::from_json(json).unwrap();
        assert!(matches!(pet, Pet::Unrecognized(_)), "{json}");
        assert_eq!(encode(&pet).unwrap(), json);
    }
}

#[test]
fn what_is_no_object_or_has_a_tag_of_another_json_type_is_refused() {
    for (json, found) in [
        ("null", "null"),
        ("[]", "an array of 2 bytes"),
        ("\"cat\"", "a string of 5 bytes"),
        ("7", "an integer of 1 byte"),
    ] {
        assert_eq!(error::<Pet>(json), format!("$: expected an object, found {found}"));
    }
    for (tag, found) in [
        ("1", "an integer of 1 byte"),
        ("true", "a boolean"),
        ("[\"cat\"]", "an array of 7 bytes"),
        ("{}", "an object of 2 bytes"),
    ] {
        assert_eq!(
            error::<Vec<Pet>>(&format!(r#"[{{"lives":9,"petType":{tag}}}]"#)),
            format!("$[0].petType: expected a string, found {found}")
        );
    }
    assert!(matches!(
        Choice::from_json(r#"{"kind":"new"}"#).unwrap(),
        Choice::Unrecognized(_)
    ));
    assert_eq!(
        error::<Choice>(r#"{"kind":7}"#),
        "$.kind: expected a string, found an integer of 1 byte"
    );
    // Numbers may be tags, and a new one is as good as a new text.
    assert!(matches!(
        Step::from_json(r#"{"step":2}"#).unwrap(),
        Step::Unrecognized(_)
    ));
    assert!(matches!(
        Step::from_json(r#"{"step":"2"}"#).unwrap(),
        Step::Unrecognized(_)
    ));
    assert_eq!(
        error::<Step>(r#"{"step":true}"#),
        "$.step: expected a string or an integer, found a boolean"
    );
}

#[test]
fn the_member_that_the_tag_names_has_to_decode() {
    assert_eq!(
        error::<Vec<Pet>>(r#"[{"petType":"dog"}, {"petType":"cat","lives":"hush"}]"#),
        "$[1].lives: expected i64, found a string of 6 bytes"
    );
    assert_eq!(
        error::<Pet>(r#"{"petType":"dog","friend":{"petType":"cat"}}"#),
        "$.friend.lives: expected a value, found nothing"
    );
}

#[test]
fn integers_in_disguise_are_read_inside_unions_too() {
    let circle = Either::from_json(r#"{"radius":1e3}"#).unwrap();
    assert_eq!(
        circle,
        Either::First(Circle {
            kind: None,
            radius: 1000
        })
    );
}

#[test]
fn unions_are_read_from_serde_json_values() {
    let pet: Pet = serde_json::from_value(serde_json::json!({"petType": "cat", "lives": 9})).unwrap();
    assert!(matches!(pet, Pet::Cat(_)));
}

#[test]
fn unions_in_unions_do_not_multiply_without_limit() {
    let nested = |leaf: &str| format!("{}{leaf}{}", r#"{"child":"#.repeat(100), "}".repeat(100));
    assert!(matches!(Twin::from_json(&nested("1")).unwrap(), Twin::Left(_)));
    for shown in [
        error::<Twin>(&nested("{}")),
        error::<Vec<Twin>>(&format!("[{}]", nested("{}"))),
    ] {
        assert!(shown.len() < 5_000, "{shown}");
    }
    // What is decoded next starts anew.
    assert!(matches!(Twin::from_json(r#"{"child":1}"#).unwrap(), Twin::Left(_)));
    assert!(error::<Twin>("{}").contains("Left ($.child: expected a value, found nothing) or Right"));
}

#[test]
fn many_values_for_a_later_member_are_no_trouble() {
    let many = format!("[{}[]]", "[],[7],".repeat(20_000));
    assert_eq!(decode::<Vec<Either>>(many.as_bytes()).unwrap().len(), 40_001);
    let unknown = format!("[{}{{}}]", "{},7,".repeat(20_000));
    assert_eq!(decode::<Vec<Value>>(unknown.as_bytes()).unwrap().len(), 40_001);
    let later = format!("[{}{{\"side\":1}}]", "{\"side\":2},".repeat(20_000));
    assert_eq!(decode::<Vec<Either>>(later.as_bytes()).unwrap().len(), 20_001);
}

#[test]
fn a_small_answer_may_try_many_members() {
    // Each level tries the first member in vain, and with it all that stands below: 2048 times in all.
    let nested = format!("{}null{}", r#"{"child":"#.repeat(11), r#","second":1}"#.repeat(11));
    assert!(matches!(Late::from_json(&nested).unwrap(), Late::Second(_)));
}

/// Members of which none is an object.
#[derive(Debug, Clone, PartialEq)]
enum Whole {
    Text(String),
    Count(i64),
    Unrecognized(Json),
}

union! { Whole { Text: string, Count: integer, _ = Unrecognized } }

/// Members that a key tells apart which may be missing.
#[derive(Debug, Clone, PartialEq)]
enum Choice {
    Small(Small),
    Large(Large),
    Unrecognized(Json),
}

union! { Choice { Small: object { "kind" = "\"small\"" }, Large: object { "kind" = "\"large\"", "a" }, _ = Unrecognized } }

/// A tag that is a number.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    First(Small),
    Unrecognized(Json),
}

union! { Step by "step" { First: "1", _ = Unrecognized } }

/// Members of which a value may be several.
#[derive(Debug, Clone, PartialEq)]
enum Loose {
    Small(Small),
    Large(Large),
    Nested(Pet),
    Map(BTreeMap<String, i64>),
    Unrecognized(Json),
}

union! {
    Loose {
        Small: object { "a" },
        Large: object { "a" },
        Nested: object,
        Map: object | fallback,
        _ = Unrecognized,
    }
}

struct Small {
    a: i64,
}

model! { Small { a: i64 = "a" required } }

struct Large {
    a: i64,
    b: Option<i64>,
}

model! { Large { a: i64 = "a" required, b: Option<i64> = "b" optional } }

#[test]
fn the_member_that_knows_most_of_a_value_counts() {
    let loose = |json: &str| Loose::from_json(json).unwrap();
    assert_eq!(loose(r#"{"a":1}"#), Loose::Small(Small { a: 1 }));
    assert_eq!(loose(r#"{"a":1,"b":2}"#), Loose::Large(Large { a: 1, b: Some(2) }));
    assert_eq!(
        loose(r#"{"a":1,"c":2}"#),
        Loose::Small(Small { a: 1 }),
        "of equals the first"
    );
    assert!(matches!(
        loose(r#"{"petType":"cat","lives":9}"#),
        Loose::Nested(Pet::Cat(_))
    ));
    // What another union keeps without knowing it is no better than a map, which is the last resort all the same.
    assert!(matches!(loose(r#"{"x":1}"#), Loose::Nested(Pet::Unrecognized(_))));
}

#[test]
fn second_looks_are_limited() {
    let nested = format!("{}{}", r#"[{"child":"#.repeat(60), "1".to_owned() + &"}]".repeat(60));
    assert!(decode::<Vec<Twin>>(format!("[{}]", r#"{"child":{"child":{"x":1}}}"#).as_bytes()).is_err());
    assert!(decode::<Json>(nested.as_bytes()).is_ok());
    let deep = format!("{}1{}", r#"{"child":"#.repeat(100), r#","unknown":1}"#.repeat(100));
    let many = format!("[{deep},{deep},{deep}]");
    assert_eq!(decode::<Vec<Twin>>(many.as_bytes()).unwrap().len(), 3);
}

/// A tag that a member lacks, and members for values without one and with another.
#[derive(Debug, Clone, PartialEq)]
enum Tagged {
    Small(Small),
    Absent(Large),
    Other(BTreeMap<String, Json>),
    Unrecognized(Json),
}

union! {
    Tagged by "kind" {
        Small: "small" | "1" adds "small",
        Absent: "large" | absent,
        Other: other,
        _ = Unrecognized,
    }
}

#[test]
fn tags_are_added_and_may_be_missing_or_unknown() {
    let tagged = |json: &str| Tagged::from_json(json).unwrap();
    for json in [r#"{"kind":"small","a":1}"#, r#"{"kind":1,"a":1}"#] {
        assert_eq!(tagged(json), Tagged::Small(Small { a: 1 }));
    }
    assert_eq!(
        encode(&Tagged::Small(Small { a: 1 })).unwrap(),
        r#"{"kind":"small","a":1}"#
    );
    assert_eq!(tagged(r#"{"a":1}"#), Tagged::Absent(Large { a: 1, b: None }));
    assert_eq!(encode(&tagged(r#"{"a":1}"#)).unwrap(), r#"{"a":1}"#);
    assert!(matches!(tagged(r#"{"kind":"what","a":1}"#), Tagged::Other(_)));
}

/// A list of JSON types.
#[derive(Debug, Clone, PartialEq)]
enum Closed {
    Text(String),
    Count(i64),
}

union! { Closed { Text: string, Count: integer, } }

#[test]
fn a_closed_union_refuses_what_no_member_claims() {
    assert_eq!(Closed::from_json("1").unwrap(), Closed::Count(1));
    assert_eq!(Closed::from_json("\"a\"").unwrap(), Closed::Text("a".to_owned()));
    assert_eq!(
        error::<Closed>("1.5"),
        "$: expected a string or an integer, found a number of 3 bytes"
    );
}

/// Members that a value can be of at once.
#[derive(Debug, Clone, PartialEq)]
enum Both {
    Small(Small),
    Square(Square),
    Tagless(Tagless),
    Unrecognized(Json),
}

union! {
    Both any {
        Small: object { "a" },
        Square: object { "side" },
        Tagless: object { "kind", "kind" = "\"none\"" } adds "kind" = "none",
        _ = Unrecognized,
    }
}

struct Tagless {
    list: Option<Vec<Both>>,
}

model! { Tagless { list: Option<Vec<Both>> = "list" optional } }

#[test]
fn a_value_of_several_members_loses_nothing() {
    let both = |json: &str| Both::from_json(json).unwrap();
    assert_eq!(both(r#"{"a":1}"#), Both::Small(Small { a: 1 }));
    assert_eq!(
        both(r#"{"a":1,"new":2}"#),
        Both::Small(Small { a: 1 }),
        "nobody declares it"
    );
    assert!(matches!(both(r#"{"side":1,"inner":true}"#), Both::Square(_)));
    let json = r#"{"a":1,"side":2}"#;
    let Both::Unrecognized(kept) = both(json) else {
        panic!("one member has lost what the other declares")
    };
    assert_eq!(kept.as_json(), json);
    assert_eq!(kept.decode::<Small>().unwrap(), Small { a: 1 });
    let Both::Tagless(inside) = both(&format!(r#"{{"kind":"none","list":[{json}]}}"#)) else {
        panic!("what the members of a member keep counts for it")
    };
    assert!(matches!(inside.list.unwrap()[..], [Both::Unrecognized(_)]));
}

#[test]
fn a_member_without_a_field_for_the_tag_is_written_with_it() {
    let json = r#"{"kind":"none","list":[]}"#;
    let value = Both::from_json(json).unwrap();
    assert_eq!(encode(&value).unwrap(), json);
    assert!(matches!(
        Both::from_json(r#"{"list":[]}"#).unwrap(),
        Both::Unrecognized(_)
    ));
}

#[test]
fn a_null_that_would_read_as_missing_fits_worse() {
    struct Strict {
        a: Option<i64>,
    }
    model! { Strict { a: Option<i64> = "a" optional } }

    struct Lenient {
        a: crate::runtime::Field<i64>,
    }
    model! { Lenient { a: crate::runtime::Field<i64> = "a" three_state } }

    #[derive(Debug, Clone, PartialEq)]
    enum Nullable {
        Strict(Strict),
        Lenient(Lenient),
        Unrecognized(Json),
    }
    union! { Nullable { Strict: object, Lenient: object, _ = Unrecognized } }

    assert!(matches!(
        Nullable::from_json(r#"{"a":1}"#).unwrap(),
        Nullable::Strict(_)
    ));
    assert!(matches!(
        Nullable::from_json(r#"{"a":null}"#).unwrap(),
        Nullable::Lenient(_)
    ));
}

#[test]
fn a_key_that_is_kept_beside_the_fields_fits_worse_than_one_that_is_declared() {
    struct Keeping {
        id: i64,
        rest: BTreeMap<String, Json>,
    }
    model! { Keeping { id: i64 = "id" required, ..rest: BTreeMap<String, Json> } }

    struct Declaring {
        id: i64,
        name: String,
    }
    model! { Declaring { id: i64 = "id" required, name: String = "name" required } }

    #[derive(Debug, Clone, PartialEq)]
    enum Named {
        Keeping(Keeping),
        Declaring(Declaring),
        Unrecognized(Json),
    }
    union! { Named { Keeping: object, Declaring: object, _ = Unrecognized } }

    let named = |json: &str| Named::from_json(json).unwrap();
    assert!(matches!(named(r#"{"id":1,"name":"a"}"#), Named::Declaring(_)));
    assert!(matches!(named(r#"{"id":1,"size":2}"#), Named::Keeping(_)));
    assert!(matches!(named(r#"{"id":1,"name":"a","size":2}"#), Named::Keeping(_)));
}
