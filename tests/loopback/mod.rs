//! An HTTP/1.1 server on the loopback interface that does what a test tells it, faults included.
//!
//! It is written on plain sockets because an HTTP library will not reset, cut off or dawdle on purpose.

mod answer;
mod request;
mod reserved_port;
mod server;

pub use answer::{Answer, Body, Step};
pub use request::Request;
pub use reserved_port::ReservedPort;
pub use server::Server;
