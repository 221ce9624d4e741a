//! What the parameters of an operation are called.

use std::collections::{HashMap, HashSet};

use super::outline::Outline;
use crate::lower::context::Context;
use crate::model::{Body, Location, Parameter, Struct};
use crate::naming::{FieldName, Members, Scope, identifier, keyword};

/// Gives every parameter its name: the one that it had before, or else one that none of those has.
///
/// Of an operation that was there before, a parameter whose name is not remembered is new, or is one that cannot be
/// mistaken: of the path, or of the query with the plain identifier of its name.
pub(super) fn assign(
    context: &Context<'_>,
    outline: &Outline<'_>,
    parameters: &mut [Parameter],
    called: &HashMap<(Location, &str), String>,
) {
    let mut scope = Scope::new(&[keyword::SETTERS]);
    let mut open: Vec<&mut Parameter> = parameters.iter_mut().collect();
    if context.previous.get(&format!("#{}", outline.key)).is_some() {
        open = keep(context, outline, &mut scope, open);
    }
    name_all(&mut scope, open, called);
}

/// Gives those that were there before their names, and returns the others.
fn keep<'p>(
    context: &Context<'_>,
    outline: &Outline<'_>,
    scope: &mut Scope<'_>,
    parameters: Vec<&'p mut Parameter>,
) -> Vec<&'p mut Parameter> {
    let convention = context.previous.convention(Members::Fields);
    let mut unlisted = Vec::new();
    for parameter in parameters {
        match listed(context, outline, parameter).and_then(|name| scope.keep(name)) {
            Some(kept) => parameter.name = kept,
            None => unlisted.push(parameter),
        }
    }
    let mut left = Vec::new();
    for parameter in unlisted {
        let plain = identifier::<FieldName>(&parameter.wire);
        let is_regular = convention.is_some_and(|convention| convention.writes(&plain, &parameter.wire));
        let is_certain = match parameter.location {
            Location::Path => true,
            Location::Query => is_regular,
            _ => false,
        };
        match is_certain.then(|| scope.plain(&parameter.wire)).flatten() {
            Some(kept) => parameter.name = kept,
            None => left.push(parameter),
        }
    }
    left
}

/// The name that is remembered of a parameter.
pub(super) fn listed<'c>(context: &'c Context<'_>, outline: &Outline<'_>, parameter: &Parameter) -> Option<&'c str> {
    let key = outline.key_of_parameter(parameter.location, &parameter.wire);
    context.previous.get(&format!("#{key}"))
}

/// Gives names of parameters that are new back to the body that was there before, whose setters had them.
pub(super) fn give_way(
    context: &Context<'_>,
    outline: &Outline<'_>,
    parameters: &mut [Parameter],
    fields: Option<&Struct>,
) {
    let Some(body) = context.previous.get(&body_key(outline)) else {
        return;
    };
    let mut held: HashSet<&str> = HashSet::new();
    match fields.filter(|_| body == FLATTENED) {
        Some(object) => held.extend(object.fields.iter().map(|field| field.name.bare())),
        None => drop(held.insert(body)),
    }
    let mut scope = Scope::new(&[keyword::SETTERS]);
    for name in held
        .iter()
        .copied()
        .chain(parameters.iter().map(|parameter| parameter.name.bare()))
    {
        scope.reserve(name);
    }
    for parameter in parameters {
        let is_new = parameter.location != Location::Path && listed(context, outline, parameter).is_none();
        if is_new && held.contains(parameter.name.bare()) {
            parameter.name = scope.mint(&with_location(parameter, &parameter.wire));
        }
    }
}

/// What is remembered of a body whose fields are setters of the builder.
pub(super) const FLATTENED: &str = "flattened";

/// The name that a body had before which is passed as a whole.
pub(super) fn released_body<'c>(context: &Context<'c>, outline: &Outline<'_>) -> Option<&'c str> {
    let name = context.previous.get(&body_key(outline))?;
    (name != FLATTENED).then_some(name)
}

/// The key of the body of an operation.
pub(super) fn body_key(outline: &Outline<'_>) -> String {
    format!("#{}", outline.key.key("requestBody"))
}

/// Remembers the names of parameters, and of what the body adds to them.
pub(super) fn give(context: &mut Context<'_>, outline: &Outline<'_>, parameters: &[Parameter], body: Option<&Body>) {
    let convention = context.convention(Members::Fields);
    for parameter in parameters {
        let is_plain = parameter.name.bare() == identifier::<FieldName>(&parameter.wire);
        let is_regular = || convention.writes(parameter.name.bare(), &parameter.wire);
        let is_left_out = match parameter.location {
            Location::Path => is_plain,
            Location::Query => is_plain && body.is_none() && is_regular(),
            _ => false,
        };
        if !is_left_out {
            let key = outline.key_of_parameter(parameter.location, &parameter.wire);
            context.given.insert(format!("#{key}"), parameter.name.as_str());
        }
    }
    if let Some(body) = body {
        let name = if body.flattened { FLATTENED } else { body.name.bare() };
        context.given.insert(body_key(outline), name);
    }
}

/// One name in several locations stays with the path; elsewhere each says its location.
fn name_all(scope: &mut Scope<'_>, parameters: Vec<&mut Parameter>, called: &HashMap<(Location, &str), String>) {
    let text = |parameter: &Parameter| {
        let called = called.get(&(parameter.location, parameter.wire.as_str()));
        called.unwrap_or(&parameter.wire).clone()
    };
    let (of_path, others): (Vec<&mut Parameter>, Vec<&mut Parameter>) = parameters
        .into_iter()
        .partition(|parameter| parameter.location == Location::Path);
    let plain = |parameter: &Parameter| identifier::<FieldName>(&text(parameter));
    let taken: HashSet<String> = of_path.iter().map(|parameter| plain(parameter)).collect();
    let mut locations: HashMap<String, HashSet<Location>> = HashMap::new();
    for parameter in &others {
        locations
            .entry(plain(parameter))
            .or_default()
            .insert(parameter.location);
    }
    name_each(scope, of_path, text);
    name_each(scope, others, |parameter| {
        let name = plain(parameter);
        let shared = locations.get(&name).is_some_and(|locations| locations.len() > 1);
        if shared || taken.contains(&name) {
            with_location(parameter, &text(parameter))
        } else {
            text(parameter)
        }
    });
}

fn name_each(scope: &mut Scope<'_>, parameters: Vec<&mut Parameter>, text: impl Fn(&Parameter) -> String) {
    let texts: Vec<String> = parameters.iter().map(|parameter| text(parameter)).collect();
    let keys: Vec<String> = parameters
        .iter()
        .map(|parameter| format!("{} {}", parameter.location.word(), parameter.wire))
        .collect();
    let items: Vec<(&str, &str)> = texts
        .iter()
        .map(String::as_str)
        .zip(keys.iter().map(String::as_str))
        .collect();
    let names = scope.mint_all_by(&items);
    for (parameter, name) in parameters.into_iter().zip(names) {
        parameter.name = name;
    }
}

fn with_location(parameter: &Parameter, text: &str) -> String {
    format!("{text}_{}", parameter.location.word())
}
