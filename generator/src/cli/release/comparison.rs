//! The fifth step: the version is one that the changes allow, by our comparison and by `cargo semver-checks`.

use super::super::changes;
use super::Ended;
use super::work::Work;

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let Some(released) = work.released() else {
        return Ok(format!("{} is the first release", work.version()));
    };
    let step = changes::step(&work.generated).unwrap_or_else(|| format!("{released} is recorded already"));
    let tag = work.tag_of(released);
    let installed = work
        .cargo(&["semver-checks", "--version"], work.output(), &[])
        .is_ok_and(|ran| ran.success);
    let second = match installed {
        _ if work.is_recorded() => "",
        false => "; `cargo semver-checks` is not installed, and had no say",
        true if !work.git.has_tag(&tag)? => "; `cargo semver-checks` had no say, as the last release has no tag here",
        true => {
            work.cargo_or_end(&["semver-checks", "--baseline-rev", &tag], work.output(), &[])?;
            "; `cargo semver-checks` agrees"
        }
    };
    Ok(format!("{step}{second}"))
}
