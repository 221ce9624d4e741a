//! Lowering: descriptions in, the model out.

#[path = "../model/mod.rs"]
mod model;
#[path = "../support/mod.rs"]
mod support;

mod all_of;
mod checks;
mod defaults;
mod docs;
mod enums;
mod families;
mod formats;
mod later;
mod links;
mod maps;
mod media_types;
mod names;
mod naming;
mod nullable;
mod operation;
mod pagination;
mod parts;
mod permutation;
mod samples;
mod schema;
mod selection;
mod servers;
mod streams;
mod tuples;
mod unions;
