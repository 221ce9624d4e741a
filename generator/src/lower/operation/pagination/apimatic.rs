//! `x-pagination` of APIMatic: a type, and JSON Pointers into request and answer. Others use the key for other things.

use serde_json::Value;

use super::expression;
use super::hint::Said;
use super::misfit::Misfit;
use super::speakeasy::no_path;
use crate::options::{NextPage, Pages};

/// How pages follow; the first way of several.
pub(super) fn read(value: &Value) -> Result<Said, Misfit> {
    let value = value.as_array().map_or(Some(value), |ways| ways.first());
    let member = |key: &str| value?.get(key)?.as_str();
    let is_theirs = ["input", "next", "result", "results"]
        .iter()
        .any(|key| member(key).is_some());
    let Some(kind) = member("type").filter(|_| is_theirs) else {
        return Ok(Said::Nothing);
    };
    let input = || {
        let input = member("input").ok_or_else(|| without("input", "$request.query#/page"))?;
        Ok(expression::request(input).to_owned())
    };
    let path = |text: &str| expression::path(text).ok_or_else(|| no_path(text));
    let next = match kind {
        "offset" => NextPage::Offset {
            input: input()?,
            total: None,
        },
        "page" => NextPage::Number {
            input: input()?,
            first: None,
            current: None,
            last: None,
        },
        "cursor" => NextPage::Cursor {
            input: input()?,
            next: path(member("output").ok_or_else(|| without("output", "$response.body#/next"))?)?,
        },
        "link" => NextPage::Address(path(
            member("next").ok_or_else(|| without("next", "$response.body#/links/next"))?,
        )?),
        _ => {
            let help = "write `offset`, `page`, `cursor` or `link`";
            return Err(Misfit::new(format!("has the unknown type `{kind}`"), help));
        }
    };
    let items = member("result").or(member("results")).map(path).transpose()?;
    Ok(Said::By(Pages {
        items,
        more: None,
        next,
    }))
}

fn without(key: &str, example: &str) -> Misfit {
    Misfit::new(format!("has no `{key}`"), format!("say it as in `{key}: {example}`"))
}
