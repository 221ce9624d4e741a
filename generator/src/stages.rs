//! Stands in for the stages until they are merged.

use crate::diagnostic::{Diagnostic, Diagnostics, Location, Severity};
use crate::files::FileSet;
use crate::load::{Document, Origins};
use crate::model::{Api, Info, Types};
use crate::options::Options;
use crate::pointer::SourceId;
use crate::source::{Fetch, Source};

pub(crate) fn load(source: &Source, _: &dyn Fetch, diagnostics: &mut Diagnostics) -> Option<Document> {
    match serde_yaml::from_slice::<openapiv3::OpenAPI>(&source.bytes) {
        Ok(openapi) => Some(Document {
            openapi,
            origins: Origins::default(),
        }),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
            diagnostics.push(Diagnostic {
                code: "syntax-error",
                severity: Severity::Error,
                location: Location::Position {
                    source: SourceId(0),
                    line,
                    column,
                },
                message: error.to_string(),
                help: "mend the description".to_owned(),
            });
            None
        }
    }
}

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
