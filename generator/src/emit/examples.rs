//! `examples/*.rs`: programs that call the API.

use super::answer::{noun, plural};
use super::example::{self, broken, indented};
use super::lifecycle;
use super::package::Package;
use super::showcase::{self, Shown};
use super::{client, guide};
use crate::model::{Api, AuthKind, ErrorCase, Group, Payload, StatusRange};
use crate::options::Options;

/// The names of the examples that an API has, each with the group that it calls.
pub(super) fn names(api: &Api) -> Vec<(String, &Group)> {
    let single = single(api).into_iter();
    let mut names: Vec<_> = single.map(|(name, (group, _))| (name, group)).collect();
    names.extend(showcase::errors(api).map(|(group, _)| ("errors".to_owned(), group)));
    names.extend(lifecycle::steps(api).map(|steps| ("complete_flow".to_owned(), steps.group)));
    names
}

/// Adds the examples.
pub(super) fn files<'a>(package: &mut Package<'a>, api: &'a Api, options: &'a Options) {
    for (name, shown) in single(api) {
        let path = format!("examples/{name}.rs");
        package.text(path, move || one_call(api, options, &name, shown));
    }
    if let Some(shown) = showcase::errors(api) {
        package.text("examples/errors.rs", move || errors(api, options, shown));
    }
    if lifecycle::steps(api).is_some() {
        package.text("examples/complete_flow.rs", move || flow(api, options));
    }
}

/// The examples of one call each: the first one and one that lists.
fn single(api: &Api) -> Vec<(String, Shown<'_>)> {
    let mut found: Vec<(String, Shown<'_>)> = Vec::new();
    let list = showcase::list(api);
    let shown = showcase::first(api).map(|shown| (name(shown, false), shown));
    for (name, shown) in shown.into_iter().chain(list.map(|shown| (name(shown, true), shown))) {
        let taken = ["errors", "complete_flow"].contains(&name.as_str());
        if !taken && found.iter().all(|(other, _)| *other != name) {
            found.push((name, shown));
        }
    }
    found
}

/// The name of a file: the method, with what it is about where it is only a verb.
fn name((group, operation): Shown<'_>, several: bool) -> String {
    let method = operation.method.bare().trim_end_matches('_');
    let noun = if several { plural(&noun(group)) } else { noun(group) };
    if method.contains('_') || method == noun {
        method.to_owned()
    } else {
        format!("{method}_{noun}")
    }
}

/// One call, and a look at its answer.
fn one_call(api: &Api, options: &Options, name: &str, (group, operation): Shown<'_>) -> String {
    let call = example::call(&guide::plain(api, options), group, operation);
    let what = match operation.docs.summary() {
        text if text.is_empty() => format!("Calls `{} {}`.", operation.http_method, operation.path.text),
        text => text,
    };
    let lines = example::program(options, call.names.clone(), example::statement(api, &call));
    head(api, &what, name, &lines)
}

/// A call, and what can go wrong told apart.
fn errors(api: &Api, options: &Options, shown: Shown<'_>) -> String {
    let (_, operation) = shown;
    let what = format!(
        "Tells the errors of `{} {}` apart.",
        operation.http_method, operation.path.text
    );
    head(api, &what, "errors", &told_apart(api, options, shown))
}

/// The program that tells the errors of an operation apart.
pub(super) fn told_apart(api: &Api, options: &Options, (group, operation): Shown<'_>) -> Vec<String> {
    let call = example::call(&guide::plain(api, options), group, operation);
    let mut lines = broken("let result = ", &call.chain, ".await;");
    lines.push("let error = match result {".to_owned());
    match &call.answer {
        Some(answer) => {
            lines.push(format!("    Ok({}) => {{", answer.name));
            lines.extend(answer.look(api, false).iter().map(|line| indented(&indented(line))));
            lines.push("        return Ok(());".to_owned());
            lines.push("    }".to_owned());
        }
        None => lines.push("    Ok(()) => return Ok(()),".to_owned()),
    }
    lines.push("    Err(error) => error,".to_owned());
    lines.push("};".to_owned());
    let arms: Vec<_> = operation
        .errors
        .iter()
        .filter(|case| case.status != StatusRange::Exactly(429))
        .flat_map(|case| arm(operation.error.bare(), case))
        .collect();
    if arms.is_empty() {
        lines.push("if error.is_rate_limited() {".to_owned());
        lines.push("    println!(\"Too many requests; try again in {:?}\", error.retry_after());".to_owned());
        lines.push("} else {".to_owned());
        lines.push("    return Err(error.into());".to_owned());
        lines.push("}".to_owned());
        return example::program(options, call.names, lines);
    }
    lines.push("match error.documented() {".to_owned());
    lines.extend(arms.iter().map(|line| indented(line)));
    lines.extend(
        [
            "    _ if error.is_rate_limited() => {",
            "        println!(\"Too many requests; try again in {:?}\", error.retry_after());",
            "    }",
            "    _ => return Err(error.into()),",
            "}",
        ]
        .map(str::to_owned),
    );
    let package = example::library(&options.package.name);
    let mut program = vec![format!(
        "use {package}::{}::{};",
        group.module.as_str(),
        operation.error.as_str()
    )];
    program.extend(example::program(options, call.names, lines));
    program
}

/// The arm of a documented error: what the description says of it, and what the service said.
fn arm(error: &str, case: &ErrorCase) -> Vec<String> {
    let payload = match case.payload {
        Payload::Empty => "",
        _ => "(_)",
    };
    let said = case.docs.summary();
    let said = said.trim_end_matches('.').replace(['{', '}'], "");
    let said = if said.is_empty() {
        super::status::meaning(case.status).to_owned()
    } else {
        said
    };
    let text = super::literal::text(&said);
    vec![
        format!("Some({error}::{}{payload}) => {{", case.variant),
        format!("    println!({text});"),
        "}".to_owned(),
    ]
}

/// What happens to one thing of the API from beginning to end.
fn flow(api: &Api, options: &Options) -> String {
    let Some(steps) = lifecycle::steps(api) else {
        return String::new();
    };
    let what = format!("Goes through the life of one {}.", noun(steps.group).replace('_', " "));
    let (names, lines) = lifecycle::statements(api, options, &steps);
    head(api, &what, "complete_flow", &example::program(options, names, lines))
}

/// A program with a head that says what it does and how to run it.
fn head(api: &Api, what: &str, name: &str, lines: &[String]) -> String {
    let variables = api
        .auth
        .iter()
        .filter(|scheme| scheme.kind != AuthKind::MutualTls && client::only_scheme(api).is_some())
        .map(|scheme| format!("{}=... ", scheme.variable));
    let variables: String = variables.collect();
    let mut text = format!("//! {what}\n//!\n//! Run: `{variables}cargo run --example {name}`.\n\n");
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text
}
