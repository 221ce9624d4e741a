//! The part of an operation whose success can be read piece by piece.

use super::file::File;
use super::ident::ident;
use super::package::{Item, Listing};
use super::request_value;
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{EventData, Items, Operation, Stream};

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
    let ask = stream.ask.and_then(|input| {
        let assignment = request_value::of(file, operation, input)?.set(file, operation, &quote!(true));
        Some(quote! {
            fn ask(&mut self) {
                #assignment
            }
        })
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
