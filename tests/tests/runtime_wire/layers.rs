//! What stands between a client and its transport: the budget of retries, and middleware.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{KEY, created};
use crate::client::Client;
use crate::memory::{Memory, Reply, run};
use crate::runtime::{
    BlockingByteStream, BlockingMiddleware, BlockingNext, BoxFuture, ByteStream, Middleware, Next, RequestBody,
    TransportError, TransportLimits,
};

#[test]
fn retries_stop_when_the_budget_of_the_client_is_spent() {
    let memory = Memory::new(
        (0..30)
            .map(|_| Reply::status(503))
            .chain([created(), Reply::status(503)]),
    );
    let client = Client::builder()
        .api_key(KEY)
        .retry_budget(3)
        .retries(2)
        .transport(memory.clone())
        .build()
        .unwrap();
    let get = || run(client.connections().get("c").send()).is_ok();
    let mut sent = vec![0];
    for _ in 0..4 {
        assert!(!get());
        sent.push(memory.requests().len());
    }
    let each: Vec<_> = sent.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert_eq!(each, [3, 2, 1, 1], "three retries, and then none");
}

#[test]
fn a_success_fills_the_budget_again() {
    let memory = Memory::new((0..5).map(|_| created()).chain((0..4).map(|_| Reply::status(503))));
    let builder = Client::builder().api_key(KEY).retry_budget(1).transport(memory.clone());
    let client = builder.build().unwrap();
    let get = || run(client.connections().get("c").send()).is_ok();
    assert!((0..5).all(|_| get()));
    assert!(!get() && !get());
    assert_eq!(
        memory.requests().len(),
        5 + 2 + 1,
        "five successes give no more than there is room for"
    );
}

/// Adds a header, sends again what was refused for want of it, and counts.
#[derive(Clone, Default)]
struct Signing(Arc<AtomicU32>);

impl Middleware for Signing {
    fn handle(
        &self,
        request: http::Request<RequestBody>,
        next: Next,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        let count = Arc::clone(&self.0);
        Box::pin(async move {
            let answer = next.send(request.clone()).await?;
            if answer.status() != 401 {
                return Ok(answer);
            }
            count.fetch_add(1, Ordering::Relaxed);
            let mut signed = request;
            signed
                .headers_mut()
                .insert("x-signature", http::HeaderValue::from_static("s"));
            next.send(signed).await
        })
    }
}

impl BlockingMiddleware for Signing {
    fn handle(
        &self,
        mut request: http::Request<RequestBody>,
        limits: TransportLimits,
        next: &BlockingNext,
    ) -> Result<http::Response<BlockingByteStream>, TransportError> {
        request
            .headers_mut()
            .insert("x-signature", http::HeaderValue::from_static("s"));
        next.send(request, limits)
    }
}

/// Answers by itself.
struct Cached;

impl Middleware for Cached {
    fn handle(
        &self,
        _: http::Request<RequestBody>,
        _: Next,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async { Ok(http::Response::new(ByteStream::whole(r#"{"id":"cached"}"#))) })
    }
}

#[test]
fn a_middleware_changes_repeats_and_answers_requests() {
    let memory = Memory::new([Reply::status(401), created(), created()]);
    let signing = Signing::default();
    let builder = || Client::builder().api_key(KEY);
    let client = builder()
        .middleware(signing.clone())
        .transport(memory.clone())
        .build()
        .unwrap();
    assert_eq!(run(client.connections().get("c").send()).unwrap().id, "conn_1");
    assert_eq!(signing.0.load(Ordering::Relaxed), 1);
    let requests = memory.requests();
    assert!(!requests[0].headers().contains_key("x-signature"));
    assert_eq!(requests[1].headers()["x-signature"], "s");
    let client = builder()
        .middleware(Cached)
        .middleware(signing.clone())
        .transport(memory.clone())
        .build()
        .unwrap();
    assert_eq!(run(client.connections().get("c").send()).unwrap().id, "cached");
    assert_eq!(memory.requests().len(), 2, "the first middleware is the outermost");
    let blocking = builder()
        .blocking_middleware(signing)
        .blocking_transport(memory.clone())
        .build_blocking()
        .unwrap();
    assert_eq!(blocking.connections().get("c").send().unwrap().id, "conn_1");
    assert_eq!(memory.requests()[2].headers()["x-signature"], "s");
}
