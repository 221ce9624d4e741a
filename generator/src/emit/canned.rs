//! Answers for tests: JSON of a type, and the program that is given it instead of the network's.

use serde_json::Value;

use super::answer::Shape;
use super::example::{self, indented};
use super::guide;
use super::showcase;
use super::{answer, client, ty};
use crate::model::{Api, AuthKind, Presence, Struct, TypeDef, TypeKind, TypeRef};
use crate::options::Options;

/// How deep the made-up parts of an answer go.
const DEPTH: usize = 4;
/// How long a line of example code may be.
const WIDTH: usize = 88;

/// A program that reads an answer from text; none where no operation answers a struct.
pub(super) fn from_json(api: &Api, options: &Options) -> Option<Vec<String>> {
    let (def, shape, name) = showcase::all(api).find_map(|(group, operation)| {
        let answer = answer::of(api, group, operation)?;
        let Shape::Of(ty) = answer.shape else { return None };
        let (def, shape) = structure(api, ty)?;
        Some((def, shape, answer.name))
    })?;
    let telling =
        answer::telling(api, shape).or(shape.fields.iter().find(|field| field.presence == Presence::Required))?;
    let package = example::library(&options.package.name);
    let mut lines = example::use_lines(
        &package,
        vec!["DecodeError".to_owned(), "JsonText".to_owned(), def.name.to_string()],
    );
    lines.extend([String::new(), "fn main() -> Result<(), DecodeError> {".to_owned()]);
    let start = format!("    let {name} = {}::from_json(", def.name);
    lines.extend(with_text(&start, &object(api, def, shape, 0), ")?;"));
    lines.extend([
        format!("    println!(\"{{:?}}\", {name}.{});", telling.name),
        "    Ok(())".to_owned(),
        "}".to_owned(),
    ]);
    Some(lines)
}

/// A statement with a text in it, which stands on a line of its own when it is long.
fn with_text(start: &str, text: &str, end: &str) -> Vec<String> {
    let text = raw(text);
    let line = format!("{start}{text}{end}");
    if line.len() <= WIDTH {
        return vec![line];
    }
    vec![start.to_owned(), format!("        {text},"), format!("    {end}")]
}

/// A program with a transport that gives one answer to every request.
pub(super) fn transport(api: &Api, options: &Options) -> Option<Vec<String>> {
    let (group, operation) = showcase::first(api)?;
    let call = example::call(&guide::plain(api, options), group, operation);
    let body = match call.answer.as_ref().map(|answer| &answer.shape) {
        Some(Shape::Of(ty)) => json(api, ty, 0),
        Some(Shape::Text | Shape::Bytes) => "done".to_owned(),
        Some(Shape::Several) | None => String::new(),
    };
    let package = example::library(&options.package.name);
    let mut names = call.names.clone();
    names.extend(["AnyError", "Client", "RequestBody", "http"].map(str::to_owned));
    let mut lines = vec!["use std::time::Duration;".to_owned(), String::new()];
    lines.push(format!(
        "use {package}::transport::{{BoxFuture, ByteStream, Transport, TransportError}};"
    ));
    lines.extend(example::use_lines(&package, names));
    lines.extend(
        [
            "",
            "struct Canned(&'static str);",
            "",
            "impl Transport for Canned {",
            "    fn send(",
            "        &self,",
            "        _request: http::Request<RequestBody>,",
            "    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {",
            "        let answer = http::Response::new(ByteStream::whole(self.0));",
            "        Box::pin(async { Ok(answer) })",
            "    }",
            "",
            "    fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {",
            "        Box::pin(async {})",
            "    }",
            "}",
            "",
            "#[tokio::main]",
            "async fn main() -> Result<(), AnyError> {",
        ]
        .map(str::to_owned),
    );
    lines.extend(with_text("    let transport = Canned(", &body, ");"));
    lines.push(format!(
        "    let client = Client::builder(){}.transport(transport).build()?;",
        credential(api)
    ));
    lines.extend(example::statement(api, &call).iter().map(|line| indented(line)));
    lines.push("    Ok(())".to_owned());
    lines.push("}".to_owned());
    Some(lines)
}

/// The call that gives the builder a credential, or does without.
fn credential(api: &Api) -> String {
    match client::only_scheme(api) {
        Some(scheme) if scheme.kind == AuthKind::Basic => format!(".{}(\"user\", \"password\")", scheme.setter),
        Some(scheme) => format!(".{}(\"test\")", scheme.setter),
        None if api.auth.is_empty() => String::new(),
        None => ".without_credentials()".to_owned(),
    }
}

/// A raw string literal.
fn raw(text: &str) -> String {
    let hashes = (1..).find(|count| !text.contains(&format!("\"{}", "#".repeat(*count))));
    let hashes = "#".repeat(hashes.unwrap_or(1));
    if text.contains('"') {
        format!("r{hashes}\"{text}\"{hashes}")
    } else {
        super::literal::text(text)
    }
}

/// The struct behind a type, with its definition.
fn structure<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<(&'a TypeDef, &'a Struct)> {
    match ty::resolve(api, ty) {
        TypeRef::Named(id) => match &api.types[*id] {
            def @ TypeDef {
                kind: TypeKind::Struct(shape),
                ..
            } => Some((def, shape)),
            _ => None,
        },
        _ => None,
    }
}

/// The required fields of an object and the one that tells most, as JSON text.
fn object(api: &Api, def: &TypeDef, shape: &Struct, depth: usize) -> String {
    let telling = answer::telling(api, shape).filter(|_| depth == 0);
    let shown = shape.fields.iter().filter(|field| {
        matches!(field.presence, Presence::Required | Presence::Nullable)
            || telling.is_some_and(|telling| telling.wire == field.wire)
    });
    let given: Option<Value> = super::sample::parsed(def.example.as_ref());
    let entries = shown.map(|field| {
        let whole = given.as_ref().and_then(|given| given.get(field.wire.as_str()));
        let value = whole.map(Value::to_string).or_else(|| field.example.clone());
        let value = value
            .filter(|value| value.len() < 80)
            .unwrap_or_else(|| json(api, &field.ty, depth + 1));
        format!("{}: {value}", Value::String(field.wire.clone()))
    });
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

/// A value of a type as JSON text.
fn json(api: &Api, ty: &TypeRef, depth: usize) -> String {
    if depth > DEPTH {
        return "null".to_owned();
    }
    match ty {
        TypeRef::Bool => "true".to_owned(),
        TypeRef::Integer(_) | TypeRef::Float(_) | TypeRef::Number => "1".to_owned(),
        TypeRef::DateTime => "\"2026-01-31T12:00:00Z\"".to_owned(),
        TypeRef::Date => "\"2026-01-31\"".to_owned(),
        TypeRef::Uuid => "\"00000000-0000-0000-0000-000000000000\"".to_owned(),
        TypeRef::Ipv4 => "\"127.0.0.1\"".to_owned(),
        TypeRef::Ipv6 => "\"::1\"".to_owned(),
        TypeRef::String | TypeRef::Base64 | TypeRef::Binary => "\"text\"".to_owned(),
        TypeRef::Null | TypeRef::Json | TypeRef::Nullable(_) | TypeRef::Never => "null".to_owned(),
        TypeRef::List(item) if **item == TypeRef::Never => "[]".to_owned(),
        TypeRef::List(item) => format!("[{}]", json(api, item, depth + 1)),
        TypeRef::Map(..) => "{}".to_owned(),
        TypeRef::Tuple(items) => array(api, items, depth),
        TypeRef::OpenTuple(tuple) => array(api, &tuple.first, depth),
        TypeRef::Boxed(inner) | TypeRef::Secret(inner) => json(api, inner, depth),
        TypeRef::Named(id) => {
            let def = &api.types[*id];
            match (&def.kind, &def.example) {
                (TypeKind::Struct(shape), _) => object(api, def, shape, depth),
                (_, Some(example)) if example.len() < 80 => example.clone(),
                (TypeKind::Alias(target), _) => json(api, target, depth),
                (TypeKind::Enum(shape), _) => {
                    let first = shape.variants.first().map_or("value", |variant| variant.wire.as_str());
                    Value::String(first.to_owned()).to_string()
                }
                (TypeKind::Values(shape), _) => {
                    let first = shape.variants.first();
                    first.map_or_else(|| "null".to_owned(), |variant| variant.wire.clone())
                }
                (TypeKind::Newtype(_) | TypeKind::Custom(_), _) => "\"text\"".to_owned(),
                (TypeKind::Union(shape), _) => shape
                    .members
                    .first()
                    .map_or_else(|| "null".to_owned(), |member| json(api, &member.ty, depth + 1)),
            }
        }
    }
}

/// A list of one value of each type.
fn array(api: &Api, items: &[TypeRef], depth: usize) -> String {
    let items: Vec<_> = items.iter().map(|item| json(api, item, depth + 1)).collect();
    format!("[{}]", items.join(", "))
}
