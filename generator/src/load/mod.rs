//! Bytes to one dialect: the document as `openapiv3` holds it, and where every node came from.

mod at;
mod binding;
mod component_name;
mod content;
mod cycle;
mod file;
mod identity;
mod json;
mod keyword;
mod location;
mod misplaced;
mod node;
mod operation;
mod origin;
mod overlay;
mod parameter;
mod path;
mod payload;
mod read;
mod reference;
mod root;
mod scan;
mod schema;
mod schema_kind;
mod security;
mod style;
mod type_list;
mod uri;
mod v2;
mod v3_1;
mod version;
mod visitor;
mod walk;

pub(crate) use content::UNENCODED;
pub use node::Node;
pub(crate) use origin::KEY as ORIGIN;
pub use origin::{Document, Origin, Origins};
pub use overlay::Overlaid;
pub(crate) use security::MUTUAL_TLS;

use crate::diagnostic::Diagnostics;
use crate::pointer::{Place, SourceId};
use crate::source::{Fetch, Source};

/// Reads a description of any version; says all that is wrong with it, and gives nothing where it cannot be used.
#[must_use]
pub fn load(source: &Source, fetch: &dyn Fetch, diagnostics: &mut Diagnostics) -> Option<Document> {
    load_overlaid(source, &[], fetch, diagnostics)
}

/// Reads a description with the changes that overlays make to it.
#[must_use]
pub fn load_overlaid(
    source: &Source,
    overlays: &[Source],
    fetch: &dyn Fetch,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut node = read::read(source, SourceId(0), diagnostics)?;
    let (overlaid, overlays) = overlay::apply(&mut node, overlays, diagnostics);
    let document = read_document(node, overlays, fetch, diagnostics);
    overlaid.redirect(diagnostics);
    document.map(|document| Document { overlaid, ..document })
}

fn read_document(
    node: Node,
    overlays: Vec<Node>,
    fetch: &dyn Fetch,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let dialect = version::detect(&at::At::start(&Place::default(), &node), diagnostics)?;
    let files = scan::scan(node, overlays, fetch, diagnostics);
    let before = diagnostics.as_slice().len();
    let mut walked = walk(dialect, &files, component_name::Names::default(), diagnostics)?;
    if let Some(names) = walked.settled {
        diagnostics.forget_after(before);
        walked = walk(dialect, &files, names, diagnostics)?;
    }
    (!diagnostics.has_errors()).then(|| Document {
        openapi: walked.openapi,
        origins: walked.origins,
        overlaid: Overlaid::default(),
        files: files.0.into_iter().map(|file| file.path).collect(),
    })
}

/// What a walk came to.
struct Walked {
    openapi: openapiv3::OpenAPI,
    origins: Origins,
    /// The names of components that another walk has to begin with.
    settled: Option<component_name::Names>,
}

/// Walks over all that the description reaches; targets of references get these names as components, or else any.
fn walk(
    dialect: version::Dialect,
    files: &file::Files,
    names: component_name::Names,
    diagnostics: &mut Diagnostics,
) -> Option<Walked> {
    let place = Place::default();
    let root = at::At::start(&place, &files.0.first()?.node);
    let mut walk = walk::Walk {
        dialect,
        references: reference::References::new(dialect, files, cycle::circles(files), names),
        origins: Origins::default(),
        slots: None,
        inherited: v2::Inherited::default(),
        diagnostics,
    };
    let openapi = if dialect == version::Dialect::V2 {
        walk.v2_root(&root)
    } else {
        walk.root(&root)
    };
    Some(Walked {
        openapi,
        settled: walk.references.settled(),
        origins: walk.origins,
    })
}

/// The pointers of every node of a source, as the first reading has them; for tests.
#[doc(hidden)]
#[must_use]
pub fn pointers(source: &Source) -> Option<Vec<crate::pointer::Pointer>> {
    fn collect(node: &Node, pointer: &crate::pointer::Pointer, pointers: &mut Vec<crate::pointer::Pointer>) {
        pointers.push(pointer.clone());
        node.entries()
            .iter()
            .for_each(|(key, node)| collect(node, &pointer.key(key), pointers));
        node.elements()
            .iter()
            .enumerate()
            .for_each(|(index, node)| collect(node, &pointer.index(index), pointers));
    }
    let node = read::read(source, SourceId(0), &mut Diagnostics::default())?;
    let mut pointers = Vec::new();
    collect(&node, &crate::pointer::Pointer::root(), &mut pointers);
    Some(pointers)
}
