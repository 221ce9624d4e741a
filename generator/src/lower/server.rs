//! Servers: where the API is served.

use openapiv3::Server;

use super::context::Context;
use super::docs;
use crate::diagnostic::codes;
use crate::model;
use crate::pointer::{Place, Pointer};

/// The servers with their variables replaced by their defaults.
pub(super) fn servers(context: &mut Context<'_>) -> Vec<model::Server> {
    let root = Place {
        pointer: Pointer::root().key("servers"),
        ..Place::default()
    };
    let servers = &context.document.openapi.servers;
    servers
        .iter()
        .enumerate()
        .map(|(index, server)| {
            let place = context.place(&server.extensions, &root.index(index));
            model::Server {
                url: url(context, server, &place),
                docs: docs::prose(server.description.as_deref()),
            }
        })
        .collect()
}

fn url(context: &mut Context<'_>, server: &Server, place: &Place) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    if url.contains('{') {
        context.diagnostics.degraded(
            codes::SERVER_VARIABLE,
            place,
            format!("the server `{}` has a variable without a default", server.url),
            "add the variable with a default under `variables`",
        );
    }
    url.trim_end_matches('/').to_owned()
}
