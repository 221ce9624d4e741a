//! The third step: tests pass, and neither lints nor the documentation have warnings.

use super::Ended;
use super::process::run;
use super::work::Work;

pub(super) fn step(work: &mut Work<'_>) -> Ended {
    let folder = work.output();
    work.cargo_or_end(&["test", "--quiet", "--all-features"], folder, &[])?;
    let clippy = [
        "clippy",
        "--quiet",
        "--all-features",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    work.cargo_or_end(&clippy, folder, &[])?;
    // docs.rs builds with a nightly compiler, which alone takes what this turns on.
    let is_nightly = run("rustc", &["--version"], folder, &[]).is_ok_and(|ran| ran.out.contains("nightly"));
    let flags = match is_nightly {
        true => "-D warnings --cfg docsrs",
        false => "-D warnings",
    };
    let doc = ["doc", "--quiet", "--no-deps", "--all-features"];
    work.cargo_or_end(&doc, folder, &[("RUSTDOCFLAGS", flags)])?;
    Ok("no failure and no warning, with all features".to_owned())
}
