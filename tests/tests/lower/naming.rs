//! Names: tables of the worst that descriptions have.

use cratesmith::naming::{FieldName, ModuleName, Name, Scope, TypeName, VariantName, identifier, keyword, noun, words};

#[test]
fn identifiers_of_any_convention_are_split_into_words() {
    for (text, expected) in [
        ("getByID", "get by id"),
        ("deleteByIDs", "delete by ids"),
        ("IDs", "ids"),
        ("userIDsList", "user ids list"),
        ("OAuth2Token", "oauth2 token"),
        ("oauth2_token", "oauth2 token"),
        ("HTTPServerError", "http server error"),
        ("IPv6Address", "ipv6 address"),
        ("iOSVersion", "ios version"),
        ("GraphQLQuery", "graphql query"),
        ("kebab-case-name", "kebab case name"),
        ("SCREAMING_SNAKE", "screaming snake"),
        ("dotted.name.v1", "dotted name v1"),
        ("postV3ConnectionsByProvider", "post v3 connections by provider"),
        ("sha256Hash", "sha256 hash"),
        ("address1", "address1"),
        ("v1.0", "v1 0"),
        ("Größe", "groesse"),
        ("ПриветМир", "privet mir"),
        ("名前", "名前"),
        ("a  b\tc", "a b c"),
        ("", ""),
        ("--", ""),
    ] {
        assert_eq!(words::split(text).join(" "), expected, "{text}");
    }
}

fn names<N: Name + std::fmt::Display>(reserved: &[&'static [&'static str]], texts: &[&str]) -> String {
    let names: Vec<String> = Scope::new(reserved)
        .mint_all::<N>(texts)
        .iter()
        .map(ToString::to_string)
        .collect();
    names.join(" ")
}

#[test]
fn enum_values_of_signs_and_digits_become_legible_variants() {
    assert_eq!(
        names::<VariantName>(&[], &[">", "<", ">=", "<=", "=", "!=", "+1", "-1", "", "*", "€", "☃"]),
        "GreaterThan LessThan GreaterThanOrEqual LessThanOrEqual Equal NotEqual Plus1 Minus1 Empty Star Euro U2603"
    );
    assert_eq!(
        names::<VariantName>(
            &[],
            &["created", "-created", "1080p", "1.0", "10", "Self", "true", "null"]
        ),
        "Created MinusCreated Value1080p Value1_0 Value10 Self_ True Null"
    );
    assert_eq!(
        names::<VariantName>(&[], &["asc", "ASC", "Asc"]),
        "AscLower AscUpper Asc"
    );
}

#[test]
fn fields_that_differ_in_case_or_signs_only_stay_apart_whatever_their_order() {
    assert_eq!(
        names::<FieldName>(&[], &["id", "_id", "ID", "@id"]),
        "id underscore_id id_upper at_id"
    );
    assert_eq!(
        names::<FieldName>(&[], &["@id", "ID", "_id", "id"]),
        "at_id id_upper underscore_id id"
    );
}

#[test]
fn keywords_are_raw_or_get_a_sign() {
    assert_eq!(
        names::<FieldName>(
            &[],
            &["type", "self", "Self", "super", "crate", "gen", "async", "_", "match"]
        ),
        "r#type self_lower self_pascal super_ crate_ r#gen r#async underscore r#match"
    );
    assert_eq!(
        names::<FieldName>(&[keyword::SETTERS], &["send", "build", "clone"]),
        "send_field build_field clone_field"
    );
    assert_eq!(
        names::<ModuleName>(&[], &["mod", "con", "type", "lpt1", "名前", "2fa"]),
        "mod_ con_ r#type lpt1_ u540du524d module_2fa"
    );
}

#[test]
fn types_do_not_shadow_the_prelude() {
    assert_eq!(
        names::<TypeName>(
            &[keyword::TYPES],
            &[
                "string", "Option", "Result", "Json", "Error", "Client", "3DModel", "Self", ""
            ]
        ),
        "StringValue OptionValue ResultValue JsonValue Error Client Type3dModel Self_ Empty"
    );
}

#[test]
fn conventions_and_signs_tell_names_apart() {
    assert_eq!(
        names::<FieldName>(&[], &["foo_bar", "fooBar", "foo-bar", "FooBar", "FOO_BAR", "foo.bar"]),
        "foo_bar foo_bar_camel foo_minus_bar foo_bar_pascal foo_underscore_bar foo_dot_bar"
    );
    // Both wanted what neither has.
    assert_eq!(
        names::<FieldName>(&[], &["fooBar", "FooBar"]),
        "foo_bar_camel foo_bar_pascal"
    );
    assert_eq!(
        names::<TypeName>(&[keyword::TYPES], &["Option", "option", "OptionValue"]),
        "OptionPascal OptionLower OptionValue"
    );
}

#[test]
fn a_name_depends_on_its_own_text_and_on_those_that_come_to_the_same() {
    let texts = [
        "id", "ID", "Id", "_id", "@id", "foo_bar", "fooBar", "FooBar", "Foo_Bar", "FooBAR", "naïve", "naive", "send",
        "Send", "1", "-1", "+1", "名前", "", " ", "self", "Self", "a.b", "a-b", "a b", "ab",
    ];
    let minted = |texts: &[&'static str]| -> std::collections::BTreeMap<&'static str, String> {
        let names = Scope::new(&[keyword::SETTERS]).mint_all::<FieldName>(texts);
        texts
            .iter()
            .copied()
            .zip(names.iter().map(ToString::to_string))
            .collect()
    };
    let all = minted(&texts);
    let distinct: std::collections::BTreeSet<&String> = all.values().collect();
    assert_eq!(distinct.len(), texts.len(), "{all:?}");
    let mut backwards = texts;
    backwards.reverse();
    assert_eq!(minted(&backwards), all);
    for left_out in texts {
        let others: Vec<&'static str> = texts.into_iter().filter(|text| *text != left_out).collect();
        let same = identifier::<FieldName>(left_out);
        for (text, name) in minted(&others) {
            if identifier::<FieldName>(text) != same {
                assert_eq!(all.get(text), Some(&name), "without {left_out:?}");
            }
        }
    }
}

#[test]
fn names_of_any_length_fit_into_a_file_name() {
    let long = |end: &str| format!("{} {end}", "an exceedingly long name".repeat(40));
    for (one, two) in [
        (long("one"), long("two")),
        (format!("{}1", "x".repeat(1000)), format!("{}2", "x".repeat(1000))),
        ("長".repeat(400), "長".repeat(401)),
    ] {
        let (one, two) = (identifier::<ModuleName>(&one), identifier::<ModuleName>(&two));
        assert!(one.len() <= 100 && two.len() <= 100, "{one} {two}");
        assert_ne!(one, two);
        assert_eq!(identifier::<ModuleName>(&one), one, "a short name stays");
    }
}

#[test]
fn released_names_win() {
    let table = cratesmith::naming::NameTable([("/a".to_owned(), "Old".to_owned())].into());
    let mut scope = Scope::new(&[]).with_previous(&table);
    assert_eq!(
        scope.released::<TypeName>("/a").map(|name| name.to_string()),
        Some("Old".to_owned())
    );
    assert_eq!(scope.mint::<TypeName>("old").as_str(), "OldValue");
}

#[test]
fn every_text_becomes_an_identifier() {
    let mut texts: Vec<String> = (0..0x3000u32)
        .chain(0xAC00..0xAC10)
        .filter_map(char::from_u32)
        .map(String::from)
        .collect();
    texts.extend(["\u{0}", "a\u{301}", "🎉 party", "ﬁ", "İ", "ǅ", "١", "½", "x²", "ʼn", "ㅤ"].map(str::to_owned));
    for text in &texts {
        for identifier in [
            identifier::<TypeName>(text),
            identifier::<FieldName>(text),
            identifier::<VariantName>(text),
            identifier::<ModuleName>(text),
        ] {
            let mut characters = identifier.chars();
            let start = characters
                .next()
                .is_some_and(|first| first == '_' || first.is_alphabetic());
            assert!(
                start && characters.all(|next| next == '_' || next.is_alphanumeric()),
                "{text:?} gives {identifier:?}"
            );
        }
    }
}

#[test]
fn plurals_have_singulars() {
    for (plural, singular) in [
        ("connections", "connection"),
        ("memories", "memory"),
        ("statuses", "status"),
        ("status", "status"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("series", "series"),
        ("settings", "setting"),
        ("data", "data"),
        ("analyses", "analyse"),
    ] {
        assert_eq!(noun::singular(plural), singular);
    }
}
