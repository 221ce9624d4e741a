//! Regions of the user in generated files: where they survive, and what is said of broken ones.

use cratesmith::evolution::regions::merge;

const MANIFEST: &str = "# Notice.

[package]
name = \"pets\"
version = \"0.1.0\"

[features]
default = []

[dependencies]
bytes = \"1.10\"
http = \"1.3\"

[lints.rust]
unexpected_cfgs = \"warn\"
";

const EXTRA: &str = "# user: begin extra\nanyhow = \"1\"   # mine\n\n# user: end extra\n";

/// The manifest with a region behind a line.
fn with(behind: &str, region: &str) -> String {
    MANIFEST.replace(behind, &format!("{behind}{region}"))
}

#[test]
fn a_region_stays_where_it_is() {
    let own = "\n# user: begin end\n[profile.release]\nlto = true\n# user: end end\n";
    for existing in [
        with("http = \"1.3\"\n", EXTRA),
        with("[dependencies]\n", EXTRA),
        with("http = \"1.3\"\n", &format!("\n{EXTRA}")),
        with("http = \"1.3\"\n\n", EXTRA),
        with("default = []\n", "# user: begin f\nextra = []\n# user: end f\n"),
        with("unexpected_cfgs = \"warn\"\n", own),
        format!("{EXTRA}{MANIFEST}"),
        with(
            "default = []\n",
            &format!(
                "{EXTRA}# user: begin two\n# user: end two\n\n{}",
                EXTRA.replace("extra", "three")
            ),
        ),
    ] {
        assert_eq!(merge("Cargo.toml", &existing, MANIFEST).unwrap(), existing);
    }
}

#[test]
fn a_region_goes_with_the_line_before_it() {
    let existing = with("bytes = \"1.10\"\n", EXTRA);
    let generated = MANIFEST.replace("bytes = \"1.10\"", "aaa = \"1\"\nbytes = \"2.0\"");
    let merged = merge("Cargo.toml", &existing, &generated).unwrap();
    assert_eq!(
        merged,
        generated.replace("bytes = \"2.0\"\n", &format!("bytes = \"2.0\"\n{EXTRA}"))
    );
}

#[test]
fn a_region_whose_line_is_gone_stands_at_the_end_of_its_section() {
    let existing = with("bytes = \"1.10\"\n", EXTRA);
    let generated = MANIFEST.replace("bytes = \"1.10\"\n", "");
    let merged = merge("Cargo.toml", &existing, &generated).unwrap();
    assert_eq!(
        merged,
        generated.replace("http = \"1.3\"\n", &format!("http = \"1.3\"\n{EXTRA}"))
    );
}

#[test]
fn a_region_of_a_section_that_is_gone_is_an_error_where_it_would_mean_something_else() {
    let existing = with("default = []\n", "\n# user: begin f\nextra = []\n# user: end f\n");
    let generated = MANIFEST.replace("[features]\ndefault = []\n\n", "");
    let fault = merge("Cargo.toml", &existing, &generated).unwrap_err();
    assert_eq!(
        (fault.line, fault.message.as_str()),
        (10, "the section that this region stands in is not generated any more")
    );

    let own = "\n# user: begin p\n[profile.release]\nlto = true\n# user: end p\n";
    let merged = merge("Cargo.toml", &with("default = []\n", own), &generated).unwrap();
    assert_eq!(merged, format!("{generated}{own}"));
}

#[test]
fn markdown_has_regions_in_comments() {
    let readme =
        "# pets\n\nPets.\n\n## Install\n\n```toml\n# no heading\npets = \"0.1.0\"\n```\n\n## Licence\n\nMIT.\n";
    let region = "\n<!-- user: begin badges -->\n![build](x)\n<!-- user: end badges -->\n";
    let existing = readme.replace("# pets\n", &format!("# pets\n{region}")) + region;
    assert_eq!(merge("README.md", &existing, readme).unwrap(), existing);

    let existing = readme.replace("```\n\n## L", &format!("```\n{region}\n## L"));
    let next = readme.replace("0.1.0", "0.2.0");
    assert_eq!(
        merge("README.md", &existing, &next).unwrap(),
        existing.replace("0.1.0", "0.2.0")
    );
    let without = "# pets\n\n## Licence\n\nMIT.\n";
    assert_eq!(
        merge("README.md", &existing, without).unwrap(),
        format!("{without}{region}"),
        "the section is gone"
    );
}

#[test]
fn a_mark_without_its_other_half_has_its_line() {
    for (region, line, message) in [
        ("# user: begin a\n", 13, "the region `a` does not end"),
        (
            "# user: end a\n",
            13,
            "the mark `user: end a` ends a region that did not begin",
        ),
        (
            "# user: begin a\n# user: end b\n",
            14,
            "the mark `user: end b` stands inside of the region `a`, which begins in line 13",
        ),
        (
            "# user: begin a\n# user: begin b\n",
            14,
            "the mark `user: begin b` stands inside of the region `a`, which begins in line 13",
        ),
    ] {
        let fault = merge("Cargo.toml", &with("http = \"1.3\"\n", region), MANIFEST).unwrap_err();
        assert_eq!((fault.line, fault.message.as_str()), (line, message));
        assert!(fault.help.contains("`# user: "), "{}", fault.help);
    }
}
