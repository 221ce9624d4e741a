//! Types of the user's own that the runtime has to be told how to read and write: once each.

use super::super::file::File;
use super::super::package::{Item, Listing};
use crate::model::{TypeDef, TypeKind};

/// The types that a path in Rust names: those inside of the containers that the runtime reads.
pub(in crate::emit) fn of(path: &str) -> Vec<&str> {
    const CONTAINERS: [&str; 4] = ["BTreeMap", "Box", "Option", "Vec"];
    let path = path.trim();
    let Some((outer, inner)) = path.split_once('<') else {
        return vec![path];
    };
    let name = outer.trim().rsplit("::").next().unwrap_or(outer);
    match inner.strip_suffix('>') {
        Some(inner) if CONTAINERS.contains(&name) => arguments(inner).into_iter().flat_map(of).collect(),
        _ => vec![path],
    }
}

/// The parts between the commas that stand in no further brackets.
fn arguments(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    text.split(|letter| {
        match letter {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    })
    .collect()
}

/// The file of the runtime that reads a type of the standard library or of another crate already.
pub(in crate::emit) fn file(path: &str) -> Option<&'static str> {
    match path {
        "String" | "std::string::String" | "bool" | "()" | "serde_json::Value" => Some("decode"),
        "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "i64" | "u64" | "i128" | "u128" | "isize" | "usize" | "f32"
        | "f64" => Some("decode_number"),
        "std::net::Ipv4Addr" | "std::net::Ipv6Addr" => Some("ip_address"),
        "uuid::Uuid" => Some("uuid_text"),
        _ => None,
    }
}

/// `foreign_type!(path);` for each type that no type before this one names.
pub(super) fn items(file: &mut File<'_>, def: &TypeDef, path: &str) -> Vec<Item> {
    let api = file.api;
    let before = api
        .types
        .iter()
        .map(|(_, other)| other)
        .take_while(|other| other.name != def.name);
    let named: Vec<&str> = before
        .flat_map(|other| match &other.kind {
            TypeKind::Custom(path) => of(path),
            _ => Vec::new(),
        })
        .collect();
    let mut items = Vec::new();
    let mut new = of(path);
    new.sort_unstable();
    new.dedup();
    for part in new {
        if self::file(part).is_none() && !named.contains(&part) {
            items.push(Item::Listing(Listing::call(file.macro_name("foreign_type"), part)));
        }
    }
    items
}
