//! The layout of the runtime's macros: one entry a line, which `prettyplease` does not know how to do.

use crate::emit::Listing;

/// A use of a macro, as text that ends with a newline.
pub(super) fn listing(listing: &Listing) -> String {
    let Listing {
        name,
        subject,
        entries,
        call,
    } = listing;
    if *call {
        return format!("{name}!({subject});\n");
    }
    if entries.is_empty() {
        return format!("{name}! {{ {subject} }}\n");
    }
    let mut text = format!("{name}! {{\n    {subject} {{\n");
    for entry in entries {
        text.push_str("        ");
        text.push_str(entry);
        text.push_str(",\n");
    }
    text.push_str("    }\n}\n");
    text
}
