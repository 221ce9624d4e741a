//! Reads the text of a generated crate: its types with their keys in JSON, and its operations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::Value;
use syn::{Fields, ImplItem, Item, ItemImpl};

use crate::kinds::Kinds;
use crate::types::{self, Ty};

/// A type that the crate defines.
#[derive(Debug, Clone)]
pub(crate) enum Definition {
    Struct(Vec<Field>),
    /// The JSON types of its values, and those of them that are texts.
    Enum(Kinds, BTreeSet<String>),
    /// The types of its variants, but for the one that keeps what is not known.
    Union(Vec<Ty>),
    Alias(Ty),
}

/// A field of a struct; without a key it holds the keys that no other field has.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    name: String,
    pub(crate) key: Option<String>,
    pub(crate) ty: Ty,
}

/// An operation of the crate.
#[derive(Debug, Default)]
pub(crate) struct Built {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Where and under which name something is sent, and the field of the builder.
    pub(crate) sent: Vec<(&'static str, String, Option<String>)>,
    /// The fields of the builder.
    pub(crate) fields: BTreeMap<String, Ty>,
    /// What a success carries.
    pub(crate) successes: Vec<Ty>,
    /// Status and payload of the documented errors.
    pub(crate) errors: Vec<(String, Ty)>,
    /// The names of parts of a multipart body, by the field of the body, and by their letters where a loop hides the field.
    parts: BTreeMap<String, String>,
}

/// A generated crate.
#[derive(Debug, Default)]
pub(crate) struct Crate {
    pub(crate) types: BTreeMap<String, Definition>,
    pub(crate) operations: Vec<Built>,
}

/// The keys of a macro's listing: `field: Type = "key"` and `Variant = "value"`.
type Listings = BTreeMap<String, BTreeMap<String, Value>>;

impl Crate {
    /// Reads all files below `src` but the runtime.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let mut files = Vec::new();
        rust_files(&folder.join("src"), &mut files)?;
        if files.is_empty() {
            return Err(format!("there is no crate in {}", folder.display()));
        }
        let mut parsed = Vec::new();
        for (path, text) in &files {
            let file = syn::parse_file(text).map_err(|error| format!("{}: {error}", path.display()))?;
            parsed.push((path.starts_with(folder.join("src/types")), file));
        }
        let of_types = parsed
            .iter()
            .filter(|(of_types, _)| *of_types)
            .flat_map(|(_, file)| &file.items);
        let public: BTreeSet<String> = of_types.filter_map(name_of).collect();

        let mut found = Self::default();
        for (place, (of_types, file)) in parsed.iter().enumerate() {
            found.read_file(place, *of_types, &file.items, &public);
        }
        found.name_parts();
        Ok(found)
    }

    /// The fields of a multipart body have no listing; the operation names their parts.
    fn name_parts(&mut self) {
        for built in &self.operations {
            for ty in built.fields.values() {
                let mut ty = ty;
                while let Ty::Optional(inner) = ty {
                    ty = inner;
                }
                let Ty::Named(name) = ty else { continue };
                if let Some(Definition::Struct(fields)) = self.types.get_mut(name) {
                    for field in fields.iter_mut().filter(|field| field.key.is_none()) {
                        let part = built.parts.get(&field.name);
                        field.key = part.or_else(|| built.parts.get(&letters(&field.name))).cloned();
                    }
                }
            }
        }
    }

    fn read_file(&mut self, place: usize, of_types: bool, items: &[Item], public: &BTreeSet<String>) {
        let local: BTreeSet<String> = items.iter().filter_map(name_of).filter(|_| !of_types).collect();
        let known = |name: &str| match name {
            name if name.starts_with("types::") => name.strip_prefix("types::").map(str::to_owned),
            name if local.contains(name) => Some(format!("{place}::{name}")),
            name => public.contains(name).then(|| name.to_owned()),
        };
        let listings = listings(items);
        for item in items {
            if let (Some(name), Some(definition)) = (name_of(item), definition(item, &listings, &known)) {
                self.types.insert(known(&name).unwrap_or(name), definition);
            }
        }
        for item in items {
            if let Item::Impl(item) = item
                && let Some(operation) = self.operation(item, items, &known)
            {
                self.operations.push(operation);
            }
        }
    }

    /// The operation that an `impl Operation for Builder` is.
    fn operation(&self, item: &ItemImpl, items: &[Item], known: &dyn Fn(&str) -> Option<String>) -> Option<Built> {
        let (path, _) = item.trait_.as_ref()?;
        if path.segments.last()?.ident != "Operation" {
            return None;
        }
        let builder = known(&last_word(item.self_ty.to_token_stream())?)?;
        let mut built = Built::default();
        if let Some(Definition::Struct(_)) = self.types.get(&builder) {
            built.fields = builder_fields(items, &builder, known);
        }
        for member in &item.items {
            match member {
                ImplItem::Const(constant) => information(constant.expr.to_token_stream(), &mut built),
                ImplItem::Fn(function) if function.sig.ident == "encode" => {
                    sent(function.block.to_token_stream(), &mut built.sent);
                    parts(function.block.to_token_stream(), &mut built.parts);
                }
                ImplItem::Type(ty) if ty.ident == "Output" => {
                    let output = types::read(&ty.ty, known);
                    built.successes = match &output {
                        Ty::Named(name) if name.contains("::") => {
                            self.payloads(name).into_iter().map(|(_, ty)| ty).collect()
                        }
                        _ => vec![output],
                    };
                }
                ImplItem::Type(ty) if ty.ident == "Error" => {
                    if let Ty::Named(name) = types::read(&ty.ty, known) {
                        built.errors = self.errors(&name, items);
                        built.errors.extend(default_error(&name, items, known));
                    }
                }
                _ => {}
            }
        }
        Some(built)
    }

    /// Variant and payload of an enum of an operation.
    fn payloads(&self, name: &str) -> Vec<(String, Ty)> {
        match self.types.get(name) {
            Some(Definition::Union(types)) => types.iter().map(|ty| (String::new(), ty.clone())).collect(),
            _ => Vec::new(),
        }
    }

    fn errors(&self, name: &str, items: &[Item]) -> Vec<(String, Ty)> {
        let Some(enumeration) = items.iter().find_map(|item| match item {
            Item::Enum(item) if name.ends_with(&format!("::{}", item.ident)) => Some(item),
            _ => None,
        }) else {
            return Vec::new();
        };
        let payloads = self.payloads(name);
        let with_payload = enumeration.variants.iter().filter(|variant| !variant.fields.is_empty());
        let statuses = statuses(items);
        with_payload
            .zip(payloads)
            .map(|(variant, (_, ty))| {
                (
                    statuses.get(&variant.ident.to_string()).cloned().unwrap_or_default(),
                    ty,
                )
            })
            .collect()
    }
}

fn rust_files(folder: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<(), String> {
    let listed = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.ends_with("src/runtime") {
            rust_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
            found.push((path, text));
        }
    }
    Ok(())
}

fn name_of(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        Item::Macro(item)
            if item
                .mac
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "newtype") =>
        {
            first_word(item.mac.tokens.clone())
        }
        _ => None,
    }
}

fn definition(item: &Item, listings: &Listings, known: &dyn Fn(&str) -> Option<String>) -> Option<Definition> {
    match item {
        Item::Struct(item) => match &item.fields {
            Fields::Unnamed(fields) => Some(Definition::Alias(types::read(&fields.unnamed.first()?.ty, known))),
            fields => {
                let keys = listings.get(&item.ident.to_string());
                let field = |field: &syn::Field| {
                    let key = keys.and_then(|keys| keys.get(&field.ident.as_ref()?.to_string()));
                    Field {
                        name: field.ident.as_ref().map(ToString::to_string).unwrap_or_default(),
                        key: key.and_then(Value::as_str).map(str::to_owned),
                        ty: types::read(&field.ty, known),
                    }
                };
                Some(Definition::Struct(fields.iter().map(field).collect()))
            }
        },
        Item::Type(item) => Some(Definition::Alias(types::read(&item.ty, known))),
        Item::Enum(item) => {
            let values = listings.get(&item.ident.to_string());
            let named = item.variants.iter().filter(|variant| !is_unknown(variant));
            let payloads = named.filter_map(|variant| Some(types::read(&variant.fields.iter().next()?.ty, known)));
            let payloads: Vec<Ty> = payloads.collect();
            if payloads.is_empty() {
                let values = || values.into_iter().flat_map(BTreeMap::values);
                let kinds = values().map(Kinds::of_value).fold(Kinds::NONE, Kinds::or);
                let texts = values().filter_map(Value::as_str).map(str::to_owned);
                return Some(Definition::Enum(kinds, texts.collect()));
            }
            Some(Definition::Union(payloads))
        }
        Item::Macro(_) => Some(Definition::Alias(Ty::Text)),
        _ => None,
    }
}

/// Whether a variant keeps what is not known.
fn is_unknown(variant: &syn::Variant) -> bool {
    let held = variant
        .fields
        .iter()
        .next()
        .and_then(|field| last_word(field.ty.to_token_stream()));
    let name = variant.ident.to_string();
    let keeps = held.is_some_and(|held| held == "UnrecognizedValue" || held == "Json" || held == "Unrecognized");
    keeps && name.starts_with("Unrecognized")
}

fn text(literal: &syn::Lit) -> Option<String> {
    match literal {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn builder_fields(items: &[Item], builder: &str, known: &dyn Fn(&str) -> Option<String>) -> BTreeMap<String, Ty> {
    let structs = items.iter().filter_map(|item| match item {
        Item::Struct(item) if builder.ends_with(&format!("::{}", item.ident)) => Some(item),
        _ => None,
    });
    let fields = structs.flat_map(|item| &item.fields);
    let named = fields.filter_map(|field| Some((field.ident.as_ref()?.to_string(), types::read(&field.ty, known))));
    named
        .filter(|(name, _)| name != "handle" && name != "options")
        .collect()
}

/// The listings of all macros of a file: `name! { Type { field: T = "key" } }`, `name! { Type as i64 { Variant = 1 } }`.
fn listings(items: &[Item]) -> Listings {
    let mut found = Listings::new();
    for item in items {
        let Item::Macro(item) = item else { continue };
        // The values of this one are JSON in texts.
        let in_texts = item.mac.path.is_ident("value_enum");
        let (mut name, mut is_type) = (None, false);
        for token in item.mac.tokens.clone() {
            match (token, &name) {
                (TokenTree::Ident(word), _) if word == "as" => is_type = true,
                (TokenTree::Ident(_), _) if is_type => is_type = false,
                (TokenTree::Ident(word), _) => name = Some(word.to_string()),
                (TokenTree::Group(group), Some(name)) => {
                    let entries = entries(group.stream()).into_iter();
                    let read = |(word, literal)| Some((word, value(&literal, in_texts)?));
                    found.entry(name.clone()).or_default().extend(entries.filter_map(read));
                }
                _ => {}
            }
        }
    }
    found
}

/// The value that a literal stands for, or the JSON in its text.
fn value(literal: &syn::Lit, is_json: bool) -> Option<Value> {
    match literal {
        syn::Lit::Str(text) if is_json => serde_json::from_str(&text.value()).ok(),
        syn::Lit::Str(text) => Some(Value::String(text.value())),
        syn::Lit::Bool(truth) => Some(Value::Bool(truth.value)),
        syn::Lit::Int(digits) => serde_json::from_str(digits.base10_digits()).ok(),
        syn::Lit::Float(digits) => serde_json::from_str(digits.base10_digits()).ok(),
        _ => None,
    }
}

/// The literals of a listing: `field: Type = "key"`, `Variant: "text"` and `Variant = 1`.
fn entries(tokens: TokenStream) -> BTreeMap<String, syn::Lit> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeMap::new();
    let mut field = None;
    for place in 0..tokens.len() {
        let [before, TokenTree::Punct(mark), rest @ ..] = &tokens[place..] else {
            continue;
        };
        // A negative number has its sign before it.
        let signed = matches!(rest.first(), Some(TokenTree::Punct(sign)) if sign.as_char() == '-');
        let literal = rest.get(usize::from(signed));
        let literal = literal.and_then(|token| syn::parse2(token.to_token_stream()).ok());
        let owner = match (before, mark.as_char()) {
            (TokenTree::Ident(word), ':') if literal.is_none() && mark.spacing() == Spacing::Alone => {
                field = Some(word.to_string());
                continue;
            }
            (TokenTree::Ident(word), ':') => word.to_string(),
            (TokenTree::Literal(_), _) => continue,
            (TokenTree::Ident(word), '=') => field.take().unwrap_or_else(|| word.to_string()),
            // The end of a type with parameters.
            (_, '=') => match field.take() {
                Some(field) => field,
                None => continue,
            },
            _ => continue,
        };
        if let Some(literal) = literal {
            found.entry(owner).or_insert(literal);
        }
    }
    found
}

/// The payload of `type Name = DefaultError<Payload>`, which stands for every status.
fn default_error(name: &str, items: &[Item], known: &dyn Fn(&str) -> Option<String>) -> Option<(String, Ty)> {
    let alias = items.iter().find_map(|item| match item {
        Item::Type(item) if name.ends_with(&format!("::{}", item.ident)) => Some(item),
        _ => None,
    })?;
    let syn::Type::Path(path) = &*alias.ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "DefaultError")?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        syn::GenericArgument::Type(ty) => Some((String::new(), types::read(ty, known))),
        _ => None,
    }
}

/// Which status a documented error is of: `400 => BadRequest`.
fn statuses(items: &[Item]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for item in items {
        let Item::Macro(item) = item else { continue };
        for token in item.mac.tokens.clone() {
            let TokenTree::Group(group) = token else { continue };
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            for four in tokens.windows(4) {
                if let [
                    TokenTree::Literal(status),
                    TokenTree::Punct(_),
                    TokenTree::Punct(_),
                    TokenTree::Ident(word),
                ] = four
                {
                    found.insert(word.to_string(), status.to_string());
                }
            }
        }
    }
    found
}

/// Method and path of `OperationInfo { method: Method::GET, path: "..." }`.
fn information(tokens: TokenStream, built: &mut Built) {
    let Ok(syn::Expr::Struct(information)) = syn::parse2(tokens) else {
        return;
    };
    for field in &information.fields {
        match (&field.member, &field.expr) {
            (syn::Member::Named(name), syn::Expr::Lit(literal)) if name == "path" => {
                built.path = text(&literal.lit).unwrap_or_default();
            }
            (syn::Member::Named(name), expression) if name == "method" => {
                built.method = method(expression.to_token_stream());
            }
            _ => {}
        }
    }
}

/// The method is the last word, or else the text that makes one.
fn method(tokens: TokenStream) -> String {
    fn literal(tokens: TokenStream) -> Option<String> {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Literal(found) => {
                let text = found.to_string();
                Some(text.trim_start_matches('b').trim_matches('"').to_owned())
            }
            TokenTree::Group(group) => literal(group.stream()),
            _ => None,
        })
    }
    literal(tokens.clone())
        .or_else(|| last_word(tokens))
        .unwrap_or_default()
}

/// Every `.call("name", ...self.field...)` whose name says where something is sent.
fn sent(tokens: TokenStream, found: &mut Vec<(&'static str, String, Option<String>)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for place in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[place] {
            sent(group.stream(), found);
        }
        let [
            TokenTree::Punct(dot),
            TokenTree::Ident(call),
            TokenTree::Group(arguments),
            ..,
        ] = &tokens[place..]
        else {
            continue;
        };
        let call = call.to_string();
        let location = match call.split('_').next().unwrap_or_default() {
            "segment" => "path",
            "query" | "querystring" => "query",
            "header" | "headers" | "idempotency" => "header",
            "cookie" | "cookies" => "cookie",
            _ => continue,
        };
        let mut inner = arguments.stream().into_iter();
        let name = inner
            .next()
            .and_then(|token| syn::parse2::<syn::LitStr>(token.to_token_stream()).ok());
        if let (Some(name), '.') = (name, dot.as_char()) {
            found.push((location, name.value(), of_self(arguments.stream())));
        }
    }
}

/// Every `form.call("name", ...body.field...)`, and what stands behind calls that say more of the part.
fn parts(tokens: TokenStream, found: &mut BTreeMap<String, String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for place in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[place] {
            parts(group.stream(), found);
        }
        if !matches!(&tokens[place], TokenTree::Ident(form) if form == "form") {
            continue;
        }
        let mut chain = &tokens[place + 1..];
        while let [
            TokenTree::Punct(_),
            TokenTree::Ident(call),
            TokenTree::Group(arguments),
            rest @ ..,
        ] = chain
        {
            chain = rest;
            let mut inner = arguments.stream().into_iter();
            let name = inner
                .next()
                .and_then(|token| syn::parse2::<syn::LitStr>(token.to_token_stream()).ok());
            if let Some(name) = name.filter(|_| SAYS_MORE.iter().all(|more| call != more)) {
                found.insert(letters(&name.value()), name.value());
                if let Some(field) = of_body(arguments.stream()) {
                    found.insert(field, name.value());
                }
            }
        }
    }
}

/// The calls that say more of a part before it is named.
const SAYS_MORE: [&str; 2] = ["typed", "headed"];

/// A name as far as conversions leave it, marked so that no field has it.
fn letters(name: &str) -> String {
    let letters: String = name
        .trim_start_matches("r#")
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    format!("~{}", letters.to_lowercase())
}

/// The first `body.field`.
fn of_body(tokens: TokenStream) -> Option<String> {
    after(tokens, "body")
}

/// The first `self.field`.
fn of_self(tokens: TokenStream) -> Option<String> {
    after(tokens, "self")
}

/// The field that is read from some value first.
fn after(tokens: TokenStream, value: &str) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let direct = tokens.windows(3).find_map(|three| match three {
        [TokenTree::Ident(found), TokenTree::Punct(dot), TokenTree::Ident(field)]
            if found == value && dot.as_char() == '.' =>
        {
            Some(field.to_string())
        }
        _ => None,
    });
    let mut groups = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    direct.or_else(|| groups.find_map(|group| after(group, value)))
}

fn first_word(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    })
}

/// The last word outside of angle brackets: the name of the type that a path leads to.
fn last_word(tokens: TokenStream) -> Option<String> {
    let outside = tokens
        .into_iter()
        .take_while(|token| !matches!(token, TokenTree::Punct(mark) if mark.as_char() == '<'));
    let words = outside.filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    });
    words.last()
}
