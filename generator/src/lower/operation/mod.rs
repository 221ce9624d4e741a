//! Paths to groups of operations.

mod alternative;
mod arguments;
mod body;
mod chosen;
mod filter;
mod glob;
mod group;
mod item_name;
mod life_cycle;
mod link;
pub(super) mod media;
mod media_choice;
mod method_name;
mod old_name;
mod outline;
mod pagination;
mod parameter;
mod parameter_name;
mod part;
mod part_encoding;
mod part_header;
mod path;
mod payload;
mod phrase;
mod pinned;
mod repeat;
mod response;
mod setter_name;
mod stream;
mod style;

use self::arguments::Arguments;
use self::item_name::ItemNames;
use self::outline::Outline;
use self::pagination::Sides;
use self::response::Answers;
use super::auth;
use super::context::Context;
use super::docs;
use super::draft;
use super::header;
use super::server;
use crate::model::{
    AuthScheme, Body, DocumentedHeader, Group, Items, Location, Operation, OwnServer, Parameter, Security,
};
use crate::naming::{MethodName, Scope};

/// Groups and operations, with the types of everything that they send and receive asked for.
pub(super) struct Partial<'a> {
    groups: Vec<group::Named>,
    operations: Vec<Draft<'a>>,
}

impl<'a> Partial<'a> {
    /// The headers that answers carry.
    pub(super) fn headers(&self, context: &mut Context<'a>) -> Vec<DocumentedHeader> {
        header::documented(
            context,
            "header",
            self.operations.iter().flat_map(|draft| &draft.answers.headers),
        )
    }
}

/// An operation whose types are known, but not yet what its body's fields are.
#[derive(Clone)]
struct Draft<'a> {
    outline: Outline<'a>,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    answers: Answers<'a>,
    security: Security,
    servers: Vec<OwnServer>,
}

/// Reads every operation, and asks for the types that it needs.
pub(super) fn read<'a>(context: &mut Context<'a>, schemes: &[AuthScheme], servers: &server::Read) -> Partial<'a> {
    let mut outlines = outline::all(context);
    chosen::complain(context, &outlines);
    filter::apply(context, &mut outlines);
    let mut outlines = with_variants(context, outlines);
    let mut groups = group::assign(context, &mut outlines);
    method_name::assign(context, &mut outlines, &groups);
    phrase::assign(&mut outlines, &mut groups);
    // What reads comes first: its answers are what the answers of the others are compared with.
    outlines.sort_by_key(|outline| !draft::reads(&outline.method_words));
    let mut operations: Vec<Draft<'a>> = Vec::with_capacity(outlines.len());
    for outline in outlines {
        let draft = drafted(context, outline, &groups, schemes, servers, &operations);
        operations.push(draft);
    }
    operations.sort_by(|left, right| left.outline.order().cmp(&right.outline.order()));
    Partial { groups, operations }
}

/// The operations, each with one more for every other type that its body can be of: behind it, whatever the order of the
/// description.
fn with_variants<'a>(context: &Context<'a>, outlines: Vec<Outline<'a>>) -> Vec<Outline<'a>> {
    let with_variants = outlines.into_iter().flat_map(|outline| {
        let others = alternative::of_operation(context, outline.operation);
        let variants: Vec<_> = others
            .iter()
            .map(|other| Outline {
                variant: Some(other.media_type),
                key: outline.key.key(other.media_type),
                ..outline.clone()
            })
            .collect();
        [outline].into_iter().chain(variants)
    });
    with_variants.collect()
}

/// An operation with the types of what it sends and receives; one that differs from one before in its body alone has the
/// others from there.
fn drafted<'a>(
    context: &mut Context<'a>,
    outline: Outline<'a>,
    groups: &[group::Named],
    schemes: &[AuthScheme],
    servers: &server::Read,
    before: &[Draft<'a>],
) -> Draft<'a> {
    let noun = groups
        .get(outline.group)
        .map(|group| group.noun.clone())
        .unwrap_or_default();
    let is_base = |draft: &&Draft<'a>| std::ptr::eq(draft.outline.operation, outline.operation);
    if let Some(base) = before.iter().rev().find(is_base).filter(|_| outline.variant.is_some()) {
        let mut parameters = base.parameters.clone();
        parameters.retain(|parameter| !matches!(parameter.location, Location::Part(_)));
        return Draft {
            body: body::of(context, &outline, &noun, &mut parameters),
            outline,
            parameters,
            ..base.clone()
        };
    }
    let mut parameters = parameter::all(context, &outline, &noun);
    let body = body::of(context, &outline, &noun, &mut parameters);
    let answers = response::all(context, &outline, &noun);
    let requirements = outline
        .operation
        .security
        .as_ref()
        .or(context.document.openapi.security.as_ref());
    let security = match requirements {
        Some(requirements) => auth::security(schemes, requirements),
        None => Security::default(),
    };
    let own = match outline.operation.servers.as_slice() {
        [] => &outline.item.servers,
        own => own,
    };
    let servers = server::own(context, servers, own, &outline.place);
    Draft {
        outline,
        parameters,
        body,
        answers,
        security,
        servers,
    }
}

/// The groups, now that every type is known.
pub(super) fn finish<'a>(context: &mut Context<'a>, partial: Partial<'a>, headers: &[DocumentedHeader]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(partial.groups.len());
    let named: Vec<item_name::Named<'_, 'a>> = partial
        .operations
        .iter()
        .map(|draft| (&draft.outline, draft.answers.differ()))
        .collect();
    let names = item_name::assign(context, &partial.groups, &named);
    for named in partial.groups {
        groups.push(Group {
            feature: None,
            name: named.name,
            accessor: named.accessor,
            module: named.module,
            docs: named.docs,
            operations: Vec::new(),
            links: Vec::new(),
        });
    }
    let outlines = partial.operations.iter().map(|draft| &draft.outline);
    let outlines = outlines.filter(|outline| outline.variant.is_none());
    let links: Vec<link::Written<'a>> = outlines.flat_map(|outline| link::written(context, outline)).collect();
    for (draft, names) in partial.operations.into_iter().zip(names) {
        if let Some(target) = groups.get_mut(draft.outline.group) {
            let carried = header::places(headers, &draft.answers.headers);
            let operation = operation(context, draft, names);
            target.operations.push(Operation {
                headers: carried,
                ..operation
            });
        }
    }
    for group in &mut groups {
        group.operations.sort_by_cached_key(life_cycle::order);
    }
    groups.retain(|group| !group.operations.is_empty());
    groups.sort_by(|left, right| left.module.cmp(&right.module));
    link::assign(context, &mut groups, &links);
    groups
}

fn operation<'a>(context: &mut Context<'a>, draft: Draft<'a>, names: ItemNames) -> Operation {
    let Draft {
        outline,
        parameters,
        body,
        answers,
        security,
        servers,
    } = draft;
    let Answers {
        successes,
        others,
        mut stream,
        errors,
        has_link,
        headers: _,
    } = answers;
    let text = outline.method_words.join(" ");
    let path = path::template(&outline, &parameters);
    let Arguments {
        parameters,
        body,
        positional,
    } = arguments::of(context, &outline, &path, parameters, body);
    parameter_name::give(context, &outline, &parameters, body.as_ref());
    if let Some(stream) = stream.as_mut().filter(|stream| stream.items != Items::Bytes) {
        let shape = body.as_ref().and_then(|body| arguments::structure(context, &body.ty));
        stream.ask = stream::ask(&parameters, shape);
    }
    let sides = Sides {
        parameters: &parameters,
        body: body.as_ref(),
        successes: &successes,
        has_link,
        reads: outline.http_method == "GET" || draft::reads(&outline.method_words),
    };
    // What is said of pages is said of the body that suits a client best.
    let is_base = outline.variant.is_none();
    let pagination = is_base.then(|| pagination::of(context, &outline, &sides)).flatten();
    let (body, other_answers) = media_choice::named(&parameters, body, others);
    let repeat = repeat::of(context, &outline);
    let operation = outline.operation;
    Operation {
        id: outline.id,
        method: outline
            .method
            .unwrap_or_else(|| Scope::new(&[]).mint::<MethodName>(&text)),
        body_variant: outline.variant.map(str::to_owned),
        builder: names.builder,
        error: names.error,
        output: names.output,
        module: names.module,
        http_method: outline.http_method.to_owned(),
        path,
        docs: docs::of_operation(
            operation.summary.as_deref().or(outline.item.summary.as_deref()),
            operation.description.as_deref().or(outline.item.description.as_deref()),
        ),
        deprecated: operation.deprecated,
        parameters,
        body,
        positional,
        successes,
        other_answers,
        stream,
        pagination,
        errors,
        headers: Vec::new(),
        security,
        servers,
        idempotent: repeat.idempotent,
        sent_once: repeat.sent_once,
        origin: outline.place,
    }
}
