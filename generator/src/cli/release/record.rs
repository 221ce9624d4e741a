//! The sixth step: the changelog gets a date, the lock the surface, and both a commit and a tag; all of it or nothing.

use super::super::codegen;
use super::super::report::Trouble;
use super::super::standing::Standing;
use super::super::sync::{self, Plan};
use super::work::Work;
use super::{Ended, date, working_tree};

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let (tag, message) = (work.tag(), format!("Release {}", work.version()));
    if work.is_recorded() {
        return take_up(work, &tag, &message);
    }
    // The steps before took their time.
    working_tree::step(work)?;
    let day = date::today();
    let plan = plan(work, &day)?;
    if work.args.dry_run {
        return Ok(format!(
            "would be dated {day}, committed as `{message}` and tagged `{tag}`"
        ));
    }
    let written = sync::apply(&work.disk, &plan).map_err(Trouble::from);
    let committed = written.and_then(|()| work.git.commit(&Work::recorded_files(), &message));
    if let Err(trouble) = committed {
        sync::undo(&work.disk, &plan)?;
        return Err(trouble);
    }
    work.git.tag(&tag, &format!("{} {}", work.package(), work.version()))?;
    Ok(format!("dated {day}, committed as `{message}` and tagged `{tag}`"))
}

/// Does what an earlier run did not come to.
fn take_up(work: &Work<'_>, tag: &str, message: &str) -> Ended {
    let is_tagged = work.git.is_head(tag)?;
    if is_tagged || work.args.dry_run {
        let what = if is_tagged {
            "was done by an earlier run"
        } else {
            "would be taken up"
        };
        return Ok(what.to_owned());
    }
    if !work.git.changed()?.is_empty() {
        work.git.commit(&Work::recorded_files(), message)?;
    }
    work.git.tag(tag, &format!("{} {}", work.package(), work.version()))?;
    Ok(format!("an earlier run was taken up: tagged `{tag}`"))
}

/// What a release writes: the changelog and the lock, and no other file.
fn plan(work: &Work<'_>, day: &str) -> Result<Plan, Trouble> {
    let standing = Standing::read(&work.disk, &work.crate_folder)?;
    let (generated, _) = codegen::generate(&work.settings, work.folder, &standing, Some(day))?;
    let plan = codegen::plan(&work.disk, &work.settings, &generated, standing.previous.as_ref())?;
    let other = plan
        .changes()
        .find(|change| !Work::recorded_files().contains(&change.path.as_str()));
    match other {
        None => Ok(plan),
        Some(change) => Err(Trouble::message(
            format!(
                "`{}/{}` changed while the release was made",
                work.crate_folder, change.path
            ),
            "run the release again",
        )),
    }
}
