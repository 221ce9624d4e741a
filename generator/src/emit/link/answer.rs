//! The answer that a link starts from: its type, and the values that are read from it.

use super::super::file::File;
use super::super::ident::ident;
use super::super::tokens::{TokenStream, quote};
use super::super::{response, ty};
use super::Ends;
use crate::model::{Link, LinkValue, Payload, TypeRef};

/// Whether the answer is looked at, and its type.
pub(super) fn taken(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> (bool, TokenStream) {
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
pub(super) fn reading(file: &mut File<'_>, link: &Link, ends: &Ends<'_>) -> Option<TokenStream> {
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

/// The expression of a value as an `Option` of a type.
pub(super) fn read(file: &mut File<'_>, link: &Link, value: &LinkValue, ty: &TokenStream) -> TokenStream {
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
