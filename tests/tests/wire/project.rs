//! The program that calls the generated client, compiled once for all tests.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use crate::support;

const MANIFEST: &str = "[package]
name = \"wire-program\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
serde_json = \"1\"
tokio = { version = \"1\", features = [\"rt\", \"net\", \"time\"] }
tracing = { version = \"0.1\", default-features = false }
wire = { path = \"../wire\", features = [\"blocking\", \"gzip\", \"tracing\"] }
";

const SOURCES: [(&str, &str); 5] = [
    ("echo.rs", include_str!("program/echo.rs")),
    ("fault.rs", include_str!("program/fault.rs")),
    ("hidden.rs", include_str!("program/hidden.rs")),
    ("main.rs", include_str!("program/main.rs")),
    ("secrets.rs", include_str!("program/secrets.rs")),
];

/// Runs the program with an input and an environment.
pub(crate) fn run(args: &[&str], environment: &[(&str, &str)], input: &str) -> Output {
    let mut child = Command::new(program())
        .args(args)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    // Beside the reading of its output, so that neither waits for the other.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    let written = writer.join().expect("no panic");
    assert!(written.is_ok() || !output.status.success(), "{written:?}");
    output
}

fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(compiled)
}

fn compiled() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire");
    let generated = support::generated("wire", "api.yaml", include_str!("api.yaml"));
    support::write_crate(&folder.join("wire"), &generated);
    let mut files = vec![
        ("program/Cargo.toml".to_owned(), MANIFEST.to_owned()),
        (
            "Cargo.toml".to_owned(),
            "[workspace]\nresolver = \"3\"\nmembers = [\"wire\", \"program\"]\n".to_owned(),
        ),
        ("Cargo.lock".to_owned(), support::lock_file()),
    ];
    files.extend(SOURCES.map(|(name, text)| (format!("program/src/{name}"), text.to_owned())));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }
    support::download(&folder);
    let output = support::cargo()
        .args(["build", "--offline", "--quiet", "--package", "wire-program"])
        .current_dir(&folder)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let name = format!("wire-program{}", std::env::consts::EXE_SUFFIX);
    support::target_folder().join("debug").join(name)
}
