//! Operations.

use openapiv3::Operation;

use super::super::at::At;
use super::super::walk::{Rest, Walk};

const KEYS: [&str; 12] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "consumes",
    "produces",
    "parameters",
    "responses",
    "schemes",
    "deprecated",
    "security",
];

impl Walk<'_, '_> {
    /// An operation of a path item.
    pub(in crate::load) fn v2_operation(&mut self, at: &At<'_>, item: &At<'_>) -> (Operation, Vec<String>) {
        let outer = self.inherited.clone();
        if let Some(consumes) = at.member("consumes").and_then(|list| self.texts(&list)) {
            self.inherited.consumes = consumes;
        }
        if let Some(produces) = at.member("produces").and_then(|list| self.texts(&list)) {
            self.inherited.own_produces = produces != outer.produces;
            self.inherited.produces = produces;
        }
        let operation = self.v2_operation_inside(at, item);
        self.inherited = outer;
        operation
    }

    fn v2_operation_inside(&mut self, at: &At<'_>, item: &At<'_>) -> (Operation, Vec<String>) {
        let mut described = Vec::new();
        let mut operation = Operation::default();
        let mut rest = Rest::default();
        operation.request_body = self.v2_request_body(at, item);
        for member in at.members() {
            let member = &member;
            match member.key() {
                "tags" => operation.tags = self.texts(member).unwrap_or_default(),
                "summary" => operation.summary = self.text(member),
                "description" => operation.description = self.text(member),
                "externalDocs" => operation.external_docs = self.external_docs(member),
                "operationId" => operation.operation_id = self.text(member),
                // These have been read, as parameters may stand before them.
                "consumes" | "produces" => {}
                "parameters" => (operation.parameters, described) = self.own_parameters(member),
                "responses" => operation.responses = self.responses(member),
                "schemes" => operation.servers = self.own_servers(member),
                "deprecated" => operation.deprecated = self.boolean(member).unwrap_or_default(),
                "security" => operation.security = self.security(member),
                "requestBody" if operation.request_body.is_none() => {
                    self.note_later(member);
                    operation.request_body = self.request_body(member);
                }
                _ => self.other(&mut rest, member, &KEYS),
            }
        }
        if at.node.get("responses").is_none() {
            self.missing(
                at,
                "this operation",
                "responses",
                "add at least one: `default: {description: Any answer}`",
            );
        }
        operation.extensions = self.finish(at, rest);
        (operation, described)
    }
}
