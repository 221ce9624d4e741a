//! `x-fern-pagination`: what of the request and of the answer is what, such as `$request.cursor` and `$response.next`.

use serde_json::Value;

use super::expression;
use super::hint::Said;
use super::misfit::Misfit;
use super::names::OFFSETS;
use super::speakeasy::no_path;
use crate::naming::words;
use crate::options::{NextPage, Pages};

/// How pages follow.
pub(super) fn read(value: &Value) -> Result<Said, Misfit> {
    let request = |key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.map(|text| expression::request(text).to_owned())
    };
    let response = |key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.map(|text| expression::path(text).ok_or_else(|| no_path(text)))
            .transpose()
    };
    let next = if let Some(input) = request("cursor") {
        let next = response("next_cursor")?.ok_or_else(|| {
            let help = "say where the answer has it: `next_cursor: $response.next`";
            Misfit::new("has no `next_cursor`", help)
        })?;
        NextPage::Cursor { input, next }
    } else if let Some(input) = request("offset") {
        counted(input, value.get("step").is_some())
    } else if let Some(address) = response("next_uri")?.or(response("next_path")?) {
        NextPage::Address(address)
    } else {
        let help = "write `cursor`, `offset`, `next_uri` or `next_path`, or configure the pages";
        return Err(Misfit::new("does not say what leads to the next page", help));
    };
    Ok(Said::By(Pages {
        items: response("results")?,
        more: response("has-next-page")?,
        next,
    }))
}

/// What is called an offset there is the number of a page where nothing says how far a page goes.
fn counted(input: String, has_step: bool) -> NextPage {
    let is_offset = has_step || OFFSETS.contains(&words::split(&input).join(" ").as_str());
    match is_offset {
        true => NextPage::Offset { input, total: None },
        false => NextPage::Number {
            input,
            first: None,
            current: None,
            last: None,
        },
    }
}
