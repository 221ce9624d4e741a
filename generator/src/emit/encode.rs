//! The statements that write an operation's input down.

use super::file::File;
use super::ident::ident;
use super::tokens::{TokenStream, quote};
use super::{multipart, secrets, ty};
use crate::model::{
    Api, Body, BodyEncoding, Location, Operation, Parameter, PathPart, Payload, Positional, Presence, Style, TypeKind,
    TypeRef, ValueForm,
};

/// Path, query, headers, cookies, body.
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
    let fixed: Vec<_> = operation
        .path
        .query
        .iter()
        .map(|(name, value)| quote!(parts.query(#name, Some(#value));))
        .collect();
    let parameters: Vec<_> = (0..)
        .zip(&operation.parameters)
        .map(|(place, each)| parameter(file, operation, place, each))
        .collect();
    let body = operation
        .body
        .as_ref()
        .map(|body| body_statement(file, operation, body));
    let secrets = secrets::of_parameters(file, operation);
    let once = operation.sent_once.then(|| quote!(parts.send_once();));
    quote! {
        #(#path)*
        #(#fixed)*
        #(#parameters)*
        #(#secrets)*
        #body
        #once
    }
}

/// A value in the path.
fn segment(file: &mut File<'_>, parameter: &Parameter) -> TokenStream {
    let (wire, name) = (&parameter.wire, ident(parameter.name.as_str()));
    let (style, explode) = match parameter.style {
        Style::Label { explode } => ("Label", explode),
        Style::Matrix { explode } => ("Matrix", explode),
        Style::Simple { explode } => ("Simple", explode),
        _ => ("Simple", false),
    };
    if parameter.style == Style::Json {
        return quote!(parts.segment_json(#wire, &self.#name););
    }
    if parameter.reserved {
        let (styles, style) = (file.runtime("PathStyle"), ident(style));
        return quote!(parts.segment_reserved(#wire, &self.#name, #styles::#style, #explode););
    }
    if style == "Simple" && shape(file, &parameter.ty) == Shape::Scalar {
        let value = if is_secret(file, parameter) {
            quote!(self.#name.expose())
        } else {
            quote!(&self.#name)
        };
        return quote!(parts.segment(#wire, #value););
    }
    let styles = file.runtime("PathStyle");
    let style = ident(style);
    quote!(parts.segment_value(#wire, &self.#name, #styles::#style, #explode);)
}

/// Whether the value of a parameter must not be printed.
fn is_secret(file: &File<'_>, parameter: &Parameter) -> bool {
    matches!(file.resolve(&parameter.ty), TypeRef::Secret(_))
}

/// A query, header or cookie parameter; those of the path stand in the template.
fn parameter(file: &mut File<'_>, operation: &Operation, place: usize, parameter: &Parameter) -> TokenStream {
    if matches!(parameter.location, Location::Part(_)) {
        return TokenStream::new();
    }
    written_parameter(file, operation, place, parameter, &quote!(parts))
}

/// A parameter as it is written into what holds the parts of a request, or of a part of its body.
pub(super) fn written_parameter(
    file: &mut File<'_>,
    operation: &Operation,
    place: usize,
    parameter: &Parameter,
    parts: &TokenStream,
) -> TokenStream {
    let (wire, name) = (&parameter.wire, ident(parameter.name.as_str()));
    let required = operation.positional.contains(&Positional::Parameter(place));
    let value = match parameter.presence {
        _ if required => quote!(Some(&self.#name)),
        Presence::OptionalNullable => quote!(self.#name.value()),
        _ => quote!(self.#name.as_ref()),
    };
    let text = match required {
        _ if !is_secret(file, parameter) => value.clone(),
        true => quote!(Some(self.#name.expose())),
        false => {
            let secret = file.runtime("Secret");
            quote!(#value.map(#secret::expose))
        }
    };
    if let Some(allow) = allowance(file.api, parameter) {
        return allowing(file, parameter, value, allow);
    }
    match (parameter.location, shape(file, &parameter.ty)) {
        (Location::Path, _) => TokenStream::new(),
        (Location::Query, _) if parameter.style == Style::QueryJson => quote!(parts.whole_query_json(#wire, #value);),
        (Location::Query, Shape::Scalar) if parameter.style == Style::QueryText => quote!(parts.whole_query(#text);),
        (Location::Query, _) if parameter.style == Style::Json => quote!(parts.query_json(#wire, #value);),
        (Location::Query, Shape::Scalar) => quote!(parts.query(#wire, #text);),
        (Location::Query, Shape::List) if !is_secret(file, parameter) => {
            let slice = if required {
                quote!(Some(self.#name.as_slice()))
            } else {
                quote!(self.#name.as_deref())
            };
            let style = query_style(file, parameter.style);
            quote!(parts.query_list(#wire, #slice, #style);)
        }
        (Location::Query, _) => {
            let style = query_style(file, parameter.style);
            quote!(parts.query_value(#wire, #value, #style);)
        }
        (Location::Header | Location::Part(_), _) if parameter.style == Style::Json => {
            quote!(#parts.header_json(#wire, #value);)
        }
        (Location::Header, Shape::Scalar) if parameter.idempotency_key => quote!(parts.idempotency_key(#wire, #text);),
        (Location::Header | Location::Part(_), Shape::Scalar) => quote!(#parts.header(#wire, #text);),
        (Location::Header | Location::Part(_), _) => {
            let explode = matches!(parameter.style, Style::Simple { explode: true });
            quote!(#parts.header_value(#wire, #value, #explode);)
        }
        (Location::Cookie, _) if parameter.style == Style::Json => quote!(parts.cookie_json(#wire, #value);),
        (Location::Cookie, shape) => match parameter.style {
            Style::Form { .. } if shape == Shape::Scalar => quote!(parts.cookie(#wire, #text);),
            style => {
                let (style, explode) = cookie_style(file, style);
                quote!(parts.cookie_value(#wire, #value, #style, #explode);)
            }
        },
    }
}

/// The runtime's name of what the description allows a parameter beside the path; `None` for most.
pub(super) fn allowance(api: &Api, parameter: &Parameter) -> Option<&'static str> {
    // A text is sent when it is empty anyway.
    let empty = parameter.empty && shape_of(api, &parameter.ty) != Shape::Scalar;
    match (parameter.reserved, empty) {
        (true, true) => Some("Both"),
        (true, false) => Some("Reserved"),
        (false, true) => Some("Empty"),
        (false, false) => None,
    }
}

/// A parameter of which more is allowed.
fn allowing(file: &mut File<'_>, parameter: &Parameter, value: TokenStream, allow: &str) -> TokenStream {
    let wire = &parameter.wire;
    match parameter.location {
        Location::Query => {
            let style = query_style(file, parameter.style);
            let (allowances, allow) = (file.runtime("Allow"), ident(allow));
            quote!(parts.query_allowing(#wire, #value, #style, #allowances::#allow);)
        }
        Location::Cookie => {
            let explode = matches!(parameter.style, Style::Form { explode: true });
            quote!(parts.cookie_reserved(#wire, #value, #explode);)
        }
        Location::Path | Location::Header | Location::Part(_) => TokenStream::new(),
    }
}

/// How a value can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// By `Display`.
    Scalar,
    /// A list of values that are written by `Display`.
    List,
    /// By `Serialize`.
    Other,
}

/// How a value of a type can be written.
pub(super) fn shape(file: &File<'_>, ty: &TypeRef) -> Shape {
    shape_of(file.api, ty)
}

fn shape_of(api: &Api, ty: &TypeRef) -> Shape {
    match ty::resolve(api, ty) {
        TypeRef::List(item) if shape_of(api, item) == Shape::Scalar => Shape::List,
        TypeRef::List(_) | TypeRef::Map(..) | TypeRef::Json | TypeRef::Nullable(_) => Shape::Other,
        TypeRef::Tuple(_) | TypeRef::OpenTuple(_) | TypeRef::Never => Shape::Other,
        TypeRef::Secret(inner) => shape_of(api, inner),
        TypeRef::Base64 | TypeRef::Binary => Shape::Other,
        TypeRef::Named(id) => match &api.types[*id].kind {
            TypeKind::Enum(_) | TypeKind::Newtype(_) => Shape::Scalar,
            TypeKind::Values(shape) if !matches!(shape.form, ValueForm::Json { scalar: false, .. }) => Shape::Scalar,
            _ => Shape::Other,
        },
        _ => Shape::Scalar,
    }
}

/// The runtime's name of a style.
pub(super) fn query_style(file: &mut File<'_>, style: Style) -> TokenStream {
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

/// The runtime's name of a style of cookies, and whether lists and objects are several of them.
fn cookie_style(file: &mut File<'_>, style: Style) -> (TokenStream, bool) {
    let (name, explode) = match style {
        Style::Cookie { explode } => ("Cookie", explode),
        Style::Form { explode } => ("Form", explode),
        _ => ("Form", true),
    };
    let (styles, name) = (file.runtime("CookieStyle"), ident(name));
    (quote!(#styles::#name), explode)
}

/// The media types that the operation reads.
pub(super) fn accept(operation: &Operation) -> String {
    let mut accepted: Vec<&str> = Vec::new();
    for success in &operation.successes {
        let media_type = match &success.media_type {
            Some(media_type) => media_type.as_str(),
            None if success.payload == Payload::Empty => continue,
            None => "*/*",
        };
        if !accepted.contains(&media_type) {
            accepted.push(media_type);
        }
    }
    if accepted.is_empty() || accepted.contains(&"*/*") {
        return "*/*".to_owned();
    }
    accepted.join(", ")
}

/// The body, in the media type that was chosen for it.
fn body_statement(file: &mut File<'_>, operation: &Operation, body: &Body) -> TokenStream {
    let statement = body_as(file, operation, body);
    let others: Vec<TokenStream> = body
        .others
        .iter()
        .filter(|other| other.encoding != body.encoding || other.styles != body.styles || other.parts != body.parts)
        .map(|other| {
            let (media_type, statement) = (&other.media_type, body_as(file, operation, &body.sent_as(other)));
            quote!(Some(#media_type) => { #statement })
        })
        .collect();
    if others.is_empty() {
        return statement;
    }
    quote! {
        match parts.media_type() {
            #(#others)*
            _ => { #statement }
        }
    }
}

/// The body in its usual media type.
fn body_as(file: &mut File<'_>, operation: &Operation, body: &Body) -> TokenStream {
    let name = ident(body.name.as_str());
    let secrets = secrets::of_body(file, body);
    if body.encoding == BodyEncoding::Multipart {
        return multipart::statements(file, operation, body, secrets);
    }
    if body.required {
        let statement = written(file, body, quote!(&self.#name), quote!(self.#name.clone()));
        return quote!(#statement #secrets);
    }
    let statement = written(file, body, quote!(#name), quote!(#name.clone()));
    quote! {
        if let Some(#name) = &self.#name {
            #statement
            #secrets
        }
    }
}

/// The body by reference, or by a copy where it is sent as it is.
fn written(file: &mut File<'_>, body: &Body, reference: TokenStream, copy: TokenStream) -> TokenStream {
    let media_type = &body.media_type;
    match body.encoding {
        BodyEncoding::Json if media_type == "application/json" => quote!(parts.json(#reference);),
        BodyEncoding::Json => quote!(parts.json_as(#media_type, #reference);),
        BodyEncoding::Form if !body.styles.is_empty() => {
            let styles: Vec<_> = body
                .styles
                .iter()
                .map(|(name, style)| field_style(file, name, *style))
                .collect();
            quote!(parts.form_with(#reference, &[#(#styles),*]);)
        }
        BodyEncoding::Form => quote!(parts.form(#reference);),
        // Written part by part.
        BodyEncoding::Multipart => TokenStream::new(),
        BodyEncoding::Text => quote!(parts.text(#media_type, #copy);),
        BodyEncoding::Bytes => quote!(parts.bytes(#media_type, #copy);),
    }
}

/// A field of a form with its style.
fn field_style(file: &mut File<'_>, name: &str, style: Style) -> TokenStream {
    if style == Style::Json {
        return quote!((#name, None));
    }
    let style = query_style(file, style);
    quote!((#name, Some(#style)))
}
