//! The changes as the command line asks for them.

use std::io::{self, Write};

use crate::cli::args::{Diff, Format};
use crate::cli::changes;
use crate::evolution::Changes;

/// Writes the changes.
pub(super) fn show(args: &Diff, changes: &Changes, out: &mut dyn Write) -> io::Result<()> {
    match args.format {
        Format::Text => changes::text(out, changes, args.verbose),
        Format::Markdown => out.write_all(changes.markdown(&title(args)).as_bytes()),
        Format::Json => out.write_all(changes.json().as_bytes()),
    }
}

fn title(args: &Diff) -> String {
    format!("`{}` to `{}`", args.old.display(), args.new.display())
}
