//! The printed text of each construct.

mod emit;

use emit::files;

#[test]
fn no_text_is_laid_out_by_accident() {
    for (path, bytes) in files()
        .iter()
        .filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"))
    {
        let text = std::str::from_utf8(bytes).unwrap();
        for mark in [" :", " ?", "/**", "\r", "\t", " \n", "\n\n\n"] {
            let found = text
                .lines()
                .find(|line| !line.trim_start().starts_with("//") && line.contains(mark));
            assert_eq!(found, None, "{path}");
        }
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
    }
}
