//! One of the descriptions that are compared.

use std::path::Path;

use crate::Offered;
use crate::cli::args::{Codegen, Diff};
use crate::cli::codegen;
use crate::cli::report::Trouble;
use crate::cli::settings::{self, Settings};
use crate::cli::standing::Standing;
use crate::evolution::Lock;

/// What the crate of a description offers, with the names of the one before; all else of it is freed again.
pub(super) fn offered(
    args: &Diff,
    description: &Path,
    folder: &Path,
    previous: Option<&Lock>,
) -> Result<Offered, Trouble> {
    let settings = of_description(args, description, folder)?;
    let standing = Standing {
        previous: previous.cloned(),
        ..Standing::default()
    };
    let (offered, _) = codegen::run_on(&settings, folder, &standing, crate::offered)?;
    Ok(offered)
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
    options.filters_may_miss = true;
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
