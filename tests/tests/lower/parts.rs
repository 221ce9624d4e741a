//! Parts of multipart bodies: media types, headers, styles, and which kind of body they make.

use crate::model;
use cratesmith::model::{
    Body, BodyEncoding, Location, Operation, Part, PartPlace, PartWriting, PartsKind, Positional, Presence, Style,
    TypeRef,
};
use cratesmith::options::Options;

/// The operation whose body is of a media type, and what is said of the description.
fn operation(version: &str, content: &str) -> (Operation, String) {
    let text = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n      requestBody:\n        required: true\n        \
         content:\n{}      responses: {{'204': {{description: d}}}}\n",
        indented(content)
    );
    let (api, diagnostics) = model::model(&text, &Options::default());
    let groups = api.groups.into_iter().flat_map(|group| group.operations);
    (
        groups.into_iter().next().expect("an operation"),
        model::said(&diagnostics),
    )
}

fn indented(text: &str) -> String {
    text.trim_matches('\n')
        .lines()
        .map(|line| format!("          {line}\n"))
        .collect()
}

fn body(version: &str, content: &str) -> (Body, String) {
    let (operation, said) = operation(version, content);
    (operation.body.expect("a body"), said)
}

/// A form of these properties with these encodings.
fn form(version: &str, properties: &str, encoding: &str) -> (Vec<Part>, String) {
    let content = format!(
        "multipart/form-data:\n  schema: {{type: object, properties: {{{properties}}}}}\n  encoding: {{{encoding}}}"
    );
    let (body, said) = body(version, &content);
    (body.parts.described, said)
}

fn media_types(parts: &[Part]) -> Vec<(String, Option<&str>, PartWriting)> {
    let shown = |part: &Part| match &part.place {
        PartPlace::Property(name) => name.clone(),
        other => format!("{other:?}"),
    };
    let parts = parts.iter();
    parts
        .map(|part| (shown(part), part.media_type.as_deref(), part.writing))
        .collect()
}

#[test]
fn the_first_media_type_that_is_no_range_is_that_of_the_part() {
    let (parts, said) = form(
        "3.0.3",
        "a: {type: string, format: binary}, b: {type: string, format: binary}, c: {type: string}, d: {type: string}, \
         e: {type: object, properties: {x: {type: string}}}, f: {type: array, items: {type: string}}, g: {type: string}",
        "a: {contentType: 'image/*, image/png, image/jpeg'}, b: {contentType: 'image/*'}, c: {contentType: text/plain}, \
         d: {contentType: application/json}, e: {contentType: application/vnd.a+json}, f: {contentType: text/csv}",
    );
    let expected = [
        ("a".to_owned(), Some("image/png"), PartWriting::Plain),
        ("c".to_owned(), Some("text/plain"), PartWriting::Plain),
        ("d".to_owned(), Some("application/json"), PartWriting::Json),
        ("e".to_owned(), Some("application/vnd.a+json"), PartWriting::Json),
        ("f".to_owned(), Some("text/csv"), PartWriting::Plain),
    ];
    assert_eq!(media_types(&parts), expected);
    assert_eq!(said, "");
}

#[test]
fn what_has_parts_is_json_whatever_is_said_of_its_media_type() {
    let (parts, said) = form(
        "3.0.3",
        "a: {type: object, properties: {x: {type: string}}}, b: {type: string}",
        "a: {contentType: application/xml}, c: {contentType: text/plain}",
    );
    assert_eq!(parts, []);
    assert!(
        said.contains("unexpressed-keyword") && said.contains("encoding/a/contentType"),
        "{said}"
    );
    assert!(said.contains("ignored-key") && said.contains("encoding/c"), "{said}");
}

#[test]
fn what_has_no_type_is_a_file_where_its_media_type_is_of_bytes() {
    let (parts, _) = form(
        "3.1.0",
        "a: {}, b: {}, c: {}, d: {type: array, items: {}}, e: {type: string}",
        "a: {contentType: image/png}, b: {contentType: application/json}, d: {contentType: 'audio/*'}, \
         e: {contentType: image/png}",
    );
    let files: Vec<_> = parts.iter().map(|part| (part.place.clone(), part.is_file)).collect();
    let property = |name: &str| PartPlace::Property(name.to_owned());
    let expected = [
        (property("a"), true),
        (property("b"), false),
        (property("d"), true),
        (property("e"), false),
    ];
    assert_eq!(files, expected);
    let found = model::whole(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n      requestBody:\n        required: true\n        \
         content: {multipart/form-data: {schema: {type: object, required: [a, b, c], properties: {a: {}, b: {}, \
         c: {type: string, contentMediaType: image/png}, d: {type: string, contentMediaType: text/html}, \
         e: {type: string, contentMediaType: image/png, contentEncoding: base64}}}, encoding: {a: {contentType: image/png}}}}\n      \
         responses: {'204': {description: d}}\n",
    );
    for line in ["a: Binary", "b: Json", "c: Binary", "d: String?", "e: Base64?"] {
        assert!(found.contains(line), "{line}\n{found}");
    }
}

#[test]
fn a_text_of_3_1_says_its_media_type_and_encoding_itself() {
    let (parts, said) = form(
        "3.1.0",
        "a: {type: string, contentEncoding: base64}, b: {type: string, contentMediaType: text/html}, \
         c: {type: string, contentEncoding: base64, contentMediaType: image/png}",
        "c: {contentType: image/gif}",
    );
    let found: Vec<_> = parts
        .iter()
        .map(|part| (part.media_type.as_deref(), part.transfer_encoding.as_deref()))
        .collect();
    let expected = [
        (Some("application/octet-stream"), Some("base64")),
        (Some("text/html"), None),
        (Some("image/gif"), Some("base64")),
    ];
    assert_eq!(found, expected);
    assert_eq!(said, "");
}

#[test]
fn styles_of_parts_count_since_3_1() {
    let object = "{type: object, properties: {x: {type: string}}}";
    let list = "{type: array, items: {type: string}}";
    let properties = format!("a: {list}, b: {object}, c: {object}, d: {list}, e: {{type: string}}, f: {list}");
    let encoding = "a: {style: form, explode: false, contentType: application/json}, b: {style: deepObject}, \
                    c: {style: form}, d: {style: form}, e: {style: form}, f: {style: pipeDelimited}";
    let (parts, said) = form("3.1.0", &properties, encoding);
    let styled = |style| PartWriting::Styled(style);
    let expected = [
        ("a".to_owned(), None, styled(Style::Form { explode: false })),
        ("b".to_owned(), None, styled(Style::DeepObject)),
        ("c".to_owned(), None, styled(Style::Form { explode: true })),
        ("f".to_owned(), None, styled(Style::PipeDelimited)),
    ];
    assert_eq!(media_types(&parts), expected);
    assert_eq!(said, "");
    let (parts, said) = form("3.0.3", &properties, encoding);
    assert_eq!(
        media_types(&parts),
        [("a".to_owned(), Some("application/json"), PartWriting::Json)]
    );
    assert_eq!(said.matches("the style has no effect").count(), 3, "{said}");
}

#[test]
fn headers_of_parts_are_set_as_parameters_are() {
    let (operation, said) = operation(
        "3.0.3",
        "
multipart/form-data:
  schema: {type: object, required: [a], properties: {a: {type: string, format: binary}, b: {type: string}, x_a: {type: string}}}
  encoding:
    a:
      headers:
        X-A: {required: true, description: What a is., schema: {type: integer}}
        X-B: {schema: {type: array, items: {type: string}}}
        Content-Type: {schema: {type: string}}
        content-disposition: {schema: {type: string}}
    b:
      headers: {X-A: {required: true, schema: {type: string}}, X-C: {content: {application/json: {schema: {type: integer}}}}}
",
    );
    let found: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| {
            (
                parameter.name.as_str(),
                parameter.wire.as_str(),
                parameter.location,
                parameter.presence,
            )
        })
        .collect();
    let expected = [
        ("x_a", "X-A", Location::Part(0), Presence::Required),
        ("x_b", "X-B", Location::Part(0), Presence::Optional),
        ("b_x_a", "X-A", Location::Part(1), Presence::Optional),
        ("x_c", "X-C", Location::Part(1), Presence::Optional),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        operation.positional,
        [Positional::Parameter(0), Positional::BodyField(0)]
    );
    let body = operation.body.expect("a body");
    let setters: Vec<&str> = body.setters.iter().map(|name| name.as_str()).collect();
    assert_eq!(
        setters,
        ["a", "b", "x_a_field"],
        "a parameter has its name before a field"
    );
    assert_eq!(operation.parameters[3].style, Style::Json);
    let docs = |place: usize| operation.parameters[place].docs.lines.join("\n");
    assert!(
        docs(0).contains("What a is.") && docs(0).contains("A header of the part `a`."),
        "{}",
        docs(0)
    );
    assert!(
        docs(2).contains("It is required where the part is sent."),
        "{}",
        docs(2)
    );
    assert_eq!(said.matches("is written by the client").count(), 2, "{said}");
}

#[test]
fn the_media_type_says_how_parts_are_told_apart() {
    let object = "{schema: {type: object, properties: {a: {type: string}}}}";
    for (media_type, kind, sent) in [
        ("multipart/form-data", PartsKind::FormData, "multipart/form-data"),
        (
            "multipart/Form-Data; boundary=b",
            PartsKind::FormData,
            "multipart/form-data",
        ),
        ("multipart/related", PartsKind::Related, "multipart/related"),
        (
            "multipart/related; type=\"text/xml\"; start-info=a; boundary=b",
            PartsKind::Related,
            "multipart/related; start-info=a",
        ),
        ("multipart/mixed", PartsKind::Mixed, "multipart/mixed"),
        ("multipart/x-own", PartsKind::Mixed, "multipart/x-own"),
    ] {
        let (body, said) = body("3.0.3", &format!("'{media_type}': {object}"));
        assert_eq!(body.encoding, BodyEncoding::Multipart, "{media_type}");
        assert_eq!((body.parts.kind, body.media_type.as_str()), (kind, sent));
        assert_eq!(said, "");
    }
}

#[test]
fn a_body_without_parts_is_bytes() {
    for content in [
        "multipart/mixed: {}",
        "multipart/related: {schema: {type: string, format: binary}}",
        "multipart/related: {schema: {}}",
    ] {
        let (body, said) = body("3.0.3", content);
        assert_eq!(
            (body.encoding, body.ty),
            (BodyEncoding::Bytes, TypeRef::Binary),
            "{content}"
        );
        assert_eq!(said, "", "{content}");
    }
    for content in [
        "multipart/form-data: {schema: {type: array, items: {type: string}}}",
        "multipart/form-data: {schema: {type: string}}",
        "multipart/mixed: {schema: {type: array, prefixItems: [{type: string, format: binary}], items: {type: string}}}",
    ] {
        let (body, said) = body("3.1.0", content);
        assert_eq!(
            (body.encoding, body.ty),
            (BodyEncoding::Bytes, TypeRef::Binary),
            "{content}"
        );
        assert!(said.contains("unexpressed-keyword"), "{content}: {said}");
    }
}

#[test]
fn items_of_a_list_are_parts() {
    let list = |item: TypeRef| TypeRef::List(Box::new(item));
    for (content, ty) in [
        ("{schema: {type: array, items: {type: integer}}}", "Vec<i64>"),
        (
            "{schema: {type: array, items: {type: string, format: binary}}}",
            "Vec<Binary>",
        ),
        ("{itemSchema: {type: string}}", "Vec<String>"),
        (
            "{itemSchema: {}, itemEncoding: {contentType: image/png}}",
            "Vec<Binary>",
        ),
    ] {
        let (body, said) = body("3.2.0", &format!("multipart/mixed: {content}"));
        assert_eq!(body.encoding, BodyEncoding::Multipart, "{content}");
        let expected = match ty {
            "Vec<i64>" => list(TypeRef::Integer(cratesmith::model::IntegerType::I64)),
            "Vec<Binary>" => list(TypeRef::Binary),
            _ => list(TypeRef::String),
        };
        assert_eq!((body.ty, said.as_str()), (expected, ""), "{content}");
    }
    let (body, said) = body(
        "3.2.0",
        "multipart/related: {schema: {type: array, prefixItems: [{type: object, properties: {a: {type: string}}}, {type: string}], \
         items: {type: integer}}, prefixEncoding: [{}, {contentType: text/html}], itemEncoding: {contentType: application/json}}",
    );
    assert_eq!(
        body.parts.of_items(),
        (vec![None, Some("text/html")], Some("application/json"))
    );
    assert_eq!(said, "");
}

#[test]
fn headers_of_items_are_said_not_to_be_sent() {
    let (_, said) = body(
        "3.2.0",
        "multipart/mixed: {itemSchema: {type: string}, itemEncoding: {contentType: text/html, headers: {X-A: {schema: {type: string}}}}}",
    );
    assert!(said.contains("`itemEncoding` is not expressed"), "{said}");
}

#[test]
fn collection_formats_of_2_0_count_in_forms_of_parts() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n      consumes: [multipart/form-data]\n      \
        parameters:\n        - {name: a, in: formData, type: file}\n        - {name: b, in: formData, type: array, items: {type: string}}\n        \
        - {name: c, in: formData, type: array, items: {type: string}, collectionFormat: multi}\n        \
        - {name: d, in: formData, type: array, items: {type: string}, collectionFormat: pipes}\n      \
        responses: {'204': {description: d}}\n";
    let (api, diagnostics) = model::model(text, &Options::default());
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let bodies: Vec<_> = operations.filter_map(|operation| operation.body.as_ref()).collect();
    let expected = [
        (
            "b".to_owned(),
            None,
            PartWriting::Styled(Style::Form { explode: false }),
        ),
        ("d".to_owned(), None, PartWriting::Styled(Style::PipeDelimited)),
    ];
    assert_eq!(media_types(&bodies[0].parts.described), expected);
    assert_eq!(model::said(&diagnostics), "");
}
