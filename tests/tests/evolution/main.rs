//! What a later description does to the users of a crate, and what keeps them compiling.

#[path = "../model/mod.rs"]
mod model;
#[path = "../support/mod.rs"]
mod support;

mod additive;
mod aliases;
mod changelog;
mod changes_report;
mod lock;
mod names_stay;
mod pins;
mod renamed_items;
mod renamed_members;
mod single_changes;
mod surface;
mod surface_compare;
mod tag_features;
mod version;
mod wire_compare;
mod wire_surface;
