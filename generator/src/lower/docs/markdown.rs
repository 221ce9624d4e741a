//! Markdown of a description, a line at a time: nothing in it can become a doctest.

use std::borrow::Cow;

use super::inline;

/// Lines longer than this are wrapped.
const WIDTH: usize = 100;

/// The lines of a text as safe Markdown.
///
/// Every line keeps at most three columns of indentation and one space behind each list or quote mark, so none of them can
/// begin an indented code block; fenced ones are named `text`. Both are what rustdoc would otherwise run as tests.
pub(super) fn safe(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut fence: Option<Fence> = None;
    let mut list_offset = 0usize;
    for raw in text.trim().lines() {
        let line = visible(raw.trim_end());
        if let Some(open) = &fence {
            if let Some(body) = open.body(&line) {
                let closes = open.is_closed_by(body);
                out.push(format!(
                    "{}{}",
                    open.indent,
                    if closes { open.mark.as_str() } else { body }
                ));
                if closes {
                    fence = None;
                }
                continue;
            }
            // The quote that holds the code has ended, and the code with it.
            out.push(format!("{}{}", open.indent, open.mark));
            out.push(String::new());
            fence = None;
        }
        let (prefix, content) = split_prefix(&line);
        if let Some(mark) = fence_mark(content) {
            let indent = prefix
                .chars()
                .map(|sign| if sign == '>' { sign } else { ' ' })
                .collect();
            out.push(format!("{prefix}{mark}text"));
            fence = Some(Fence { mark, indent });
            continue;
        }
        if content.is_empty() && prefix.trim().is_empty() {
            if out.last().is_some_and(|last| !last.is_empty()) {
                out.push(String::new());
            }
            list_offset = 0;
            continue;
        }
        let is_item = !prefix.trim().is_empty();
        let prefix = if is_item {
            list_offset = prefix.chars().count();
            prefix
        } else {
            " ".repeat(list_offset)
        };
        for piece in inline::safe(content).split('\n') {
            push_wrapped(&mut out, &prefix, piece, list_offset);
        }
    }
    if let Some(open) = fence {
        out.push(format!("{}{}", open.indent, open.mark));
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

/// One paragraph on lines of readable length.
pub(super) fn wrapped(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    push_wrapped(&mut out, "", text, 0);
    out
}

struct Fence {
    mark: String,
    indent: String,
}

impl Fence {
    /// A line of the code without what it stands in; nothing when it stands outside.
    fn body<'l>(&self, line: &'l str) -> Option<&'l str> {
        let quotes = self.indent.matches('>').count();
        if quotes == 0 {
            return Some(line.strip_prefix(self.indent.as_str()).unwrap_or(line.trim_start()));
        }
        let mut rest = line;
        for _ in 0..quotes {
            rest = rest.trim_start().strip_prefix('>')?;
        }
        Some(rest.strip_prefix(' ').unwrap_or(rest))
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        let sign = self.mark.chars().next().unwrap_or('`');
        line.len() >= self.mark.len() && line.chars().all(|character| character == sign)
    }
}

/// The marks of an opening code fence.
fn fence_mark(content: &str) -> Option<String> {
    let sign = content.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = content.chars().take_while(|character| *character == sign).count();
    let info = &content[length..];
    (length >= 3 && !(sign == '`' && info.contains('`'))).then(|| String::from(sign).repeat(length))
}

/// Indentation and the marks of quotes and lists, brought to one space each; and the rest.
fn split_prefix(line: &str) -> (String, &str) {
    let mut rest = line.trim_start_matches(' ');
    let mut prefix = " ".repeat((line.len() - rest.len()).min(3));
    let mut any = false;
    while let Some(length) = mark_length(rest) {
        prefix.push_str(&rest[..length]);
        prefix.push(' ');
        rest = rest[length..].trim_start_matches(' ');
        any = true;
    }
    if !any {
        prefix.clear();
    }
    (prefix, rest)
}

/// The length of a quote or list mark that a line starts with.
fn mark_length(text: &str) -> Option<usize> {
    let ends = |length: usize| text[length..].starts_with(' ');
    match text.chars().next()? {
        '>' => Some(1),
        '-' | '*' | '+' if ends(1) => Some(1),
        first if first.is_ascii_digit() => {
            let digits = text.chars().take_while(char::is_ascii_digit).count();
            let mark = text[digits..].starts_with(['.', ')']);
            (digits <= 9 && mark && ends(digits + 1)).then_some(digits + 1)
        }
        _ => None,
    }
}

/// Adds a line, wrapped where it is long and where a break changes nothing.
fn push_wrapped(out: &mut Vec<String>, prefix: &str, text: &str, offset: usize) {
    let fixed = text.starts_with('|') || text.starts_with('#') || width(text) + prefix.len() <= WIDTH;
    if fixed {
        push_trimmed(out, [prefix, text].concat());
        return;
    }
    let mut line = String::with_capacity(prefix.len() + WIDTH + 16);
    line.push_str(prefix);
    let mut wide = width(prefix);
    let mut is_start = true;
    for word in unbreakable(text) {
        let word_wide = width(word);
        if !is_start && wide + word_wide + 1 > WIDTH && !starts_block(word) {
            let mut next = String::with_capacity(offset + WIDTH + 16);
            next.extend(std::iter::repeat_n(' ', offset));
            push_trimmed(out, std::mem::replace(&mut line, next));
            wide = offset;
            is_start = true;
        }
        if !is_start {
            line.push(' ');
            wide += 1;
        }
        line.push_str(word);
        wide += word_wide;
        is_start = false;
    }
    push_trimmed(out, line);
}

fn push_trimmed(out: &mut Vec<String>, mut line: String) {
    line.truncate(line.trim_end().len());
    out.push(line);
}

/// How many characters a text has.
fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// The words of a line; inline code stays whole.
fn unbreakable(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut open = false;
        for (place, sign) in text.bytes().enumerate() {
            match sign {
                b'`' => open = !open,
                b' ' if !open => {
                    rest = text.get(place + 1..);
                    return text.get(..place);
                }
                _ => {}
            }
        }
        rest.take()
    })
}

/// Whether a word at the start of a line would begin something other than text.
fn starts_block(word: &str) -> bool {
    word.starts_with(['#', '>', '|', '=', '~'])
        || matches!(word, "-" | "*" | "+")
        || word.starts_with("---")
        || word.starts_with("***")
        || word.starts_with("```")
        || word
            .strip_suffix(['.', ')'])
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit()))
}

/// A line without what hides or reorders, and with spaces for tabs.
fn visible(line: &str) -> Cow<'_, str> {
    if line.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return Cow::Borrowed(line);
    }
    let spaced = line
        .chars()
        .map(|character| if character == '\t' { ' ' } else { character });
    Cow::Owned(spaced.filter(|character| !is_invisible(*character)).collect())
}

/// Characters that hide or reorder what is written.
fn is_invisible(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
