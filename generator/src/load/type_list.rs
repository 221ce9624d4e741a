//! `type` with several names: 3.1 has one schema for them, 3.0 one for each.

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind};

use super::at::At;
use super::keyword::Keywords;
use super::schema_kind::{fits, is_combined, kind_of};
use super::walk::Walk;

/// Makes `anyOf` of several types, each with the keywords that say something about it.
pub(super) fn split(walk: &mut Walk<'_, '_>, at: &At<'_>, keywords: &mut Keywords) {
    let names = std::mem::take(&mut keywords.types);
    let mut any = std::mem::take(&mut keywords.any);
    let values = keywords.values.take();
    let has_string = names.contains(&"string");
    let mut members = Vec::new();
    for name in names {
        let mut part = Keywords {
            types: vec![name],
            ..Keywords::default()
        };
        part.values = values
            .as_ref()
            .map(|nodes| nodes.iter().filter(|node| fits(name, node)).cloned().collect());
        if part.values.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        match name {
            "string" => {
                part.any.pattern = any.pattern.take();
                part.any.min_length = any.min_length.take();
                part.any.max_length = any.max_length.take();
            }
            "number" | "integer" => {
                part.minimum = keywords.minimum.take();
                part.maximum = keywords.maximum.take();
                part.multiple_of = keywords.multiple_of.take();
            }
            "array" => {
                part.any.items = any.items.take();
                part.any.min_items = any.min_items.take();
                part.any.max_items = any.max_items.take();
                part.any.unique_items = any.unique_items.take();
            }
            "object" => {
                part.any.properties = std::mem::take(&mut any.properties);
                part.any.required = std::mem::take(&mut any.required);
                part.any.additional_properties = any.additional_properties.take();
                part.any.min_properties = any.min_properties.take();
                part.any.max_properties = any.max_properties.take();
            }
            _ => {}
        }
        let numeric = any
            .format
            .as_deref()
            .is_some_and(|format| ["int", "float", "double"].iter().any(|start| format.starts_with(start)));
        let takes_format = match name {
            "string" => !numeric,
            "number" | "integer" => numeric || !has_string,
            _ => false,
        };
        part.any.format = any.format.clone().filter(|_| takes_format);
        let kind = kind_of(name, &mut part);
        let data = SchemaData {
            extensions: walk.finish(at, part.rest),
            ..SchemaData::default()
        };
        members.push(ReferenceOr::Item(Schema {
            schema_data: data,
            schema_kind: kind,
        }));
    }
    any.format = None;
    if is_combined(&any) {
        let data = walk.data_at(at);
        let union = Schema {
            schema_data: data,
            schema_kind: SchemaKind::AnyOf { any_of: members },
        };
        any.all_of.push(ReferenceOr::Item(union));
    } else {
        any.any_of = members;
    }
    keywords.any = any;
}
