//! When a request is sent again, and when its time is over.

use std::time::Duration;

use super::{KEY, client, created};
use crate::client::{Client, CreateError, Created};
use crate::memory::{Memory, Reply, run};
use crate::runtime::{
    Answer, DecodeError, Operation, OperationInfo, RequestOptions, RequestParts, Sending, TransportErrorKind,
    wait_before,
};

const SECOND: Duration = Duration::from_secs(1);

/// The waits between the requests.
fn waits(memory: &Memory) -> Vec<f64> {
    memory
        .sent_at()
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).as_secs_f64())
        .collect()
}

/// How often a GET and a POST are sent when the first answer is `reply` and then all is well.
fn sent(reply: &Reply) -> (usize, usize) {
    let (get, of_get) = client([reply.clone(), created()]);
    let _ = run(get.connections().get("c").send());
    let (post, of_post) = client([reply.clone(), created()]);
    let _ = run(post.connections().create("notion").send());
    (of_get.requests().len(), of_post.requests().len())
}

#[test]
fn statuses_that_may_pass_are_sent_again_where_that_is_harmless() {
    for status in [408, 500, 502, 503, 504] {
        assert_eq!(sent(&Reply::status(status)), (2, 1), "{status}");
    }
    assert_eq!(sent(&Reply::status(429)), (2, 2));
    assert_eq!(sent(&Reply::status(503).header("retry-after", "1")), (2, 2));
    assert_eq!(
        sent(&Reply::status(503).header("retry-after", "soon")),
        (2, 1),
        "nonsense says nothing"
    );
    for status in [
        304, 400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 425, 501, 505, 520, 529,
    ] {
        assert_eq!(sent(&Reply::status(status)), (1, 1), "{status}");
    }
}

#[test]
fn broken_connections_are_sent_again_where_that_is_harmless() {
    assert_eq!(sent(&Reply::broken(TransportErrorKind::Connect)), (2, 2));
    assert_eq!(sent(&Reply::broken(TransportErrorKind::ConnectTimeout)), (2, 2));
    assert_eq!(sent(&Reply::broken(TransportErrorKind::Reset)), (2, 1));
    assert_eq!(sent(&Reply::silence()), (2, 1));
    assert_eq!(sent(&created().then_broken()), (2, 1), "a body that breaks off");
    assert_eq!(
        sent(&created().header("content-length", "99")),
        (2, 1),
        "a body that ends early"
    );
    assert_eq!(sent(&Reply::broken(TransportErrorKind::Other)), (1, 1));
}

#[test]
fn the_method_or_the_description_says_what_is_harmless() {
    let (reading_post, memory) = client([Reply::status(500), Reply::json(200, "[]")]);
    run(reading_post.connections().list().send()).unwrap();
    assert_eq!(memory.requests().len(), 2);
    assert_eq!(memory.requests()[0].body(), memory.requests()[1].body());

    let (delete, memory) = client([Reply::status(500), created()]);
    run(delete.connections().delete("c").send()).unwrap();
    assert_eq!(memory.requests().len(), 2);
}

#[test]
fn everything_is_sent_again_on_demand() {
    let options = RequestOptions::new().retry_everything(true);
    let (client, memory) = client([Reply::status(500), Reply::broken(TransportErrorKind::Reset), created()]);
    run(client.connections().create("notion").options(options).send()).unwrap();
    assert_eq!(memory.requests().len(), 3);

    let memory = Memory::new([Reply::status(500), created()]);
    let client = Client::builder()
        .api_key(KEY)
        .retry_everything(true)
        .transport(memory.clone())
        .build()
        .unwrap();
    run(client.connections().create("notion").send()).unwrap();
    assert_eq!(memory.requests().len(), 2);
}

#[test]
fn the_service_may_say_whether() {
    assert_eq!(sent(&Reply::status(500).header("x-should-retry", "false")), (1, 1));
    assert_eq!(sent(&Reply::status(429).header("x-should-retry", "false")), (1, 1));
    assert_eq!(sent(&Reply::status(400).header("x-should-retry", "true")), (2, 2));
    assert_eq!(sent(&Reply::status(409).header("x-should-retry", "true")), (2, 2));
    assert_eq!(sent(&Reply::status(500).header("x-should-retry", "maybe")), (2, 1));
    assert_eq!(
        sent(&created().header("x-should-retry", "true")),
        (1, 1),
        "not after a success"
    );
}

#[test]
fn waits_double_and_scatter() {
    for _ in 0..50 {
        let options = RequestOptions::new().retries(7);
        let (client, memory) = client(std::iter::repeat_n(Reply::status(500), 8));
        run(client.connections().get("c").options(options).send()).unwrap_err();
        let waits = waits(&memory);
        for (wait, most) in waits.iter().zip([0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]) {
            assert!((0.75 * most..=most).contains(wait), "{waits:?}");
        }
        assert_eq!(waits.len(), 7);
    }
    assert_eq!(wait_before(0, None, 0.0), Some(SECOND / 2));
    assert_eq!(wait_before(0, None, 1.0), Some(SECOND * 3 / 8));
    assert_eq!(wait_before(u32::MAX, None, 0.0), Some(SECOND * 8));
}

#[test]
fn retry_after_is_honoured_in_all_its_forms() {
    let exactly = [
        ("retry-after", "1", 1.0),
        ("retry-after", "2.5", 2.5),
        ("retry-after", " 7 ", 7.0),
        ("retry-after", "60", 60.0),
        ("retry-after", "Mon, 23 Nov 2026 12:00:30 GMT", 30.0),
        ("retry-after-ms", "1500", 1.5),
    ];
    for (name, value, seconds) in exactly {
        let (client, memory) = client([Reply::status(429).header(name, value), created()]);
        run(client.connections().get("c").send()).unwrap();
        assert_eq!(waits(&memory), [seconds], "{name}: {value}");
    }
    let nonsense = [
        "0",
        "-5",
        "soon",
        "",
        "1e3",
        "inf",
        "NaN",
        "1.2.3",
        "+5",
        "Sun, 22 Nov 2026 12:00:00 GMT",
    ];
    for value in nonsense {
        let (client, memory) = client([Reply::status(429).header("retry-after", value), created()]);
        run(client.connections().get("c").send()).unwrap();
        let waits = waits(&memory);
        assert!((0.375..=0.5).contains(&waits[0]), "{value:?}: {waits:?}");
    }
    let both = Reply::status(429)
        .header("retry-after", "9")
        .header("retry-after-ms", "200");
    let (client, memory) = client([both, created()]);
    run(client.connections().get("c").send()).unwrap();
    assert_eq!(waits(&memory), [0.2]);
}

#[test]
fn a_retry_after_beyond_all_clocks_is_long_too() {
    for value in ["99999999999999999999", &"9".repeat(400), "18446744073709551616"] {
        for name in ["retry-after", "retry-after-ms"] {
            let (client, memory) = client([Reply::status(429).header(name, value)]);
            let error = run(client.connections().get("c").send()).unwrap_err();
            assert!(
                error.retry_after().unwrap() > Duration::from_secs(1 << 40),
                "{name}: {value}"
            );
            assert_eq!(memory.passed(), Duration::ZERO);
        }
    }
}

#[test]
fn a_long_retry_after_is_not_waited_for() {
    for (value, seconds) in [("61", 61), ("86400", 86_400), ("Mon, 23 Nov 2026 13:00:00 GMT", 3_600)] {
        let (client, memory) = client([Reply::status(429).header("retry-after", value)]);
        let error = run(client.connections().get("c").send()).unwrap_err();
        assert_eq!(error.retry_after(), Some(SECOND * seconds));
        assert_eq!(error.status().unwrap(), 429);
        assert_eq!(memory.passed(), Duration::ZERO);
    }
}

#[test]
fn retries_are_counted() {
    for (chosen, requests) in [(None, 3), (Some(0), 1), (Some(1), 2), (Some(5), 6)] {
        let (client, memory) = client(std::iter::repeat_n(Reply::status(500), 6));
        let options = RequestOptions::new();
        let options = chosen.map_or(options.clone(), |retries| options.retries(retries));
        let error = run(client.connections().get("c").options(options).send()).unwrap_err();
        assert_eq!(memory.requests().len(), requests);
        assert_eq!(error.attempts() as usize, requests);
    }
    let memory = Memory::new([Reply::status(500)]);
    let client = Client::builder()
        .api_key(KEY)
        .retries(0)
        .transport(memory.clone())
        .build()
        .unwrap();
    run(client.connections().get("c").send()).unwrap_err();
}

#[test]
fn an_attempt_has_a_minute_for_the_whole_answer() {
    let (client, memory) = client([Reply::silence(), Reply::silence(), Reply::silence()]);
    let error = run(client.connections().get("c").send()).unwrap_err();
    assert!(error.is_timeout() && !error.is_connect());
    let waits = waits(&memory);
    assert!(
        (60.375..=60.5).contains(&waits[0]) && (60.75..=61.0).contains(&waits[1]),
        "{waits:?}"
    );
    assert_eq!(memory.dropped(), 3, "each was cancelled");
    assert_eq!(
        error.to_string(),
        "getConnection: timed out: no whole answer in 60s (3 attempts)"
    );
}

#[test]
fn a_body_that_drips_is_timed_too() {
    let drip = || (0..10).fold(Reply::status(200), |reply, _| reply.dripping(SECOND, " "));
    let options = RequestOptions::new().timeout(SECOND * 3 + SECOND / 2).retries(0);
    let (client, memory) = client([drip()]);
    let error = run(client.connections().get("c").options(options).send()).unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(memory.passed(), SECOND * 3 + SECOND / 2);

    let memory = Memory::new([drip().body(super::CREATED)]);
    let client = Client::builder()
        .api_key(KEY)
        .timeout(SECOND * 11)
        .transport(memory)
        .build()
        .unwrap();
    run(client.connections().get("c").send()).unwrap();
}

#[test]
fn a_total_time_covers_attempts_and_waits() {
    let options = RequestOptions::new().total_timeout(SECOND * 70).retries(9);
    let (client, memory) = client(std::iter::repeat_n(Reply::silence(), 9));
    let error = run(client.connections().get("c").options(options).send()).unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(memory.requests().len(), 2);
    assert_eq!(memory.passed(), SECOND * 70);
}

#[test]
fn a_wait_that_outlasts_the_total_time_is_not_begun() {
    let options = RequestOptions::new().total_timeout(SECOND * 5);
    let (client, memory) = client([Reply::status(503).header("retry-after", "5")]);
    let error = run(client.connections().get("c").options(options).send()).unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(memory.passed(), Duration::ZERO);
}

#[test]
fn a_key_of_idempotency_makes_a_request_harmless() {
    let keyed = |value: Option<&str>| {
        let mut parts = crate::runtime::RequestParts::new();
        parts.idempotency_key("Idempotency-Key", value);
        let (headers, ..) = parts.clone().into_headers_and_body();
        (
            parts.is_idempotent(),
            headers["idempotency-key"].to_str().unwrap().to_owned(),
        )
    };
    assert_eq!(keyed(Some("mine")), (true, "mine".to_owned()));
    let ((_, one), (_, two)) = (keyed(None), keyed(None));
    assert_ne!(one, two);
    let parts: Vec<_> = one.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert!(one[14..].starts_with('4') && "89ab".contains(&one[19..20]), "{one}");
}

/// `GET /charge`, which the description lets nobody send again.
struct Charge;

impl Operation for Charge {
    type Output = Created;
    type Error = CreateError;

    const INFO: OperationInfo = OperationInfo {
        id: "charge",
        method: "GET",
        path: "/charge",
        accept: "application/json",
        idempotent: false,
        security: &[&["bearerAuth"]],
    };

    fn encode(&self, parts: &mut RequestParts) {
        parts.path("/charge");
        parts.send_once();
    }

    fn decode(answer: &Answer) -> Result<Self::Output, DecodeError> {
        answer.json()
    }
}

/// How often `Charge` is sent when nothing but failures of one kind come, and the client would send it five times more.
fn charged(reply: &Reply, options: RequestOptions) -> usize {
    let memory = Memory::new(std::iter::repeat_n(reply.clone(), 9));
    let builder = Client::builder().api_key(KEY).retries(5).retry_everything(true);
    let client = builder.transport(memory.clone()).build().unwrap();
    let mut call = client.call();
    call.options = options;
    let _ = run(Sending::of(&call, &Charge));
    memory.requests().len()
}

#[test]
fn what_is_sent_once_is_sent_again_only_where_the_request_asks_for_it() {
    let failures = [
        Reply::status(429).header("retry-after", "1"),
        Reply::status(503),
        Reply::status(409).header("x-should-retry", "true"),
        Reply::broken(TransportErrorKind::Connect),
        Reply::broken(TransportErrorKind::Reset),
        Reply::silence(),
    ];
    for (place, failure) in failures.iter().enumerate() {
        let sent = |options: RequestOptions| charged(failure, options);
        assert_eq!(sent(RequestOptions::new()), 1, "failure {place}");
        assert_eq!(
            sent(RequestOptions::new().retry_everything(false)),
            1,
            "failure {place}"
        );
        assert_eq!(sent(RequestOptions::new().retries(2)), 3, "failure {place}");
    }
    let everything = RequestOptions::new().retry_everything(true);
    assert_eq!(charged(&Reply::status(500), everything), 6);
}
