//! The headers that the description documents: `src/headers.rs`, and those of webhooks.

use super::docs::{alias, deprecated, doc};
use super::file::File;
use super::ident::ident;
use super::package::{Item, RustFile};
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{Api, DocumentedHeader, TypeRef};
use crate::options::Options;

/// `src/headers.rs`.
pub(super) fn file(api: &Api, options: &Options) -> RustFile {
    let mut file = File::new(api, options, "crate::types", ["ResponseHeaders"]);
    let docs = [
        "The headers that answers are documented to carry, read as what they are documented to be.",
        "",
        "One that is missing, or is something else, is `None`; what there is stands in",
        "[`ApiResponse::headers`](crate::ApiResponse::headers).",
    ];
    let reader = reader(&mut file, "ResponseHeaders", &docs, &api.response_headers);
    let (api_response, error) = (file.runtime("ApiResponse"), file.runtime("Error"));
    let beside = [
        Item::Rust(quote! {
            impl<T> #api_response<T> {
                /// The headers that the description documents.
                pub fn documented_headers(&self) -> ResponseHeaders<'_> {
                    ResponseHeaders::of(self.headers())
                }
            }
        }),
        Item::Rust(quote! {
            impl<E> #error<E> {
                /// The headers that the description documents, where there was an answer.
                pub fn documented_headers(&self) -> Option<ResponseHeaders<'_>> {
                    self.headers().map(ResponseHeaders::of)
                }
            }
        }),
    ];
    let items = reader.into_iter().chain(beside).collect();
    let title = "The headers that answers carry: [`ResponseHeaders`].".to_owned();
    file.finish(vec![title], Vec::new(), items)
}

/// A struct with a method for each header; its `Debug` shows no values.
pub(super) fn reader(file: &mut File<'_>, name: &str, docs: &[&str], headers: &[DocumentedHeader]) -> Vec<Item> {
    let docs = doc(&docs.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
    let label = name;
    let name = ident(name);
    let map = file.name("http", "HeaderMap");
    let methods: Vec<_> = headers.iter().map(|header| method(file, header)).collect();
    let has_text = headers.iter().any(|header| !is_list(file, header));
    let text = has_text.then(|| {
        quote! {
            fn text(self, name: &str) -> Option<&'a str> {
                self.headers.get(name)?.to_str().ok()
            }
        }
    });
    let has_list = headers.iter().any(|header| is_list(file, header));
    let lines = has_list.then(|| {
        quote! {
            fn lines(self, name: &str) -> impl Iterator<Item = &'a str> {
                self.headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok())
            }
        }
    });
    let declaration = quote! {
        #docs
        #[derive(Clone, Copy)]
        pub struct #name<'a> {
            headers: &'a #map,
        }
    };
    let implementation = quote! {
        impl<'a> #name<'a> {
            /// Those among all headers.
            pub fn of(headers: &'a #map) -> Self {
                Self { headers }
            }
            #(#methods)*
            #text
            #lines
        }
    };
    // Services repeat in headers what they were sent.
    let debug = quote! {
        impl std::fmt::Debug for #name<'_> {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(#label).finish_non_exhaustive()
            }
        }
    };
    [declaration, implementation, debug].map(Item::Rust).into()
}

fn method(file: &mut File<'_>, header: &DocumentedHeader) -> TokenStream {
    let wire = header.wire.replace('`', " ");
    let mut lines = header.docs.lines.clone();
    if lines.is_empty() {
        lines.push(format!("The header `{wire}`."));
    } else {
        lines.extend([String::new(), format!("The header `{wire}`.")]);
    }
    let docs = doc(&lines);
    let alias = alias(header.name.bare(), &header.wire);
    let deprecated = deprecated(header.deprecated);
    let (name, key) = (ident(header.name.as_str()), header.wire.to_ascii_lowercase());
    let (output, value) = if header.json {
        let (ty, read) = (ty::stored(file, &header.ty), file.runtime("read_json"));
        (ty, quote!(self.text(#key).and_then(#read)))
    } else if let TypeRef::List(item) = file.resolve(&header.ty) {
        let item = item.as_ref().clone();
        let (item, read) = (ty::stored(file, &item), file.runtime("read_list"));
        (quote!(Vec<#item>), quote!(#read(self.lines(#key))))
    } else if *file.resolve(&header.ty) == TypeRef::String {
        (quote!(&'a str), quote!(self.text(#key)))
    } else {
        let (ty, read) = (ty::stored(file, &header.ty), file.runtime("read_text"));
        (ty, quote!(self.text(#key).and_then(#read)))
    };
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #name(self) -> Option<#output> {
            #value
        }
    }
}

fn is_list(file: &File<'_>, header: &DocumentedHeader) -> bool {
    !header.json && matches!(file.resolve(&header.ty), TypeRef::List(_))
}

/// The sentence about the headers of an operation's answers.
pub(super) fn sentence(api: &Api, places: &[usize]) -> Option<String> {
    let headers = places.iter().filter_map(|place| api.response_headers.get(*place));
    let links: Vec<String> = headers
        .map(|header| {
            format!(
                "[`{}`](crate::headers::ResponseHeaders::{})",
                header.wire.replace('`', " "),
                header.name.bare()
            )
        })
        .collect();
    (!links.is_empty()).then(|| format!("Headers of the answer: {}.", links.join(", ")))
}
