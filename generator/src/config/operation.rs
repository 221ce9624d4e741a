//! `[operations]`: what is chosen for one operation.

use std::collections::BTreeMap;

use crate::options::{NextPage, OperationOptions, PageOptions, Pages};
use crate::toml_text::Section;

/// The keys that say what leads to the next page, one of which has to stand.
const WAYS: [&str; 5] = ["cursor", "page", "offset", "next_url", "link_header"];

/// The choices by operation.
pub(super) fn operations(mut section: Section<'_>) -> BTreeMap<String, OperationOptions> {
    let mut operations = BTreeMap::new();
    for key in section.keys() {
        let mut entry = section.section(&key);
        let options = OperationOptions {
            pagination: pagination(&mut entry),
            retry: entry.truth("retry"),
            idempotent: entry.truth("idempotent"),
        };
        entry.finish();
        operations.insert(key, options);
    }
    operations
}

fn pagination(entry: &mut Section<'_>) -> Option<PageOptions> {
    const FORM: &str = "`false`, or a table such as `{ cursor = \"after\", next = \"paging.next\" }`";
    let Some(mut section) = entry.section_unless_off("pagination", FORM)? else {
        return Some(PageOptions::Off);
    };
    let items = section.string("items");
    let more = section.string("more");
    let next = next_page(entry, &mut section);
    section.finish();
    Some(PageOptions::By(Pages {
        items,
        more,
        next: next?,
    }))
}

fn next_page(entry: &Section<'_>, section: &mut Section<'_>) -> Option<NextPage> {
    let keys = section.keys();
    let given: Vec<&str> = WAYS
        .into_iter()
        .filter(|way| keys.iter().any(|key| key == way))
        .collect();
    match given.as_slice() {
        [] => {
            let message = "nothing says what leads to the next page";
            let help = "give one of `cursor`, `page`, `offset`, `next_url` and `link_header`, or `pagination = false`";
            WAYS.iter().for_each(|way| section.know(way));
            entry.problem_at("pagination", "missing-key", message, help);
            None
        }
        ["cursor"] => by_cursor(section),
        ["page"] => Some(NextPage::Number {
            input: section.string("page")?,
            first: section.integer("first").map(i64::from),
            current: section.string("current"),
            last: section.string("last"),
        }),
        ["offset"] => Some(NextPage::Offset {
            input: section.string("offset")?,
            total: section.string("total"),
        }),
        ["next_url"] => section.string("next_url").map(NextPage::Address),
        ["link_header"] => by_header(section),
        [first, .., last] | [first @ last] => {
            let message = format!("`{first}` and `{last}` are two ways to the next page");
            WAYS.iter().for_each(|way| section.know(way));
            section.problem_at(last, "bad-value", message, "keep one of them");
            None
        }
    }
}

/// By a token of the page, or by what identifies its last item.
fn by_cursor(section: &mut Section<'_>) -> Option<NextPage> {
    let input = section.string("cursor");
    if let Some(id) = section.string("last_item") {
        return Some(NextPage::LastItem { input: input?, id });
    }
    let Some(next) = section.string("next") else {
        let help = "say where the page has it: `next = \"paging.next\"`, or `last_item = \"id\"` for what the last item \
                    has";
        section.problem_at("cursor", "missing-key", "nothing says what the cursor is to be", help);
        return None;
    };
    Some(NextPage::Cursor { input: input?, next })
}

fn by_header(section: &mut Section<'_>) -> Option<NextPage> {
    let is_on = section.truth("link_header")?;
    if !is_on {
        let help = "remove it, and say what leads to the next page, or `pagination = false`";
        section.problem_at("link_header", "bad-value", "`link_header = false` says nothing", help);
    }
    is_on.then_some(NextPage::Link)
}
