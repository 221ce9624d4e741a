//! The commands of `cargo xtask`: in this process, and as the program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use cratesmith::cli::Outcome;

/// The outcome of a command in a folder, and what was printed without colours.
pub(crate) fn run(folder: &Path, args: &str) -> (Outcome, String, String) {
    let mut out = anstream::StripStream::new(Vec::new());
    let mut err = anstream::StripStream::new(Vec::new());
    let outcome = cratesmith::cli::run(args.split_whitespace().map(OsString::from), folder, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
    (outcome, text(out.into_inner()), text(err.into_inner()))
}

/// The program of this repository, built once, as `cargo xtask` builds it.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--package", "xtask"])
            .arg("--message-format=json")
            .current_dir(super::root())
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let messages = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
        let mut executables = messages.lines().filter_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).expect("cargo writes JSON");
            Some(PathBuf::from(message["executable"].as_str()?))
        });
        executables.next().expect("xtask is a program")
    })
}
