//! What goes on the wire.

use crate::client::Client;
use crate::memory::{Memory, Reply, run};

const CREATED: &str = r#"{"id":"conn_1"}"#;

#[test]
fn path_query_header_and_body_are_sent() {
    let memory = Memory::new([Reply::json(200, CREATED)]);
    let client = Client::builder()
        .api_key("sm_key")
        .transport(memory.clone())
        .build()
        .unwrap();
    let request = client
        .connections()
        .create("google-drive")
        .page(2)
        .tags(["a,b", "c d"])
        .thing("T")
        .redirect_url("https://app.example/callback");
    let created = run(async { request.await }).unwrap();
    assert_eq!(created.id, "conn_1");

    let sent = &memory.requests()[0];
    assert_eq!(sent.method(), "POST");
    assert_eq!(
        sent.uri(),
        "https://api.supermemory.ai/v3/connections/google-drive?page=2&tags=a%2Cb,c%20d"
    );
    assert_eq!(sent.headers()["authorization"], "Bearer sm_key");
    assert_eq!(sent.headers()["accept"], "application/json");
    assert_eq!(sent.headers()["content-type"], "application/json");
    assert_eq!(sent.headers()["user-agent"], "golden/1.2.3");
    assert_eq!(sent.headers()["x-thing"], "T");
    assert_eq!(sent.headers().len(), 5, "{:?}", sent.headers());
    assert_eq!(sent.body(), r#"{"redirectUrl":"https://app.example/callback"}"#);
}
