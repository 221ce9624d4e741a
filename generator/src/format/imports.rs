//! `use` lists as rustfmt lays them out: lines are filled up to its default width.

/// The default of rustfmt's `max_width`.
const WIDTH: usize = 100;

/// Lays out the item that stands behind a place: of a `use` with a list of names on as few lines as it takes.
pub(super) fn fill(text: &mut String, start: usize) {
    if let Some(filled) = text.get(start..).and_then(filled) {
        text.truncate(start);
        text.push_str(&filled);
    }
}

/// The text of a `use` with a list of names that takes more than a line.
fn filled(item: &str) -> Option<String> {
    let (start, names) = split(item)?;
    let last = start.lines().last().unwrap_or_default();
    let line = format!("{}}};", names.join(", "));
    if last.len() + line.len() <= WIDTH {
        return Some(format!("{start}{line}\n"));
    }
    let mut text = start.to_owned();
    // Full, so that the first name begins a line.
    let mut width = WIDTH;
    for name in names {
        let wide = name.len() + ",".len();
        if width + " ".len() + wide > WIDTH {
            text.push_str("\n    ");
            width = "    ".len() + wide;
        } else {
            text.push(' ');
            width += " ".len() + wide;
        }
        text.push_str(name);
        text.push(',');
    }
    text.push_str("\n};\n");
    Some(text)
}

/// What stands up to the brace, and the names of a list without lists in it.
fn split(item: &str) -> Option<(&str, Vec<&str>)> {
    let declaration = item.lines().find(|line| !line.starts_with("#["))?;
    if !declaration.starts_with("use ") && !declaration.starts_with("pub use ") {
        return None;
    }
    let (start, list) = item.trim_end().strip_suffix("};")?.rsplit_once('{')?;
    let names: Vec<_> = list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let start = item.get(..=start.len())?;
    (!list.contains('}')).then_some((start, names))
}
