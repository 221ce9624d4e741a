//! Servers: where the API is served, and what of that can be chosen.

mod name;
mod own;
mod template;

pub(super) use own::own;

use openapiv3::Server;

use self::template::{Part, Template};
use super::context::Context;
use super::docs;
use crate::diagnostic::codes;
use crate::model::{self, ServerPart, ServerValues, ServerVariable, Servers, UrlPart};
use crate::naming::{FieldName, MethodName, Scope, TypeName, VariantName, keyword, words};
use crate::pointer::{Place, Pointer};

/// The servers of the description, as they are needed for those of operations too.
pub(super) struct Read {
    pub(super) servers: Servers,
    /// What each choice is called in words.
    names: Vec<String>,
}

/// A server of the description that requests can be sent to.
struct Found<'a> {
    server: &'a Server,
    template: Template<'a>,
    place: Place,
}

pub(super) fn servers(context: &mut Context<'_>) -> Read {
    let root = Place {
        pointer: Pointer::root().key("servers"),
        ..Place::default()
    };
    let document = context.document;
    let mut found: Vec<Found<'_>> = Vec::new();
    for (index, server) in document.openapi.servers.iter().enumerate() {
        let place = context.place(&server.extensions, &root.index(index));
        let template = Template::of(server);
        note_missing_defaults(context, &template, &place);
        if found.iter().all(|other| other.template != template) {
            found.push(Found {
                server,
                template,
                place,
            });
        }
    }
    let default = found.first().map(|first| first.template.filled().unwrap_or_default());
    found.retain(|each| each.template.is_absolute());
    let plain = found.iter().all(|each| each.template.variables.is_empty());
    if found.len() < 2 && plain && found.first().map(|first| first.template.filled().unwrap_or_default()) == default {
        found.clear();
    }
    let wishes: Vec<_> = found
        .iter()
        .map(|each| name::wishes(context, each.server, &each.template, &each.place))
        .collect();
    let templates: Vec<&str> = found.iter().map(|each| each.template.text.as_str()).collect();
    let names = name::kept(context, &templates, name::chosen(&wishes));
    Read {
        servers: named(context, &found, &names, default.unwrap_or_default()),
        names,
    }
}

fn note_missing_defaults(context: &mut Context<'_>, template: &Template<'_>, place: &Place) {
    for variable in template.variables.iter().filter(|variable| variable.default.is_none()) {
        context.diagnostics.note(
            codes::SERVER_VARIABLE,
            place,
            format!(
                "the variable `{}` of the server `{}` has no default; its value has to be given",
                variable.wire, template.text
            ),
            "add the variable with a default under `variables`",
        );
    }
}

/// The servers with their names.
fn named(context: &mut Context<'_>, found: &[Found<'_>], names: &[String], default: String) -> Servers {
    let keyed: Vec<(&str, &str)> = names
        .iter()
        .zip(found)
        .map(|(name, each)| (name.as_str(), each.template.text.as_str()))
        .collect();
    let variants: Vec<VariantName> = Scope::new(&[]).mint_all_by(&keyed);
    let constructors: Vec<MethodName> = Scope::new(&[keyword::METHODS, keyword::SERVERS]).mint_all_by(&keyed);
    let mut types = Scope::new(&[keyword::TYPES, keyword::SERVER_TYPES]);
    let texts: Vec<String> = names.iter().map(|name| format!("{name} server")).collect();
    let structs: Vec<(&str, &str)> = texts
        .iter()
        .zip(&keyed)
        .map(|(text, (_, key))| (text.as_str(), *key))
        .collect();
    let structs: Vec<TypeName> = types.mint_all_by(&structs);
    let (values, places) = values(context, found, names, &mut types);
    let choices = found
        .iter()
        .zip(places)
        .zip(variants.into_iter().zip(constructors).zip(structs));
    Servers {
        default,
        choices: choices
            .map(|((each, values), ((name, constructor), ty))| model::Server {
                name,
                constructor,
                ty: (!each.template.variables.is_empty()).then_some(ty),
                template: each.template.text.clone(),
                parts: each.template.parts.iter().map(part).collect(),
                variables: variables(&each.template, &values),
                docs: docs::prose(each.server.description.as_deref()),
            })
            .collect(),
        values,
    }
}

fn part(part: &Part) -> ServerPart {
    match part {
        Part::Literal(text) => ServerPart::Literal(text.clone()),
        Part::Variable(place) => ServerPart::Variable(*place),
    }
}

fn variables(template: &Template<'_>, values: &[Option<usize>]) -> Vec<ServerVariable> {
    let texts: Vec<&str> = template
        .variables
        .iter()
        .map(|variable| variable.wire.as_str())
        .collect();
    let names: Vec<FieldName> = Scope::new(&[keyword::METHODS, keyword::SERVERS]).mint_all(&texts);
    let described = template.variables.iter().zip(names).zip(values);
    described
        .map(|((variable, name), values)| ServerVariable {
            name,
            wire: variable.wire.clone(),
            docs: docs::prose(
                variable
                    .described
                    .and_then(|described| described.description.as_deref()),
            ),
            default: variable.default.map(str::to_owned),
            values: *values,
            part: variable.part,
        })
        .collect()
}

/// The types of variables with lists of values: one where variables of one name have the same values. And which of them
/// each variable of each server has.
fn values(
    context: &mut Context<'_>,
    found: &[Found<'_>],
    names: &[String],
    types: &mut Scope<'_>,
) -> (Vec<ServerValues>, Vec<Vec<Option<usize>>>) {
    let mut lists: Vec<(&str, Vec<&str>, &str)> = Vec::new();
    let mut places = Vec::new();
    for (each, server) in found.iter().zip(names) {
        let of_server = each.template.variables.iter().map(|variable| {
            let values = listed(variable)?;
            let known = lists
                .iter()
                .position(|(wire, list, _)| *wire == variable.wire && *list == values);
            Some(known.unwrap_or_else(|| {
                lists.push((&variable.wire, values, server));
                lists.len() - 1
            }))
        });
        places.push(of_server.collect::<Vec<_>>());
    }
    let texts: Vec<String> = lists
        .iter()
        .map(|(wire, _, server)| {
            let several = lists.iter().filter(|(other, ..)| other == wire).count() > 1;
            if several {
                format!("{server} {wire}")
            } else {
                (*wire).to_owned()
            }
        })
        .collect();
    let keys: Vec<String> = lists
        .iter()
        .map(|(wire, _, server)| format!("server {server} {wire}"))
        .collect();
    let items: Vec<(&str, &str)> = texts
        .iter()
        .map(String::as_str)
        .zip(keys.iter().map(String::as_str))
        .collect();
    let minted: Vec<TypeName> = context.keep_or_mint(types, &items);
    let values = lists.into_iter().zip(minted).map(|((wire, values, _), name)| {
        let variants: Vec<VariantName> = Scope::new(&[]).mint_all(&values);
        ServerValues {
            name,
            wire: wire.to_owned(),
            variants: variants
                .into_iter()
                .zip(values.into_iter().map(str::to_owned))
                .collect(),
        }
    });
    (values.collect(), places)
}

/// The values of a variable, each once; its default is among them, as no other text is one of its type.
fn listed<'a>(variable: &template::Variable<'a>) -> Option<Vec<&'a str>> {
    let listed = &variable.described?.enumeration;
    if listed.is_empty() || variable.part == UrlPart::Start {
        return None;
    }
    let mut values: Vec<&str> = Vec::new();
    for value in listed.iter().map(String::as_str).chain(variable.default) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some(values)
}

/// Whether two names are the same but for signs and case.
fn is_same(left: &str, right: &str) -> bool {
    words::split(left) == words::split(right)
}
