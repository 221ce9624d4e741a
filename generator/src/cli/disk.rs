//! The few things that sync does to a folder, so that a test can stop it before any of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A folder; paths are relative to it, with `/` between their parts.
pub trait Disk {
    /// The bytes of a file; nothing where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be read, is not a file, or stands behind a symbolic link.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// Writes a file in place, with the folders above it.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Adds to the end of a file, and holds it against other processes until it is removed.
    ///
    /// # Errors
    ///
    /// It cannot be written, or another process holds it.
    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Puts a file in the place of another, at once, with the folders above it.
    ///
    /// # Errors
    ///
    /// It cannot be moved.
    fn replace(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file, and the folders above it that are empty then; nothing happens where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be removed.
    fn remove(&self, path: &str) -> io::Result<()>;
}

/// A folder of the file system.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    held: RefCell<Option<File>>,
    /// Folders that were seen to be there and to be no links, so that thousands of files ask for each of them once.
    seen: RefCell<BTreeSet<String>>,
}

impl Folder {
    /// The folder, which need not exist.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            held: RefCell::default(),
            seen: RefCell::default(),
        }
    }

    /// Where a path stands; an error where a link on the way leads elsewhere.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        if self.seen.borrow().contains(folder) {
            let place = self.root.join(folder).join(file);
            not_a_link(&place)?;
            return Ok(place);
        }
        let mut way = self.root.clone();
        for part in path.split('/') {
            way.push(part);
            if !not_a_link(&way)? {
                // Nothing is there, so nothing below it is a link.
                return Ok(self.root.join(path));
            }
        }
        self.seen.borrow_mut().insert(folder.to_owned());
        Ok(way)
    }

    fn place_with_folders(&self, path: &str) -> io::Result<PathBuf> {
        let place = self.place(path)?;
        let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
        if self.seen.borrow().contains(folder) {
            return Ok(place);
        }
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(|error| with_path(error, parent))?;
        }
        self.seen.borrow_mut().insert(folder.to_owned());
        Ok(place)
    }
}

impl Disk for Folder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let place = self.place(path)?;
        match fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(with_path(error, &place)),
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place_with_folders(path)?;
        fs::write(&place, bytes).map_err(|error| with_path(error, &place))
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place_with_folders(path)?;
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&place)
            .map_err(|error| with_path(error, &place))?;
        file.try_lock()
            .map_err(|_| io::Error::other("another run of codegen is at work in this folder"))?;
        file.write_all(bytes)?;
        self.held.replace(Some(file));
        Ok(())
    }

    fn replace(&self, from: &str, to: &str) -> io::Result<()> {
        let place = self.place_with_folders(to)?;
        fs::rename(self.place(from)?, &place).map_err(|error| with_path(error, &place))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let place = self.place(path)?;
        match fs::remove_file(&place) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(with_path(error, &place)),
            _ => {}
        }
        self.seen.borrow_mut().clear();
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            // A folder that holds anything stays, and so do those above it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Whether anything is at a path; an error where that is a link.
fn not_a_link(place: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(place) {
        Ok(metadata) if metadata.file_type().is_symlink() => Err(io::Error::other(format!(
            "`{}` is a symbolic link, and codegen writes through none",
            place.display()
        ))),
        found => Ok(found.is_ok()),
    }
}

/// Says of which path an error speaks, which the error of the system does not.
fn with_path(error: io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

/// A path for people: as it is from a folder, with `/` between its parts; whole where that would be longer.
pub(super) fn shown(path: &Path, folder: &Path) -> String {
    let near = folder.ancestors().zip(["", "../", "../../", "../../../"]);
    let mut ways = near.filter_map(|(above, way)| Some((way, path.strip_prefix(above).ok()?)));
    let (way, rest) = ways.next().unwrap_or(("", path));
    let text = format!("{way}{}", rest.to_string_lossy().replace('\\', "/"));
    match text.trim_end_matches('/') {
        "" => ".".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}
