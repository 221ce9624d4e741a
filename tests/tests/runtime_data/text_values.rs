//! Values of headers, read as what they are documented to be.

use crate::runtime::{Json, read_json, read_list, read_text};

#[test]
fn a_text_is_read_as_what_it_is_documented_to_be() {
    assert_eq!(read_text::<String>("12"), Some("12".to_owned()));
    assert_eq!(read_text::<String>(r#"W/"a\b""#), Some(r#"W/"a\b""#.to_owned()));
    assert_eq!(read_text::<i64>(" 12 "), Some(12));
    assert_eq!(read_text::<i64>("a dozen"), None);
    assert_eq!(read_text::<i64>(""), None);
    assert_eq!(read_text::<u8>("256"), None);
    assert_eq!(read_text::<f64>("0.5"), Some(0.5));
    assert_eq!(read_text::<bool>("true"), Some(true));
    assert_eq!(read_text::<bool>("True"), None);
    assert_eq!(read_text::<Json>("true"), Some(Json::from("true")));
}

#[test]
fn a_list_is_read_from_all_of_its_lines() {
    let list = |lines: &[&str]| read_list::<String>(lines.iter().copied());
    let owned = |items: &[&str]| Some(items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&["a, b", "c"]), owned(&["a", "b", "c"]));
    assert_eq!(list(&[" ,a,, b ,"]), owned(&["a", "b"]));
    assert_eq!(list(&[""]), owned(&[]));
    assert_eq!(list(&[]), None);
    assert_eq!(read_list::<i64>(["1,2", "3"].into_iter()), Some(vec![1, 2, 3]));
    assert_eq!(read_list::<i64>(["1,two"].into_iter()), None);
}

#[test]
fn json_is_read_as_such() {
    assert_eq!(read_json::<Vec<i64>>("[1,2]"), Some(vec![1, 2]));
    assert_eq!(read_json::<Vec<i64>>("1,2"), None);
    assert_eq!(read_json::<String>("\"a\""), Some("a".to_owned()));
    assert_eq!(read_json::<String>("a"), None);
}
