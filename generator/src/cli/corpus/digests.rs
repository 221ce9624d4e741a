//! What a finished row depends on.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};
use std::path::Path;

/// The digest of a file; only this machine compares it, so it need be no more than fast.
pub(super) fn of_file(path: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    let mut file = std::fs::File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(format!("{:016x}", hasher.finish())),
            read => hasher.write(buffer.get(..read).unwrap_or_default()),
        }
    }
}

/// The digest of this program and of the lock that crates are compiled with.
pub(super) fn of_generator(lock: Option<&Path>) -> io::Result<String> {
    let program = of_file(&std::env::current_exe()?)?;
    match lock {
        Some(lock) => Ok(format!("{program}-{}", of_file(lock)?)),
        None => Ok(program),
    }
}
