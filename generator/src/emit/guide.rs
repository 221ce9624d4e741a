//! The paragraphs that crate documentation and README share.

use super::api_md::cell;
use super::client;
use super::docs::{one_line, wrap};
use super::example;
use super::file::File;
use super::gate;
use super::manifest;
use super::showcase;
use crate::model::{Api, AuthKind, Server};
use crate::options::Options;

/// A file without imports, for samples.
pub(super) fn plain<'a>(api: &'a Api, options: &'a Options) -> File<'a> {
    File::new(api, options, "crate::types", Vec::<String>::new())
}

/// What the crate is, in one sentence with a full stop, and where the service documents itself.
pub(super) fn opening(api: &Api, options: &Options) -> String {
    let sentence = sentence(api, options);
    let Some(url) = api.info.external_docs.as_ref().filter(|url| is_link(url)) else {
        return sentence;
    };
    let subject = format!("{} API", client::title(api));
    let place = sentence
        .to_ascii_lowercase()
        .find(&subject.to_ascii_lowercase())
        .filter(|_| !sentence.contains(['[', ']']));
    let parts = place.and_then(|at| {
        let end = at + subject.len();
        Some((sentence.get(..at)?, sentence.get(at..end)?, sentence.get(end..)?))
    });
    match parts {
        Some((before, subject, after)) => format!("{before}[{subject}]({url}){after}"),
        None => format!("{sentence} The service documents itself at <{url}>."),
    }
}

/// Whether a URL can stand in Markdown as it is.
fn is_link(url: &str) -> bool {
    let plain = |character: char| character.is_ascii_graphic() && !"()<>[]`\\\"".contains(character);
    url.starts_with("http") && url.chars().all(plain)
}

/// What the crate is, in one sentence with a full stop.
fn sentence(api: &Api, options: &Options) -> String {
    let text = one_line(&manifest::description(api, &options.package));
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        format!("{text}.")
    }
}

/// A program with the first call.
pub(super) fn first_call(api: &Api, options: &Options) -> Vec<String> {
    let Some((group, operation)) = showcase::first(api) else {
        return Vec::new();
    };
    let call = example::call(&plain(api, options), group, operation);
    example::program(options, call.names.clone(), example::statement(api, &call))
}

/// Code in the prose and the items of the root that rustdoc links it to.
pub(super) const LINKS: [(&str, &str); 7] = [
    ("`AnyError`", ""),
    ("`RequestOptions`", ""),
    ("`Error<E>`", "Error"),
    ("`error.documented()`", "Error::documented"),
    ("`Client::builder()`", "Client::builder"),
    ("`transport::Transport`", ""),
    ("`WithResponse`", ""),
];

/// The lines with links of rustdoc.
pub(super) fn linked(lines: Vec<String>, links: &[(&str, &str)]) -> Vec<String> {
    let link = |line: String| {
        links.iter().fold(line, |line, (code, target)| match *target {
            "" => line.replace(code, &format!("[{code}]")),
            target => line.replace(code, &format!("[{code}]({target})")),
        })
    };
    lines.into_iter().map(link).collect()
}

/// How a client gets its credentials.
pub(super) fn authentication(api: &Api, options: &Options) -> Vec<String> {
    let mut sentences = vec![format!(
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
        (Some(scheme), _) => sentences.push(format!(
            "`Client::new({})` takes it as an argument, and `Client::builder()` has all other choices.",
            scheme.setter.bare()
        )),
        (None, []) => sentences.push("`Client::new()` and `Client::builder()` need no credential.".to_owned()),
        (None, setters) => sentences.push(format!(
            "`Client::builder()` takes credentials by {}.",
            setters.join(" and ")
        )),
    }
    sentences.push(
        "Credentials are checked when the client is built, bound to the address of the API, and never printed."
            .to_owned(),
    );
    wrap(&sentences.join(" "))
}

/// The servers that can be chosen, and how.
pub(super) fn servers(api: &Api, options: &Options) -> Vec<String> {
    let choices = &api.servers.choices;
    let encrypted = choices
        .iter()
        .rev()
        .find(|server| server.template.starts_with("https:"));
    let with_variables = choices.iter().find(|server| server.ty.is_some());
    let Some(example) = with_variables.or(encrypted).or(choices.last()) else {
        return Vec::new();
    };
    let package = example::library(&options.package.name);
    let value = |server: &Server| match server.ty {
        Some(_) => format!("Server::{}({})", server.constructor.bare(), given(server)),
        None => format!("Server::{}", server.name.bare()),
    };
    let set = example
        .variables
        .iter()
        .find(|variable| variable.default.is_some())
        .map(|variable| format!(".{}(...)", variable.name.bare()));
    let default = match api.servers.default.is_empty() || api.servers.default.starts_with('/') {
        true => "One has to be chosen, or a base URL given".to_owned(),
        false => format!("Requests go to `{}` unless another one is chosen", api.servers.default),
    };
    let mut lines = wrap(&format!(
        "{default}: `Client::builder().server({}{})`, with `{package}::server::Server`. Where a base URL is given, by \
         `base_url` or the environment, it holds for all operations.",
        value(example),
        set.unwrap_or_default(),
    ));
    lines.extend(["", "| server | address |", "|---|---|"].map(str::to_owned));
    lines.extend(
        choices
            .iter()
            .map(|server| format!("| `{}` | `{}` |", value(server), cell(&server.template))),
    );
    lines
}

/// The arguments of a server's function by name.
fn given(server: &Server) -> String {
    let variables = server.variables.iter().filter(|variable| variable.default.is_none());
    variables
        .map(|variable| variable.name.bare())
        .collect::<Vec<_>>()
        .join(", ")
}

/// What can go wrong.
pub(super) fn errors() -> Vec<String> {
    paragraphs(&[
        "A request returns `Error<E>`, where `E` is the operation's own enum of documented errors, told apart by status. \
         `error.documented()` gives it; `status()`, `headers()`, `body()`, `message()` and `request_id()` give what else \
         is known. 429 is found by `error.is_rate_limited()`, and `error.retry_after()` says how long to wait. `AnyError` \
         takes every error by `?`. No error prints a credential or the body of an answer.",
        "Enums and unions keep values that this version does not know, so that an addition to the API breaks nothing.",
    ])
}

/// What can be chosen.
pub(super) fn choices(api: &Api) -> Vec<String> {
    let headers = match api.response_headers.is_empty() {
        true => "",
        false => "`documented_headers()` of answers and errors reads the headers that the description documents.",
    };
    let choices = [
        "Each attempt has 60 s for the whole answer and 10 s for the connection. Safe and idempotent requests are retried \
         up to twice, after 408, 429, 500, 502, 503, 504 and broken connections; others only when the service cannot have \
         acted. `Retry-After` is honoured up to 60 s.",
        "`Client::builder()` changes this for a client, and `.options(RequestOptions::new()...)` for one request, which can \
         also have headers and query pairs of its own. `.with_response()` gives status and headers beside the value, \
         `.build()` the HTTP request without sending it, and `.with_response().decode(answer)` reads an answer that came by \
         other means.",
        headers,
    ];
    paragraphs(choices.iter().filter(|text| !text.is_empty()))
}

/// Paragraphs with a blank line between them.
fn paragraphs<'t>(texts: impl IntoIterator<Item = &'t &'t str>) -> Vec<String> {
    let wrapped: Vec<_> = texts.into_iter().map(|text| wrap(text)).collect();
    wrapped.join(&String::new())
}

/// The features of this crate, as rows of a table, and those of groups.
pub(super) fn features(api: &Api, options: &Options) -> Vec<String> {
    let mut rows = FEATURES.map(str::to_owned).to_vec();
    if !api.webhooks.is_empty() {
        rows.push(format!("| `webhooks` | | {WEBHOOKS} |"));
    }
    rows.extend(groups(api, options));
    rows
}

/// How many features of groups are named before the rest is left to the manifest.
const NAMED_FEATURES: usize = 24;

/// What the features of groups are for, and how a program takes one of them.
fn groups(api: &Api, options: &Options) -> Vec<String> {
    let features = || api.groups.iter().filter_map(|group| group.feature.as_ref());
    let Some((shown, _)) = showcase::first(api) else {
        return Vec::new();
    };
    let Some(feature) = &shown.feature else {
        return Vec::new();
    };
    let mut names: Vec<String> = features().map(|feature| format!("`{feature}`")).collect();
    names.sort_unstable();
    let which = match names.as_slice() {
        [start @ .., last] if names.len() <= NAMED_FEATURES => {
            format!(
                "Each group of operations has a feature: {} and {last}.",
                start.join(", ")
            )
        }
        _ => format!(
            "Each of the {} groups of operations has a feature, which `Cargo.toml` lists.",
            names.len()
        ),
    };
    let mut lines = vec![String::new()];
    lines.extend(wrap(&format!(
        "{which} All are on by default, and by the feature `{}`. With few of them the crate compiles faster, as types that \
         no other group needs are left out too:",
        gate::ALL
    )));
    lines.extend([
        String::new(),
        "```console".to_owned(),
        format!(
            "cargo add {} --no-default-features --features reqwest,rustls,{feature}",
            options.package.name
        ),
        "```".to_owned(),
    ]);
    lines
}

/// What the feature of webhooks does.
const WEBHOOKS: &str =
    "the module `webhook`: what the service sends of its own accord, and whether it was the service that sent it";

/// The features that every client has.
const FEATURES: [&str; 8] = [
    "| feature | default | what it does |",
    "|---|---|---|",
    "| `reqwest` | yes | the default transport; without it a `transport::Transport` of your own is given to the builder |",
    "| `rustls` | yes | TLS by rustls with its default provider |",
    "| `rustls-no-provider` | | TLS by rustls with a provider that the program installs |",
    "| `native-tls` | | the operating system's TLS |",
    "| `blocking` | | `blocking::Client`, for programs without an async runtime |",
    "| `serde` | | `Serialize` and `Deserialize` for all types; `JsonText` needs no feature |",
];

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_alphabetic() => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}
