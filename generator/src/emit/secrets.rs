//! The statements that keep the secrets of a request out of everything that is printed.

use std::collections::BTreeSet;

use super::file::File;
use super::ident::{Ident, ident};
use super::tokens::{Literal, TokenStream, quote};
use crate::model::{Api, Body, OpenTuple, Operation, Positional, Presence, Struct, TypeId, TypeKind, TypeRef, Union};

/// A statement or more for every parameter that is or holds a secret.
pub(super) fn of_parameters(file: &mut File<'_>, operation: &Operation) -> Vec<TokenStream> {
    let mut walk = Walk {
        file,
        within: Vec::new(),
    };
    let mut statements = Vec::new();
    for (place, parameter) in (0..).zip(&operation.parameters) {
        // Most hold none, which is found out by looking at each type once, and not on each way to it.
        if !holds_secret(walk.file.api, &parameter.ty, &mut BTreeSet::new()) {
            continue;
        }
        let name = ident(parameter.name.as_str());
        let presence = match parameter.presence {
            _ if operation.positional.contains(&Positional::Parameter(place)) => Presence::Required,
            Presence::OptionalNullable => Presence::OptionalNullable,
            _ => Presence::Optional,
        };
        statements.extend(walk.field(&quote!(self.#name), &name, &parameter.ty, presence));
    }
    statements
}

/// The same for a body, which is a field of the builder or, where it may be missing, a variable.
pub(super) fn of_body(file: &mut File<'_>, body: &Body) -> Option<TokenStream> {
    if !holds_secret(file.api, &body.ty, &mut BTreeSet::new()) {
        return None;
    }
    let name = ident(body.name.as_str());
    let place = if body.required {
        Place::field(&quote!(self.#name))
    } else {
        Place::variable(&name)
    };
    let mut walk = Walk {
        file,
        within: Vec::new(),
    };
    walk.value(&place, &body.ty)
}

/// A walk over the types that a request holds.
struct Walk<'f, 'a> {
    file: &'f mut File<'a>,
    /// The types around the place where the walk is.
    within: Vec<TypeId>,
}

impl Walk<'_, '_> {
    /// The statements for a place that may be empty.
    fn field(&mut self, place: &TokenStream, name: &Ident, ty: &TypeRef, presence: Presence) -> Option<TokenStream> {
        let optional = match presence {
            Presence::Required => return self.value(&Place::field(place), ty),
            Presence::OptionalNullable => quote!(#place.value()),
            Presence::Nullable | Presence::Optional => quote!(#place.as_ref()),
        };
        if self.is_secret(ty) {
            return Some(quote!(parts.secret(#optional);));
        }
        // `parts` is what the secrets are handed to.
        let name = if name.as_str() == "parts" {
            ident("value")
        } else {
            name.clone()
        };
        let statements = self.value(&Place::variable(&name), ty)?;
        let some = match presence {
            Presence::OptionalNullable => optional,
            _ => quote!(&#place),
        };
        Some(quote! {
            if let Some(#name) = #some {
                #statements
            }
        })
    }

    /// The statements for a value; `None` if it holds no secret.
    fn value(&mut self, place: &Place, ty: &TypeRef) -> Option<TokenStream> {
        if self.is_secret(ty) {
            let reference = &place.reference;
            return Some(quote!(parts.secret(Some(#reference));));
        }
        match ty {
            TypeRef::Boxed(inner) => self.value(&place.unboxed(), inner),
            TypeRef::Nullable(inner) => {
                let reference = &place.reference;
                let statements = self.value(&Place::variable(&ident("value")), inner)?;
                Some(quote!(if let Some(value) = #reference { #statements }))
            }
            TypeRef::List(item) => {
                let reference = &place.reference;
                let statements = self.value(&Place::variable(&ident("item")), item)?;
                Some(quote!(for item in #reference { #statements }))
            }
            TypeRef::Map(_, value) => {
                let owner = &place.owner;
                let statements = self.value(&Place::variable(&ident("value")), value)?;
                Some(quote!(for value in #owner.values() { #statements }))
            }
            TypeRef::Tuple(items) => {
                let owner = &place.owner;
                let statements: Vec<_> = (0..)
                    .zip(items)
                    .filter_map(|(number, item)| {
                        let number = Literal::integer(number);
                        self.value(&Place::field(&quote!(#owner.#number)), item)
                    })
                    .collect();
                (!statements.is_empty()).then(|| quote!(#(#statements)*))
            }
            TypeRef::OpenTuple(tuple) => self.open_tuple(place, tuple),
            TypeRef::Named(id) => self.named(place, *id),
            _ => None,
        }
    }

    /// The statements for a list whose first elements have types of their own.
    fn open_tuple(&mut self, place: &Place, tuple: &OpenTuple) -> Option<TokenStream> {
        let owner = &place.owner;
        let mut statements = Vec::new();
        for (number, item) in (0..).zip(&tuple.first) {
            let number = Literal::integer(number);
            statements.extend(self.value(&Place::field(&quote!(#owner.first.#number)), item));
        }
        for (number, item) in (0..).zip(&tuple.optional) {
            let number = Literal::integer(number);
            let inner = self.value(&Place::variable(&ident("value")), item);
            statements.extend(inner.map(|inner| quote!(if let Some(value) = &#owner.optional.#number { #inner })));
        }
        let rest = self.value(&Place::variable(&ident("item")), &tuple.rest);
        statements.extend(rest.map(|inner| quote!(for item in &#owner.rest { #inner })));
        (!statements.is_empty()).then(|| quote!(#(#statements)*))
    }

    /// The statements for a value of a type of the API.
    fn named(&mut self, place: &Place, id: TypeId) -> Option<TokenStream> {
        if self.within.contains(&id) {
            // The code would go on for ever; all texts of the inner value are kept out where one of them is a secret.
            let reference = &place.reference;
            return holds_secret(self.file.api, &TypeRef::Named(id), &mut BTreeSet::new())
                .then(|| quote!(parts.secret(Some(#reference));));
        }
        self.within.push(id);
        let api = self.file.api;
        let statements = match &api.types[id].kind {
            TypeKind::Alias(target) => self.value(place, target),
            TypeKind::Struct(shape) => self.structure(place, shape),
            TypeKind::Union(shape) => self.union(place, id, shape),
            TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_) | TypeKind::Custom(_) => None,
        };
        self.within.pop();
        statements
    }

    fn structure(&mut self, place: &Place, shape: &Struct) -> Option<TokenStream> {
        let owner = &place.owner;
        let mut statements: Vec<_> = shape
            .fields
            .iter()
            .filter_map(|field| {
                let name = ident(field.name.as_str());
                self.field(&quote!(#owner.#name), &name, &field.ty, field.presence)
            })
            .collect();
        if let Some(rest) = &shape.rest {
            let name = ident(rest.name.as_str());
            let inner = self.value(&Place::variable(&ident("value")), &rest.value);
            statements.extend(inner.map(|inner| quote!(for value in #owner.#name.values() { #inner })));
        }
        (!statements.is_empty()).then(|| quote!(#(#statements)*))
    }

    fn union(&mut self, place: &Place, id: TypeId, shape: &Union) -> Option<TokenStream> {
        let members: Vec<_> = shape
            .members
            .iter()
            .filter_map(|member| {
                let statements = self.value(&Place::variable(&ident("value")), &member.ty)?;
                Some((ident(member.name.as_str()), statements))
            })
            .collect();
        if members.is_empty() {
            return None;
        }
        let name = self.file.named(id);
        let reference = &place.reference;
        if let [(variant, statements)] = members.as_slice() {
            return Some(quote!(if let #name::#variant(value) = #reference { #statements }));
        }
        let others = (members.len() < shape.members.len() || !shape.is_closed).then(|| quote!(_ => {}));
        let arms = members
            .into_iter()
            .map(|(variant, statements)| quote!(#name::#variant(value) => { #statements }));
        Some(quote! {
            match #reference {
                #(#arms)*
                #others
            }
        })
    }

    fn is_secret(&self, ty: &TypeRef) -> bool {
        matches!(self.file.resolve(ty), TypeRef::Secret(_))
    }
}

/// How a value is reached.
struct Place {
    /// What stands before the dot of a field or method.
    owner: TokenStream,
    /// An expression for a reference to it.
    reference: TokenStream,
}

impl Place {
    fn field(place: &TokenStream) -> Self {
        Self {
            owner: place.clone(),
            reference: quote!(&#place),
        }
    }

    /// A variable that is a reference.
    fn variable(name: &Ident) -> Self {
        Self {
            owner: quote!(#name),
            reference: quote!(#name),
        }
    }

    /// What the box here holds.
    fn unboxed(&self) -> Self {
        let reference = &self.reference;
        Self {
            owner: self.owner.clone(),
            reference: quote!(&**#reference),
        }
    }
}

/// Whether a value of a type can hold a secret.
fn holds_secret(api: &Api, ty: &TypeRef, seen: &mut BTreeSet<TypeId>) -> bool {
    let mut holds = |ty: &TypeRef| holds_secret(api, ty, seen);
    match ty {
        TypeRef::Secret(_) => true,
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(_, inner) => {
            holds(inner)
        }
        TypeRef::Tuple(items) => items.iter().any(holds),
        TypeRef::OpenTuple(tuple) => tuple.parts().any(holds),
        TypeRef::Named(id) if seen.insert(*id) => match &api.types[*id].kind {
            TypeKind::Alias(target) => holds_secret(api, target, seen),
            TypeKind::Struct(shape) => {
                let fields = shape.fields.iter().map(|field| &field.ty);
                let mut all = fields.chain(shape.rest.iter().map(|rest| &rest.value));
                all.any(|ty| holds_secret(api, ty, seen))
            }
            TypeKind::Union(shape) => {
                let mut members = shape.members.iter();
                members.any(|member| holds_secret(api, &member.ty, seen))
            }
            TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Newtype(_) | TypeKind::Custom(_) => false,
        },
        _ => false,
    }
}
