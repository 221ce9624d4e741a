//! The part of an operation that answers page by page.

use super::file::File;
use super::ident::ident;
use super::input;
use super::package::{Item, Listing};
use super::request_value;
use super::tokens::{Literal, TokenStream, quote};
use super::ty;
use crate::model::{
    Field, FieldPath, Input, IntegerType, Operation, PageStrategy, Pagination, Payload, Presence, TypeRef,
};

/// `impl Paginated` and `paginated!`.
pub(super) fn items(file: &mut File<'_>, operation: &Operation) -> Vec<Item> {
    let Some(pagination) = &operation.pagination else {
        return Vec::new();
    };
    let Some(page) = operation.successes.first().and_then(|success| match &success.payload {
        Payload::Json { ty, .. } => Some(ty),
        _ => None,
    }) else {
        return Vec::new();
    };
    let listing = Listing::call(file.macro_name("paginated"), operation.builder.to_string());
    vec![
        Item::Listing(listing),
        Item::Rust(implementation(file, operation, pagination, page)),
    ]
}

fn implementation(file: &mut File<'_>, operation: &Operation, pagination: &Pagination, page: &TypeRef) -> TokenStream {
    let name = ident(operation.builder.as_str());
    let (mode, paginated) = (file.runtime("Mode"), file.runtime("Paginated"));
    let header_map = file.name("http", "HeaderMap");
    let item = ty::stored(file, &pagination.item);
    let by_address = matches!(pagination.strategy, PageStrategy::Address(_) | PageStrategy::Link);
    let by_address = by_address.then(|| {
        quote!(
            const BY_ADDRESS: bool = true;
        )
    });
    let more = only_if(file, page, pagination.more.as_ref());
    let next = next_page(file, operation, pagination, page);
    let turn = turn_to(file, operation, &pagination.strategy);
    let items = taken(file, page, &pagination.items);
    let by_header = pagination.strategy == PageStrategy::Link;
    let headers = if by_header { quote!(headers) } else { quote!(_) };
    let page_name = match by_header && more.is_none() {
        true => quote!(_),
        false => quote!(page),
    };
    quote! {
        impl<M: #mode> #paginated for #name<M> {
            type Item = #item;
            #by_address
            fn next_page(&self, #page_name: &Self::Output, #headers: &#header_map) -> Option<String> {
                #more
                #next
            }
            #turn
            fn into_items(page: Self::Output) -> Vec<Self::Item> {
                #items
            }
        }
    }
}

/// The expression of the next page's token.
fn next_page(file: &mut File<'_>, operation: &Operation, pagination: &Pagination, page: &TypeRef) -> TokenStream {
    match &pagination.strategy {
        PageStrategy::Link => {
            let next_link = file.runtime("next_link");
            quote!(#next_link(headers))
        }
        PageStrategy::Address(next) | PageStrategy::Cursor { next, .. } => {
            let next = reach(quote!(page), &fields(file, page, next));
            token(file, next)
        }
        PageStrategy::LastItem { id, .. } => {
            let last = match reach(quote!(page), &fields(file, page, &pagination.items)) {
                Reached::Plain(items) => quote!(#items.last()?),
                Reached::Optional(items) => quote!(#items?.last()?),
            };
            let id = reach(quote!(last), &fields(file, &pagination.item, id));
            let token = token(file, id);
            quote!(let last = #last; #token)
        }
        PageStrategy::Number {
            input,
            first,
            current: said,
            last,
        } => {
            let next_number = file.runtime("next_number");
            let number = match said {
                Some(_) => counted(file, page, said.as_ref()),
                None => current(file, operation, *input),
            };
            let first = Literal::integer(first.unwrap_or(1));
            let count = count(file, page, &pagination.items);
            let last = counted(file, page, last.as_ref());
            quote!(#next_number(#number, #first, #count, #last))
        }
        PageStrategy::Offset { input, total } => {
            let next_offset = file.runtime("next_offset");
            let number = current(file, operation, *input);
            let count = count(file, page, &pagination.items);
            let total = counted(file, page, total.as_ref());
            quote!(#next_offset(#number, #count, #total))
        }
    }
}

/// A part of a value that is borrowed.
enum Reached {
    /// It is always there: a place.
    Plain(TokenStream),
    /// An `Option` of a reference to it.
    Optional(TokenStream),
}

/// The fields on a path, the last of which has what is meant.
fn fields<'a>(file: &File<'a>, start: &'a TypeRef, path: &FieldPath) -> Vec<&'a Field> {
    let mut ty = start;
    let field = |place: &usize| {
        let field = input::structure(file, ty::resolve(file.api, ty))?.fields.get(*place)?;
        ty = &field.ty;
        Some(field)
    };
    path.iter().map_while(field).collect()
}

/// What stands at the end of a path of fields.
fn reach(start: TokenStream, fields: &[&Field]) -> Reached {
    fields.iter().fold(Reached::Plain(start), |reached, field| {
        let name = ident(field.name.as_str());
        match (reached, field.presence) {
            (Reached::Plain(place), Presence::Required) => Reached::Plain(quote!(#place.#name)),
            (Reached::Plain(place), Presence::OptionalNullable) => Reached::Optional(quote!(#place.#name.value())),
            (Reached::Plain(place), _) => Reached::Optional(quote!(#place.#name.as_ref())),
            (Reached::Optional(place), Presence::Required) => {
                Reached::Optional(quote!(#place.map(|inner| &inner.#name)))
            }
            (Reached::Optional(place), Presence::OptionalNullable) => {
                Reached::Optional(quote!(#place.and_then(|inner| inner.#name.value())))
            }
            (Reached::Optional(place), _) => Reached::Optional(quote!(#place.and_then(|inner| inner.#name.as_ref()))),
        }
    })
}

/// The text of a token.
fn token(file: &mut File<'_>, reached: Reached) -> TokenStream {
    let next_token = file.runtime("next_token");
    match reached {
        Reached::Plain(place) => quote!(#next_token(&#place)),
        Reached::Optional(place) => quote!(#place.and_then(#next_token)),
    }
}

/// The statement that ends where the page says that it is the last one.
fn only_if(file: &File<'_>, page: &TypeRef, more: Option<&FieldPath>) -> Option<TokenStream> {
    let more = match reach(quote!(page), &fields(file, page, more?)) {
        Reached::Plain(place) => quote!(!#place),
        Reached::Optional(place) => quote!(#place == Some(&false)),
    };
    Some(quote!(if #more { return None; }))
}

/// How many items the page has.
fn count(file: &File<'_>, page: &TypeRef, items: &FieldPath) -> TokenStream {
    match reach(quote!(page), &fields(file, page, items)) {
        Reached::Plain(place) => quote!(#place.len()),
        Reached::Optional(place) => quote!(#place.map_or(0, Vec::len)),
    }
}

/// A number that the page may have, as an `Option<i64>`.
fn counted(file: &File<'_>, page: &TypeRef, path: Option<&FieldPath>) -> TokenStream {
    let Some(path) = path else { return quote!(None) };
    let fields = fields(file, page, path);
    let narrow = fields.last().is_some_and(|field| is_narrow(file, &field.ty));
    match (reach(quote!(page), &fields), narrow) {
        (Reached::Plain(place), false) => quote!(Some(#place)),
        (Reached::Plain(place), true) => quote!(Some(i64::from(#place))),
        (Reached::Optional(place), false) => quote!(#place.copied()),
        (Reached::Optional(place), true) => quote!(#place.copied().map(i64::from)),
    }
}

/// Whether a number has less than 64 bits.
fn is_narrow(file: &File<'_>, ty: &TypeRef) -> bool {
    matches!(ty::resolve(file.api, ty), TypeRef::Integer(integer) if *integer != IntegerType::I64)
}

/// The items of a page that is given away.
fn taken(file: &File<'_>, page: &TypeRef, path: &FieldPath) -> TokenStream {
    let start = (quote!(page), false);
    let (value, optional) = fields(file, page, path)
        .into_iter()
        .fold(start, |(value, optional), field| {
            let name = ident(field.name.as_str());
            let value = match (optional, field.presence) {
                (false, Presence::OptionalNullable) => quote!(#value.#name.into_value()),
                (false, _) => quote!(#value.#name),
                (true, Presence::Required) => quote!(#value.map(|inner| inner.#name)),
                (true, Presence::OptionalNullable) => quote!(#value.and_then(|inner| inner.#name.into_value())),
                (true, _) => quote!(#value.and_then(|inner| inner.#name)),
            };
            (value, optional || field.presence != Presence::Required)
        });
    match optional {
        true => quote!(#value.unwrap_or_default()),
        false => value,
    }
}

/// The number that the request has, as an `Option<i64>`.
fn current(file: &File<'_>, operation: &Operation, input: Input) -> TokenStream {
    let Some(value) = request_value::of(file, operation, input) else {
        return quote!(None);
    };
    value.number(is_narrow(file, value.ty))
}

/// `fn turn_to`, where a value of the request names the page.
fn turn_to(file: &mut File<'_>, operation: &Operation, strategy: &PageStrategy) -> Option<TokenStream> {
    let (PageStrategy::Cursor { input, .. }
    | PageStrategy::LastItem { input, .. }
    | PageStrategy::Number { input, .. }
    | PageStrategy::Offset { input, .. }) = strategy
    else {
        return None;
    };
    let value = request_value::of(file, operation, *input)?;
    let statement = match ty::resolve(file.api, value.ty) {
        TypeRef::Integer(_) => {
            let set = value.set(file, operation, &quote!(number));
            quote!(if let Ok(number) = token.parse() { #set })
        }
        TypeRef::String => value.set(file, operation, &quote!(token.to_owned())),
        text => {
            let name = ty::stored(file, text);
            value.set(file, operation, &quote!(#name::new(token)))
        }
    };
    Some(quote! {
        fn turn_to(&mut self, token: &str) {
            #statement
        }
    })
}
