//! TOML with the places of its keys: how the configuration and the lock are read, and how text is quoted.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::pointer::SourceId;

/// A text, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    text: &'t str,
    problems: RefCell<Vec<Diagnostic>>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            problems: RefCell::default(),
        }
    }

    /// The table that the text holds; nothing where it is not TOML.
    pub(crate) fn table(&self) -> Option<Spanned<DeTable<'t>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let message = error.message().lines().collect::<Vec<_>>().join(": ");
            self.problem(
                error.span().unwrap_or_default(),
                "syntax-error",
                message,
                "see <https://toml.io> for the syntax",
            );
        }
        errors.is_empty().then_some(table)
    }

    /// The problems in the order of their places.
    pub(crate) fn into_problems(self) -> Vec<Diagnostic> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| match problem.location {
            Location::Position { line, column, .. } => (line, column),
            _ => (0, 0),
        });
        problems
    }

    fn problem(&self, span: Range<usize>, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        self.problems.borrow_mut().push(Diagnostic {
            code,
            severity: Severity::Error,
            location: Location::Position {
                source: SourceId(0),
                line: before.matches('\n').count() + 1,
                column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            },
            message: message.into(),
            help: help.into(),
        });
    }
}

/// A table that is being read; what nobody asked for is an unknown key.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    text: &'a Text<'a>,
    table: Option<&'a DeTable<'a>>,
    known: Vec<String>,
}

impl<'a> Section<'a> {
    pub(crate) fn root(text: &'a Text<'a>, table: &'a DeTable<'a>) -> Self {
        Self {
            text,
            table: Some(table),
            known: Vec::new(),
        }
    }

    /// The text of a key.
    pub(crate) fn string(&mut self, key: &str) -> Option<String> {
        self.read(key, "text, such as `\"name\"`", |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// The text of a key that has to stand.
    pub(crate) fn required(&mut self, key: &str, help: &str) -> String {
        let missing = self.entry(key).is_none();
        if missing {
            self.problem_at(key, "missing-key", format!("the key `{key}` is missing"), help);
        }
        self.string(key).unwrap_or_default()
    }

    /// The number of a key.
    pub(crate) fn integer(&mut self, key: &str) -> Option<u32> {
        self.read(key, "a whole number", |value| value.as_integer()?.as_str().parse().ok())
    }

    /// The truth of a key.
    pub(crate) fn truth(&mut self, key: &str) -> Option<bool> {
        self.read(key, "`true` or `false`", DeValue::as_bool)
    }

    /// The truth of a key; false where it does not stand.
    pub(crate) fn flag(&mut self, key: &str) -> bool {
        self.truth(key).unwrap_or_default()
    }

    /// The truth of a key, and what holds where it does not stand.
    pub(crate) fn flag_or(&mut self, key: &str, otherwise: bool) -> bool {
        self.truth(key).unwrap_or(otherwise)
    }

    /// The texts of a key.
    pub(crate) fn strings(&mut self, key: &str) -> Vec<String> {
        let list = |value: &DeValue<'a>| {
            let elements = value.as_array()?.iter();
            elements
                .map(|element| element.get_ref().as_str().map(str::to_owned))
                .collect()
        };
        self.read(key, "a list of texts, such as `[\"one\", \"two\"]`", list)
            .unwrap_or_default()
    }

    /// The texts of a table whose keys are free.
    pub(crate) fn strings_by_key(&mut self, key: &str) -> BTreeMap<String, String> {
        let mut section = self.section(key);
        let keys = section.keys();
        keys.into_iter()
            .filter_map(|key| section.string(&key).map(|value| (key, value)))
            .collect()
    }

    /// The choice of a key among words.
    pub(crate) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.string(key)?;
        let choice = choices.iter().find(|(name, _)| *name == word);
        if choice.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!("`{word}` is no value of `{key}`");
            self.problem_at(key, "bad-value", message, suggestion(&word, &names));
        }
        choice.map(|(_, value)| *value)
    }

    /// The table of a key; an empty one where it does not stand.
    pub(crate) fn section(&mut self, key: &str) -> Section<'a> {
        let table = self.read(key, "a table", DeValue::as_table);
        Section {
            text: self.text,
            table,
            known: Vec::new(),
        }
    }

    /// The table of a key that may be `false` instead, which is `Some(None)`.
    pub(crate) fn section_unless_off(&mut self, key: &str, wanted: &str) -> Option<Option<Section<'a>>> {
        let text = self.text;
        self.read(key, wanted, |value| match value {
            DeValue::Boolean(false) => Some(None),
            _ => value.as_table().map(|table| {
                Some(Section {
                    text,
                    table: Some(table),
                    known: Vec::new(),
                })
            }),
        })
    }

    /// Knows a key without reading it.
    pub(crate) fn know(&mut self, key: &str) {
        self.known.push(key.to_owned());
    }

    /// The tables of a key that may repeat.
    pub(crate) fn sections(&mut self, key: &str) -> Vec<Section<'a>> {
        let tables: Option<Vec<&'a DeTable<'a>>> = self.read(key, "tables, such as `[[name]]`", |value| {
            value
                .as_array()?
                .iter()
                .map(|element| element.get_ref().as_table())
                .collect()
        });
        let tables = tables.unwrap_or_default().into_iter();
        tables
            .map(|table| Section {
                text: self.text,
                table: Some(table),
                known: Vec::new(),
            })
            .collect()
    }

    /// Whether a key stands in the text.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// The keys that stand in the text.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.table
            .iter()
            .flat_map(|table| table.keys())
            .map(|key| key.get_ref().to_string())
            .collect()
    }

    /// Says that a key is unknown, for all that nobody asked for.
    pub(crate) fn finish(self) {
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        for key in self.keys().iter().filter(|key| !self.known.contains(key)) {
            let message = format!("there is no key `{key}` here");
            let span = self.entry(key).map(|(span, _)| span).unwrap_or_default();
            self.text.problem(span, "unknown-key", message, suggestion(key, &known));
        }
    }

    /// Says what is wrong with the value of a key; at the beginning of the text where the key does not stand.
    pub(crate) fn problem_at(
        &self,
        key: &str,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let span = self.entry(key).map(|(_, value)| value.span()).unwrap_or_default();
        self.text.problem(span, code, message, help);
    }

    fn read<T>(&mut self, key: &str, wanted: &str, convert: impl FnOnce(&'a DeValue<'a>) -> Option<T>) -> Option<T> {
        self.known.push(key.to_owned());
        let (_, value) = self.entry(key)?;
        let converted = convert(value.get_ref());
        if converted.is_none() {
            let message = format!(
                "`{key}` holds {}, and not {wanted}",
                article(value.get_ref().type_str())
            );
            self.problem_at(key, "wrong-type", message, format!("write {wanted}"));
        }
        converted
    }

    fn entry(&self, key: &str) -> Option<(Range<usize>, &'a Spanned<DeValue<'a>>)> {
        let (name, value) = self.table?.get_key_value(key)?;
        Some((name.span(), value))
    }
}

/// What to write instead of a word that is not known.
fn suggestion(word: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate));
    let nearest = near
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0));
    match nearest {
        Some((_, candidate)) => format!("did you mean `{candidate}`?"),
        None => format!("what can stand here is {}", list(known)),
    }
}

fn list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// A text as TOML has it, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            other if other.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(other))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
