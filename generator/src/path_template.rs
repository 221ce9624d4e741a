//! The text of a path template: which of it is literal, and what stands in for values.

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text that stands for itself; braces that pair with none are a part of it.
    Literal(&'a str),
    /// What stands between a pair of braces.
    Placeholder(&'a str),
}

/// A template, taken apart. What follows a `#` only tells operations apart, and is never sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathTemplate<'a> {
    /// The path itself.
    pub(crate) path: Vec<Piece<'a>>,
    /// The query that some templates hold after a `?`: names and what they are given.
    pub(crate) query: Vec<(&'a str, Vec<Piece<'a>>)>,
}

impl<'a> PathTemplate<'a> {
    pub(crate) fn parse(text: &'a str) -> Self {
        let (text, _) = split(text, '#').unwrap_or((text, ""));
        let (path, query) = split(text, '?').unwrap_or((text, ""));
        let pair = |pair: &'a str| {
            let (name, value) = split(pair, '=').unwrap_or((pair, ""));
            (name, pieces(value))
        };
        Self {
            path: pieces(path),
            query: query.split('&').filter(|text| !text.is_empty()).map(pair).collect(),
        }
    }

    /// The placeholders of the path, each once, in their order.
    pub(crate) fn names(&self) -> Vec<&'a str> {
        let mut names = Vec::new();
        for piece in &self.path {
            if let Piece::Placeholder(name) = piece
                && !names.contains(name)
            {
                names.push(*name);
            }
        }
        names
    }

    /// The names of the query that one placeholder gives their whole value, each with that placeholder.
    pub(crate) fn query_names(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.query.iter().filter_map(|(name, value)| match value.as_slice() {
            [Piece::Placeholder(placeholder)] => Some((*name, *placeholder)),
            _ => None,
        })
    }

    /// The names in the query whose values are put together from text and placeholders, or repeat one of the path.
    pub(crate) fn unsent(&self) -> Vec<&'a str> {
        let names = self.names();
        let is_sent = |value: &[Piece<'_>]| match value {
            [] | [Piece::Literal(_)] => true,
            [Piece::Placeholder(name)] => !names.contains(name),
            _ => false,
        };
        let unsent = self.query.iter().filter(|(_, value)| !is_sent(value));
        unsent.map(|(name, _)| *name).collect()
    }

    /// The pairs of the query that always are the same.
    pub(crate) fn fixed_query(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.query.iter().filter_map(|(name, value)| match value.as_slice() {
            [] => Some((*name, "")),
            [Piece::Literal(text)] => Some((*name, *text)),
            _ => None,
        })
    }
}

/// Whether every brace of a template belongs to a pair.
pub(crate) fn is_paired(text: &str) -> bool {
    pieces(text).iter().all(|piece| match piece {
        Piece::Literal(text) => !text.contains(['{', '}']),
        Piece::Placeholder(_) => true,
    })
}

/// A template with the brace that is missing in some of its segments; nothing where that does not make it whole.
pub(crate) fn with_pairs(text: &str) -> Option<String> {
    let segment = |segment: &str| match (segment.matches('{').count(), segment.matches('}').count()) {
        (1, 0) if !segment.ends_with('{') => format!("{segment}}}"),
        (0, 1) if !segment.starts_with('}') => format!("{{{segment}"),
        _ => segment.to_owned(),
    };
    let closed: Vec<String> = text.split('/').map(segment).collect();
    Some(closed.join("/")).filter(|closed| is_paired(closed))
}

/// A template with braces for the segments `:name` of some names, as many routers write placeholders; nothing without any.
pub(crate) fn with_braces(text: &str, names: &[String]) -> Option<String> {
    let known = PathTemplate::parse(text).names();
    let segment = |segment: &str| match segment.strip_prefix(':') {
        Some(name) if names.iter().any(|other| other == name) && !known.contains(&name) => format!("{{{name}}}"),
        _ => segment.to_owned(),
    };
    let braced: Vec<String> = text.split('/').map(segment).collect();
    Some(braced.join("/")).filter(|braced| braced != text)
}

/// The text before and after a character that stands outside of placeholders.
fn split(text: &str, at: char) -> Option<(&str, &str)> {
    let mut from = 0;
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) => match literal.find(at) {
                Some(found) => {
                    let end = from + found;
                    return Some((text.get(..end)?, text.get(end + at.len_utf8()..)?));
                }
                None => from += literal.len(),
            },
            Piece::Placeholder(name) => from += name.len() + 2,
        }
    }
    None
}

/// Literal text and placeholders, in their order; an opening brace counts if a closing one follows in its segment.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut literal, mut at) = (0, 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('{')).map(|found| at + found) {
        at = open + 1;
        let Some((name, _)) = text.get(at..).and_then(|rest| rest.split_once('}')) else {
            break;
        };
        // `{name=projects/*}` is how some write which values a placeholder takes.
        let is_within = !name.contains('/') || name.contains('=');
        if name.contains('{') || !is_within {
            continue;
        }
        pieces.extend(
            text.get(literal..open)
                .filter(|text| !text.is_empty())
                .map(Piece::Literal),
        );
        pieces.push(Piece::Placeholder(name));
        at += name.len() + 1;
        literal = at;
    }
    pieces.extend(text.get(literal..).filter(|text| !text.is_empty()).map(Piece::Literal));
    pieces
}
