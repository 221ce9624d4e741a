//! Folders that nothing was deleted from: for minutes after a deletion a file system takes longer to create files.

use std::fs;
use std::path::{Path, PathBuf};

use super::Result;

/// What the names of folders begin with that hold what was generated.
const NAME: &str = "generated";

/// The folders of former measurements, by their numbers.
pub(super) fn former(folder: &Path) -> Result<Vec<(u32, PathBuf)>> {
    let explain = |error: std::io::Error| format!("`{}`: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(explain)? {
        let path = entry.map_err(explain)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let number = name.and_then(|name| name.strip_prefix(NAME)?.parse().ok());
        found.extend(number.map(|number| (number, path.clone())));
    }
    Ok(found)
}

/// A folder that is not there yet.
pub(super) fn next(folder: &Path, former: &[(u32, PathBuf)]) -> PathBuf {
    let highest = former.iter().map(|(number, _)| *number).max().unwrap_or_default();
    folder.join(format!("{NAME}{}", highest + 1))
}

/// Deletes former folders, once nothing more is generated.
pub(super) fn delete(former: &[(u32, PathBuf)]) -> Result<()> {
    for (_, path) in former {
        fs::remove_dir_all(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
    }
    Ok(())
}
