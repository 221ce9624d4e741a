//! Operations and the parameters that their paths need.

use openapiv3::{Operation, Parameter, ReferenceOr, SecurityRequirement};

use super::Node;
use super::at::At;
use super::reference::Kind;
use super::version::Dialect;
use super::walk::{Rest, Walk, similar};
use crate::diagnostic::codes;
use crate::pointer::Place;

const KEYS: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

/// A parameter as far as the path is concerned: its name, `in`, and the place of its name.
pub(super) type Named = (String, String, Place);

impl Walk<'_, '_> {
    /// An operation of a path item.
    pub(super) fn operation(&mut self, at: &At<'_>, item: &At<'_>) -> Option<Operation> {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        if self.dialect == Dialect::V2 {
            return Some(self.v2_operation(at, item));
        }
        let mut operation = Operation::default();
        let mut rest = Rest::default();
        for member in at.members() {
            let member = &member;
            match member.key() {
                "tags" => operation.tags = self.texts(member).unwrap_or_default(),
                "summary" => operation.summary = self.text(member),
                "description" => operation.description = self.text(member),
                "externalDocs" => operation.external_docs = self.external_docs(member),
                "operationId" => operation.operation_id = self.text(member),
                "parameters" => operation.parameters = self.parameters(member),
                "requestBody" => operation.request_body = self.request_body(member),
                "responses" => operation.responses = self.responses(member),
                "callbacks" => operation.callbacks = self.map(member, Self::callback),
                "deprecated" => operation.deprecated = self.boolean(member).unwrap_or_default(),
                "security" => operation.security = self.security(member),
                "servers" => operation.servers = self.list(member, Self::server),
                _ => self.other(&mut rest, member, &KEYS),
            }
        }
        if at.node.get("responses").is_none() && self.dialect < Dialect::V3_1 {
            self.missing(
                at,
                "this operation",
                "responses",
                "add at least one: `default: {description: Any answer}`",
            );
        }
        operation.extensions = self.finish(at, rest);
        Some(operation)
    }

    /// A list of parameters, each once.
    pub(super) fn parameters(&mut self, at: &At<'_>) -> Vec<ReferenceOr<Parameter>> {
        let mut seen: Vec<(String, String)> = Vec::new();
        self.list(at, |walk, at| {
            let parameter = walk.parameter(at)?;
            if let Some(named) = walk.named(at) {
                if walk.is_unused(&named) {
                    return None;
                }
                let (name, location, _) = named;
                let twice = seen.iter().any(|(other, place)| *other == name && *place == location);
                if twice {
                    let message = format!("a parameter `{name}` in `{location}` stands twice in this list");
                    let help = "the first one counts: remove the other one";
                    walk.diagnostics
                        .degraded(codes::DUPLICATE_PARAMETER, &at.place(), message, help);
                    return None;
                }
                seen.push((name, location));
            }
            Some(parameter)
        })
    }

    /// Alternatives of security schemes.
    pub(super) fn security(&mut self, at: &At<'_>) -> Option<Vec<SecurityRequirement>> {
        if !self.is_list(at) {
            return None;
        }
        Some(self.list(at, |walk, at| {
            walk.is_object(at).then(|| {
                walk.map(at, |walk, at| {
                    walk.check_scheme(at);
                    walk.texts(at)
                })
            })
        }))
    }

    /// Says where a requirement names a scheme that is not declared.
    fn check_scheme(&mut self, at: &At<'_>) {
        let schemes = self.references.named(Kind::SecurityScheme);
        if schemes.iter().any(|(name, _)| name == at.key()) {
            return;
        }
        let names: Vec<&str> = schemes.iter().map(|(name, _)| name.as_str()).collect();
        let help = match similar(at.key(), &names) {
            Some(name) => format!("did you mean `{name}`?"),
            None => {
                let way = Kind::SecurityScheme.way(self.dialect).unwrap_or_default();
                format!("declare it in `{}`", way.join("/"))
            }
        };
        let message = format!("there is no security scheme `{}`", at.key());
        self.diagnostics
            .degraded_at_key(codes::UNKNOWN_SECURITY_SCHEME, &at.place(), message, help);
    }

    /// The parameters that a path item or an operation lists, references followed.
    pub(super) fn parameters_of(&mut self, at: &At<'_>) -> Vec<Named> {
        let Some(list) = at.member("parameters") else {
            return Vec::new();
        };
        list.elements().filter_map(|element| self.named(&element)).collect()
    }

    /// Name, `in` and place of a parameter, where it has them.
    fn named(&self, at: &At<'_>) -> Option<Named> {
        let (place, node) = self.references.followed(at.place(), at.node)?;
        let name = node.get("name").and_then(Node::as_str)?;
        let location = node.get("in").and_then(Node::as_str)?;
        let own = at.place();
        let shown = if own == place { own.key("name") } else { own };
        Some((name.to_owned(), location.to_owned(), shown))
    }

    /// Adds a parameter for each placeholder of a path that none describes, and says so.
    pub(super) fn complete_path(&mut self, at: &At<'_>, operation: &mut Operation, shared: &[Named], names: &[String]) {
        let own = self.parameters_of(at);
        for name in names {
            let is_it = |(other, location, _): &Named| other == name && location == "path";
            if own.iter().chain(shared).any(is_it) {
                continue;
            }
            let message = format!("no parameter describes the placeholder `{{{name}}}` of the path");
            let ty = match self.dialect {
                Dialect::V2 => "type: string",
                _ => "schema: {type: string}",
            };
            let help = format!("add a parameter: `{{name: {name}, in: path, required: true, {ty}}}`");
            self.diagnostics
                .degraded_at_key(codes::UNDECLARED_PATH_PARAMETER, &at.place(), message, help);
            let parameter = self.text_in_path(at, name);
            operation.parameters.push(ReferenceOr::Item(parameter));
        }
    }

    /// Whether a parameter is one of a path that has no placeholder for it; says so.
    fn is_unused(&mut self, (name, location, place): &Named) -> bool {
        let Some(names) = self.placeholders.as_ref().filter(|_| location == "path") else {
            return false;
        };
        if names.contains(name) {
            return false;
        }
        let candidates: Vec<&str> = names.iter().map(String::as_str).collect();
        let help = match similar(name, &candidates) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("add `{{{name}}}` to the path, or remove the parameter"),
        };
        let message = format!("the path has no placeholder `{{{name}}}` for this parameter");
        self.diagnostics
            .degraded(codes::UNUSED_PATH_PARAMETER, place, message, help);
        true
    }
}
