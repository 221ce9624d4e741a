//! Pages that nothing but the names and types of what an operation takes and gives tells of.

use super::Sides;
use super::names::{
    ADDRESSES, AFTER_ITEM, CURRENT_NUMBERS, CURSORS, ITEMS, LAST_NUMBERS, MORE, NEXT_CURSORS, NUMBERS, OFFSETS, TOTALS,
};
use super::types::{first_number, is_thing, is_token, optional, resolved, structure};
use crate::lower::context::Context;
use crate::model::{Field, FieldPath, Input, IntegerType, PageStrategy, Pagination, Presence, Struct, TypeRef};
use crate::naming::words;

/// How the pages of an operation that reads follow one another.
pub(super) fn of(context: &Context<'_>, sides: &Sides<'_>) -> Option<Pagination> {
    if !sides.reads {
        return None;
    }
    let page = Page::of(context, sides.answer()?)?;
    let strategy = page.strategy(context, sides)?;
    let more = matches!(strategy, PageStrategy::Cursor { .. } | PageStrategy::LastItem { .. });
    Some(Pagination {
        more: more.then(|| page.find(&MORE, |ty| *ty == TypeRef::Bool)).flatten(),
        items: page.items,
        item: page.item,
        strategy,
    })
}

/// Where an answer has the list of items, and the type of an item.
pub(super) fn list(context: &Context<'_>, answer: &TypeRef) -> Option<(FieldPath, TypeRef)> {
    Page::of(context, answer).map(|page| (page.items, page.item))
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

/// Where an item has what identifies it.
fn id_of(context: &Context<'_>, item: &TypeRef) -> Option<FieldPath> {
    let shape = structure(context, item)?;
    let is_id =
        |field: &Field| field.wire == "id" && field.presence == Presence::Required && is_token(context, &field.ty);
    shape.fields.iter().position(is_id).map(|place| vec![place])
}

fn is_called(field: &Field, names: &[&str]) -> bool {
    names.contains(&said(&field.wire).as_str())
}

/// A name as words: `nextPageToken` and `page[after]` as `next page token` and `page after`.
fn said(wire: &str) -> String {
    words::split(wire).join(" ")
}
