//! How hints name a part of an answer or of a request: JSONPath, JSON Pointers, runtime expressions.

/// A part of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Expression {
    /// The names of properties with dots between them, up to the last item of a list where it leads there.
    pub(super) path: String,
    /// The path from the last item of that list on.
    pub(super) last_item: Option<String>,
}

/// What stands before the path in expressions about answers, the longest first.
const ANSWER: [&str; 4] = ["$response.body#", "$response.body", "$response", "$"];

/// What stands before a name in expressions about requests, the longest first.
const REQUEST: [&str; 11] = [
    "$request.body#/",
    "$request.query#/",
    "$request.path#/",
    "$request.header#/",
    "$request.headers#/",
    "$request.body.",
    "$request.query.",
    "$request.path.",
    "$request.header.",
    "$request.",
    "$.",
];

/// The part of an answer that an expression names; `None` where it is none of one property after the other.
pub(super) fn answer(text: &str) -> Option<Expression> {
    let rest = ANSWER.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text);
    if let Some(pointer) = rest.strip_prefix('/') {
        let names = pointer
            .split('/')
            .map(|name| name.replace("~1", "/").replace("~0", "~"));
        return Some(Expression {
            path: names.collect::<Vec<_>>().join("."),
            last_item: None,
        });
    }
    json_path(rest)
}

/// The path of a part of an answer that is no part of an item.
pub(super) fn path(text: &str) -> Option<String> {
    let expression = answer(text)?;
    expression.last_item.is_none().then_some(expression.path)
}

/// The name of what takes a value.
pub(super) fn request(text: &str) -> &str {
    REQUEST
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(text)
}

/// A JSONPath behind its `$` (RFC 9535): names, and the last element of one list.
fn json_path(text: &str) -> Option<Expression> {
    let (mut names, mut last_item): (Vec<String>, Option<Vec<String>>) = (Vec::new(), None);
    let mut rest = text.strip_prefix('.').unwrap_or(text);
    while !rest.is_empty() {
        let name = match rest.strip_prefix('[') {
            Some(inside) => {
                let (inside, after) = inside.split_once(']')?;
                rest = after;
                bracketed(inside)?
            }
            None => {
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                let (name, after) = rest.split_at(end);
                rest = after;
                Step::Name(name)
            }
        };
        rest = rest.strip_prefix('.').unwrap_or(rest);
        match (name, &mut last_item) {
            (Step::Name(""), _) => return None,
            (Step::Name(name), Some(inner)) => inner.push(name.to_owned()),
            (Step::Name(name), None) => names.push(name.to_owned()),
            (Step::Last, None) => last_item = Some(Vec::new()),
            (Step::Last, Some(_)) => return None,
            (Step::All, _) => {}
        }
    }
    Some(Expression {
        path: names.join("."),
        last_item: last_item.map(|inner| inner.join(".")),
    })
}

enum Step<'t> {
    Name(&'t str),
    Last,
    All,
}

fn bracketed(inside: &str) -> Option<Step<'_>> {
    let quoted = |mark: char| inside.strip_prefix(mark)?.strip_suffix(mark);
    if let Some(name) = quoted('\'').or_else(|| quoted('"')) {
        return Some(Step::Name(name));
    }
    match inside.replace(' ', "").as_str() {
        "*" | ":" => Some(Step::All),
        "-1" | "-1:" | "(@.length-1)" => Some(Step::Last),
        _ => None,
    }
}
