//! Both readings of a source, the one for values and the one for places, see the same nodes.

use std::fs;
use std::path::{Path, PathBuf};

use cratesmith::diagnostic::Marked;
use cratesmith::load::pointers;
use cratesmith::source::Source;

#[test]
fn both_readings_see_the_same_pointers() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    // Further descriptions, where the caller has some.
    folders.extend(std::env::var_os("CRATESMITH_CORPUS").map(PathBuf::from));
    let (mut files, mut nodes) = (0, 0);
    let mut failures = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let is_text = path
                .extension()
                .is_some_and(|end| end == "yaml" || end == "yml" || end == "json");
            let source = Source {
                name: path.display().to_string(),
                bytes: fs::read(&path).unwrap(),
            };
            let Some(read) = pointers(&source).filter(|_| is_text) else {
                continue;
            };
            files += 1;
            nodes += read.len();
            match Marked::read(&source).map(|marked| marked.pointers()) {
                None => failures.push(format!("{}: cannot be read again", source.name)),
                Some(marked) => {
                    let differs = read.iter().zip(&marked).find(|(read, marked)| read != marked);
                    if read.len() != marked.len() || differs.is_some() {
                        failures.push(format!(
                            "{}: {} and {} nodes, {differs:?}",
                            source.name,
                            read.len(),
                            marked.len()
                        ));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(files > 20, "{files} files, {nodes} nodes");
    println!("{files} files, {nodes} nodes");
}
