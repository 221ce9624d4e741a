//! Where keys and values stand in YAML that is written plainly, in a fraction of the time that a parser of all YAML takes.

use super::mark::{Mark, MarkKind, Marks, Stretch};
use super::marked::Span;

/// Reads a YAML text; nothing where it has anything that is left to the parser: anchors, tags, directives, several
/// documents, carriage returns, and all that is doubtful.
pub(super) fn read(text: &str) -> Option<(Mark, Marks)> {
    if text.starts_with('\u{feff}') || text.contains('\r') {
        return None;
    }
    let mut scan = Scan {
        text,
        at: 0,
        marks: Marks::default(),
    };
    let mut column = scan.next()??;
    if scan.rest().starts_with("---\n") {
        scan.at += "---".len();
        column = scan.next()??;
    }
    let root = scan.block(column, None, 0)?;
    scan.next()?.is_none().then_some((root, scan.marks))
}

/// As deep as the first reading goes.
const DEPTH: usize = 200;

struct Scan<'t> {
    text: &'t str,
    at: usize,
    marks: Marks,
}

/// The column of what holds a value: what belongs to the value stands further to the right.
type Parent = Option<usize>;

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// Whether a sign stands here with a space or the end of the line behind it.
    fn is_sign(&self, sign: u8) -> bool {
        self.byte(0) == Some(sign) && matches!(self.byte(1), None | Some(b' ' | b'\n'))
    }

    fn spaces(&mut self) {
        while self.byte(0) == Some(b' ') {
            self.at += 1;
        }
    }

    fn line(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find('\n').unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Goes to the next thing that is neither space nor comment; gives its column, or that there is none.
    fn next(&mut self) -> Option<Option<usize>> {
        loop {
            let is_line_start = self.at == 0 || self.text.as_bytes().get(self.at - 1) == Some(&b'\n');
            let start = self.at;
            self.spaces();
            match self.byte(0) {
                None => return Some(None),
                Some(b'\n') => self.at += 1,
                Some(b'#') if is_line_start || self.at > start => {
                    self.line();
                }
                Some(b'\t') => return None,
                Some(_) => {
                    let line_start = self.text.get(..self.at)?.rfind('\n').map_or(0, |end| end + 1);
                    return Some(Some(self.at - line_start));
                }
            }
        }
    }

    /// What stands at a column of a line of its own.
    fn block(&mut self, column: usize, parent: Parent, depth: usize) -> Option<Mark> {
        if depth > DEPTH {
            return None;
        }
        if self.is_sign(b'-') {
            return self.list(column, false, depth);
        }
        if self.key_end().is_some() {
            return self.map(column, depth);
        }
        // A document that is one scalar, or whatever else begins here.
        parent?;
        self.scalar(parent, depth)
    }

    /// A list; one at the column of its key begins behind its first dash, as the parser has it.
    fn list(&mut self, column: usize, is_at_key: bool, depth: usize) -> Option<Mark> {
        let mut start = (!is_at_key).then_some(self.at);
        let opened = self.marks.open_list();
        loop {
            self.at += 1;
            let element = self.value(column, true, depth + 1)?;
            let start = *start.get_or_insert(element.span.start);
            self.marks.add_element(element);
            match self.next()? {
                Some(next) if next == column && self.is_sign(b'-') => {}
                Some(next) if next > column => return None,
                _ => {
                    let kind = self.marks.close_list(opened);
                    return Some(self.collection(start, kind));
                }
            }
        }
    }

    fn map(&mut self, column: usize, depth: usize) -> Option<Mark> {
        let start = self.at;
        let opened = self.marks.open_map();
        loop {
            let (key, key_span) = self.key()?;
            let value = self.value(column, false, depth + 1)?;
            self.marks.add_member(key, key_span, value);
            match self.next()? {
                Some(next) if next > column || next == column && self.is_sign(b'-') => return None,
                Some(next) if next == column => {}
                _ => {
                    let kind = self.marks.close_map(opened);
                    return Some(self.collection(start, kind));
                }
            }
        }
    }

    /// The value behind a key or a dash.
    fn value(&mut self, column: usize, is_element: bool, depth: usize) -> Option<Mark> {
        if depth > DEPTH {
            return None;
        }
        let empty = self.at;
        self.spaces();
        if self.byte(0) == Some(b'#') {
            self.line();
        }
        if matches!(self.byte(0), None | Some(b'\n')) {
            let next = self.next()?;
            return match next {
                Some(next) if next > column => self.block(next, Some(column), depth),
                Some(next) if next == column && !is_element && self.is_sign(b'-') => self.list(next, true, depth),
                _ => {
                    self.at = empty;
                    Some(scalar(Span {
                        start: empty,
                        end: empty,
                    }))
                }
            };
        }
        if self.byte(0) == Some(b'\t') {
            return None;
        }
        let is_list = self.is_sign(b'-');
        if is_element && (is_list || self.key_end().is_some()) {
            let line_start = self.text.get(..self.at)?.rfind('\n').map_or(0, |end| end + 1);
            let inner = self.at - line_start;
            return if is_list {
                self.list(inner, false, depth)
            } else {
                self.map(inner, depth)
            };
        }
        if is_list {
            return None;
        }
        self.scalar(Some(column), depth)
    }

    /// Where the key ends that begins here, which is where its colon stands; nothing where there is no key.
    fn key_end(&self) -> Option<usize> {
        let line = self.rest().split('\n').next()?;
        let bytes = line.as_bytes();
        let mut place = match bytes.first()? {
            quote @ (b'"' | b'\'') => {
                let close = line.get(1..)?.find(char::from(*quote))? + 1;
                let inside = line.get(1..close)?;
                if inside.contains('\\') || bytes.get(close + 1) == Some(quote) {
                    return None;
                }
                let behind = line.get(close + 1..)?;
                let colon = close + 1 + (behind.len() - behind.trim_start_matches(' ').len());
                return (bytes.get(colon) == Some(&b':') && ends_key(bytes, colon)).then_some(colon);
            }
            first if starts_plain(*first) => 0,
            _ => return None,
        };
        loop {
            place += bytes
                .get(place..)?
                .iter()
                .position(|byte| matches!(byte, b':' | b'#'))?;
            let is_comment = bytes.get(place) == Some(&b'#') && bytes.get(place.checked_sub(1)?) == Some(&b' ');
            if is_comment {
                return None;
            }
            if bytes.get(place) == Some(&b':') && ends_key(bytes, place) {
                return Some(place);
            }
            place += 1;
        }
    }

    /// The key that begins here, and its colon.
    fn key(&mut self) -> Option<(Stretch, Span)> {
        if self.is_sign(b'?') {
            return None;
        }
        let colon = self.key_end()?;
        let written = self.rest().get(..colon)?.trim_end_matches(' ');
        let span = Span {
            start: self.at,
            end: self.at + written.len(),
        };
        let bare = match written.as_bytes().first()? {
            b'"' | b'\'' => written.get(1..written.len() - 1)?,
            _ => written,
        };
        self.at += colon + 1;
        Some((self.marks.add_key(bare), span))
    }

    /// A scalar, or a collection in brackets, with nothing but a comment behind it.
    fn scalar(&mut self, parent: Parent, depth: usize) -> Option<Mark> {
        match self.byte(0)? {
            b'|' | b'>' => self.literal(parent),
            b'"' | b'\'' => {
                let span = self.quoted()?;
                self.is_line_over().then(|| scalar(span))
            }
            b'[' | b'{' => {
                let mark = self.flow(depth)?;
                self.is_line_over().then_some(mark)
            }
            first if starts_plain(first) && !self.is_sign(b'?') => self.plain(parent),
            _ => None,
        }
    }

    /// Whether only a comment follows on the line.
    fn is_line_over(&mut self) -> bool {
        let start = self.at;
        self.spaces();
        match self.byte(0) {
            None | Some(b'\n') => true,
            Some(b'#') if self.at > start => {
                self.line();
                true
            }
            _ => false,
        }
    }

    /// A text without quotes, with the lines that belong to it.
    fn plain(&mut self, parent: Parent) -> Option<Mark> {
        let start = self.at;
        let mut end;
        loop {
            let line_start = self.at;
            let line = self.line();
            let text = match line.find(" #") {
                Some(comment) => line.get(..comment)?,
                None => line,
            };
            if line.contains('\t') || text.contains(": ") || text.ends_with(':') {
                return None;
            }
            end = line_start + text.trim_end().len();
            let over = self.at;
            let next = self.following_line(parent);
            match next {
                Some(place) if text.len() == line.len() && self.text.as_bytes().get(place) != Some(&b'#') => {
                    self.at = place;
                }
                Some(place) if self.text.as_bytes().get(place) != Some(&b'#') => return None,
                _ => {
                    self.at = over;
                    return Some(scalar(Span { start, end }));
                }
            }
        }
    }

    /// Where the next line with text begins, where it belongs to what stands here.
    fn following_line(&self, parent: Parent) -> Option<usize> {
        let mut place = self.at + 1;
        loop {
            let rest = self.text.get(place..)?;
            let text = rest.trim_start_matches(' ');
            let indent = rest.len() - text.len();
            match text.bytes().next()? {
                b'\n' => place += indent + 1,
                _ => return parent.is_none_or(|parent| indent > parent).then_some(place + indent),
            }
        }
    }

    /// A text of lines as they stand, or folded.
    fn literal(&mut self, parent: Parent) -> Option<Mark> {
        let header = self.line();
        let mut span = Span {
            start: self.at,
            end: self.at,
        };
        let signs = header.get(1..)?.trim_end();
        if !matches!(signs, "" | "-" | "+") {
            return None;
        }
        let mut indent: Option<usize> = None;
        loop {
            let over = self.at;
            if self.byte(0).is_none() {
                break;
            }
            self.at += 1;
            let line_start = self.at;
            self.spaces();
            let column = self.at - line_start;
            if matches!(self.byte(0), None | Some(b'\n')) {
                continue;
            }
            if indent.is_none() {
                span.start = self.at;
            }
            let least = *indent.get_or_insert_with(|| column.max(parent.map_or(0, |parent| parent + 1)));
            if column < least {
                if parent.is_none_or(|parent| column > parent) && self.byte(0) != Some(b'#') {
                    return None;
                }
                self.at = over;
                break;
            }
            if self.byte(0) == Some(b'\t') && column == least {
                return None;
            }
            let from = self.at;
            span.end = from + self.line().trim_end().len();
        }
        span.start = span.start.min(span.end);
        Some(scalar(span))
    }

    /// A text in quotes.
    fn quoted(&mut self) -> Option<Span> {
        let start = self.at;
        let quote = self.byte(0)?;
        self.at += 1;
        loop {
            match self.byte(0)? {
                b'\\' if quote == b'"' => self.at += 2,
                found if found == quote && quote == b'\'' && self.byte(1) == Some(quote) => self.at += 2,
                found => {
                    self.at += 1;
                    if found == quote {
                        return Some(Span { start, end: self.at });
                    }
                }
            }
        }
    }

    fn flow_spaces(&mut self) {
        while matches!(self.byte(0), Some(b' ' | b'\n')) {
            self.at += 1;
        }
    }

    /// A collection in brackets, or what stands in one.
    fn flow(&mut self, depth: usize) -> Option<Mark> {
        if depth > DEPTH {
            return None;
        }
        let start = self.at;
        let kind = match self.byte(0)? {
            b'[' => self.flow_list(depth)?,
            b'{' => self.flow_map(depth)?,
            b'"' | b'\'' => return self.quoted().map(scalar),
            _ => return self.flow_plain().map(scalar),
        };
        Some(Mark {
            span: Span { start, end: self.at },
            kind,
        })
    }

    fn flow_list(&mut self, depth: usize) -> Option<MarkKind> {
        let opened = self.marks.open_list();
        self.at += 1;
        loop {
            self.flow_spaces();
            if self.byte(0)? == b']' {
                break;
            }
            let element = self.flow(depth + 1)?;
            self.marks.add_element(element);
            self.flow_spaces();
            match self.byte(0)? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(self.marks.close_list(opened))
    }

    fn flow_map(&mut self, depth: usize) -> Option<MarkKind> {
        let opened = self.marks.open_map();
        self.at += 1;
        loop {
            self.flow_spaces();
            let key_span = match self.byte(0)? {
                b'}' => break,
                b'"' | b'\'' => self.quoted()?,
                _ => self.flow_plain()?,
            };
            let written = self.text.get(key_span.start..key_span.end)?;
            let bare = match written.as_bytes().first()? {
                b'"' | b'\'' => written.get(1..written.len() - 1)?,
                _ => written,
            };
            if bare.contains(['\\', '\n', '\'']) {
                return None;
            }
            let key = self.marks.add_key(bare);
            self.flow_spaces();
            if self.byte(0)? != b':' {
                return None;
            }
            self.at += 1;
            self.flow_spaces();
            let value = self.flow(depth + 1)?;
            self.marks.add_member(key, key_span, value);
            self.flow_spaces();
            match self.byte(0)? {
                b',' => self.at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(self.marks.close_map(opened))
    }

    /// A text without quotes in brackets.
    fn flow_plain(&mut self) -> Option<Span> {
        let start = self.at;
        if !starts_plain(self.byte(0)?) || self.is_sign(b'?') || self.is_sign(b'-') || self.byte(0) == Some(b':') {
            return None;
        }
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let ends = |place: usize| match bytes.get(place) {
            None | Some(b',' | b'[' | b']' | b'{' | b'}' | b'\n' | b'\t' | b'#') => true,
            Some(b':') => matches!(
                bytes.get(place + 1),
                None | Some(b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}')
            ),
            _ => false,
        };
        let end = (0..=bytes.len()).find(|place| ends(*place))?;
        let written = rest.get(..end)?.trim_end_matches(' ');
        self.at += end;
        (!written.is_empty()).then_some(Span {
            start,
            end: start + written.len(),
        })
    }

    /// A collection that ends before the next thing, as the parser has it, without the space at its end.
    fn collection(&self, start: usize, kind: MarkKind) -> Mark {
        let length = self.text.get(start..self.at).unwrap_or_default().trim_end().len();
        let end = start + length;
        Mark {
            span: Span { start, end },
            kind,
        }
    }
}

fn scalar(span: Span) -> Mark {
    Mark {
        span,
        kind: MarkKind::Scalar,
    }
}

/// Whether a colon is the end of a key.
fn ends_key(line: &[u8], colon: usize) -> bool {
    matches!(line.get(colon + 1), None | Some(b' '))
}

/// Whether a text without quotes can begin so; what begins with a sign of YAML is left to the parser.
fn starts_plain(byte: u8) -> bool {
    !matches!(
        byte,
        b' ' | b'\n'
            | b'\t'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'%'
            | b'@'
            | b'`'
            | b'"'
            | b'\''
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b','
    )
}
