//! Generated items are laid out as `prettyplease` would, whichever of the two wrote them.

use crate::support::fixtures;

#[test]
fn every_item_looks_as_prettyplease_prints_it() {
    let mut items = 0;
    for fixture in fixtures::all() {
        for (path, bytes) in fixture.generated.files.iter() {
            // Examples and self tests are put together as texts.
            if !path.ends_with(".rs") || !path.starts_with("src/") || path.starts_with("src/runtime/") {
                continue;
            }
            let text = std::str::from_utf8(bytes).expect("Rust is text");
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {path}: {error}", fixture.name));
            for item in file.items {
                // Lists of names and uses of the runtime's macros have a layout of their own.
                if matches!(item, syn::Item::Use(_) | syn::Item::Macro(_)) {
                    continue;
                }
                let printed = print(item);
                assert!(
                    without_blank_lines(text).contains(&printed),
                    "{}: {path} does not have it so:\n{printed}",
                    fixture.name
                );
                items += 1;
            }
        }
    }
    assert!(items > 500, "hardly any item was compared: {items}");
}

fn print(item: syn::Item) -> String {
    let file = syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    };
    without_blank_lines(&prettyplease::unparse(&file))
}

fn without_blank_lines(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
