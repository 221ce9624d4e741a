//! What a body is expected to be.

use serde_json::Value;

use super::super::file::File;
use super::super::input;
use super::super::literal;
use super::super::ty::{FileShape, file_shape};
use super::value::one_or_many;
use super::{json, wire};
use crate::model::{Body, BodyEncoding, Field, Struct};

/// The statement that looks at the body of a request.
pub(super) fn statement(file: &File<'_>, body: Option<&Body>, value: Option<&Value>) -> String {
    let (Some(body), Some(value)) = (body, value) else {
        return "request.has_no_body();".to_owned();
    };
    let media_type = literal::text(&body.media_type);
    match body.encoding {
        BodyEncoding::Json => {
            let json = json::literal(&value.to_string(), 8);
            format!("request.has_json({media_type}, {json});")
        }
        BodyEncoding::Form => {
            let pairs = value.as_object().into_iter().flatten();
            let pairs: Vec<String> = pairs
                .flat_map(|(name, value)| {
                    let style = body.styles.iter().find(|(known, _)| known == name);
                    wire::field(name, value, style.map(|(_, style)| *style))
                })
                .collect();
            format!("request.has_form({media_type}, {});", literal::text(&pairs.join("&")))
        }
        BodyEncoding::Multipart => {
            let parts: String = match input::structure(file, &body.ty) {
                Some(shape) => parts(file, shape, value),
                None => String::new(),
            };
            format!("request.has_parts({media_type}, &[{parts}\n    ]);")
        }
        BodyEncoding::Text | BodyEncoding::Bytes => {
            let text = literal::text(value.as_str().unwrap_or_default());
            format!("request.has_text({media_type}, {text});")
        }
    }
}

/// The parts of a multipart body, in the order of the fields.
fn parts(file: &File<'_>, shape: &Struct, value: &Value) -> String {
    let fields = shape.fields.iter();
    let given = fields.filter_map(|field| Some((field, value.get(&field.wire)?)));
    given.map(|(field, value)| of_field(file, field, value)).collect()
}

fn of_field(file: &File<'_>, field: &Field, value: &Value) -> String {
    let name = &field.wire;
    let of_file = |value: &Value| {
        let text = value.as_str().unwrap_or("content");
        part(name, Some(name), Some("application/octet-stream"), text)
    };
    match file_shape(file.api, &field.ty) {
        Some(FileShape::One) => of_file(value),
        Some(FileShape::List) => one_or_many(value).iter().map(of_file).collect(),
        None if value.is_array() => one_or_many(value).iter().map(|item| of_value(name, item)).collect(),
        None => of_value(name, value),
    }
}

fn of_value(name: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Array(_) | Value::Object(_) => part(name, None, Some("application/json"), &value.to_string()),
        scalar => part(name, None, None, &wire::text(scalar)),
    }
}

/// `support::Part { ... },` on a line of its own.
fn part(name: &str, file_name: Option<&str>, content_type: Option<&str>, text: &str) -> String {
    let some = |text: Option<&str>| match text {
        Some(text) => format!("Some({})", literal::text(text)),
        None => "None".to_owned(),
    };
    format!(
        "\n        support::Part {{ name: {}, file_name: {}, content_type: {}, text: {} }},",
        literal::text(name),
        some(file_name),
        some(content_type),
        literal::text(text)
    )
}
