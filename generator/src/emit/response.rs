//! What an operation answers: the decoding of a success, and the enum of documented errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::doc;
use super::file::File;
use super::ident::ident;
use super::package::{Item, Listing};
use super::{status, ty};
use crate::model::{ErrorCase, Operation, Payload, Success};

/// The type of a success, and the expression that decodes it.
pub(super) fn success(file: &mut File<'_>, operation: &Operation) -> (TokenStream, TokenStream) {
    match operation.successes.first() {
        Some(Success { payload, .. }) => (payload_type(file, payload), decode(payload)),
        None => (quote!(()), decode(&Payload::Empty)),
    }
}

/// `request!(Create -> Created, CreateError);`
pub(super) fn request(file: &mut File<'_>, operation: &Operation) -> Listing {
    let output = ty::text(&success(file, operation).0);
    let subject = format!("{} -> {output}, {}", operation.builder, operation.error);
    Listing::call(file.macro_name("request"), subject)
}

/// The Rust type of a payload.
fn payload_type(file: &mut File<'_>, payload: &Payload) -> TokenStream {
    match payload {
        Payload::Empty => quote!(()),
        Payload::Json { ty, .. } => ty::stored(file, ty),
        Payload::Text => quote!(String),
        Payload::Bytes => file.name("bytes", "Bytes"),
    }
}

fn decode(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Empty => quote!(answer.empty()),
        Payload::Json { one_or_many: true, .. } => quote!(answer.one_or_many()),
        Payload::Json { .. } => quote!(answer.json()),
        Payload::Text => quote!(answer.text()),
        Payload::Bytes => quote!(answer.bytes()),
    }
}

/// The error enum and its `documented_error!`.
pub(super) fn errors(file: &mut File<'_>, operation: &Operation) -> Vec<Item> {
    let name = ident(operation.error.as_str());
    let docs = format!(" The documented errors of [`{}`].", operation.builder.bare());
    let variants: Vec<_> = operation
        .errors
        .iter()
        .map(|case| {
            let docs = doc(&documentation(case));
            let variant = ident(case.variant.as_str());
            let payload = match &case.payload {
                Payload::Empty => None,
                other => {
                    let ty = payload_type(file, other);
                    Some(quote!((#ty)))
                }
            };
            quote!(#docs #variant #payload)
        })
        .collect();
    let item = quote! {
        #[doc = #docs]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    };
    vec![Item::Rust(item), Item::Listing(entries(file, operation))]
}

/// `401 => Unauthorized`, a status a line.
fn entries(file: &mut File<'_>, operation: &Operation) -> Listing {
    let name = file.macro_name("documented_error");
    let error = operation.error.as_str();
    if operation.errors.is_empty() {
        return Listing::of(name, format!("{error} {{}}"), Vec::new());
    }
    let entries = operation
        .errors
        .iter()
        .map(|case| {
            let payload = match case.payload {
                Payload::Empty => "()",
                Payload::Text => "(text)",
                Payload::Bytes => "(bytes)",
                Payload::Json { one_or_many: true, .. } => "(one_or_many)",
                Payload::Json { .. } => "",
            };
            format!("{} => {}{payload}", status::pattern(case.status), case.variant)
        })
        .collect();
    Listing::of(name, error, entries)
}

/// The status, and what it means.
fn documentation(case: &ErrorCase) -> Vec<String> {
    let status = status::text(case.status);
    let mut lines = case.docs.lines.clone();
    match lines.first_mut() {
        Some(first) => *first = format!("{status}: {first}"),
        None => lines.push(format!("{status}: {}.", status::meaning(case.status))),
    }
    lines
}
