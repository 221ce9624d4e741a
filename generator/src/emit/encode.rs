//! The statements that write an operation's input down.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::ident::ident;
use super::input;
use crate::model::{
    Body, BodyEncoding, Location, Operation, Parameter, PathPart, Payload, Positional, Presence, Style, TypeKind,
    TypeRef,
};

/// Path, query, headers, cookies, accepted media type, body.
pub(super) fn statements(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    let path: Vec<_> = operation
        .path
        .parts
        .iter()
        .map(|part| match part {
            PathPart::Literal(text) => quote!(parts.path(#text);),
            PathPart::Parameter(place) => match operation.parameters.get(*place) {
                Some(parameter) => segment(file, parameter),
                None => TokenStream::new(),
            },
        })
        .collect();
    let parameters: Vec<_> = (0..)
        .zip(&operation.parameters)
        .map(|(place, each)| parameter(file, operation, place, each))
        .collect();
    let accept = accept(operation);
    let body = operation.body.as_ref().map(|body| body_statement(body));
    let secrets = secrets(file, operation);
    quote! {
        #(#path)*
        #(#parameters)*
        parts.accept(#accept);
        #body
        #(#secrets)*
    }
}

/// A value in the path.
fn segment(file: &File<'_>, parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.wire, ident(parameter.name.as_str()));
    match shape(file, &parameter.ty) {
        Shape::List => quote!(parts.segment_list(#wire, &self.#name)?;),
        _ => quote!(parts.segment(#wire, &self.#name)?;),
    }
}

/// A query, header or cookie parameter; those of the path stand in the template.
fn parameter(file: &mut File<'_>, operation: &Operation, place: usize, parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.wire, ident(parameter.name.as_str()));
    let required = operation.positional.contains(&Positional::Parameter(place));
    let value = if required {
        quote!(Some(&self.#name))
    } else {
        quote!(self.#name.as_ref())
    };
    let slice = if required {
        quote!(Some(self.#name.as_slice()))
    } else {
        quote!(self.#name.as_deref())
    };
    let shape = shape(file, &parameter.ty);
    match (parameter.location, shape) {
        (Location::Path, _) => TokenStream::new(),
        (Location::Query, _) if parameter.style == Style::Json => quote!(parts.query_json(#wire, #value)?;),
        (Location::Query, Shape::Scalar) => quote!(parts.query(#wire, #value);),
        (Location::Query, Shape::List) => {
            let style = query_style(file, parameter.style);
            quote!(parts.query_list(#wire, #slice, #style);)
        }
        (Location::Query, Shape::Other) => {
            let style = query_style(file, parameter.style);
            quote!(parts.query_value(#wire, #value, #style)?;)
        }
        (Location::Header, Shape::List) => quote!(parts.header_list(#wire, #slice)?;),
        (Location::Header, _) => quote!(parts.header(#wire, #value)?;),
        (Location::Cookie, _) => quote!(parts.cookie(#wire, #value);),
    }
}

/// How a value can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// By `Display`.
    Scalar,
    /// A list of values that are written by `Display`.
    List,
    /// By `Serialize`.
    Other,
}

/// How a value of a type can be written.
fn shape(file: &File<'_>, ty: &TypeRef) -> Shape {
    match file.resolve(ty) {
        TypeRef::List(item) if shape(file, item) == Shape::Scalar => Shape::List,
        TypeRef::List(_) | TypeRef::Map(..) | TypeRef::Tuple(_) | TypeRef::Json | TypeRef::Nullable(_) => Shape::Other,
        TypeRef::Secret(_) | TypeRef::Base64 | TypeRef::Binary => Shape::Other,
        TypeRef::Named(id) => match &file.api.types[*id].kind {
            TypeKind::Enum(_) | TypeKind::Newtype(_) => Shape::Scalar,
            _ => Shape::Other,
        },
        _ => Shape::Scalar,
    }
}

/// The runtime's name of a style.
fn query_style(file: &mut File<'_>, style: Style) -> TokenStream {
    let name = ident(match style {
        Style::Form { explode: false } => "Form",
        Style::SpaceDelimited => "Space",
        Style::PipeDelimited => "Pipe",
        Style::DeepObject => "DeepObject",
        _ => "FormExplode",
    });
    let style = file.runtime("QueryStyle");
    quote!(#style::#name)
}

/// The media type that the operation reads.
fn accept(operation: &Operation) -> &'static str {
    match operation.successes.first().map(|success| &success.payload) {
        Some(Payload::Json { .. }) => "application/json",
        Some(Payload::Text) => "text/plain",
        Some(Payload::Bytes | Payload::Empty) | None => "*/*",
    }
}

/// The body.
fn body_statement(body: &Body) -> TokenStream {
    let name = ident(body.name.as_str());
    if body.required {
        return written(body, quote!(&self.#name), quote!(self.#name.clone()));
    }
    let statement = written(body, quote!(#name), quote!(#name.clone()));
    quote! {
        if let Some(#name) = &self.#name {
            #statement
        }
    }
}

/// The body by reference, or by a copy where it is sent as it is.
fn written(body: &Body, reference: TokenStream, copy: TokenStream) -> TokenStream {
    let media_type = &body.media_type;
    match body.encoding {
        BodyEncoding::Json if media_type == "application/json" => quote!(parts.json(#reference)?;),
        BodyEncoding::Json => quote!(parts.json_as(#media_type, #reference)?;),
        BodyEncoding::Form => quote!(parts.form(#reference)?;),
        BodyEncoding::Multipart => quote!(parts.multipart(#reference)?;),
        BodyEncoding::Text => quote!(parts.text(#media_type, #copy);),
        BodyEncoding::Bytes => quote!(parts.bytes(#media_type, #copy);),
    }
}

/// The secrets of the body, which must not show in anything that is printed.
fn secrets(file: &File<'_>, operation: &Operation) -> Vec<TokenStream> {
    let Some((body, _, shape)) = input::flattened(file, operation).filter(|(body, ..)| body.required) else {
        return Vec::new();
    };
    let body = ident(body.name.as_str());
    shape
        .fields
        .iter()
        .filter(|field| matches!(file.resolve(&field.ty), TypeRef::Secret(_)))
        .map(|field| {
            let name = ident(field.name.as_str());
            match field.presence {
                Presence::Required => quote!(parts.secret(Some(&self.#body.#name));),
                _ => quote!(parts.secret(self.#body.#name.as_ref());),
            }
        })
        .collect()
}
