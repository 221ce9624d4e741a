//! The statements that write a multipart body down, a part a field.

use super::encode::{Shape, query_style, shape, written_parameter};
use super::file::File;
use super::ident::{Ident, ident};
use super::input;
use super::tokens::{TokenStream, quote};
use super::ty::{FileShape, file_shape};
use crate::model::{
    Body, Field, Location, Operation, Part, PartPlace, PartWriting, PartsKind, Presence, Struct, TypeRef,
};

/// The parts of a body; of one that may be missing only when it is there.
pub(super) fn statements(
    file: &mut File<'_>,
    operation: &Operation,
    body: &Body,
    secrets: Option<TokenStream>,
) -> TokenStream {
    let name = ident(body.name.as_str());
    let owner = if body.required {
        quote!(self.#name)
    } else {
        quote!(#name)
    };
    let new = new(file, body);
    let parts = match input::structure(file, &body.ty) {
        Some(structure) => of_struct(file, operation, (body, structure), &owner),
        None => of_value(file, operation, body, &owner),
    };
    let statements = quote! {
        let mut form = #new;
        #parts
        parts.body(form.into_body());
        #secrets
    };
    if body.required {
        return statements;
    }
    quote! {
        if let Some(#name) = &self.#name {
            #statements
        }
    }
}

/// The body without parts.
fn new(file: &mut File<'_>, body: &Body) -> TokenStream {
    let multipart = file.runtime("Multipart");
    let kind = match body.parts.kind {
        PartsKind::FormData => return quote!(#multipart::new()),
        PartsKind::Related => ident("related"),
        PartsKind::Mixed => ident("mixed"),
    };
    let (compound, media_type) = (file.runtime("Compound"), &body.media_type);
    quote!(#multipart::of(#compound::#kind(#media_type)))
}

/// The parts that the fields of a body are.
fn of_struct(
    file: &mut File<'_>,
    operation: &Operation,
    (body, structure): (&Body, &Struct),
    owner: &TokenStream,
) -> TokenStream {
    let fields: Vec<_> = structure
        .fields
        .iter()
        .map(|field| part(file, operation, body, owner, field))
        .collect();
    let rest = structure.rest.as_ref().map(|rest| {
        let name = ident(rest.name.as_str());
        quote! {
            for (name, value) in &#owner.#name {
                form.value(name, Some(value));
            }
        }
    });
    quote!(#(#fields)* #rest)
}

/// The parts of a body that is no struct: files, the items of a list, or the properties of a value.
fn of_value(file: &mut File<'_>, operation: &Operation, body: &Body, owner: &TokenStream) -> TokenStream {
    let reference = if body.required { quote!(&#owner) } else { owner.clone() };
    let (first, rest) = body.parts.of_items();
    match file.resolve(&body.ty) {
        TypeRef::List(_) if file_shape(file.api, &body.ty).is_some() => {
            let typed = rest.map(|media_type| quote!(.typed(#media_type)));
            quote! {
                for file in #reference {
                    form #typed.file("", Some(file));
                }
            }
        }
        TypeRef::List(_) | TypeRef::Tuple(_) | TypeRef::OpenTuple(_) => {
            let option = |media_type: Option<&str>| match media_type {
                Some(media_type) => quote!(Some(#media_type)),
                None => quote!(None),
            };
            let first = first.into_iter().map(option);
            let rest = option(rest);
            quote!(form.items(#reference, &[#(#first),*], #rest);)
        }
        _ => of_properties(file, operation, body, &reference),
    }
}

/// The parts that the properties of a value are.
fn of_properties(file: &mut File<'_>, operation: &Operation, body: &Body, reference: &TokenStream) -> TokenStream {
    let (mut heads, mut described) = (Vec::new(), Vec::new());
    for (number, part) in body.parts.described.iter().enumerate() {
        let PartPlace::Property(wire) = &part.place else {
            continue;
        };
        let name = ident(&format!("head_{number}"));
        let head = head(file, operation, (number, part), &name);
        let media_type = match &part.media_type {
            Some(media_type) => quote!(Some(#media_type)),
            None => quote!(None),
        };
        let headers = match head {
            Some(_) => quote!(Some(&#name)),
            None => quote!(None),
        };
        described.push(quote!((#wire, #media_type, #headers)));
        heads.extend(head);
    }
    quote!(#(#heads)* form.properties(#reference, &[#(#described),*]);)
}

/// The parts of one field.
fn part(file: &mut File<'_>, operation: &Operation, body: &Body, owner: &TokenStream, field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    let wire = &field.wire;
    let value = match field.presence {
        Presence::Required => quote!(Some(&#owner.#name)),
        Presence::Nullable | Presence::Optional => quote!(#owner.#name.as_ref()),
        Presence::OptionalNullable => quote!(#owner.#name.value()),
    };
    let (head, form) = described(file, operation, body, wire);
    let writing = body.parts.of_property(wire).map(|(_, part)| part.writing);
    let statement = match file_shape(file.api, &field.ty) {
        Some(FileShape::One) => quote!(#form.file(#wire, #value);),
        Some(FileShape::List) => {
            let files = match field.presence {
                Presence::Required => quote!(&#owner.#name),
                Presence::Nullable | Presence::Optional => quote!(#owner.#name.iter().flatten()),
                Presence::OptionalNullable => quote!(#owner.#name.value().into_iter().flatten()),
            };
            quote! {
                for file in #files {
                    #form.file(#wire, Some(file));
                }
            }
        }
        None => match writing {
            Some(PartWriting::Styled(style)) => {
                let style = query_style(file, style);
                quote!(#form.styled(#wire, #value, #style);)
            }
            Some(PartWriting::Json) => quote!(#form.value(#wire, #value);),
            _ if is_text(file, field) => quote!(#form.text(#wire, #value);),
            _ => quote!(#form.value(#wire, #value);),
        },
    };
    quote!(#head #statement)
}

/// Whether a field is written by `Display`.
fn is_text(file: &File<'_>, field: &Field) -> bool {
    shape(file, &field.ty) == Shape::Scalar && !matches!(file.resolve(&field.ty), TypeRef::Secret(_))
}

/// The statements that make the headers of a part, and the body as it is told what the description says of the part.
fn described(file: &mut File<'_>, operation: &Operation, body: &Body, wire: &str) -> (TokenStream, TokenStream) {
    let Some((number, part)) = body.parts.of_property(wire) else {
        return (TokenStream::new(), quote!(form));
    };
    let typed = part.media_type.as_ref().map(|media_type| quote!(.typed(#media_type)));
    match head(file, operation, (number, part), &ident("head")) {
        Some(head) => (head, quote!(form #typed.headed(&head))),
        None => (TokenStream::new(), quote!(form #typed)),
    }
}

/// The statements that make the headers of a part, where it has some.
fn head(
    file: &mut File<'_>,
    operation: &Operation,
    (number, part): (usize, &Part),
    name: &Ident,
) -> Option<TokenStream> {
    let encoded = part.transfer_encoding.as_ref();
    let encoded = encoded.map(|encoding| quote!(#name.header("Content-Transfer-Encoding", Some(#encoding));));
    let mut headers: Vec<TokenStream> = encoded.into_iter().collect();
    for (place, parameter) in operation.parameters.iter().enumerate() {
        if parameter.location == Location::Part(number) {
            headers.push(written_parameter(file, operation, place, parameter, &quote!(#name)));
        }
    }
    if headers.is_empty() {
        return None;
    }
    let parts = file.runtime("RequestParts");
    Some(quote! {
        let mut #name = #parts::new();
        #(#headers)*
    })
}
