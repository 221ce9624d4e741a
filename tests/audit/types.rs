//! Rust types as far as they matter for JSON.

use syn::{GenericArgument, PathArguments, Type};

/// What a Rust type is in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ty {
    /// Untyped JSON.
    Any,
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    /// A file in a multipart body.
    File,
    List(Box<Ty>),
    Map(Box<Ty>),
    Tuple(Vec<Ty>),
    /// May be `null` or missing.
    Optional(Box<Ty>),
    /// A type of the crate.
    Named(String),
}

/// Reads a type; `known` gives the name under which the crate has one, and takes `types::Name` for one of the types.
pub(crate) fn read(ty: &Type, known: &dyn Fn(&str) -> Option<String>) -> Ty {
    match ty {
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return Ty::Any;
            };
            let arguments: Vec<Ty> = match &last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    let types = arguments.args.iter().filter_map(|argument| match argument {
                        GenericArgument::Type(ty) => Some(read(ty, known)),
                        _ => None,
                    });
                    types.collect()
                }
                _ => Vec::new(),
            };
            let mut name = last.ident.to_string();
            if path.path.segments.iter().any(|segment| segment.ident == "types") {
                name.insert_str(0, "types::");
            }
            named(&name, arguments, known)
        }
        Type::Tuple(tuple) if tuple.elems.is_empty() => Ty::Null,
        Type::Tuple(tuple) => Ty::Tuple(tuple.elems.iter().map(|ty| read(ty, known)).collect()),
        Type::Array(array) => Ty::List(Box::new(read(&array.elem, known))),
        _ => Ty::Any,
    }
}

fn named(name: &str, mut arguments: Vec<Ty>, known: &dyn Fn(&str) -> Option<String>) -> Ty {
    if let Some(name) = known(name) {
        return Ty::Named(name);
    }
    if name == "OpenTuple" {
        // The elements that have a place of their own; `()` stands for none of them.
        arguments.pop();
        let placed = arguments.into_iter().flat_map(|part| match part {
            Ty::Tuple(elements) => elements,
            _ => Vec::new(),
        });
        return Ty::Tuple(placed.collect());
    }
    match (name, arguments.pop().map(Box::new)) {
        ("Option" | "Field", Some(inner)) => Ty::Optional(inner),
        ("Box" | "Arc" | "Secret", Some(inner)) => *inner,
        ("Vec" | "BTreeSet" | "HashSet", Some(inner)) => Ty::List(inner),
        ("BTreeMap" | "HashMap" | "IndexMap" | "Map", Some(value)) => Ty::Map(value),
        ("JsonObject", None) => Ty::Map(Box::new(Ty::Any)),
        ("Json" | "Value", None) => Ty::Any,
        ("bool", None) => Ty::Boolean,
        ("f32" | "f64" | "Number" | "Decimal" | "BigDecimal", None) => Ty::Number,
        ("BigInt" | "Integer", None) => Ty::Integer,
        ("FilePart", None) => Ty::File,
        (name, None) if is_integer(name) => Ty::Integer,
        // Whatever else the runtime has is written as a text: points in time, addresses, bytes, identifiers.
        _ => Ty::Text,
    }
}

fn is_integer(name: &str) -> bool {
    let digits = name.strip_prefix(['i', 'u']);
    digits.is_some_and(|digits| digits == "size" || digits.parse::<u16>().is_ok())
}
