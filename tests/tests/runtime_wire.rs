//! The wire half of the runtime, with a hand-written client on an in-memory transport.

#[allow(
    unreachable_pub,
    reason = "mounted as in a generated crate, of which it is a public module"
)]
mod runtime;

#[path = "runtime_wire/client.rs"]
mod client;
#[path = "runtime_wire/memory.rs"]
mod memory;

#[path = "runtime_wire/requests.rs"]
mod requests;
