//! Fetches the files that a description refers to, from below one folder only.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::source::{Fetch, Source, utf8};

/// The largest file that is read: far above any description, and below what fills the memory.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Files below a folder, and copies of remote ones; neither `..` nor symbolic links lead out of it.
#[derive(Debug)]
pub struct DiskFetch {
    root: PathBuf,
    base: PathBuf,
    /// Folders or files that hold what stands below URLs.
    copies: BTreeMap<String, PathBuf>,
    fetched: RefCell<Vec<Source>>,
}

impl DiskFetch {
    /// Fetches relative to the folder `base`, from `root` and the folders below it.
    ///
    /// # Errors
    ///
    /// One of the folders does not exist.
    pub fn new(root: &Path, base: &Path) -> io::Result<Self> {
        Ok(Self {
            root: fs::canonicalize(root)?,
            base: fs::canonicalize(base)?,
            copies: BTreeMap::new(),
            fetched: RefCell::default(),
        })
    }

    /// Reads what stands below the URLs from the folders or files that hold copies of it.
    #[must_use]
    pub fn with_copies(mut self, copies: BTreeMap<String, PathBuf>) -> Self {
        self.copies = copies;
        self
    }

    /// The files that were fetched, in order.
    #[must_use]
    pub fn into_fetched(self) -> Vec<Source> {
        self.fetched.into_inner()
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        if name.contains("://") {
            return self.read_copy(name);
        }
        // Resolves `..` and links, so that what is compared is what is opened.
        let place = fs::canonicalize(self.base.join(name)).map_err(|error| reason(&error))?;
        if !place.starts_with(&self.root) {
            return Err(
                "it stands outside the folder that files may be read from; `--root DIR` permits another".to_owned(),
            );
        }
        read_file(&place)
    }
}

impl DiskFetch {
    /// What stands at a URL, from the copy of the longest part of it that has one.
    fn read_copy(&self, url: &str) -> Result<Vec<u8>, String> {
        let below = |(prefix, copy): (&String, &'_ PathBuf)| {
            let rest = url.strip_prefix(prefix.as_str())?;
            let is_whole = rest.is_empty() || prefix.ends_with('/') || rest.starts_with('/');
            is_whole.then(|| (prefix.len(), copy.clone(), rest.trim_start_matches('/').to_owned()))
        };
        let Some((_, copy, rest)) = self.copies.iter().filter_map(below).max_by_key(|(length, ..)| *length) else {
            return Err("it is not a local file, and nothing is fetched from elsewhere".to_owned());
        };
        let within = fs::canonicalize(&copy).map_err(|error| format!("of its copy, {}", reason(&error)))?;
        let place = fs::canonicalize(if rest.is_empty() { copy } else { copy.join(rest) });
        let place = place.map_err(|error| format!("of its copy, {}", reason(&error)))?;
        if !place.starts_with(&within) {
            return Err("its copy stands outside the folder that `remote` names".to_owned());
        }
        read_file(&place)
    }
}

impl Fetch for DiskFetch {
    fn fetch(&self, name: &str) -> Result<Vec<u8>, String> {
        let bytes = self.read(name)?;
        let mut fetched = self.fetched.borrow_mut();
        if !fetched.iter().any(|source| source.name == name) {
            fetched.push(Source {
                name: name.to_owned(),
                bytes: bytes.clone(),
            });
        }
        Ok(bytes)
    }
}

/// The bytes of a regular file, as UTF-8 where they are UTF-16, or a sentence that says why they cannot be had.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
    if !metadata.is_file() {
        return Err("it is not a file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| reason(&error))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MiB", LARGEST / 1024 / 1024));
    }
    match utf8(&bytes) {
        Cow::Owned(text) => Ok(text),
        Cow::Borrowed(_) => Ok(bytes),
    }
}

/// Why something cannot be read, in the same words on every system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it must not be read".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where a folder should".to_owned(),
        _ => error.to_string(),
    }
}
