//! `x-speakeasy-pagination`: which inputs there are, and JSONPaths of the outputs.

use serde_json::Value;

use super::expression;
use super::hint::Said;
use super::misfit::Misfit;
use crate::options::{NextPage, Pages};

/// How pages follow.
pub(super) fn read(value: &Value) -> Result<Said, Misfit> {
    let next = match value.get("type").and_then(Value::as_str) {
        Some("offsetLimit") => counted(value)?,
        Some("cursor") => by_cursor(value)?,
        Some("url") => NextPage::Address(required(value, "nextUrl")?),
        _ => {
            let help = "write `type: offsetLimit`, `type: cursor` or `type: url`";
            return Err(Misfit::new("has none of the known types", help));
        }
    };
    Ok(Said::By(Pages {
        items: output(value, "results")?,
        more: None,
        next,
    }))
}

fn counted(value: &Value) -> Result<NextPage, Misfit> {
    if let Some(page) = input(value, "page") {
        return Ok(NextPage::Number {
            input: page,
            first: None,
            current: None,
            last: output(value, "numPages")?,
        });
    }
    let offset = input(value, "offset").ok_or_else(|| without_input("`page` or `offset`"))?;
    Ok(NextPage::Offset {
        input: offset,
        total: None,
    })
}

fn by_cursor(value: &Value) -> Result<NextPage, Misfit> {
    let input = input(value, "cursor").ok_or_else(|| without_input("`cursor`"))?;
    let text = output_text(value, "nextCursor").ok_or_else(|| without_output("nextCursor"))?;
    let next = expression::answer(text).ok_or_else(|| no_path(text))?;
    Ok(match next.last_item {
        Some(id) => NextPage::LastItem { input, id },
        None => NextPage::Cursor { input, next: next.path },
    })
}

/// The name of the input of a type.
fn input(value: &Value, kind: &str) -> Option<String> {
    let inputs = value.get("inputs")?.as_array()?;
    let input = inputs
        .iter()
        .find(|input| input.get("type").and_then(Value::as_str) == Some(kind))?;
    input.get("name")?.as_str().map(str::to_owned)
}

fn output_text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get("outputs")?.get(key)?.as_str()
}

fn output(value: &Value, key: &str) -> Result<Option<String>, Misfit> {
    let text = output_text(value, key);
    text.map(|text| expression::path(text).ok_or_else(|| no_path(text)))
        .transpose()
}

fn required(value: &Value, key: &str) -> Result<String, Misfit> {
    output(value, key)?.ok_or_else(|| without_output(key))
}

fn without_input(kinds: &str) -> Misfit {
    Misfit::new(
        format!("has no input of the type {kinds}"),
        "say under `inputs` which parameter takes it",
    )
}

fn without_output(key: &str) -> Misfit {
    Misfit::new(
        format!("has no output `{key}`"),
        "say under `outputs` where the answer has it",
    )
}

/// What is said of an expression that leads to no property.
pub(super) fn no_path(text: &str) -> Misfit {
    Misfit::new(
        format!("holds `{text}`, which leads to no property of the answer"),
        "write the names of properties, as in `$.meta.next`",
    )
}
