//! What extensions of other generators say about the pages of an operation.

use serde_json::Value;

use super::misfit::Misfit;
use super::{apimatic, fern, microsoft, speakeasy, stainless};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::operation::outline::Outline;
use crate::options::Pages;
use crate::pointer::{Place, Pointer};

/// What a hint comes to.
pub(super) enum Hint {
    /// There are no pages, whatever the description looks like.
    Off,
    /// They follow one another in this way.
    By {
        /// The extension.
        key: &'static str,
        /// Where it stands.
        place: Place,
        /// How pages follow.
        pages: Pages,
    },
}

/// What the value of an extension says.
pub(super) enum Said {
    /// Nothing that is known of this vendor.
    Nothing,
    /// There are no pages.
    Off,
    /// They follow one another in this way.
    By(Pages),
}

/// An extension, and how its value is read.
type Vendor = (&'static str, fn(&Value) -> Result<Said, Misfit>);

const VENDORS: [Vendor; 4] = [
    ("x-speakeasy-pagination", speakeasy::read),
    ("x-fern-pagination", fern::read),
    ("x-ms-pageable", microsoft::read),
    ("x-pagination", apimatic::read),
];

/// The hint of an operation; one that is wrong in itself is said, and is none.
pub(super) fn of<'a>(context: &mut Context<'a>, outline: &Outline<'a>) -> Option<Hint> {
    let by_extension = VENDORS.iter().find_map(|vendor| by(context, outline, vendor));
    by_extension.or_else(|| {
        let pages = stainless::read(context, outline)?;
        Some(Hint::By {
            key: stainless::KEY,
            place: outline.place.clone(),
            pages,
        })
    })
}

fn by<'a>(context: &mut Context<'a>, outline: &Outline<'a>, (key, read): &Vendor) -> Option<Hint> {
    let own = outline.operation.extensions.get(*key)?;
    let root = &context.document.openapi.extensions;
    // `true` takes over what stands at the root.
    let (value, place) = match own {
        Value::Bool(true) => (root.get(*key)?, Pointer::root().key(key)),
        Value::Bool(false) => return Some(Hint::Off),
        own => (own, outline.place.pointer.key(key)),
    };
    let place = Place {
        pointer: place,
        ..outline.place.clone()
    };
    match read(value) {
        Ok(Said::Nothing) => None,
        Ok(Said::Off) => Some(Hint::Off),
        Ok(Said::By(pages)) => {
            note_rest(context, key, value, &place);
            Some(Hint::By { key, place, pages })
        }
        Err(misfit) => {
            complain(context, key, &place, &misfit);
            None
        }
    }
}

/// Says that a hint is left aside.
pub(super) fn complain(context: &mut Context<'_>, key: &str, place: &Place, misfit: &Misfit) {
    let message = format!("`{key}` {}; the names of the operation decide instead", misfit.message);
    context
        .diagnostics
        .degraded(codes::UNFIT_HINT, place, message, misfit.help.clone());
}

/// Says what of a hint makes no difference.
fn note_rest(context: &mut Context<'_>, key: &str, value: &Value, place: &Place) {
    if value.get("operationName").is_some_and(Value::is_string) {
        context.diagnostics.note(
            codes::UNEXPRESSED_HINT,
            &place.key("operationName"),
            format!("`{key}` names an operation for the next page, which is fetched from its address as it is"),
            "nothing to do if the address is whole",
        );
    }
}
