//! What an operation is expected to send and read in other media types than its usual ones.

use super::super::file::File;
use super::super::literal;
use super::shared::Shared;
use super::{answers, body, call::Call};
use crate::model::{Operation, StatusRange};

/// The statements that send the body, and ask for answers, in each of the other media types.
pub(super) fn statements(file: &File<'_>, operation: &Operation, call: &Call<'_>, shared: &Shared<'_>) -> Vec<String> {
    let mut lines = bodies(file, operation, call);
    lines.extend(other_answers(file, operation, call, shared));
    lines
}

fn bodies(file: &File<'_>, operation: &Operation, call: &Call<'_>) -> Vec<String> {
    let (Some(body), Some(_)) = (&operation.body, &call.body) else {
        return Vec::new();
    };
    let each = body.others.iter().flat_map(|other| {
        let sent = body.sent_as(other);
        [
            format!(
                "let request = support::sent(|client: &api::Client| {}.{}().send());",
                chain(call),
                other.setter
            ),
            body::statement(file, Some(&sent), call),
        ]
    });
    each.collect()
}

fn other_answers(file: &File<'_>, operation: &Operation, call: &Call<'_>, shared: &Shared<'_>) -> Vec<String> {
    let status = operation.successes.iter().find_map(|success| match success.status {
        StatusRange::Exactly(status) => Some(status),
        _ => None,
    });
    let status = status.unwrap_or(200);
    let each = operation.other_answers.iter().filter_map(|other| {
        let body = answers::body(file.api, &other.payload, other.sample.as_deref(), shared)?;
        Some([
            format!("let call = |client: &api::Client| {}.{}();", chain(call), other.method),
            format!(
                "support::sent(call).has_header(\"accept\", {});",
                literal::text(&other.media_type)
            ),
            format!("support::succeeds(call, {status}, {body});"),
        ])
    });
    each.flatten().collect()
}

/// The call on one line, without its end.
fn chain(call: &Call<'_>) -> String {
    call.chain.concat()
}
