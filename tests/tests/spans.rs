//! Spans of requests. A process of their own: `tracing` remembers for all threads of a process whether somebody listens,
//! and asks the one that comes first.

#![cfg(feature = "tracing")]

pub mod runtime;

#[path = "runtime_wire/client.rs"]
mod client;
#[allow(dead_code, reason = "`runtime_wire` uses the rest")]
#[path = "runtime_wire/memory.rs"]
mod memory;

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use client::Client;
use memory::{Memory, Reply, run};

const KEY: &str = "sm_very_secret";

/// Writes down the fields of every span.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<String>>>);

struct Fields<'s>(&'s mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, "{}={value:?};", field.name());
    }
}

impl Subscriber for Spans {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut text = String::new();
        attributes.record(&mut Fields(&mut text));
        spans.push(text);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, record: &Record<'_>) {
        let mut spans = self.0.lock().unwrap();
        record.record(&mut Fields(&mut spans[id.into_u64() as usize - 1]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn each_request_on_the_wire_has_a_span_without_secrets() {
    let spans = Spans::default();
    let memory = Memory::new([Reply::status(503), Reply::json(200, r#"{"id":"conn_1"}"#)]);
    let client = Client::builder().api_key(KEY).transport(memory).build().unwrap();
    tracing::subscriber::with_default(spans.clone(), || {
        run(client.connections().get(format!("a{KEY}b")).send()).unwrap();
    });
    let spans = spans.0.lock().unwrap();
    assert_eq!(spans.len(), 2);
    let common = "otel.name=\"GET /v3/connections/{connectionId}\";otel.kind=\"client\";http.request.method=\"GET\";\
        server.address=\"api.supermemory.ai\";server.port=443;\
        url.full=\"https://api.supermemory.ai:443/v3/connections/a[secret]b\";\
        url.template=\"/v3/connections/{connectionId}\";";
    let first = "http.response.status_code=503;error.type=\"503\";otel.status_code=\"ERROR\";";
    assert_eq!(spans[0], format!("{common}{first}"));
    assert_eq!(
        spans[1],
        format!("{common}http.request.resend_count=1;http.response.status_code=200;")
    );
}
