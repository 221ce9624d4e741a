//! The paragraphs that crate documentation and README share.

use super::client;
use super::docs::one_line;
use super::example;
use super::file::File;
use super::manifest;
use super::showcase;
use crate::model::{Api, AuthKind};
use crate::options::Options;

/// A file without imports, for samples.
pub(super) fn plain<'a>(api: &'a Api, options: &'a Options) -> File<'a> {
    File::new(api, options, "crate::types", Vec::<String>::new())
}

/// What the crate is, in one sentence with a full stop.
pub(super) fn sentence(api: &Api, options: &Options) -> String {
    let text = one_line(&manifest::description(api, &options.package));
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        format!("{text}.")
    }
}

/// The lines of the first call, hidden ones included where `hidden` says so.
pub(super) fn first_call(api: &Api, options: &Options, hidden: bool) -> Vec<String> {
    let Some((group, operation)) = showcase::first(api) else {
        return Vec::new();
    };
    let lines = example::doctest(&plain(api, options), group, operation);
    lines
        .into_iter()
        .filter(|line| hidden || !line.starts_with("# "))
        .collect()
}

/// How a client gets its credentials.
pub(super) fn authentication(api: &Api, options: &Options) -> Vec<String> {
    let mut lines = vec![format!(
        "`Client::from_env()` reads the environment: {}",
        lower_first(&client::environment(api, options))
    )];
    let setters: Vec<_> = api
        .auth
        .iter()
        .filter(|scheme| scheme.kind != AuthKind::MutualTls)
        .map(|scheme| format!("`.{}(...)`", scheme.setter.bare()))
        .collect();
    match (client::only_scheme(api), setters.as_slice()) {
        (Some(scheme), _) => lines.push(format!(
            "`Client::new({})` takes it as an argument, and `Client::builder()` has all other choices.",
            scheme.setter.bare()
        )),
        (None, []) => lines.push("`Client::new()` and `Client::builder()` need no credential.".to_owned()),
        (None, setters) => lines.push(format!(
            "`Client::builder()` takes credentials by {}.",
            setters.join(" and ")
        )),
    }
    lines.push(
        "Credentials are checked when the client is built, bound to the address of the API, and never printed."
            .to_owned(),
    );
    lines
}

/// What can go wrong.
pub(super) const ERRORS: [&str; 5] = [
    "A request returns `Error<E>`, where `E` is the operation's own enum of documented errors, told apart by status.",
    "`error.documented()` gives it; `status()`, `headers()`, `body()` and `request_id()` give what else is known.",
    "`AnyError` takes every error by `?`. No error prints a credential or the body of an answer.",
    "",
    "Enums and unions keep values that this version does not know, so that an addition to the API breaks nothing.",
];

/// What can be chosen.
pub(super) const OPTIONS: [&str; 6] = [
    "Each attempt has 60 s for the whole answer and 10 s for the connection. A request that may be sent twice is sent again,",
    "at most two times, after 408, 429, 500, 502, 503, 504 and broken connections; `Retry-After` is honoured up to 60 s.",
    "",
    "`Client::builder()` changes this for a client, and `.options(RequestOptions::new()...)` for one request, which can also",
    "have headers and query pairs of its own. `.with_response()` gives status and headers beside the value, and `.build()`",
    "the HTTP request without sending it.",
];

/// The features, as rows of a table.
pub(super) const FEATURES: [&str; 7] = [
    "| feature | default | what it does |",
    "|---|---|---|",
    "| `reqwest` | yes | the default transport; without it a `Transport` of your own is given to the builder |",
    "| `rustls` | yes | TLS by rustls with its default provider |",
    "| `rustls-no-provider` | | TLS by rustls with a provider that the program installs |",
    "| `native-tls` | | TLS by the library of the system |",
    "| `blocking` | | `blocking::Client`, for programs without an async runtime |",
];

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_alphabetic() => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}
