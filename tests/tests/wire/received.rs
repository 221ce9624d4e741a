//! What a server received, as the JSON that it sends back.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cratesmith_tests::loopback::{Answer, Request};
use serde_json::{Value, json};

/// An answer that tells what was received.
pub(crate) fn echo(request: &Request) -> Answer {
    Answer::json(200, told(request).to_string())
}

/// What was received; the body in base64.
pub(crate) fn told(request: &Request) -> Value {
    json!({
        "method": request.method,
        "target": request.target,
        "headers": request.headers,
        "body": STANDARD.encode(&request.body),
    })
}

/// What the client was told that the server received.
pub(crate) struct Received(pub(crate) Value);

impl Received {
    pub(crate) fn method(&self) -> &str {
        self.0["method"].as_str().expect("a method")
    }

    pub(crate) fn path(&self) -> &str {
        let target = self.0["target"].as_str().expect("a target");
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    pub(crate) fn query(&self) -> Vec<(String, String)> {
        let target = self.0["target"].as_str().expect("a target");
        let query = target.split_once('?').map_or("", |(_, query)| query);
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    /// The values of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        let headers = self.0["headers"].as_array().expect("headers").iter();
        let named = headers.filter(|pair| pair[0].as_str().is_some_and(|key| key.eq_ignore_ascii_case(name)));
        named.filter_map(|pair| pair[1].as_str()).collect()
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        let text = self.0["body"].as_str().expect("a body");
        STANDARD.decode(text).expect("base64")
    }
}
