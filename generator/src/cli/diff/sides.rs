//! The two descriptions that are compared: a release, and what follows it.

use std::path::Path;

use crate::Input;
use crate::cli::args::{Codegen, Diff};
use crate::cli::codegen;
use crate::cli::report::Trouble;
use crate::cli::settings::{self, Settings};
use crate::cli::standing::Standing;
use crate::evolution::{Changes, Lock};

/// The lock of the crate that the older description gives, as if that had been released.
pub(super) fn released(args: &Diff, folder: &Path) -> Result<Lock, Trouble> {
    let settings = of_description(args, &args.old, folder)?;
    // The day stands in the changelog alone, which nobody reads.
    let release = |input: &Input<'_>| crate::release(input, "1970-01-01");
    let (generated, _) = codegen::run_on(&settings, folder, &Standing::default(), release)?;
    Ok(generated.lock)
}

/// How many operations the newer description has, and what changes with it.
pub(super) fn next(args: &Diff, folder: &Path, released: Lock) -> Result<(u32, Changes), Trouble> {
    let settings = of_description(args, &args.new, folder)?;
    let standing = Standing {
        previous: Some(released),
        ..Standing::default()
    };
    let (generated, _) = codegen::run_on(&settings, folder, &standing, crate::generate)?;
    Ok((generated.lock.size.operations, generated.changes))
}

/// How a description is generated: as the configuration says, where there is one, and as leniently as can be.
fn of_description(args: &Diff, description: &Path, folder: &Path) -> Result<Settings, Trouble> {
    let on = |spec: &Path| Codegen {
        spec: Some(spec.to_path_buf()),
        name: args.name.clone(),
        root: args.root.clone(),
        ..Codegen::default()
    };
    let mut settings = settings::settings(&on(description), folder)?;
    if let Some(config) = &args.config {
        let of_config = Codegen {
            config: Some(config.clone()),
            name: args.name.clone(),
            ..Codegen::default()
        };
        let of_config = settings::settings(&of_config, folder)?;
        settings.options = of_config.options;
        settings.copies = of_config.copies;
    } else {
        let of_new = settings::settings(&on(&args.new), folder)?;
        settings.options.package.name = of_new.options.package.name;
    }
    let options = &mut settings.options;
    // What a description loses on the way is not what changed.
    options.strict = false;
    options.without_self_tests = true;
    options.names_may_miss = true;
    if !args.paths.is_empty() {
        options.include.paths = args.paths.iter().map(|pattern| with_all_below(pattern)).collect();
    }
    Ok(settings)
}

/// A pattern in which a `*` at the end takes what is below too: who writes `/pets*` means `/pets/{id}`.
fn with_all_below(pattern: &str) -> String {
    match pattern.strip_suffix('*') {
        Some(start) if !start.ends_with('*') => format!("{start}**"),
        _ => pattern.to_owned(),
    }
}
