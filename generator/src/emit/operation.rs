//! The request builder of one operation: `src/<group>/<operation>.rs`.

use super::docs::{alias, deprecated, doc, or_else, wrap};
use super::encode;
use super::file::File;
use super::ident::{Ident, ident};
use super::input;
use super::media_type;
use super::package::{Item, RustFile};
use super::pagination;
use super::response;
use super::stream;
use super::tokens::{TokenStream, quote};
use super::ty::{self, Setter};
use super::types::{documentation as field_documentation, optional_argument};
use crate::model::{Api, Body, Field, Group, Operation, Parameter, Presence, TypeDef, TypeRef};
use crate::naming::TypeName;
use crate::options::Options;

/// The file of an operation.
pub(super) fn file(api: &Api, options: &Options, group: &Group, operation: &Operation) -> RustFile {
    let local = names(operation).into_iter().chain(["M"]);
    let mut file = File::new(api, options, "crate::types", local);
    let answers = operation.output.as_ref().map_or("", |_| ", its answers");
    let title = format!("[`{}`]{answers} and its errors.", operation.builder.bare());
    let mut items = vec![Item::Rust(declaration(&mut file, group, operation))];
    items.extend(implementation(&mut file, operation).map(Item::Rust));
    items.extend([
        Item::Listing(response::request(&mut file, operation)),
        Item::Rust(trait_implementation(&mut file, api, operation)),
    ]);
    items.extend(stream::items(&mut file, operation));
    items.extend(media_type::answers(&mut file, operation));
    items.extend(pagination::items(&mut file, operation));
    items.extend(response::output(&mut file, operation));
    items.extend(response::errors(&mut file, operation));
    file.finish(vec![title], Vec::new(), items)
}

/// The names that the file of an operation defines.
pub(super) fn names(operation: &Operation) -> Vec<&str> {
    let output = operation.output.iter().map(TypeName::as_str);
    [operation.builder.as_str(), operation.error.as_str()]
        .into_iter()
        .chain(output)
        .collect()
}

/// What is said of the builder: what the operation does, and where it is sent.
fn documentation(group: &Group, operation: &Operation) -> Vec<String> {
    let (handle, method) = (group.name.bare(), operation.method.bare());
    let link = format!("request of [`{handle}::{method}`](super::{handle}::{method}).");
    let first = match first_sentence(&operation.docs.lines) {
        Some(sentence) if sentence.contains(':') => format!("{sentence}; the {link}"),
        Some(sentence) => format!("{sentence}: the {link}"),
        None => format!("The {link}"),
    };
    let mut lines = wrap(&first);
    lines.push(String::new());
    lines.push(format!("`{} {}`", operation.http_method, operation.path.text));
    if let Some(server) = operation.servers.last() {
        lines.push(String::new());
        lines.extend(wrap(&format!(
            "It is sent to `{}`, unless a base URL is given.",
            server.url.replace('`', " ")
        )));
    }
    lines
}

/// The first sentence without its full stop, where it is short and plain.
fn first_sentence(lines: &[String]) -> Option<String> {
    const LONG: usize = 120;
    let paragraph: Vec<_> = lines
        .iter()
        .map(|line| line.trim())
        .take_while(|line| !line.is_empty())
        .collect();
    let paragraph = paragraph.join(" ");
    let sentence = paragraph.split(". ").next().unwrap_or_default();
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let plain = sentence.starts_with(char::is_alphanumeric)
        && sentence.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '`' | ')'))
        && sentence.matches('`').count() % 2 == 0
        && sentence.matches('[').count() == sentence.matches(']').count();
    (plain && sentence.len() <= LONG).then(|| sentence.to_owned())
}

/// The builder.
fn declaration(file: &mut File<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let name = ident(operation.builder.as_str());
    let asynchronous = file.runtime("Async");
    let call = file.runtime("Call");
    let docs = doc(&documentation(group, operation));
    let fields: Vec<_> = fields(operation)
        .map(|StoredField { name, ty, presence, .. }| {
            let ty = ty::present(file, ty, presence);
            quote!(pub(super) #name: #ty)
        })
        .collect();
    quote! {
        #docs
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name<M = #asynchronous> {
            pub(super) call: #call<M>,
            #(#fields,)*
        }
    }
}

/// A field of the builder beside `call`.
struct StoredField<'o> {
    name: Ident,
    ty: &'o TypeRef,
    presence: Presence,
    /// Whether it is given from the start; otherwise it starts as `None`.
    given: bool,
}

/// Required parameters, then optional ones, then the body.
fn fields(operation: &Operation) -> impl Iterator<Item = StoredField<'_>> {
    let required = input::required(operation).map(|parameter| StoredField {
        name: ident(parameter.name.as_str()),
        ty: &parameter.ty,
        presence: Presence::Required,
        given: true,
    });
    let optional = input::optional(operation).map(|parameter| StoredField {
        name: ident(parameter.name.as_str()),
        ty: &parameter.ty,
        presence: match parameter.presence {
            Presence::OptionalNullable => Presence::OptionalNullable,
            _ => Presence::Optional,
        },
        given: false,
    });
    let body = operation.body.iter().map(|body| StoredField {
        name: ident(body.name.as_str()),
        ty: &body.ty,
        presence: match body.required {
            true => Presence::Required,
            false => Presence::Optional,
        },
        given: body.required || body.flattened,
    });
    required.chain(optional).chain(body)
}

/// The builder as the method of a group makes it, of the values that are given from the start.
pub(super) fn construction(file: &mut File<'_>, operation: &Operation, given: Vec<TokenStream>) -> TokenStream {
    let name = ident(operation.builder.as_str());
    let call = file.runtime("Call");
    let mut given = given.into_iter();
    let values: Vec<_> = fields(operation)
        .map(|field| {
            let name = field.name;
            let value = if field.given { given.next() } else { None };
            match value {
                Some(value) if value.to_string() == name.to_string() => quote!(#name),
                Some(value) => quote!(#name: #value),
                None => quote!(#name: None),
            }
        })
        .collect();
    quote!(#name { call: #call::of(&self.handle), #(#values),* })
}

/// The setters, where there are any.
fn implementation(file: &mut File<'_>, operation: &Operation) -> Option<TokenStream> {
    let parameters: Vec<_> = input::optional(operation)
        .map(|parameter| setter(file, parameter))
        .collect();
    let mut body = body_setters(file, operation);
    body.extend(media_type::setters(operation));
    if parameters.is_empty() && body.is_empty() {
        return None;
    }
    let name = ident(operation.builder.as_str());
    Some(quote! {
        impl<M> #name<M> {
            #(#parameters)*
            #(#body)*
        }
    })
}

/// The setter of an optional parameter.
fn setter(file: &mut File<'_>, parameter: &Parameter) -> TokenStream {
    let docs = doc(&or_else(&parameter.docs, || {
        format!("The parameter `{}`.", parameter.wire.replace('`', " "))
    }));
    let alias = alias(parameter.name.bare(), &parameter.wire);
    let deprecated = deprecated(parameter.deprecated);
    let name = ident(parameter.name.as_str());
    let some = match parameter.presence {
        Presence::OptionalNullable => {
            let field = file.runtime("Field");
            quote!(#field::Value)
        }
        _ => quote!(Some),
    };
    let Setter {
        taken,
        collected,
        value,
    } = ty::setter(file, &parameter.ty, &name, |value| quote!(#some(#value)));
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #name(mut self, #name: #taken) -> Self {
            #collected
            self.#name = #value;
            self
        }
    }
}

/// The setters of a flattened body, or the one of an optional whole body.
fn body_setters(file: &mut File<'_>, operation: &Operation) -> Vec<TokenStream> {
    if let Some((body, def, shape)) = input::flattened(file, operation) {
        let target = flattened_body(file, body, def);
        return input::body_setters(body, shape)
            .map(|(name, field)| body_setter(file, &target, name.as_str(), field))
            .collect();
    }
    let Some(body) = operation.body.as_ref().filter(|body| !body.required) else {
        return Vec::new();
    };
    let docs = doc(&or_else(&body.docs, || "The body of the request.".to_owned()));
    let name = ident(body.name.as_str());
    let Setter {
        taken,
        collected,
        value,
    } = ty::setter(file, &body.ty, &name, |value| quote!(Some(#value)));
    vec![quote! {
        #docs
        pub fn #name(mut self, #name: #taken) -> Self {
            #collected
            self.#name = #value;
            self
        }
    }]
}

/// The place of a flattened body, which is made where it may be missing.
pub(super) fn flattened_body(file: &mut File<'_>, body: &Body, def: &TypeDef) -> TokenStream {
    let place = ident(body.name.as_str());
    if body.required {
        return quote!(self.#place);
    }
    if def.derives.default {
        return quote!(self.#place.get_or_insert_default());
    }
    let ty = ty::stored(file, &body.ty);
    quote!(self.#place.get_or_insert_with(#ty::new))
}

/// The setter of one field of a flattened body.
fn body_setter(file: &mut File<'_>, target: &TokenStream, setter: &str, field: &Field) -> TokenStream {
    let docs = doc(&field_documentation(field));
    let alias = alias(setter, &field.wire);
    let deprecated = deprecated(field.deprecated);
    let (setter, name) = (ident(setter), ident(field.name.as_str()));
    let Setter {
        taken,
        collected,
        value,
    } = optional_argument(file, field, &name);
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #setter(mut self, #name: #taken) -> Self {
            #collected
            #target.#name = #value;
            self
        }
    }
}

/// `impl Operation`.
fn trait_implementation(file: &mut File<'_>, api: &Api, operation: &Operation) -> TokenStream {
    let name = ident(operation.builder.as_str());
    let error = ident(operation.error.as_str());
    let (mode, trait_name, info) = (
        file.runtime("Mode"),
        file.runtime("Operation"),
        file.runtime("OperationInfo"),
    );
    let parts = file.runtime("RequestParts");
    let (answer, decode_error) = (file.runtime("Answer"), file.runtime("DecodeError"));
    let method = &operation.http_method;
    let (id, path, idempotent) = (&operation.id, &operation.path.text, operation.idempotent);
    let security = operation.security.alternatives.iter().map(|schemes| {
        let keys = schemes
            .iter()
            .filter_map(|place| api.auth.get(*place))
            .map(|scheme| &scheme.key);
        quote!(&[#(#keys),*])
    });
    let own_server = own_server(file, operation);
    let accept = encode::accept(operation);
    let encode = encode::statements(file, operation);
    let (output, decode) = response::success(file, operation);
    quote! {
        impl<M: #mode> #trait_name for #name<M> {
            type Output = #output;
            type Error = #error;
            const INFO: #info = #info {
                id: #id,
                method: #method,
                path: #path,
                accept: #accept,
                idempotent: #idempotent,
                security: &[#(#security),*],
            };
            #own_server
            fn encode(&self, parts: &mut #parts) {
                #encode
            }
            fn decode(answer: &#answer) -> Result<Self::Output, #decode_error> {
                #decode
            }
        }
    }
}

/// Where an operation goes that has servers of its own: its URLs, each beside the name of the server that it replaces.
fn own_server(file: &mut File<'_>, operation: &Operation) -> Option<TokenStream> {
    if operation.servers.is_empty() {
        return None;
    }
    let choices = &file.api.servers.choices;
    let servers: Vec<_> = operation
        .servers
        .iter()
        .map(|server| {
            let choice = server.instead_of.and_then(|place| choices.get(place));
            let (name, url) = (choice.map_or("", |choice| choice.name.bare()), &server.url);
            quote!((#name, #url))
        })
        .collect();
    let (config, base_url) = (file.runtime("Config"), file.runtime("BaseUrl"));
    let (build_error, own_server) = (file.runtime("BuildError"), file.runtime("own_server"));
    Some(quote! {
        fn own_server(config: &#config) -> Result<Option<#base_url>, #build_error> {
            #own_server(config, &[#(#servers),*])
        }
    })
}
