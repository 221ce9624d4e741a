//! `integer_enum!` and `value_enum!`.

use crate::runtime::{UnrecognizedValue, decode, encode, integer_enum, value_enum};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Level {
    Negative,
    #[default]
    Zero,
    #[deprecated]
    High,
}

integer_enum! {
    Level as i32 {
        Negative = -1,
        Zero = 0,
        High = 10,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Half,
    One,
    True,
    List,
    Object,
}

value_enum! {
    Part {
        Half = "0.5",
        One = "1",
        True = "true",
        List = "[1,[]]",
        Object = "{\"a\":1,\"b\":null}",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Size {
    Auto,
    Two,
    Unrecognized(UnrecognizedValue),
}

value_enum! {
    Size {
        Auto = "\"auto\"",
        Two = "2",
        _ = Unrecognized,
    }
}

#[test]
fn documented_integers_are_variants_by_value() {
    for json in ["0", "0.0", "0e3", "-0"] {
        assert_eq!(decode::<Level>(json.as_bytes()).unwrap(), Level::Zero, "{json}");
    }
    assert_eq!(encode(&Level::Negative).unwrap(), "-1");
    assert_eq!((Level::default().value(), i32::from(Level::Negative)), (0, -1));
    assert_eq!(Level::try_from(-1).unwrap(), Level::Negative);
    assert_eq!(format!("{:>3}", Level::Negative), " -1");
}

#[test]
fn other_integers_are_refused_without_showing_them() {
    for json in ["1", "0.5", "\"0\"", "null", "99999999999"] {
        assert!(decode::<Level>(json.as_bytes()).is_err(), "{json}");
    }
    let error = decode::<Vec<Level>>(b"[0, 77]").unwrap_err();
    assert_eq!(error.path(), "$[1]");
    let text = error.to_string();
    assert!(
        text.contains("one of the documented numbers") && !text.contains("77"),
        "{text}"
    );
    assert!(Level::try_from(3).is_err());
}

#[test]
fn values_of_any_type_are_compared_by_what_they_mean() {
    for (json, value) in [
        ("5e-1", Part::Half),
        ("1.0", Part::One),
        ("true", Part::True),
        ("[ 1.0, [] ]", Part::List),
        (r#"{"b": null, "\u0061": 1}"#, Part::Object),
    ] {
        assert_eq!(decode::<Part>(json.as_bytes()).unwrap(), value, "{json}");
    }
    let all = [Part::Half, Part::One, Part::True, Part::List, Part::Object];
    assert_eq!(encode(&all[..]).unwrap(), r#"[0.5,1,true,[1,[]],{"a":1,"b":null}]"#);
    assert_eq!(serde_json::to_value(Part::Half).unwrap(), serde_json::json!(0.5));
    for json in ["false", "0", "\"1\"", "[]", "{}", "null"] {
        assert!(decode::<Part>(json.as_bytes()).is_err(), "{json}");
    }
    let error = decode::<Vec<Part>>(b"[true, 7]").unwrap_err();
    assert_eq!(error.path(), "$[1]");
}

#[test]
fn of_mixed_values_texts_alone_are_open() {
    let sizes: Vec<Size> = decode(br#"["auto", 2, "b\"ig"]"#).unwrap();
    assert!(matches!(&sizes[2], Size::Unrecognized(text) if text.as_str() == "b\"ig"));
    let shown: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["auto", "2", "b\"ig"]);
    assert_eq!(encode(&sizes).unwrap(), r#"["auto",2,"b\"ig"]"#);
    assert!(decode::<Size>(b"3").is_err());
    assert!(decode::<Size>(b"[\"auto\"]").is_err());
}
