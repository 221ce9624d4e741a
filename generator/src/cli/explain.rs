//! `explain`: says what a place of the description became.

use std::io::{self, Write};
use std::path::Path;

use super::args::{Explain, ExplainFormat};
use super::disk::shown;
use super::report::{self, Trouble};
use super::standing::Standing;
use super::{Folder, Outcome, codegen, settings};
use crate::explain::Explained;

/// Runs the command; everything that goes wrong is said on `err`.
pub(super) fn explain(args: &Explain, folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    match steps(args, folder, out) {
        Ok(()) => Outcome::Done,
        Err(trouble) => {
            // Where even this cannot be written the exit code has to do.
            let _ = report::trouble(err, &trouble, false);
            Outcome::Refused
        }
    }
}

fn steps(args: &Explain, folder: &Path, out: &mut dyn Write) -> Result<(), Trouble> {
    let settings = settings::settings(&args.input(), folder)?;
    // With the lock, as names and shapes that stay are part of the answer.
    let standing = Standing::read(&Folder::new(&settings.output), &shown(&settings.output, folder))?;
    let run = |input: &crate::Input<'_>| crate::explain(input, &args.place);
    let (explained, _) = codegen::run_on(&settings, folder, &standing, run)?;
    if explained.is_empty() {
        return Err(Trouble::message(
            format!("nothing comes from `{}`", args.place),
            "write a JSON pointer into the description, `/` in a key as `~1`: `/components/schemas/Pet`, `/paths/~1pets/get`",
        ));
    }
    match args.format {
        ExplainFormat::Text => text(out, &explained)?,
        ExplainFormat::Json => json(out, &explained)?,
    }
    Ok(())
}

fn text(out: &mut dyn Write, explained: &[Explained]) -> io::Result<()> {
    let style = anstyle::Style::new().bold();
    for (number, each) in explained.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{style}{}{style:#}  {}", each.item, each.place)?;
        for rule in &each.rules {
            writeln!(out, "  - {rule}")?;
        }
        if !each.used_by.is_empty() {
            writeln!(out, "  used by")?;
        }
        for user in &each.used_by {
            writeln!(out, "    {user}")?;
        }
    }
    Ok(())
}

fn json(out: &mut dyn Write, explained: &[Explained]) -> io::Result<()> {
    let items: Vec<serde_json::Value> = explained
        .iter()
        .map(|each| {
            serde_json::json!({
                "item": each.item,
                "place": each.place,
                "rules": each.rules,
                "used_by": each.used_by,
            })
        })
        .collect();
    writeln!(out, "{:#}", serde_json::Value::Array(items))
}
