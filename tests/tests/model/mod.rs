//! A description in, the model as a short text out.
#![allow(dead_code, reason = "each test file uses a part of it")]

use cratesmith::diagnostic::{Diagnostics, Location};
use cratesmith::load::{Document, load};
use cratesmith::lower::lower;
use cratesmith::model::*;
use cratesmith::options::Options;
use cratesmith::source::{NoFetch, Source};

/// Loads and lowers a description.
pub(crate) fn model(yaml: &str, options: &Options) -> (Api, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let document = document(yaml.as_bytes(), &mut diagnostics);
    let api = lower(&document, options, &mut diagnostics);
    (api, diagnostics)
}

/// Loads a description.
pub(crate) fn document(bytes: &[u8], diagnostics: &mut Diagnostics) -> Document {
    let source = Source {
        name: "api.yaml".to_owned(),
        bytes: bytes.to_vec(),
    };
    load(&source, &NoFetch, diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.as_slice()))
}

/// Holds the types of some schemas to a text.
#[track_caller]
pub(crate) fn assert_schemas(yaml: &str, expected: &str) {
    let found = schemas(yaml);
    let trim = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trim(found.trim()), trim(expected.trim()), "\n{found}");
}

/// The types of a description that consists of `components.schemas` only, and what is said about them.
pub(crate) fn schemas(yaml: &str) -> String {
    let indented = indent(yaml, 4);
    let text =
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}");
    whole(&text)
}

/// The groups and types of a description that consists of `paths` and what follows them.
pub(crate) fn paths(yaml: &str) -> String {
    whole(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n{}",
        indent(yaml, 2)
    ))
}

/// Everything that a description comes to, with default options.
pub(crate) fn whole(yaml: &str) -> String {
    let (api, diagnostics) = model(yaml, &Options::default());
    format!("{}{}", dump(&api), said(&diagnostics))
}

fn indent(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}

/// The diagnostics, a line each.
pub(crate) fn said(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.as_slice() {
        let place = match &diagnostic.location {
            Location::Value(place) | Location::Key(place) => place.pointer.to_string(),
            other => format!("{other:?}"),
        };
        out.push_str(&format!(
            "! {:?} {} {place}: {}\n",
            diagnostic.severity, diagnostic.code, diagnostic.message
        ));
    }
    out
}

/// The model, a line for each thing that has a name.
pub(crate) fn dump(api: &Api) -> String {
    let mut out = String::new();
    for group in &api.groups {
        for operation in &group.operations {
            out.push_str(&operation_line(api, group, operation));
        }
    }
    for (_, ty) in api.types.iter() {
        out.push_str(&type_lines(api, ty));
    }
    out
}

pub(crate) fn operation_line(api: &Api, group: &Group, operation: &Operation) -> String {
    let arguments: Vec<String> = operation
        .positional
        .iter()
        .map(|positional| match positional {
            Positional::Parameter(place) => {
                let parameter = &operation.parameters[*place];
                format!("{}: {}", parameter.name, shown(api, &parameter.ty))
            }
            Positional::BodyField(place) => operation
                .body
                .as_ref()
                .map(|body| body.setters[*place].to_string())
                .unwrap_or_default(),
            Positional::Body => operation
                .body
                .as_ref()
                .map(|body| format!("{}: {}", body.name, shown(api, &body.ty)))
                .unwrap_or_default(),
        })
        .collect();
    let setters: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.presence == Presence::Optional)
        .map(|parameter| format!("{}: {}", parameter.name, shown(api, &parameter.ty)))
        .collect();
    let body = operation.body.as_ref().map(|body| {
        let optional = if body.required { "" } else { "?" };
        let flat = if body.flattened { " flat" } else { "" };
        format!(" {:?}{optional}{flat} {}", body.encoding, shown(api, &body.ty))
    });
    let successes: Vec<String> = operation
        .successes
        .iter()
        .map(|success| format!("{} {}", status(success.status), payload(api, &success.payload)))
        .collect();
    let errors: Vec<String> = operation
        .errors
        .iter()
        .map(|error| {
            format!(
                "{} {}({})",
                status(error.status),
                error.variant,
                payload(api, &error.payload)
            )
        })
        .collect();
    let mut line = format!(
        "{}.{}({}) {} {}",
        group.accessor,
        operation.method,
        arguments.join(", "),
        operation.http_method,
        operation.path.text,
    );
    if !setters.is_empty() {
        line.push_str(&format!(" [{}]", setters.join(", ")));
    }
    line.push_str(&body.unwrap_or_default());
    line.push_str(&format!(" -> {}", successes.join(" | ")));
    if !errors.is_empty() {
        line.push_str(&format!(" !! {}", errors.join(" ")));
    }
    line.push('\n');
    line
}

fn status(status: StatusRange) -> String {
    match status {
        StatusRange::Exactly(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

fn payload(api: &Api, payload: &Payload) -> String {
    match payload {
        Payload::Json { ty, one_or_many } => format!("{}{}", shown(api, ty), if *one_or_many { " or one" } else { "" }),
        other => format!("{other:?}"),
    }
}

pub(crate) fn type_lines(api: &Api, ty: &TypeDef) -> String {
    let mut marks = String::new();
    for (on, mark) in [(ty.in_request, ">"), (ty.in_answer, "<"), (ty.deprecated, "-")] {
        if on {
            marks.push_str(mark);
        }
    }
    let head = |kind: &str| format!("{kind} {} ({}) {marks}", ty.name, ty.module);
    match &ty.kind {
        TypeKind::Struct(object) => {
            let mut out = format!("{}\n", head("struct"));
            for field in &object.fields {
                out.push_str(&format!("  {}\n", field_line(api, field)));
            }
            if let Some(rest) = &object.rest {
                out.push_str(&format!("  {}: .. {}\n", rest.name, shown(api, &rest.value)));
            }
            out
        }
        TypeKind::Values(list) => {
            let variants: Vec<String> = (0..)
                .zip(&list.variants)
                .map(|(place, variant)| {
                    let default = if list.default == Some(place) { "*" } else { "" };
                    let deprecated = if variant.deprecated { "-" } else { "" };
                    format!("{default}{deprecated}{}={}", variant.name, variant.wire)
                })
                .collect();
            let form = match &list.form {
                ValueForm::Integers(integer) => format!("{integer:?}").to_lowercase(),
                ValueForm::Json { unrecognized: None, .. } => "json".to_owned(),
                ValueForm::Json {
                    unrecognized: Some(name),
                    ..
                } => format!("json _={name}"),
            };
            format!("{} {} {form}\n", head("values"), variants.join(" "))
        }
        TypeKind::Enum(list) => {
            let variants: Vec<String> = (0..)
                .zip(&list.variants)
                .map(|(place, variant)| {
                    let default = if list.default == Some(place) { "*" } else { "" };
                    let deprecated = if variant.deprecated { "-" } else { "" };
                    format!("{default}{deprecated}{}={:?}", variant.name, variant.wire)
                })
                .collect();
            format!("{} {} _={}\n", head("enum"), variants.join(" "), list.unrecognized)
        }
        TypeKind::Union(union) => {
            let closed = if union.is_closed { " closed" } else { "" };
            let mut out = format!("{}{}{closed}\n", head("union"), decision(union));
            for (place, member) in union.members.iter().enumerate() {
                out.push_str(&format!(
                    "  {}: {}{}\n",
                    member.name,
                    shown(api, &member.ty),
                    guard(union, place)
                ));
            }
            out
        }
        TypeKind::Newtype(newtype) => format!("{} {}\n", head("newtype"), shown(api, &newtype.inner)),
        TypeKind::Alias(target) => format!("{} {}\n", head("alias"), shown(api, target)),
        TypeKind::Custom(path) => format!("{} {path}\n", head("custom")),
    }
}

fn field_line(api: &Api, field: &Field) -> String {
    let presence = match field.presence {
        Presence::Required => "",
        Presence::Nullable => " | null",
        Presence::Optional => "?",
        Presence::OptionalNullable => "? | null",
    };
    let mut line = format!("{}: {}{presence}", field.name, shown(api, &field.ty));
    if field.name.bare() != field.wire {
        line.push_str(&format!(" {:?}", field.wire));
    }
    if let Some(default) = &field.default {
        line.push_str(&format!(" = {default}"));
    }
    for (on, mark) in [
        (field.deprecated, " deprecated"),
        (field.one_or_many, " one-or-many"),
        (field.access == Access::AnswerOnly, " answer-only"),
        (field.access == Access::RequestOnly, " request-only"),
        (field.fixed.is_some(), " fixed"),
    ] {
        if on {
            line.push_str(mark);
        }
    }
    line
}

fn decision(union: &Union) -> String {
    match &union.decision {
        Decision::Tag(tag) => format!(" by {}", tag.property),
        Decision::Guards(_) => match union.proof {
            Proof::Disjoint => String::new(),
            Proof::InOrder => " in order".to_owned(),
            Proof::Several => " any".to_owned(),
        },
    }
}

fn guard(union: &Union, place: usize) -> String {
    match &union.decision {
        Decision::Tag(tag) => {
            let texts = tag.cases.iter().filter(|(_, member)| *member == place);
            let texts = texts.map(|(text, _)| format!("{text:?}"));
            let absent = (tag.absent == Some(place)).then(|| "absent".to_owned());
            let other = (tag.other == Some(place)).then(|| "other".to_owned());
            let texts: Vec<String> = texts.chain(absent).chain(other).collect();
            let added = tag.added.iter().find(|(member, _)| *member == place);
            let added = added.map(|(_, text)| format!(" adds {text:?}")).unwrap_or_default();
            format!(" if {}{added}", texts.join(" | "))
        }
        Decision::Guards(guards) => {
            let guard = &guards[place];
            let kinds: Vec<String> = guard
                .kinds
                .iter()
                .map(|kind| format!("{kind:?}").to_lowercase())
                .collect();
            let mut out = format!(" if {}", kinds.join(" | "));
            if guard.is_fallback {
                out.push_str(" else");
            }
            if !guard.required.is_empty() {
                out.push_str(&format!(" with {}", guard.required.join(", ")));
            }
            for (property, values) in &guard.constants {
                out.push_str(&format!(" {property} = {}", values.join(" | ")));
            }
            if let Some((property, text)) = &guard.added {
                out.push_str(&format!(" adds {property} = {text:?}"));
            }
            out
        }
    }
}

/// A use of a type, as Rust would have it.
pub(crate) fn shown(api: &Api, ty: &TypeRef) -> String {
    let inner = |ty: &TypeRef| shown(api, ty);
    match ty {
        TypeRef::Bool => "bool".to_owned(),
        TypeRef::Integer(ty) => format!("{ty:?}").to_lowercase(),
        TypeRef::Float(ty) => format!("{ty:?}").to_lowercase(),
        TypeRef::List(ty) => format!("Vec<{}>", inner(ty)),
        TypeRef::Map(key, value) => format!("Map<{}, {}>", inner(key), inner(value)),
        TypeRef::Tuple(elements) => format!("({})", elements.iter().map(inner).collect::<Vec<_>>().join(", ")),
        TypeRef::OpenTuple(tuple) => {
            let first = tuple.first.iter().map(inner);
            let optional = tuple.optional.iter().map(|ty| format!("{}?", inner(ty)));
            let placed: Vec<_> = first.chain(optional).collect();
            format!("({}, .. {})", placed.join(", "), inner(&tuple.rest))
        }
        TypeRef::Nullable(ty) => format!("Option<{}>", inner(ty)),
        TypeRef::Boxed(ty) => format!("Box<{}>", inner(ty)),
        TypeRef::Secret(ty) => format!("Secret<{}>", inner(ty)),
        TypeRef::Named(id) => api.types[*id].name.to_string(),
        other => format!("{other:?}"),
    }
}
