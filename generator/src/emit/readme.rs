//! `README.md` of the generated crate.

use super::api_md::cell;
use super::manifest;
use super::method;
use super::uses::Uses;
use super::{client, guide};
use crate::model::Api;
use crate::options::Options;

/// How many operations of a group are listed before the rest is left to `api.md`.
const ROWS: usize = 30;

/// The text of the file.
pub(super) fn text(api: &Api, options: &Options, uses: &Uses) -> String {
    let mut out = Markdown::default();
    let name = &options.package.name;
    out.line(&format!("# {name}"));
    out.paragraph([guide::sentence(api, options)]);
    out.paragraph(api.info.docs.lines.iter().cloned());
    install(&mut out, options);
    out.section("First call");
    out.code("rust", guide::first_call(api, options, false));
    out.section("Authentication");
    out.paragraph(guide::authentication(api, options));
    operations(&mut out, api);
    out.section("Errors");
    out.paragraph(guide::ERRORS);
    out.section("Timeouts, retries and other choices");
    out.paragraph(guide::OPTIONS);
    out.section("Blocking");
    out.paragraph([
        "With the feature `blocking` there is `blocking::Client` with the same operations; `.send()` takes the place of `.await`.",
    ]);
    out.section("Features");
    out.paragraph(guide::FEATURES);
    out.section("Rust");
    out.paragraph([format!(
        "The crate needs Rust {} or newer.",
        manifest::rust_version(uses)
    )]);
    out.section("Licence");
    out.paragraph([format!(
        "{}.",
        options.package.license.as_deref().unwrap_or("MIT OR Apache-2.0")
    )]);
    out.text
}

fn install(out: &mut Markdown, options: &Options) {
    out.section("Install");
    let version = manifest::version(&options.package);
    out.code(
        "toml",
        [
            "[dependencies]".to_owned(),
            format!("{} = \"{version}\"", options.package.name),
            "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }".to_owned(),
        ],
    );
}

fn operations(out: &mut Markdown, api: &Api) {
    out.section("Operations");
    out.paragraph([format!(
        "Every operation of the {} API, by group; [api.md](api.md) lists them with their arguments.",
        client::title(api)
    )]);
    for group in &api.groups {
        out.line("");
        out.line(&format!("### `client.{}()`", group.accessor.bare()));
        out.paragraph(group.docs.lines.iter().cloned());
        let mut rows = vec!["| method | request | |".to_owned(), "|---|---|---|".to_owned()];
        rows.extend(group.operations.iter().take(ROWS).map(|operation| {
            format!(
                "| `{}` | `{} {}` | {} |",
                method::name(operation),
                operation.http_method,
                operation.path.text,
                cell(&operation.docs.summary()),
            )
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
