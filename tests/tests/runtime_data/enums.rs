//! `open_enum!` and `newtype!`.

use std::collections::{BTreeMap, HashSet};

use crate::runtime::{Secret, UnrecognizedValue, decode, encode, newtype, open_enum};

#[derive(Clone)]
#[non_exhaustive]
enum Provider {
    Notion,
    #[deprecated]
    GoogleDrive,
    Unrecognized(UnrecognizedValue),
}

open_enum! {
    Provider {
        Notion = "notion",
        GoogleDrive = "google-drive",
        _ = Unrecognized,
    }
}

#[derive(Clone, PartialEq)]
enum Kind {
    Feline,
    Unrecognized(UnrecognizedValue),
}

open_enum! {
    Kind derives PartialEq {
        Feline = "cat",
        _ = Unrecognized,
    }
}

impl Kind {
    const CAT: Self = Self::Feline;
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct ConnectionId(String);

newtype! { ConnectionId }

#[test]
fn known_texts_are_variants_however_they_come() {
    assert_eq!(decode::<Provider>(br#""notion""#).unwrap(), Provider::Notion);
    assert_eq!(decode::<Provider>(br#""\u006eotion""#).unwrap(), Provider::Notion);
    assert_eq!(Provider::from("notion"), Provider::Notion);
    assert_eq!(Provider::from("notion".to_owned()), Provider::Notion);
    assert_eq!("notion".parse::<Provider>(), Ok(Provider::Notion));
    assert_eq!(
        (Provider::Notion.as_str(), Provider::Notion.as_ref()),
        ("notion", "notion")
    );
    assert_eq!(encode(&Provider::from("google-drive")).unwrap(), r#""google-drive""#);
    assert_eq!(format!("{:>8}", Provider::Notion), "  notion");
}

#[test]
fn a_derived_equality_comes_to_the_same_and_lets_constants_be_patterns() {
    assert!(matches!(Kind::from("cat"), Kind::CAT));
    assert!(!matches!(Kind::from("Cat"), Kind::CAT));
    assert_eq!(decode::<Kind>(br#""cat""#).unwrap(), Kind::Feline);
    assert_eq!(Kind::from("dog"), decode(br#""dog""#).unwrap());
    assert_ne!(Kind::from("dog"), Kind::from("Dog"));
}

#[test]
fn unknown_texts_survive() {
    let json = r#""one\"drive""#;
    let provider: Provider = decode(json.as_bytes()).unwrap();
    assert!(matches!(&provider, Provider::Unrecognized(value) if value.as_str() == "one\"drive"));
    assert_eq!(provider.to_string(), "one\"drive");
    assert_eq!(encode(&provider).unwrap(), json);
    assert_ne!(provider, Provider::from("Notion"));
    assert_eq!(HashSet::from([provider.clone(), provider]).len(), 1);
}

#[test]
fn another_kind_is_an_error() {
    assert_eq!(
        decode::<Provider>(b"5").unwrap_err().to_string(),
        "$: expected a string, found an integer of 1 byte"
    );
    assert_eq!(
        decode::<Vec<Provider>>(br#"["a",null]"#).unwrap_err().to_string(),
        "$[1]: expected a string, found null"
    );
}

#[test]
fn enums_and_newtypes_are_keys_of_maps() {
    let json = r#"{"notion":1,"other":2}"#;
    let map: BTreeMap<Provider, i64> = decode(json.as_bytes()).unwrap();
    assert_eq!((map[&Provider::Notion], map[&Provider::from("other")]), (1, 2));
    assert_eq!(encode(&map).unwrap(), json);
    let map: BTreeMap<ConnectionId, i64> = decode(json.as_bytes()).unwrap();
    assert_eq!(map[&ConnectionId::new("other")], 2);
    assert_eq!(encode(&map).unwrap(), json);
}

#[test]
fn newtypes_wrap_a_text() {
    let id: ConnectionId = decode(br#""c\n1""#).unwrap();
    assert_eq!(id, ConnectionId::new("c\n1"));
    assert_eq!(
        (id.as_str(), id.as_ref(), id.to_string()),
        ("c\n1", "c\n1", "c\n1".to_owned())
    );
    assert_eq!(ConnectionId::from(&id).into_inner(), "c\n1");
    assert_eq!(encode(&id).unwrap(), r#""c\n1""#);
    assert_eq!(
        decode::<ConnectionId>(b"[]").unwrap_err().to_string(),
        "$: expected a string, found an array of 2 bytes"
    );
}

#[test]
fn secrets_are_never_printed() {
    let secret: Secret<Provider> = decode(br#""hush""#).unwrap();
    for shown in [
        format!("{secret}"),
        format!("{secret:?}"),
        format!("{secret:#?}"),
        format!("{:?}", Some(&secret)),
    ] {
        assert!(!shown.contains("hush"), "{shown}");
    }
    assert_eq!(format!("{secret} {secret:?}"), "[secret] [secret]");
    assert_eq!(secret.expose().as_str(), "hush");
    assert_eq!(encode(&secret).unwrap(), r#""hush""#);
    assert_eq!(secret.clone(), Secret::from(secret.into_inner()));
    assert_eq!(Secret::<String>::from("a").into_inner(), "a");
}
