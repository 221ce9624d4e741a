//! The text of a source to nodes, with what the syntax itself has wrong.

use serde::de::DeserializeSeed;

use super::Node;
use super::visitor::{NodeSeed, Noticed};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Marked, Severity, codes};
use crate::pointer::{Place, Pointer, SourceId};
use crate::source::{Source, utf8};

/// Reads a source; says what is wrong where it cannot be read.
pub(super) fn read(source: &Source, id: SourceId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let bytes = utf8(&source.bytes);
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            diagnostics.push(not_utf8(&bytes, id, error.valid_up_to()));
            return None;
        }
    };
    if text.trim().is_empty() {
        diagnostics.push(empty(id));
        return None;
    }
    let mut noticed = Noticed::default();
    let node = match parse(source, text, &mut noticed) {
        // What holds nothing but comments and marks of documents holds nothing.
        Ok(Node::Null) => {
            diagnostics.push(empty(id));
            return None;
        }
        Ok(node) => node,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(text, id));
            return None;
        }
    };
    let documents = documents(text);
    if documents > 1 {
        let message = format!("the file holds {documents} YAML documents; the first one is the description");
        let help = "put each description into a file of its own";
        let place = Place {
            source: id,
            ..Place::default()
        };
        diagnostics.degraded(codes::IGNORED_KEY, &place, message, help);
    }
    Some(complete(node, &noticed, source, id, diagnostics))
}

fn empty(source: SourceId) -> Diagnostic {
    Diagnostic {
        code: codes::EMPTY_SOURCE,
        severity: Severity::Error,
        location: Location::Position {
            source,
            line: 1,
            column: 1,
        },
        message: "the file is empty".to_owned(),
        help: "a description starts with `openapi: 3.1.0`, `info` and `paths`".to_owned(),
    }
}

/// Whether the source is to be read as JSON, be it with comments before it.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '[']) || is_comment(text.as_bytes())
}

/// Whether a comment starts here that some put into JSON.
fn is_comment(bytes: &[u8]) -> bool {
    bytes.starts_with(b"//") || bytes.starts_with(b"/*")
}

fn parse(source: &Source, text: &str, noticed: &mut Noticed) -> Result<Node, Fault> {
    if !is_json(text) {
        return yaml(text, noticed);
    }
    json(text, noticed).or_else(|fault| {
        // Flow style of YAML starts like JSON.
        let named = |ends: &[&str]| ends.iter().any(|end| source.name.ends_with(end));
        if named(&[".yaml", ".yml"]) {
            return yaml(text, noticed);
        }
        let found = (!named(&[".json"])).then(|| yaml(text, noticed).ok()).flatten();
        found.ok_or(fault)
    })
}

fn json(text: &str, noticed: &mut Noticed) -> Result<Node, Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    NodeSeed(noticed)
        .deserialize(&mut deserializer)
        .and_then(|node| deserializer.end().map(|()| node))
        .map_err(|error| Fault::json(&error, text))
}

fn yaml(text: &str, noticed: &mut Noticed) -> Result<Node, Fault> {
    let fault = |error: serde_yaml::Error| Fault::yaml(&error, text);
    if !may_hold_several(text) {
        let document = serde_yaml::Deserializer::from_str(text);
        return NodeSeed(noticed).deserialize(document).map_err(fault);
    }
    // The documents after the first one that holds something are left out.
    for document in serde_yaml::Deserializer::from_str(text) {
        let node = NodeSeed(noticed).deserialize(document).map_err(fault)?;
        if node != Node::Null {
            return Ok(node);
        }
    }
    Ok(Node::Null)
}

/// Whether a text of YAML may consist of several documents: a line other than the first begins one.
fn may_hold_several(text: &str) -> bool {
    text.contains("\n---")
}

/// How many documents with content a text of YAML has.
fn documents(text: &str) -> usize {
    if is_json(text) || !may_hold_several(text) {
        return 1;
    }
    serde_yaml::Deserializer::from_str(text)
        .map(|document| NodeSeed(&mut Noticed::default()).deserialize(document))
        .filter(|node| !matches!(node, Ok(Node::Null)))
        .take(64)
        .count()
}

/// Says which keys stand twice, and reads the numbers again that were too big.
fn complete(mut node: Node, noticed: &Noticed, source: &Source, id: SourceId, diagnostics: &mut Diagnostics) -> Node {
    for path in &noticed.duplicates {
        let place = place(path, id);
        let key = path.first().map_or("", String::as_str);
        diagnostics.push(Diagnostic {
            code: codes::DUPLICATE_KEY,
            severity: Severity::Degraded,
            location: Location::Repeated(place),
            message: format!("the key `{key}` stands twice in this object"),
            help: "the last one counts here, other tools take the first: remove one of them".to_owned(),
        });
    }
    if !noticed.inexact.is_empty() {
        let marked = Marked::read(source);
        for path in &noticed.inexact {
            let exact = marked.as_ref().and_then(|marked| {
                let span = marked.value(&place(path, id).pointer)?;
                span.text(source)?.parse::<i128>().ok()
            });
            if let (Some(exact), Some(slot)) = (exact, slot(&mut node, path)) {
                *slot = Node::Integer(exact);
            }
        }
    }
    node
}

fn place(path: &[String], source: SourceId) -> Place {
    let pointer = path
        .iter()
        .rev()
        .fold(Pointer::root(), |pointer, step| pointer.key(step));
    Place { source, pointer }
}

fn slot<'a>(node: &'a mut Node, path: &[String]) -> Option<&'a mut Node> {
    path.iter().rev().try_fold(node, |node, step| match node {
        Node::Map(entries) => entries.iter_mut().find(|(key, _)| key == step).map(|(_, node)| node),
        Node::List(elements) => elements.get_mut(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Why a text is no YAML or JSON.
struct Fault {
    line: usize,
    column: usize,
    message: String,
    limit: bool,
    /// Whether a comment stands there, in JSON.
    comment: bool,
}

impl Fault {
    fn json(error: &serde_json::Error, text: &str) -> Self {
        let message = error.to_string();
        let message = message
            .rsplit_once(" at line ")
            .map_or(message.as_str(), |(message, _)| message);
        // The column of serde_json counts bytes, and stands on the byte before the end of the text.
        let line = error.line().max(1);
        let bytes = text.split('\n').nth(line - 1).unwrap_or("").as_bytes();
        let before = bytes
            .get(..error.column().saturating_sub(1).min(bytes.len()))
            .unwrap_or(bytes);
        Self {
            line,
            column: String::from_utf8_lossy(before).chars().count() + 1,
            limit: message.contains("recursion limit"),
            comment: bytes.get(before.len()..).is_some_and(is_comment),
            message: message.to_owned(),
        }
    }

    fn yaml(error: &serde_yaml::Error, text: &str) -> Self {
        let message = error.to_string();
        let mut parts = message.splitn(2, " at line ");
        let problem = parts.next().unwrap_or(&message);
        // What was being read when it went wrong often began far above.
        let context = parts
            .next()
            .and_then(|rest| rest.split_once(", "))
            .map_or("", |(_, context)| context);
        let message = match context.split_once(" at line ") {
            Some((what, place)) => {
                let line = place.split(' ').next().unwrap_or_default();
                format!("{problem}, {what} that starts on line {line}")
            }
            None => problem.to_owned(),
        };
        // A limit is reached by way of aliases, and has no place of its own.
        let alias = || position(text, first_alias(text).unwrap_or_default());
        let (line, column) = error
            .location()
            .map_or_else(alias, |place| (place.line(), place.column()));
        Self {
            line: line.max(1),
            column: column.max(1),
            comment: false,
            limit: message.contains("limit exceeded"),
            message,
        }
    }

    fn diagnostic(self, text: &str, source: SourceId) -> Diagnostic {
        let at = |line, column| Location::Position { source, line, column };
        if let Some((line, column)) = tab(text, self.line)
            && !is_json(text)
        {
            return Diagnostic {
                code: codes::TAB_INDENTATION,
                severity: Severity::Error,
                location: at(line, column),
                message: "a tab stands in the indentation, where YAML permits only spaces".to_owned(),
                help: "replace the tab by spaces, as many as the lines around have".to_owned(),
            };
        }
        let (code, help) = if self.limit {
            (
                codes::LIMIT_REACHED,
                "flatten it, or write out what the aliases stand for",
            )
        } else if self.comment {
            (
                codes::SYNTAX_ERROR,
                "remove it, or make the file one of YAML, where comments start with `#`",
            )
        } else if is_json(text) {
            (
                codes::SYNTAX_ERROR,
                "the text before this place is valid JSON; look here and just before",
            )
        } else {
            (
                codes::SYNTAX_ERROR,
                "the text before this place is valid YAML; look for indentation, quotes and `: ` here and just before",
            )
        };
        Diagnostic {
            code,
            severity: Severity::Error,
            location: at(self.line, self.column),
            message: match self.message.as_str() {
                _ if self.comment => "a comment stands here, which JSON has none of".to_owned(),
                "repetition limit exceeded" => "the aliases multiply this text beyond what is read".to_owned(),
                message if self.limit => format!("the text nests too deeply to be read: {message}"),
                message => format!("the text cannot be read: {message}"),
            },
            help: help.to_owned(),
        }
    }
}

/// The first tab in the indentation of a line at or shortly before the one where reading stopped.
fn tab(text: &str, until: usize) -> Option<(usize, usize)> {
    text.lines()
        .enumerate()
        .take(until + 1)
        .skip(until.saturating_sub(3))
        .find_map(|(index, line)| {
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            line.get(..indentation)?.find('\t').map(|tab| (index + 1, tab + 1))
        })
}

fn not_utf8(bytes: &[u8], source: SourceId, valid: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let (line, column) = position(&before, before.len());
    Diagnostic {
        code: codes::NOT_UTF8,
        severity: Severity::Error,
        location: Location::Position { source, line, column },
        message: "the file is not UTF-8".to_owned(),
        help: "save it as UTF-8".to_owned(),
    }
}

/// Line and column of a byte.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// The byte at which the first alias stands.
fn first_alias(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let alias = [" *", "[*"].iter().filter_map(|start| line.find(start)).min();
        if let Some(space) = alias.filter(|_| !line.trim_start().starts_with('#')) {
            return Some(at + space + 1);
        }
        at += line.len();
    }
    None
}
