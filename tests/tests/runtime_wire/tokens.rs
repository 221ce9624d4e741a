//! Access tokens that are fetched: kept, renewed, and fetched once for all that wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::client::Client;
use crate::memory::{Memory, Reply, run, run_all};
use crate::runtime::{
    AccessToken, BoxFuture, ClientBuilder, ClientCredentials, Next, RequestOptions, TokenCache, TokenProvider,
    TransportError, TransportErrorKind,
};

const TOKEN_URL: &str = "https://auth.example/token";

fn credentials() -> ClientCredentials {
    ClientCredentials::new(TOKEN_URL, "id:1", "s e/cret")
}

fn builder(provider: impl TokenProvider) -> ClientBuilder {
    Client::builder().fetched_credential(TokenCache::credential("bearerAuth", provider))
}

fn client(provider: impl TokenProvider, replies: impl IntoIterator<Item = Reply>) -> (Client, Memory) {
    let memory = Memory::new(replies);
    let client = builder(provider).transport(memory.clone()).build();
    (client.unwrap(), memory)
}

fn token(text: &str, seconds: u64) -> Reply {
    Reply::json(
        200,
        &format!(r#"{{"access_token":"{text}","token_type":"bearer","expires_in":{seconds}}}"#),
    )
}

fn created() -> Reply {
    Reply::json(200, r#"{"id":"conn_1"}"#)
}

/// Where each request went, and with which authorization.
fn sent(memory: &Memory) -> Vec<(String, String)> {
    let text = |request: &http::Request<_>| {
        let value = request.headers()["authorization"].to_str().unwrap().to_owned();
        (request.uri().host().unwrap().to_owned(), value)
    };
    memory.requests().iter().map(text).collect()
}

#[test]
fn client_credentials_are_what_rfc_6749_says() {
    let provider = credentials()
        .with_scopes(["read", "write"])
        .with_parameter("audience", "https://api/");
    let (client, memory) = client(provider, [token("t1", 3600), created()]);
    run(client.connections().get("c").send()).unwrap();
    let request = &memory.requests()[0];
    assert_eq!(
        (request.method().as_str(), request.uri().to_string().as_str()),
        ("POST", TOKEN_URL)
    );
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    // Section 2.3.1: `id%3A1:s%20e%2Fcret`.
    assert_eq!(request.headers()["authorization"], "Basic aWQlM0ExOnMlMjBlJTJGY3JldA==");
    let form = std::str::from_utf8(request.body().bytes().unwrap()).unwrap().to_owned();
    assert_eq!(
        form,
        "grant_type=client_credentials&scope=read%20write&audience=https%3A%2F%2Fapi%2F"
    );
    assert_eq!(
        sent(&memory)[1],
        ("api.supermemory.ai".to_owned(), "Bearer t1".to_owned())
    );

    let memory = Memory::new([token("t1", 3600), created()]);
    let in_body = builder(credentials().with_credentials_in_body())
        .transport(memory.clone())
        .build()
        .unwrap();
    run(in_body.connections().get("c").send()).unwrap();
    let request = &memory.requests()[0];
    assert!(!request.headers().contains_key("authorization"));
    let form = std::str::from_utf8(request.body().bytes().unwrap()).unwrap().to_owned();
    assert_eq!(
        form,
        "grant_type=client_credentials&client_id=id%3A1&client_secret=s%20e%2Fcret"
    );
}

#[test]
fn a_token_is_kept_until_shortly_before_it_expires() {
    let (client, memory) = client(
        credentials(),
        [token("t1", 100), created(), created(), token("t2", 100), created()],
    );
    let get = || run(client.connections().get("c").send()).unwrap();
    get();
    memory.pass(Duration::from_secs(89));
    get();
    memory.pass(Duration::from_secs(2));
    get();
    let tokens: Vec<_> = sent(&memory).into_iter().map(|(_, value)| value).collect();
    assert_eq!(
        [&tokens[1], &tokens[2], &tokens[4]],
        ["Bearer t1", "Bearer t1", "Bearer t2"]
    );
}

#[test]
fn a_refused_token_is_fetched_again_once() {
    let (client, memory) = client(
        credentials(),
        [token("t1", 3600), Reply::status(401), token("t2", 3600), created()],
    );
    run(client.connections().create("notion").send()).unwrap();
    assert_eq!(
        sent(&memory)[3].1,
        "Bearer t2",
        "also of a request that is not sent twice otherwise"
    );
    let (client, memory) = self::client(
        credentials(),
        [
            token("t1", 3600),
            Reply::status(401),
            token("t2", 3600),
            Reply::json(401, r#"{"error":"no"}"#),
        ],
    );
    let error = run(client.connections().create("notion").send()).unwrap_err();
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(memory.requests().len(), 4);
}

#[test]
fn no_token_is_an_error_that_says_why_and_no_secret() {
    let refusal = r#"{"error":"invalid_client","error_description":"unknown s e/cret"}"#;
    let (client, memory) = client(credentials(), [Reply::json(400, refusal)]);
    let error = run(client.connections().get("c").send()).unwrap_err();
    let text = format!("{error} {error:?} {client:?}");
    assert!(
        error
            .to_string()
            .ends_with("no access token: the token endpoint answered 400: invalid_client: unknown [secret]"),
        "{error}"
    );
    assert!(!text.contains("s e/cret") && !text.contains("c3IGU"), "{text}");
    assert_eq!(memory.requests().len(), 1, "what is refused is not asked for again");

    let (client, memory) = self::client(credentials(), [Reply::status(503), token("t1", 60), created()]);
    run(client.connections().create("notion").send()).unwrap();
    assert_eq!(
        memory.requests().len(),
        3,
        "what passes is asked for again, as nothing was sent yet"
    );
}

#[test]
fn what_is_sent_and_printed_holds_no_token() {
    let body = r#"{"error":"the token t0k3n-secret is bad"}"#;
    let (client, _) = client(credentials(), [token("t0k3n-secret", 60), Reply::json(400, body)]);
    let error = run(client.connections().get("c").send()).unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(!text.contains("t0k3n"), "{text}");
    assert!(!format!("{:?}", AccessToken::new("t0k3n")).contains("t0k3n"));
    assert!(!format!("{:?}", credentials()).contains("e/cret"));
}

#[test]
fn a_redirect_to_another_origin_gets_no_token() {
    let away = Reply::status(302).header("location", "https://elsewhere.example/x");
    let (client, memory) = client(credentials(), [token("t1", 60), away, Reply::status(401)]);
    let _ = run(client.connections().get("c").send());
    let requests = memory.requests();
    assert_eq!(requests.len(), 3);
    assert!(!requests[2].headers().contains_key("authorization"));
}

/// Counts how often it is asked, and takes its time.
#[derive(Clone)]
struct Slow {
    asked: Arc<AtomicU32>,
    fails: bool,
}

impl TokenProvider for Slow {
    fn fetch(&self, http: Next) -> BoxFuture<'static, Result<AccessToken, TransportError>> {
        let (asked, fails) = (self.asked.fetch_add(1, Ordering::Relaxed), self.fails);
        Box::pin(async move {
            http.sleep(Duration::from_secs(1)).await;
            match fails {
                true => Err(TransportError::new(TransportErrorKind::Other, "the provider is gone")),
                false => Ok(AccessToken::new(format!("t{asked}"))),
            }
        })
    }
}

#[test]
fn one_token_is_fetched_for_all_that_wait() {
    for fails in [false, true] {
        let slow = Slow {
            asked: Arc::default(),
            fails,
        };
        let (client, memory) = client(slow.clone(), (0..20).map(|_| created()));
        let requests = (0..20).map(|_| client.connections().get("c").send());
        let done = run_all(requests);
        assert_eq!(slow.asked.load(Ordering::Relaxed), 1);
        assert!(done.iter().all(|result| result.is_err() == fails));
        assert_eq!(memory.requests().len(), if fails { 0 } else { 20 });
    }
}

#[test]
fn who_is_dropped_while_fetching_lets_the_next_one_fetch() {
    let slow = Slow {
        asked: Arc::default(),
        fails: false,
    };
    let (client, _) = client(slow.clone(), [created()]);
    let mut first = Box::pin(client.connections().get("c").send());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(first.as_mut().poll(&mut context).is_pending());
    drop(first);
    run(client.connections().get("c").send()).unwrap();
    assert_eq!(slow.asked.load(Ordering::Relaxed), 2);
}

#[test]
fn a_blocking_client_fetches_too() {
    let memory = Memory::new([token("t1", 60), created(), created()]);
    let client = builder(credentials())
        .blocking_transport(memory.clone())
        .build_blocking()
        .unwrap();
    for _ in 0..2 {
        client.connections().get("c").send().unwrap();
    }
    assert_eq!(sent(&memory)[2].1, "Bearer t1");
}

#[test]
fn a_header_of_the_request_wins_over_a_token() {
    let (client, memory) = client(credentials(), [created()]);
    let options = RequestOptions::new().header("authorization", "Bearer of my own");
    run(client.connections().get("c").options(options).send()).unwrap();
    assert_eq!(memory.requests().len(), 1, "no token is fetched in vain");
    assert_eq!(sent(&memory)[0].1, "Bearer of my own");
}
