//! The servers that can be chosen: `src/server.rs`.

use super::docs::{alias, doc, or_else};
use super::file::File;
use super::ident::{Ident, ident};
use super::package::{Item, RustFile};
use super::server_values;
use super::tokens::{TokenStream, quote};
use crate::model::{Api, Server, ServerPart, ServerValues, ServerVariable, UrlPart};
use crate::naming::TypeName;
use crate::options::Options;

/// `src/server.rs`.
pub(super) fn file(api: &Api, options: &Options) -> RustFile {
    let structs = api.servers.choices.iter().filter_map(|server| server.ty.as_ref());
    let values = api.servers.values.iter().map(|values| &values.name);
    let local = structs.chain(values).map(TypeName::as_str).chain(["Server"]);
    let mut file = File::new(api, options, "crate::types", local);
    let mut items = vec![Item::Rust(declaration(api)), Item::Rust(implementation(&mut file))];
    for server in &api.servers.choices {
        let Some(ty) = &server.ty else { continue };
        let ty = ident(ty.as_str());
        items.push(Item::Rust(variables(&file, server, &ty)));
        items.push(Item::Rust(setters(&mut file, server, &ty)));
        let variant = ident(server.name.as_str());
        items.push(Item::Rust(quote! {
            impl From<#ty> for Server {
                fn from(server: #ty) -> Self {
                    Self::#variant(server)
                }
            }
        }));
    }
    for values in &api.servers.values {
        items.extend(server_values::items(&mut file, values));
    }
    file.finish(
        vec!["Where the API is served: [`Server`].".to_owned()],
        Vec::new(),
        items,
    )
}

/// The enum of servers.
fn declaration(api: &Api) -> TokenStream {
    let variants = api.servers.choices.iter().map(|server| {
        let docs = doc(&documentation(server));
        let name = ident(server.name.as_str());
        let held = server.ty.as_ref().map(|ty| ident(ty.as_str()));
        match held {
            Some(ty) => quote!(#docs #name(#ty)),
            None => quote!(#docs #name),
        }
    });
    quote! {
        /// A server of the API.
        ///
        /// Give it to the `server` method of the builder of a client.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Server {
            #(#variants,)*
        }
    }
}

/// What is said of a server: what it is, and its address.
fn documentation(server: &Server) -> Vec<String> {
    let url = format!("`{}`", server.template.replace('`', " "));
    if server.docs.is_empty() {
        return vec![format!("{url}.")];
    }
    let mut lines = server.docs.lines.clone();
    lines.extend([String::new(), url]);
    lines
}

/// The functions that start with defaults, the name and the URL.
fn implementation(file: &mut File<'_>) -> TokenStream {
    let api = file.api;
    let server_url = file.runtime("ServerUrl");
    let constructors: Vec<_> = api
        .servers
        .choices
        .iter()
        .filter_map(|server| constructor(file, server))
        .collect();
    let arm = |server: &Server, plain: TokenStream, held: TokenStream| {
        let variant = ident(server.name.as_str());
        match &server.ty {
            Some(_) => quote!(Self::#variant #held),
            None => quote!(Self::#variant #plain),
        }
    };
    let names = api.servers.choices.iter().map(|server| {
        let name = server.name.bare();
        arm(server, quote!(=> #name), quote!((_) => #name))
    });
    let urls = api.servers.choices.iter().map(|server| {
        let url = &server.template;
        arm(
            server,
            quote!(=> #server_url::default().text(#url)),
            quote!((server) => server.url()),
        )
    });
    quote! {
        impl Server {
            #(#constructors)*

            pub(crate) fn name(&self) -> &'static str {
                match self {
                    #(#names,)*
                }
            }

            pub(crate) fn url(&self) -> #server_url {
                match self {
                    #(#urls,)*
                }
            }
        }
    }
}

/// What holds the value of a variable: its field, and how it starts.
fn start(file: &File<'_>, variable: &ServerVariable) -> (TokenStream, TokenStream) {
    let name = ident(variable.name.as_str());
    match (values(file.api, variable), &variable.default) {
        (Some(values), Some(default)) => {
            let ty = ident(values.name.as_str());
            let variant = values.variants.iter().find(|(_, text)| text == default);
            let variant = variant.map(|(variant, _)| ident(variant.as_str()));
            (quote!(#ty), quote!(#name: #ty::#variant))
        }
        (Some(values), None) => {
            let ty = ident(values.name.as_str());
            (quote!(#ty), quote!(#name))
        }
        (None, Some(_)) => (quote!(Option<String>), quote!(#name: None)),
        (None, None) => (quote!(String), quote!(#name: #name.into())),
    }
}

/// The type of an argument that is the value of a variable.
fn taken(api: &Api, variable: &ServerVariable) -> TokenStream {
    match values(api, variable) {
        Some(values) => {
            let ty = ident(values.name.as_str());
            quote!(#ty)
        }
        None => quote!(impl Into<String>),
    }
}

fn values<'a>(api: &'a Api, variable: &ServerVariable) -> Option<&'a ServerValues> {
    api.servers.values.get(variable.values?)
}

/// The function that starts with the defaults, and asks for what has none.
fn constructor(file: &File<'_>, server: &Server) -> Option<TokenStream> {
    let ty = ident(server.ty.as_ref()?.as_str());
    let name = ident(server.constructor.as_str());
    let docs = doc(&documentation(server));
    let arguments = server
        .variables
        .iter()
        .filter(|variable| variable.default.is_none())
        .map(|variable| {
            let (name, ty) = (ident(variable.name.as_str()), taken(file.api, variable));
            quote!(#name: #ty)
        });
    let fields = server.variables.iter().map(|variable| start(file, variable).1);
    Some(quote! {
        #docs
        pub fn #name(#(#arguments),*) -> #ty {
            #ty { #(#fields),* }
        }
    })
}

/// The struct that holds the values of the variables.
fn variables(file: &File<'_>, server: &Server, ty: &Ident) -> TokenStream {
    let url = format!(" The variables of `{}`.", server.template.replace('`', " "));
    let variant = server.name.bare();
    let link = format!(" It is made by a function of [`Server`], and becomes [`Server::{variant}`].");
    let fields = server.variables.iter().map(|variable| {
        let name = ident(variable.name.as_str());
        let (ty, _) = start(file, variable);
        quote!(#name: #ty)
    });
    quote! {
        #[doc = #url]
        ///
        #[doc = #link]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct #ty {
            #(#fields,)*
        }
    }
}

/// A setter for each variable that has a default, and the URL.
fn setters(file: &mut File<'_>, server: &Server, ty: &Ident) -> TokenStream {
    let setters: Vec<_> = server
        .variables
        .iter()
        .filter_map(|variable| setter(file.api, variable))
        .collect();
    let server_url = file.runtime("ServerUrl");
    let steps: Vec<_> = server
        .parts
        .iter()
        .map(|part| match part {
            ServerPart::Literal(text) => quote!(.text(#text)),
            ServerPart::Variable(place) => {
                let variable = server.variables.get(*place);
                variable.map_or_else(TokenStream::new, |variable| step(file, variable))
            }
        })
        .collect();
    quote! {
        impl #ty {
            #(#setters)*

            fn url(&self) -> #server_url {
                #server_url::default() #(#steps)*
            }
        }
    }
}

fn setter(api: &Api, variable: &ServerVariable) -> Option<TokenStream> {
    let default = variable.default.as_ref()?;
    let name = ident(variable.name.as_str());
    let alias = alias(variable.name.bare(), &variable.wire);
    let ty = taken(api, variable);
    let value = match values(api, variable) {
        Some(_) => quote!(#name),
        None => quote!(Some(#name.into())),
    };
    let mut lines = or_else(&variable.docs, || format!("The variable `{}`.", variable.wire)).into_owned();
    if !default.is_empty() && !default.contains('`') {
        lines.extend([String::new(), format!("Default: `{default}`.")]);
    }
    let docs = doc(&lines);
    Some(quote! {
        #docs
        #alias
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    })
}

/// How the value of a variable is written into the URL.
fn step(file: &mut File<'_>, variable: &ServerVariable) -> TokenStream {
    let name = ident(variable.name.as_str());
    if values(file.api, variable).is_some() {
        return quote!(.text(self.#name.as_str()));
    }
    let wire = &variable.wire;
    let part = match variable.part {
        UrlPart::Start => quote!(Start),
        UrlPart::Scheme => quote!(Scheme),
        UrlPart::HostPart => quote!(HostPart),
        UrlPart::HostEnd => quote!(HostEnd),
        UrlPart::Path => quote!(Path),
        UrlPart::Segments => quote!(Segments),
        UrlPart::Segment => quote!(Segment),
        UrlPart::Query => quote!(Query),
    };
    let part_type = file.runtime("UrlPart");
    match &variable.default {
        Some(default) => quote!(.variable(#wire, #part_type::#part, self.#name.as_deref(), #default)),
        None => quote!(.variable(#wire, #part_type::#part, Some(&self.#name), "")),
    }
}
