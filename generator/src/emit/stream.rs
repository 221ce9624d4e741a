//! The part of an operation whose success can be read piece by piece.

use super::file::File;
use super::ident::ident;
use super::input;
use super::package::{Item, Listing};
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{EventData, Input, Items, Operation, Presence, Stream};

/// `impl Streamed` and `streamed!`.
pub(super) fn items(file: &mut File<'_>, operation: &Operation) -> Vec<Item> {
    let Some(stream) = &operation.stream else {
        return Vec::new();
    };
    let item = item_type(file, &stream.items);
    let subject = format!("{} -> {}, {}", operation.builder, ty::text(&item), operation.error);
    let listing = Listing::call(file.macro_name("streamed"), subject);
    vec![
        Item::Listing(listing),
        Item::Rust(implementation(file, operation, stream, &item)),
    ]
}

/// The type of an item.
fn item_type(file: &mut File<'_>, items: &Items) -> TokenStream {
    match items {
        Items::Events { ty, .. } => {
            let event = file.runtime("Event");
            let data = ty::stored(file, ty);
            quote!(#event<#data>)
        }
        Items::Lines(ty) | Items::Records(ty) => ty::stored(file, ty),
        Items::Bytes => file.name("bytes", "Bytes"),
    }
}

fn implementation(file: &mut File<'_>, operation: &Operation, stream: &Stream, item: &TokenStream) -> TokenStream {
    let name = ident(operation.builder.as_str());
    let (mode, streamed) = (file.runtime("Mode"), file.runtime("Streamed"));
    let (framing, frame) = (file.runtime("Framing"), file.runtime("Frame"));
    let error = file.runtime("DecodeError");
    let accept = &stream.media_type;
    let pauses = matches!(stream.items, Items::Events { .. });
    let ask = stream
        .ask
        .and_then(|ask| assignment(file, operation, ask))
        .map(|assignment| {
            quote! {
                fn ask(&mut self) {
                    #assignment
                }
            }
        });
    let cut = match stream.items {
        Items::Events { .. } => {
            let events = file.runtime("Events");
            quote!(#events::default())
        }
        Items::Lines(_) => {
            let separated = file.runtime("Separated");
            quote!(#separated::by_lines())
        }
        Items::Records(_) => {
            let separated = file.runtime("Separated");
            quote!(#separated::by_records())
        }
        Items::Bytes => {
            let unframed = file.runtime("Unframed");
            quote!(#unframed::default())
        }
    };
    let read = file.runtime(match stream.items {
        Items::Events {
            data: EventData::Json, ..
        } => "json_event",
        Items::Events {
            data: EventData::Text, ..
        } => "text_event",
        Items::Events {
            data: EventData::Whole, ..
        } => "whole_event",
        Items::Lines(_) | Items::Records(_) => "json_item",
        Items::Bytes => "bytes_item",
    });
    quote! {
        impl<M: #mode> #streamed for #name<M> {
            type Item = #item;
            const ACCEPT: &'static str = #accept;
            const PAUSES: bool = #pauses;
            #ask
            fn framing() -> Box<dyn #framing> {
                Box::new(#cut)
            }
            fn item(frame: &#frame) -> Result<Option<Self::Item>, #error> {
                #read(frame)
            }
        }
    }
}

/// The statement that sets the boolean by which a stream is asked for.
fn assignment(file: &mut File<'_>, operation: &Operation, ask: Input) -> Option<TokenStream> {
    let (target, presence) = match ask {
        Input::Parameter(place) => {
            let parameter = operation.parameters.get(place)?;
            let name = ident(parameter.name.as_str());
            let given = input::required(operation).any(|required| required.name == parameter.name);
            let presence = if given { Presence::Required } else { Presence::Optional };
            (quote!(self.#name), presence)
        }
        Input::BodyField(place) => {
            let body = operation.body.as_ref()?;
            let field = input::structure(file, &body.ty)?.fields.get(place)?;
            let (owner, name) = (ident(body.name.as_str()), ident(field.name.as_str()));
            if !body.required {
                return Some(optional_body(file, &owner, &name, field.presence));
            }
            (quote!(self.#owner.#name), field.presence)
        }
    };
    let value = yes(file, presence);
    Some(quote!(#target = #value;))
}

/// In a body that may be missing, the boolean is set where there is one.
fn optional_body(
    file: &mut File<'_>,
    owner: &super::ident::Ident,
    name: &super::ident::Ident,
    presence: Presence,
) -> TokenStream {
    let value = yes(file, presence);
    quote! {
        if let Some(body) = &mut self.#owner {
            body.#name = #value;
        }
    }
}

fn yes(file: &mut File<'_>, presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => quote!(true),
        Presence::Nullable | Presence::Optional => quote!(Some(true)),
        Presence::OptionalNullable => {
            let field = file.runtime("Field");
            quote!(#field::Value(true))
        }
    }
}
