//! The types of requests and answers: `src/types/`.

mod aliases;
mod checks;
mod chosen;
mod defaults;
mod enums;
pub(super) mod foreign;
mod newtypes;
mod setters;
mod structs;
mod unions;
mod values;

pub(super) use self::enums::fallback;
pub(super) use setters::{has_setter, optional_argument};
pub(super) use structs::documentation;

use std::collections::BTreeMap;

use super::aliases::of_types;
use super::file::File;
use super::gate;
use super::ident::{Ident, ident, local};
use super::package::{Item, Package, RustFile};
use super::tokens::{Literal, quote};
use crate::model::{Api, TypeDef, TypeKind};
use crate::options::Options;

/// Types by the module that holds them.
type Families<'a> = BTreeMap<&'a str, Vec<&'a TypeDef>>;

/// Adds `src/types/mod.rs` and a file for each family.
pub(super) fn files<'a>(package: &mut Package<'a>, api: &'a Api, options: &'a Options) {
    let mut families = Families::new();
    for (_, def) in api.types.iter() {
        families.entry(def.module.as_str()).or_default().push(def);
    }
    for defs in families.values() {
        let Some(first) = defs.first() else { continue };
        let path = format!("src/types/{}.rs", first.module.bare());
        let defs = defs.clone();
        package.rust(path, move || family(api, options, &defs));
    }
    package.rust("src/types/mod.rs", move || root(api, &families));
}

/// `src/types/mod.rs`: every type, flat.
fn root(api: &Api, families: &Families<'_>) -> RustFile {
    let gate_of = |defs: &[&TypeDef]| gate::of_types(api, &defs.first()?.module);
    let modules = families.iter().map(|(module, defs)| {
        let gate = gate_of(defs);
        let module = ident(module);
        Item::Line(quote!(#gate mod #module;))
    });
    let names = families.iter().map(|(module, defs)| {
        let gate = gate_of(defs);
        let module = local(module);
        let names: Vec<_> = defs.iter().map(|def| def.name.as_str()).collect();
        Item::Line(match names.as_slice() {
            [name] => {
                let name = ident(name);
                quote!(#gate pub use #module::#name;)
            }
            names => {
                let names = sorted(names);
                quote!(#gate pub use #module::{#(#names),*};)
            }
        })
    });
    RustFile {
        docs: vec!["The types of requests and answers.".to_owned()],
        attributes: Vec::new(),
        items: modules.chain(names).chain(of_types(api)).collect(),
    }
}

fn sorted(names: &[&str]) -> Vec<Ident> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.into_iter().map(ident).collect()
}

/// The file of one family.
fn family(api: &Api, options: &Options, defs: &[&TypeDef]) -> RustFile {
    let mut file = File::new(api, options, "super", defs.iter().map(|def| def.name.as_str()));
    let items = defs.iter().flat_map(|def| items(&mut file, def)).collect();
    file.finish(vec![title(defs)], Vec::new(), items)
}

/// The sentence at the top of a family's file.
fn title(defs: &[&TypeDef]) -> String {
    match defs {
        [] => String::new(),
        [only] => format!("[`{}`].", only.name),
        [first, second] => format!("[`{}`] and [`{}`].", first.name, second.name),
        [first, ..] => format!("[`{}`] and what belongs to it.", first.name),
    }
}

/// The items of one type.
fn items(file: &mut File<'_>, def: &TypeDef) -> Vec<Item> {
    match &def.kind {
        TypeKind::Struct(shape) => structs::items(file, def, shape),
        TypeKind::Enum(shape) => enums::items(file, def, shape),
        TypeKind::Values(shape) => values::items(file, def, shape),
        TypeKind::Union(shape) => unions::items(file, def, shape),
        TypeKind::Newtype(shape) => newtypes::items(file, def, shape),
        TypeKind::Alias(target) => aliases::items(file, def, target),
        TypeKind::Custom(path) => aliases::custom(file, def, path),
    }
}

/// A Rust string literal, as the entries of a listing hold it.
fn literal(text: &str) -> String {
    Literal::string(text).into_string()
}
