//! What the service sends of its own accord: `src/webhook.rs`.

use super::docs::doc;
use super::example;
use super::file::File;
use super::ident::ident;
use super::package::{Item, RustFile};
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{Api, Webhook};
use crate::naming::TypeName;
use crate::options::Options;

/// `src/webhook.rs`.
pub(super) fn file(api: &Api, options: &Options) -> RustFile {
    let aliases = api.webhooks.iter().filter_map(|webhook| webhook.alias.as_ref());
    let local = aliases.map(TypeName::as_str).chain(["Event", "Headers"]);
    let mut file = File::new(api, options, "crate::types", local);
    let mut items: Vec<Item> = event(&mut file).map(Item::Rust).into_iter().collect();
    items.extend(
        api.webhooks
            .iter()
            .filter_map(|webhook| alias(&mut file, webhook))
            .map(Item::Rust),
    );
    items.extend(headers(&mut file));
    let modules = vec![Item::Line(quote!(
        pub use crate::runtime::{Verifier, WebhookError};
    ))];
    file.finish(documentation(api, options), modules, items)
}

/// The type of any body.
fn event(file: &mut File<'_>) -> Option<TokenStream> {
    let ty = ty::stored(file, file.api.webhook_event.as_ref()?);
    Some(quote! {
        /// What is sent to any of the webhooks.
        pub type Event = #ty;
    })
}

/// What reads the headers.
fn headers(file: &mut File<'_>) -> Vec<Item> {
    let docs = [
        "The headers that webhooks are documented to be sent with, read as what they are documented to be.",
        "",
        "One that is missing, or is something else, is `None`.",
    ];
    let documented = &file.api.webhook_headers;
    if documented.is_empty() {
        return Vec::new();
    }
    super::headers::reader(file, "Headers", &docs, documented)
}

/// The type of one body.
fn alias(file: &mut File<'_>, webhook: &Webhook) -> Option<TokenStream> {
    let (name, ty) = (ident(webhook.alias.as_ref()?.as_str()), webhook.ty.as_ref()?);
    let ty = ty::stored(file, ty);
    let mut lines = webhook.docs.lines.clone();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(format!(
        "`{}`, sent by `{}`.",
        webhook.name.replace('`', " "),
        webhook.http_method
    ));
    let docs = doc(&lines);
    Some(quote! {
        #docs
        pub type #name = #ty;
    })
}

/// What the module is for, with a receiver where there is something to read.
fn documentation(api: &Api, options: &Options) -> Vec<String> {
    let mut lines =
        vec!["What the service sends of its own accord, and whether it was the service that sent it.".to_owned()];
    let first = api.webhooks.iter().find_map(|webhook| webhook.alias.as_ref());
    let read = match (&api.webhook_event, first) {
        (Some(_), _) => "Event",
        (None, Some(alias)) => alias.as_str(),
        (None, None) => return lines,
    };
    if !api.has_operations() {
        return lines;
    }
    let package = example::library(&options.package.name);
    lines.extend([
        String::new(),
        "[`Verifier`] is for services that sign what they send as Standard Webhooks has it.".to_owned(),
        String::new(),
        "```".to_owned(),
        format!("use {package}::http::HeaderMap;"),
        format!("use {package}::webhook::{{{read}, Verifier, WebhookError}};"),
        String::new(),
        format!("fn receive(secret: &str, headers: &HeaderMap, body: &[u8]) -> Result<{read}, WebhookError> {{"),
        "    Verifier::new(secret)?.read(headers, body)".to_owned(),
        "}".to_owned(),
        "```".to_owned(),
    ]);
    lines
}
