//! The statements that use the items of one module.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, GenericParam, Generics, ImplItem, Item, ReturnType, Type, Visibility};

use super::Module;
use super::paths::{self, Paths};

/// The functions that use everything public of a module.
pub(crate) fn uses_of(module: &Module, paths: &Paths<'_>) -> TokenStream {
    let mut uses = Vec::new();
    for item in &module.items {
        match item {
            Item::Struct(item) if paths.is_public(&module.path, &item.ident.to_string()) => {
                uses.extend(fields(item));
                uses.extend(derives(&item.attrs, &item.ident, &item.generics));
            }
            Item::Enum(item) if paths.is_public(&module.path, &item.ident.to_string()) => {
                uses.extend(variants(item));
                uses.extend(derives(&item.attrs, &item.ident, &item.generics));
            }
            Item::Impl(item) if names_public(&item.self_ty, module, paths) => uses.extend(implementation(item)),
            Item::Macro(item) => uses.extend(expansion(item, module, paths)),
            _ => {}
        }
    }
    let functions = uses.into_iter().enumerate().map(
        |(
            index,
            Use {
                generics,
                arguments,
                body,
            },
        )| {
            let name = format_ident!("use_{index}");
            let (generics, _, condition) = generics.split_for_impl();
            quote! { fn #name #generics (#arguments) #condition { #body } }
        },
    );
    quote! { #(#functions)* }
}

/// One function: generics, arguments and what it does with them.
struct Use {
    generics: Generics,
    arguments: TokenStream,
    body: TokenStream,
}

fn fields(item: &syn::ItemStruct) -> Vec<Use> {
    let of = applied(&item.ident, &item.generics);
    let public = item
        .fields
        .iter()
        .filter(|field| matches!(field.vis, Visibility::Public(_)));
    public
        .filter_map(|field| {
            let (name, ty) = (field.ident.as_ref()?, &field.ty);
            Some(Use {
                generics: item.generics.clone(),
                arguments: quote! { value: &mut #of, new: #ty },
                body: quote! { let _: &#ty = &value.#name; value.#name = new; },
            })
        })
        .collect()
}

fn variants(item: &syn::ItemEnum) -> Vec<Use> {
    let (name, of) = (&item.ident, applied(&item.ident, &item.generics));
    item.variants
        .iter()
        .map(|variant| {
            let types: Vec<&Type> = variant.fields.iter().map(|field| &field.ty).collect();
            let numbers: Vec<syn::Index> = (0..types.len()).map(syn::Index::from).collect();
            let members: Vec<TokenStream> = variant
                .fields
                .iter()
                .zip(&numbers)
                .map(|(field, number)| field.ident.as_ref().map_or(quote!(#number), ToTokens::to_token_stream))
                .collect();
            let bound: Vec<Ident> = (0..types.len()).map(|index| format_ident!("part_{index}")).collect();
            let new: Vec<Ident> = (0..types.len()).map(|index| format_ident!("new_{index}")).collect();
            // As programs write it: a constant of the same name would do as well.
            let is_unit = matches!(variant.fields, syn::Fields::Unit);
            let variant = &variant.ident;
            if is_unit {
                return Use {
                    generics: item.generics.clone(),
                    arguments: quote! { value: #of },
                    body: quote! {
                        match value {
                            #name::#variant => {}
                            _ => {}
                        }
                        let _: #of = #name::#variant;
                    },
                };
            }
            Use {
                generics: item.generics.clone(),
                arguments: quote! { value: #of #(, #new: #types)* },
                body: quote! {
                    match value {
                        #name::#variant { #(#members: #bound,)* } => { #(let _: #types = #bound;)* }
                        _ => {}
                    }
                    let _: #of = #name::#variant { #(#members: #new),* };
                },
            }
        })
        .collect()
}

fn derives(attrs: &[syn::Attribute], name: &Ident, generics: &Generics) -> Vec<Use> {
    if generics.type_params().next().is_some() {
        return Vec::new();
    }
    let mut uses = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        let _ = attr.parse_nested_meta(|meta| {
            let path = meta.path;
            let path = if path.is_ident("Debug") || path.is_ident("Hash") {
                let name = path.get_ident();
                let module = if path.is_ident("Debug") {
                    quote!(std::fmt)
                } else {
                    quote!(std::hash)
                };
                quote!(#module::#name)
            } else {
                path.to_token_stream()
            };
            uses.push(asserted(&path, &name.to_token_stream()));
            Ok(())
        });
    }
    uses
}

fn implementation(item: &syn::ItemImpl) -> Vec<Use> {
    let of = &item.self_ty;
    if let Some((path, _)) = &item.trait_ {
        let generic = item
            .generics
            .params
            .iter()
            .any(|param| !matches!(param, GenericParam::Lifetime(_)));
        let named = path.segments.iter().any(|segment| segment.ident == "Sealed");
        let borrowed = item
            .generics
            .params
            .iter()
            .any(|param| matches!(param, GenericParam::Lifetime(_)));
        return if generic || named || borrowed {
            Vec::new()
        } else {
            vec![asserted(&path.to_token_stream(), &of.to_token_stream())]
        };
    }
    item.items
        .iter()
        .filter_map(|inner| match inner {
            ImplItem::Fn(function)
                if matches!(function.vis, Visibility::Public(_)) && !paths::is_hidden(&function.attrs) =>
            {
                Some(call(&item.generics, of, &function.sig))
            }
            ImplItem::Const(constant) if matches!(constant.vis, Visibility::Public(_)) => {
                let (name, ty) = (&constant.ident, &constant.ty);
                Some(Use {
                    generics: item.generics.clone(),
                    arguments: quote!(),
                    body: quote! { let _: #ty = <#of>::#name; },
                })
            }
            _ => None,
        })
        .collect()
}

fn call(outer: &Generics, of: &Type, signature: &syn::Signature) -> Use {
    let name = &signature.ident;
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (index, input) in signature.inputs.iter().enumerate() {
        let value = format_ident!("argument_{index}");
        let ty = match input {
            FnArg::Receiver(receiver) => {
                let text = receiver.to_token_stream().to_string();
                match (text.contains('&'), text.contains("mut")) {
                    (true, true) => quote!(&mut #of),
                    (true, false) => quote!(&#of),
                    _ => quote!(#of),
                }
            }
            FnArg::Typed(typed) => without_self(typed.ty.to_token_stream(), of),
        };
        arguments.push(quote! { #value: #ty });
        values.push(value);
    }
    let explicit: Vec<&Ident> = signature.generics.type_params().map(|param| &param.ident).collect();
    let explicit = if explicit.is_empty() {
        quote!()
    } else {
        quote!(::<#(#explicit),*>)
    };
    let call = quote! { <#of>::#name #explicit (#(#values),*) };
    let body = match &signature.output {
        ReturnType::Type(_, ty) => {
            let text = ty.to_token_stream().to_string();
            let ty = without_self(ty.to_token_stream(), of);
            match (signature.asyncness.is_some(), text.contains("impl ")) {
                (true, _) => quote! { let _ = async move { let _: #ty = #call.await; }; },
                (false, false) => quote! { let _: #ty = #call; },
                (false, true) => quote! { let _ = #call; },
            }
        }
        ReturnType::Default if signature.asyncness.is_some() => quote! { let _ = #call; },
        ReturnType::Default => quote! { #call; },
    };
    Use {
        generics: joined(outer, &signature.generics),
        arguments: quote! { #(#arguments),* },
        body,
    }
}

/// What the macros of the runtime write for a type, by the macro's name.
fn expansion(item: &syn::ItemMacro, module: &Module, paths: &Paths<'_>) -> Vec<Use> {
    let Some(name) = item.mac.path.get_ident().map(Ident::to_string) else {
        return Vec::new();
    };
    let Some(TokenTree::Ident(of)) = item.mac.tokens.clone().into_iter().next() else {
        return Vec::new();
    };
    let public = paths
        .definition_in(module, &of.to_string())
        .is_some_and(|(module, name)| paths.is_public(&module, &name));
    if !public {
        return Vec::new();
    }
    let of = of.to_token_stream();
    let serde = [quote!(serde::Serialize), quote!(serde::de::DeserializeOwned)];
    let text = [quote!(std::fmt::Display), quote!(AsRef<str>)];
    let mut uses: Vec<Use> = Vec::new();
    let mut assert = |traits: &[TokenStream]| uses.extend(traits.iter().map(|path| asserted(path, &of)));
    match name.as_str() {
        "model" => {
            assert(&serde);
            assert(&[quote!(std::fmt::Debug), quote!(Clone), quote!(PartialEq)]);
        }
        "union" => assert(&serde),
        "open_enum" => {
            assert(&serde);
            assert(&text);
            assert(&[
                quote!(std::str::FromStr),
                quote!(From<&'static str>),
                quote!(From<String>),
            ]);
            uses.push(function(
                quote! { value: &#of },
                quote! { let _: &str = value.as_str(); },
            ));
        }
        "newtype" => {
            assert(&serde);
            assert(&text);
            uses.push(function(
                quote! { text: String },
                quote! { let _: String = #of::new(text).into_inner(); },
            ));
            uses.push(function(
                quote! { value: &#of },
                quote! { let _: &str = value.as_str(); },
            ));
        }
        "request" => {
            let krate = paths::ident(
                &paths
                    .reachable(&module.path, &of.to_string())
                    .map_or_else(String::new, |path| path[0].clone()),
            );
            let (output, error) = answer_of(item).unwrap_or_else(|| {
                let of_operation = quote!(<#of as #krate::runtime::Operation>);
                (quote!(#of_operation::Output), quote!(#of_operation::Error))
            });
            uses.push(function(
                quote! { one: #of, two: #of, three: #of, four: #of, options: #krate::RequestOptions },
                quote! {
                    let _ = async move {
                        let _: Result<#output, #krate::Error<#error>> = one.options(options).await;
                        let _: Result<#output, #krate::Error<#error>> = two.send().await;
                        let _ = three.with_response().await;
                        let _ = four.build();
                    };
                },
            ));
        }
        "value_enum" => {
            assert(&serde);
            assert(&[quote!(std::fmt::Display)]);
        }
        "integer_enum" => {
            assert(&serde);
            assert(&[quote!(std::fmt::Display)]);
            let number = integer_of(item);
            assert(&[quote!(TryFrom<#number>), quote!(Into<#number>)]);
            uses.push(function(
                quote! { value: #of },
                quote! { let _: #number = value.value(); },
            ));
        }
        "paginated" => {
            let krate = crate_of(paths, module, &of);
            uses.push(function(
                quote! { value: #of },
                quote! { let _: #krate::Paginator<#of> = value.paginate(); },
            ));
        }
        "streamed" => {
            let krate = crate_of(paths, module, &of);
            if let Some((item, error)) = answer_of(item) {
                uses.push(function(
                    quote! { value: #of },
                    quote! {
                        let _ = async move {
                            let _: Result<#krate::ItemStream<#item>, #krate::Error<#error>> = value.send_stream().await;
                        };
                    },
                ));
            }
        }
        "other_answers" => uses.extend(other_answers(item, &of)),
        _ => {}
    }
    uses
}

/// The name of the crate, as the program has it.
fn crate_of(paths: &Paths<'_>, module: &Module, of: &TokenStream) -> Ident {
    let path = paths.reachable(&module.path, &of.to_string()).unwrap_or_default();
    paths::ident(path.first().map_or("", String::as_str))
}

/// What is said behind the name of a request: `-> Answer, Error`.
fn answer_of(item: &syn::ItemMacro) -> Option<(TokenStream, TokenStream)> {
    let parser = |input: syn::parse::ParseStream<'_>| {
        input.parse::<Ident>()?;
        input.parse::<syn::Token![->]>()?;
        let answer: Type = input.parse()?;
        input.parse::<syn::Token![,]>()?;
        let error: Type = input.parse()?;
        Ok((answer.to_token_stream(), error.to_token_stream()))
    };
    syn::parse::Parser::parse2(parser, item.mac.tokens.clone()).ok()
}

/// The integer of `Name as i64 { ... }`.
fn integer_of(item: &syn::ItemMacro) -> TokenStream {
    let mut tokens = item.mac.tokens.clone().into_iter().skip(2);
    tokens.next().map_or_else(|| quote!(i64), |token| quote!(#token))
}

/// The methods of `Name, Error { method: Answer = read "media/type", ... }`.
fn other_answers(item: &syn::ItemMacro, of: &TokenStream) -> Vec<Use> {
    let parser = |input: syn::parse::ParseStream<'_>| {
        input.parse::<Ident>()?;
        input.parse::<syn::Token![,]>()?;
        let error: Type = input.parse()?;
        let inner;
        syn::braced!(inner in input);
        let mut uses = Vec::new();
        while !inner.is_empty() {
            let method: Ident = inner.parse()?;
            inner.parse::<syn::Token![:]>()?;
            let answer: Type = inner.parse()?;
            inner.parse::<syn::Token![=]>()?;
            inner.parse::<Ident>()?;
            inner.parse::<syn::LitStr>()?;
            inner.parse::<Option<syn::Token![,]>>()?;
            uses.push(function(
                quote! { value: #of },
                quote! {
                    let _ = async move {
                        let answer: Result<#answer, _> = value.#method().await;
                        if let Err(error) = answer {
                            let _: Option<&#error> = error.documented();
                        }
                    };
                },
            ));
        }
        Ok(uses)
    };
    syn::parse::Parser::parse2(parser, item.mac.tokens.clone()).unwrap_or_default()
}

fn function(arguments: TokenStream, body: TokenStream) -> Use {
    Use {
        generics: Generics::default(),
        arguments,
        body,
    }
}

fn asserted(path: &TokenStream, of: &TokenStream) -> Use {
    let path = with_lifetimes(path.clone());
    function(quote!(), quote! { fn check<T: #path>() {} check::<#of>(); })
}

/// A bound in a function's generics cannot leave lifetimes out.
fn with_lifetimes(tokens: TokenStream) -> TokenStream {
    let sign =
        |token: Option<&TokenTree>, wanted| matches!(token, Some(TokenTree::Punct(sign)) if sign.as_char() == wanted);
    let mut tokens = tokens.into_iter().peekable();
    let mut written = TokenStream::new();
    while let Some(token) = tokens.next() {
        let elided = sign(Some(&token), '&') && !sign(tokens.peek(), '\'');
        written.extend([token]);
        if elided {
            written.extend(quote!('static));
        }
    }
    written
}

/// The type with its own parameters as arguments.
fn applied(name: &Ident, generics: &Generics) -> TokenStream {
    let (_, arguments, _) = generics.split_for_impl();
    quote! { #name #arguments }
}

fn joined(outer: &Generics, inner: &Generics) -> Generics {
    let mut joined = Generics::default();
    let all = || outer.params.iter().chain(&inner.params);
    joined.params.extend(
        all()
            .filter(|param| matches!(param, GenericParam::Lifetime(_)))
            .cloned(),
    );
    joined.params.extend(
        all()
            .filter(|param| !matches!(param, GenericParam::Lifetime(_)))
            .cloned(),
    );
    for condition in [&outer.where_clause, &inner.where_clause].into_iter().flatten() {
        joined
            .make_where_clause()
            .predicates
            .extend(condition.predicates.iter().cloned());
    }
    joined
}

fn names_public(of: &Type, module: &Module, paths: &Paths<'_>) -> bool {
    let Type::Path(path) = of else { return false };
    path.path.segments.last().is_some_and(|segment| {
        paths
            .definition_in(module, &segment.ident.to_string())
            .is_some_and(|(module, name)| paths.is_public(&module, &name))
    })
}

/// `Self` stands for nothing outside an `impl`.
fn without_self(tokens: TokenStream, of: &Type) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => of.to_token_stream(),
            TokenTree::Group(group) => {
                let inner = without_self(group.stream(), of);
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)).into()
            }
            other => other.into(),
        })
        .collect()
}
