//! `x-ms-pageable`: the properties that hold the items and the address of the next page.

use serde_json::Value;

use super::hint::Said;
use super::misfit::Misfit;
use crate::options::{NextPage, Pages};

/// Where the items are unless it is said.
const ITEMS: &str = "value";

/// How pages follow.
pub(super) fn read(value: &Value) -> Result<Said, Misfit> {
    let items = value.get("itemName").and_then(Value::as_str).unwrap_or(ITEMS);
    match value.get("nextLinkName") {
        Some(Value::String(next)) => Ok(Said::By(Pages {
            items: Some(items.to_owned()),
            more: None,
            next: NextPage::Address(next.clone()),
        })),
        // All items are on the one page.
        Some(Value::Null) => Ok(Said::Off),
        _ => {
            let help = "write `nextLinkName: nextLink`, or `null` where there is one page only";
            Err(Misfit::new("has no `nextLinkName`", help))
        }
    }
}
