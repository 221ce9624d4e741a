//! Implementations.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{GenericArgument, GenericParam, Generics, ImplItem, ItemImpl, Path, PathArguments, Type};

use super::super::macros::Macros;
use super::condition::Gate;
use super::generics::{Scope, predicates};
use super::marks::marks;
use super::member::{constant, function, is_public, plain, sorted_out};
use super::raw::{Member, MemberKind, RawImpl, RawTraitUse, complete};
use super::shape::{Piece, Shape};
use super::types::{path_shape, type_shape};

/// Reads an implementation.
pub(super) fn implementation(item: &ItemImpl, macros: &Macros<'_>) -> Option<RawImpl> {
    let base = base(&item.self_ty);
    let scope = scope(&item.generics, base);
    let predicates = predicates(&item.generics, &scope);
    let of_trait = match &item.trait_ {
        Some((path, _)) => Some(trait_use(path, item, &scope)?),
        None => None,
    };
    let outer = match of_trait {
        Some(_) => Vec::new(),
        None => predicates.clone(),
    };
    let mut members = Vec::new();
    let mut absent = Vec::new();
    for found in &item.items {
        add(found, &scope, &outer, macros, &mut members, &mut absent);
    }
    complete(&mut members, &absent);
    Some(RawImpl {
        base: base.map(segments),
        of: type_shape(&item.self_ty, &scope),
        of_trait,
        predicates,
        members,
    })
}

/// The path of a type, or of what it refers to.
fn base(found: &Type) -> Option<&Path> {
    match found {
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        Type::Reference(reference) => base(&reference.elem),
        Type::Group(group) => base(&group.elem),
        Type::Paren(paren) => base(&paren.elem),
        _ => None,
    }
}

fn segments(path: &Path) -> Vec<String> {
    let start = path.leading_colon.map(|_| String::new());
    let names = path.segments.iter().map(|segment| plain(&segment.ident));
    start.into_iter().chain(names).collect()
}

/// Parameters are called after their places in the type, where they stand there.
fn scope(generics: &Generics, base: Option<&Path>) -> Scope {
    let declared: Vec<String> = generics.params.iter().map(name).collect();
    let mut scope = Scope::default();
    let last = base.and_then(|path| path.segments.last());
    if let Some(PathArguments::AngleBracketed(brackets)) = last.map(|segment| &segment.arguments) {
        for argument in &brackets.args {
            match argument {
                GenericArgument::Lifetime(lifetime) if lifetime.ident != "_" && lifetime.ident != "static" => {
                    scope.add_lifetime(&lifetime.ident.to_string());
                }
                GenericArgument::Type(Type::Path(path)) => {
                    let ident = path.path.get_ident().map(ToString::to_string);
                    match ident.filter(|ident| declared.contains(ident) && scope.get(ident).is_none()) {
                        Some(ident) => scope.add_type(&ident),
                        None => scope.skip_type(),
                    }
                }
                GenericArgument::Type(_) | GenericArgument::Const(_) => scope.skip_type(),
                _ => {}
            }
        }
    }
    scope.add(generics);
    scope
}

fn name(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(lifetime) => format!("'{}", lifetime.lifetime.ident),
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

fn trait_use(path: &Path, item: &ItemImpl, scope: &Scope) -> Option<RawTraitUse> {
    let shape = path_shape(path, scope);
    let Some(Piece::Path(found)) = shape.into_iter().next() else {
        return None;
    };
    let mut mentioned = Vec::new();
    for argument in &found.arguments {
        paths(argument, &mut mentioned);
    }
    Some(RawTraitUse {
        path: found.path,
        arguments: found.arguments,
        mentioned,
        is_negative: item.modifiers.polarity.is_some(),
    })
}

/// The paths that stand in a shape.
pub(in super::super) fn paths(shape: &Shape, found: &mut Vec<Vec<String>>) {
    for piece in shape {
        match piece {
            Piece::Path(path) => {
                found.push(path.path.clone());
                for shape in path.arguments.iter().chain(&path.bindings) {
                    paths(shape, found);
                }
            }
            Piece::Unordered(_, parts) => parts.iter().for_each(|part| paths(part, found)),
            Piece::Word(_) | Piece::Text(_) => {}
        }
    }
}

fn add(
    item: &ImplItem,
    scope: &Scope,
    outer: &[Shape],
    macros: &Macros<'_>,
    members: &mut Vec<Member>,
    absent: &mut Vec<(String, Gate)>,
) {
    let (attributes, name, public, kind, text) = match item {
        ImplItem::Fn(item) => {
            let text = function(&item.sig, scope, outer.to_vec());
            (
                &item.attrs,
                &item.sig.ident,
                is_public(&item.vis),
                MemberKind::Function,
                text,
            )
        }
        ImplItem::Const(item) => {
            let text = [constant(&item.ty, scope), other_name(&item.expr)].concat();
            (
                &item.attrs,
                &item.ident,
                is_public(&item.vis),
                MemberKind::Constant,
                text,
            )
        }
        ImplItem::Type(item) => {
            let mut inner = scope.clone();
            inner.add(&item.generics);
            let text = type_shape(&item.ty, &inner);
            (&item.attrs, &item.ident, false, MemberKind::Type, text)
        }
        ImplItem::Macro(item) => {
            let Ok(marks) = marks(&item.attrs) else { return };
            for (found, gate) in expanded(&item.mac, macros) {
                let before = members.len();
                add(&found, scope, outer, macros, members, absent);
                for member in members.iter_mut().skip(before) {
                    member.marks.gate.extend(marks.gate.iter().chain(&gate).cloned());
                }
            }
            return;
        }
        _ => return,
    };
    let name = plain(name);
    let member = sorted_out(marks(attributes), &name.clone(), absent, |marks| Member {
        name,
        kind,
        public,
        marks,
        text,
    });
    members.extend(member);
}

/// What a constant is another name of, where that is a part of its own type: a variant.
fn other_name(value: &syn::Expr) -> Shape {
    let syn::Expr::Path(path) = value else {
        return Shape::new();
    };
    let segments: Vec<String> = path.path.segments.iter().map(|segment| plain(&segment.ident)).collect();
    match segments.as_slice() {
        [itself, name] if itself == "Self" => vec![Piece::Text(format!(" = {name}"))],
        _ => Shape::new(),
    }
}

/// The items that a use of a macro inside of an implementation writes; uses in them are left out.
fn expanded(used: &syn::Macro, macros: &Macros<'_>) -> Vec<(ImplItem, Gate)> {
    let Some((tokens, gate)) = macros.expand(used) else {
        return Vec::new();
    };
    let word = |text: &str| TokenTree::Ident(Ident::new(text, Span::call_site()));
    let block = TokenTree::Group(Group::new(Delimiter::Brace, tokens));
    let tokens: TokenStream = [word("impl"), word("Of"), block].into_iter().collect();
    let items = syn::parse2::<ItemImpl>(tokens)
        .map(|item| item.items)
        .unwrap_or_default();
    let items = items.into_iter().filter(|item| !matches!(item, ImplItem::Macro(_)));
    items.map(|item| (item, gate.clone())).collect()
}
