//! Whether a type has a value at a JSON pointer, and how that is built.

use crate::lower::context::Context;
use crate::model::{TypeKind, TypeRef};

/// How many aliases and unions are looked through.
const DEEPEST: usize = 24;

/// How a JSON value is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text, a number or a truth value.
    Scalar,
    /// A list.
    List,
    /// An object.
    Object,
    /// What the description leaves open.
    Any,
}

impl Shape {
    /// The shape in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Scalar => "a single value",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Any => "any value",
        }
    }

    /// Whether a value of this shape can be one of another.
    pub(super) fn fits(self, other: Self) -> bool {
        self == other || self == Self::Any || other == Self::Any
    }
}

/// What is known of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// How it is built.
    pub(super) shape: Shape,
    /// Whether it is kept from print.
    pub(super) is_secret: bool,
}

impl Known {
    /// A value of a shape that may be printed.
    pub(super) fn plain(shape: Shape) -> Self {
        Self {
            shape,
            is_secret: false,
        }
    }

    /// What is known of a value that is one or the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            shape: if self.shape == other.shape {
                self.shape
            } else {
                Shape::Any
            },
            is_secret: self.is_secret || other.is_secret,
        }
    }
}

/// What is known of the values of a type; nothing for a type without values.
pub(super) fn of(context: &Context<'_>, ty: &TypeRef) -> Option<Known> {
    at(context, ty, &[])
}

/// What is known of the value at a pointer; nothing where the type declares none.
pub(super) fn at(context: &Context<'_>, ty: &TypeRef, tokens: &[String]) -> Option<Known> {
    within(context, ty, tokens, 0)
}

fn within(context: &Context<'_>, ty: &TypeRef, tokens: &[String], depth: usize) -> Option<Known> {
    if depth > DEEPEST {
        return Some(Known::plain(Shape::Any));
    }
    if let TypeRef::Secret(inner) = ty {
        let known = within(context, inner, tokens, depth + 1)?;
        return Some(Known {
            is_secret: true,
            ..known
        });
    }
    if let TypeRef::Nullable(inner) | TypeRef::Boxed(inner) = ty {
        return within(context, inner, tokens, depth + 1);
    }
    if let TypeRef::Named(id) = ty {
        match &context.types.get(id.0 as usize)?.kind {
            TypeKind::Alias(target) => return within(context, target, tokens, depth + 1),
            TypeKind::Union(union) => {
                let members = union.members.iter();
                let members = members.filter_map(|member| within(context, &member.ty, tokens, depth + 1));
                return members.reduce(Known::or);
            }
            _ => {}
        }
    }
    let Some((token, rest)) = tokens.split_first() else {
        return whole(context, ty).map(Known::plain);
    };
    let index: Option<usize> = token.parse().ok();
    let next = match ty {
        TypeRef::Json | TypeRef::OpenTuple(_) => return Some(Known::plain(Shape::Any)),
        TypeRef::List(item) => index.map(|_| &**item),
        TypeRef::Map(_, value) => Some(&**value),
        TypeRef::Tuple(items) => items.get(index?),
        TypeRef::Named(id) => match &context.types.get(id.0 as usize)?.kind {
            TypeKind::Custom(_) => return Some(Known::plain(Shape::Any)),
            TypeKind::Struct(object) => {
                let field = object.fields.iter().find(|field| field.wire == *token);
                let rest = object.rest.as_ref().map(|rest| &rest.value);
                field.map(|field| &field.ty).or(rest)
            }
            _ => None,
        },
        _ => None,
    };
    within(context, next?, rest, depth + 1)
}

/// The shape of a type that is neither an alias nor a union.
fn whole(context: &Context<'_>, ty: &TypeRef) -> Option<Shape> {
    match ty {
        TypeRef::List(_) | TypeRef::Tuple(_) | TypeRef::OpenTuple(_) => Some(Shape::List),
        TypeRef::Map(..) => Some(Shape::Object),
        TypeRef::Json => Some(Shape::Any),
        TypeRef::Never | TypeRef::Null => None,
        TypeRef::Named(id) => match &context.types.get(id.0 as usize)?.kind {
            TypeKind::Struct(_) => Some(Shape::Object),
            TypeKind::Custom(_) | TypeKind::Values(_) => Some(Shape::Any),
            _ => Some(Shape::Scalar),
        },
        _ => Some(Shape::Scalar),
    }
}

/// Whether values of a type are bytes as they are.
pub(super) fn is_binary(context: &Context<'_>, ty: &TypeRef) -> bool {
    let mut ty = ty;
    for _ in 0..DEEPEST {
        ty = match ty {
            TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => inner,
            TypeRef::Named(id) => match context.types.get(id.0 as usize).map(|def| &def.kind) {
                Some(TypeKind::Alias(target)) => target,
                _ => return false,
            },
            _ => return *ty == TypeRef::Binary,
        };
    }
    false
}
