//! `checked!`: the limits of a type, where checks are asked for.

use super::super::file::File;
use super::super::package::{Item, Listing};
use super::literal;
use crate::model::{Check, Field, Limit, Presence, Struct, TypeDef, Union};

/// The `checked!` of a struct.
pub(super) fn of_struct(file: &mut File<'_>, def: &TypeDef, shape: &Struct) -> Item {
    let fields = shape.fields.iter().filter(|field| field.check != Check::Skip);
    let entries = fields.map(|field| format!("{}: {} {}", field.name, literal(&field.wire), of_field(field)));
    Item::Listing(Listing::of(
        file.macro_name("checked"),
        def.name.as_str(),
        entries.collect(),
    ))
}

/// The `checked!` of a union.
pub(super) fn of_union(file: &mut File<'_>, def: &TypeDef, shape: &Union) -> Item {
    let members = shape.members.iter().filter(|member| member.check != Check::Skip);
    let entries = members.map(|member| format!("{} = {}", member.name, expression(&member.check)));
    Item::Listing(Listing::of(
        file.macro_name("checked"),
        format!("{} as union", def.name),
        entries.collect(),
    ))
}

fn of_field(field: &Field) -> String {
    let check = expression(&field.check);
    match field.presence {
        Presence::Required => check,
        Presence::Nullable | Presence::Optional | Presence::OptionalNullable => format!("Optional({check})"),
    }
}

fn expression(check: &Check) -> String {
    match check {
        Check::Skip => "Skip".to_owned(),
        Check::Nested => "Nested".to_owned(),
        Check::Number(limits) => format!("Number({})", list(limits)),
        Check::Text(limits) => format!("Text({})", list(limits)),
        Check::List(limits, inner) => format!("List({}, {})", list(limits), expression(inner)),
        Check::Map(limits, inner) => format!("Map({}, {})", list(limits), expression(inner)),
        Check::Nullable(inner) => format!("Optional({})", expression(inner)),
        Check::Boxed(inner) | Check::Secret(inner) => format!("Inside({})", expression(inner)),
    }
}

fn list(limits: &[Limit]) -> String {
    let limits: Vec<String> = limits.iter().filter_map(limit).collect();
    format!("&[{}]", limits.join(", "))
}

fn limit(limit: &Limit) -> Option<String> {
    Some(match limit {
        Limit::Minimum(bound) => format!("Minimum({})", literal(bound)),
        Limit::ExclusiveMinimum(bound) => format!("ExclusiveMinimum({})", literal(bound)),
        Limit::Maximum(bound) => format!("Maximum({})", literal(bound)),
        Limit::ExclusiveMaximum(bound) => format!("ExclusiveMaximum({})", literal(bound)),
        Limit::MultipleOf(step) => format!("MultipleOf({})", literal(step)),
        Limit::MinLength(least) => format!("MinLength({least})"),
        Limit::MaxLength(most) => format!("MaxLength({most})"),
        Limit::Pattern(pattern) => format!("Pattern({})", literal(pattern)),
        Limit::MinItems(least) => format!("MinItems({least})"),
        Limit::MaxItems(most) => format!("MaxItems({most})"),
        Limit::UniqueItems => "UniqueItems".to_owned(),
        Limit::MinProperties(least) => format!("MinProperties({least})"),
        Limit::MaxProperties(most) => format!("MaxProperties({most})"),
        Limit::Each(_) => return None,
    })
}
