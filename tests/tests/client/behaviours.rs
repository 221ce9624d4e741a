//! What the generated client makes of errors, delays, lost connections, redirects and odd answers.
//!
//! What it must do stands in `data/our-outcomes.toml`, and beside what the SDKs do in `docs/behaviours.md`.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cratesmith_tests::loopback::{Request, ReservedPort, Server};
use cratesmith_tests::recorded::{Behaviour, Clock, Failure, Ours, Outcome, behaviours, call, normal, outcomes};
use serde_json::Value;
use supermemory_connections::RequestBody;
use supermemory_connections::transport::{BoxFuture, ByteStream, ReqwestTransport, Transport, TransportError};
use supermemory_connections::{Client, ClientBuilder};

/// What a loaded machine may add to a wait.
const LATE: f64 = 5.0;

#[tokio::test(flavor = "multi_thread")]
async fn every_behaviour_has_its_outcome() {
    let transport = ReqwestTransport::new(Duration::from_secs(10)).expect("a transport");
    let real = paired().into_iter().filter(|(_, ours)| ours.clock.is_none());
    let stages: Vec<_> = real
        .map(|(behaviour, ours)| Stage::set(behaviour, ours, &transport))
        .collect();
    // Timeouts are short, so nothing else may take the processor's time.
    let (alone, together): (Vec<_>, Vec<_>) = stages.into_iter().partition(|stage| stage.behaviour.group == "timeout");
    let tasks: Vec<_> = together
        .into_iter()
        .map(|stage| tokio::spawn(async move { stage.play().await }))
        .collect();
    let mut failures = Vec::new();
    for task in tasks {
        failures.extend(task.await.expect("a case does not panic").err());
    }
    for stage in alone {
        failures.extend(stage.play().await.err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[tokio::test]
async fn long_waits_are_those_of_the_table() {
    let mut played = 0;
    for (behaviour, ours) in paired().into_iter().filter(|(_, ours)| ours.clock == Some(Clock::Fake)) {
        let transport = FakeClock::failing(500);
        let waited = transport.waited();
        let client = configure(&behaviour, "http://fake.example")
            .transport(transport)
            .build()
            .expect("a client");
        let outcome = call(&client, &behaviour.operation, &behaviour.arguments).await;
        assert_eq!(describe(&outcome), ours.result, "{}", behaviour.case);
        let waited = waited.lock().expect("no panic before").clone();
        assert_eq!(waited.len() + 1, ours.attempts, "{}", behaviour.case);
        for (wait, (from, to)) in waited.iter().zip(&ours.waits) {
            assert!(
                (*from..=*to).contains(&wait.as_secs_f64()),
                "{}: {wait:?}",
                behaviour.case
            );
        }
        played += 1;
    }
    assert_eq!(played, 1);
}

#[test]
fn every_difference_from_the_python_sdk_has_a_reason() {
    for (behaviour, ours) in paired() {
        let python = &behaviour.sdks["python 3.62.0"];
        let same_end = match ours.result.split_once(' ') {
            Some((_, status)) => python.status.map(|status| status.to_string()).as_deref() == Some(status),
            None if ours.result == "ok" => python.error.is_none() && ours.value().is_none(),
            None => python.error.is_some() && python.status.is_none(),
        };
        let same = same_end && u64::try_from(ours.attempts).ok() == Some(python.attempts);
        assert_eq!(
            !same,
            ours.reason.is_some(),
            "{}: a reason, if and only if Python does otherwise",
            behaviour.case
        );
    }
}

/// The recorded cases with our outcomes, one each and in the same order.
fn paired() -> Vec<(Behaviour, Ours)> {
    let (recorded, ours) = (behaviours(), outcomes().behaviour);
    let names = |list: &mut dyn Iterator<Item = &String>| list.cloned().collect::<Vec<_>>();
    assert_eq!(
        names(&mut recorded.iter().map(|behaviour| &behaviour.case)),
        names(&mut ours.iter().map(|ours| &ours.case))
    );
    recorded.into_iter().zip(ours).collect()
}

/// A case with all that it needs, so that playing it takes no time of its own.
struct Stage {
    behaviour: Behaviour,
    ours: Ours,
    server: Server,
    other: Server,
    /// Held until the case is over.
    _refusing: ReservedPort,
    client: Client,
}

impl Stage {
    fn set(behaviour: Behaviour, ours: Ours, transport: &ReqwestTransport) -> Self {
        let start = || Server::start(normal(&behaviour.operation)).expect("a port of the loopback interface");
        let (server, other) = (start(), start());
        let refusing = ReservedPort::new().expect("a port of the loopback interface");
        let url = if behaviour.refused {
            refusing.url()
        } else {
            server.url()
        };
        let client = configure(&behaviour, &url)
            .transport(transport.clone())
            .build()
            .expect("a client");
        Self {
            behaviour,
            ours,
            server,
            other,
            _refusing: refusing,
            client,
        }
    }

    async fn play(self) -> Result<(), String> {
        let case = self.behaviour.case.clone();
        self.compare().await.map_err(|problem| format!("{case}: {problem}"))
    }

    async fn compare(self) -> Result<(), String> {
        let Self {
            behaviour,
            ours,
            server,
            other,
            _refusing,
            client,
        } = self;
        server.script(behaviour.script(&other.url()));
        let start = Instant::now();
        let outcome = call(&client, &behaviour.operation, &behaviour.arguments).await;
        let elapsed = start.elapsed();
        let requests: Vec<_> = server.requests().into_iter().chain(other.requests()).collect();
        check("result", &describe(&outcome), &ours.result).map_err(|problem| format!("{problem}\n  {outcome:?}"))?;
        check("attempts", &requests.len(), &ours.attempts)?;
        if let Outcome::Value(value) = &outcome {
            check_value(&behaviour, &ours, value)?;
        }
        if let Some(expected) = &ours.requests {
            check("requests", &requests.iter().map(line).collect(), expected)?;
        }
        check_waits(&ours, &requests, elapsed)
    }
}

fn configure(behaviour: &Behaviour, url: &str) -> ClientBuilder {
    let mut builder = Client::builder().api_key("sm_test_key_0000").base_url(url);
    if let Some(retries) = behaviour.max_retries {
        builder = builder.retries(retries);
    }
    if let Some(timeout) = behaviour.timeout {
        builder = builder.timeout(timeout);
    }
    builder
}

/// The end of a call in the words of the table.
fn describe(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(_) => "ok".to_owned(),
        Outcome::Inexpressible(why) => format!("inexpressible: {why}"),
        Outcome::Failed { failure, .. } => match failure {
            Failure::Unbuilt => "unbuilt".to_owned(),
            Failure::Connection => "connection".to_owned(),
            Failure::Timeout => "timeout".to_owned(),
            Failure::Documented(status) => format!("documented {status}"),
            Failure::Refused(status) => format!("refused {status}"),
            Failure::Redirect => "redirect".to_owned(),
            Failure::Decode => "decode".to_owned(),
        },
    }
}

/// Our value is the one in the table, or else the one that the Python SDK gives.
fn check_value(behaviour: &Behaviour, ours: &Ours, value: &Value) -> Result<(), String> {
    let expected = ours.value().or_else(|| behaviour.sdks["python 3.62.0"].value.clone());
    expected.map_or(Ok(()), |expected| check("value", value, &expected))
}

/// No wait is shorter than the table says, nor much longer.
fn check_waits(ours: &Ours, requests: &[Request], elapsed: Duration) -> Result<(), String> {
    if requests.is_empty() {
        let least: f64 = ours.waits.iter().map(|(from, _)| from).sum();
        return if elapsed.as_secs_f64() >= least {
            Ok(())
        } else {
            Err(format!("over after {elapsed:?}"))
        };
    }
    let gaps = requests.windows(2).map(|pair| (pair[1].at - pair[0].at).as_secs_f64());
    for (gap, (from, to)) in gaps.zip(&ours.waits) {
        // The server's clock starts when it has read a request, a little after the client's.
        if gap < from - 0.02 || gap > to + LATE {
            return Err(format!("waited {gap} s and not {from} to {to} s"));
        }
    }
    Ok(())
}

fn line(request: &Request) -> String {
    let authorized = if request.header("authorization").is_some() {
        ", authorized"
    } else {
        ""
    };
    format!("{} {}{authorized}", request.method, request.target)
}

fn check<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("{what}: {found:?} and not {expected:?}"))
    }
}

/// A transport that answers every request with one status, and whose clock notes waits instead of waiting.
#[derive(Debug)]
struct FakeClock {
    status: u16,
    waited: Arc<Mutex<Vec<Duration>>>,
}

impl FakeClock {
    fn failing(status: u16) -> Self {
        Self {
            status,
            waited: Arc::default(),
        }
    }

    fn waited(&self) -> Arc<Mutex<Vec<Duration>>> {
        Arc::clone(&self.waited)
    }
}

impl Transport for FakeClock {
    fn send(
        &self,
        _: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        let mut answer = http::Response::new(ByteStream::whole(r#"{"error":"scripted"}"#));
        *answer.status_mut() = http::StatusCode::from_u16(self.status).expect("a status");
        Box::pin(std::future::ready(Ok(answer)))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let waited = Arc::clone(&self.waited);
        // Noted when it is waited for: the limit of an attempt that is over at once never is.
        Box::pin(async move { waited.lock().expect("no panic before").push(duration) })
    }
}
