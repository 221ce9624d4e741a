//! Items of a file, with what macros write expanded.

use syn::{Fields, Generics, Item, ItemEnum, ItemStruct, ItemTrait, Visibility};

use super::super::macros::Macros;
use super::condition::Gate;
use super::generics::{Scope, bounds, generics_shape};
use super::implementation::implementation;
use super::imports::imports;
use super::marks::{Marks, marks};
use super::member::{constant, fields, function, parameters, plain, reach, sorted_out, trait_member, variant};
use super::raw::{Member, MemberKind, RawItem, RawKind, RawTrait, RawType, Reach, complete};
use super::types::type_shape;

/// How deep uses of macros are followed.
const DEPTH: usize = 64;

/// Reads items; macros are those of the file and those of the crate.
pub(super) fn items(found: &[Item], macros: &Macros<'_>, depth: usize) -> Vec<RawItem> {
    let mut local = macros.clone();
    for item in found {
        local.define(item);
    }
    let mut items = Vec::new();
    let mut absent = Vec::new();
    for item in found {
        match item {
            Item::Macro(used) if used.ident.is_none() => {
                let Ok(marks) = marks(&used.attrs) else { continue };
                items.extend(expanded(&used.mac, &local, &marks.gate, depth));
            }
            item => read(item, &local, depth, &mut items, &mut absent),
        }
    }
    complete(&mut items, &absent);
    items
}

/// What a use of a macro writes.
fn expanded(used: &syn::Macro, macros: &Macros<'_>, gate: &Gate, depth: usize) -> Vec<RawItem> {
    let Some((tokens, own)) = macros.expand(used).filter(|_| depth < DEPTH) else {
        return Vec::new();
    };
    let Ok(file) = syn::parse2::<syn::File>(tokens) else {
        return Vec::new();
    };
    let mut items = items(&file.items, macros, depth + 1);
    for item in &mut items {
        item.marks.gate.extend(gate.iter().chain(&own).cloned());
    }
    items
}

fn read(item: &Item, macros: &Macros<'_>, depth: usize, items: &mut Vec<RawItem>, absent: &mut Vec<(String, Gate)>) {
    let private = Visibility::Inherited;
    let (attributes, visibility, name) = match item {
        Item::Const(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Enum(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::ExternCrate(item) => {
            let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
            (&item.attrs, &item.vis, Some(name))
        }
        Item::Fn(item) => (&item.attrs, &item.vis, Some(&item.sig.ident)),
        Item::Impl(item) => (&item.attrs, &private, None),
        Item::Macro(item) => (&item.attrs, &private, item.ident.as_ref()),
        Item::Mod(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Static(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Struct(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Trait(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Type(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Union(item) => (&item.attrs, &item.vis, Some(&item.ident)),
        Item::Use(item) => (&item.attrs, &item.vis, None),
        _ => return,
    };
    let name = name.map(plain).unwrap_or_default();
    let Some(marks) = sorted_out(marks(attributes), &name, absent, |marks| marks) else {
        return;
    };
    if let Item::Use(found) = item {
        return items.extend(imports(found, &marks));
    }
    if let Some(kind) = kind(item, macros, depth, &marks) {
        items.push(RawItem {
            name,
            reach: match kind {
                RawKind::Macro => Reach::Everyone,
                _ => reach(visibility),
            },
            marks,
            kind,
        });
    }
}

fn kind(item: &Item, macros: &Macros<'_>, depth: usize, marks: &Marks) -> Option<RawKind> {
    let value = |text, is_function| Some(RawKind::Value { text, is_function });
    let scope = Scope::default();
    match item {
        Item::Const(item) => value(constant(&item.ty, &scope), false),
        Item::Static(item) => value(
            super::types::around("static: ", type_shape(&item.ty, &scope), ""),
            false,
        ),
        Item::Fn(item) => value(function(&item.sig, &scope, Vec::new()), true),
        Item::Enum(item) => Some(RawKind::Type(Box::new(enumeration(item)))),
        Item::Struct(item) => Some(RawKind::Type(Box::new(structure(item)))),
        Item::Union(item) => {
            let fields = Fields::Named(item.fields.clone());
            Some(RawKind::Type(Box::new(of_fields(
                vec!["union"],
                &item.generics,
                &fields,
            ))))
        }
        Item::Trait(item) => Some(RawKind::Trait(Box::new(definition(item)))),
        Item::Type(item) => {
            let mut scope = Scope::default();
            scope.add(&item.generics);
            let (generics, _) = generics_shape(&item.generics, &scope, Vec::new());
            let target = type_shape(&item.ty, &scope);
            Some(RawKind::Alias { generics, target })
        }
        Item::ExternCrate(item) => Some(RawKind::Use {
            path: vec![String::new(), plain(&item.ident)],
            is_glob: false,
        }),
        Item::Macro(_) => marks.exported.then_some(RawKind::Macro),
        Item::Mod(item) => {
            let content = item.content.as_ref();
            Some(RawKind::Module(
                content.map(|(_, content)| items(content, macros, depth + 1)),
            ))
        }
        Item::Impl(item) => implementation(item, macros).map(|found| RawKind::Impl(Box::new(found))),
        _ => None,
    }
}

fn structure(item: &ItemStruct) -> RawType {
    let words = match item.fields {
        Fields::Named(_) => vec!["struct"],
        Fields::Unnamed(_) => vec!["struct", "tuple"],
        Fields::Unit => vec!["struct", "unit"],
    };
    of_fields(words, &item.generics, &item.fields)
}

fn of_fields(words: Vec<&'static str>, generics: &Generics, found: &Fields) -> RawType {
    let mut scope = Scope::default();
    scope.add(generics);
    of_members(words, generics, fields(found, &scope, "", false), &scope)
}

fn enumeration(item: &ItemEnum) -> RawType {
    let mut scope = Scope::default();
    scope.add(&item.generics);
    let members = item.variants.iter().flat_map(|found| variant(found, &scope));
    let members: Vec<Member> = members.collect();
    of_members(vec!["enum"], &item.generics, members, &scope)
}

fn of_members(words: Vec<&'static str>, generics: &Generics, members: Vec<Member>, scope: &Scope) -> RawType {
    let (shape, bounds) = generics_shape(generics, scope, Vec::new());
    RawType {
        words,
        generics: shape,
        bounds,
        parameters: parameters(generics, scope),
        contents: members
            .iter()
            .filter(|member| matches!(member.kind, MemberKind::Field | MemberKind::Variant))
            .map(|member| member.text.clone())
            .collect(),
        members,
    }
}

fn definition(item: &ItemTrait) -> RawTrait {
    let mut scope = Scope::default();
    scope.add(&item.generics);
    let (generics, conditions) = generics_shape(&item.generics, &scope, Vec::new());
    let members = item.items.iter().filter_map(|member| trait_member(member, &scope));
    RawTrait {
        words: match item.unsafety {
            Some(_) => vec!["trait", "unsafe"],
            None => vec!["trait"],
        },
        generics,
        bounds: conditions,
        supertraits: bounds(&item.supertraits, &scope),
        members: members.collect(),
    }
}
