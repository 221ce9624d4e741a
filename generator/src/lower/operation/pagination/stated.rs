//! Pages as a hint or the configuration has them, on the types of the operation.

use super::misfit::Misfit;
use super::types::{first_number, is_token, optional, resolved, structure};
use super::{Sides, recognised};
use crate::lower::context::Context;
use crate::model::{Field, FieldPath, Input, IntegerType, PageStrategy, Pagination, TypeRef};
use crate::options::{NextPage, Pages};

/// What a value has to be, in words and as a test.
struct Kind {
    name: &'static str,
    is: fn(&Context<'_>, &TypeRef) -> bool,
}

const TEXT: Kind = Kind {
    name: "text",
    is: is_token,
};
const TOKEN: Kind = Kind {
    name: "text or an integer",
    is: |context, ty| is_token(context, ty) || is_number(ty),
};
const NUMBER: Kind = Kind {
    name: "an integer",
    is: |_, ty| is_number(ty),
};
const BOOLEAN: Kind = Kind {
    name: "a boolean",
    is: |_, ty| *ty == TypeRef::Bool,
};

/// What an operation takes and gives, of which a hint or the configuration speaks.
struct Stated<'s, 'c, 'a> {
    context: &'s Context<'a>,
    sides: &'s Sides<'c>,
    answer: &'s TypeRef,
}

/// How the pages follow one another.
pub(super) fn of(context: &Context<'_>, sides: &Sides<'_>, pages: &Pages) -> Result<Pagination, Misfit> {
    let Some(answer) = sides.answer() else {
        let message = "is about an operation that has no JSON answer, or several";
        return Err(Misfit::new(
            message,
            "describe one success with a JSON body, or remove it",
        ));
    };
    let stated = Stated { context, sides, answer };
    let (items, item) = stated.list(pages.items.as_deref())?;
    let more = stated.optional(pages.more.as_deref(), &BOOLEAN)?;
    let strategy = stated.strategy(&pages.next, &item)?;
    Ok(Pagination {
        items,
        item,
        more,
        strategy,
    })
}

impl Stated<'_, '_, '_> {
    fn strategy(&self, next: &NextPage, item: &TypeRef) -> Result<PageStrategy, Misfit> {
        Ok(match next {
            NextPage::Cursor { input, next } => PageStrategy::Cursor {
                input: self.input(input, &TOKEN)?,
                next: self.field(self.answer, next, &TOKEN)?,
            },
            NextPage::LastItem { input, id } => PageStrategy::LastItem {
                input: self.input(input, &TOKEN)?,
                id: self.field(item, id, &TOKEN)?,
            },
            NextPage::Number {
                input,
                first,
                current,
                last,
            } => {
                let input = self.input(input, &NUMBER)?;
                PageStrategy::Number {
                    input,
                    first: first.or_else(|| first_number(self.context, self.sides, input)),
                    current: self.optional(current.as_deref(), &NUMBER)?,
                    last: self.optional(last.as_deref(), &NUMBER)?,
                }
            }
            NextPage::Offset { input, total } => PageStrategy::Offset {
                input: self.input(input, &NUMBER)?,
                total: self.optional(total.as_deref(), &NUMBER)?,
            },
            NextPage::Address(path) => PageStrategy::Address(self.field(self.answer, path, &TEXT)?),
            NextPage::Link => PageStrategy::Link,
        })
    }

    /// The list of items: at a path, or else what is called and looks like one.
    fn list(&self, path: Option<&str>) -> Result<(FieldPath, TypeRef), Misfit> {
        let Some(path) = path else {
            return recognised::list(self.context, self.answer).ok_or_else(|| {
                let message = "does not say where the items are, and no list of the answer is called as items are";
                Misfit::new(message, "name the list of items")
            });
        };
        let (found, ty) = self.walk(self.answer, path)?;
        match resolved(self.context, ty) {
            TypeRef::List(item) => Ok((found, (**item).clone())),
            _ if path.is_empty() => Err(Misfit::new(
                "takes the answer for the list of items, which it is not",
                "name the property that is the list",
            )),
            _ => Err(Misfit::new(
                format!("names `{path}` for the items, which is no list"),
                "name the property that is the list",
            )),
        }
    }

    fn optional(&self, path: Option<&str>, kind: &Kind) -> Result<Option<FieldPath>, Misfit> {
        path.map(|path| self.field(self.answer, path, kind)).transpose()
    }

    /// The field of a kind at the end of a path.
    fn field(&self, start: &TypeRef, path: &str, kind: &Kind) -> Result<FieldPath, Misfit> {
        let (found, ty) = self.walk(start, path)?;
        if (kind.is)(self.context, resolved(self.context, ty)) {
            return Ok(found);
        }
        let message = format!("names `{path}`, which is not {}", kind.name);
        Err(Misfit::new(message, format!("name a property that is {}", kind.name)))
    }

    /// Where a path leads to. A name with dots in it is taken whole where it is one.
    fn walk<'t>(&'t self, start: &'t TypeRef, path: &str) -> Result<(FieldPath, &'t TypeRef), Misfit> {
        let (mut found, mut ty, mut rest) = (FieldPath::new(), start, path);
        while !rest.is_empty() {
            let shape = structure(self.context, resolved(self.context, ty));
            let fields = shape.map(|shape| shape.fields.as_slice()).unwrap_or_default();
            let Some((place, field, after)) = longest(fields, rest) else {
                return Err(unknown(path, rest, fields));
            };
            found.push(place);
            (ty, rest) = (&field.ty, after);
        }
        Ok((found, ty))
    }

    /// What takes a value: a parameter, or else a property of the body.
    fn input(&self, name: &str, kind: &Kind) -> Result<Input, Misfit> {
        let parameters = self.sides.parameters.iter().enumerate();
        let parameters = parameters.map(|(place, each)| (Input::Parameter(place), &each.wire, &each.ty));
        let body = self.sides.body.filter(|body| body.required || body.flattened);
        let shape = body.and_then(|body| structure(self.context, &body.ty));
        let fields = shape.into_iter().flat_map(|shape| shape.fields.iter().enumerate());
        let fields = fields.map(|(place, each)| (Input::BodyField(place), &each.wire, &each.ty));
        let inputs: Vec<_> = parameters.chain(fields).collect();
        let Some((input, _, ty)) = inputs.iter().find(|(_, wire, _)| *wire == name) else {
            let known: Vec<String> = inputs.iter().map(|(_, wire, _)| (*wire).clone()).collect();
            let message = format!("names `{name}`, which is no parameter and no property of the body");
            return Err(Misfit::unknown(message, name, &known));
        };
        if (kind.is)(self.context, resolved(self.context, optional(ty))) {
            return Ok(*input);
        }
        let message = format!("names `{name}`, which does not take {}", kind.name);
        Err(Misfit::new(message, format!("name what takes {}", kind.name)))
    }
}

/// The field that a path begins with, and what is left of the path.
fn longest<'f, 'p>(fields: &'f [Field], path: &'p str) -> Option<(usize, &'f Field, &'p str)> {
    let after = |field: &Field| {
        let rest = path.strip_prefix(field.wire.as_str())?;
        match rest.is_empty() {
            true => Some(rest),
            false => rest.strip_prefix('.'),
        }
    };
    let begins = fields.iter().enumerate();
    let begins = begins.filter_map(|(place, field)| Some((place, field, after(field)?)));
    begins.max_by_key(|(_, field, _)| field.wire.len())
}

fn unknown(path: &str, rest: &str, fields: &[Field]) -> Misfit {
    let before = path.strip_suffix(rest).unwrap_or_default();
    let known: Vec<String> = fields.iter().map(|field| format!("{before}{}", field.wire)).collect();
    let message = format!("names `{path}`, which is no property of the answer");
    Misfit::unknown(message, path, &known)
}

fn is_number(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Integer(integer) if *integer != IntegerType::U64)
}
