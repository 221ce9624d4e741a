//! The servers of a path or an operation, which take the place of those of the description for it.

use openapiv3::Server;

use super::template::Template;
use super::{Read, is_same, name};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::model::OwnServer;
use crate::pointer::Place;

/// A server of an operation, with defaults for its variables.
struct Own {
    /// The URL as the description has it.
    template: String,
    url: String,
}

/// The servers of an operation: those that are called as one of the description's, then the first one; none where they
/// are the description's own.
pub(in crate::lower) fn own(
    context: &mut Context<'_>,
    read: &Read,
    servers: &[Server],
    place: &Place,
) -> Vec<OwnServer> {
    let mut wishes = Vec::new();
    let mut found = Vec::new();
    for server in servers {
        let template = Template::of(server);
        if let Some(own) = usable(context, &template, place) {
            wishes.push(name::wishes(context, server, &template, place));
            found.push(own);
        }
    }
    let Some(first) = found.first().filter(|_| !are_of_description(read, &found)) else {
        return Vec::new();
    };
    let names = name::chosen(&wishes);
    let choices = read.servers.choices.iter().zip(&read.names);
    let mut own: Vec<OwnServer> = (0..)
        .zip(choices)
        .filter_map(|(choice, (server, name))| {
            let same = found.iter().position(|own| own.template == server.template);
            let called = || names.iter().position(|own| is_same(own, name));
            let url = &found.get(same.or_else(called)?)?.url;
            (*url != first.url).then(|| OwnServer {
                instead_of: Some(choice),
                url: url.clone(),
            })
        })
        .collect();
    own.push(OwnServer {
        instead_of: None,
        url: first.url.clone(),
    });
    own
}

/// Whether the operation says again what the description says.
fn are_of_description(read: &Read, own: &[Own]) -> bool {
    let choices = &read.servers.choices;
    match (choices.as_slice(), own) {
        ([], [first, ..]) => first.url == read.servers.default,
        _ => choices
            .iter()
            .map(|choice| &choice.template)
            .eq(own.iter().map(|own| &own.template)),
    }
}

/// The server where requests can be sent to it.
fn usable(context: &mut Context<'_>, template: &Template<'_>, place: &Place) -> Option<Own> {
    let url = template.filled();
    let has_host = template.text.contains("://") || url.as_ref().is_some_and(|url| url.contains("://"));
    let reason = match &url {
        None => "has a variable without a default",
        Some(_) if has_host && !template.is_absolute() => "is not reached by HTTP",
        _ => "",
    };
    if !reason.is_empty() {
        context.diagnostics.degraded(
            codes::OPERATION_SERVER,
            place,
            format!(
                "the server `{}` of the operation {reason}; it is left out",
                template.text
            ),
            "set the base URL in the options of the request",
        );
        return None;
    }
    // A path alone is one on the host of the client.
    let url = url.map(|url| {
        if has_host || url.starts_with('/') {
            url
        } else {
            format!("/{url}")
        }
    })?;
    Some(Own {
        template: template.text.clone(),
        url,
    })
}
