//! Swagger 2.0.

use super::at::At;
use crate::diagnostic::{Diagnostics, codes};

/// Says that 2.0 cannot be read yet.
pub(super) fn refuse(root: &At<'_>, diagnostics: &mut Diagnostics) {
    let place = root.member("swagger").map_or_else(|| root.place(), |at| at.place());
    let message = "descriptions of Swagger 2.0 cannot be read yet";
    let help = "convert the description to OpenAPI 3.0 or later";
    diagnostics.error(codes::UNKNOWN_VERSION, &place, message, help);
}
