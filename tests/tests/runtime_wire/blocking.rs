//! The blocking client.

use std::time::Duration;

use super::{KEY, created};
use crate::client::Client;
use crate::memory::{Memory, Reply};
use crate::runtime::RequestOptions;

fn client(replies: impl IntoIterator<Item = Reply>) -> (crate::client::blocking::Client, Memory) {
    let memory = Memory::new(replies);
    let client = Client::builder()
        .api_key(KEY)
        .blocking_transport(memory.clone())
        .build_blocking();
    (client.unwrap(), memory)
}

#[test]
fn it_sends_and_retries_as_the_async_one() {
    let (client, memory) = client([Reply::status(503).header("retry-after", "2"), created(), created()]);
    assert_eq!(client.connections().create("notion").send().unwrap().id, "conn_1");
    assert_eq!(memory.passed(), Duration::from_secs(2));
    let response = client.connections().get("c").with_response().send().unwrap();
    assert_eq!(
        (response.status().as_u16(), response.into_value().id.as_str()),
        (200, "conn_1")
    );
}

#[test]
fn it_times_the_whole_answer() {
    let drip = (0..10).fold(Reply::status(200), |reply, _| {
        reply.dripping(Duration::from_secs(1), " ")
    });
    let (client, memory) = client([drip, Reply::silence()]);
    let options = RequestOptions::new().timeout(Duration::from_secs(3)).retries(0);
    let error = client
        .connections()
        .get("c")
        .options(options.clone())
        .send()
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(memory.passed(), Duration::from_secs(3));
    assert!(
        client
            .connections()
            .get("c")
            .options(options)
            .send()
            .unwrap_err()
            .is_timeout()
    );
}

#[test]
fn inside_an_async_runtime_it_is_an_error() {
    let builder = || Client::builder().api_key(KEY).base_url("http://127.0.0.1:9").retries(0);
    let outside = builder().build_blocking().unwrap();
    assert!(outside.connections().get("c").send().unwrap_err().is_connect());
    for runtime in [
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap(),
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap(),
    ] {
        runtime.block_on(async {
            let error = builder().build_blocking().unwrap_err();
            assert!(error.to_string().contains("inside an async runtime"), "{error}");
            let error = outside.connections().get("c").send().unwrap_err();
            assert_eq!(
                error.to_string(),
                "getConnection: a blocking client must not be used inside an async runtime: use the async client"
            );
            drop(outside.clone());
        });
    }
}
