//! Types, as shapes.

use syn::punctuated::Punctuated;
use syn::{
    Expr, GenericArgument, Lit, Path, PathArguments, PointerMutability, ReturnType, Token, Type, TypeParamBound,
};

use super::generics::{Scope, bounds};
use super::member::plain;
use super::shape::{PathUse, Piece, Shape, joined};

/// The shape of a type.
pub(super) fn type_shape(found: &Type, scope: &Scope) -> Shape {
    match found {
        Type::Group(group) => type_shape(&group.elem, scope),
        Type::Paren(paren) => type_shape(&paren.elem, scope),
        Type::Path(path) => match &path.qself {
            Some(qself) => qualified(&qself.ty, qself.position, &path.path, scope),
            None => path_shape(&path.path, scope),
        },
        Type::Reference(reference) => {
            let lifetime = reference.lifetime.as_ref().map(|lifetime| lifetime.ident.to_string());
            let lifetime = lifetime
                .filter(|name| name != "_")
                .map(|name| scope.lifetime(&name) + " ");
            let mutable = if reference.mutability.is_some() { "mut " } else { "" };
            let mut shape = vec![Piece::Text(format!("&{}{mutable}", lifetime.unwrap_or_default()))];
            shape.extend(type_shape(&reference.elem, scope));
            shape
        }
        Type::Slice(slice) => around("[", type_shape(&slice.elem, scope), "]"),
        Type::Array(array) => {
            let mut shape = around("[", type_shape(&array.elem, scope), "; ");
            shape.push(Piece::Text(expression(&array.len, scope) + "]"));
            shape
        }
        Type::Tuple(tuple) => around("(", list(tuple.elems.iter().map(|part| type_shape(part, scope))), ")"),
        Type::Ptr(pointer) => {
            let word = match pointer.mutability {
                PointerMutability::Mut(_) => "*mut ",
                PointerMutability::Const(_) => "*const ",
            };
            around(word, type_shape(&pointer.elem, scope), "")
        }
        Type::ImplTrait(bound) => bounded("impl ", &bound.bounds, scope),
        Type::TraitObject(bound) => bounded("dyn ", &bound.bounds, scope),
        Type::FnPtr(pointer) => {
            let unsafety = if pointer.unsafety.is_some() {
                "unsafe fn("
            } else {
                "fn("
            };
            let inputs = list(pointer.inputs.iter().map(|input| type_shape(&input.ty, scope)));
            [around(unsafety, inputs, ")"), output(&pointer.output, scope)].concat()
        }
        Type::Never(_) => vec![Piece::Word("!")],
        _ => vec![Piece::Word("_")],
    }
}

/// ` -> T`, or nothing where it is `()`.
pub(super) fn output(output: &ReturnType, scope: &Scope) -> Shape {
    match output {
        ReturnType::Type(_, found) => match &**found {
            Type::Tuple(tuple) if tuple.elems.is_empty() => Shape::new(),
            found => around(" -> ", type_shape(found, scope), ""),
        },
        ReturnType::Default => Shape::new(),
    }
}

/// The shape of a path to a type or a trait.
pub(super) fn path_shape(path: &Path, scope: &Scope) -> Shape {
    let Some(first) = path.segments.first() else {
        return Shape::new();
    };
    let name = plain(&first.ident);
    let parameter = scope.get(&name).map(str::to_owned);
    let parameter = parameter.or_else(|| (name == "Self").then(|| name.clone()));
    if let (Some(parameter), None) = (parameter, path.leading_colon) {
        let rest = path.segments.iter().skip(1).map(|segment| plain(&segment.ident));
        let text = std::iter::once(parameter).chain(rest).collect::<Vec<_>>().join("::");
        return vec![Piece::Text(text)];
    }
    let mut found = PathUse::default();
    if path.leading_colon.is_some() {
        found.path.push(String::new());
    }
    for segment in &path.segments {
        let is_closed = !found.arguments.is_empty() || !found.bindings.is_empty();
        match is_closed {
            true => found.rest.push(plain(&segment.ident)),
            false => found.path.push(plain(&segment.ident)),
        }
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(brackets) => {
                for argument in &brackets.args {
                    add_argument(&mut found, argument, scope);
                }
            }
            PathArguments::Parenthesized(function) => {
                let inputs = list(function.inputs.iter().map(|input| type_shape(&input.ty, scope)));
                let signature = [around("(", inputs, ")"), output(&function.output, scope)].concat();
                return [vec![Piece::Path(Box::new(found))], signature].concat();
            }
        }
    }
    vec![Piece::Path(Box::new(found))]
}

fn add_argument(found: &mut PathUse, argument: &GenericArgument, scope: &Scope) {
    match argument {
        GenericArgument::Lifetime(lifetime) if lifetime.ident == "_" => {}
        GenericArgument::Lifetime(lifetime) => {
            let name = scope.lifetime(&lifetime.ident.to_string());
            found.arguments.push(vec![Piece::Text(name)]);
        }
        GenericArgument::Type(argument) => found.arguments.push(type_shape(argument, scope)),
        GenericArgument::Const(value) => found.arguments.push(vec![Piece::Text(expression(value, scope))]),
        GenericArgument::AssocType(binding) => {
            let name = Piece::Text(format!("{} = ", binding.ident));
            found
                .bindings
                .push([vec![name], type_shape(&binding.ty, scope)].concat());
        }
        GenericArgument::Constraint(constraint) => {
            let name = Piece::Text(format!("{}: ", constraint.ident));
            let bounds = Piece::Unordered(" + ", bounds(&constraint.bounds, scope));
            found.bindings.push(vec![name, bounds]);
        }
        _ => {}
    }
}

/// `<T as Trait>::Name`.
fn qualified(of: &Type, position: usize, path: &Path, scope: &Scope) -> Shape {
    let mut shape = around("<", type_shape(of, scope), "");
    if position > 0 {
        let mut through = path.clone();
        through.segments = path.segments.iter().take(position).cloned().collect();
        shape.push(Piece::Word(" as "));
        shape.extend(path_shape(&through, scope));
    }
    shape.push(Piece::Word(">"));
    for segment in path.segments.iter().skip(position) {
        shape.push(Piece::Text(format!("::{}", segment.ident)));
    }
    shape
}

fn bounded(word: &'static str, found: &Punctuated<TypeParamBound, Token![+]>, scope: &Scope) -> Shape {
    vec![Piece::Word(word), Piece::Unordered(" + ", bounds(found, scope))]
}

/// A shape between two words.
pub(super) fn around(before: &'static str, shape: Shape, after: &'static str) -> Shape {
    let mut around = vec![Piece::Word(before)];
    around.extend(shape);
    if !after.is_empty() {
        around.push(Piece::Word(after));
    }
    around
}

/// Shapes between commas.
pub(super) fn list(parts: impl Iterator<Item = Shape>) -> Shape {
    joined(parts, ", ")
}

/// The text of a constant, where it is short.
pub(super) fn expression(value: &Expr, scope: &Scope) -> String {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Bool(truth) => truth.value.to_string(),
            Lit::Char(character) => format!("{:?}", character.value()),
            _ => "_".to_owned(),
        },
        Expr::Unary(unary) => format!("-{}", expression(&unary.expr, scope)),
        Expr::Path(path) => {
            let segments = path.path.segments.iter().map(|segment| plain(&segment.ident));
            let path = segments.collect::<Vec<_>>().join("::");
            scope.get(&path).map_or(path.clone(), str::to_owned)
        }
        Expr::Group(group) => expression(&group.expr, scope),
        Expr::Paren(paren) => expression(&paren.expr, scope),
        _ => "_".to_owned(),
    }
}
