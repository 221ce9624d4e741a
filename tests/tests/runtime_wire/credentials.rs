//! Where credentials come from and go to, and that they are never shown.

use super::{KEY, client, created};
use crate::client::Client;
use crate::memory::{Memory, Reply, run};
use crate::runtime::{
    ApiInfo, ClientBuilder, Credential, RequestOptions, SchemeInfo, SchemeKind, TransportErrorKind, choose_credentials,
    encode_base64,
};

fn from_env(variables: &[(&str, &str)]) -> ClientBuilder {
    let read = |name: &str| {
        variables
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| Some((*value).to_owned()))
    };
    Client::builder().from_env_with(read).transport(Memory::new([]))
}

fn refusal(builder: ClientBuilder) -> String {
    let error = builder.transport(Memory::new([])).build().unwrap_err();
    format!("{error}{error:?}")
        .lines()
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .join(" ")
        + &error.to_string()
}

#[test]
fn missing_empty_and_malformed_keys_are_refused_without_showing_them() {
    assert!(
        refusal(Client::builder())
            .contains("no credential: call `api_key`, or set `SUPERMEMORY_API_KEY` and call `from_env`")
    );
    for (key, why) in [("", "is empty"), ("\n", "is empty"), ("\r\n", "is empty")] {
        let text = refusal(Client::builder().api_key(key));
        assert!(
            text.ends_with(&format!(
                "the credential `api_key` (`SUPERMEMORY_API_KEY` in the environment) {why}"
            )),
            "{text}"
        );
    }
    for key in [
        "abc\ndef",
        "abc\rdef",
        "abc def",
        "abc\u{0}def",
        "abcédef",
        " abcdef",
        "abc\tdef",
    ] {
        let text = refusal(Client::builder().api_key(key));
        assert!(
            text.contains("`api_key`") && !text.contains("abc") && !text.contains("def"),
            "{text}"
        );
    }
}

#[test]
fn the_newline_at_the_end_of_a_key_is_trimmed() {
    for key in ["sm_1\n", "sm_1\r\n"] {
        let client = Client::builder()
            .api_key(key)
            .transport(Memory::new([]))
            .build()
            .unwrap();
        assert_eq!(
            client.connections().get("c").build().unwrap().headers()["authorization"],
            "Bearer sm_1"
        );
    }
}

#[test]
fn the_environment_fills_what_was_not_given() {
    let variables = [
        ("SUPERMEMORY_API_KEY", "from_env\n"),
        ("SUPERMEMORY_BASE_URL", "https://env.example/x/"),
    ];
    let request = from_env(&variables)
        .build()
        .unwrap()
        .connections()
        .get("c")
        .build()
        .unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer from_env");
    assert_eq!(request.uri(), "https://env.example/x/v3/connections/c");

    let explicit = from_env(&variables)
        .api_key("given")
        .base_url("https://given.example")
        .build()
        .unwrap();
    let request = explicit.connections().get("c").build().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer given");
    assert_eq!(request.uri().host(), Some("given.example"));

    let read = |_: &str| Some(Some("env".to_owned()));
    let first = Client::builder()
        .api_key("given")
        .base_url("https://given.example")
        .from_env_with(read);
    let request = first
        .transport(Memory::new([]))
        .build()
        .unwrap()
        .connections()
        .get("c")
        .build()
        .unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer given");

    assert!(refusal(from_env(&[])).contains("no credential"));
    assert!(refusal(from_env(&[("SUPERMEMORY_API_KEY", "")])).contains("is empty"));
    assert!(
        from_env(&[("SUPERMEMORY_API_KEY", "k"), ("SUPERMEMORY_BASE_URL", "")])
            .build()
            .is_ok()
    );
    let not_text = Client::builder().from_env_with(|_| Some(None));
    assert!(refusal(not_text).contains("is not text"));
}

#[test]
fn keys_and_metadata_are_in_nothing_that_is_printed() {
    let secret = "s3_secret_value";
    let metadata = || [("secretAccessKey".to_owned(), secret.to_owned())].into();
    let echo = format!(r#"{{"error":"the key {KEY} with {secret} is wrong","code":"{KEY}"}}"#);
    let base64 = format!("Authorization: Bearer {KEY} {secret}");
    let replies = [
        Reply::json(401, &echo).header("x-request-id", KEY),
        Reply::json(418, &echo),
        Reply::json(200, &echo),
        Reply::json(302, "").header("location", &format!("https://x.example/{KEY}/{secret}")),
        Reply::broken_with(TransportErrorKind::Other, &base64),
    ];
    for reply in replies {
        let (client, _) = client([reply]);
        let options = RequestOptions::new().header("x-extra", KEY).query("q", KEY);
        let request = client
            .connections()
            .create("notion")
            .metadata(metadata())
            .options(options);
        let mut printed = format!(
            "{client:?} {:?} {request:?} {:?}",
            client.connections(),
            request.build().unwrap().headers()
        );
        let error = run(request.send()).unwrap_err();
        printed += &format!("{error} {error:?} {:?} {:?}", error.message(), error.code());
        let mut cause = std::error::Error::source(&error);
        while let Some(inner) = cause {
            printed += &format!("{inner} {inner:?}");
            cause = inner.source();
        }
        let any = crate::runtime::AnyError::from(error);
        printed += &format!("{any} {any:?}");
        assert!(!printed.contains(KEY) && !printed.contains(secret), "{printed}");
    }
    let builder = Client::builder()
        .api_key(KEY)
        .default_header("x-a", KEY)
        .default_query("b", KEY);
    assert!(!format!("{builder:?}").contains(KEY));
    let built = builder.transport(Memory::new([])).build().unwrap();
    assert!(!format!("{built:?}").contains(KEY));
}

#[test]
fn another_base_url_gets_credentials_only_when_it_is_trusted() {
    let builder = || {
        Client::builder()
            .api_key(KEY)
            .default_header("X-Tenant", "t")
            .default_query("dq", "1")
    };
    let at = |client: &Client, base: &str| {
        let options = RequestOptions::new().base_url(base).header("X-Own", "o");
        client.connections().get("c").options(options).build().unwrap()
    };
    let plain = builder().transport(Memory::new([])).build().unwrap();
    let trusting = builder()
        .trusted_origin("https://eu.example/")
        .transport(Memory::new([]))
        .build()
        .unwrap();

    for base in [
        "https://eu.example/base",
        "http://api.supermemory.ai",
        "https://api.supermemory.ai:444",
    ] {
        let request = at(&plain, base);
        assert!(!request.headers().contains_key("authorization"), "{base}");
        assert!(!request.headers().contains_key("x-tenant"), "{base}");
        assert_eq!(request.headers()["x-own"], "o");
        assert_eq!(request.uri().query(), None);
    }
    let request = at(&trusting, "https://EU.example:443/base");
    assert_eq!(request.headers()["authorization"], format!("Bearer {KEY}"));
    assert_eq!(request.headers()["x-tenant"], "t");
    assert_eq!(request.uri().path(), "/base/v3/connections/c");
    assert!(
        !at(&trusting, "http://eu.example")
            .headers()
            .contains_key("authorization")
    );
    assert!(
        at(&plain, "https://api.supermemory.ai/other")
            .headers()
            .contains_key("authorization")
    );

    let options = RequestOptions::new().base_url("https://user:pw@h.example");
    let error = plain.connections().get("c").options(options).build().unwrap_err();
    assert!(error.to_string().starts_with("the base URL is refused") && !error.to_string().contains("pw"));
}

#[test]
fn credentials_are_marked_as_sensitive() {
    let (client, _) = client([created()]);
    let request = client.connections().get("c").build().unwrap();
    assert!(request.headers()["authorization"].is_sensitive());
}

#[test]
fn a_client_without_credentials_must_be_asked_for() {
    let client = Client::builder()
        .without_credentials()
        .transport(Memory::new([]))
        .build()
        .unwrap();
    assert!(
        !client
            .connections()
            .get("c")
            .build()
            .unwrap()
            .headers()
            .contains_key("authorization")
    );
}

static MANY: ApiInfo = ApiInfo {
    user_agent: "many/1",
    base_url: "",
    environment_prefix: "MANY",
    schemes: &[
        SchemeInfo {
            key: "basic",
            setter: "basic",
            kind: SchemeKind::Basic,
            variable: "MANY_BASIC",
            client: None,
        },
        SchemeInfo {
            key: "header",
            setter: "header",
            kind: SchemeKind::Header("X-Api-Key"),
            variable: "MANY_HEADER",
            client: None,
        },
        SchemeInfo {
            key: "query",
            setter: "query",
            kind: SchemeKind::Query("api_key"),
            variable: "MANY_QUERY",
            client: None,
        },
        SchemeInfo {
            key: "cookie",
            setter: "cookie",
            kind: SchemeKind::Cookie("sid"),
            variable: "MANY_COOKIE",
            client: None,
        },
        SchemeInfo {
            key: "http",
            setter: "http",
            kind: SchemeKind::Http("Token"),
            variable: "MANY_HTTP",
            client: None,
        },
        SchemeInfo {
            key: "tls",
            setter: "tls",
            kind: SchemeKind::MutualTls,
            variable: "MANY_TLS",
            client: None,
        },
    ],
};

#[test]
fn every_kind_of_scheme_has_its_place() {
    let credential = |index: usize, value: &str| Credential::new(&MANY.schemes[index], value);
    assert_eq!(
        credential(0, "user:pass").unwrap().header().unwrap().1,
        "Basic dXNlcjpwYXNz"
    );
    assert_eq!(credential(0, "user").err(), Some("is not of the form `user:password`"));
    assert_eq!(credential(1, "k").unwrap().header().unwrap().0, "x-api-key");
    assert_eq!(credential(2, "a b").unwrap().query(), Some(("api_key", "a b")));
    assert_eq!(credential(3, "a;b").unwrap().cookie(), Some("sid=a%3Bb"));
    assert_eq!(credential(4, "k").unwrap().header().unwrap().1, "Token k");
    assert!(credential(5, "k").is_err());
    let vectors = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
    ];
    for (plain, encoded) in vectors {
        assert_eq!(encode_base64(plain.as_bytes()), encoded);
    }
}

#[test]
fn the_first_alternative_that_can_be_met_is_taken() {
    let given = [
        Credential::new(&MANY.schemes[1], "k").unwrap(),
        Credential::new(&MANY.schemes[2], "q").unwrap(),
    ];
    let keys = |security: &[&[&'static str]], given: &[Credential]| {
        choose_credentials(security, MANY.schemes, given)
            .map(|chosen| chosen.iter().map(|credential| credential.key()).collect::<Vec<_>>())
    };
    assert_eq!(keys(&[], &given), Some(vec![]));
    assert_eq!(keys(&[&["basic"], &["header"]], &given), Some(vec!["header"]));
    assert_eq!(
        keys(&[&["basic", "header"], &["header", "query"]], &given),
        Some(vec!["header", "query"])
    );
    assert_eq!(
        keys(&[&[], &["header"]], &given),
        Some(vec!["header"]),
        "optional, but there"
    );
    assert_eq!(keys(&[&["header"], &[]], &[]), Some(vec![]));
    assert_eq!(keys(&[&["basic"]], &given), None);
    assert_eq!(keys(&[&["tls"]], &[]), Some(vec![]));
    assert_eq!(keys(&[&["tls", "query"]], &given), Some(vec!["query"]));
}

#[test]
fn an_api_without_a_server_needs_a_base_url() {
    let error = ClientBuilder::new(&MANY)
        .credential("header", "k")
        .transport(Memory::new([]))
        .into_handle();
    assert_eq!(
        error.unwrap_err().to_string(),
        "no base URL: set MANY_BASE_URL or give one to the builder"
    );
}

#[test]
fn cookies_of_operation_and_credential_share_a_header() {
    use crate::runtime::{BuildError, OperationInfo, RequestParts, prepare};

    let info = |security| OperationInfo {
        id: "op",
        method: "GET",
        path: "/x",
        accept: "*/*",
        idempotent: false,
        security,
    };
    let handle = ClientBuilder::new(&MANY)
        .base_url("https://h.example")
        .credential("cookie", "c1")
        .credential("query", "q&1")
        .transport(Memory::new([]))
        .into_handle()
        .unwrap();
    let parts = || {
        let mut parts = RequestParts::new();
        parts.path("/x");
        parts.cookie("theme", Some("dark blue"));
        parts
    };
    let both = prepare(
        handle.config(),
        &info(&[&["cookie", "query"]]),
        None,
        &RequestOptions::new(),
        parts(),
    )
    .unwrap();
    assert_eq!(both.request.headers()["cookie"], "theme=dark%20blue; sid=c1");
    assert_eq!(both.request.uri(), "https://h.example/x?api_key=q%261");
    assert_eq!(both.secrets.scrub("c1 q&1 q%261 c2"), "[secret] [secret] [secret] c2");
    let none = prepare(handle.config(), &info(&[]), None, &RequestOptions::new(), parts()).unwrap();
    assert_eq!(none.request.uri(), "https://h.example/x");
    let refused = prepare(
        handle.config(),
        &info(&[&["basic"], &["header", "http"]]),
        None,
        &RequestOptions::new(),
        parts(),
    );
    assert_eq!(
        refused.unwrap_err(),
        BuildError::new("the client has no credential for it: basic, or header with http")
    );
}

#[test]
fn what_is_ready_to_be_sent_shows_nothing_of_it() {
    use crate::runtime::{Attempt, Execution, Moment, Step, prepare_request};

    let (client, _) = client([]);
    let request = client
        .connections()
        .create("notion")
        .metadata([("a".to_owned(), "s3_secret_value".to_owned())].into())
        .options(
            RequestOptions::new()
                .query("key", "query_secret")
                .header("x-a", "header_secret"),
        );
    let prepared = prepare_request(&request.call, &request).unwrap();
    let mut shown = format!("{prepared:?}");
    let mut execution = Execution::new(prepared, Moment::now());
    shown += &format!("{execution:?}");
    let Step::Send(attempt) = execution.next(Moment::now()) else {
        panic!("nothing is sent");
    };
    let attempt: Attempt = attempt;
    shown += &format!("{attempt:?}");
    for secret in [KEY, "s3_secret_value", "query_secret", "header_secret"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn a_header_given_as_one_line_is_refused_without_its_value() {
    let text = refusal(
        Client::builder()
            .api_key(KEY)
            .default_header("Authorization: Bearer abcdefgh", ""),
    );
    assert!(text.contains("Authorization") && !text.contains("abcdefgh"), "{text}");
}
