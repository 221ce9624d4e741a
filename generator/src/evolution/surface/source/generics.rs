//! Generic parameters, which are known by their places, and bounds, which have no order.

use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Token, TypeParamBound, WherePredicate};

use super::shape::{Piece, Shape, joined};
use super::types::{expression, path_shape, type_shape};

/// The names of generic parameters, and what they are called in facts.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    names: Vec<(String, String)>,
    types: usize,
    lifetimes: usize,
}

impl Scope {
    /// Adds a lifetime.
    pub(super) fn add_lifetime(&mut self, name: &str) {
        let letter = u32::try_from(self.lifetimes)
            .ok()
            .and_then(|place| char::from_u32(97 + place));
        self.names
            .push((format!("'{name}"), format!("'{}", letter.unwrap_or('a'))));
        self.lifetimes += 1;
    }

    /// Adds a type or a constant.
    pub(super) fn add_type(&mut self, name: &str) {
        self.names.push((name.to_owned(), format!("T{}", self.types)));
        self.types += 1;
    }

    /// Passes over the place of a type.
    pub(super) fn skip_type(&mut self) {
        self.types += 1;
    }

    /// Adds all of a list that are not there yet.
    pub(super) fn add(&mut self, generics: &Generics) {
        for parameter in &generics.params {
            match parameter {
                GenericParam::Lifetime(lifetime) => {
                    let name = lifetime.lifetime.ident.to_string();
                    if self.get(&format!("'{name}")).is_none() {
                        self.add_lifetime(&name);
                    }
                }
                GenericParam::Type(parameter) => self.add_new_type(&parameter.ident.to_string()),
                GenericParam::Const(parameter) => self.add_new_type(&parameter.ident.to_string()),
            }
        }
    }

    fn add_new_type(&mut self, name: &str) {
        if self.get(name).is_none() {
            self.add_type(name);
        }
    }

    /// What a parameter is called in facts.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.names.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, place)| place.as_str())
    }

    /// What a lifetime is called.
    pub(super) fn lifetime(&self, name: &str) -> String {
        let name = format!("'{name}");
        self.get(&name).map_or(name.clone(), str::to_owned)
    }
}

/// The parameters of an item with their bounds and defaults, `<T0: Clone, T1 = Async>`, and the bounds of other types,
/// ` where ...`.
pub(super) fn generics_shape(generics: &Generics, scope: &Scope, outer: Vec<Shape>) -> (Shape, Shape) {
    let mut others = outer;
    let mut parameters: Vec<(String, Vec<Shape>, Shape, Shape)> = Vec::new();
    for parameter in &generics.params {
        parameters.push(match parameter {
            GenericParam::Lifetime(lifetime) => {
                let bounds = lifetime.bounds.iter();
                let bounds = bounds.map(|bound| vec![Piece::Text(scope.lifetime(&bound.ident.to_string()))]);
                let name = scope.lifetime(&lifetime.lifetime.ident.to_string());
                (name, bounds.collect(), Shape::new(), Shape::new())
            }
            GenericParam::Type(parameter) => {
                let default = parameter
                    .default
                    .as_ref()
                    .map(|(_, default)| type_shape(default, scope));
                let name = scope.get(&parameter.ident.to_string()).unwrap_or_default().to_owned();
                (
                    name,
                    bounds(&parameter.bounds, scope),
                    default.unwrap_or_default(),
                    Shape::new(),
                )
            }
            GenericParam::Const(parameter) => {
                let default = parameter.default.as_ref();
                let default = default.map(|(_, value)| vec![Piece::Text(expression(value, scope))]);
                let name = scope.get(&parameter.ident.to_string()).unwrap_or_default().to_owned();
                let kind = type_shape(&parameter.ty, scope);
                (name, Vec::new(), default.unwrap_or_default(), kind)
            }
        });
    }
    for (name, bounds, shape) in where_clause(generics, scope) {
        let own = parameters
            .iter_mut()
            .find(|parameter| Some(&parameter.0) == name.as_ref());
        match own {
            Some(parameter) => parameter.1.extend(bounds),
            None => others.push(bounded(shape, bounds)),
        }
    }
    let parameters = parameters.into_iter().map(|(name, bounds, default, kind)| {
        let mut shape = match kind.is_empty() {
            true => bounded(vec![Piece::Text(name)], bounds),
            false => [vec![Piece::Text(format!("const {name}: "))], kind].concat(),
        };
        if !default.is_empty() {
            shape.push(Piece::Word(" = "));
            shape.extend(default);
        }
        shape
    });
    (bracketed(parameters.collect()), where_shape(others))
}

/// What an implementation asks of its parameters, and of other types.
pub(super) fn predicates(generics: &Generics, scope: &Scope) -> Vec<Shape> {
    let mut found: Vec<(Shape, String, Vec<Shape>)> = Vec::new();
    let mut others = Vec::new();
    for parameter in &generics.params {
        if let GenericParam::Type(parameter) = parameter {
            let name = scope.get(&parameter.ident.to_string()).unwrap_or_default().to_owned();
            let shape = vec![Piece::Text(name.clone())];
            found.push((shape, name, bounds(&parameter.bounds, scope)));
        }
    }
    for (name, bounds, shape) in where_clause(generics, scope) {
        match found.iter_mut().find(|known| Some(&known.1) == name.as_ref()) {
            Some(known) => known.2.extend(bounds),
            None => others.push(bounded(shape, bounds)),
        }
    }
    let limited = found.into_iter().filter(|(_, _, bounds)| !bounds.is_empty());
    others.extend(limited.map(|(shape, _, bounds)| bounded(shape, bounds)));
    others
}

/// ` where ...`, or nothing.
pub(super) fn where_shape(predicates: Vec<Shape>) -> Shape {
    match predicates.is_empty() {
        true => Shape::new(),
        false => vec![Piece::Word(" where "), Piece::Unordered(", ", predicates)],
    }
}

fn bracketed(parameters: Vec<Shape>) -> Shape {
    match parameters.is_empty() {
        true => Shape::new(),
        false => [vec![Piece::Word("<")], joined(parameters, ", "), vec![Piece::Word(">")]].concat(),
    }
}

/// Each line of a `where` clause: the parameter that it is about, the bounds, and the type that it is about.
fn where_clause(generics: &Generics, scope: &Scope) -> Vec<(Option<String>, Vec<Shape>, Shape)> {
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    predicates
        .filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) => {
                let mut inner = scope.clone();
                for parameter in predicate.lifetimes.iter().flat_map(|lifetimes| &lifetimes.lifetimes) {
                    if let GenericParam::Lifetime(lifetime) = parameter {
                        inner.add_lifetime(&lifetime.lifetime.ident.to_string());
                    }
                }
                let shape = type_shape(&predicate.bounded_ty, &inner);
                let name = match shape.as_slice() {
                    [Piece::Text(name)] => Some(name.clone()),
                    _ => None,
                };
                Some((name, bounds(&predicate.bounds, &inner), shape))
            }
            WherePredicate::Lifetime(predicate) => {
                let name = scope.lifetime(&predicate.lifetime.ident.to_string());
                let bounds = predicate.bounds.iter();
                let bounds = bounds.map(|bound| vec![Piece::Text(scope.lifetime(&bound.ident.to_string()))]);
                Some((Some(name.clone()), bounds.collect(), vec![Piece::Text(name)]))
            }
            _ => None,
        })
        .collect()
}

fn bounded(mut shape: Shape, bounds: Vec<Shape>) -> Shape {
    if !bounds.is_empty() {
        shape.push(Piece::Word(": "));
        shape.push(Piece::Unordered(" + ", bounds));
    }
    shape
}

/// Bounds, each a shape.
pub(super) fn bounds(bounds: &Punctuated<TypeParamBound, Token![+]>, scope: &Scope) -> Vec<Shape> {
    let shapes = bounds.iter().map(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => vec![Piece::Text(scope.lifetime(&lifetime.ident.to_string()))],
        TypeParamBound::Trait(bound) => {
            let mut inner = scope.clone();
            for parameter in bound.lifetimes.iter().flat_map(|lifetimes| &lifetimes.lifetimes) {
                if let GenericParam::Lifetime(lifetime) = parameter {
                    inner.add_lifetime(&lifetime.lifetime.ident.to_string());
                }
            }
            let mut shape = path_shape(&bound.path, &inner);
            if bound.maybe.is_some() {
                shape.insert(0, Piece::Word("?"));
            }
            shape
        }
        _ => Shape::new(),
    });
    shapes.filter(|shape| !shape.is_empty()).collect()
}
