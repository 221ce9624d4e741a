//! What goes on the wire.

use std::time::Duration;

use super::{KEY, client, created};
use crate::client::Client;
use crate::memory::{Memory, run};
use crate::runtime::{
    BuildError, CookieStyle, FilePart, Json, JsonParts, JsonText, Multipart, PathStyle, QueryStyle, RequestOptions,
    RequestParts, encode_component, encode_styled,
};

#[test]
fn path_query_header_and_body_are_sent() {
    let (client, memory) = client([created()]);
    let request = client
        .connections()
        .create("google-drive")
        .page(2)
        .tags(["a,b", "c d"])
        .thing("T")
        .redirect_url("https://app.example/callback");
    let created = run(async { request.await }).unwrap();
    assert_eq!(created.id, "conn_1");

    let sent = &memory.requests()[0];
    assert_eq!(sent.method(), "POST");
    assert_eq!(
        sent.uri(),
        "https://api.supermemory.ai/v3/connections/google-drive?page=2&tags=a%2Cb,c%20d"
    );
    assert_eq!(sent.headers()["authorization"], format!("Bearer {KEY}"));
    assert_eq!(sent.headers()["accept"], "application/json");
    assert_eq!(sent.headers()["content-type"], "application/json");
    assert_eq!(sent.headers()["user-agent"], "golden/1.2.3");
    assert_eq!(sent.headers()["x-thing"], "T");
    assert_eq!(sent.headers().len(), 5, "{:?}", sent.headers());
    assert_eq!(
        sent.body().bytes().unwrap(),
        r#"{"redirectUrl":"https://app.example/callback"}"#
    );
}

#[test]
fn no_content_type_goes_without_a_body() {
    let (client, memory) = client([created()]);
    run(client.connections().delete("conn_1").delete_documents("").send()).unwrap();
    let sent = &memory.requests()[0];
    assert_eq!(
        sent.uri().path_and_query().unwrap(),
        "/v3/connections/conn_1?deleteDocuments="
    );
    assert!(!sent.headers().contains_key("content-type"));
    assert!(sent.body().is_empty());
}

/// The table of `connections.md`, section 6.
#[test]
fn path_values_stay_in_their_segment() {
    let table = [
        ("a/b", "a%2Fb"),
        ("a?b=c", "a%3Fb=c"),
        ("a#b", "a%23b"),
        ("a%b", "a%25b"),
        ("a%2Fb", "a%252Fb"),
        ("a b", "a%20b"),
        ("a+b", "a+b"),
        ("a:b@c", "a:b@c"),
        (";=,", ";=,"),
        ("!$&'()*", "!$&'()*"),
        ("é", "%C3%A9"),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("🚀", "%F0%9F%9A%80"),
        ("a\nb", "a%0Ab"),
        ("a\\b", "a%5Cb"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("../list", "..%2Flist"),
        ("list", "list"),
    ];
    for (value, encoded) in table {
        let (client, _) = client([]);
        let request = client.connections().get(value).build().unwrap();
        assert_eq!(request.uri().path(), format!("/v3/connections/{encoded}"), "{value:?}");
    }
}

#[test]
fn path_values_that_address_another_path_are_refused_before_sending() {
    for value in ["", ".", ".."] {
        let (client, memory) = client([]);
        let error = run(client.connections().delete(value).send()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "deleteConnection: `connectionId` must not be empty, `.` or `..`: it would address another path"
        );
        assert!(memory.requests().is_empty());
    }
}

#[test]
fn dots_that_only_meet_in_the_path_are_refused_too() {
    let mut parts = RequestParts::new();
    parts.path("/files/.");
    parts.segment("name", "a");
    assert_eq!(parts.finished_path(), Ok("/files/.a"));

    let mut parts = RequestParts::new();
    parts.path("/files/.");
    assert!(parts.finished_path().is_err());
}

#[test]
fn base_urls_keep_path_and_query() {
    let table = [
        ("https://h.example", "https://h.example/v3/connections/c"),
        ("https://h.example/", "https://h.example/v3/connections/c"),
        ("https://h.example/base", "https://h.example/base/v3/connections/c"),
        ("https://h.example/base/", "https://h.example/base/v3/connections/c"),
        ("https://h.example/base//", "https://h.example/base/v3/connections/c"),
        ("https://h.example?a=1", "https://h.example/v3/connections/c?a=1"),
        (
            "https://h.example/?a=1&b=2",
            "https://h.example/v3/connections/c?a=1&b=2",
        ),
        (
            "https://h.example/base/?a=1",
            "https://h.example/base/v3/connections/c?a=1",
        ),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v3/connections/c"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x/v3/connections/c"),
        ("HTTPS://h.example", "https://h.example/v3/connections/c"),
        (" https://h.example\n", "https://h.example/v3/connections/c"),
    ];
    for (base, address) in table {
        let client = Client::builder()
            .api_key(KEY)
            .base_url(base)
            .transport(Memory::new([]))
            .build()
            .unwrap();
        let request = client.connections().get("c").build().unwrap();
        assert_eq!(request.uri().to_string(), address, "{base:?}");
    }
    let client = Client::builder()
        .api_key(KEY)
        .base_url("https://h.example?a=1")
        .transport(Memory::new([]))
        .build();
    let request = client
        .unwrap()
        .connections()
        .delete("c")
        .delete_documents("true")
        .build()
        .unwrap();
    assert_eq!(request.uri().query(), Some("deleteDocuments=true&a=1"), "merged behind");
}

#[test]
fn base_urls_that_cannot_be_right_are_refused_without_showing_them() {
    let table = [
        ("https://user:pass_word@h.example", "user name or password"),
        ("https://user@h.example", "user name or password"),
        ("ftp://h.example", "`https://` or `http://`"),
        ("h.example", "`https://` or `http://`"),
        ("/v3", "`https://` or `http://`"),
        ("https://", "URL"),
        ("https://h.example:99999", "URL"),
        ("https://h.example:", "port"),
        ("https://h.example/a/../b", "`.` or `..`"),
        ("https://h.example/%2e%2E/b", "`.` or `..`"),
        ("https://h.example/#x", "fragment"),
        ("https://h.exa mple", "character"),
        ("https://h.example/ä", "character"),
        ("https://h.example\\@evil.example", "character"),
    ];
    for (base, why) in table {
        let error = Client::builder()
            .api_key(KEY)
            .base_url(base)
            .transport(Memory::new([]))
            .build()
            .unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("the base URL is refused: "), "{base:?}: {text}");
        assert!(text.contains(why), "{base:?}: {text}");
        assert!(!text.contains("pass_word") && !text.contains("h.example"), "{text}");
    }
}

#[test]
fn queries_have_the_styles_of_the_description() {
    let object = serde_json::json!({ "a": 1, "b": ["x+y", "z"], "c": null });
    let list = ["a+b".to_owned(), "c&d".to_owned()];
    let table = [
        (QueryStyle::FormExplode, "l=a%2Bb&l=c%26d", "a=1&b=x%2By&b=z"),
        (QueryStyle::Form, "l=a%2Bb,c%26d", "o=a,1,b,%5B%22x%2By%22%2C%22z%22%5D"),
        (
            QueryStyle::Space,
            "l=a%2Bb%20c%26d",
            "o=a%201%20b%20%5B%22x%2By%22%2C%22z%22%5D",
        ),
        (
            QueryStyle::Pipe,
            "l=a%2Bb%7Cc%26d",
            "o=a%7C1%7Cb%7C%5B%22x%2By%22%2C%22z%22%5D",
        ),
        (
            QueryStyle::DeepObject,
            "l%5B%5D=a%2Bb&l%5B%5D=c%26d",
            "o%5Ba%5D=1&o%5Bb%5D%5B%5D=x%2By&o%5Bb%5D%5B%5D=z",
        ),
    ];
    for (style, of_list, of_object) in table {
        let mut parts = RequestParts::new();
        parts.query_list("l", Some(&list), style);
        assert_eq!(parts.query_so_far().as_str(), of_list, "{style:?}");
        let mut parts = RequestParts::new();
        parts.query_value("o", Some(&object), style);
        assert_eq!(parts.query_so_far().as_str(), of_object, "{style:?}");
    }
    let mut parts = RequestParts::new();
    parts.query("none", None::<&str>);
    parts.query_list::<String>("empty", Some(&[]), QueryStyle::Form);
    parts.query("text", Some("a+b é/?:@"));
    parts.query_json("json", Some(&vec![1, 2]));
    assert_eq!(
        parts.query_so_far().as_str(),
        "text=a%2Bb%20%C3%A9%2F%3F%3A%40&json=%5B1%2C2%5D"
    );
}

#[test]
fn header_values_that_would_add_a_header_are_refused_without_showing_them() {
    let (client, memory) = client([]);
    let request = client.connections().create("notion").thing("a\r\nX-Evil: 1");
    let error = run(request.send()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "createConnection: the header `X-Thing` has a name or value that HTTP cannot carry"
    );
    assert!(memory.requests().is_empty());

    for (name, value) in [
        ("X-A", "a\nb"),
        ("X A", "a"),
        ("Content-Length", "3"),
        ("Transfer-Encoding", "chunked"),
    ] {
        let options = RequestOptions::new().header(name, value);
        let error = client.connections().get("c").options(options).build().unwrap_err();
        assert_eq!(error.to_string(), format!("the header {name:?} cannot be set"));
        assert!(
            Client::builder()
                .api_key(KEY)
                .default_header(name, value)
                .transport(Memory::new([]))
                .build()
                .is_err()
        );
    }
}

#[test]
fn headers_and_query_of_client_and_request_join() {
    let memory = Memory::new([created()]);
    let client = Client::builder()
        .api_key(KEY)
        .default_header("X-Client", "c")
        .default_header("X-Thing", "of the client")
        .default_query("deleteDocuments", "default")
        .default_query("tenant", "t 1")
        .user_agent("mine/1")
        .transport(memory.clone())
        .build()
        .unwrap();
    let options = RequestOptions::new()
        .header("authorization", "Bearer other")
        .header("x-client", "r")
        .query("q", "1");
    run(client
        .connections()
        .delete("c")
        .delete_documents("false")
        .options(options)
        .send())
    .unwrap();
    let sent = &memory.requests()[0];
    assert_eq!(sent.uri().query(), Some("deleteDocuments=false&q=1&tenant=t%201"));
    let authorization: Vec<_> = sent.headers().get_all("authorization").iter().collect();
    assert_eq!(
        authorization,
        ["Bearer other"],
        "the request's own wins, and there is one"
    );
    assert_eq!(sent.headers()["x-client"], "r");
    assert_eq!(sent.headers()["user-agent"], "mine/1");
    let request = client
        .connections()
        .create("notion")
        .thing("of the operation")
        .build()
        .unwrap();
    assert_eq!(request.headers()["x-thing"], "of the operation");
}

#[test]
fn builders_are_futures_that_can_be_moved_between_threads() {
    fn assert_send<T: Send + 'static>(value: T) -> T {
        value
    }
    let (client, _) = client([created(), created()]);
    let value = run(assert_send(std::future::IntoFuture::into_future(assert_send(
        client.connections().get("c"),
    ))));
    assert_eq!(value.unwrap().id, "conn_1");
    let response = run(async { assert_send(client.connections().get("c").with_response()).await }).unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.value().id, "conn_1");
    assert_eq!(response.into_value().id, "conn_1");
}

#[test]
fn dropping_the_future_cancels_the_request() {
    use std::future::Future;
    use std::task::{Context, Waker};

    let (client, memory) = client([created().after(Duration::from_secs(30))]);
    let mut future = Box::pin(client.connections().get("c").send());
    assert!(
        future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_pending()
    );
    assert_eq!((memory.requests().len(), memory.dropped()), (1, 0));
    drop(future);
    assert_eq!(memory.dropped(), 1);
}

fn styled(name: &str, value: &serde_json::Value, style: PathStyle, explode: bool) -> Result<String, BuildError> {
    let json = value.to_string();
    let parts = JsonParts::of(&json).expect("it is not deep");
    encode_styled(name, &parts, style, explode, &encode_component)
}

/// The examples of the OpenAPI specification, 3.0, section 4.7.12.4.
#[test]
fn paths_and_headers_have_the_styles_of_the_description() {
    let values = [
        serde_json::json!("blue"),
        serde_json::json!(["blue", "black", "a,b/c"]),
        serde_json::json!({ "G": 200, "R": 100 }),
    ];
    let table = [
        (
            PathStyle::Simple,
            false,
            ["blue", "blue,black,a%2Cb%2Fc", "G,200,R,100"],
        ),
        (PathStyle::Simple, true, ["blue", "blue,black,a%2Cb%2Fc", "G=200,R=100"]),
        (
            PathStyle::Label,
            false,
            [".blue", ".blue,black,a%2Cb%2Fc", ".G,200,R,100"],
        ),
        (
            PathStyle::Label,
            true,
            [".blue", ".blue.black.a%2Cb%2Fc", ".G=200.R=100"],
        ),
        (
            PathStyle::Matrix,
            false,
            [";c=blue", ";c=blue,black,a%2Cb%2Fc", ";c=G,200,R,100"],
        ),
        (
            PathStyle::Matrix,
            true,
            [";c=blue", ";c=blue;c=black;c=a%2Cb%2Fc", ";G=200;R=100"],
        ),
    ];
    for (style, explode, expected) in table {
        for (value, expected) in values.iter().zip(expected) {
            assert_eq!(
                styled("c", value, style, explode).as_deref(),
                Ok(expected),
                "{style:?} {explode}"
            );
        }
    }
    for nothing in [
        serde_json::json!([]),
        serde_json::json!(""),
        serde_json::json!(".."),
        serde_json::json!(["."]),
    ] {
        assert_eq!(
            styled("c", &nothing, PathStyle::Simple, false),
            Err(BuildError::path("c")),
            "{nothing}"
        );
    }
    let mut parts = RequestParts::new();
    parts.header_value("A", Some(&["x", "y"].map(String::from).to_vec()), false);
    parts.header_value("B", Some(&values[2]), true);
    parts.header_value("C", Some(&values[2]), false);
    parts.header_value("D", None::<&str>, false);
    let (headers, ..) = parts.finished().unwrap().into_headers_and_body();
    assert_eq!(
        (&headers["a"], &headers["b"], &headers["c"], headers.len()),
        (
            &"x,y".parse().unwrap(),
            &"G=200,R=100".parse().unwrap(),
            &"G,200,R,100".parse().unwrap(),
            3
        )
    );
}

/// The examples of the OpenAPI specification, 3.2, section 4.12.4, with `; ` where the style `form` has `&` in a query.
#[test]
fn cookies_have_the_styles_of_the_description() {
    use CookieStyle::{Cookie, Form};

    let values = [
        serde_json::json!("dark blue"),
        serde_json::json!(["blue", "a,b;c", "é"]),
        serde_json::json!({ "G": 200, "R%;": "x=1", "none": null }),
        serde_json::json!({ "G": ["a", "b"], "B": { "c": true } }),
        serde_json::json!(""),
        serde_json::json!([]),
        serde_json::json!({}),
        serde_json::json!(null),
    ];
    let form = [
        "c=dark%20blue",
        "c=blue,a%2Cb%3Bc,%C3%A9",
        "c=G,200,R%25%3B,x%3D1",
        "c=B,%7B%22c%22%3Atrue%7D,G,%5B%22a%22%2C%22b%22%5D",
        "c=",
        "",
        "",
        "",
    ];
    let exploded = [
        "c=dark%20blue",
        "c=blue; c=a%2Cb%3Bc; c=%C3%A9",
        "G=200; R%25%3B=x%3D1",
        "B=%7B%22c%22%3Atrue%7D; G=a; G=b",
        "c=",
        "",
        "",
        "",
    ];
    for (explode, expected) in [(false, form), (true, exploded)] {
        for (value, expected) in values.iter().zip(expected) {
            assert_eq!(
                cookies("c", value, Form, explode).unwrap(),
                expected,
                "{explode} {value}"
            );
        }
    }
    let plain = serde_json::json!({ "G": 200, "R": "a%2Cb" });
    for (value, explode, expected) in [
        (&values[0], true, "c=dark blue"),
        (&serde_json::json!(["blue", "black"]), false, "c=blue,black"),
        (&serde_json::json!(["blue", "black"]), true, "c=blue; c=black"),
        (&plain, false, "c=G,200,R,a%2Cb"),
        (&plain, true, "G=200; R=a%2Cb"),
        (&values[4], true, "c="),
        (&values[7], true, ""),
    ] {
        assert_eq!(
            cookies("c", value, Cookie, explode).unwrap(),
            expected,
            "{explode} {value}"
        );
    }
    let mut parts = RequestParts::new();
    parts.cookie("theme[a] b", Some("dark;blue"));
    parts.cookie("none", None::<&str>);
    parts.cookie_json("json", Some(&plain));
    parts.cookie_value("left out", None::<&str>, Cookie, true);
    let pairs = parts.finished().unwrap().into_headers_and_body().1;
    assert_eq!(
        pairs,
        [
            "theme[a]%20b=dark%3Bblue",
            "json=%7B%22G%22%3A200%2C%22R%22%3A%22a%252Cb%22%7D"
        ]
    );
}

#[test]
fn cookies_that_would_end_their_pair_are_refused_without_showing_them() {
    for value in [
        serde_json::json!("a; admin=true"),
        serde_json::json!(["a", "b\r\nX-Evil: 1"]),
        serde_json::json!({ "a": "é" }),
        serde_json::json!({ "a=b": "c" }),
        serde_json::json!({ "a; b": "c" }),
        serde_json::json!({ "": "c" }),
    ] {
        let error = cookies("session", &value, CookieStyle::Cookie, true).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the cookie `session` has a name or value that cookies cannot carry",
            "{value}"
        );
    }
}

fn cookies(
    name: &'static str,
    value: &serde_json::Value,
    style: CookieStyle,
    explode: bool,
) -> Result<String, BuildError> {
    let mut parts = RequestParts::new();
    parts.cookie_value(name, Some(value), style, explode);
    Ok(parts.finished()?.into_headers_and_body().1.join("; "))
}

#[test]
fn content_of_paths_and_headers_is_written_as_json() {
    let value = serde_json::json!({ "a": ["é", "🚀"] });
    let mut parts = RequestParts::new();
    parts.path("/x/");
    parts.segment_json("a", &value);
    parts.header_json("A", Some(&value));
    parts.header_json("B", None::<&str>);
    assert_eq!(
        parts.finished_path(),
        Ok("/x/%7B%22a%22:%5B%22%C3%A9%22,%22%F0%9F%9A%80%22%5D%7D")
    );
    let (headers, ..) = parts.finished().unwrap().into_headers_and_body();
    assert_eq!(headers["a"], r#"{"a":["\u00e9","\ud83d\ude80"]}"#);
    assert_eq!(headers.len(), 1);
}

#[test]
fn bodies_of_other_media_types() {
    let mut parts = RequestParts::new();
    parts.form(&serde_json::json!({ "a": "x y&", "b": [1, 2], "c": { "d": true }, "e": null }));
    let (_, _, body, _) = parts.finished().unwrap().into_headers_and_body();
    let body = body.unwrap();
    assert_eq!(body.content_type(), "application/x-www-form-urlencoded");
    assert_eq!(body.content().bytes().unwrap(), "a=x%20y%26&b=1&b=2&d=true");
    let mut parts = RequestParts::new();
    parts.form(&vec![1]);
    parts.segment("id", "..");
    assert_eq!(
        parts.finished().unwrap_err(),
        BuildError::body("a form must be an object"),
        "the first reason is kept"
    );

    let mut form = Multipart::new();
    form.text("na\"me", Some("a value"));
    form.text("left out", None::<&str>);
    form.value("tags", Some(&["x", "y"].map(String::from).to_vec()));
    form.value("meta", Some(&serde_json::json!({ "k": 1 })));
    let file = FilePart::new(vec![0, 255])
        .with_file_name("a\r\nb.png")
        .with_content_type("image/png");
    form.file("file", Some(&file));
    let mut refused = form.clone();
    refused.file("file", Some(&file.with_content_type("a\r\nX: y")));
    assert!(refused.into_body().is_err());
    let mut parts = RequestParts::new();
    parts.body(form.into_body());
    let body = parts.finished().unwrap().into_headers_and_body().2.unwrap();
    let boundary = body
        .content_type()
        .to_str()
        .unwrap()
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let expected: Vec<u8> = [
        "--B\r\nContent-Disposition: form-data; name=\"na%22me\"\r\n\r\na value\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\ny\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"k\":1}\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%0D%0Ab.png\"\r\nContent-Type: image/png\r\n\r\n",
    ]
    .concat()
    .replace("--B", &format!("--{boundary}"))
    .into_bytes()
    .into_iter()
    .chain([0, 255])
    .chain(format!("\r\n--{boundary}--\r\n").into_bytes())
    .collect();
    assert_eq!(body.content().bytes().unwrap(), &expected);
}

#[test]
fn fields_of_a_form_have_styles_of_their_own() {
    let value = |json: &str| <Json as JsonText>::from_json(json).unwrap();
    let form = |json: &str, styles: &[(&str, Option<QueryStyle>)]| {
        let mut parts = RequestParts::new();
        parts.form_with(&value(json), styles);
        let (_, _, body, _) = parts.finished().unwrap().into_headers_and_body();
        String::from_utf8(body.unwrap().content().bytes().unwrap().to_vec()).unwrap()
    };
    let fields = r#"{"a":[1,2],"b":{"c":[3],"d":{"e":"f g"}},"h":{"i":1}}"#;
    let styles = [
        ("a", Some(QueryStyle::Form)),
        ("b", Some(QueryStyle::DeepObject)),
        ("h", None),
    ];
    let expected = "a=1,2&b%5Bc%5D%5B%5D=3&b%5Bd%5D%5Be%5D=f%20g&h=%7B%22i%22%3A1%7D";
    assert_eq!(form(fields, &styles), expected);
    assert_eq!(form(r#"{"a":[1,2]}"#, &[]), "a=1&a=2");
}

#[test]
fn a_body_of_the_callers_own_takes_the_place_of_the_operations() {
    let (client, _) = client([]);
    let request = |media_type: &str| {
        let options = RequestOptions::new().body(media_type, "<connection/>");
        client.connections().create("notion").options(options).build()
    };
    let built = request("application/xml").unwrap();
    assert_eq!(built.headers()["content-type"], "application/xml");
    assert_eq!(built.body().bytes().unwrap(), "<connection/>");
    assert!(!format!("{built:?}").contains("<connection/>"));
    let refused = request("application/xml\r\nx: y").unwrap_err();
    assert!(!refused.to_string().contains("x: y"), "{refused}");
}
