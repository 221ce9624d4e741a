//! The methods of a group's handle, one an operation.

use super::aliases;
use super::docs::{alias, deprecated, doc, or_else, wrap, wrap_words};
use super::example;
use super::file::File;
use super::headers;
use super::ident::{Ident, ident, joined};
use super::input::{self, Argument};
use super::operation;
use super::status;
use super::tokens::{TokenStream, quote};
use super::ty;
use crate::model::{Body, Group, Operation};

/// The method, and where the body is flattened the one that takes the whole body.
pub(super) fn methods(file: &mut File<'_>, group: &Group, operation: &Operation) -> TokenStream {
    let builder = ident(operation.builder.as_str());
    let method = ident(operation.method.as_str());
    let docs = doc(&documentation(file, group, operation));
    let alias = alias(operation.method.bare(), &operation.id);
    let deprecated = deprecated(operation.deprecated);
    let arguments = input::arguments(file, operation);
    let (declared, mut values) = parts(&arguments, operation);
    values.extend(input::new_body(file, operation).filter(|_| operation.has_with()));
    let construction = operation::construction(file, operation, values);
    let with = operation.has_with().then(|| with_body(file, operation));
    let old: Vec<TokenStream> = aliases::methods_of(file.api, group, operation)
        .iter()
        .map(|old| old_methods(file, operation, old, &arguments))
        .collect();
    quote! {
        #docs
        #alias
        #deprecated
        pub fn #method(&self, #(#declared),*) -> #builder<M> {
            #construction
        }
        #with
        #(#old)*
    }
}

/// The methods by a name of before: they call those of today.
fn old_methods(file: &mut File<'_>, operation: &Operation, old: &Ident, arguments: &[Argument]) -> TokenStream {
    let plain = old_method(operation, old, operation.method.bare(), arguments);
    let body = operation.body.as_ref().filter(|_| operation.has_with());
    let with = body.map(|body| {
        let old = with_name(old.as_str().trim_start_matches("r#"));
        let new = with_name(operation.method.bare());
        let arguments = with_arguments(file, operation, body);
        old_method(operation, &old, new.as_str(), &arguments)
    });
    quote!(#plain #with)
}

fn old_method(operation: &Operation, old: &Ident, new: &str, arguments: &[Argument]) -> TokenStream {
    let docs = aliases::documentation(new, Some(&format!("Self::{new}")));
    let deprecated = aliases::deprecated(new);
    let builder = ident(operation.builder.as_str());
    let method = match new == operation.method.bare() {
        true => ident(operation.method.as_str()),
        false => ident(new),
    };
    let declared = arguments.iter().map(|Argument { name, ty, .. }| quote!(#name: #ty));
    let given = arguments.iter().map(|argument| argument.name.clone());
    quote! {
        #docs
        #deprecated
        pub fn #old(&self, #(#declared),*) -> #builder<M> {
            self.#method(#(#given),*)
        }
    }
}

/// The declarations of the arguments, and the values that the builder takes; fields of the body are not among these.
fn parts(arguments: &[Argument], operation: &Operation) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let declared = arguments
        .iter()
        .map(|Argument { name, ty, .. }| quote!(#name: #ty))
        .collect();
    let values = operation
        .positional
        .iter()
        .zip(arguments)
        .filter(|(positional, _)| !matches!(positional, crate::model::Positional::BodyField(_)))
        .map(|(_, argument)| argument.value.clone())
        .collect();
    (declared, values)
}

/// `<method>_with`, which takes the whole body.
fn with_body(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    let Some(body) = &operation.body else {
        return TokenStream::new();
    };
    let builder = ident(operation.builder.as_str());
    let method = with_name(operation.method.bare());
    let docs = format!(
        " Like [`{0}`](Self::{0}), with the whole body at once.",
        operation.method.bare()
    );
    let deprecated = deprecated(operation.deprecated);
    let arguments = with_arguments(file, operation, body);
    let declared = arguments.iter().map(|Argument { name, ty, .. }| quote!(#name: #ty));
    let values = arguments.iter().map(|argument| argument.value.clone()).collect();
    let construction = operation::construction(file, operation, values);
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #method(&self, #(#declared),*) -> #builder<M> {
            #construction
        }
    }
}

/// What `<method>_with` takes.
fn with_arguments(file: &mut File<'_>, operation: &Operation, body: &Body) -> Vec<Argument> {
    let mut arguments: Vec<Argument> = input::required(operation)
        .map(|parameter| input::argument(file, parameter.name.as_str(), &parameter.ty))
        .collect();
    let name = ident(body.name.as_str());
    let ty = ty::stored(file, &body.ty);
    let value = if body.required {
        quote!(#name)
    } else {
        quote!(Some(#name))
    };
    arguments.push(Argument {
        name: quote!(#name),
        ty,
        value,
    });
    arguments
}

/// Description, method and path, errors by status, and an example.
fn documentation(file: &File<'_>, group: &Group, operation: &Operation) -> Vec<String> {
    let route = format!("`{} {}`", operation.http_method, operation.path.text);
    let mut lines = or_else(&operation.docs, || format!("Sends {route}.")).into_owned();
    if !operation.docs.is_empty() {
        lines.extend([String::new(), route]);
    }
    if let Some(media_type) = &operation.body_variant {
        lines.extend([
            String::new(),
            format!("The body is sent as `{}`.", media_type.replace('`', " ")),
        ]);
    }
    if let Some(sentence) = headers::sentence(file.api, &operation.headers) {
        lines.push(String::new());
        lines.extend(wrap(&sentence));
    }
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    lines.extend(errors(operation));
    lines.extend(["", "# Examples", "", "```no_run"].map(str::to_owned));
    lines.extend(example::doctest(file, group, operation));
    lines.push("```".to_owned());
    lines
}

/// The sentence about the documented errors.
fn errors(operation: &Operation) -> Vec<String> {
    let error = operation.error.bare();
    let Some(last) = operation.errors.len().checked_sub(1) else {
        return wrap(&format!(
            "The API documents none; [`{error}`] has room for those of tomorrow."
        ));
    };
    let cases = (0..).zip(&operation.errors).map(|(place, case)| {
        let variant = case.variant.bare();
        let end = if place == last { "." } else { "," };
        format!("[`{variant}`]({error}::{variant}) ({}){end}", status::text(case.status))
    });
    let words: Vec<_> = [format!("[`{error}`]:")].into_iter().chain(cases).collect();
    wrap_words(words.iter().map(String::as_str))
}

/// `<method>_with`; the `_` that tells a method from another of its name stays at the end.
pub(super) fn with_name(method: &str) -> Ident {
    let plain = method.trim_end_matches('_');
    let end = method.get(plain.len()..).unwrap_or_default();
    joined(plain, &format!("_with{end}"))
}
