//! Calls of operations as example code: in rustdoc, in the README and in `examples/`.

use serde_json::Value;

use super::answer::{self, Answer};
use super::file::File;
use super::input;
use super::sample::{Samples, parsed};
use crate::model::{Api, Field, Group, Items, Operation, Payload, Positional};
use crate::options::Options;

/// How long a line of example code may be.
const WIDTH: usize = 88;
/// How long a chain of calls may be on one line.
const CHAIN: usize = 72;
/// How many optional values an example sets where no documented body says which.
const SETTERS: usize = 2;
/// How many it sets of those that a documented body has.
const DOCUMENTED_SETTERS: usize = 4;
/// How long the call of a setter may be.
const SETTER: usize = 100;

/// A call, and the names that it needs from the crate.
pub(super) struct Call<'a> {
    /// `client`, `.connections()`, `.create(...)`, ...: without `.await?`.
    pub(super) chain: Vec<String>,
    /// Names to import from the root of the crate.
    pub(super) names: Vec<String>,
    /// The answer, where there is one.
    pub(super) answer: Option<Answer<'a>>,
    /// What comes piece by piece, where that is all the operation answers.
    stream: Option<&'a Items>,
}

/// The call of an operation with documented arguments and the optional values that a documented body has.
pub(super) fn call<'a>(file: &File<'a>, group: &Group, operation: &'a Operation) -> Call<'a> {
    call_with(file, group, operation, |_| None)
}

/// The same, where the caller may have a value for an argument.
pub(super) fn call_with<'a>(
    file: &File<'a>,
    group: &Group,
    operation: &'a Operation,
    carried: impl FnMut(&Positional) -> Option<String>,
) -> Call<'a> {
    let mut samples = Samples::new(file.api, file.options);
    let body = operation.body.as_ref();
    let documented = body.and_then(|body| parsed(body.example.as_ref()));
    let arguments = arguments(file, operation, documented.as_ref(), &mut samples, carried);
    let mut chain = vec![
        "client".to_owned(),
        format!(".{}()", group.accessor),
        format!(".{}({})", operation.method, arguments.join(", ")),
    ];
    chain.extend(setters(file, operation, documented.as_ref(), &mut samples));
    let text = chain.concat();
    let used = |name: &String| {
        let place = format!("{name}::");
        text.match_indices(&place).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            !before.is_some_and(|before| before.is_alphanumeric() || before == '_' || before == ':')
        })
    };
    Call {
        names: samples.names.into_iter().filter(used).collect(),
        chain,
        answer: answer::of(file.api, group, operation),
        stream: streamed(operation),
    }
}

/// The items of an operation that is of no use as a whole.
fn streamed(operation: &Operation) -> Option<&Items> {
    let whole = operation.output.is_some() || matches!(operation.successes.first()?.payload, Payload::Json { .. });
    let items = operation.stream.as_ref().map(|stream| &stream.items);
    items.filter(|items| !whole && **items != Items::Bytes)
}

/// Arguments, in their order.
fn arguments(
    file: &File<'_>,
    operation: &Operation,
    documented: Option<&Value>,
    samples: &mut Samples<'_>,
    mut carried: impl FnMut(&Positional) -> Option<String>,
) -> Vec<String> {
    let flattened = input::flattened(file, operation);
    let sample = |positional: &Positional| match positional {
        Positional::Parameter(place) => operation.parameters.get(*place).map(|parameter| {
            let value = parsed(parameter.example.as_ref());
            samples.argument(&parameter.ty, parameter.name.bare(), value.as_ref())
        }),
        Positional::BodyField(place) => flattened
            .and_then(|(_, _, shape)| shape.fields.get(*place))
            .map(|field| samples.field(field, documented.and_then(|body| body.get(field.wire.as_str())))),
        Positional::Body => operation
            .body
            .as_ref()
            .map(|body| samples.argument(&body.ty, body.name.bare(), documented)),
    };
    let mut sample = sample;
    operation
        .positional
        .iter()
        .filter_map(|positional| carried(positional).or_else(|| sample(positional)))
        .collect()
}

/// Calls of the setters whose values are documented: those that the documented body has, or else the first few.
fn setters(
    file: &File<'_>,
    operation: &Operation,
    documented: Option<&Value>,
    samples: &mut Samples<'_>,
) -> Vec<String> {
    let fields: Vec<_> = input::flattened(file, operation)
        .into_iter()
        .flat_map(|(body, _, shape)| input::body_setters(body, shape))
        .filter(|(_, field): &(_, &Field)| !field.deprecated)
        .collect();
    let in_body = |field: &Field| documented.and_then(|body| body.get(field.wire.as_str()));
    let shown: Vec<_> = fields
        .iter()
        .filter_map(|(name, field)| Some((name, field, in_body(field).filter(|value| !value.is_null())?.clone())))
        .collect();
    let mut calls = Vec::new();
    if !shown.is_empty() {
        for (name, field, value) in shown {
            calls.push(format!(".{name}({})", samples.field(field, Some(&value))));
        }
        return kept(calls, DOCUMENTED_SETTERS);
    }
    for (name, field) in &fields {
        if let Some(value) = parsed(field.example.as_ref()) {
            calls.push(format!(".{name}({})", samples.field(field, Some(&value))));
        }
    }
    for parameter in input::optional(operation).filter(|parameter| !parameter.deprecated) {
        if let Some(value) = parsed(parameter.example.as_ref()) {
            let sample = samples.argument(&parameter.ty, parameter.name.bare(), Some(&value));
            calls.push(format!(".{}({sample})", parameter.name));
        }
    }
    kept(calls, SETTERS)
}

/// The first calls that fit a line.
fn kept(mut calls: Vec<String>, most: usize) -> Vec<String> {
    calls.retain(|call| call.len() <= SETTER);
    calls.truncate(most);
    calls
}

/// The lines of the example in an operation's rustdoc, hidden ones included.
pub(super) fn doctest(file: &File<'_>, group: &Group, operation: &Operation) -> Vec<String> {
    let call = call(file, group, operation);
    let package = library(&file.options.package.name);
    let mut names = call.names.clone();
    names.push("Client".to_owned());
    let mut lines = vec![
        "# #[cfg(feature = \"reqwest\")]".to_owned(),
        format!("# async fn example() -> Result<(), {package}::AnyError> {{"),
    ];
    lines.extend(use_lines(&package, names));
    lines.push(String::new());
    lines.push("let client = Client::from_env()?;".to_owned());
    lines.extend(statement(file.api, &call));
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines
}

/// A program with these statements, which can be pasted; `names` are imported from the root of the crate.
pub(super) fn program(options: &Options, mut names: Vec<String>, statements: Vec<String>) -> Vec<String> {
    let package = library(&options.package.name);
    names.extend(["AnyError", "Client"].map(str::to_owned));
    let mut lines = use_lines(&package, names);
    lines.extend(
        [
            "",
            "#[tokio::main]",
            "async fn main() -> Result<(), AnyError> {",
            "    let client = Client::from_env()?;",
        ]
        .map(str::to_owned),
    );
    lines.extend(statements.into_iter().map(|line| indented(&line)));
    lines.push("    Ok(())".to_owned());
    lines.push("}".to_owned());
    lines
}

/// A line one step further in.
pub(super) fn indented(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("    {line}")
    }
}

/// `use package::{A, B};`, on one line or a name a line.
pub(super) fn use_lines(package: &str, mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    let line = match names.as_slice() {
        [name] => format!("use {package}::{name};"),
        names => format!("use {package}::{{{}}};", names.join(", ")),
    };
    if line.len() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("use {package}::{{")];
    lines.extend(names.iter().map(|name| format!("    {name},")));
    lines.push("};".to_owned());
    lines
}

/// The call as a statement, and where there is an answer a look at it.
pub(super) fn statement(api: &Api, call: &Call<'_>) -> Vec<String> {
    let Some(items) = call.stream else {
        return bound(api, call, ".await?;", false);
    };
    let (several, one, shown) = match items {
        Items::Events { .. } => ("events", "event", "event?.data"),
        _ => ("items", "item", "item?"),
    };
    let mut lines = broken(&format!("let mut {several} = "), &call.chain, ".send_stream().await?;");
    lines.extend([
        format!("while let Some({one}) = {several}.next().await {{"),
        format!("    println!(\"{{:?}}\", {shown});"),
        "}".to_owned(),
    ]);
    lines
}

/// The call with this end, its answer bound and printed; `keep` only looks at the answer.
pub(super) fn bound(api: &Api, call: &Call<'_>, end: &str, keep: bool) -> Vec<String> {
    let start = call.answer.as_ref().map(|answer| format!("let {} = ", answer.name));
    let mut lines = broken(start.as_deref().unwrap_or_default(), &call.chain, end);
    lines.extend(call.answer.iter().flat_map(|answer| answer.look(api, keep)));
    lines
}

/// A chain of calls and how it ends, a call a line where one line is not enough.
pub(super) fn broken(start: &str, chain: &[String], end: &str) -> Vec<String> {
    let line = format!("{start}{}{end}", chain.concat());
    if line.len() <= CHAIN {
        return vec![line];
    }
    let (first, calls) = match chain {
        [first, calls @ ..] => (first.as_str(), calls),
        [] => ("", chain),
    };
    let mut lines = vec![format!("{start}{first}")];
    lines.extend(calls.iter().map(|call| format!("    {call}")));
    lines.push(format!("    {end}"));
    lines
}

/// The name of the library of a package.
pub(super) fn library(package: &str) -> String {
    package.replace('-', "_")
}
