//! The last stage: files as a careful person would have laid them out.

mod imports;
mod layout;
mod listing;
mod rust;
mod spacing;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::emit::{Content, Draft, Package};
use crate::files::FileSet;

/// Builds and prints every file; on as many threads as the machine has, with the same bytes on any number.
#[must_use]
pub fn format(package: &Package<'_>) -> FileSet {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    format_on(package, threads)
}

/// [`format()`] on a number of threads.
#[must_use]
pub fn format_on(package: &Package<'_>, threads: usize) -> FileSet {
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || package.files.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(take).map(print).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(package.files.len()))
            .map(|_| scope.spawn(work))
            .collect();
        let mut files = work();
        for other in others {
            match other.join() {
                Ok(printed) => files.extend(printed),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        files.into_iter().collect()
    })
}

/// Path and bytes of one file.
fn print(draft: &Draft<'_>) -> (String, Vec<u8>) {
    let text = match (draft.build)() {
        Content::Rust(file) => rust::file(file),
        Content::Text(text) => text.into_owned(),
    };
    (draft.path.clone(), text.into_bytes())
}
