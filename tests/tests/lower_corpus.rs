//! Real descriptions, where they are at hand: none makes the generator panic.

mod model;

use cratesmith::diagnostic::Diagnostics;
use cratesmith::load::load;
use cratesmith::lower::lower;
use cratesmith::options::Options;
use cratesmith::source::{NoFetch, Source};

/// Prints what one file comes to: `DESCRIPTION=… cargo test --test lower_corpus -- --ignored --nocapture`.
#[test]
#[ignore = "a tool for looking at one description"]
fn show() {
    let Ok(path) = std::env::var("DESCRIPTION") else { return };
    let list = std::fs::read_to_string(&path).unwrap_or_default();
    let paths: Vec<&str> = if path.ends_with(".list") {
        list.lines().collect()
    } else {
        vec![path.as_str()]
    };
    for path in paths {
        let Ok(bytes) = std::fs::read(path) else { continue };
        let mut diagnostics = Diagnostics::default();
        let source = Source {
            name: path.to_owned(),
            bytes,
        };
        let start = std::time::Instant::now();
        let Some(document) = load(&source, &NoFetch, &mut diagnostics) else {
            println!(
                "{path}: not loaded: {}",
                diagnostics
                    .as_slice()
                    .first()
                    .map(|d| d.message.clone())
                    .unwrap_or_default()
            );
            continue;
        };
        let loaded = start.elapsed();
        let loads = diagnostics.as_slice().len();
        let start = std::time::Instant::now();
        let api = lower(&document, &Options::default(), &mut diagnostics);
        let lowered = start.elapsed();
        let operations: usize = api.groups.iter().map(|group| group.operations.len()).sum();
        println!(
            "{path}: {operations} operations, {} types, {loads}+{} said, {loaded:?}, {lowered:?}",
            api.types.iter().count(),
            diagnostics.as_slice().len() - loads
        );
        if std::env::var("DUMP").is_ok() {
            println!("{}{}", model::dump(&api), model::said(&diagnostics));
        }
    }
}
