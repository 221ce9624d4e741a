//! What items have inside: fields, variants, methods.

use syn::{Field, Fields, FnArg, Generics, ReceiverKind, Safety, Signature, TraitItem, Variant, Visibility};

use super::condition::{Condition, Gate};
use super::generics::{Scope, bounds, generics_shape};
use super::marks::{Marks, marks};
use super::raw::{Member, MemberKind, Reach};
use super::shape::{Piece, Shape};
use super::types::{around, expression, list, output, type_shape};

/// Whether everyone sees it.
pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Who sees an item.
pub(super) fn reach(visibility: &Visibility) -> Reach {
    match visibility {
        Visibility::Public(_) => Reach::Everyone,
        Visibility::Restricted(_) => Reach::Crate,
        Visibility::Inherited => Reach::Module,
    }
}

/// The fields of a struct or of a variant; those of a variant are as public as it is.
pub(super) fn fields(found: &Fields, scope: &Scope, prefix: &str, are_public: bool) -> Vec<Member> {
    let each = found.iter().enumerate();
    each.filter_map(|(place, field)| self::field(field, place, scope, prefix, are_public))
        .collect()
}

fn field(field: &Field, place: usize, scope: &Scope, prefix: &str, is_public: bool) -> Option<Member> {
    let name = field.ident.as_ref().map_or(place.to_string(), plain);
    Some(Member {
        name: format!("{prefix}{name}"),
        kind: MemberKind::Field,
        public: is_public || self::is_public(&field.vis),
        marks: marks(&field.attrs).ok()?,
        text: type_shape(&field.ty, scope),
    })
}

/// A variant, and the fields of one with names.
pub(super) fn variant(found: &Variant, scope: &Scope) -> Vec<Member> {
    let Ok(marks) = marks(&found.attrs) else {
        return Vec::new();
    };
    let name = plain(&found.ident);
    let mut word = "variant".to_owned();
    if marks.non_exhaustive {
        word.push_str(" non_exhaustive");
    }
    let mut text = vec![Piece::Text(word)];
    let mut members = Vec::new();
    match &found.fields {
        Fields::Unnamed(fields) => {
            let fields = fields.unnamed.iter().map(|field| type_shape(&field.ty, scope));
            text.extend(around("(", list(fields), ")"));
        }
        Fields::Named(_) => {
            text.push(Piece::Word(" {}"));
            members = fields(&found.fields, scope, &format!("{name}::"), true);
        }
        Fields::Unit => {}
    }
    if let Some((_, value)) = &found.discriminant {
        text.push(Piece::Text(format!(" = {}", expression(value, scope))));
    }
    members.insert(
        0,
        Member {
            name,
            kind: MemberKind::Variant,
            public: true,
            marks,
            text,
        },
    );
    members
}

/// A function: what it takes and gives. `outer` is what its implementation asks.
pub(super) fn function(signature: &Signature, scope: &Scope, outer: Vec<Shape>) -> Shape {
    let mut scope = scope.clone();
    scope.add(&signature.generics);
    let mut words = String::new();
    let is_unsafe = matches!(signature.safety, Safety::Unsafe(_));
    for (word, holds) in [
        ("const ", signature.constness.is_some()),
        ("async ", signature.asyncness.is_some()),
        ("unsafe ", is_unsafe),
        ("extern ", signature.abi.is_some()),
    ] {
        words.push_str(if holds { word } else { "" });
    }
    let (generics, conditions) = generics_shape(&signature.generics, &scope, outer);
    let mut inputs: Vec<Shape> = signature
        .inputs
        .iter()
        .map(|input| self::input(input, &scope))
        .collect();
    if signature.variadic.is_some() {
        inputs.push(vec![Piece::Word("...")]);
    }
    let inputs = around("(", list(inputs.into_iter()), ")");
    [
        vec![Piece::Text(words)],
        generics,
        inputs,
        output(&signature.output, &scope),
        conditions,
    ]
    .concat()
}

fn input(input: &FnArg, scope: &Scope) -> Shape {
    let receiver = match input {
        FnArg::Typed(typed) => return type_shape(&typed.ty, scope),
        FnArg::Receiver(receiver) => receiver,
    };
    match &receiver.kind {
        ReceiverKind::Value => vec![Piece::Word("self")],
        ReceiverKind::Reference(_, lifetime, mutability) => {
            let lifetime = lifetime.as_ref().map(|lifetime| lifetime.ident.to_string());
            let lifetime = lifetime
                .filter(|name| name != "_")
                .map(|name| scope.lifetime(&name) + " ");
            let mutable = if mutability.is_some() { "mut " } else { "" };
            vec![Piece::Text(format!("&{}{mutable}self", lifetime.unwrap_or_default()))]
        }
        ReceiverKind::Typed(_, found) => around("self: ", type_shape(found, scope), ""),
        _ => vec![Piece::Word("self")],
    }
}

/// An item of a trait.
pub(super) fn trait_member(item: &TraitItem, scope: &Scope) -> Option<Member> {
    let provided = |has_default: bool| Piece::Word(if has_default { "provided " } else { "" });
    let (attributes, name, kind, text) = match item {
        TraitItem::Fn(item) => {
            let text = [
                vec![provided(item.default.is_some())],
                function(&item.sig, scope, Vec::new()),
            ]
            .concat();
            (&item.attrs, &item.sig.ident, MemberKind::Function, text)
        }
        TraitItem::Const(item) => {
            let text = [vec![provided(item.default.is_some())], constant(&item.ty, scope)].concat();
            (&item.attrs, &item.ident, MemberKind::Constant, text)
        }
        TraitItem::Type(item) => {
            let mut scope = scope.clone();
            scope.add(&item.generics);
            let (generics, conditions) = generics_shape(&item.generics, &scope, Vec::new());
            let mut text = [vec![Piece::Word("type")], generics].concat();
            if !item.bounds.is_empty() {
                text.push(Piece::Word(": "));
                text.push(Piece::Unordered(" + ", bounds(&item.bounds, &scope)));
            }
            text.extend(conditions);
            if let Some((_, default)) = &item.default {
                text.extend(around(" = ", type_shape(default, &scope), ""));
            }
            (&item.attrs, &item.ident, MemberKind::Type, text)
        }
        _ => return None,
    };
    Some(Member {
        name: plain(name),
        kind,
        public: true,
        marks: marks(attributes).ok()?,
        text,
    })
}

/// A constant: its type.
pub(super) fn constant(found: &syn::Type, scope: &Scope) -> Shape {
    around("const: ", type_shape(found, scope), "")
}

/// A name as users write it; `r#` is only how it is told from a keyword.
pub(super) fn plain(name: &proc_macro2::Ident) -> String {
    let text = name.to_string();
    match text.strip_prefix("r#") {
        Some(word) => word.to_owned(),
        None => text,
    }
}

/// The parameters of a type, each with its default.
pub(super) fn parameters(generics: &Generics, scope: &Scope) -> Vec<(String, Shape)> {
    let types = generics.params.iter().map(|parameter| match parameter {
        syn::GenericParam::Type(parameter) => {
            let default = parameter.default.as_ref();
            (
                parameter.ident.to_string(),
                default.map(|(_, default)| type_shape(default, scope)),
            )
        }
        syn::GenericParam::Const(parameter) => (parameter.ident.to_string(), None),
        syn::GenericParam::Lifetime(lifetime) => (format!("'{}", lifetime.lifetime.ident), None),
    });
    types
        .map(|(name, default)| {
            let name = scope.get(&name).unwrap_or_default().to_owned();
            (name, default.unwrap_or_default())
        })
        .collect()
}

/// What is there, and what stands only without some features.
pub(super) fn sorted_out<T>(
    found: Result<Marks, Condition>,
    name: &str,
    absent: &mut Vec<(String, Gate)>,
    make: impl FnOnce(Marks) -> T,
) -> Option<T> {
    match found {
        Ok(marks) => Some(make(marks)),
        Err(condition) => {
            if let (Condition::Without(gate), false) = (condition, name.is_empty()) {
                absent.push((name.to_owned(), gate));
            }
            None
        }
    }
}
