//! What an operation answers: the decoding of a success, and the enum of documented errors.

use super::docs::{WIDTH, doc};
use super::file::File;
use super::ident::{Ident, ident};
use super::package::{Item, Listing};
use super::tokens::{Literal, TokenStream, quote};
use super::{status, ty};
use crate::model::{Docs, ErrorType, Operation, Payload, StatusRange, Success};
use crate::naming::VariantName;

/// The type of a success, and the expression that decodes it.
pub(super) fn success(file: &mut File<'_>, operation: &Operation) -> (TokenStream, TokenStream) {
    if let Some(output) = &operation.output {
        let output = ident(output.as_str());
        let decode = decode_by_status(&output, &operation.successes);
        return (quote!(#output), decode);
    }
    match operation.successes.first() {
        Some(Success { payload, .. }) => (payload_type(file, payload), decode(payload)),
        None => (quote!(()), decode(&Payload::Empty)),
    }
}

/// The `match` on the status: exact ones, and then the one that stands for every other.
fn decode_by_status(output: &Ident, successes: &[Success]) -> TokenStream {
    let of = |status| successes.iter().find(|success| success.status == status);
    let other = of(StatusRange::Class(2))
        .or_else(|| of(StatusRange::Default))
        .or(successes.first());
    let arms = successes.iter().filter_map(|success| match success.status {
        StatusRange::Exactly(code) if Some(success) != other => {
            let code = Literal::integer(code);
            let decode = decode_variant(output, success);
            Some(quote!(#code => #decode,))
        }
        _ => None,
    });
    let other = other.map(|success| decode_variant(output, success));
    quote! {
        match answer.status().as_u16() {
            #(#arms)*
            _ => #other,
        }
    }
}

/// `answer.json().map(SeveralOutput::Ok)`
fn decode_variant(output: &Ident, success: &Success) -> TokenStream {
    let variant = ident(success.variant.as_str());
    if success.payload == Payload::Empty {
        return quote!(Ok(#output::#variant));
    }
    let decode = decode(&success.payload);
    quote!(#decode.map(#output::#variant))
}

/// The enum of the successes of an operation that has several.
pub(super) fn output(file: &mut File<'_>, operation: &Operation) -> Option<Item> {
    let name = ident(operation.output.as_ref()?.as_str());
    let docs = format!(" What [`{}`] answers, by status.", operation.builder.bare());
    let variants: Vec<_> = operation
        .successes
        .iter()
        .map(|success| {
            let docs = documentation(&success.docs, success.status, "the request succeeded");
            variant(file, &docs, &success.variant, &success.payload)
        })
        .collect();
    Some(Item::Rust(quote! {
        #[doc = #docs]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }))
}

/// A variant that holds what an answer carries.
fn variant(file: &mut File<'_>, docs: &[String], name: &VariantName, payload: &Payload) -> TokenStream {
    let docs = doc(docs);
    let name = ident(name.as_str());
    if *payload == Payload::Empty {
        return quote!(#docs #name);
    }
    let ty = payload_type(file, payload);
    quote!(#docs #name(#ty))
}

/// `request!(Create -> Created, CreateError);`
pub(super) fn request(file: &mut File<'_>, operation: &Operation) -> Listing {
    let output = ty::text(&success(file, operation).0);
    let subject = format!("{} -> {output}, {}", operation.builder, operation.error);
    Listing::call(file.macro_name("request"), subject)
}

/// The Rust type of a payload.
/// The type of what an answer carries.
pub(super) fn payload_type(file: &mut File<'_>, payload: &Payload) -> TokenStream {
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

/// The type of the documented errors: an alias, or an enum and its `error_by_status!`.
pub(super) fn errors(file: &mut File<'_>, operation: &Operation) -> Vec<Item> {
    let name = ident(operation.error.as_str());
    let builder = operation.builder.bare();
    match operation.error_type() {
        ErrorType::None => {
            let docs = format!(" The error of [`{builder}`], which documents none.");
            let none = file.runtime("NoDocumentedError");
            vec![Item::Rust(quote!(#[doc = #docs] pub type #name = #none;))]
        }
        ErrorType::Default(case, ty) => {
            let first = format!("The documented error of [`{builder}`], whatever the status.");
            let said = documentation(&case.docs, case.status, status::meaning(case.status));
            let docs = doc(&[vec![first, String::new()], said].concat());
            let held = file.runtime("DefaultError");
            let ty = ty::stored(file, ty);
            vec![Item::Rust(quote!(#docs pub type #name = #held<#ty>;))]
        }
        ErrorType::ByStatus => by_status(file, operation),
    }
}

/// The error enum and its `error_by_status!`.
fn by_status(file: &mut File<'_>, operation: &Operation) -> Vec<Item> {
    let name = ident(operation.error.as_str());
    let docs = format!(" The documented errors of [`{}`].", operation.builder.bare());
    let variants: Vec<_> = operation
        .errors
        .iter()
        .map(|case| {
            let docs = documentation(&case.docs, case.status, status::meaning(case.status));
            variant(file, &docs, &case.variant, &case.payload)
        })
        .collect();
    let item = quote! {
        #[doc = #docs]
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    };
    vec![Item::Rust(item), Item::Listing(entries(file, operation))]
}

/// `401 => Unauthorized`, a status a line.
fn entries(file: &mut File<'_>, operation: &Operation) -> Listing {
    let name = file.macro_name("error_by_status");
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
    Listing::of(name, operation.error.as_str(), entries)
}

/// What a status means here, and the status: `There is no such thing (404).`
fn documentation(docs: &Docs, range: StatusRange, meaning: &str) -> Vec<String> {
    let status = match range {
        StatusRange::Default => "any other status".to_owned(),
        _ => status::text(range),
    };
    match docs.lines.as_slice() {
        [] => {
            let (first, rest) = meaning.split_at(1);
            vec![format!("{}{rest} ({status}).", first.to_ascii_uppercase())]
        }
        [only] if only.len() < WIDTH && !only.contains("](") => {
            let text = only.trim_end().trim_end_matches('.');
            vec![format!("{text} ({status}).")]
        }
        lines => [lines, &[String::new(), format!("Status: {status}.")]].concat(),
    }
}
