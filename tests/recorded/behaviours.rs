//! The recorded behaviours: what was served, and what each SDK made of it.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use super::{normal, read_json, text};
use crate::loopback::{Answer, Body};

/// One case.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// The name of the case.
    pub case: String,
    /// What it is about.
    pub group: String,
    /// The operation, by the SDKs' names.
    pub operation: String,
    /// `provider` or `connectionId`, `body`, `query`.
    pub arguments: Value,
    /// How often a request may be sent again, where the case sets it.
    pub max_retries: Option<u32>,
    /// The timeout, where the case sets it.
    pub timeout: Option<Duration>,
    /// Whether nothing listens at the port.
    pub refused: bool,
    /// What each SDK made of it.
    pub sdks: BTreeMap<String, Seen>,
    served: Vec<Value>,
    times: usize,
}

/// What one SDK made of a case.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The requests that the server saw.
    pub attempts: u64,
    /// The name of the error; `None` when the call succeeded.
    pub error: Option<String>,
    /// The status that the error names.
    pub status: Option<u64>,
    /// What the call gave back, where it was recorded.
    pub value: Option<Value>,
}

/// One way to construct a client, and what one SDK made of it.
#[derive(Debug, Clone)]
pub struct Construction {
    /// The SDK and its version.
    pub sdk: String,
    /// The name of the case.
    pub case: String,
    /// Its result, for people.
    pub result: String,
}

/// The cases, in the order in which they were recorded.
#[must_use]
pub fn behaviours() -> Vec<Behaviour> {
    let recording = read_json("connections-behaviours.json");
    let cases = recording["behaviours"].as_array().into_iter().flatten();
    cases.map(Behaviour::recorded).collect()
}

/// The ways to construct a client, one for each SDK.
#[must_use]
pub fn constructions() -> Vec<Construction> {
    let recording = read_json("connections-behaviours.json");
    let cases = recording["construction"].as_array().into_iter().flatten();
    cases.map(Construction::recorded).collect()
}

impl Behaviour {
    fn recorded(value: &Value) -> Self {
        let served = value["served"].as_array().cloned().unwrap_or_default();
        let sdks = value["sdks"].as_object().into_iter().flatten();
        Self {
            case: text(value, "case"),
            group: text(value, "group"),
            operation: text(value, "operation"),
            arguments: value["arguments"].clone(),
            max_retries: value["max_retries"]
                .as_u64()
                .and_then(|count| u32::try_from(count).ok()),
            timeout: value["timeout_ms"].as_u64().map(Duration::from_millis),
            refused: value["refused"].as_bool().unwrap_or(false),
            sdks: sdks.map(|(name, seen)| (name.clone(), Seen::recorded(seen))).collect(),
            times: value["served_times"]
                .as_u64()
                .map_or(1, |times| usize::try_from(times).unwrap_or(1)),
            served,
        }
    }

    /// What was served, as a script for the loopback server; `other` is the URL of another origin.
    #[must_use]
    pub fn script(&self, other: &str) -> Vec<Answer> {
        let once = self.served.iter().map(|step| self.step(step, other));
        std::iter::repeat_with(|| once.clone())
            .take(self.times)
            .flatten()
            .collect()
    }

    /// What was served, on one line.
    #[must_use]
    pub fn served(&self) -> String {
        self.served.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
    }

    fn step(&self, step: &Value, other: &str) -> Answer {
        if step.get("reset").is_some() {
            return Answer::Reset;
        }
        if step.get("close").is_some() {
            return Answer::Close;
        }
        let mut answer = match step["status"].as_u64().and_then(|status| u16::try_from(status).ok()) {
            None => normal(&self.operation),
            Some(status) => Answer::json(status, step["body"].as_str().unwrap_or(r#"{"error":"scripted"}"#)),
        };
        if let Answer::Send {
            delay, headers, body, ..
        } = &mut answer
        {
            *delay = seconds(&step["delay"]);
            for (name, value) in step["headers"].as_object().into_iter().flatten() {
                headers.retain(|(present, _)| !present.eq_ignore_ascii_case(name));
                headers.extend(value.as_str().map(|value| (name.clone(), header_value(value, other))));
            }
            let Body::Whole(bytes) = &*body else {
                unreachable!("`Answer::json` sends the body whole")
            };
            let bytes = bytes.clone();
            *body = if step.get("truncate").is_some() {
                Body::Truncated(bytes)
            } else if step.get("chunked_slow").is_some() {
                Body::SlowChunks(bytes, seconds(&step["chunked_slow"]))
            } else if step.get("chunked").is_some() {
                Body::Chunked(bytes)
            } else {
                Body::Whole(bytes)
            };
        }
        answer
    }
}

fn seconds(value: &Value) -> Duration {
    Duration::from_secs_f64(value.as_f64().unwrap_or(0.0))
}

/// `@3`, `@epoch3` and `@other...` stand for what is known only when a case is played.
fn header_value(value: &str, other: &str) -> String {
    let ahead = |seconds: &str| SystemTime::now() + Duration::from_secs(seconds.parse().unwrap_or(0));
    if let Some(rest) = value.strip_prefix("@other") {
        format!("{other}{rest}")
    } else if let Some(seconds) = value.strip_prefix("@epoch") {
        ahead(seconds)
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs()
            .to_string()
    } else if let Some(seconds) = value.strip_prefix('@') {
        httpdate::fmt_http_date(ahead(seconds))
    } else {
        value.to_owned()
    }
}

impl Seen {
    fn recorded(value: &Value) -> Self {
        let result = &value["result"];
        Self {
            attempts: value["attempts"].as_u64().unwrap_or(0),
            error: result["error"].as_str().map(str::to_owned),
            status: result["status"].as_u64(),
            value: result.get("value").cloned(),
        }
    }

    /// The result in the words of `our-outcomes.toml`, as far as they apply.
    #[must_use]
    pub fn result(&self) -> String {
        match (&self.error, self.status) {
            (None, _) => "ok".to_owned(),
            (Some(error), Some(status)) => format!("{error} {status}"),
            (Some(error), None) => error.clone(),
        }
    }
}

impl Construction {
    fn recorded(value: &Value) -> Self {
        let requests = value["requests"].as_array().into_iter().flatten();
        let requests: Vec<_> = requests
            .map(|request| format!("{} {}", text(request, "method"), text(request, "target")))
            .collect();
        let result = match (value["result"]["error"].as_str(), value["result"]["value"].as_str()) {
            (Some(error), _) => error.to_owned(),
            (None, value) if requests.is_empty() => value.unwrap_or_default().to_owned(),
            _ => requests.join(", "),
        };
        Self {
            sdk: format!("{} {}", text(value, "sdk"), text(value, "version")),
            case: text(value, "case"),
            result,
        }
    }
}
