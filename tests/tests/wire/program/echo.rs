//! Calls with the arguments that stand in the lines of the input; prints what the server says that it received.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde_json::Value;
use wire::{Client, Echo, FilePart, JsonText, SendThingPartsRequest, SendThingRelatedRequest, Thing};

/// Makes a call a line: `{"call": NAME, ...}` with the arguments.
pub fn run(is_blocking: bool, base_url: &str) {
    for line in std::io::stdin().lock().lines() {
        let arguments: Value = serde_json::from_str(&line.expect("text")).expect("JSON");
        let echo = if is_blocking { blocking(base_url, &arguments) } else { crate::run(asynchronous(base_url, &arguments)) };
        match echo {
            Ok(echo) => println!("{}", echo.to_json().expect("JSON")),
            Err(error) => println!("{}", Value::from(error)),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().expect("an array").iter().map(text).collect()
}

fn map(value: &Value) -> BTreeMap<String, String> {
    let object = value.as_object().expect("an object");
    object.iter().map(|(name, value)| (name.clone(), text(value))).collect()
}

fn thing(value: &Value) -> Thing {
    Thing::from_json(&value.to_string()).expect("a thing")
}

fn file(value: &Value) -> FilePart {
    FilePart::new(text(value).into_bytes()).with_file_name("a \"b\".bin")
}

/// The calls are the same in both modes but for the waiting.
macro_rules! calls {
    ($name:ident $build:ident $module:ident $(, $asynchronous:tt $wait:tt)?) => {
        $($asynchronous)? fn $name(base_url: &str, arguments: &Value) -> Result<Echo, String> {
            let client = Client::builder().without_credentials().base_url(base_url).$build();
            let things = client.map_err(|error| error.to_string())?.things();
            let told = |error: wire::AnyError| error.to_string();
            match arguments["call"].as_str() {
                Some("get") => {
                    let get = things
                        .get(text(&arguments["id"]))
                        .q(text(&arguments["q"]))
                        .list(texts(&arguments["list"]))
                        .filter(map(&arguments["filter"]))
                        .x_note(text(&arguments["note"]));
                    get.send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("replace") => {
                    let replace = things.replace_with(text(&arguments["id"]), thing(&arguments["thing"]));
                    replace.send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("form") => {
                    let form = things.send_form_with(thing(&arguments["thing"]));
                    form.send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("parts") => {
                    let body = SendThingPartsRequest::new(text(&arguments["name"]), file(&arguments["file"]));
                    let parts = things.send_parts_with(body.with_tags(texts(&arguments["tags"])));
                    parts.x_note(text(&arguments["note"])).send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("related") => {
                    let file = file(&arguments["file"]).with_header("X-Own", text(&arguments["note"]));
                    let body = SendThingRelatedRequest::new(thing(&arguments["thing"]), file);
                    let related = things.send_related_with(body.with_a_note(text(&arguments["name"])));
                    related.x_note(text(&arguments["note"])).send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("text") => {
                    let sent = things.send_text(text(&arguments["text"]));
                    sent.send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                Some("bytes") => {
                    let sent = things.send_bytes(text(&arguments["text"]).into_bytes());
                    sent.send()$(.$wait)?.map_err(|error| told(error.into()))
                }
                other => panic!("there is no {other:?}"),
            }
        }
    };
}

calls! { asynchronous build Client, async await }
calls! { blocking build_blocking Client }
