//! Answers that come piece by piece: what their media types and schemas say of the pieces.

use crate::model::{model, shown};
use cratesmith::model::{EventData, Input, Items, Operation};
use cratesmith::options::Options;

/// The operation `GET /a` with this content of its answer, its items and their type.
fn stream(version: &str, content: &str) -> Option<String> {
    let text = format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /a: {{get: {{operationId: watchA, responses: {{'200': {{description: d, content: {{{content}}}}}}}}}}}\n"
    );
    let (api, _) = model(&text, &Options::default());
    let operation = api.groups.first()?.operations.first()?;
    let stream = operation.stream.as_ref()?;
    let ty = stream.items.ty().map(|ty| shown(&api, ty)).unwrap_or_default();
    let kind = match stream.items {
        Items::Events {
            data: EventData::Json, ..
        } => "events of JSON",
        Items::Events {
            data: EventData::Text, ..
        } => "events of text",
        Items::Events {
            data: EventData::Whole, ..
        } => "whole events",
        Items::Lines(_) => "lines",
        Items::Records(_) => "records",
        Items::Bytes => "bytes",
    };
    Some(format!("{kind} {ty} ({})", stream.media_type))
}

#[test]
fn media_types_and_schemas_say_what_comes() {
    let object = "{type: object, properties: {n: {type: integer}}}";
    let event = "{type: object, required: [event, data], properties: {event: {type: string}, data: {type: string}}}";
    let cases = [
        (
            format!("text/event-stream: {{schema: {object}}}"),
            "events of JSON AWatchItem (text/event-stream)",
        ),
        (
            "text/event-stream: {schema: {type: string}}".to_owned(),
            "events of text String (text/event-stream)",
        ),
        (
            "text/event-stream: {}".to_owned(),
            "events of text String (text/event-stream)",
        ),
        (
            format!("text/event-stream: {{schema: {event}}}"),
            "whole events AWatchItem (text/event-stream)",
        ),
        (
            format!(
                "text/event-stream: {{schema: {{oneOf: [{event}, {}]}}}}",
                event.replace("event: {type", "event: {enum: [done], type")
            ),
            "whole events AWatchItem (text/event-stream)",
        ),
        (
            format!("application/json: {{schema: {object}}}, application/x-ndjson: {{schema: {object}}}"),
            "lines AWatchItem (application/x-ndjson)",
        ),
        (
            format!("application/geo+json-seq: {{schema: {object}}}"),
            "records AWatchItem (application/geo+json-seq)",
        ),
        ("application/octet-stream: {}".to_owned(), "bytes  (*/*)"),
    ];
    for (content, expected) in cases {
        assert_eq!(stream("3.0.3", &content).as_deref(), Some(expected), "{content}");
    }
    assert_eq!(
        stream("3.0.3", &format!("application/json: {{schema: {object}}}")),
        None
    );
    // The schema of an item describes the whole event, also where it has data alone.
    let data = "{type: object, required: [data], properties: {data: {type: string}}}";
    assert_eq!(
        stream("3.2.0", &format!("text/event-stream: {{itemSchema: {data}}}")).as_deref(),
        Some("whole events AWatchItem (text/event-stream)")
    );
}

/// Where `POST /a` says that a stream is wanted.
fn ask(parameters: &str, properties: &str) -> Option<Input> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /a: {{post: {{operationId: askA, parameters: [{parameters}], \
         requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, properties: {{{properties}}}}}}}}}}}, \
         responses: {{'200': {{description: d, content: {{text/event-stream: {{}}}}}}}}}}}}\n"
    );
    let (api, _) = model(&text, &Options::default());
    let operation: &Operation = &api.groups[0].operations[0];
    operation.stream.as_ref().and_then(|stream| stream.ask)
}

#[test]
fn a_boolean_that_is_called_stream_asks_for_one() {
    let parameter = "{name: stream, in: query, schema: {type: boolean}}";
    assert_eq!(
        ask("", "text: {type: string}, stream: {type: boolean}"),
        Some(Input::BodyField(1))
    );
    assert_eq!(ask(parameter, "text: {type: string}"), Some(Input::Parameter(0)));
    assert_eq!(ask("", "stream: {type: string}"), None);
}
