//! Runs a process that may crash, loop or fill the memory, and ends it then.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often a process is looked after.
const LOOK: Duration = Duration::from_millis(3);

/// The size of a page of memory, in which the system counts.
const PAGE: u64 = 4096;

/// What a process may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// How long it may run.
    pub(super) time: Duration,
    /// How many bytes of memory it may hold; 0 for any number. Enforced where the system tells, which is Linux.
    pub(super) memory: u64,
}

/// Why a process ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending {
    /// By itself, or by a fault.
    Exit(ExitStatus),
    /// It was stopped, as it ran too long.
    Timeout,
    /// It was stopped, as it held too much memory.
    Memory,
}

/// What a process left behind.
#[derive(Debug)]
pub(super) struct Ended {
    /// Why it ended.
    pub(super) ending: Ending,
    /// How long it ran.
    pub(super) time: Duration,
    /// The lines that it printed, each with the time since the start.
    pub(super) out: Vec<(Duration, String)>,
    /// What it said on the other stream.
    pub(super) err: String,
}

impl Ended {
    /// Whether it ended by itself, and said that all went well.
    pub(super) fn is_success(&self) -> bool {
        matches!(self.ending, Ending::Exit(status) if status.success())
    }
}

/// Runs a command to its end, or to that of its limits.
pub(super) fn run(command: &mut Command, limits: Limits) -> io::Result<Ended> {
    let since = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let out = child.stdout.take().map(|stream| lines(stream, since));
    let err = child.stderr.take().map(text);
    let ending = watch(&mut child, since, limits)?;
    Ok(Ended {
        ending,
        time: since.elapsed(),
        out: joined(out),
        err: String::from_utf8_lossy(&joined(err)).into_owned(),
    })
}

fn watch(child: &mut Child, since: Instant, limits: Limits) -> io::Result<Ending> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ending::Exit(status));
        }
        let ending = if since.elapsed() > limits.time {
            Ending::Timeout
        } else if limits.memory > 0 && memory(child.id()).is_some_and(|bytes| bytes > limits.memory) {
            Ending::Memory
        } else {
            thread::sleep(LOOK);
            continue;
        };
        stop(child)?;
        return Ok(ending);
    }
}

/// Ends a process and those that it started where it leads a group.
fn stop(child: &mut Child) -> io::Result<()> {
    if cfg!(unix) {
        // Fails where it leads no group, and is not needed then.
        let group = format!("-{}", child.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
    }
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// The bytes of memory that a process holds, where the system tells.
fn memory(id: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{id}/statm")).ok()?;
    let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
    Some(pages * PAGE)
}

fn lines(stream: impl Read + Send + 'static, since: Instant) -> JoinHandle<Vec<(Duration, String)>> {
    thread::spawn(move || {
        let lines = BufReader::new(stream).split(b'\n').map_while(Result::ok);
        lines
            .map(|line| (since.elapsed(), String::from_utf8_lossy(&line).into_owned()))
            .collect()
    })
}

fn text(mut stream: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read until the stream broke is all that there is to show.
        let _ = stream.read_to_end(&mut bytes);
        bytes
    })
}

fn joined<T: Default>(reader: Option<JoinHandle<T>>) -> T {
    reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
}
