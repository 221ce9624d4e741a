//! Regions of generated files that belong to the user: they survive, byte for byte, at their anchor.

use std::ops::Range;

use super::Digest;

/// The files that may have regions.
pub const FILES: [&str; 2] = ["Cargo.toml", "README.md"];

/// How regions are marked in a file.
#[derive(Debug, Clone, Copy)]
struct Marks {
    before: &'static str,
    behind: &'static str,
    /// Whether a line is the heading of a section.
    is_heading: fn(&str) -> bool,
    /// What stays of a line when a value in it changes.
    key: fn(&str) -> &str,
    /// Whether what stands in a section means something else in any other.
    is_bound: bool,
}

const MANIFEST: Marks = Marks {
    before: "# user: ",
    behind: "",
    is_heading: |line| line.starts_with('['),
    key: |line| line.split_once(" = ").map_or(line, |(key, _)| key),
    is_bound: true,
};

const MARKDOWN: Marks = Marks {
    before: "<!-- user: ",
    behind: " -->",
    is_heading: |line| ["# ", "## ", "### "].iter().any(|mark| line.starts_with(mark)),
    key: |line| line,
    is_bound: false,
};

/// What is wrong with the regions of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the mark, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// The digest of a file without what is the user's in it.
pub(crate) fn digest(path: &str, bytes: &[u8]) -> Digest {
    let text = std::str::from_utf8(bytes).ok();
    let without = text.and_then(|text| without_regions(path, text));
    Digest::of(without.as_deref().map_or(bytes, str::as_bytes))
}

/// A text without regions; nothing where it can have none, or has marks that are none.
fn without_regions(path: &str, text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let regions = regions(&lines, marks(path)?).ok()?;
    Some(rest(&lines, &regions).concat())
}

/// A generated text with the regions of the one that stands there.
///
/// A region follows the generated line that it follows now, or stands at the end of its section where that line is not
/// generated any more.
///
/// # Errors
///
/// A mark is without its other half, or the section of a manifest that a region stands in is not generated any more.
pub fn merge(path: &str, existing: &str, generated: &str) -> Result<String, Fault> {
    let lines: Vec<&str> = existing.split_inclusive('\n').collect();
    let Some(marks) = marks(path) else {
        return Ok(generated.to_owned());
    };
    let regions = regions(&lines, marks)?;
    let before = rest(&lines, &regions);
    let after: Vec<&str> = generated.split_inclusive('\n').collect();

    let mut placed: Vec<(usize, String)> = Vec::new();
    let mut removed = 0;
    for region in &regions {
        let anchor = region.start - removed;
        removed += region.len();
        let inside = lines.get(region.clone()).unwrap_or_default();
        let has_heading = || !headings(inside, marks).is_empty();
        match place(&before, anchor, &after, marks) {
            Some(place) => placed.push((place, inside.concat())),
            None if marks.is_bound && !has_heading() => return Err(homeless(&lines, region)),
            None => placed.push((after.len(), inside.concat())),
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    Ok(woven(&after, &placed))
}

/// Where a region goes in the new text that stands before a line of the old one; nothing where its section is gone.
fn place(before: &[&str], at: usize, after: &[&str], marks: Marks) -> Option<usize> {
    let above = before.get(..at).unwrap_or_default();
    let Some(anchor) = above.iter().rposition(|line| !is_blank(line)) else {
        return Some(0);
    };
    let headings = headings(above, marks);
    let heading = headings.last().copied();
    let section = match heading {
        None => 0..section_end(after, 0, marks),
        Some(heading) => {
            let text = above.get(heading)?;
            let earlier = headings.iter().filter(|place| above.get(**place) == Some(text)).count();
            let all = self::headings(after, marks).into_iter();
            let mut alike = all.filter(|place| after.get(*place) == Some(text));
            let start = alike.nth(earlier.saturating_sub(1))?;
            start..section_end(after, start + 1, marks)
        }
    };
    let old = above.get(heading.unwrap_or(0)..=anchor)?;
    let new = after.get(section.clone())?;
    let line = find(old, new, |line| line).or_else(|| find(old, new, marks.key));
    let line = line.or_else(|| new.iter().rposition(|line| !is_blank(line)));
    let behind = line.map_or(section.start, |line| section.start + line + 1);
    // As many blank lines as stood between the two, where there are so many.
    let blank = after.iter().skip(behind).take(at - anchor - 1);
    Some(behind + blank.take_while(|line| is_blank(line)).count())
}

/// The line of a new section that is the last one of an old section, which may hold several that are alike.
fn find(old: &[&str], new: &[&str], key: fn(&str) -> &str) -> Option<usize> {
    let last = key(old.last()?);
    let earlier = old.iter().filter(|line| key(line) == last).count();
    let mut alike = (0..new.len()).filter(|place| new.get(*place).is_some_and(|line| key(line) == last));
    alike.nth(earlier.saturating_sub(1))
}

fn headings(lines: &[&str], marks: Marks) -> Vec<usize> {
    let mut in_code = false;
    let mut headings = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        in_code ^= line.starts_with("```");
        if !in_code && (marks.is_heading)(line) {
            headings.push(place);
        }
    }
    headings
}

fn section_end(lines: &[&str], from: usize, marks: Marks) -> usize {
    let mut headings = headings(lines, marks).into_iter();
    headings.find(|place| *place >= from).unwrap_or(lines.len())
}

/// The new text with the regions in it.
fn woven(lines: &[&str], placed: &[(usize, String)]) -> String {
    let mut text = String::new();
    for place in 0..=lines.len() {
        for (_, region) in placed.iter().filter(|(at, _)| *at == place) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(region);
        }
        if let Some(line) = lines.get(place) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
    text
}

/// What stands outside of regions.
fn rest<'t>(lines: &[&'t str], regions: &[Range<usize>]) -> Vec<&'t str> {
    let mut rest = Vec::new();
    let mut from = 0;
    for region in regions {
        rest.extend(lines.get(from..region.start).unwrap_or_default());
        from = region.end;
    }
    rest.extend(lines.get(from..).unwrap_or_default());
    rest
}

/// The regions by their lines, marks included, and the blank lines that set them apart.
fn regions(lines: &[&str], marks: Marks) -> Result<Vec<Range<usize>>, Fault> {
    let mut regions: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (place, line) in lines.iter().enumerate() {
        match (mark(line, marks), open) {
            (None, _) => {}
            (Some(("begin", name)), None) => open = Some((place, name)),
            (Some(("end", name)), Some((start, begun))) if name == begun => {
                let before = regions.last().map_or(0, |region| region.end);
                regions.push(with_blank_lines(lines, before, start)..place + 1);
                open = None;
            }
            (Some((word, name)), Some((start, begun))) => {
                let message = format!(
                    "the mark `user: {word} {name}` stands inside of the region `{begun}`, which begins in line {}",
                    start + 1
                );
                return Err(fault(
                    place,
                    message,
                    format!("end that first, by `{}`", written("end", begun, marks)),
                ));
            }
            (Some((word, name)), None) => {
                let message = format!("the mark `user: {word} {name}` ends a region that did not begin");
                return Err(fault(
                    place,
                    message,
                    format!("begin it, by `{}`", written("begin", name, marks)),
                ));
            }
        }
    }
    match open {
        None => Ok(joined(lines, regions)),
        Some((start, name)) => {
            let message = format!("the region `{name}` does not end");
            Err(fault(
                start,
                message,
                format!("end it, by `{}`", written("end", name, marks)),
            ))
        }
    }
}

/// Where a region begins with the blank lines before it, from `least` on, that are its own: those that another region
/// stands before.
fn with_blank_lines(lines: &[&str], least: usize, start: usize) -> usize {
    let blank = lines.get(least..start).unwrap_or_default().iter().rev();
    let first = start - blank.take_while(|line| is_blank(line)).count();
    if first == least && least > 0 { first } else { start }
}

/// Gives a region the blank lines before it where the text behind it is set apart without them.
fn joined(lines: &[&str], mut regions: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut least = 0;
    for region in &mut regions {
        if lines.get(region.end).is_none_or(|line| is_blank(line)) {
            let blank = lines.get(least..region.start).unwrap_or_default().iter().rev();
            region.start -= blank.take_while(|line| is_blank(line)).count();
        }
        least = region.end;
    }
    regions
}

/// The word and the name of a mark.
fn mark(line: &str, marks: Marks) -> Option<(&str, &str)> {
    let text = line.trim().strip_prefix(marks.before)?.strip_suffix(marks.behind)?;
    let (word, name) = text.split_once(' ').unwrap_or((text, ""));
    matches!(word, "begin" | "end").then(|| (word, name.trim()))
}

fn written(word: &str, name: &str, marks: Marks) -> String {
    format!("{}{word} {name}{}", marks.before, marks.behind)
}

fn marks(path: &str) -> Option<Marks> {
    match path {
        "Cargo.toml" => Some(MANIFEST),
        "README.md" => Some(MARKDOWN),
        _ => None,
    }
}

fn fault(place: usize, message: String, help: String) -> Fault {
    Fault {
        line: place + 1,
        message,
        help,
    }
}

fn homeless(lines: &[&str], region: &Range<usize>) -> Fault {
    let at = lines.get(region.clone()).unwrap_or_default();
    let blank = at.iter().take_while(|line| is_blank(line)).count();
    fault(
        region.start + blank,
        "the section that this region stands in is not generated any more".to_owned(),
        "move the region, with a `[heading]` of its own where it needs one".to_owned(),
    )
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
