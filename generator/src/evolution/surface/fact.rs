//! What is said of an item on one line.

use std::collections::BTreeSet;
use std::fmt;

/// The value of a fact: what the item is, whether its use is advised against, the features that it needs, and the digest
/// of its documentation. `Option<String> deprecated @blocking+serde #1a2b3c4d`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fact {
    pub(super) text: String,
    pub(super) is_deprecated: bool,
    pub(super) gate: BTreeSet<String>,
    pub(super) docs: Option<String>,
}

/// What stands between the definitions of an item that has several: a method of two implementations.
const BETWEEN: &str = " | ";

impl Fact {
    /// Reads one.
    pub(super) fn parse(value: &str) -> Self {
        let mut fact = Self::default();
        let mut text = value;
        if let Some((before, docs)) = text.rsplit_once('#').filter(|(_, docs)| is_digest(docs)) {
            fact.docs = Some(docs.to_owned());
            text = before.trim_end();
        }
        if let Some((before, gate)) = text.rsplit_once('@').filter(|(_, gate)| !gate.contains(' ')) {
            fact.gate = split(gate, '+').into_iter().map(str::to_owned).collect();
            text = before.trim_end();
        }
        if let Some(before) = text.strip_suffix("deprecated") {
            fact.is_deprecated = true;
            text = before.trim_end();
        }
        fact.text = text.to_owned();
        fact
    }

    /// Reads all definitions of an item.
    pub(super) fn parse_all(value: &str) -> Vec<Self> {
        value.split(BETWEEN).map(Self::parse).collect()
    }

    /// Writes all definitions of an item.
    pub(super) fn write_all(facts: &BTreeSet<Self>) -> String {
        let facts: Vec<String> = facts.iter().map(ToString::to_string).collect();
        facts.join(BETWEEN)
    }

    /// The words that the text begins with, before generics, supertraits, or what stands in parentheses.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let head = self.text.split(['<', '(']).next().unwrap_or_default();
        head.split_whitespace()
            .take_while(|word| !matches!(*word, "where" | ":"))
    }

    /// Whether the text begins with a word, or has it right behind.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words().any(|found| found == word)
    }
}

fn is_digest(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.text.is_empty() {
            parts.push(self.text.clone());
        }
        if self.is_deprecated {
            parts.push("deprecated".to_owned());
        }
        if !self.gate.is_empty() {
            let gate: Vec<&str> = self.gate.iter().map(String::as_str).collect();
            parts.push(format!("@{}", gate.join("+")));
        }
        if let Some(docs) = &self.docs {
            parts.push(format!("#{docs}"));
        }
        formatter.write_str(&parts.join(" "))
    }
}

/// Splits a text at a mark, which in brackets of any kind is passed over.
pub(super) fn split(text: &str, at: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut before = ' ';
    for (place, character) in text.char_indices() {
        match character {
            '<' | '(' | '[' | '{' => depth += 1,
            '>' if before == '-' || before == '=' => {}
            '>' | ')' | ']' | '}' => depth = depth.saturating_sub(1),
            character if character == at && depth == 0 => {
                parts.push(text.get(start..place).unwrap_or_default().trim());
                start = place + character.len_utf8();
            }
            _ => {}
        }
        before = character;
    }
    let last = text.get(start..).unwrap_or_default().trim();
    if !last.is_empty() {
        parts.push(last);
    }
    parts
}
