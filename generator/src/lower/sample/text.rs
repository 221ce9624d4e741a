//! Texts of a format, a length and a pattern.

use openapiv3::{SchemaKind, Type};

use super::parts::Parts;
use super::pattern;

/// How long a text is made at most.
const LONGEST: usize = 5_000;

/// What all parts say of a text.
#[derive(Debug)]
pub(super) struct Limits<'a> {
    pub(super) format: Option<&'a str>,
    patterns: Vec<&'a str>,
    least: usize,
    most: usize,
}

impl<'a> Limits<'a> {
    pub(super) fn of(parts: &Parts<'a>) -> Self {
        let mut limits = Self {
            format: parts.all.iter().find_map(|part| part.shape.format),
            patterns: Vec::new(),
            least: 0,
            most: usize::MAX,
        };
        for part in &parts.all {
            let (least, most) = part.shape.text_length;
            limits.least = limits.least.max(least.unwrap_or(0));
            limits.most = limits.most.min(most.unwrap_or(usize::MAX));
            limits.patterns.extend(match &part.schema.schema_kind {
                SchemaKind::Type(Type::String(text)) => text.pattern.as_deref(),
                SchemaKind::Any(any) => any.pattern.as_deref(),
                _ => None,
            });
        }
        limits
    }

    /// Whether a documented text has format, length and pattern.
    pub(super) fn admits(&self, text: &str) -> bool {
        let is_of_format = match self.format {
            // The types of these write what they read in one form of several, so that only that form comes back.
            Some("date-time" | "date" | "full-date" | "uuid" | "guid" | "ipv4" | "ipv6" | "byte" | "base64") => false,
            Some("email" | "idn-email") => text.contains('@') && text.is_ascii() && !text.contains(' '),
            Some("uri" | "url" | "iri") => {
                (text.starts_with("https://") || text.starts_with("http://"))
                    && text
                        .bytes()
                        .all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte))
            }
            Some(format) => !is_known(format),
            None => true,
        };
        is_of_format && self.holds(text)
    }

    fn holds(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.least..=self.most).contains(&length) && self.patterns.iter().all(|one| pattern::matches(one, text))
    }

    /// A text that has all of them; `nth` tells it from others.
    pub(super) fn made(&self, nth: usize) -> Option<String> {
        let plain = self.of_format(nth);
        if self.holds(&plain) {
            return Some(plain);
        }
        let sized = self.sized(&plain);
        if sized.as_ref().is_some_and(|text| self.holds(text)) {
            return sized;
        }
        let first = self.patterns.first()?;
        let mut made = pattern::texts(first, self.least, self.most).filter(|text| self.holds(text));
        made.nth(nth)
    }

    fn of_format(&self, nth: usize) -> String {
        let text = self.format.and_then(of_format).unwrap_or("text");
        if nth == 0 {
            return text.to_owned();
        }
        match self.format {
            Some("date-time") => format!("2026-01-31T12:00:{:02}Z", nth % 60),
            Some("date" | "full-date") => format!("2026-01-{:02}", nth % 28 + 1),
            Some("uuid" | "guid") => format!("123e4567-e89b-12d3-a456-{nth:012}"),
            Some("email" | "idn-email") => format!("user{nth}@app.example"),
            Some("hostname" | "idn-hostname") => format!("app{nth}.example"),
            Some("ipv4") => format!("127.0.0.{}", nth % 255 + 1),
            Some("ipv6") => format!("::{:x}", nth + 1),
            _ => format!("{text}{}", nth + 1),
        }
    }

    /// The text made longer or shorter, where its format leaves it one.
    fn sized(&self, text: &str) -> Option<String> {
        if self.least > LONGEST {
            return None;
        }
        let missing = self.least.saturating_sub(text.chars().count());
        let more = "text".chars().cycle().take(missing);
        match self.format {
            Some("email" | "idn-email") => Some(more.chain(text.chars()).collect()),
            Some("uri" | "url" | "iri" | "uri-reference" | "password") => Some(text.chars().chain(more).collect()),
            Some(format) if is_known(format) => None,
            _ => Some(text.chars().chain(more).take(self.most).collect()),
        }
    }
}

/// Whether a format rules texts out.
pub(super) fn is_known(format: &str) -> bool {
    of_format(format).is_some()
}

/// A text of a format (the registry of OpenAPI, and JSON Schema 2020-12, section 7.3).
fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2026-01-31T12:00:00Z",
        "date" | "full-date" => "2026-01-31",
        "time" => "12:00:00Z",
        "duration" => "P1D",
        "email" | "idn-email" => "user@app.example",
        "hostname" | "idn-hostname" => "app.example",
        "ipv4" => "127.0.0.1",
        "ipv6" => "::1",
        "uri" | "url" | "iri" => "https://app.example/callback",
        "uri-reference" | "iri-reference" => "/callback",
        "uri-template" => "/items/{id}",
        "uuid" | "guid" => "123e4567-e89b-12d3-a456-426614174000",
        "byte" | "base64" => "Y29udGVudA==",
        "base64url" => "Y29udGVudA",
        "json-pointer" => "/name",
        "relative-json-pointer" => "0/name",
        "regex" => "^a$",
        "char" => "a",
        "int32" | "int64" | "uint32" | "uint64" | "integer" | "decimal" | "float" | "double" => "1",
        _ => return None,
    })
}
