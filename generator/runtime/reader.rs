//! A cursor over one JSON text (RFC 8259): [`Reader`].

use std::borrow::Cow;

use super::{Budget, Fault, JsonKind, describe_json, number_end, string_end, unescaped};

/// How deep arrays and objects may nest.
pub const MAX_DEPTH: usize = 128;

/// A place in a JSON text, before a value or after one.
///
/// Each way to read a value skips the space before it, leaves the cursor behind it, and leaves it where it was when the
/// value is of another type.
#[derive(Debug)]
pub struct Reader<'a> {
    json: &'a str,
    at: usize,
    depth: usize,
    /// Whether bytes follow that are not UTF-8.
    is_cut: bool,
    misfit: u64,
    budget: Budget,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Before the first value of a text.
    #[must_use]
    pub fn new(json: &'a str) -> Self {
        Self {
            json,
            at: 0,
            depth: 0,
            is_cut: false,
            misfit: 0,
            budget: Budget::of(json.len()),
        }
    }

    /// Before the value that a body holds; a byte order mark is skipped.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for an empty body.
    pub fn of_body(bytes: &'a [u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
        if bytes.is_empty() {
            return Err(Fault::new("JSON", "an empty body"));
        }
        let (json, is_cut) = match std::str::from_utf8(bytes) {
            Ok(json) => (json, false),
            Err(error) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                (std::str::from_utf8(valid).unwrap_or_default(), true)
            }
        };
        Ok(Self {
            is_cut,
            ..Self::new(json)
        })
    }

    /// Sees that nothing follows.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if anything but space does.
    pub fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None if !self.is_cut => Ok(()),
            _ => Err(self.broken()),
        }
    }

    /// The first byte of what comes next.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// Reads `null`, if it comes next.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for text that is not JSON.
    pub fn null(&mut self) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'n') => self.word("null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value.
    pub fn boolean(&mut self) -> Result<bool, Fault> {
        match self.peek() {
            Some(b't') => self.word("true").map(|()| true),
            Some(b'f') => self.word("false").map(|()| false),
            _ => Err(self.mismatch("a boolean")),
        }
    }

    /// Reads a number as its text; `expected` says what it is to be, for the error.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value.
    pub fn number(&mut self, expected: &str) -> Result<&'a str, Fault> {
        let start = self.mark();
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.pass_number().map(|()| self.since(start)),
            _ => Err(self.mismatch(expected)),
        }
    }

    /// Reads a number that `parse` takes; `expected` says what that is, for the error.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value.
    pub fn parsed_number<T>(&mut self, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        let text = self.number(expected)?;
        parse(text).ok_or_else(|| Fault::new(expected, describe_json(text.as_bytes())))
    }

    /// Reads a string, borrowed unless it has escapes.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value, and for half a surrogate pair.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.peek() {
            Some(b'"') => self.text(),
            _ => Err(self.mismatch("a string")),
        }
    }

    /// Reads a string that `parse` takes; `expected` says what that is, for the error.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value.
    pub fn parsed<T>(&mut self, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        let start = self.mark();
        match self.peek() {
            Some(b'"') => {
                let text = self.text()?;
                parse(&text).ok_or_else(|| Fault::new(expected, describe_json(self.since(start).as_bytes())))
            }
            _ => Err(self.mismatch(expected)),
        }
    }

    /// Reads an array, element by element.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value, and the first that `element` has.
    pub fn array(&mut self, mut element: impl FnMut(&mut Self, usize) -> Result<(), Fault>) -> Result<(), Fault> {
        self.open(b'[', "an array")?;
        let mut index = 0;
        loop {
            match self.another(b']', index == 0) {
                Ok(true) => element(self, index).map_err(|fault| fault.at_index(index))?,
                Ok(false) => return Ok(()),
                Err(fault) => return Err(fault.at_index(index.saturating_sub(1))),
            }
            index += 1;
        }
    }

    /// Reads an object, key by key; the cursor stands before the value, which `entry` reads.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value, and the first that `entry` has.
    pub fn object(
        &mut self,
        mut entry: impl FnMut(&mut Self, &Cow<'a, str>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.open(b'{', "an object")?;
        let mut is_first = true;
        while self.another(b'}', is_first)? {
            is_first = false;
            let key = self.key()?;
            self.colon()
                .and_then(|()| entry(self, &key))
                .map_err(|fault| fault.at_key(&key))?;
        }
        Ok(())
    }

    /// Passes over any value, and gives its text.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for text that is not JSON.
    pub fn raw(&mut self) -> Result<&'a str, Fault> {
        let byte = self.peek();
        let start = self.mark();
        match byte {
            Some(b'"') => drop(self.pass_string()?),
            Some(b'{') => self.pass_object()?,
            Some(b'[') => self.array(|reader, _| reader.raw().map(drop))?,
            Some(b'n') => self.word("null")?,
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            Some(b'-' | b'0'..=b'9') => self.pass_number()?,
            _ => return Err(self.broken()),
        }
        Ok(self.since(start))
    }

    /// The type of the value that comes next, and its text; the cursor stays.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for text that is not JSON.
    pub fn look(&mut self) -> Result<(JsonKind, &'a str), Fault> {
        let start = self.mark();
        let raw = self.raw()?;
        self.back_to(start);
        Ok((JsonKind::of(raw.as_bytes()), raw))
    }

    /// The fault that something else than expected comes next.
    pub fn mismatch(&mut self, expected: &str) -> Fault {
        match self.look() {
            Ok((_, raw)) => Fault::new(expected, describe_json(raw.as_bytes())),
            Err(fault) => fault,
        }
    }

    /// The place where the cursor stands.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
        }
    }

    /// Goes back to a place.
    pub fn back_to(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
    }

    /// Adds to how badly what was read so far fits.
    pub fn add_misfit(&mut self, misfit: u64) {
        self.misfit = self.misfit.saturating_add(misfit);
    }

    /// Takes what has added up, and begins anew.
    pub fn take_misfit(&mut self) -> u64 {
        std::mem::take(&mut self.misfit)
    }

    /// What values that fit nothing may still cost.
    pub fn budget(&mut self) -> &mut Budget {
        &mut self.budget
    }

    fn byte(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: Mark) -> &'a str {
        self.json.get(start.at..self.at).unwrap_or_default().trim_ascii_start()
    }

    /// The fault that JSON is broken, or cut off, where the cursor stands.
    fn broken(&mut self) -> Fault {
        match self.peek() {
            None if !self.is_cut => Fault::new("more JSON", format!("its end after {} bytes", self.at)),
            _ => Fault::new("JSON", format!("something else after {} bytes", self.at)),
        }
    }

    fn broken_at(&mut self, at: usize) -> Fault {
        self.at = at;
        self.broken()
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.json.as_bytes().get(self.at..).unwrap_or_default();
        let same = word
            .bytes()
            .zip(rest)
            .take_while(|(left, right)| left == *right)
            .count();
        self.at += same;
        match same == word.len() {
            true => Ok(()),
            false => Err(self.broken()),
        }
    }

    fn pass_number(&mut self) -> Result<(), Fault> {
        match number_end(self.json.as_bytes(), self.at) {
            Ok(end) => {
                self.at = end;
                Ok(())
            }
            Err(at) => Err(self.broken_at(at)),
        }
    }

    /// What stands between the quotes, and whether it has escapes.
    fn pass_string(&mut self) -> Result<(&'a str, bool), Fault> {
        let start = self.at;
        match string_end(self.json.as_bytes(), start) {
            Ok((end, has_escapes)) => {
                self.at = end;
                Ok((self.json.get(start + 1..end - 1).unwrap_or_default(), has_escapes))
            }
            Err(at) => Err(self.broken_at(at)),
        }
    }

    fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.pass_string()? {
            (text, false) => Ok(Cow::Borrowed(text)),
            (text, true) => unescaped(text)
                .map(Cow::Owned)
                .ok_or_else(|| Fault::new("JSON", format!("half a surrogate pair before {} bytes", self.at))),
        }
    }

    /// Reads a key of the object that is open.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for what is no key.
    pub fn key(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.peek() {
            Some(b'"') => self.text(),
            _ => Err(self.broken()),
        }
    }

    /// Passes over what stands between a key and its value.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for anything but a colon.
    pub fn colon(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.broken()),
        }
    }

    /// Goes into an array or an object.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for another value, and for one too deep.
    pub fn open(&mut self, bracket: u8, expected: &str) -> Result<(), Fault> {
        if self.peek() != Some(bracket) {
            return Err(self.mismatch(expected));
        }
        if self.depth == MAX_DEPTH {
            return Err(Fault::of_all(format!("at most {MAX_DEPTH} levels of nesting"), "more"));
        }
        self.at += 1;
        self.depth += 1;
        Ok(())
    }

    /// Goes to the next element of what is open, or out of it, behind its closing `bracket`, if there is none.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for anything but a comma and the bracket.
    pub fn another(&mut self, bracket: u8, is_first: bool) -> Result<bool, Fault> {
        match self.peek() {
            Some(byte) if byte == bracket => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(self.broken()),
        }
    }

    /// Passes over an object whose keys nobody reads.
    fn pass_object(&mut self) -> Result<(), Fault> {
        self.open(b'{', "an object")?;
        let mut is_first = true;
        while self.another(b'}', is_first)? {
            is_first = false;
            match self.peek() {
                Some(b'"') => drop(self.pass_string()?),
                _ => return Err(self.broken()),
            }
            self.colon()?;
            self.raw()?;
        }
        Ok(())
    }
}
