//! A description with the crate and the types that the generator makes of it.

use cratesmith::diagnostic::{Diagnostic, Diagnostics};
use cratesmith::files::FileSet;
use cratesmith::model::{TypeDef, TypeKind};
use cratesmith::options::{Options, Package};
use cratesmith::pointer::Place;
use cratesmith::source::{Fetch, Source};
use cratesmith::{emit, format, load, lower};

/// A description that was generated.
#[derive(Debug)]
pub struct Described {
    /// The package of the crate; the runner is called `<package>-runner`.
    pub package: String,
    /// The crate.
    pub files: FileSet,
    /// The types that it exports.
    pub types: Vec<Typed>,
    /// What the generator said of the description.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of its files, by the number of their source.
    pub sources: Vec<String>,
}

/// A type of the crate.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Its name in the module `types`.
    pub rust: String,
    /// The schema that it was made from.
    pub origin: Place,
    /// Whether a request can carry it.
    pub in_request: bool,
    /// Whether an answer can carry it.
    pub in_answer: bool,
    /// What it is: `struct`, `enum`, `union`, `newtype` or `alias`.
    pub kind: &'static str,
}

impl Described {
    /// Generates the crate of a description, with default options.
    ///
    /// # Errors
    ///
    /// What the generator says of a description that it refuses.
    pub fn of(package: &str, source: &Source, fetch: &dyn Fetch) -> Result<Self, Vec<Diagnostic>> {
        let options = Options {
            package: Package {
                name: package.to_owned(),
                ..Package::default()
            },
            ..Options::default()
        };
        let mut diagnostics = Diagnostics::default();
        let document = load::load(source, fetch, &mut diagnostics);
        let Some(document) = document.filter(|_| !diagnostics.has_errors()) else {
            return Err(diagnostics.into_vec());
        };
        let api = lower::lower(&document, &options, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics.into_vec());
        }
        let files = format::format(&emit::emit(&api, &options));
        let types = api.types.iter().map(|(_, def)| typed(def)).collect();
        let fetched = diagnostics.fetched().iter().map(|source| source.name.clone());
        let sources = std::iter::once(source.name.clone()).chain(fetched).collect();
        Ok(Self {
            package: package.to_owned(),
            files,
            types,
            diagnostics: diagnostics.into_vec(),
            sources,
        })
    }

    /// The type of a schema of the description itself, by the pointer to it.
    #[must_use]
    pub fn type_at(&self, pointer: &str) -> Option<&Typed> {
        self.types
            .iter()
            .find(|typed| typed.origin.source.0 == 0 && typed.origin.pointer.as_str() == pointer)
    }
}

fn typed(def: &TypeDef) -> Typed {
    Typed {
        rust: def.name.as_str().to_owned(),
        origin: def.origin.clone(),
        in_request: def.in_request,
        in_answer: def.in_answer,
        kind: match def.kind {
            TypeKind::Struct(_) => "struct",
            TypeKind::Enum(_) => "enum",
            TypeKind::Union(_) => "union",
            TypeKind::Newtype(_) => "newtype",
            TypeKind::Alias(_) => "alias",
            TypeKind::Custom(_) => "custom",
        },
    }
}
