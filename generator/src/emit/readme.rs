//! `README.md` of the generated crate.

use super::api_md::cell;
use super::docs::wrap;
use super::uses::Uses;
use super::{canned, example, examples, guide, licenses, manifest, showcase, tour};
use crate::model::Api;
use crate::options::Options;

/// How many operations of a group are listed before the rest is left to `api.md`.
const ROWS: usize = 30;

/// How Rust that is compiled but not run is fenced.
const RUST: &str = "rust,no_run";

/// The text of the file.
pub(super) fn text(api: &Api, options: &Options, uses: &Uses, version: &str) -> String {
    let mut out = Markdown::default();
    out.line(&format!("# {}", options.package.name));
    out.paragraph(wrap(&guide::opening(api, options)));
    out.paragraph(prose(api, options));
    install(&mut out, api, options, version);
    if api.has_operations() {
        client(&mut out, api, options, version);
    }
    out.section("Rust");
    out.paragraph([format!(
        "The crate needs Rust {} or newer.",
        manifest::rust_version(uses)
    )]);
    out.section("Licence");
    out.paragraph([licence(options)]);
    out.text
}

/// What is said of the client.
fn client(out: &mut Markdown, api: &Api, options: &Options, version: &str) {
    let first = guide::first_call(api, options);
    if !first.is_empty() {
        out.section("First call");
        out.code(RUST, first);
    }
    out.section("Authentication");
    out.paragraph(guide::authentication(api, options));
    out.paragraph(tour::tokens(api));
    let servers = guide::servers(api, options);
    if !servers.is_empty() {
        out.section("Servers");
        out.paragraph(servers);
    }
    operations(out, api);
    for stop in tour::of(api, options) {
        out.section(stop.title);
        out.paragraph(stop.prose);
        if !stop.program.is_empty() {
            out.code(RUST, stop.program);
        }
    }
    out.section("Errors");
    if let Some(shown) = showcase::errors(api) {
        out.code(RUST, examples::told_apart(api, options, shown));
    }
    out.paragraph(guide::errors());
    testing(out, api, options);
    webhooks(out, api);
    out.section("Timeouts and retries");
    out.paragraph(guide::choices(api));
    blocking(out, api, options, version);
    out.section("Features");
    out.paragraph(guide::features(api, options));
}

/// The description's own words; without the first paragraph where the package's description says the same in its own.
fn prose<'a>(api: &'a Api, options: &Options) -> &'a [String] {
    let lines = api.info.docs.lines.as_slice();
    if options.package.description.is_none() {
        return lines;
    }
    let end = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    lines.get(end + 1..).unwrap_or_default()
}

/// How what the service sends is read.
fn webhooks(out: &mut Markdown, api: &Api) {
    if api.webhooks.iter().all(|webhook| webhook.alias.is_none()) {
        return;
    }
    out.section("Webhooks");
    out.paragraph(wrap(
        "With the feature `webhooks` the module `webhook` names what the service sends of its own accord, and \
         `webhook::Verifier` reads it: it checks the signature and the time of a message as Standard Webhooks has them, \
         then decodes the body. [api.md](api.md) lists what is sent.",
    ));
}

/// How programs are tested without the service.
fn testing(out: &mut Markdown, api: &Api, options: &Options) {
    let (json, transport) = (canned::from_json(api, options), canned::transport(api, options));
    if json.is_none() && transport.is_none() {
        return;
    }
    out.section("Testing");
    if let Some(lines) = json {
        out.paragraph(["Answers can be made from JSON:"]);
        out.code(RUST, lines);
    }
    if let Some(lines) = transport {
        out.paragraph(["A client can be given a transport of its own, and then needs no network:"]);
        out.code(RUST, lines);
    }
}

/// The Cargo line and a program.
fn blocking(out: &mut Markdown, api: &Api, options: &Options, version: &str) {
    out.section("Blocking");
    out.paragraph(["`blocking::Client` has the same operations; `.send()` takes the place of `.await`."]);
    out.code(
        "toml",
        [format!(
            "{} = {{ version = \"{version}\", features = [\"blocking\"] }}",
            options.package.name
        )],
    );
    let Some((group, operation)) = showcase::list(api).or_else(|| showcase::first(api)) else {
        return;
    };
    let call = example::call(&guide::plain(api, options), group, operation);
    let package = example::library(&options.package.name);
    let mut names = call.names.clone();
    names.push("AnyError".to_owned());
    let mut lines = vec![format!("use {package}::blocking::Client;")];
    lines.extend(example::use_lines(&package, names));
    lines.extend(
        [
            "",
            "fn main() -> Result<(), AnyError> {",
            "    let client = Client::from_env()?;",
        ]
        .map(str::to_owned),
    );
    let statements = example::bound(api, &call, ".send()?;", false);
    lines.extend(statements.iter().map(|line| example::indented(line)));
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    out.code(RUST, lines);
}

/// The licence, with links to the texts that the crate has.
fn licence(options: &Options) -> String {
    let license = options.package.license.as_deref().unwrap_or("MIT OR Apache-2.0");
    let links: Vec<_> = licenses::named(options)
        .into_iter()
        .map(|(path, _)| format!("[{path}]({path})"))
        .collect();
    if links.is_empty() {
        format!("{license}.")
    } else {
        format!("{license}: {}.", links.join(", "))
    }
}

fn install(out: &mut Markdown, api: &Api, options: &Options, version: &str) {
    out.section("Install");
    let mut lines = vec![
        "[dependencies]".to_owned(),
        format!("{} = \"{version}\"", options.package.name),
    ];
    if api.has_operations() {
        lines.push("tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }".to_owned());
    }
    out.code("toml", lines);
}

fn operations(out: &mut Markdown, api: &Api) {
    out.section("Operations");
    out.paragraph(["[api.md](api.md) has the arguments, the answer and the errors of each."]);
    for group in &api.groups {
        out.line("");
        out.line(&format!("### `client.{}()`", group.accessor.bare()));
        out.paragraph(group.docs.lines.iter().cloned());
        let mut rows = vec!["| method | what it does |".to_owned(), "|---|---|".to_owned()];
        rows.extend(group.operations.iter().take(ROWS).map(|operation| {
            let method = operation.method.bare();
            format!("| `{method}` | {} |", cell(&operation.docs.summary()))
        }));
        out.paragraph(rows);
        if group.operations.len() > ROWS {
            out.paragraph([format!(
                "And {} more, in [api.md](api.md).",
                group.operations.len() - ROWS
            )]);
        }
    }
}

/// Markdown that is written from top to bottom.
#[derive(Default)]
struct Markdown {
    text: String,
}

impl Markdown {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn section(&mut self, title: &str) {
        self.line("");
        self.line(&format!("## {title}"));
    }

    /// A blank line and these lines; nothing without any.
    fn paragraph<S: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = S>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.line("");
        }
        lines.for_each(|line| self.line(line.as_ref()));
    }

    fn code(&mut self, language: &str, lines: impl IntoIterator<Item = String>) {
        let fence = format!("```{language}");
        self.paragraph([fence].into_iter().chain(lines).chain(["```".to_owned()]));
    }
}
