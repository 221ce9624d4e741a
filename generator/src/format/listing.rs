//! The layout of the runtime's macros: one entry a line, which `prettyplease` does not know how to do.

use crate::emit::Listing;

/// Writes a use of a macro, with a newline at its end.
pub(super) fn listing(listing: &Listing, text: &mut String) {
    let Listing {
        name,
        subject,
        entries,
        call,
    } = listing;
    if *call {
        text.extend([*name, "!(", subject, ");\n"]);
        return;
    }
    if entries.is_empty() {
        text.extend([*name, "! { ", subject, " }\n"]);
        return;
    }
    text.extend([*name, "! {\n    ", subject, " {\n"]);
    for entry in entries {
        text.push_str("        ");
        text.push_str(entry);
        text.push_str(",\n");
    }
    text.push_str("    }\n}\n");
}
