//! What the changelog says of the first release; what it says of later ones comes from the comparison with the released.

use super::client;
use crate::model::Api;

/// What the first release brings.
pub(super) fn first_release(api: &Api) -> String {
    let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
    let what = match operations {
        0 => "no operations".to_owned(),
        1 => "the one operation".to_owned(),
        many => format!("all {} operations", number(many)),
    };
    format!(
        "{what} of the {} API{}",
        client::title(api),
        described(&super::docs::one_line(&api.info.version)),
    )
}

/// Which description it was, in parentheses: many APIs have a date for a version.
fn described(version: &str) -> String {
    let numeral = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let dated = version.split('-').count() == 3 && version.split('-').all(numeral);
    match version {
        "" => String::new(),
        date if dated => format!(" (description of {date})"),
        version => format!(" (version {version} of its description)"),
    }
}

/// A small number in words, a large one in digits.
fn number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
