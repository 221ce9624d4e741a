//! Stands in for the stages until they are merged.

use crate::diagnostic::Diagnostics;
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
