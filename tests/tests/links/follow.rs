//! A test of the crate that is generated of the fixture: what each link makes of an answer.
#![allow(deprecated, reason = "one of the links leads to what the API has deprecated")]

use std::fmt::Debug;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use follow::http::{Request, Response};
use follow::transport::{BoxFuture, ByteStream, Transport, TransportError};
use follow::types::{Job, Order, Parcel};
use follow::{ApiResponse, BuildError, Client, JsonText, RequestBody};

/// Answers every request alike.
struct Alike(u16, &'static str);

impl Transport for Alike {
    fn send(&self, _: Request<RequestBody>) -> BoxFuture<'static, Result<Response<ByteStream>, TransportError>> {
        let answer = Response::builder().status(self.0).header("X-Trace", "t-1").header("X-Job", "j 1");
        let answer = answer.body(ByteStream::whole(self.1)).expect("an answer");
        Box::pin(async { Ok(answer) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async {})
    }
}

const ORDER: &str = r#"{"id":"o/1","version":"7","repeat":{"item":"tea","count":2},
    "parcels":[{"number":12,"order":"o/1","weight":1.5,"tags":["a","b"]}]}"#;
const BARE: &str = r#"{"id":"o","version":"no number"}"#;

fn client(status: u16, body: &'static str) -> Client {
    let client = Client::builder().transport(Alike(status, body)).build();
    client.expect("a client")
}

fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1_000 {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
    panic!("a call over a transport in memory waits")
}

fn value<T: JsonText>(json: &str) -> T {
    T::from_json(json).expect("a value")
}

/// Method, address and body of a request.
fn told(request: Result<Request<RequestBody>, BuildError>) -> (String, String) {
    let request = request.expect("a request");
    let body = request.body().bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let address = request.uri().to_string().replace("https://api.example", "");
    (format!("{} {address}", request.method()), body.unwrap_or_default())
}

#[track_caller]
fn is(request: Result<Request<RequestBody>, BuildError>, route: &str, body: &str) {
    assert_eq!(told(request), (route.to_owned(), body.to_owned()));
}

fn answer<T: Debug, E: Debug>(result: Result<ApiResponse<T>, E>) -> ApiResponse<T> {
    result.expect("an answer")
}

#[test]
fn values_of_the_body() {
    let (client, order, bare) = (client(200, ORDER), value::<Order>(ORDER), value::<Order>(BARE));
    let orders = client.orders();
    is(orders.follow_get_order(&order).unwrap().build(), "GET /orders/o%2F1", "");
    is(orders.follow_cancel(&order).unwrap().build(), "DELETE /orders/o%2F1", "");
    is(orders.follow_first(&[bare.clone(), order.clone()]).unwrap().build(), "GET /orders/o", "");
    assert!(orders.follow_first(&[]).is_none());
    is(
        orders.follow_more(&[order.clone()]).unwrap().build(),
        "GET /orders?after=o%2F1&state=open",
        "",
    );
    assert!(orders.follow_more(&[]).is_none(), "that would be the first page again");
    let again = orders.follow_create_again(&order).unwrap().dry_run(true);
    is(again.build(), "POST /orders?dryRun=true", r#"{"item":"tea","count":2}"#);
    assert!(orders.follow_create_again(&bare).is_none());
    is(orders.follow_annotate_note("so").unwrap().build(), "POST /reports", "text=so");
    let job = value::<Job>(r#"{"key":"k-secret"}"#);
    let request = orders.follow_get_job_again(&job).unwrap();
    assert!(!format!("{request:?}").contains("k-secret"), "{request:?}");
    is(request.build(), "GET /jobs/k-secret", "");
}

#[test]
fn values_of_the_caller_are_arguments() {
    let (client, order, bare) = (client(200, ORDER), value::<Order>(ORDER), value::<Order>(BARE));
    let orders = client.orders();
    is(orders.follow_self(&order, "asked for").unwrap().build(), "GET /orders/asked%20for", "");
    let request = orders.follow_create_note(&order, "me").unwrap().build();
    assert_eq!(request.as_ref().unwrap().headers()["author"], "me");
    is(request, "POST /orders/o%2F1/notes?version=7", "Bought.");
    assert!(orders.follow_create_note(&bare, "me").is_none(), "the version is no number");
}

#[test]
fn values_of_status_and_headers() {
    let client = client(201, ORDER);
    let orders = client.orders();
    let created = answer(ready(orders.create("tea").with_response().send()));
    let request = orders.follow_parcel(&created).unwrap().build();
    assert_eq!(request.as_ref().unwrap().headers()["x-trace"], "t-1");
    is(request, "GET /parcels/12", "");
    is(
        orders.follow_create_report(&created).unwrap().build(),
        "POST /reports",
        "text=order%20o%2F1%3A%20201%20by%20POST&kind=order&weight=2.0",
    );
    let gone = answer(ready(orders.cancel("o").with_response().send()));
    is(orders.follow_cancel_job(&gone).unwrap().build(), "GET /jobs/j%201", "");
    is(orders.follow_cancel_report(&()).unwrap().build(), "POST /reports", "kind=cancelled");
}

#[test]
fn one_of_several_successes() {
    for (status, body) in [(200, ORDER), (202, r#"{"key":"j"}"#)] {
        let client = client(status, body);
        let orders = client.orders();
        let output = ready(orders.replace("o", "tea").send()).expect("an answer");
        let job = orders.follow_replace_job(&output).map(|request| told(request.build()).0);
        let order = orders.follow_replace_get_order(&output).map(|request| told(request.build()).0);
        match status {
            200 => assert_eq!((job, order), (None, Some("GET /orders/o%2F1".to_owned()))),
            _ => assert_eq!((job, order), (Some("GET /jobs/j".to_owned()), None)),
        }
    }
}

#[test]
fn into_other_groups() {
    let client = client(200, ORDER);
    let parcels = client.parcels();
    let parcel = value::<Parcel>(r#"{"number":12,"order":"o/1","weight":1.5,"tags":["a","b"]}"#);
    is(parcels.follow_order(&parcel).unwrap().build(), "GET /orders/o%2F1", "");
    is(parcels.follow_log(&parcel).unwrap().build(), "POST /reports", "weight=1.5&tags=a&tags=b");
    is(parcels.follow_odd(&parcel).unwrap().build(), "POST /reports", "kind=12");
    let bare = value::<Parcel>(r#"{"number":12}"#);
    assert!(parcels.follow_order(&bare).is_none() && parcels.follow_log(&bare).is_none());
    let light = value::<Parcel>(r#"{"number":12,"weight":1}"#);
    is(parcels.follow_log(&light).unwrap().build(), "POST /reports", "weight=1.0");
}
