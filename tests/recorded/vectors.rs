//! The recorded requests, by case.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{SDKS, read_json, text};
use crate::loopback::Request;

/// One call, and what each SDK made of it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The name of the case.
    pub name: String,
    /// The operation, by the SDKs' names.
    pub operation: String,
    /// `provider` or `connectionId`, `body`, `query`.
    pub arguments: Value,
    /// The request of each SDK; `None` when it refused.
    pub sent: BTreeMap<String, Option<Sent>>,
}

/// What is compared of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// The method.
    pub method: String,
    /// The path, byte for byte.
    pub path: String,
    /// The query, byte for byte.
    pub query: Option<String>,
    /// `Authorization`.
    pub authorization: Option<String>,
    /// `Accept`.
    pub accept: Option<String>,
    /// `Content-Type`, where a body is sent.
    pub content_type: Option<String>,
    /// The body, as JSON.
    pub body: Option<Value>,
}

/// The cases of the SDKs that speak the same API, in the order in which they were recorded.
#[must_use]
pub fn cases() -> Vec<Case> {
    let recording = read_json("connections-vectors.json");
    let common: BTreeMap<String, &Value> = array(&recording["sdks"])
        .iter()
        .map(|sdk| (sdk_name(sdk), &sdk["common_headers"]))
        .collect();
    let mut cases: Vec<Case> = Vec::new();
    for vector in array(&recording["vectors"]) {
        let sdk = sdk_name(vector);
        if !SDKS.contains(&sdk.as_str()) {
            continue;
        }
        let sent = Sent::recorded(&vector["request"], common[&sdk]);
        let name = text(vector, "case");
        if let Some(case) = cases.iter_mut().find(|case| case.name == name) {
            assert_eq!(case.arguments, vector["arguments"], "{name}");
            case.sent.insert(sdk, sent);
        } else {
            let (operation, arguments) = (text(vector, "operation"), vector["arguments"].clone());
            cases.push(Case {
                name,
                operation,
                arguments,
                sent: BTreeMap::from([(sdk, sent)]),
            });
        }
    }
    cases
}

impl Case {
    /// The request in which all SDKs agree; `None` when they do not.
    #[must_use]
    pub fn agreed(&self) -> Option<&Option<Sent>> {
        let mut sent = self.sent.values();
        let first = sent.next()?;
        sent.all(|other| other == first).then_some(first)
    }
}

impl Sent {
    fn recorded(request: &Value, common: &Value) -> Option<Self> {
        if request.is_null() {
            return None;
        }
        let header = |name: &str| find(&request["headers"], name).or_else(|| find(common, name));
        let body = request["body"].as_str().map(parse);
        Some(Self {
            method: text(request, "method"),
            path: text(request, "path"),
            query: request["query"].as_str().map(str::to_owned),
            authorization: header("authorization"),
            accept: header("accept"),
            content_type: body.is_some().then(|| header("content-type")).flatten(),
            body,
        })
    }

    /// The same of a request that the loopback server saw.
    #[must_use]
    pub fn seen(request: &Request) -> Self {
        let header = |name: &str| request.header(name).map(str::to_owned);
        let body = (!request.body.is_empty()).then(|| parse(&String::from_utf8_lossy(&request.body)));
        Self {
            method: request.method.clone(),
            path: request.path().to_owned(),
            query: request.query().map(str::to_owned),
            authorization: header("authorization"),
            accept: header("accept"),
            content_type: body.is_some().then(|| header("content-type")).flatten(),
            body,
        }
    }
}

/// The body as JSON; as a text when it is none, so that it differs from every JSON.
fn parse(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.to_owned()))
}

fn find(headers: &Value, name: &str) -> Option<String> {
    let headers = headers.as_object()?;
    headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .and_then(|(_, value)| Some(value.as_str()?.to_owned()))
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn sdk_name(value: &Value) -> String {
    format!("{} {}", text(value, "sdk"), text(value, "version"))
}
