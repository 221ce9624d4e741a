//! How the generated client takes keys, base URLs and choices for one request.

use std::collections::BTreeSet;
use std::time::Duration;

use cratesmith_tests::loopback::{Answer, Request, Server};
use cratesmith_tests::recorded::{OursConstructed, constructions, normal, outcomes};
use supermemory_connections::types::{ConnectionId, Provider};
use supermemory_connections::{Client, ClientBuilder, ConfigError, RequestOptions};

#[tokio::test]
async fn every_construction_has_its_outcome() {
    for ours in outcomes().construction {
        let server = Server::start(normal("getById")).expect("a port of the loopback interface");
        let found = play(&ours, &server).await;
        assert_eq!(found, ours.result, "{}", ours.case);
    }
}

#[test]
fn every_recorded_construction_is_in_the_table() {
    let recorded: BTreeSet<_> = constructions()
        .into_iter()
        .map(|construction| construction.case)
        .collect();
    let ours: BTreeSet<_> = outcomes().construction.into_iter().map(|ours| ours.case).collect();
    assert_eq!(recorded, ours);
    assert_eq!(constructions().len(), 77);
}

/// Plays a case; says `refused`, the base URL, or the requests.
async fn play(ours: &OursConstructed, server: &Server) -> String {
    let url = server.url();
    let keyed = |key: &str| Client::builder().api_key(key).base_url(url.as_str());
    let at = |base: &str| Client::builder().api_key("k").base_url(base);
    match ours.case.as_str() {
        "no key" => refused(&Client::builder().base_url(url.as_str()).build(), ""),
        "default base URL" => default_base_url(),
        "env key" => {
            let client = environment(&[("SUPERMEMORY_API_KEY", "envkey")])
                .base_url(url.as_str())
                .build();
            get(client, server).await;
            lines(server, |request| {
                assert_eq!(request.header("authorization"), Some("Bearer envkey"))
            })
        }
        "env base URL" => {
            let base = format!("{url}/envbase");
            let client = environment(&[("SUPERMEMORY_API_KEY", "k"), ("SUPERMEMORY_BASE_URL", &base)]).build();
            get(client, server).await
        }
        "empty key" => refused(&keyed("").build(), ""),
        "key with newline" => refused(&keyed("a\nb").build(), "a\nb"),
        "key with trailing newline" => {
            get(keyed("ab\n").build(), server).await;
            lines(server, |request| {
                assert_eq!(request.header("authorization"), Some("Bearer ab"))
            })
        }
        "key with é" => refused(&keyed("sk_é_secret").build(), "secret"),
        "key with 日" => refused(&keyed("sk_日_secret").build(), "secret"),
        "base URL trailing slash" => get(at(&format!("{url}/")).build(), server).await,
        "base URL with path" => get(at(&format!("{url}/proxy/x")).build(), server).await,
        "base URL with path and slash" => get(at(&format!("{url}/proxy/x/")).build(), server).await,
        "base URL with query" => get(at(&format!("{url}/?a=1")).build(), server).await,
        "custom headers env" => {
            let custom = ("SUPERMEMORY_CUSTOM_HEADERS", "X-Custom-A: 1\nX-Custom-B: b:c");
            let client = environment(&[("SUPERMEMORY_API_KEY", "k"), custom])
                .base_url(url.as_str())
                .build();
            get(client, server).await;
            lines(server, |request| assert_eq!(request.header("x-custom-a"), None))
        }
        "request options: header, timeout" | "request options: header, timeout, idempotencyKey" => {
            let options = RequestOptions::new()
                .header("X-Custom-R", "1")
                .header("authorization", "Bearer other")
                .query("q", "1")
                .timeout(Duration::from_secs(5));
            let client = at(&url).build().expect("a client");
            client
                .connections()
                .create(Provider::Notion)
                .options(options)
                .await
                .expect("an answer");
            lines(server, |request| {
                let values = |name: &str| {
                    let headers = request.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
                    headers.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
                };
                assert_eq!(values("x-custom-r"), ["1"]);
                assert_eq!(values("authorization"), ["Bearer other"]);
            })
        }
        "retry count header" => {
            let failing = Answer::json(500, "{}");
            server.script([failing.clone(), failing]);
            let client = at(&url).build();
            get(client, server).await;
            let text = lines(server, |request| {
                assert!(
                    !request
                        .headers
                        .iter()
                        .any(|(name, _)| name.to_ascii_lowercase().contains("retry"))
                );
            });
            assert_eq!(text.matches("GET /v3/connections/c1").count(), 3);
            "3 × GET /v3/connections/c1".to_owned()
        }
        other => panic!("no such case: {other}"),
    }
}

/// What `from_env` makes of an environment of just these variables.
fn environment(variables: &[(&str, &str)]) -> ClientBuilder {
    Client::builder().from_env_with(|name| {
        variables
            .iter()
            .find(|(variable, _)| *variable == name)
            .map(|(_, value)| Some((*value).to_owned()))
    })
}

/// `refused`, if it was and the error does not show the key.
fn refused(built: &Result<Client, ConfigError>, key: &str) -> String {
    match built {
        Ok(_) => "accepted".to_owned(),
        Err(error) => {
            let text = format!("{error} {error:?}");
            assert!(key.is_empty() || !text.contains(key), "shows the key: {text}");
            "refused".to_owned()
        }
    }
}

/// The base URL of a request that is built and not sent.
fn default_base_url() -> String {
    let client = Client::builder().api_key("k").build().expect("a client");
    let request = client.connections().list().build().expect("a request");
    request
        .uri()
        .to_string()
        .trim_end_matches("/v3/connections/list")
        .to_owned()
}

async fn get(client: Result<Client, ConfigError>, server: &Server) -> String {
    let client = client.expect("a client");
    client
        .connections()
        .get(ConnectionId::new("c1"))
        .await
        .expect("an answer");
    lines(server, |_| ())
}

/// The requests that the server saw, each inspected.
fn lines(server: &Server, inspect: impl Fn(&Request)) -> String {
    let requests = server.requests();
    requests.iter().for_each(&inspect);
    let lines: Vec<_> = requests
        .iter()
        .map(|request| format!("{} {}", request.method, request.target))
        .collect();
    lines.join(", ")
}
