//! What a call by the generated client takes, beside one of `reqwest` and serde written by hand.

use std::fs;
use std::path::Path;

use super::Result;
use super::measure;
use super::report::{Row, Unit};

/// The largest part of the hand-written one's time and allocations.
const OF_HAND_WRITTEN: f64 = 1.10;

const PROGRAM: &str = include_str!("overhead/program.rs");

/// Compiles the program in the release profile, runs it, and reads what it tells.
pub(super) fn overhead(folder: &Path) -> Result<Vec<Row>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let package = folder.join("overhead");
    let explain = |error: std::io::Error| format!("`{}`: {error}", package.display());
    fs::create_dir_all(package.join("src")).map_err(explain)?;
    fs::write(package.join("src/main.rs"), PROGRAM).map_err(explain)?;
    fs::write(package.join("Cargo.toml"), manifest(&root)?).map_err(explain)?;
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).map_err(explain)?;
    eprintln!("calling the generated client and one written by hand");
    let mut command = measure::cargo();
    command
        .args(["run", "--release", "--quiet"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", folder.join("target"));
    let told = measure::run(&mut command)?;
    rows(&String::from_utf8_lossy(&told))
}

fn manifest(root: &Path) -> Result<String> {
    let client = fs::canonicalize(root.join("generated-client")).map_err(|error| error.to_string())?;
    // A JSON string is a TOML string.
    let client = serde_json::Value::from(client.to_string_lossy());
    Ok(format!(
        "[package]
name = \"overhead\"
version = \"0.0.0\"
edition = \"2024\"

[workspace]

[dependencies]
nix = {{ version = \"0.31\", default-features = false, features = [\"sched\", \"time\"] }}
reqwest = {{ version = \"0.13\", default-features = false, features = [\"charset\", \"http2\", \"json\", \"rustls\", \"system-proxy\"] }}
serde = {{ version = \"1\", features = [\"derive\"] }}
serde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}
supermemory-connections = {{ path = {client} }}
tokio = {{ version = \"1\", features = [\"rt\", \"time\"] }}
"
    ))
}

/// Reads lines of answer, client, nanoseconds, allocations, and calls a second.
fn rows(told: &str) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for answer in ["small answer", "large answer"] {
        let of =
            |whose: &str| figures(told, answer, whose).ok_or(format!("the program does not tell of {answer}: {told}"));
        let ([time, allocations, pace], [their_time, their_allocations, their_pace]) = (of("ours")?, of("theirs")?);
        let micro = |nanoseconds: f64| nanoseconds / 1e3;
        rows.extend([
            Row::of(answer, "processor time of a call", micro(time), Unit::Microseconds).beside(
                "by hand",
                micro(their_time),
                OF_HAND_WRITTEN,
            ),
            Row::of(answer, "allocations of a call", allocations, Unit::Allocations).beside(
                "by hand",
                their_allocations,
                OF_HAND_WRITTEN,
            ),
            Row::of(answer, "calls a second", pace, Unit::Calls),
            Row::of(answer, "calls a second by hand", their_pace, Unit::Calls),
        ]);
    }
    Ok(rows)
}

fn figures(told: &str, answer: &str, whose: &str) -> Option<[f64; 3]> {
    let figures = told.lines().find_map(|line| {
        let rest = line.strip_prefix(answer)?.strip_prefix('\t')?;
        rest.strip_prefix(whose)?.strip_prefix('\t')
    })?;
    let figures: Vec<f64> = figures.split('\t').filter_map(|figure| figure.parse().ok()).collect();
    figures.try_into().ok()
}
