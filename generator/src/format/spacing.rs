//! Blank lines where `prettyplease` leaves none: between the members of an `impl` or a trait.

/// The indentation of a member.
const MEMBER: &str = "    ";

/// Parts the members of the item that stands behind a place by blank lines.
pub(super) fn part_members(text: &mut String, start: usize) {
    if let Some(parted) = text.get(start..).and_then(parted) {
        text.truncate(start);
        text.push_str(&parted);
    }
}

/// The text of an item with blank lines between its members; nothing of one that has none.
fn parted(item: &str) -> Option<String> {
    let header = item
        .lines()
        .find(|line| !line.starts_with("//") && !line.starts_with('#'));
    header.filter(|line| line.starts_with("impl") || line.starts_with("pub trait"))?;
    let mut text = String::with_capacity(item.len() + item.len() / 16 + 64);
    let mut previous = "";
    for line in item.lines() {
        if is_member_start(line) && is_member_end(previous) && !both_types(previous, line) {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        previous = line;
    }
    Some(text)
}

/// Whether a line stands at the depth of members.
fn member(line: &str) -> Option<&str> {
    line.strip_prefix(MEMBER).filter(|rest| !rest.starts_with(' '))
}

/// Whether a member, or its documentation, starts here.
fn is_member_start(line: &str) -> bool {
    member(line).is_some_and(|rest| !rest.starts_with(['}', ')', ']']) && !rest.starts_with("where"))
}

/// Whether a member ends here.
fn is_member_end(line: &str) -> bool {
    member(line).is_some_and(|rest| !rest.starts_with("//") && (rest.ends_with(['}', ';'])))
}

/// Whether two associated types follow each other, which stand together.
fn both_types(previous: &str, line: &str) -> bool {
    [previous, line]
        .iter()
        .all(|line| member(line).is_some_and(|rest| rest.starts_with("type ")))
}
