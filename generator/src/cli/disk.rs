//! The few things that sync does to a folder, so that a test can stop it before any of them.

use std::cell::RefCell;
use std::collections::BTreeMap;
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

    /// Writes a file that is new, with the folders above it; one that stands there is removed first.
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
    /// Whether folders are there, and are no links, so that thousands of files ask for each of them once.
    folders: RefCell<BTreeMap<String, bool>>,
}

impl Folder {
    /// The folder, which need not exist.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            held: RefCell::default(),
            folders: RefCell::default(),
        }
    }

    /// The paths of the files below a folder, in their order; none where it is not there. Links are not followed.
    ///
    /// # Errors
    ///
    /// A folder cannot be read.
    pub(super) fn files_below(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut files = Vec::new();
        let place = self.root.join(folder);
        let entries = match fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(files),
            Err(error) => return Err(with_path(error, &place)),
        };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() {
                true => files.extend(self.files_below(&path)?),
                false => files.push(path),
            }
        }
        files.sort();
        Ok(files)
    }

    /// Where a path stands; an error where a link on the way leads elsewhere.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let place = self.root.join(path);
        if self.has_folder_of(path)? {
            not_a_link(&place)?;
        }
        Ok(place)
    }

    /// Whether the folder of a path is there; an error where a link on the way leads elsewhere.
    fn has_folder_of(&self, path: &str) -> io::Result<bool> {
        let folder = folder_of(path);
        if let Some(known) = self.folders.borrow().get(folder) {
            return Ok(*known);
        }
        let mut way = self.root.clone();
        // The root may be a link: who named it meant where it leads.
        let mut is_there = way.is_dir();
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            way.push(part);
            // Where nothing is there, nothing below it is a link.
            is_there = is_there && not_a_link(&way)?;
        }
        self.folders.borrow_mut().insert(folder.to_owned(), is_there);
        Ok(is_there)
    }

    /// Where a path stands, with the folders above it. What stands there itself is not looked at.
    fn place_with_folders(&self, path: &str) -> io::Result<PathBuf> {
        let place = self.root.join(path);
        let folder = folder_of(path);
        if !self.has_folder_of(path)? {
            let parent = self.root.join(folder);
            fs::create_dir_all(&parent).map_err(|error| with_path(error, &parent))?;
            // With it those above it were made.
            self.folders.borrow_mut().clear();
        }
        Ok(place)
    }
}

impl Disk for Folder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        if !self.has_folder_of(path)? {
            return Ok(None);
        }
        let place = self.place(path)?;
        match fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(with_path(error, &place)),
        }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place_with_folders(path)?;
        // A new file is nobody's link.
        let new = || OpenOptions::new().write(true).create_new(true).open(&place);
        let file = match new() {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => fs::remove_file(&place).and_then(|()| new()),
            file => file,
        };
        file.and_then(|mut file| file.write_all(bytes))
            .map_err(|error| with_path(error, &place))
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place_with_folders(path)?;
        not_a_link(&place)?;
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
        // A link that stood there when the folder was compared was refused then, and is itself replaced now.
        let place = self.place_with_folders(to)?;
        fs::rename(self.root.join(from), &place).map_err(|error| with_path(error, &place))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let place = self.place(path)?;
        match fs::remove_file(&place) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(with_path(error, &place)),
            _ => {}
        }
        self.folders.borrow_mut().clear();
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            // A folder that holds anything stays, and so do those above it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// The folder of a path; nothing for the root.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
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
