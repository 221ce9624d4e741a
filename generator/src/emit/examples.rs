//! `examples/*.rs`: programs that call the API.

use super::example::{self, Call};
use super::guide;
use super::package::Package;
use super::showcase::{self, Shown};
use crate::model::Api;
use crate::options::Options;

/// The names of the examples that an API has.
pub(super) fn names(api: &Api) -> Vec<&'static str> {
    let list = showcase::list(api).map(|_| "list");
    showcase::first(api)
        .map(|_| "first_call")
        .into_iter()
        .chain(list)
        .chain(showcase::first(api).map(|_| "errors"))
        .collect()
}

/// Adds the examples.
pub(super) fn files<'a>(package: &mut Package<'a>, api: &'a Api, options: &'a Options) {
    if let Some(shown) = showcase::first(api) {
        package.text("examples/first_call.rs", move || program(api, options, shown));
        package.text("examples/errors.rs", move || errors(api, options, shown));
    }
    if let Some(shown) = showcase::list(api) {
        package.text("examples/list.rs", move || list(api, options, shown));
    }
}

/// One call, and its answer printed.
fn program(api: &Api, options: &Options, (group, operation): Shown<'_>) -> String {
    let call = example::call(&guide::plain(api, options), group, operation);
    let what = format!(
        "Calls `{} {}` and prints the answer.",
        operation.http_method, operation.path.text
    );
    main(options, &what, &call, &[], example::statement(&call))
}

/// A list, an element a line.
fn list(api: &Api, options: &Options, (group, operation): Shown<'_>) -> String {
    let call = example::call(&guide::plain(api, options), group, operation);
    let what = format!(
        "Calls `{} {}` and prints each element of the answer.",
        operation.http_method, operation.path.text
    );
    let mut lines = example::broken("let found = ", &call.chain, ".await?;");
    lines.extend(
        [
            "println!(\"{} found\", found.len());",
            "for each in found {",
            "    println!(\"{each:?}\");",
            "}",
        ]
        .map(str::to_owned),
    );
    main(options, &what, &call, &[], lines)
}

/// A call with choices of its own, and a look at what can go wrong.
fn errors(api: &Api, options: &Options, (group, operation): Shown<'_>) -> String {
    let call = example::call(&guide::plain(api, options), group, operation);
    let what = format!(
        "Calls `{} {}` with options, and tells the errors apart.",
        operation.http_method, operation.path.text
    );
    let mut lines = vec!["let options = RequestOptions::new().timeout(Duration::from_secs(20)).retries(4);".to_owned()];
    let mut chain = call.chain.clone();
    chain.push(".options(options)".to_owned());
    chain.push(".with_response()".to_owned());
    lines.extend(example::broken("let result = ", &chain, ".await;"));
    lines.extend(
        [
            "match result {",
            "    Ok(response) => println!(\"{}: {:?}\", response.status(), response.value()),",
            "    Err(error) => match error.documented() {",
            "        Some(documented) => println!(\"refused, as the API documents: {documented:?}\"),",
            "        None => println!(\"{error}\"),",
            "    },",
            "}",
        ]
        .map(str::to_owned),
    );
    main(options, &what, &call, &["RequestOptions"], lines)
}

/// A program around statements.
fn main(options: &Options, what: &str, call: &Call, extra: &[&str], statements: Vec<String>) -> String {
    let package = example::library(&options.package.name);
    let mut names = call.names.clone();
    names.extend(
        ["AnyError", "Client"]
            .iter()
            .chain(extra)
            .map(|name| (*name).to_owned()),
    );
    let mut text = format!("//! {what}\n\n");
    if extra.contains(&"RequestOptions") {
        text.push_str("use std::time::Duration;\n\n");
    }
    for line in example::use_lines(&package, names) {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("\n#[tokio::main]\nasync fn main() -> Result<(), AnyError> {\n");
    text.push_str("    let client = Client::from_env()?;\n");
    for line in statements {
        text.push_str(&format!("    {line}\n"));
    }
    text.push_str("    Ok(())\n}\n");
    text
}
