//! Multipart bodies, byte for byte: what the description says of parts, files with further headers, and kinds of
//! bodies that are no forms.

use std::io::Cursor;

use crate::runtime::{
    Body, BuildError, Compound, FilePart, Json, JsonText, Multipart, PartKind, QueryStyle, RequestBody, RequestParts,
};

fn json(text: &str) -> Json {
    <Json as JsonText>::from_json(text).unwrap()
}

/// The media type and the text of a body, with `B` for its boundary.
fn shown(body: &Body) -> (String, String) {
    let content_type = body.content_type().to_str().unwrap();
    let boundary = content_type.split("boundary=").nth(1).unwrap();
    assert_eq!(boundary.len(), 32);
    let text = std::str::from_utf8(body.content().bytes().unwrap()).unwrap();
    (content_type.replace(boundary, "B"), text.replace(boundary, "B"))
}

fn finished<K: PartKind>(form: Multipart<K>) -> (String, String) {
    shown(&form.into_body().unwrap())
}

fn form_data(parts: &[&str]) -> (String, String) {
    let content_type = "multipart/form-data; boundary=B".to_owned();
    let parts = parts
        .iter()
        .map(|part| format!("--B\r\nContent-Disposition: form-data; {part}\r\n"));
    (content_type, parts.collect::<String>() + "--B--\r\n")
}

#[test]
fn parts_are_of_the_media_types_that_the_description_says() {
    let mut form = Multipart::new();
    form.typed("text/markdown").text("title", Some("# a"));
    form.typed("application/json").value("caption", Some("a \"b\""));
    form.typed("application/vnd.a+json; v=1")
        .value("meta", Some(&json(r#"{"k":1}"#)));
    form.typed("application/json")
        .value("tags", Some(&json(r#"["x",{"y":[1]},[2]]"#)));
    form.typed("text/csv").value("rows", Some(&json(r#"["1,2",{"a":1}]"#)));
    form.text("plain", Some("nothing is left of what was said before"));
    let expected = form_data(&[
        "name=\"title\"\r\nContent-Type: text/markdown\r\n\r\n# a",
        "name=\"caption\"\r\nContent-Type: application/json\r\n\r\n\"a \\\"b\\\"\"",
        "name=\"meta\"\r\nContent-Type: application/vnd.a+json; v=1\r\n\r\n{\"k\":1}",
        "name=\"tags\"\r\nContent-Type: application/json\r\n\r\n\"x\"",
        "name=\"tags\"\r\nContent-Type: application/json\r\n\r\n{\"y\":[1]}",
        "name=\"tags\"\r\nContent-Type: application/json\r\n\r\n[2]",
        "name=\"rows\"\r\nContent-Type: text/csv\r\n\r\n1,2",
        "name=\"rows\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}",
        "name=\"plain\"\r\n\r\nnothing is left of what was said before",
    ]);
    assert_eq!(finished(form), expected);
}

#[test]
fn a_file_has_its_own_media_type_or_else_the_described_one() {
    let mut form = Multipart::new();
    form.typed("image/png").file("a", Some(&FilePart::new("1")));
    form.typed("image/png")
        .file("b", Some(&FilePart::new("2").with_content_type("image/gif")));
    form.typed("image/png").file("left out", None);
    form.file("c", Some(&FilePart::new("3")));
    let expected = form_data(&[
        "name=\"a\"; filename=\"a\"\r\nContent-Type: image/png\r\n\r\n1",
        "name=\"b\"; filename=\"b\"\r\nContent-Type: image/gif\r\n\r\n2",
        "name=\"c\"; filename=\"c\"\r\nContent-Type: application/octet-stream\r\n\r\n3",
    ]);
    assert_eq!(finished(form), expected);
}

#[test]
fn names_beyond_ascii_are_sent_as_browsers_send_them() {
    let mut form = Multipart::new();
    let file = FilePart::new("1").with_file_name("naïve 🚀 \"a\"\r\n\\é%.png");
    form.file("bäh\"\n", Some(&file));
    let expected = form_data(&[
        "name=\"bäh%22%0A\"; filename=\"naïve 🚀 %22a%22%0D%0A\\é%.png\"\r\nContent-Type: application/octet-stream\r\n\r\n1",
    ]);
    assert_eq!(finished(form), expected);
}

#[test]
fn parts_have_the_headers_that_the_description_has() {
    let mut form = Multipart::new();
    let mut head = RequestParts::new();
    head.header("X-Rotation", Some(&90));
    head.header("X-Name", Some("é"));
    head.header("X-Left-Out", None::<&str>);
    head.header_value("X-Crop", Some(&json("[1,2]")), false);
    head.header_json("X-Meta", Some(&json(r#"{"a":"é"}"#)));
    for file in ["1", "2"] {
        let file = FilePart::new(file).with_header("X-Own", "ö");
        form.typed("image/png").headed(&head).file("f", Some(&file));
    }
    form.headed(&head).text("t", None::<&str>);
    form.text("u", Some("3"));
    let headers = "x-rotation: 90\r\nx-name: é\r\nx-crop: 1,2\r\nx-meta: {\"a\":\"\\u00e9\"}\r\nx-own: ö";
    let file =
        |content: &str| format!("name=\"f\"; filename=\"f\"\r\nContent-Type: image/png\r\n{headers}\r\n\r\n{content}");
    let expected = form_data(&[&file("1"), &file("2"), "name=\"u\"\r\n\r\n3"]);
    assert_eq!(finished(form), expected);
}

#[test]
fn headers_that_no_part_can_have_are_refused() {
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\0", "\u{7f}", " a", "a\t"] {
        let mut head = RequestParts::new();
        head.header("X-Note", Some(value));
        let mut form = Multipart::new();
        form.headed(&head).text("a", Some("b"));
        assert_eq!(form.into_body().unwrap_err(), BuildError::header("X-Note"), "{value:?}");
        let file = FilePart::new("1").with_header("X-Note", value);
        let mut form = Multipart::new();
        form.file("a", Some(&file));
        let error = form.into_body().unwrap_err();
        assert_eq!(error, BuildError::header("X-Note"), "{value:?}");
        assert!(!error.to_string().contains("Evil"));
    }
    for name in ["", "a b", "a:", "a\r\nb", "é"] {
        let mut form = Multipart::new();
        form.file("a", Some(&FilePart::new("1").with_header(name, "v")));
        assert_eq!(form.into_body().unwrap_err(), BuildError::header(name));
    }
    for name in [
        "Content-Disposition",
        "content-type",
        "CONTENT-LENGTH",
        "Transfer-Encoding",
    ] {
        let mut form = Multipart::new();
        form.file("a", Some(&FilePart::new("1").with_header(name, "v")));
        let error = form.into_body().unwrap_err().to_string();
        assert!(error.contains(&name.to_lowercase()), "{error}");
    }
}

#[test]
fn values_of_headers_are_not_printed() {
    let file = FilePart::new("1").with_header("X-Key", "very secret");
    let text = format!("{file:?}");
    assert!(text.contains("X-Key") && !text.contains("secret"), "{text}");
    let mut form = Multipart::new();
    let mut head = RequestParts::new();
    head.header("X-Key", Some("very secret"));
    form.headed(&head).file("a", Some(&file));
    assert!(!format!("{form:?}").contains("secret"));
    assert!(!format!("{:?}", form.into_body()).contains("secret"));
}

#[test]
fn parts_of_forms_have_styles() {
    let mut form = Multipart::new();
    form.styled("a", Some(&json(r#"["x y","z&"]"#)), QueryStyle::Form);
    form.styled("b", Some(&json("[1,2]")), QueryStyle::Pipe);
    form.styled("c", Some(&json("[1,2]")), QueryStyle::Space);
    form.styled("d", Some(&json(r#"{"k":"v/","n":[1]}"#)), QueryStyle::DeepObject);
    form.styled("e", Some(&json(r#"{"k":1,"l":[2,3]}"#)), QueryStyle::FormExplode);
    form.styled("f", Some(&json(r#"{"k":1}"#)), QueryStyle::Form);
    form.styled("none", Some(&json("[]")), QueryStyle::Form);
    form.styled("none", None::<&Json>, QueryStyle::Form);
    let expected = form_data(&[
        "name=\"a\"\r\n\r\nx y,z&",
        "name=\"b\"\r\n\r\n1|2",
        "name=\"c\"\r\n\r\n1 2",
        "name=\"d[k]\"\r\n\r\nv/",
        "name=\"d[n][]\"\r\n\r\n1",
        "name=\"k\"\r\n\r\n1",
        "name=\"l\"\r\n\r\n2",
        "name=\"l\"\r\n\r\n3",
        "name=\"f\"\r\n\r\nk,1",
    ]);
    assert_eq!(finished(form), expected);
    for (text, style) in [
        (r#"["a,b","c"]"#, QueryStyle::Form),
        (r#"["a b","c"]"#, QueryStyle::Space),
    ] {
        let mut form = Multipart::new();
        form.styled("a", Some(&json(text)), style);
        assert_eq!(form.into_body().unwrap_err(), BuildError::delimiter("a"), "{text}");
    }
}

#[test]
fn related_parts_have_ids_and_the_first_one_is_the_root() {
    let mut form = Multipart::of(Compound::related("multipart/related"));
    form.typed("application/vnd.a+json; v=1")
        .value("meta", Some(&json(r#"{"k":1}"#)));
    form.value("list", Some(&json("[1,2]")));
    form.text("a note>\r\né", Some("ä"));
    form.value("any", Some(&json("true")));
    for name in ["1", "2", "3"] {
        form.file("files", Some(&FilePart::new(name)));
    }
    let file = FilePart::new("4")
        .with_file_name("é\"\n.png")
        .with_content_type("image/png")
        .with_header("Content-ID", "<own@id>");
    form.file("file", Some(&file));
    let (content_type, text) = finished(form);
    assert_eq!(
        content_type,
        "multipart/related; type=\"application/vnd.a+json\"; boundary=B"
    );
    let file = |id: &str, content: &str| {
        format!("--B\r\nContent-ID: <{id}>\r\nContent-Type: application/octet-stream\r\n\r\n{content}\r\n")
    };
    let expected = [
        "--B\r\nContent-ID: <meta>\r\nContent-Type: application/vnd.a+json; v=1\r\n\r\n{\"k\":1}\r\n",
        "--B\r\nContent-ID: <list>\r\nContent-Type: application/json\r\n\r\n[1,2]\r\n",
        "--B\r\nContent-ID: <a%20note%3E%0D%0A%C3%A9>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nä\r\n",
        "--B\r\nContent-ID: <any>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ntrue\r\n",
        &file("files", "1"),
        &file("files/2", "2"),
        &file("files/3", "3"),
        "--B\r\nContent-Disposition: attachment; filename=\"é%22%0A.png\"\r\nContent-Type: image/png\r\n\
         content-id: <own@id>\r\n\r\n4\r\n",
        "--B--\r\n",
    ];
    assert_eq!(text, expected.concat());
}

#[test]
fn the_root_of_a_related_body_is_the_first_part_that_is_sent() {
    let mut form = Multipart::of(Compound::related("multipart/related; start-info=\"x\""));
    form.value("left out", None::<&Json>);
    form.file(
        "file",
        Some(&FilePart::new("1").with_content_type("image/png; a=\"b\"")),
    );
    form.text("note", Some("n"));
    let expected = "multipart/related; start-info=\"x\"; type=\"image/png\"; boundary=B";
    assert_eq!(finished(form).0, expected);
    let form = Multipart::of(Compound::related("multipart/related"));
    let nothing = ("multipart/related; boundary=B".to_owned(), "--B--\r\n".to_owned());
    assert_eq!(finished(form), nothing);
}

#[test]
fn parts_of_other_bodies_are_told_apart_by_their_places() {
    let mut form = Multipart::of(Compound::mixed("multipart/mixed"));
    let list = json(r#"[{"k":1},"<p>",[2],3]"#);
    form.items(&list, &[None, Some("text/html")], Some("application/vnd.b+json"));
    form.typed("image/png").file("", Some(&FilePart::new("4")));
    let (content_type, text) = finished(form);
    assert_eq!(content_type, "multipart/mixed; boundary=B");
    let expected = [
        "--B\r\nContent-Type: application/json\r\n\r\n{\"k\":1}\r\n",
        "--B\r\nContent-Type: text/html\r\n\r\n<p>\r\n",
        "--B\r\nContent-Type: application/vnd.b+json\r\n\r\n[2]\r\n",
        "--B\r\nContent-Type: application/vnd.b+json\r\n\r\n3\r\n",
        "--B\r\nContent-Type: image/png\r\n\r\n4\r\n",
        "--B--\r\n",
    ];
    assert_eq!(text, expected.concat());
    let mut form = Multipart::of(Compound::mixed("multipart/mixed"));
    form.items(&json("{}"), &[], None);
    assert!(form.into_body().is_err());
}

#[test]
fn a_body_without_a_boundary_has_the_media_type_that_the_caller_says() {
    let body = |content_type: &'static str| Body::new(http::HeaderValue::from_static(content_type), "x");
    assert!(body("multipart/mixed; boundary=b").is_multipart());
    assert!(!body("multipart/mixed").is_multipart());
    assert!(!body("text/plain; boundary=b").is_multipart());
}

#[test]
fn the_properties_of_any_object_are_parts() {
    let value = json(r#"{"a":"x","b":[1,{"c":2}],"d":null}"#);
    let mut form = Multipart::new();
    form.properties(&value, &[]);
    let expected = form_data(&[
        "name=\"a\"\r\n\r\nx",
        "name=\"b\"\r\n\r\n1",
        "name=\"b\"\r\nContent-Type: application/json\r\n\r\n{\"c\":2}",
    ]);
    assert_eq!(finished(form), expected);
    let mut head = RequestParts::new();
    head.header("X-A", Some(&1));
    let mut form = Multipart::new();
    form.properties(
        &value,
        &[("b", Some("text/csv"), Some(&head)), ("d", None, Some(&head))],
    );
    let expected = form_data(&[
        "name=\"a\"\r\n\r\nx",
        "name=\"b\"\r\nContent-Type: text/csv\r\nx-a: 1\r\n\r\n1",
        "name=\"b\"\r\nContent-Type: application/json\r\nx-a: 1\r\n\r\n{\"c\":2}",
    ]);
    assert_eq!(finished(form), expected);
    let mut form = Multipart::of(Compound::related("multipart/related"));
    form.properties(&value, &[]);
    let expected = [
        "--B\r\nContent-ID: <a>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n",
        "--B\r\nContent-ID: <b>\r\nContent-Type: application/json\r\n\r\n[1,{\"c\":2}]\r\n",
        "--B--\r\n",
    ];
    assert_eq!(finished(form).1, expected.concat());
    let mut form = Multipart::new();
    form.properties(&json("[1]"), &[]);
    assert!(form.into_body().is_err());
}

#[test]
fn a_part_that_is_read_while_it_is_sent_keeps_its_head() {
    let mut form = Multipart::of(Compound::related("multipart/related"));
    let file = FilePart::new(RequestBody::from_reader(Cursor::new("content"), Some(7)));
    form.file("file", Some(&file.with_header("X-A", "b")));
    let body = form.into_body().unwrap();
    let head = "--\r\nContent-ID: <file>\r\nContent-Type: application/octet-stream\r\nx-a: b\r\n\r\n";
    let length = head.len() + 32 + "content\r\n----\r\n".len() + 32;
    assert_eq!(body.content().length(), Some(length as u64));
}
