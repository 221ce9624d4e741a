//! The methods of a request builder that choose a media type.

use super::docs::doc;
use super::file::File;
use super::ident::ident;
use super::literal;
use super::package::{Item, Listing};
use super::response;
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{Operation, Payload};

/// The methods that choose what the body is sent as.
pub(super) fn setters(operation: &Operation) -> Vec<TokenStream> {
    let others = operation.body.iter().flat_map(|body| &body.others);
    let setters = others.map(|other| {
        let docs = doc(&[format!("Sends the body as `{}`.", other.media_type.replace('`', " "))]);
        let (name, media_type) = (ident(other.setter.as_str()), &other.media_type);
        quote! {
            #docs
            pub fn #name(mut self) -> Self {
                self.call.media_type = Some(#media_type);
                self
            }
        }
    });
    setters.collect()
}

/// `other_answers!`, with a row for each way to be sent that asks for another media type.
pub(super) fn answers(file: &mut File<'_>, operation: &Operation) -> Option<Item> {
    if operation.other_answers.is_empty() {
        return None;
    }
    let rows = operation.other_answers.iter().map(|other| {
        let output = ty::text(&response::payload_type(file, &other.payload));
        let read = match other.payload {
            Payload::Empty => "empty",
            Payload::Json { one_or_many: false, .. } => "json",
            Payload::Json { one_or_many: true, .. } => "one_or_many",
            Payload::Text => "text",
            Payload::Bytes => "bytes",
        };
        format!(
            "{}: {output} = {read} {}",
            other.method,
            literal::text(&other.media_type)
        )
    });
    let rows: Vec<String> = rows.collect();
    let subject = format!("{}, {}", operation.builder, operation.error);
    Some(Item::Listing(Listing::of(
        file.macro_name("other_answers"),
        subject,
        rows,
    )))
}
