//! The wire half of the runtime, with a hand-written client on an in-memory transport.

pub mod runtime;

#[path = "runtime_wire/client.rs"]
mod client;
#[path = "runtime_wire/memory.rs"]
mod memory;

#[path = "runtime_wire/answers.rs"]
mod answers;
#[cfg(all(feature = "reqwest", feature = "blocking"))]
#[path = "runtime_wire/blocking.rs"]
mod blocking;
#[path = "runtime_wire/credentials.rs"]
mod credentials;
#[path = "runtime_wire/errors.rs"]
mod errors;
#[cfg(feature = "blocking")]
#[path = "runtime_wire/layers.rs"]
mod layers;
#[path = "runtime_wire/links.rs"]
mod links;
#[cfg(feature = "blocking")]
#[path = "runtime_wire/pages.rs"]
mod pages;
#[path = "runtime_wire/parts.rs"]
mod parts;
#[path = "runtime_wire/redirects.rs"]
mod redirects;
#[path = "runtime_wire/requests.rs"]
mod requests;
#[path = "runtime_wire/retries.rs"]
mod retries;
#[path = "runtime_wire/servers.rs"]
mod servers;
#[cfg(all(feature = "reqwest", feature = "blocking"))]
#[path = "runtime_wire/sockets.rs"]
mod sockets;
#[cfg(feature = "blocking")]
#[path = "runtime_wire/streams.rs"]
mod streams;
#[cfg(feature = "blocking")]
#[path = "runtime_wire/tokens.rs"]
mod tokens;
#[cfg(all(feature = "reqwest", feature = "blocking"))]
#[path = "runtime_wire/uploads.rs"]
mod uploads;

use client::Client;
use memory::{Memory, Reply};

const KEY: &str = "sm_very_secret";
const CREATED: &str = r#"{"id":"conn_1"}"#;

fn created() -> Reply {
    Reply::json(200, CREATED)
}

fn client(replies: impl IntoIterator<Item = Reply>) -> (Client, Memory) {
    let memory = Memory::new(replies);
    let client = Client::builder().api_key(KEY).transport(memory.clone()).build();
    (client.expect("a good configuration"), memory)
}
