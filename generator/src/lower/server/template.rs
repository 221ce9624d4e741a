//! The URL of a server taken apart: its variables, and which part of the URL each of them is.

use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};

use crate::model::UrlPart;
use crate::path_template::{Piece, pieces};

/// A server's URL.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Template<'a> {
    /// As the description has it, with a scheme where only that is missing, and without slashes at its end.
    pub(super) text: String,
    /// Its parts; variables by their place.
    pub(super) parts: Vec<Part>,
    /// The variables, in the order of their places.
    pub(super) variables: Vec<Variable<'a>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Literal(String),
    Variable(usize),
}

/// A variable with what the description says of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Variable<'a> {
    pub(super) wire: String,
    pub(super) described: Option<&'a ServerVariable>,
    pub(super) default: Option<&'a str>,
    pub(super) part: UrlPart,
}

impl<'a> Template<'a> {
    pub(super) fn of(server: &'a Server) -> Self {
        let described = server.variables.as_ref();
        let text = normal(&server.url);
        let found = pieces(&text);
        let mut template = Self {
            text: text.clone(),
            parts: Vec::new(),
            variables: Vec::new(),
        };
        let mut before = String::new();
        for (place, piece) in found.iter().enumerate() {
            let wire = match piece {
                Piece::Literal(text) => {
                    template.parts.push(Part::Literal((*text).to_owned()));
                    before.push_str(text);
                    continue;
                }
                Piece::Placeholder(name) => *name,
            };
            let known = template.variables.iter().position(|variable| variable.wire == wire);
            let index = known.unwrap_or(template.variables.len());
            if known.is_none() {
                let next = found.get(place + 1..).unwrap_or_default();
                template.variables.push(variable(described, wire, &before, next));
            }
            let variable = template.variables.get(index);
            before.push_str(variable.and_then(|variable| variable.default).unwrap_or("x"));
            template.parts.push(Part::Variable(index));
        }
        template
    }

    /// The URL with defaults for all variables; nothing where one has none.
    pub(super) fn filled(&self) -> Option<String> {
        let mut url = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => url.push_str(text),
                Part::Variable(place) => url.push_str(self.variables.get(*place)?.default?),
            }
        }
        Some(url.trim_end_matches('/').to_owned())
    }

    /// Whether requests can be sent to it as it stands, or once its variables are given: it names a host, or a variable does.
    pub(super) fn is_absolute(&self) -> bool {
        let scheme = self.text.split("://").next().unwrap_or_default();
        let is_http = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") || scheme.contains('{');
        match self.text.contains("://") {
            true => is_http,
            false => self.variables.iter().any(|variable| variable.part == UrlPart::Start),
        }
    }
}

/// The URL with the scheme of a reference that begins with a host, and without slashes at its end.
fn normal(url: &str) -> String {
    let url = url.trim().trim_end_matches('/');
    match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    }
}

fn variable<'a>(
    described: Option<&'a IndexMap<String, ServerVariable>>,
    wire: &str,
    before: &str,
    next: &[Piece<'_>],
) -> Variable<'a> {
    let described = described.and_then(|variables| variables.get(wire));
    let written = described.map(|variable| variable.default.as_str());
    let part = part(before, written, described, next);
    let needs_text = matches!(
        part,
        UrlPart::Start | UrlPart::Scheme | UrlPart::HostPart | UrlPart::HostEnd
    );
    // A default such as `{your-host}` or `<tenant>` asks for a value, and is none.
    let asks = |text: &str| text.contains(|character: char| "{}<>".contains(character) || character.is_whitespace());
    Variable {
        wire: wire.to_owned(),
        described,
        default: written.filter(|text| !(asks(text) || needs_text && text.is_empty())),
        part,
    }
}

/// Which part of the URL a variable is that stands behind `before`, where the other variables have their defaults.
fn part(before: &str, default: Option<&str>, described: Option<&ServerVariable>, next: &[Piece<'_>]) -> UrlPart {
    let follows = |start: &str| matches!(next.first(), Some(Piece::Literal(text)) if text.starts_with(start));
    let starts_path = default.is_some_and(|text| text.starts_with('/'));
    let Some((_, rest)) = before.split_once("://") else {
        return match before {
            "" if follows("://") => UrlPart::Scheme,
            "" if starts_path => UrlPart::Path,
            "" => UrlPart::Start,
            // `http{s}://`.
            before if !before.contains('/') && next.iter().any(has_scheme_end) => UrlPart::Scheme,
            _ => segment(described),
        };
    };
    match (rest.contains('?'), rest.contains('/')) {
        (true, _) => UrlPart::Query,
        (false, true) => segment(described),
        (false, false) if !rest.is_empty() && (starts_path || default == Some("")) => UrlPart::Path,
        (false, false) if next.is_empty() || follows("/") || follows("?") => UrlPart::HostEnd,
        // A second variable that begins with a slash by its default follows: `{host}{basePath}`.
        (false, false) if matches!(next.first(), Some(Piece::Placeholder(_))) => UrlPart::HostEnd,
        (false, false) => UrlPart::HostPart,
    }
}

fn has_scheme_end(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Literal(text) if text.contains("://"))
}

fn segment(described: Option<&ServerVariable>) -> UrlPart {
    let several = described.is_some_and(|variable| {
        let values = variable.enumeration.iter();
        values.chain([&variable.default]).any(|value| value.contains('/'))
    });
    if several { UrlPart::Segments } else { UrlPart::Segment }
}
