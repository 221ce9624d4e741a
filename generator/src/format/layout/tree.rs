//! The text of tokens as a tree that can be read by slices.

/// What a group stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `(...)`
    Parenthesis,
    /// `[...]`
    Bracket,
    /// `{...}`
    Brace,
}

/// One token, or a group of them.
#[derive(Debug)]
pub(super) enum Tree<'t> {
    /// A word, or a lifetime.
    Ident(&'t str),
    /// A literal.
    Literal(&'t str),
    /// An operator, such as `.` or `->`.
    Punct(&'t str),
    /// A line of documentation, without its `///`.
    Docs(&'t str),
    /// What stands in brackets.
    Group(Delimiter, Vec<Tree<'t>>),
}

/// Takes the text of tokens apart.
pub(super) fn trees(text: &str) -> Vec<Tree<'_>> {
    Reader {
        rest: text,
        open: Vec::with_capacity(64),
    }
    .trees()
}

/// What of the text is not read yet.
struct Reader<'t> {
    rest: &'t str,
    /// The trees of groups whose end has not come, the inner behind the outer.
    open: Vec<Tree<'t>>,
}

impl<'t> Reader<'t> {
    /// The trees up to the end of the text or of the group.
    fn trees(&mut self) -> Vec<Tree<'t>> {
        let start = self.open.len();
        while let Some(first) = self.rest.bytes().next() {
            let tree = match first {
                b' ' | b'\n' | b'\r' | b'\t' => {
                    self.take(1);
                    continue;
                }
                b')' | b']' | b'}' => {
                    self.take(1);
                    break;
                }
                b'(' => self.group(Delimiter::Parenthesis),
                b'[' => self.group(Delimiter::Bracket),
                b'{' => self.group(Delimiter::Brace),
                b'"' => self.literal(string_end(self.rest, 0)),
                b'\'' => self.quote(),
                b'/' if self.rest.starts_with("///") => self.docs(),
                b'-' if self.rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => self.number(),
                b'0'..=b'9' => self.number(),
                _ if is_word(first) => self.word(),
                // Two brackets of types: no generated code shifts.
                b'>' if self.rest.starts_with(">> ") => Tree::Punct(self.take(1)),
                _ => self.operator(),
            };
            self.open.push(tree);
        }
        self.open.drain(start..).collect()
    }

    /// The next bytes, of which there are that many.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn group(&mut self, delimiter: Delimiter) -> Tree<'t> {
        self.take(1);
        Tree::Group(delimiter, self.trees())
    }

    fn literal(&mut self, length: usize) -> Tree<'t> {
        Tree::Literal(self.take(length))
    }

    /// A line of documentation.
    fn docs(&mut self) -> Tree<'t> {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let line = self.take(end);
        Tree::Docs(line.get("///".len()..).unwrap_or_default())
    }

    /// A number: up to the next space or sign that no number has.
    fn number(&mut self) -> Tree<'t> {
        let digit = |byte: u8| is_word(byte) || byte == b'.';
        let end = self.rest.bytes().skip(1).position(|byte| !digit(byte));
        self.literal(end.map_or(self.rest.len(), |end| end + 1))
    }

    /// A lifetime or a character.
    fn quote(&mut self) -> Tree<'t> {
        let mut characters = self.rest.char_indices().skip(1);
        let (first, second) = (characters.next(), characters.next());
        match (first, second) {
            (Some((_, '\\')), _) | (_, Some((_, '\''))) => {
                let start = if matches!(first, Some((_, '\\'))) { 3 } else { 1 };
                let end = self.rest.get(start..).and_then(|rest| rest.find('\''));
                self.literal(end.map_or(self.rest.len(), |end| start + end + 1))
            }
            _ => {
                let end = word_end(self.rest, 1);
                Tree::Ident(self.take(end))
            }
        }
    }

    /// A word, or a literal that begins with one: `r"..."`, `b'x'`.
    fn word(&mut self) -> Tree<'t> {
        let end = word_end(self.rest, 0);
        let (word, after) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        match (word, after.bytes().next()) {
            ("b" | "c", Some(b'"')) => self.literal(string_end(self.rest, end)),
            ("r" | "br" | "cr", Some(b'"' | b'#')) => self.raw(end),
            ("b", Some(b'\'')) => {
                let start = end + if after.starts_with("'\\") { 3 } else { 1 };
                let close = self.rest.get(start..).and_then(|rest| rest.find('\''));
                self.literal(close.map_or(self.rest.len(), |close| start + close + 1))
            }
            _ => Tree::Ident(self.take(end)),
        }
    }

    /// A raw string, or a raw identifier.
    fn raw(&mut self, start: usize) -> Tree<'t> {
        let after = self.rest.get(start..).unwrap_or_default();
        let signs = after.len() - after.trim_start_matches('#').len();
        if !after.get(signs..).is_some_and(|rest| rest.starts_with('"')) {
            let end = word_end(self.rest, start + signs);
            return Tree::Ident(self.take(end));
        }
        let close = format!("\"{}", "#".repeat(signs));
        let open = start + signs + 1;
        let end = self.rest.get(open..).and_then(|rest| rest.find(&close));
        self.literal(end.map_or(self.rest.len(), |end| open + end + close.len()))
    }

    fn operator(&mut self) -> Tree<'t> {
        let sign = |byte: u8| byte.is_ascii_punctuation() && !matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}');
        let sign = |byte: u8| sign(byte) && !matches!(byte, b'"' | b'\'' | b'_');
        let end = self.rest.bytes().position(|byte| !sign(byte));
        Tree::Punct(self.take(end.unwrap_or(self.rest.len()).max(1)))
    }
}

/// Whether a word can have this byte; of a letter beyond ASCII each.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// Where the word ends that has begun before a place.
fn word_end(text: &str, start: usize) -> usize {
    let end = text.bytes().skip(start).position(|byte| !is_word(byte));
    end.map_or(text.len(), |end| start + end)
}

/// Where the string ends whose quotes open at a place.
fn string_end(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

impl Delimiter {
    /// The opening and the closing bracket.
    pub(super) fn signs(self) -> (char, char) {
        match self {
            Self::Parenthesis => ('(', ')'),
            Self::Bracket => ('[', ']'),
            Self::Brace => ('{', '}'),
        }
    }
}

impl<'t> Tree<'t> {
    /// Whether this is a word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Ident(found) if *found == word)
    }

    /// Whether this is an operator.
    pub(super) fn is_punct(&self, operator: &str) -> bool {
        matches!(self, Self::Punct(found) if *found == operator)
    }

    /// What stands in these brackets.
    pub(super) fn group(&self, delimiter: Delimiter) -> Option<&[Tree<'t>]> {
        match self {
            Self::Group(found, inner) if *found == delimiter => Some(inner),
            _ => None,
        }
    }

    /// What stands in braces.
    pub(super) fn braces(&self) -> Option<&[Tree<'t>]> {
        self.group(Delimiter::Brace)
    }
}
