//! A description with the crate and the types that the generator makes of it.

use cratesmith::diagnostic::{Diagnostic, Diagnostics};
use cratesmith::files::FileSet;
use cratesmith::model::{Api, TypeDef, TypeKind, TypeRef};
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
    /// Whether it lists its values.
    pub is_enumeration: bool,
    /// Whether it is one of several types.
    pub is_union: bool,
    /// Whether its values are JSON: a struct that holds files is not.
    pub is_json: bool,
}

impl Described {
    /// Generates the types of a description, with default options: a crate without operations.
    ///
    /// # Errors
    ///
    /// What the generator says of a description that it refuses.
    pub fn of(package: &str, source: &Source, fetch: &dyn Fetch) -> Result<Self, Vec<Diagnostic>> {
        let options = Options {
            // Its programs have no features.
            without_tag_features: true,
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
        let mut api = lower::lower(&document, &options, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics.into_vec());
        }
        // The types are all that is tested, and a large API has far more code for its operations.
        api.groups.clear();
        let files = format::format(&emit::emit(&api, &options));
        let types = api.types.iter().map(|(_, def)| typed(&api, def)).collect();
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

fn typed(api: &Api, def: &TypeDef) -> Typed {
    Typed {
        rust: def.name.as_str().to_owned(),
        origin: def.origin.clone(),
        in_request: def.in_request,
        in_answer: def.in_answer,
        is_enumeration: matches!(def.kind, TypeKind::Enum(_) | TypeKind::Values(_)),
        is_union: matches!(def.kind, TypeKind::Union(_)),
        is_json: def.in_json && is_json(api, def, &mut Vec::new()),
    }
}

/// Whether nothing in a type is a file: files have no JSON.
fn is_json<'a>(api: &'a Api, def: &'a TypeDef, seen: &mut Vec<&'a TypeDef>) -> bool {
    if seen.iter().any(|known| std::ptr::eq(*known, def)) {
        return true;
    }
    seen.push(def);
    let parts: Vec<&TypeRef> = match &def.kind {
        TypeKind::Struct(shape) => {
            let rest = shape.rest.iter().map(|rest| &rest.value);
            shape.fields.iter().map(|field| &field.ty).chain(rest).collect()
        }
        TypeKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        TypeKind::Newtype(newtype) => vec![&newtype.inner],
        TypeKind::Alias(target) => vec![target],
        TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Custom(_) => Vec::new(),
    };
    parts.into_iter().all(|part| is_json_ref(api, part, seen))
}

fn is_json_ref<'a>(api: &'a Api, ty: &'a TypeRef, seen: &mut Vec<&'a TypeDef>) -> bool {
    match ty {
        TypeRef::Binary => false,
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) | TypeRef::Secret(inner) => {
            is_json_ref(api, inner, seen)
        }
        TypeRef::Map(key, value) => is_json_ref(api, key, seen) && is_json_ref(api, value, seen),
        TypeRef::Tuple(parts) => parts.iter().all(|part| is_json_ref(api, part, seen)),
        TypeRef::OpenTuple(tuple) => tuple.parts().all(|part| is_json_ref(api, part, seen)),
        TypeRef::Named(id) => is_json(api, &api.types[*id], seen),
        _ => true,
    }
}
