//! What a process and its children use, measured by a process of its own, so that one cannot count for another.

use std::ffi::OsString;
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};

use super::Result;

/// What a command used.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Usage {
    /// Processor time, user and system, in seconds.
    pub(super) seconds: f64,
    /// The most memory that one of its processes had, in MB.
    pub(super) memory: f64,
}

/// Runs a command and measures it.
pub(super) fn measured(command: &Command) -> Result<Usage> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut measuring = Command::new(this);
    measuring
        .args(["bench", "measure", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        measuring.current_dir(folder);
    }
    let output = run(&mut measuring)?;
    serde_json::from_slice(&output).map_err(|error| error.to_string())
}

/// The least of both figures: other work on the machine only adds to them.
pub(super) fn least(runs: &[Usage]) -> Option<Usage> {
    let least = |figure: fn(&Usage) -> f64| runs.iter().map(figure).min_by(f64::total_cmp);
    Some(Usage {
        seconds: least(|usage| usage.seconds)?,
        memory: least(|usage| usage.memory)?,
    })
}

/// Runs a command; what it prints, or the end of what it complains.
pub(super) fn run(command: &mut Command) -> Result<Vec<u8>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{program}`: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = complaint.lines().rev().take(20).collect();
    let lines: Vec<&str> = lines.into_iter().rev().collect();
    Err(format!("`{program}` failed:\n{}", lines.join("\n")))
}

/// Cargo, as this process was started by it, without the settings that only concern this process.
pub(super) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    cargo.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_PKG_NAME");
    cargo
}

/// What the process that measures does: it runs one command, and prints what the system says of it.
pub(super) fn as_child(command: &[OsString]) -> Result<()> {
    let (program, arguments) = command.split_first().ok_or("there is no command")?;
    let mut command = Command::new(program);
    command.args(arguments);
    run(&mut command)?;
    let usage = of_children()?;
    println!("{}", serde_json::json!(usage));
    Ok(())
}

#[cfg(unix)]
fn of_children() -> Result<Usage> {
    use nix::sys::resource::{UsageWho, getrusage};

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    // Apple counts bytes, everybody else kilobytes.
    let unit = if cfg!(target_vendor = "apple") { 1.0 } else { 1024.0 };
    Ok(Usage {
        seconds: seconds(usage.user_time()) + seconds(usage.system_time()),
        memory: usage.max_rss() as f64 * unit / 1e6,
    })
}

#[cfg(not(unix))]
fn of_children() -> Result<Usage> {
    Err("this system does not say what a process used; run it on a Unix".to_owned())
}
