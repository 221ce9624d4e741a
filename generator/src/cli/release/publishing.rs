//! The last step: the registry, and only where it was asked for.

use super::super::report::Trouble;
use super::Ended;
use super::process::Ran;
use super::work::Work;

/// The words of Cargo and of a registry about a version that it has.
const THERE_ALREADY: [&str; 2] = ["already exists on", "is already uploaded"];

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    if work.args.dry_run {
        return Ok("nothing was published, as in every dry run".to_owned());
    }
    let (package, version, tag) = (work.package(), work.version(), work.tag());
    if !work.args.publish {
        return Ok(format!(
            "nothing was published; push the tag `{tag}`, or add `--publish`"
        ));
    }
    let ran = work.cargo(&["publish", "--quiet"], work.output(), &[])?;
    match ran.success {
        true => Ok(format!("{package} {version} is published; push the tag `{tag}`")),
        false if is_there(&ran) => Ok(format!("{package} {version} was published by an earlier run")),
        false => Err(Trouble::message(
            format!("`cargo publish` failed:\n{}", ran.tail()),
            format!(
                "the release itself is made, committed and tagged `{tag}`: mend that, and run `cargo xtask release \
                 --publish` again, which goes on here"
            ),
        )),
    }
}

/// Whether it failed for a version that the registry has: what is to be done was done.
fn is_there(ran: &Ran) -> bool {
    let said = ran.tail();
    THERE_ALREADY.iter().any(|words| said.contains(words))
}
