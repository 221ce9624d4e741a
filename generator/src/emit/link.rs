//! The methods of a group's handle that go from an answer to the next request.

use super::docs::{alias, deprecated, doc};
use super::file::File;
use super::ident::ident;
use super::input;
use super::link_docs;
use super::method::with_name;
use super::response;
use super::tokens::{TokenStream, quote};
use super::ty;
use super::types::has_setter;
use crate::model::{
    Field, Group, Link, LinkInput, LinkValue, Operation, Payload, Positional, Presence, Success, TypeKind, TypeRef,
};

/// The two ends of a link.
pub(super) struct Ends<'a> {
    /// The first of the operations that answer.
    pub(super) source: &'a Operation,
    /// The success that has the link.
    pub(super) success: &'a Success,
    /// The group of the operation that the link leads to.
    pub(super) group: &'a Group,
    /// The operation that it leads to.
    pub(super) target: &'a Operation,
    /// Whether both are of one group.
    pub(super) is_near: bool,
}

impl<'a> Ends<'a> {
    /// Both ends of a link of a group.
    pub(super) fn of(file: &File<'a>, group: &'a Group, link: &Link) -> Option<Self> {
        let source = group.operations.get(*link.sources.first()?)?;
        let other = file.api.groups.get(link.target.group)?;
        Some(Self {
            source,
            success: source.successes.get(link.success)?,
            group: other,
            target: other.operations.get(link.target.operation)?,
            is_near: other.module == group.module,
        })
    }
}

/// `follow_<link>`.
pub(super) fn method<'a>(file: &mut File<'a>, group: &'a Group, link: &Link) -> Option<TokenStream> {
    let ends = Ends::of(file, group, link)?;
    let (name, answer) = (ident(link.method.as_str()), ident(link.answer.as_str()));
    let docs = doc(&link_docs::lines(group, link, &ends));
    let alias = alias(link.method.bare(), &link.wire);
    let deprecated = deprecated(ends.target.deprecated);
    let (pattern, ty) = taken(file, link, &ends);
    let read = reading(file, link, &ends);
    let Call {
        declared,
        call,
        setters,
    } = call(file, link, &ends);
    let builder = match ends.is_near {
        true => {
            let builder = ident(ends.target.builder.as_str());
            quote!(#builder)
        }
        false => file.name(&module(ends.group), ends.target.builder.as_str()),
    };
    let result = match setters.as_slice() {
        [] => quote!(Some(#call)),
        setters => quote!(let mut request = #call; #(#setters)* Some(request)),
    };
    let pattern = if pattern { quote!(#answer) } else { quote!(_) };
    Some(quote! {
        #docs
        #alias
        #deprecated
        #[must_use = "a request does nothing until it is sent"]
        pub fn #name(&self, #pattern: #ty, #(#declared),*) -> Option<#builder<M>> {
            #read
            #result
        }
    })
}

/// The module of a group's handle.
pub(super) fn module(group: &Group) -> String {
    format!("crate::{}", group.module)
}

/// Whether the answer is looked at, and its type.
fn taken(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> (bool, TokenStream) {
    let (_, reads_head) = reads(link);
    let is_read = reads(link) != (false, false) || ends.source.output.is_some();
    if reads_head {
        let response = file.runtime("ApiResponse");
        let output = response::success(file, ends.source).0;
        return (is_read, quote!(&#response<#output>));
    }
    let payload = match (&ends.source.output, ends.source.successes.first()) {
        (None, Some(success)) => &success.payload,
        _ => &Payload::Empty,
    };
    // A slice takes whatever holds it.
    let ty = match payload {
        Payload::Json {
            ty: TypeRef::List(item),
            ..
        } => {
            let item = ty::stored(file, item);
            quote!([#item])
        }
        Payload::Json {
            ty: TypeRef::String, ..
        }
        | Payload::Text => quote!(str),
        Payload::Json {
            ty: TypeRef::Boxed(inner),
            ..
        } => ty::stored(file, inner),
        _ => response::success(file, ends.source).0,
    };
    (is_read, quote!(&#ty))
}

/// Whether values are read from the body of the answer, and from its head.
fn reads(link: &Link) -> (bool, bool) {
    (
        link.carried().any(|each| each.value.reads_body()),
        link.carried().any(|each| each.value.reads_head()),
    )
}

/// The statement that makes the answer readable, where it is the success that has the link.
fn reading(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> Option<TokenStream> {
    let answer = ident(link.answer.as_str());
    let (body, head) = reads(link);
    let value = match head {
        true => quote!(#answer.value()),
        false => quote!(#answer),
    };
    let linked = (body || head).then(|| file.runtime("LinkedAnswer"));
    let of = |body_value: TokenStream| match (body, head) {
        (true, true) => quote!(#linked::of(#body_value).with_head(#answer.status(), #answer.headers())),
        (true, false) => quote!(#linked::of(#body_value)),
        _ => quote!(#linked::of_head(#answer.status(), #answer.headers())),
    };
    let Some(output) = &ends.source.output else {
        let linked = of(value);
        return (body || head).then(|| quote!(let #answer = #linked;));
    };
    let (output, variant) = (ident(output.as_str()), ident(ends.success.variant.as_str()));
    let held = match (&ends.success.payload, body) {
        (Payload::Empty, _) => None,
        (_, true) => Some(quote!((value))),
        (_, false) => Some(quote!((_))),
    };
    if linked.is_none() {
        return Some(quote!(if !matches!(#value, #output::#variant #held) {
            return None;
        }));
    }
    let linked = of(quote!(value));
    Some(quote! {
        let #answer = match #value {
            #output::#variant #held => #linked,
            _ => return None,
        };
    })
}

/// The call of the method that makes the request.
struct Call {
    /// The arguments that the answer does not give.
    declared: Vec<TokenStream>,
    /// The call itself.
    call: TokenStream,
    /// The statements that set what is optional.
    setters: Vec<TokenStream>,
}

fn call(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> Call {
    let target = ends.target;
    let body = given(link, LinkInput::Body).filter(|_| input::has_with(target));
    let (mut declared, mut values) = (Vec::new(), Vec::new());
    for positional in &target.positional {
        if body.is_some() && matches!(positional, Positional::BodyField(_)) {
            continue;
        }
        if let Some(value) = given(link, input_of(positional)) {
            values.extend(required(file, link, target, input_of(positional), value));
        } else if let Some(argument) = input::positional_argument(file, target, positional) {
            let (name, ty) = (argument.name, argument.ty);
            declared.push(quote!(#name: #ty));
            values.push(name);
        }
    }
    let method = match body {
        Some(value) => {
            values.extend(whole_body(file, link, target, value));
            with_name(target.method.bare())
        }
        None => ident(target.method.as_str()),
    };
    let handle = match ends.is_near {
        true => quote!(self),
        false => {
            let handle = file.name(&module(ends.group), ends.group.name.as_str());
            quote!(#handle::new(self.handle.clone()))
        }
    };
    let setters = link
        .carried()
        .filter(|each| !is_positional(target, each.input) && (each.input != LinkInput::Body || body.is_none()))
        .filter_map(|each| setter(file, link, target, each.input, &each.value))
        .collect();
    Call {
        declared,
        call: quote!(#handle.#method(#(#values),*)),
        setters,
    }
}

/// The value that the link gives an input.
fn given(link: &Link, input: LinkInput) -> Option<&LinkValue> {
    link.carried().find(|each| each.input == input).map(|each| &each.value)
}

fn input_of(positional: &Positional) -> LinkInput {
    match positional {
        Positional::Parameter(place) => LinkInput::Parameter(*place),
        Positional::BodyField(place) => LinkInput::BodyField(*place),
        Positional::Body => LinkInput::Body,
    }
}

/// Whether the method of an operation takes an input by position.
pub(super) fn is_positional(target: &Operation, input: LinkInput) -> bool {
    target.positional.iter().any(|positional| input_of(positional) == input)
}

/// The expression of an input that the request cannot do without.
fn required(
    file: &mut File<'_>,
    link: &Link,
    target: &Operation,
    input: LinkInput,
    value: &LinkValue,
) -> Option<TokenStream> {
    let field = match input {
        LinkInput::BodyField(place) => input::flattened(file, target)?.2.fields.get(place).cloned(),
        _ => None,
    };
    let ty = input_type(file, target, input)?;
    let value = read(file, link, value, &ty);
    match field.map(|field| field.presence) {
        None | Some(Presence::Required) => Some(quote!(#value?)),
        Some(_) => Some(quote!(Some(#value?))),
    }
}

/// The expression of a whole body, for the method that takes one.
fn whole_body(file: &mut File<'_>, link: &Link, target: &Operation, value: &LinkValue) -> Option<TokenStream> {
    let ty = ty::stored(file, &target.body.as_ref()?.ty);
    let value = read(file, link, value, &ty);
    Some(quote!(#value?))
}

/// The statement that sets an optional input, where the answer has a value for it.
fn setter(
    file: &mut File<'_>,
    link: &Link,
    target: &Operation,
    input: LinkInput,
    value: &LinkValue,
) -> Option<TokenStream> {
    let name = match input {
        LinkInput::Parameter(place) => &target.parameters.get(place)?.name,
        LinkInput::BodyField(place) => target.body.as_ref()?.setters.get(place)?,
        LinkInput::Body => &target.body.as_ref()?.name,
    };
    let name = ident(name.as_str());
    let ty = input_type(file, target, input)?;
    let read = read(file, link, value, &ty);
    // A long text is easier to read on lines of its own.
    let (bound, read) = match value {
        LinkValue::Text(_) => (Some(quote!(let value = #read;)), quote!(value)),
        _ => (None, read),
    };
    Some(quote! {
        #bound
        if let Some(value) = #read {
            request = request.#name(value);
        }
    })
}

/// The type that a method or setter takes for an input, or converts from itself.
fn input_type(file: &mut File<'_>, target: &Operation, input: LinkInput) -> Option<TokenStream> {
    match input {
        LinkInput::Parameter(place) => {
            let ty = &target.parameters.get(place)?.ty;
            Some(converted(file, ty))
        }
        LinkInput::Body => {
            let ty = &target.body.as_ref()?.ty;
            Some(converted(file, ty))
        }
        LinkInput::BodyField(place) => {
            let field = input::flattened(file, target)?.2.fields.get(place)?.clone();
            let is_set = is_positional(target, input) || has_setter(&field);
            is_set.then(|| field_type(file, &field))
        }
    }
}

fn field_type(file: &mut File<'_>, field: &Field) -> TokenStream {
    let composed = matches!(
        file.resolve(&field.ty),
        TypeRef::Secret(_) | TypeRef::List(_) | TypeRef::Map(..)
    );
    match field.presence {
        Presence::Nullable => ty::stored(file, &field.ty),
        Presence::OptionalNullable if !composed => ty::stored(file, &field.ty),
        _ => converted(file, &field.ty),
    }
}

/// A type without what a setter puts around its argument.
fn converted(file: &mut File<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Secret(inner) | TypeRef::Boxed(inner) => converted(file, inner),
        TypeRef::Named(id) => match &file.api.types[*id].kind {
            TypeKind::Alias(target) if matches!(ty::resolve(file.api, target), TypeRef::Secret(_)) => {
                converted(file, target)
            }
            _ => ty::stored(file, ty),
        },
        _ => ty::stored(file, ty),
    }
}

/// The expression of a value as an `Option` of a type.
fn read(file: &mut File<'_>, link: &Link, value: &LinkValue, ty: &TokenStream) -> TokenStream {
    let answer = ident(link.answer.as_str());
    match value {
        LinkValue::Body(pointer) => quote!(#answer.body::<#ty>(#pointer)),
        LinkValue::Header(name) => quote!(#answer.header::<#ty>(#name)),
        LinkValue::Status => quote!(#answer.status::<#ty>()),
        LinkValue::Constant(json) => {
            let linked = file.runtime("LinkedAnswer");
            quote!(#linked::constant::<#ty>(#json))
        }
        LinkValue::Text(parts) => {
            let linked = file.runtime("LinkedAnswer");
            let parts = parts.iter().map(|part| match part {
                LinkValue::Header(name) => quote!(#answer.header(#name)),
                LinkValue::Body(pointer) => quote!(#answer.body(#pointer)),
                LinkValue::Status => quote!(#answer.status()),
                LinkValue::Constant(json) => {
                    let text: String = serde_json::from_str(json).unwrap_or_default();
                    quote!(Some(#text.to_owned()))
                }
                LinkValue::Text(_) | LinkValue::Caller => quote!(None),
            });
            quote!(#linked::text::<#ty>(&[#(#parts),*]))
        }
        LinkValue::Caller => quote!(None),
    }
}
