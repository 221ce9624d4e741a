//! A folder with everything below it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The bytes of every file below a folder, by its path with `/` between the parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder.
pub(crate) fn tree(root: &Path) -> Tree {
    let mut found = Tree::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it is below the root");
                let name = name.to_str().expect("the name is UTF-8").replace('\\', "/");
                found.insert(name, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    found
}
