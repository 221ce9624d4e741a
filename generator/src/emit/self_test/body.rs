//! What a body is expected to be.

use super::super::file::File;
use super::super::literal;
use super::call::Call;
use super::{json, parts, wire};
use crate::model::{Body, BodyEncoding};

/// The statements that look at the body of a request.
pub(super) fn statement(file: &File<'_>, body: Option<&Body>, call: &Call<'_>) -> String {
    let (Some(body), Some(value)) = (body, call.body.as_ref()) else {
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
        BodyEncoding::Multipart => parts::statements(file, body, call, value),
        BodyEncoding::Text | BodyEncoding::Bytes => {
            let text = literal::text(value.as_str().unwrap_or_default());
            format!("request.has_text({media_type}, {text});")
        }
    }
}
