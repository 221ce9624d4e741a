//! A crate before and after a change of its description.

use std::sync::LazyLock;

use cratesmith::evolution::{Change, Changes, RustSurface};
use cratesmith::files::FileSet;
use cratesmith::options::{Options, Package};
use cratesmith::source::{Fetch, Source};
use cratesmith::{Failure, Generated, Input, release};

/// Two versions of a crate, and how the generator says that they differ.
#[derive(Debug)]
pub struct Changed {
    /// The name of the package.
    pub package: String,
    /// The files of the crate that was released.
    pub before: FileSet,
    /// The files of the crate that follows it.
    pub after: FileSet,
    /// What the generator says of the two.
    pub changes: Changes,
    /// What it says of their Rust alone.
    pub rust: Vec<Change>,
}

/// A description with the overlays that lie over it.
pub type Description<'a> = (&'a Source, &'a [Source]);

/// A first release of a crate, in memory.
///
/// # Errors
///
/// A description that has errors, with the first of them.
pub fn first(package: &str, description: Description<'_>, fetch: &dyn Fetch) -> Result<Generated, String> {
    generated(package, description, fetch, None)
}

/// Generates a crate again after its first release, from another description.
///
/// # Errors
///
/// A description that has errors, with the first of them.
pub fn changed(package: &str, first: &Generated, after: Description<'_>, fetch: &dyn Fetch) -> Result<Changed, String> {
    let second = generated(package, after, fetch, Some(&first.lock))?;
    Ok(Changed {
        rust: offered(first).compare(offered(&second)),
        package: package.to_owned(),
        before: first.files.clone(),
        after: second.files,
        changes: second.changes,
    })
}

/// What users of a release compile against.
fn offered(release: &Generated) -> &RustSurface {
    static NOTHING: LazyLock<RustSurface> = LazyLock::new(RustSurface::default);
    release
        .lock
        .released
        .as_ref()
        .map_or(&NOTHING, |release| &release.surface.rust)
}

fn generated(
    package: &str,
    (source, overlays): Description<'_>,
    fetch: &dyn Fetch,
    previous: Option<&cratesmith::evolution::Lock>,
) -> Result<Generated, String> {
    let options = Options {
        package: Package {
            name: package.to_owned(),
            version: Some("1.0.0".to_owned()),
            ..Package::default()
        },
        overlays: overlays.to_vec(),
        without_self_tests: true,
        ..Options::default()
    };
    let input = Input {
        source,
        fetch,
        options: &options,
        previous,
        existing: &FileSet::default(),
    };
    // What was released is what the second is compared with.
    release(&input, "2026-01-31").map_err(|Failure { diagnostics, .. }| {
        let first = diagnostics.first().map(|diagnostic| diagnostic.message.clone());
        format!("{}: {}", source.name, first.unwrap_or_default())
    })
}
