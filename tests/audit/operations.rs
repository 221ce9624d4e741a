//! The operations that a description declares, whatever its version.

use serde_json::Value;

use crate::document::{Documents, Node};

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// An operation of the description.
pub(crate) struct Operation {
    /// Upper case.
    pub(crate) method: String,
    pub(crate) path: String,
    /// The path with a placeholder in braces for each segment `:name` that a parameter of the path has the name of.
    pub(crate) template: String,
    pub(crate) parameters: Vec<Parameter>,
    /// The schema of the body in the media type that is preferred.
    pub(crate) body: Option<Node>,
    /// The properties of a body that is a form of Swagger 2.0.
    pub(crate) form: Vec<Parameter>,
    /// Status or range or `default`, and the schema.
    pub(crate) answers: Vec<(String, Node)>,
}

/// A parameter of an operation.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// `path`, `query`, `header`, `cookie`, `querystring`.
    pub(crate) location: String,
    pub(crate) schema: Option<Node>,
}

/// All operations below `paths`.
pub(crate) fn of(documents: &Documents, root: Node) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in root.get("paths").into_iter().flat_map(Node::members) {
        if path.starts_with("x-") {
            continue;
        }
        let target = documents.follow(item).ok();
        let members = || item.members().chain(target.into_iter().flat_map(Node::members));
        let shared: Vec<Node> = members()
            .filter(|(key, _)| *key == "parameters")
            .flat_map(|(_, list)| list.items())
            .collect();
        let fixed = members().filter(|(key, _)| METHODS.contains(key));
        let more = members()
            .filter(|(key, _)| *key == "additionalOperations")
            .flat_map(|(_, more)| more.members());
        for (method, operation) in fixed.chain(more).filter(|(_, operation)| operation.value.is_object()) {
            let method = method.to_uppercase();
            if !found
                .iter()
                .any(|known: &Operation| known.method == method && known.path == path)
            {
                found.push(one(documents, root, method, path, &shared, operation));
            }
        }
    }
    found
}

fn one(documents: &Documents, root: Node, method: String, path: &str, shared: &[Node], node: Node) -> Operation {
    let mut operation = Operation {
        method,
        path: path.to_owned(),
        template: String::new(),
        parameters: Vec::new(),
        body: None,
        form: Vec::new(),
        answers: Vec::new(),
    };
    let own = node.get("parameters").into_iter().flat_map(Node::items);
    // Those of the operation win, so they come first.
    for parameter in own.chain(shared.iter().copied()) {
        let Ok(parameter) = documents.follow(parameter) else {
            continue;
        };
        let (Some(name), Some(location)) = (parameter.text("name"), parameter.text("in")) else {
            continue;
        };
        let schema = match location {
            "body" => {
                operation.body = operation.body.or(parameter.get("schema"));
                continue;
            }
            // In Swagger 2.0 the parameter itself is one.
            _ if root.get("swagger").is_some() => Some(parameter),
            _ => parameter.get("schema").or_else(|| content(documents, parameter)),
        };
        let list = if location == "formData" {
            &mut operation.form
        } else {
            &mut operation.parameters
        };
        if !list
            .iter()
            .any(|known| known.name == name && known.location == location)
        {
            list.push(Parameter {
                name: name.to_owned(),
                location: location.to_owned(),
                schema,
            });
        }
    }
    operation.template = template(path, &operation.parameters);
    let body = node.get("requestBody").and_then(|body| documents.follow(body).ok());
    let described = body
        .filter(|body| {
            body.get("required").is_some_and(|is| is.value == &Value::Bool(true)) || !says_nothing(documents, *body)
        })
        .and_then(|body| content(documents, body));
    operation.body = operation.body.or(described);
    let is_json = produces_json(root, node);
    for (status, answer) in node.get("responses").into_iter().flat_map(Node::members) {
        let Ok(answer) = documents.follow(answer) else { continue };
        // HTTP gives these answers no content (RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5).
        if operation.method == "HEAD" || matches!(status, "204" | "304") {
            continue;
        }
        let schema = answer.get("schema").filter(|_| is_json);
        if let Some(schema) = schema.or_else(|| content(documents, answer)) {
            operation.answers.push((status.to_owned(), schema));
        }
    }
    operation
}

fn template(path: &str, parameters: &[Parameter]) -> String {
    let in_path = |name: &str| {
        parameters
            .iter()
            .any(|known| known.location == "path" && known.name == name)
    };
    let segment = |segment: &str| match segment.strip_prefix(':') {
        Some(name) if in_path(name) => format!("{{{name}}}"),
        _ => segment.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// Whether the answers of an operation of Swagger 2.0 are JSON: those of texts, bytes and streams have no typed parts.
fn produces_json(root: Node, operation: Node) -> bool {
    let Some(media) = operation.get("produces").or_else(|| root.get("produces")) else {
        return true;
    };
    let mut named = media.items().filter_map(|media| media.value.as_str()).peekable();
    named.peek().is_none() || named.any(|media| rank(media) <= ANY)
}

/// The rank of media types that stand for any.
const ANY: usize = 2;

/// The rank of forms whose fields are parts.
const FORM_OF_PARTS: usize = 4;

/// How much a client of JSON prefers a media type, the best first.
fn rank(media: &str) -> usize {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match media.as_str() {
        "application/json" => 0,
        media if media.ends_with("+json") || media.ends_with("/json") => 1,
        "*/*" | "application/*" => ANY,
        "application/x-www-form-urlencoded" => 3,
        "multipart/form-data" => FORM_OF_PARTS,
        _ => 9,
    }
}

/// Whether a body admits nothing but an object without properties: one that is optional need not be there.
fn says_nothing(documents: &Documents, body: Node) -> bool {
    let schema = content(documents, body).and_then(|schema| documents.follow(schema).ok());
    schema.is_some_and(|schema| {
        schema.members().all(|(keyword, value)| match keyword {
            "type" => value.value == "object",
            "properties" => value.members().next().is_none(),
            "additionalProperties" => value.value == &Value::Bool(false),
            "title" | "description" | "example" | "default" => true,
            _ => false,
        }) && schema.get("additionalProperties").is_some()
    })
}

/// The schema of the media type that a client of JSON prefers; nothing for texts, bytes and streams.
fn content(documents: &Documents, holder: Node) -> Option<Node> {
    let content = holder.get("content")?;
    let (media, chosen) = content.members().min_by_key(|(media, _)| rank(media))?;
    let chosen = documents.follow(chosen).ok()?;
    let schema = chosen.get("schema").filter(|_| rank(media) < 9)?;
    // The parts of a form have names, which a list has not: it is bytes.
    let target = documents.follow(schema).unwrap_or(schema);
    let is_list = target.get("type").is_some_and(|kind| kind.value == "array");
    (!is_list || rank(media) != FORM_OF_PARTS).then_some(schema)
}
