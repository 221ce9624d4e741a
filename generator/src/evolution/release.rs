//! A version of a crate, as its users have it.

use super::{Digest, RustSurface, WireSurface};
use crate::files::FileSet;
use crate::model::{Api, OldNames, Pins};

/// What a version offers: in Rust, and over the wire.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surface {
    /// What users compile against.
    pub rust: RustSurface,
    /// What requests and answers can be.
    pub wire: WireSurface,
}

impl Surface {
    /// The surface of a crate that was generated from a model.
    #[must_use]
    pub fn of(files: &FileSet, api: &Api) -> Self {
        Self {
            rust: RustSurface::of(files),
            wire: WireSurface::of(api),
        }
    }
}

/// The last release of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its version.
    pub version: String,
    /// The digest of what was published, without what only the version changes.
    pub content: Digest,
    /// The shapes that stay until the next major version.
    pub pins: Pins,
    /// The names of before that it deprecates: they go with the next version that breaks programs anyway.
    pub aliases: OldNames,
    /// What it offers.
    pub surface: Surface,
}
