//! Calls of operations as example code: in rustdoc, in the README and in `examples/`.

use super::file::File;
use super::input;
use super::sample::Samples;
use crate::model::{Field, Group, Operation, Parameter, Payload, Positional, TypeKind, TypeRef};

/// How long a line of example code may be.
const WIDTH: usize = 88;
/// How long a chain of calls may be on one line.
const CHAIN: usize = 72;
/// How many optional values an example sets.
const SETTERS: usize = 2;

/// A call, and the names that it needs from the crate.
pub(super) struct Call {
    /// `client`, `.connections()`, `.create(...)`, ...: without `.await?`.
    pub(super) chain: Vec<String>,
    /// Names to import from the root of the crate.
    pub(super) names: Vec<String>,
    /// Whether there is an answer to look at.
    pub(super) answers: bool,
}

/// The call of an operation with sample arguments and one or two optional values.
pub(super) fn call(file: &File<'_>, group: &Group, operation: &Operation) -> Call {
    let mut samples = Samples::new(file.api, file.options);
    let arguments = arguments(file, operation, &mut samples);
    let mut chain = vec![
        "client".to_owned(),
        format!(".{}()", group.accessor),
        format!(".{}({})", operation.method, arguments.join(", ")),
    ];
    chain.extend(setters(file, operation, &mut samples));
    Call {
        chain,
        names: samples.names.into_iter().collect(),
        answers: !matches!(
            operation.successes.first().map(|each| &each.payload),
            None | Some(Payload::Empty)
        ),
    }
}

/// Sample arguments, in their order.
fn arguments(file: &File<'_>, operation: &Operation, samples: &mut Samples<'_>) -> Vec<String> {
    let flattened = input::flattened(file, operation);
    operation
        .positional
        .iter()
        .filter_map(|positional| match positional {
            Positional::Parameter(place) => operation
                .parameters
                .get(*place)
                .map(|parameter| samples.argument(&parameter.ty, parameter.name.bare())),
            Positional::BodyField(place) => flattened
                .and_then(|(_, _, shape)| shape.fields.get(*place))
                .map(|field| samples.field(field)),
            Positional::Body => operation
                .body
                .as_ref()
                .map(|body| samples.argument(&body.ty, body.name.bare())),
        })
        .collect()
}

/// Calls of the first setters whose values are simple.
fn setters(file: &File<'_>, operation: &Operation, samples: &mut Samples<'_>) -> Vec<String> {
    let simple = |ty: &TypeRef| is_simple(file, ty);
    let parameters = input::optional(operation)
        .filter(|parameter: &&Parameter| !parameter.deprecated && simple(&parameter.ty))
        .map(|parameter| (parameter.name.to_string(), parameter.name.bare(), &parameter.ty));
    let fields = input::flattened(file, operation)
        .into_iter()
        .flat_map(|(body, _, shape)| input::body_setters(body, shape));
    let fields = fields
        .filter(|(_, field): &(_, &Field)| !field.deprecated && simple(&field.ty))
        .map(|(name, field)| (name.to_string(), field.name.bare(), &field.ty));
    fields
        .chain(parameters)
        .take(SETTERS)
        .map(|(name, bare, ty)| format!(".{name}({})", samples.argument(ty, bare)))
        .collect()
}

/// Whether a sample of this type is short: a scalar, or a list of them.
fn is_simple(file: &File<'_>, ty: &TypeRef) -> bool {
    match file.resolve(ty) {
        TypeRef::Bool | TypeRef::Integer(_) | TypeRef::Float(_) | TypeRef::String => true,
        TypeRef::List(item) => matches!(file.resolve(item), TypeRef::String | TypeRef::Integer(_)),
        TypeRef::Named(id) => matches!(file.api.types[*id].kind, TypeKind::Enum(_) | TypeKind::Newtype(_)),
        _ => false,
    }
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
    lines.extend(statement(&call));
    lines.push("# Ok(())".to_owned());
    lines.push("# }".to_owned());
    lines
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
pub(super) fn statement(call: &Call) -> Vec<String> {
    let start = if call.answers { "let answer = " } else { "" };
    let mut lines = broken(start, &call.chain, ".await?;");
    if call.answers {
        lines.push("println!(\"{answer:?}\");".to_owned());
    }
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
