//! Stands in for the stages until they are merged.

use crate::diagnostic::Diagnostics;
use crate::files::FileSet;
use crate::load::Document;
use crate::model::{Api, Info, Types};
use crate::options::Options;

pub(crate) fn lower(document: &Document, _: &Options, _: &mut Diagnostics) -> Api {
    let info = Info {
        title: document.openapi.info.title.clone(),
        ..Info::default()
    };
    Api {
        info,
        servers: Vec::new(),
        auth: Vec::new(),
        types: Types::default(),
        groups: Vec::new(),
    }
}

pub(crate) fn emit(api: &Api, options: &Options) -> FileSet {
    let manifest = format!(
        "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        options.package.name
    );
    [
        ("Cargo.toml", manifest),
        ("src/lib.rs", format!("//! {}\n", api.info.title)),
    ]
    .into_iter()
    .collect()
}

pub(crate) fn format(package: FileSet) -> FileSet {
    package
}
