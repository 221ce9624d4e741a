//! Server-sent events with typed data: [`Event`].

use serde_json::Value;

use super::framing::Frame;
use super::{Codec, DecodeError, decode};

/// A server-sent event (HTML standard, section 9.2).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What it tells.
    pub data: T,
    /// Its name, where it has one.
    pub event: Option<String>,
    /// The id of the last event that had one: what a later request can send as `Last-Event-ID`.
    pub id: Option<String>,
}

impl<T> Event<T> {
    fn new(frame: &Frame, data: T) -> Self {
        Self {
            data,
            event: frame.event.clone(),
            id: frame.id.clone(),
        }
    }
}

/// An event whose data is JSON. `[DONE]`, by which many services say that nothing follows, is the end.
pub fn json_event<T: Codec>(frame: &Frame) -> Result<Option<Event<T>>, DecodeError> {
    if frame.data.trim_ascii() == b"[DONE]" {
        return Ok(None);
    }
    decode(&frame.data).map(|data| Some(Event::new(frame, data)))
}

/// An event whose data is text.
pub fn text_event<T: Codec>(frame: &Frame) -> Result<Option<Event<T>>, DecodeError> {
    let text = Value::String(String::from_utf8_lossy(&frame.data).into_owned());
    decode(text.to_string().as_bytes()).map(|data| Some(Event::new(frame, data)))
}

/// An event that the description has as an object of its fields: its data is JSON where that fits, or else text.
pub fn whole_event<T: Codec>(frame: &Frame) -> Result<Option<Event<T>>, DecodeError> {
    if frame.data.trim_ascii() == b"[DONE]" {
        return Ok(None);
    }
    let text = Value::String(String::from_utf8_lossy(&frame.data).into_owned()).to_string();
    let json = std::str::from_utf8(&frame.data).unwrap_or_default();
    let read = decode(object(frame, json).as_bytes());
    read.or_else(|why| decode(object(frame, &text).as_bytes()).map_err(|_| why))
        .map(|data| Some(Event::new(frame, data)))
}

/// The fields of an event as JSON.
fn object(frame: &Frame, data: &str) -> String {
    let mut object = String::from("{");
    for (name, value) in [("event", &frame.event), ("id", &frame.id)] {
        if let Some(value) = value {
            object.push_str(&format!("\"{name}\":{},", Value::String(value.clone())));
        }
    }
    object.push_str(&format!("\"data\":{data}}}"));
    object
}
