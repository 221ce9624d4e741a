//! The sixth step: the changelog gets a date, the lock the surface, and both a commit and a tag; all of it or nothing.

use std::io;

use super::super::report::Trouble;
use super::super::standing::Standing;
use super::super::sync::{self, Change, Plan};
use super::super::{Disk, codegen};
use super::work::Work;
use super::{Ended, date, working_tree};
use crate::evolution::{Lock, changelog};

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let (tag, message) = (work.tag(), format!("Release {}", work.version()));
    if work.is_recorded() {
        return take_up(work, &tag, &message);
    }
    // The steps before took their time, and Cargo wrote.
    still_clean(work)?;
    let day = date::today();
    let plan = plan(work, &day)?;
    if work.args.dry_run {
        return Ok(format!(
            "would be dated {day}, committed as `{message}` and tagged `{tag}`"
        ));
    }
    let written = write(work, &plan).map_err(Trouble::from);
    let committed = written.and_then(|()| work.git.commit(&Work::recorded_files(), &message));
    if let Err(trouble) = committed {
        sync::undo(&work.disk, &plan)?;
        return Err(trouble);
    }
    work.git.tag(&tag, &format!("{} {}", work.package(), work.version()))?;
    Ok(format!("dated {day}, committed as `{message}` and tagged `{tag}`"))
}

/// Whether the working tree is as clean as it was at the beginning.
fn still_clean(work: &mut Work<'_>) -> Result<(), Trouble> {
    working_tree::step(work)
        .map(drop)
        .map_err(|trouble| match trouble {
            Trouble::Message { message, .. } => Trouble::message(
                format!("{message}\nand had none when the release began"),
                "put what Cargo writes, as `target`, into `.gitignore`; commit what Cargo wrote into files of yours; run the release again",
            ),
            other => other,
        })
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
    date_changelog(work)?;
    if !work.git.changed()?.is_empty() {
        work.git.commit(&Work::recorded_files(), message)?;
    }
    work.git.tag(tag, &format!("{} {}", work.package(), work.version()))?;
    Ok(format!("an earlier run was taken up: tagged `{tag}`"))
}

/// Writes the lock first: a run that is stopped between the two is known by it for one that released.
fn write(work: &Work<'_>, plan: &Plan) -> io::Result<()> {
    let (lock, others): (Vec<&Change>, Vec<&Change>) = plan.changes().partition(|change| change.path == Lock::PATH);
    for change in lock.into_iter().chain(others) {
        let mut one = Plan::default();
        one.write.push(change.clone());
        sync::apply(&work.disk, &one)?;
    }
    Ok(())
}

/// Gives the changelog its date where an earlier run wrote the lock and did not come to that.
fn date_changelog(work: &Work<'_>) -> Result<(), Trouble> {
    let Some(before) = work.disk.read(changelog::PATH)? else {
        return Ok(());
    };
    let text = String::from_utf8_lossy(&before).into_owned();
    if changelog::has(&text, work.version()) {
        return Ok(());
    }
    let mut plan = Plan::default();
    plan.write.push(Change {
        path: changelog::PATH.to_owned(),
        before: Some(before),
        after: Some(changelog::release(&text, work.version(), &date::today()).into_bytes()),
        by_hand: false,
    });
    sync::apply(&work.disk, &plan).map_err(Trouble::from)
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
