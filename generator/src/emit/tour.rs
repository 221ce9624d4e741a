//! What some APIs have and others have not, each shown by one operation: pages, streams, media types, access tokens.

use super::docs::wrap;
use super::example::{self, broken, indented, use_lines};
use super::guide;
use super::showcase::Shown;
use crate::model::{Api, Items, Operation};
use crate::options::Options;

/// How much of a call gives it its arguments: client, group and method.
const ARGUMENTS: usize = 3;

/// A section of the README.
pub(super) struct Stop {
    /// The title.
    pub(super) title: &'static str,
    /// What is said of it.
    pub(super) prose: Vec<String>,
    /// A program; empty where a sentence says it.
    pub(super) program: Vec<String>,
}

/// The sections about how operations are called.
pub(super) fn of(api: &Api, options: &Options) -> Vec<Stop> {
    [pages(api, options), streams(api, options), media_types(api)]
        .into_iter()
        .flatten()
        .collect()
}

/// The operation that shows something: one without a tail of arguments, where there is one.
fn shown(api: &Api, has: impl Fn(&Operation) -> bool) -> Option<Shown<'_>> {
    let operations = api.groups.iter().flat_map(|group| {
        let operations = group.operations.iter().map(move |operation| (group, operation));
        operations.filter(|(_, operation)| !operation.deprecated && has(operation))
    });
    operations.min_by_key(|(_, operation)| operation.positional.len())
}

fn pages(api: &Api, options: &Options) -> Option<Stop> {
    let shown = shown(api, |operation| operation.pagination.is_some())?;
    Some(Stop {
        title: "Pages",
        prose: wrap(
            "What is answered page by page has `.paginate()`: a stream of the items of all pages, which asks for a page when \
             its items are wanted. `.pages()` of it gives whole pages. `.token()` says where the next page is, and \
             `.resume(token)` begins there, in another process too.",
        ),
        program: program(api, options, shown, ("let mut items = ", ".paginate();"), "item?"),
    })
}

fn streams(api: &Api, options: &Options) -> Option<Stop> {
    let is_items = |operation: &Operation| {
        operation
            .stream
            .as_ref()
            .is_some_and(|stream| stream.items != Items::Bytes)
    };
    let shown = shown(api, is_items).or_else(|| shown(api, |operation| operation.stream.is_some()))?;
    let items = shown.1.stream.as_ref().map(|stream| &stream.items);
    let item = match items {
        Some(Items::Events { .. }) => "item?.data",
        _ => "item?",
    };
    Some(Stop {
        title: "Streams",
        prose: wrap(
            "What is answered piece by piece has `.send_stream()`, which gives each piece when it is there. Events are taken \
             up again when their stream breaks, where the request may be sent twice and events have an id. \
             `RequestOptions::idle_timeout` says how long nothing may come.",
        ),
        program: program(
            api,
            options,
            shown,
            ("let mut items = ", ".send_stream().await?;"),
            item,
        ),
    })
}

fn media_types(api: &Api) -> Option<Stop> {
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    let setter = operations().find_map(|operation| operation.body.as_ref()?.others.first());
    let answer = operations().find_map(|operation| operation.other_answers.first());
    let setter = setter.map(|other| {
        format!(
            "What can be sent in several media types has a method for each, such as `.{}()` for `{}`.",
            other.setter.bare(),
            other.media_type
        )
    });
    let answer = answer.map(|other| {
        format!(
            "What can be had in others has one that asks for it, such as `.{}()` for `{}`.",
            other.method.bare(),
            other.media_type
        )
    });
    let sentences: Vec<String> = setter.into_iter().chain(answer).collect();
    (!sentences.is_empty()).then(|| Stop {
        title: "Media types",
        prose: wrap(&format!(
            "{} `RequestOptions::body` sends what the crate does not write, and `.with_response().send_as(...)` asks for what \
             it does not read.",
            sentences.join(" ")
        )),
        program: Vec::new(),
    })
}

/// How access tokens are fetched, where the API has them.
pub(super) fn tokens(api: &Api) -> Vec<String> {
    let Some(source) = api.auth.iter().find_map(|scheme| scheme.tokens.as_ref()) else {
        return Vec::new();
    };
    let client = source.client.as_ref().map(|client| {
        format!(
            "`Client::builder().{}(id, secret)` fetches access tokens at the token endpoint of the API.",
            client.setter.bare()
        )
    });
    let provider = format!(
        "`Client::builder().{}(provider)` takes a `TokenProvider`, for any other flow.",
        source.setter.bare()
    );
    let kept = "A token is kept until shortly before it expires, fetched once for all requests that wait for it, and once \
                more when the service answers 401.";
    let sentences: Vec<String> = client.into_iter().chain([provider, kept.to_owned()]).collect();
    wrap(&sentences.join(" "))
}

/// A program that looks at each item.
fn program(api: &Api, options: &Options, shown: Shown<'_>, (start, end): (&str, &str), item: &str) -> Vec<String> {
    let (group, operation) = shown;
    let call = example::call(&guide::plain(api, options), group, operation);
    // What may be set would hide what is shown: a page to begin at, or a stream that is asked for otherwise.
    let chain = call.chain.get(..ARGUMENTS).unwrap_or(&call.chain);
    let text = chain.concat();
    let package = example::library(&options.package.name);
    let mut names = call.names.clone();
    names.retain(|name| text.contains(&format!("{name}::")));
    names.extend(["AnyError", "Client"].map(str::to_owned));
    let mut lines = use_lines(&package, names);
    lines.extend(["", "async fn show(client: &Client) -> Result<(), AnyError> {"].map(str::to_owned));
    let mut body = broken(start, chain, end);
    body.extend([
        "while let Some(item) = items.next().await {".to_owned(),
        format!("    println!(\"{{:?}}\", {item});"),
        "}".to_owned(),
        "Ok(())".to_owned(),
    ]);
    lines.extend(body.iter().map(|line| indented(line)));
    lines.push("}".to_owned());
    lines
}
