//! The generated client sends what the official SDKs send.

use std::time::Duration;

use cratesmith_tests::loopback::Server;
use cratesmith_tests::recorded::{Case, Outcome, SDKS, Sent, call, cases, normal};
use supermemory_connections::Client;
use supermemory_connections::transport::ReqwestTransport;

const KEY: &str = "sm_test_key_0000";

/// Cases in which the SDKs agree and our client does otherwise: it refuses.
const DEVIATIONS: [(&str, &str); 1] = [(
    "resources-03",
    "a value that the type rightly cannot hold: there is no page 1.5, so the parameter is an integer",
)];

/// Cases in which the SDKs do not agree: the one that our client follows, and why.
const FOLLOWED: [(&str, &str, &str); 18] = [
    (
        "create-09",
        "python 3.62.0",
        "the service requires a body, and `{}` is the one in which everything is left out",
    ),
    (
        "create-22",
        "typescript 5.0.0-rc.4",
        "a text is not a limit: the type is an integer",
    ),
    (
        "create-23",
        "typescript 5.0.0-rc.4",
        "metadata values are texts, numbers and booleans: a value of a JSON type that none of them has is refused",
    ),
    (
        "create-27",
        "python 3.62.0",
        "providers that are not known yet, or no longer, pass through",
    ),
    (
        "create-29",
        "python 3.62.0",
        "safety: an empty provider would address another path",
    ),
    ("list-01", "python 3.62.0", "as create-09"),
    (
        "getById-03",
        "python 3.62.0",
        "what RFC 3986 allows in a path segment stands as it is",
    ),
    ("getById-16", "python 3.62.0", "as getById-03"),
    ("getById-17", "python 3.62.0", "as getById-03"),
    (
        "deleteById-06",
        "python 3.62.0",
        "what the caller leaves out is left to the service, defaults too",
    ),
    (
        "deleteById-09",
        "python 3.62.0",
        "safety: an empty identifier would address another path",
    ),
    (
        "deleteByProvider-03",
        "python 3.62.0",
        "a required argument cannot be left out",
    ),
    ("getByTag-03", "python 3.62.0", "a required argument cannot be left out"),
    ("listDocuments-01", "python 3.62.0", "as create-09"),
    ("deleteById-04", "python 3.62.0", "the guides pass a boolean"),
    (
        "deleteById-05",
        "none",
        "the parameter is a boolean, so the empty text, on which no two agree, cannot be passed",
    ),
    (
        "resources-05",
        "typescript 4.25.4",
        "what the caller says is sent, the empty text too",
    ),
    (
        "configure-04",
        "python 3.62.0",
        "a required argument cannot be left out",
    ),
];

#[tokio::test]
async fn the_client_sends_what_the_sdks_send() {
    let transport = ReqwestTransport::new(Duration::from_secs(10)).expect("a transport");
    let (mut agreed, mut followed, mut failures) = (0, 0, Vec::new());
    for case in cases() {
        let expected = match case.agreed() {
            Some(sent) => {
                agreed += 1;
                let deviates = DEVIATIONS.iter().any(|(name, _)| *name == case.name);
                if deviates { None } else { sent.clone() }
            }
            None => {
                followed += 1;
                follow(&case)
            }
        };
        let (sent, outcome) = play(&case, &transport).await;
        if sent != expected || matches!(outcome, Outcome::Value(_)) != expected.is_some() {
            failures.push(format!(
                "{}\n  expected {expected:?}\n  sent     {sent:?}\n  outcome  {outcome:?}",
                case.name
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!((agreed, followed), (43, 18));
}

#[test]
fn every_choice_is_about_a_recorded_case() {
    let cases = cases();
    let find = |name: &str| {
        cases
            .iter()
            .find(|case| case.name == name)
            .unwrap_or_else(|| panic!("no case {name}"))
    };
    for (name, _) in DEVIATIONS {
        assert!(find(name).agreed().is_some(), "{name}: the SDKs do not agree");
    }
    for (name, sdk, _) in FOLLOWED {
        let case = find(name);
        assert!(case.agreed().is_none(), "{name}: the SDKs agree");
        assert!(
            sdk == "none" || SDKS.contains(&sdk) && case.sent.contains_key(sdk),
            "{name}: {sdk} was not recorded"
        );
    }
}

/// The request of the SDK that is followed; `None` when the call is refused.
fn follow(case: &Case) -> Option<Sent> {
    let choice = FOLLOWED.iter().find(|(name, ..)| *name == case.name);
    let (_, sdk, _) = choice.unwrap_or_else(|| panic!("the SDKs do not agree in {}: choose one", case.name));
    case.sent.get(*sdk).cloned().flatten()
}

/// Makes the call against a server of its own; a refused one must not even connect.
async fn play(case: &Case, transport: &ReqwestTransport) -> (Option<Sent>, Outcome) {
    let server = Server::start(normal(&case.operation)).expect("a port of the loopback interface");
    let builder = Client::builder().api_key(KEY).base_url(server.url());
    let client = builder.transport(transport.clone()).build().expect("a client");
    let outcome = call(&client, &case.operation, &case.arguments).await;
    let requests = server.requests();
    assert!(requests.len() <= 1, "{}: more than one request", case.name);
    assert_eq!(
        server.connections(),
        requests.len(),
        "{}: a connection without a request",
        case.name
    );
    (requests.first().map(Sent::seen), outcome)
}
