//! Which operations answer page by page: by the names and types of what they take and give.

mod names;

use self::names::{
    ADDRESSES, AFTER_ITEM, CURRENT_NUMBERS, CURSORS, ITEMS, LAST_NUMBERS, MORE, NEXT_CURSORS, NUMBERS, OFFSETS, TOTALS,
};
use crate::lower::context::Context;
use crate::model::{
    Body, Field, FieldPath, Input, IntegerType, Newtype, PageStrategy, Pagination, Parameter, Payload, Presence,
    Struct, Success, TypeKind, TypeRef,
};
use crate::naming::words;

/// What an operation takes and gives.
pub(super) struct Sides<'o> {
    /// Its parameters.
    pub(super) parameters: &'o [Parameter],
    /// Its body.
    pub(super) body: Option<&'o Body>,
    /// Its successes.
    pub(super) successes: &'o [Success],
    /// Whether an answer documents the header `Link`.
    pub(super) has_link: bool,
    /// Whether the operation only reads.
    pub(super) reads: bool,
}

/// How the pages of an operation follow one another, where it answers page by page.
pub(super) fn of(context: &Context<'_>, sides: &Sides<'_>) -> Option<Pagination> {
    let [
        Success {
            payload: Payload::Json { ty, one_or_many: false },
            ..
        },
    ] = sides.successes
    else {
        return None;
    };
    if !sides.reads {
        return None;
    }
    let page = Page::of(context, ty)?;
    let strategy = page.strategy(context, sides)?;
    let more = matches!(strategy, PageStrategy::Cursor { .. } | PageStrategy::LastItem { .. });
    Some(Pagination {
        more: more.then(|| page.find(&MORE, |ty| *ty == TypeRef::Bool)).flatten(),
        items: page.items,
        item: page.item,
        strategy,
    })
}

/// The answer as a page.
struct Page<'c> {
    items: FieldPath,
    item: TypeRef,
    /// The structs of the answer: itself, and those that it requires or may have.
    fields: Vec<(FieldPath, &'c Field)>,
}

impl<'c> Page<'c> {
    fn of(context: &'c Context<'_>, ty: &TypeRef) -> Option<Self> {
        if let TypeRef::List(item) = resolved(context, ty) {
            return Some(Self {
                items: Vec::new(),
                item: (**item).clone(),
                fields: Vec::new(),
            });
        }
        let fields = fields(context, structure(context, ty)?);
        let list = |field: &Field| match resolved(context, &field.ty) {
            TypeRef::List(item) if field.presence != Presence::OptionalNullable => Some((**item).clone()),
            _ => None,
        };
        let lists: Vec<_> = fields
            .iter()
            .filter_map(|(path, field)| Some((path, field, list(field)?)))
            .collect();
        let named = ITEMS
            .iter()
            .find_map(|name| lists.iter().find(|(_, field, _)| is_called(field, &[name])));
        let things: Vec<_> = lists
            .iter()
            .filter(|(path, _, item)| path.len() == 1 && is_thing(context, item))
            .collect();
        let (path, _, item) = named.or(match things.as_slice() {
            [only] => Some(*only),
            _ => None,
        })?;
        Some(Self {
            items: (*path).clone(),
            item: item.clone(),
            fields,
        })
    }

    fn strategy(&self, context: &Context<'_>, sides: &Sides<'_>) -> Option<PageStrategy> {
        let inputs = inputs(context, sides);
        let text = |name: &[&str]| find_input(&inputs, name, |ty| is_token(context, ty));
        let number = |names: &[&str]| {
            find_input(&inputs, names, |ty| {
                matches!(ty, TypeRef::Integer(IntegerType::I32 | IntegerType::I64))
            })
        };
        if let Some(address) = self
            .find(&ADDRESSES, |ty| *ty == TypeRef::String)
            .filter(|_| text(&CURSORS).is_none())
        {
            return Some(PageStrategy::Address(address));
        }
        if let Some(input) = text(&CURSORS)
            && let Some(next) = self.find(&NEXT_CURSORS, |ty| is_token(context, ty))
        {
            return Some(PageStrategy::Cursor { input, next });
        }
        if let Some(input) = text(&AFTER_ITEM)
            && let Some(id) = id_of(context, &self.item)
        {
            return Some(PageStrategy::LastItem { input, id });
        }
        if sides.has_link {
            return Some(PageStrategy::Link);
        }
        let counts = |ty: &TypeRef| matches!(ty, TypeRef::Integer(IntegerType::I32 | IntegerType::I64));
        if let Some(input) = number(&NUMBERS) {
            let (first, current) = (first_number(context, sides, input), self.find(&CURRENT_NUMBERS, counts));
            // Without either the second page may be number 1 or number 2.
            first.or(current.as_ref().map(|_| 1))?;
            return Some(PageStrategy::Number {
                input,
                first,
                current,
                last: self.find(&LAST_NUMBERS, counts),
            });
        }
        let input = number(&OFFSETS)?;
        Some(PageStrategy::Offset {
            input,
            total: self.find(&TOTALS, counts),
        })
    }

    /// The field of one of these names and of a type.
    fn find(&self, names: &[&str], is: impl Fn(&TypeRef) -> bool) -> Option<FieldPath> {
        names.iter().find_map(|name| {
            let found = self
                .fields
                .iter()
                .find(|(_, field)| is_called(field, &[name]) && is(optional(&field.ty)))?;
            Some(found.0.clone())
        })
    }
}

/// The fields of a struct, and of the structs in it.
fn fields<'c>(context: &'c Context<'_>, shape: &'c Struct) -> Vec<(FieldPath, &'c Field)> {
    let own = shape.fields.iter().enumerate();
    let own: Vec<_> = own.map(|(place, field)| (vec![place], field)).collect();
    let inner = own.iter().flat_map(|(path, field)| {
        let inner = structure(context, &field.ty).filter(|_| field.presence != Presence::OptionalNullable);
        let inner = inner.into_iter().flat_map(|shape| shape.fields.iter().enumerate());
        inner.map(|(place, field)| ([path.as_slice(), &[place]].concat(), field))
    });
    let inner: Vec<_> = inner.collect();
    own.into_iter().chain(inner).collect()
}

/// What the request takes, with its name and its type: optional query parameters, and fields of the body.
fn inputs<'o>(context: &'o Context<'_>, sides: &Sides<'o>) -> Vec<(Input, &'o str, &'o TypeRef)> {
    let parameters = sides.parameters.iter().enumerate();
    let parameters = parameters
        .filter(|(_, parameter)| parameter.location == crate::model::Location::Query)
        .map(|(place, parameter)| (Input::Parameter(place), parameter.wire.as_str(), &parameter.ty));
    let body = sides.body.filter(|body| body.required || body.flattened);
    let shape = body.and_then(|body| structure(context, &body.ty));
    let fields = shape.into_iter().flat_map(|shape| shape.fields.iter().enumerate());
    let fields = fields.map(|(place, field)| (Input::BodyField(place), field.wire.as_str(), &field.ty));
    parameters.chain(fields).collect()
}

fn find_input(inputs: &[(Input, &str, &TypeRef)], names: &[&str], is: impl Fn(&TypeRef) -> bool) -> Option<Input> {
    names.iter().find_map(|name| {
        let found = inputs
            .iter()
            .find(|(_, wire, ty)| said(wire) == **name && is(optional(ty)))?;
        Some(found.0)
    })
}

/// The number of the first page: the default, or else the least.
fn first_number(context: &Context<'_>, sides: &Sides<'_>, input: Input) -> Option<i64> {
    let (default, minimum) = match input {
        Input::Parameter(place) => {
            let parameter = sides.parameters.get(place)?;
            (parameter.default.as_deref(), parameter.minimum)
        }
        Input::BodyField(place) => {
            let shape = structure(context, &sides.body?.ty)?;
            (shape.fields.get(place)?.default.as_deref(), None)
        }
    };
    let number = default.and_then(|text| text.parse().ok()).or(minimum);
    number.filter(|number| (0..=1).contains(number))
}

/// Where an item has what identifies it.
fn id_of(context: &Context<'_>, item: &TypeRef) -> Option<FieldPath> {
    let shape = structure(context, item)?;
    let is_id =
        |field: &Field| field.wire == "id" && field.presence == Presence::Required && is_token(context, &field.ty);
    shape.fields.iter().position(is_id).map(|place| vec![place])
}

/// Whether a type can be the token of a page.
fn is_token(context: &Context<'_>, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::String => true,
        TypeRef::Named(id) => matches!(
            context.types.get(id.0 as usize).map(|def| &def.kind),
            Some(TypeKind::Newtype(Newtype {
                inner: TypeRef::String,
                ..
            }))
        ),
        _ => false,
    }
}

/// Whether a type is a struct, a union or the like, of which a list is more than a list of texts.
fn is_thing(context: &Context<'_>, ty: &TypeRef) -> bool {
    match resolved(context, ty) {
        TypeRef::Map(..) | TypeRef::Json => true,
        TypeRef::Named(id) => matches!(
            context.types.get(id.0 as usize).map(|def| &def.kind),
            Some(TypeKind::Struct(_) | TypeKind::Union(_))
        ),
        _ => false,
    }
}

fn is_called(field: &Field, names: &[&str]) -> bool {
    names.contains(&said(&field.wire).as_str())
}

/// A name as words: `nextPageToken` and `page[after]` as `next page token` and `page after`.
fn said(wire: &str) -> String {
    words::split(wire).join(" ")
}

fn optional(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => optional(inner),
        _ => ty,
    }
}

/// The type behind aliases and boxes.
fn resolved<'t>(context: &'t Context<'_>, ty: &'t TypeRef) -> &'t TypeRef {
    let mut ty = ty;
    for _ in 0..16 {
        match ty {
            TypeRef::Boxed(inner) => ty = inner,
            TypeRef::Named(id) => match context.types.get(id.0 as usize).map(|def| &def.kind) {
                Some(TypeKind::Alias(target)) => ty = target,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

fn structure<'c>(context: &'c Context<'_>, ty: &TypeRef) -> Option<&'c Struct> {
    super::arguments::structure(context, ty)
}
