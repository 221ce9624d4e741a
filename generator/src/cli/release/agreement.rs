//! The first step: codegen would change nothing, and there is something to release.

use super::super::report::Trouble;
use super::super::{codegen, faults};
use super::Ended;
use super::work::Work;

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let plan = codegen::plan(
        &work.disk,
        &work.settings,
        &work.generated,
        work.standing.previous.as_ref(),
    )?;
    if !plan.is_empty() {
        let lines = faults::lines(&work.crate_folder, work.package(), &plan, &work.generated);
        return Err(Trouble::message(
            format!(
                "`{}` is not up to date:\n    {}",
                work.crate_folder,
                lines.join("\n    ")
            ),
            "run `cargo xtask codegen`, look at what it changes, and commit that",
        ));
    }
    let tag = work.tag();
    if work.is_recorded() && work.git.has_tag(&tag)? && !work.git.is_head(&tag)? {
        return Err(Trouble::message(
            format!("nothing changed since {}, which is released", work.version()),
            format!(
                "change the description, or ask for a later version by `package.version` in codegen.toml; to publish {}, check out `{tag}`",
                work.version()
            ),
        ));
    }
    Ok(format!("{} {}", work.package(), work.version()))
}
