//! The call of the operation that a link leads to.

use super::super::file::File;
use super::super::ident::{Ident, ident};
use super::super::method::with_name;
use super::super::tokens::{TokenStream, quote};
use super::super::{input, ty};
use super::answer::read;
use super::carried::input_type;
use super::{Ends, module};
use crate::model::{Link, LinkInput, LinkValue, LinkedValue, MustCarry, Operation, Positional, Presence};

/// The call of the method that makes the request.
pub(super) struct Call {
    /// The arguments that the answer does not give.
    pub(super) declared: Vec<TokenStream>,
    /// The call itself.
    pub(super) call: TokenStream,
}

pub(super) fn call(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> Call {
    let target = ends.target;
    let body = link.given(LinkInput::Body).filter(|_| target.has_with());
    let (mut declared, mut values) = (Vec::new(), Vec::new());
    for positional in &target.positional {
        if body.is_some() && matches!(positional, Positional::BodyField(_)) {
            continue;
        }
        if let Some(value) = link.given(positional.into()) {
            values.extend(required(file, link, target, positional.into(), value));
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
    Call {
        declared,
        call: quote!(#handle.#method(#(#values),*)),
    }
}

/// The request, with what is optional where the answer has it.
pub(super) fn result(file: &mut File<'_>, link: &Link, ends: &Ends<'_>, call: TokenStream) -> TokenStream {
    let target = ends.target;
    let must_carry = link.must_carry(target);
    let set: Vec<&LinkedValue> = link.carried().filter(|each| !target.needs(each.input)).collect();
    if let ([only], MustCarry::All) = (set.as_slice(), must_carry)
        && let Some((name, read)) = set_value(file, link, target, only)
    {
        return quote!(Some(#call.#name(#read?)));
    }
    let setters: Vec<_> = set
        .into_iter()
        .filter_map(|each| setter(file, link, target, each, must_carry))
        .collect();
    match (setters.as_slice(), must_carry) {
        ([], _) => quote!(Some(#call)),
        (setters, MustCarry::Some) => quote! {
            let mut request = #call;
            let mut carries = false;
            #(#setters)*
            carries.then_some(request)
        },
        (setters, _) => quote!(let mut request = #call; #(#setters)* Some(request)),
    }
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
    given: &LinkedValue,
    must_carry: MustCarry,
) -> Option<TokenStream> {
    let (name, read) = set_value(file, link, target, given)?;
    if must_carry == MustCarry::All && given.value.reads_answer() {
        return Some(quote!(request = request.#name(#read?);));
    }
    let carries = (must_carry == MustCarry::Some && given.value.reads_answer()).then(|| quote!(carries = true;));
    // A long text is easier to read on lines of its own.
    let (bound, read) = match given.value {
        LinkValue::Text(_) => (Some(quote!(let value = #read;)), quote!(value)),
        _ => (None, read),
    };
    Some(quote! {
        #bound
        if let Some(value) = #read {
            request = request.#name(value);
            #carries
        }
    })
}

/// The setter of an optional input, and the expression of its value.
fn set_value(
    file: &mut File<'_>,
    link: &Link,
    target: &Operation,
    given: &LinkedValue,
) -> Option<(Ident, TokenStream)> {
    let name = match given.input {
        LinkInput::Parameter(place) => &target.parameters.get(place)?.name,
        LinkInput::BodyField(place) => target.body.as_ref()?.setters.get(place)?,
        LinkInput::Body => &target.body.as_ref()?.name,
    };
    let ty = input_type(file, target, given.input)?;
    let read = read(file, link, &given.value, &ty);
    Some((ident(name.as_str()), read))
}
