//! The second step: what will be tagged is what is committed.

use super::super::report::Trouble;
use super::Ended;
use super::work::Work;

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let changed = work.git.changed()?;
    let prefix = work.git.prefix()?;
    let tag = work.tag();
    let has_tag = work.git.has_tag(&tag)?;
    // A run that was stopped before its commit left these; their text was found to be that of the release.
    let ours: Vec<String> = match work.is_recorded() && !has_tag {
        true => Work::recorded_files().map(|path| format!("{prefix}{path}")).into(),
        false => Vec::new(),
    };
    let (resumed, others): (Vec<&String>, Vec<&String>) = changed
        .iter()
        .partition(|line| ours.iter().any(|path| line.get(3..) == Some(path)));
    if !others.is_empty() {
        let lines: String = others.iter().take(20).map(|line| format!("\n    {line}")).collect();
        return Err(Trouble::message(
            format!("the working tree has changes that are not committed:{lines}"),
            "commit them, or put them aside with `git stash --include-untracked`",
        ));
    }
    if has_tag && !work.is_recorded() {
        return Err(Trouble::message(
            format!("the tag `{tag}` is there, and the lock knows of no such release"),
            format!("bring the lock of that release into this branch, or delete the tag with `git tag --delete {tag}`"),
        ));
    }
    Ok(match resumed.is_empty() {
        true => "nothing to commit".to_owned(),
        false => "an earlier run stopped before its commit, and is taken up".to_owned(),
    })
}
