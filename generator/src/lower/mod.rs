//! The document to the model: every name minted, every decision made.

mod aliases;
mod arena;
mod auth;
mod chosen_member;
mod context;
mod docs;
mod draft;
mod example;
mod feature;
mod field_order;
mod fixed;
mod header;
mod hint;
mod leftover;
mod matched;
mod member_name;
mod names;
mod old_name;
mod operation;
mod pass;
mod place_key;
mod released;
mod replace;
mod resolve;
mod sample;
mod schema;
mod server;
mod share;
mod webhook;
mod webhook_event;

pub use self::aliases::ReleasedNames;
pub use self::released::Released;

use self::context::Context;
use crate::diagnostic::Diagnostics;
use crate::load::Document;
use crate::model::{Api, Info, Pins, TypeGates};
use crate::naming::NameTable;
use crate::options::Options;

/// Lowers a description of which nothing was released before.
#[must_use]
pub fn lower(document: &Document, options: &Options, diagnostics: &mut Diagnostics) -> Api {
    let (names, pins) = (NameTable::default(), Pins::default());
    let released = Released::without_aliases(&names, &pins, u32::MAX);
    lower_after(document, options, &released, diagnostics)
}

/// Lowers a description; what was released before wins.
#[must_use]
pub fn lower_after(
    document: &Document,
    options: &Options,
    released: &Released<'_>,
    diagnostics: &mut Diagnostics,
) -> Api {
    let arena = arena::Arena::default();
    let last_pins = aliases::by_last_names(released.pins, released.aliases.known);
    let released = Released {
        pins: &last_pins,
        ..*released
    };
    let mut context = Context::new(document, options, released, diagnostics, &arena);
    context.find_heirs();
    let info = info(document);
    let servers = server::servers(&mut context);
    let auth = auth::schemes(&mut context);
    let partial = operation::read(&mut context, &auth, &servers);
    let response_headers = partial.headers(&mut context);
    let (webhooks, webhook_event, webhook_headers) = webhook::read(&mut context);
    components(&mut context);
    member_name::keep(&mut context);
    chosen_member::give(&mut context);
    field_order::keep(&mut context);
    fixed::find(&mut context);
    let groups = operation::finish(&mut context, partial, &response_headers);
    leftover::report(&mut context);
    let types = names::named(&mut context);
    let pins = aliases::renamed(released.pins, &context.aliases.types);
    let mut api = Api {
        info,
        servers: servers.servers,
        auth,
        types,
        groups,
        type_gates: TypeGates::new(),
        response_headers,
        webhooks,
        webhook_event,
        webhook_headers,
        files: document.files.clone(),
        released_runtime: pins.runtime.iter().cloned().collect(),
        aliases: aliases::sorted(std::mem::take(&mut context.aliases.found)),
        names: std::mem::take(&mut context.given),
    };
    pass::sort::sort(&mut api);
    pass::cycle::break_alias_cycles(&mut api, context.diagnostics);
    pass::cycle::break_union_cycles(&mut api, context.diagnostics);
    pass::files::settle(&mut api);
    pass::boxing::break_cycles(&mut api.types);
    pass::size::keep_small(&mut api.types, &pins);
    pass::fallback::mark(&mut api);
    pass::reach::mark(&mut api);
    pass::reach::relax_one_way_fields(&mut api);
    pass::pins::keep(&mut api, &pins, context.diagnostics);
    pass::defaults::fill(&mut api, context.diagnostics);
    if options.checks {
        pass::checks::find(&mut api);
    }
    if !released.pins.without_features {
        feature::settle(&mut api, options, context.diagnostics);
    }
    matched::complain(&mut context);
    replace::complain(&mut context, &api);
    api
}

fn info(document: &Document) -> Info {
    let info = &document.openapi.info;
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        docs: docs::prose(info.description.as_deref()),
        external_docs: document.openapi.external_docs.as_ref().map(|docs| docs.url.clone()),
    }
}

/// Lowers every component: those that operations refer to, then, unless they are to be dropped, the others in the order of
/// their keys.
fn components(context: &mut Context<'_>) {
    drain(context);
    if context.options.drops_unused_types() {
        return;
    }
    let Some(parts) = context.parts() else { return };
    let mut keys: Vec<&str> = parts.schemas.keys().map(String::as_str).collect();
    keys.sort_unstable();
    for key in keys {
        context.component(key);
        drain(context);
    }
}

fn drain(context: &mut Context<'_>) {
    while let Some((id, key)) = context.queue.pop_front() {
        context.lower_component(id, key);
    }
}
