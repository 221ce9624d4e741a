//! Servers of a description: what is chosen, what its variables may be, and operations that have their own.

use crate::client::{CreateError, Created};
use crate::memory::{Memory, Reply, run};
use crate::runtime::*;

static API: ApiInfo = ApiInfo {
    user_agent: "ledger/1",
    base_url: "https://api.ledger.example/v1",
    environment_prefix: "LEDGER",
    schemes: &[SchemeInfo {
        key: "key",
        setter: "api_key",
        kind: SchemeKind::Header("X-Key"),
        variable: "LEDGER_API_KEY",
        client: None,
    }],
};

const SANDBOX: &str = "https://sandbox.ledger.example/v1";

fn builder() -> ClientBuilder {
    ClientBuilder::new(&API).credential("key", "k1")
}

fn sandbox() -> ClientBuilder {
    builder().server_url("Sandbox", ServerUrl::default().text(SANDBOX))
}

/// An operation with servers of its own, or with none.
struct Upload<const N: usize>;

/// The servers of `Upload<1>` and so on.
const OWN: [&[(&str, &str)]; 5] = [
    &[],
    &[
        ("Sandbox", "https://files.sandbox.ledger.example"),
        ("", "https://files.ledger.example/up"),
    ],
    &[("", "/v2")],
    &[("", "http://plain.ledger.example")],
    &[("", "https://host with spaces")],
];

impl<const N: usize> Operation for Upload<N> {
    type Output = Created;
    type Error = CreateError;

    const INFO: OperationInfo = OperationInfo {
        id: "upload",
        method: "POST",
        path: "/files",
        accept: "*/*",
        idempotent: false,
        security: &[&["key"]],
    };

    fn own_server(config: &Config) -> Result<Option<BaseUrl>, BuildError> {
        own_server(config, OWN[N])
    }

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/files");
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.json()
    }
}

/// Where the operation is sent, and the key that goes with it.
fn sent<const N: usize>(builder: ClientBuilder, options: RequestOptions) -> Result<(String, Option<String>), String> {
    let memory = Memory::new([Reply::json(200, r#"{"id":"1"}"#)]);
    let handle = builder.transport(memory.clone()).into_handle();
    let mut call = Call::of(&handle.map_err(|error| error.to_string())?);
    call.options = options;
    run(Sending::of(&call, &Upload::<N>)).map_err(|error| error.to_string())?;
    let request = memory.requests().remove(0);
    let key = request
        .headers()
        .get("x-key")
        .map(|key| key.to_str().unwrap().to_owned());
    Ok((request.uri().to_string(), key))
}

#[track_caller]
fn goes<const N: usize>(builder: ClientBuilder, url: &str, key: Option<&str>) {
    let expected = (url.to_owned(), key.map(str::to_owned));
    assert_eq!(sent::<N>(builder, RequestOptions::new()), Ok(expected));
}

#[test]
fn an_operation_goes_to_its_own_server_unless_a_base_url_is_given() {
    goes::<0>(builder(), "https://api.ledger.example/v1/files", Some("k1"));
    goes::<1>(builder(), "https://files.ledger.example/up/files", Some("k1"));
    // A path alone is on the host of the client.
    goes::<2>(builder(), "https://api.ledger.example/v2/files", Some("k1"));
    let mock = || builder().base_url("http://localhost:4010/");
    goes::<0>(mock(), "http://localhost:4010/files", Some("k1"));
    goes::<1>(mock(), "http://localhost:4010/files", Some("k1"));
    goes::<2>(mock(), "http://localhost:4010/files", Some("k1"));
    let by_environment =
        |variable: &str| (variable == "LEDGER_BASE_URL").then(|| Some("http://env.example".to_owned()));
    goes::<1>(
        builder().from_env_with(by_environment),
        "http://env.example/files",
        Some("k1"),
    );
}

#[test]
fn a_chosen_server_leads_to_the_one_of_its_name() {
    goes::<0>(sandbox(), "https://sandbox.ledger.example/v1/files", Some("k1"));
    goes::<1>(sandbox(), "https://files.sandbox.ledger.example/files", Some("k1"));
    goes::<2>(sandbox(), "https://sandbox.ledger.example/v2/files", Some("k1"));
    let other = || builder().server_url("Other", ServerUrl::default().text("https://other.example"));
    goes::<1>(other(), "https://files.ledger.example/up/files", Some("k1"));
    // What is said last holds, and the environment only where nothing was said.
    goes::<1>(
        sandbox().base_url("https://last.example"),
        "https://last.example/files",
        Some("k1"),
    );
    let last = builder().base_url("https://first.example");
    goes::<0>(
        last.server_url("Sandbox", ServerUrl::default().text(SANDBOX)),
        "https://sandbox.ledger.example/v1/files",
        Some("k1"),
    );
    let environment = |_: &str| Some(Some("http://env.example".to_owned()));
    goes::<0>(
        sandbox().from_env_with(environment),
        "https://sandbox.ledger.example/v1/files",
        Some("k1"),
    );
}

#[test]
fn credentials_go_to_declared_servers_but_never_from_an_encrypted_one_to_a_plain_one() {
    goes::<3>(builder(), "http://plain.ledger.example/files", None);
    goes::<3>(
        builder().trusted_origin("http://plain.ledger.example"),
        "http://plain.ledger.example/files",
        Some("k1"),
    );
    let plain = builder().server_url("Plain", ServerUrl::default().text("http://api.ledger.example"));
    goes::<3>(plain, "http://plain.ledger.example/files", Some("k1"));
    // The base URL of one request is not declared, and comes first.
    let options = RequestOptions::new().base_url("https://elsewhere.example");
    let expected = ("https://elsewhere.example/files".to_owned(), None);
    assert_eq!(sent::<1>(builder(), options), Ok(expected));
}

#[test]
fn a_server_that_is_no_address_is_an_error_of_the_request() {
    let error = sent::<4>(builder(), RequestOptions::new()).unwrap_err();
    assert!(
        error.contains("the server of the operation is refused: it holds a character that no URL may hold"),
        "{error}"
    );
}

/// `https://{value}.example:443/a/{value}` and so on, with one variable given.
fn with(part: UrlPart, value: &str) -> Result<String, String> {
    let url = ServerUrl::default();
    let variable = |url: ServerUrl| url.variable("v", part, Some(value), "default");
    let url = match part {
        UrlPart::Start => variable(url).text("/v1"),
        UrlPart::Scheme => variable(url).text("://h.example"),
        UrlPart::HostPart => variable(url.text("https://")).text(".h.example"),
        UrlPart::HostEnd | UrlPart::Path => variable(url.text("https://h.example")).text("/v1"),
        UrlPart::Segments | UrlPart::Segment => variable(url.text("https://h.example/a-")).text("/v1"),
        UrlPart::Query => variable(url.text("https://h.example/v1?mode=")),
    };
    sent::<0>(builder().server_url("Other", url), RequestOptions::new()).map(|(url, _)| url)
}

#[test]
fn the_values_of_variables_are_what_their_places_take() {
    for (part, value, expected) in [
        (UrlPart::Start, "https://x.example/a", "https://x.example/a/v1/files"),
        (UrlPart::Scheme, "http", "http://h.example/files"),
        (UrlPart::HostPart, "acme-1", "https://acme-1.h.example/files"),
        (UrlPart::HostPart, "a.b", "https://a.b.h.example/files"),
        (UrlPart::HostEnd, ".org", "https://h.example.org/v1/files"),
        (UrlPart::HostEnd, ":8443", "https://h.example:8443/v1/files"),
        (UrlPart::Path, "", "https://h.example/v1/files"),
        (UrlPart::Path, "/a/b c", "https://h.example/a/b%20c/v1/files"),
        (UrlPart::Segments, "x/y?z", "https://h.example/a-x/y%3Fz/v1/files"),
        (
            UrlPart::Segment,
            "x/y#%é",
            "https://h.example/a-x%2Fy%23%25%C3%A9/v1/files",
        ),
        (
            UrlPart::Query,
            "a&b=c d",
            "https://h.example/v1/files?mode=a%26b%3Dc%20d",
        ),
    ] {
        assert_eq!(with(part, value).as_deref(), Ok(expected), "{part:?} {value}");
    }
}

#[test]
fn a_value_that_would_change_the_host_is_refused_and_not_shown() {
    for (part, value) in [
        (UrlPart::Start, ""),
        (UrlPart::Start, "evil.example"),
        (UrlPart::Start, "https://evil.example?"),
        (UrlPart::Start, "https://evil.example#"),
        (UrlPart::Start, "https://u:p@evil.example"),
        (UrlPart::Scheme, "https://evil.example/?"),
        (UrlPart::Scheme, "ftp"),
        (UrlPart::HostPart, ""),
        (UrlPart::HostPart, "evil.example/"),
        (UrlPart::HostPart, "evil.example:80"),
        (UrlPart::HostPart, "evil.example?"),
        (UrlPart::HostPart, "evil.example#"),
        (UrlPart::HostPart, "evil.example\\"),
        (UrlPart::HostPart, "evil.example%2F"),
        (UrlPart::HostPart, "a\r\nb"),
        (UrlPart::HostEnd, "@evil.example"),
        (UrlPart::HostEnd, ".evil.example/"),
        (UrlPart::HostEnd, ":80:90"),
        (UrlPart::HostEnd, "ünïcode"),
        (UrlPart::Path, ".evil.example"),
        (UrlPart::Path, "@evil.example"),
        (UrlPart::Path, "/../admin"),
        (UrlPart::Segments, "x/../../admin"),
        (UrlPart::Segments, "x/%2e%2e/admin"),
        (UrlPart::Segment, ""),
        (UrlPart::Segment, ".."),
    ] {
        // What `%` stands for is encoded, and so harmless.
        if let Ok(url) = with(part, value) {
            assert_eq!(
                url, "https://h.example/a-x/%252e%252e/admin/v1/files",
                "{part:?} {value}"
            );
            continue;
        }
        let error = with(part, value).unwrap_err();
        let is_shown = value.len() > 3 && error.contains(value);
        assert!(error.contains("refused") && !is_shown, "{part:?} {value}: {error}");
    }
}

#[test]
fn a_path_alone_is_no_server() {
    static RELATIVE: ApiInfo = ApiInfo { base_url: "/v1", ..API };
    let relative = || ClientBuilder::new(&RELATIVE).credential("key", "k1");
    assert_eq!(
        sent::<0>(relative(), RequestOptions::new()).unwrap_err(),
        "no base URL: set LEDGER_BASE_URL or give one to the builder, which ends with `/v1` as the API documents it"
    );
    goes::<0>(
        relative().base_url("https://h.example/v1"),
        "https://h.example/v1/files",
        Some("k1"),
    );
}
