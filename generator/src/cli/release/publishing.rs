//! The last step: the registry, and only where it was asked for.

use super::Ended;
use super::work::Work;

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    if work.args.dry_run {
        return Ok("nothing was published, as in every dry run".to_owned());
    }
    if !work.args.publish {
        let tag = work.tag();
        return Ok(format!(
            "nothing was published; push the tag `{tag}`, or add `--publish`"
        ));
    }
    work.cargo_or_end(&["publish", "--quiet"], work.output(), &[])?;
    Ok(format!("{} {} is published", work.package(), work.version()))
}
