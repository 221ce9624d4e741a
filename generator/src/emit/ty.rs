//! Uses of types: as they are stored, and as arguments take them.

use super::file::File;
use super::ident::Ident;
use super::tokens::{TokenStream, quote};
use crate::model::{Api, Field, FloatType, IntegerType, Presence, TypeDef, TypeKind, TypeRef};
use crate::options::DateTimeCrate;

/// A type as a field stores it, without the `Option` of its presence.
pub(super) fn stored(file: &mut File<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Bool => quote!(bool),
        TypeRef::Integer(integer) => integer_type(*integer),
        TypeRef::Float(FloatType::F32) => quote!(f32),
        TypeRef::Float(FloatType::F64) => quote!(f64),
        TypeRef::String => quote!(String),
        TypeRef::Number => file.runtime("Number"),
        TypeRef::Null => quote!(()),
        TypeRef::Json => file.runtime("Json"),
        TypeRef::Base64 => file.runtime("Base64Bytes"),
        TypeRef::Binary => file.runtime("RequestBody"),
        TypeRef::Uuid => file.name("uuid", "Uuid"),
        TypeRef::Ipv4 => file.name("std::net", "Ipv4Addr"),
        TypeRef::Ipv6 => file.name("std::net", "Ipv6Addr"),
        TypeRef::DateTime => date_time(file, "DateTime"),
        TypeRef::Date => date_time(file, "Date"),
        TypeRef::List(item) => {
            let item = self::item(file, item);
            quote!(Vec<#item>)
        }
        TypeRef::Map(key, value) => {
            let map = file.name("std::collections", "BTreeMap");
            let (key, value) = (stored(file, key), stored(file, value));
            quote!(#map<#key, #value>)
        }
        TypeRef::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| stored(file, item)).collect();
            quote!((#(#items,)*))
        }
        TypeRef::OpenTuple(tuple) => {
            let open_tuple = file.runtime("OpenTuple");
            let first: Vec<_> = tuple.first.iter().map(|item| stored(file, item)).collect();
            let optional: Vec<_> = tuple.optional.iter().map(|item| stored(file, item)).collect();
            let rest = stored(file, &tuple.rest);
            quote!(#open_tuple<(#(#first,)*), (#(Option<#optional>,)*), #rest>)
        }
        TypeRef::Never => file.runtime("Never"),
        TypeRef::Nullable(inner) => {
            let inner = stored(file, inner);
            quote!(Option<#inner>)
        }
        TypeRef::Boxed(inner) => {
            let inner = stored(file, inner);
            quote!(Box<#inner>)
        }
        TypeRef::Secret(inner) => {
            let secret = file.runtime("Secret");
            let inner = stored(file, inner);
            quote!(#secret<#inner>)
        }
        TypeRef::Named(id) => file.named(*id),
    }
}

/// The type of the items of a list: files where they are bytes, for those are parts of a multipart body.
fn item(file: &mut File<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Binary => file.runtime("FilePart"),
        _ => stored(file, ty),
    }
}

/// A type as a field stores it, with what its presence asks for.
pub(super) fn present(file: &mut File<'_>, ty: &TypeRef, presence: Presence) -> TokenStream {
    let inner = stored(file, ty);
    with_presence(file, inner, presence)
}

fn with_presence(file: &mut File<'_>, inner: TokenStream, presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => inner,
        Presence::Nullable | Presence::Optional => quote!(Option<#inner>),
        Presence::OptionalNullable => {
            let field = file.runtime("Field");
            quote!(#field<#inner>)
        }
    }
}

/// The type of a struct's field: a file where it holds bytes as they are, for those are parts of a multipart body.
pub(super) fn field(file: &mut File<'_>, field: &Field) -> TokenStream {
    let inner = match file_shape(file.api, &field.ty) {
        Some(FileShape::One) => file.runtime("FilePart"),
        Some(FileShape::List) => {
            let part = file.runtime("FilePart");
            quote!(Vec<#part>)
        }
        None => stored(file, &field.ty),
    };
    with_presence(file, inner, field.presence)
}

/// What a method takes for a field that the constructor of the body converts.
pub(super) fn field_taken(file: &mut File<'_>, field: &Field, name: TokenStream) -> TokenStream {
    match unaliased(file.api, &field.ty) {
        // The constructor makes the secret, and its file imports the name.
        TypeRef::Secret(inner) => argument(file, &inner.clone(), name).0,
        _ => field_argument(file, field, name).0,
    }
}

/// What a constructor or setter takes for a field, and the expression of the stored value, without its presence.
pub(super) fn field_argument(file: &mut File<'_>, field: &Field, name: TokenStream) -> (TokenStream, TokenStream) {
    match file_shape(file.api, &field.ty) {
        Some(FileShape::One) => {
            let part = file.runtime("FilePart");
            (quote!(impl Into<#part>), quote!(#name.into()))
        }
        Some(FileShape::List) => {
            let part = file.runtime("FilePart");
            (
                quote!(impl IntoIterator<Item = impl Into<#part>>),
                quote!(#name.into_iter().map(Into::into).collect()),
            )
        }
        None => argument(file, &field.ty, name),
    }
}

/// The type behind aliases and boxes.
pub(super) fn resolve<'t>(api: &'t Api, ty: &'t TypeRef) -> &'t TypeRef {
    match ty {
        TypeRef::Boxed(inner) => resolve(api, inner),
        TypeRef::Named(id) => match &api.types[*id].kind {
            TypeKind::Alias(target) => resolve(api, target),
            _ => ty,
        },
        _ => ty,
    }
}

/// How a field holds files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileShape {
    /// One file.
    One,
    /// A list of files.
    List,
}

/// Whether a type of a field stands for files.
pub(super) fn file_shape(api: &Api, ty: &TypeRef) -> Option<FileShape> {
    match resolve(api, ty) {
        TypeRef::Binary => Some(FileShape::One),
        TypeRef::List(item) if *resolve(api, item) == TypeRef::Binary => Some(FileShape::List),
        _ => None,
    }
}

/// The tokens of an integer type.
pub(super) fn integer_type(ty: IntegerType) -> TokenStream {
    match ty {
        IntegerType::I8 => quote!(i8),
        IntegerType::I16 => quote!(i16),
        IntegerType::I32 => quote!(i32),
        IntegerType::I64 => quote!(i64),
        IntegerType::U8 => quote!(u8),
        IntegerType::U16 => quote!(u16),
        IntegerType::U32 => quote!(u32),
        IntegerType::U64 => quote!(u64),
    }
}

/// The type that stands for a point in time or a date; the runtime has it under one name for every crate.
fn date_time(file: &mut File<'_>, name: &str) -> TokenStream {
    match file.options.date_time {
        DateTimeCrate::Text => quote!(String),
        DateTimeCrate::Jiff | DateTimeCrate::Time | DateTimeCrate::Chrono => file.runtime(name),
    }
}

/// What a setter takes for a value of a type, and the expression of the stored value.
pub(super) fn argument(file: &mut File<'_>, ty: &TypeRef, name: TokenStream) -> (TokenStream, TokenStream) {
    match ty {
        TypeRef::Secret(inner) => {
            let (taken, value) = argument(file, inner, name);
            let secret = file.runtime("Secret");
            (taken, quote!(#secret::new(#value)))
        }
        TypeRef::Boxed(inner) => {
            let (taken, value) = argument(file, inner, name);
            (taken, quote!(Box::new(#value)))
        }
        TypeRef::Named(id) => match &file.api.types[*id] {
            TypeDef {
                kind: TypeKind::Alias(target),
                ..
            } => match resolve(file.api, target) {
                TypeRef::List(_) | TypeRef::Map(..) | TypeRef::Secret(_) => argument(file, target, name),
                target if is_converted(file.api, target) => into(file, ty, name),
                _ => (stored(file, ty), name),
            },
            _ if is_converted(file.api, ty) => into(file, ty, name),
            _ => (stored(file, ty), name),
        },
        _ if is_converted(file.api, ty) => into(file, ty, name),
        // Nothing says what an empty list would be converted from.
        TypeRef::List(item) if **item == TypeRef::Never => (stored(file, ty), name),
        TypeRef::List(item) => {
            let item = self::item(file, item);
            (
                quote!(impl IntoIterator<Item = impl Into<#item>>),
                quote!(#name.into_iter().map(Into::into).collect()),
            )
        }
        TypeRef::Map(key, value) => {
            let (key, value) = (stored(file, key), stored(file, value));
            (
                quote!(impl IntoIterator<Item = (impl Into<#key>, impl Into<#value>)>),
                quote!(#name.into_iter().map(|(key, value)| (key.into(), value.into())).collect()),
            )
        }
        _ => (stored(file, ty), name),
    }
}

/// Whether a value of a type is taken as whatever converts to it.
fn is_converted(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::String | TypeRef::Binary | TypeRef::Base64 | TypeRef::DateTime | TypeRef::Date => true,
        TypeRef::Named(id) => matches!(api.types[*id].kind, TypeKind::Newtype(_) | TypeKind::Union(_)),
        _ => false,
    }
}

/// What a setter does with its argument.
pub(super) struct Setter {
    /// What it takes.
    pub(super) taken: TokenStream,
    /// The statement that collects a list or a map, where the value would be hard to read otherwise.
    pub(super) collected: Option<TokenStream>,
    /// The expression of the stored value.
    pub(super) value: TokenStream,
}

/// A setter of a field or parameter that stores `wrap` of the value.
pub(super) fn setter(
    file: &mut File<'_>,
    ty: &TypeRef,
    name: &Ident,
    wrap: impl FnOnce(TokenStream) -> TokenStream,
) -> Setter {
    /// The longest name of a list that is collected where it is stored.
    const SHORT: usize = 12;
    let (secret, inner) = match unaliased(file.api, ty) {
        TypeRef::Secret(inner) => (true, unaliased(file.api, inner).clone()),
        other => (false, other.clone()),
    };
    let binds = match inner {
        TypeRef::List(ref item) if **item == TypeRef::Never => false,
        TypeRef::List(_) => secret || name.to_string().len() > SHORT,
        TypeRef::Map(..) => true,
        _ => false,
    };
    if !binds {
        let (taken, value) = argument(file, ty, quote!(#name));
        return Setter {
            taken,
            collected: None,
            value: wrap(value),
        };
    }
    let (taken, value) = argument(file, &inner, quote!(#name));
    let stored = if secret {
        let secret = file.runtime("Secret");
        quote!(#secret::new(#name))
    } else {
        quote!(#name)
    };
    Setter {
        taken,
        collected: Some(quote!(let #name = #value;)),
        value: wrap(stored),
    }
}

/// The type behind aliases alone.
fn unaliased<'t>(api: &'t Api, ty: &'t TypeRef) -> &'t TypeRef {
    match ty {
        TypeRef::Named(id) => match &api.types[*id].kind {
            TypeKind::Alias(target) => unaliased(api, target),
            _ => ty,
        },
        _ => ty,
    }
}

/// `impl Into<T>`, and `.into()`.
fn into(file: &mut File<'_>, ty: &TypeRef, name: TokenStream) -> (TokenStream, TokenStream) {
    let stored = stored(file, ty);
    (quote!(impl Into<#stored>), quote!(#name.into()))
}

/// A type as text, as the tables of the runtime's macros hold it.
pub(super) fn text(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "").replace(",)", ")").replace(',', ", ")
}
