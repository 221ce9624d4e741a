//! Bodies of requests and answers.

use indexmap::IndexMap;
use openapiv3::{
    Encoding, Example, Link, LinkOperation, MediaType, QueryStyle, ReferenceOr, RequestBody, Response, Responses,
    StatusCode,
};

use super::Node;
use super::at::At;
use super::json::to_json;
use super::reference::Kind;
use super::version::Dialect;
use super::walk::{Rest, Walk};
use crate::diagnostic::codes;

impl Walk<'_, '_> {
    /// The body of a request, or a reference to one.
    pub(super) fn request_body(&mut self, at: &At<'_>) -> Option<ReferenceOr<RequestBody>> {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::RequestBody)?;
            return Some(ReferenceOr::Reference { reference });
        }
        let mut body = RequestBody::default();
        let mut rest = Rest::default();
        for member in at.members() {
            match member.key() {
                "description" => body.description = self.text(&member),
                "content" => body.content = self.content(&member),
                "required" => body.required = self.boolean(&member).unwrap_or_default(),
                _ => self.other(&mut rest, &member, &["description", "content", "required"]),
            }
        }
        if at.node.get("content").is_none() {
            self.missing(
                at,
                "this request body",
                "content",
                "say what it holds: `content: {application/json: {schema: …}}`",
            );
        }
        body.extensions = self.finish(at, rest);
        Some(ReferenceOr::Item(body))
    }

    /// The answers of an operation, by status.
    pub(super) fn responses(&mut self, at: &At<'_>) -> Responses {
        let mut responses = Responses::default();
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or(responses, |target| self.responses(&target));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return responses;
        }
        let mut rest = Rest::default();
        for member in at.members() {
            if self.extension(&mut rest, &member) {
                continue;
            }
            if member.key() == "default" {
                responses.default = self.response(&member);
                continue;
            }
            match status(member.key()) {
                Some(status) => {
                    if let Some(response) = self.response(&member) {
                        responses.responses.insert(status, response);
                    }
                }
                None => {
                    let message = format!("`{}` is no status of an answer", member.key());
                    let help = "write a status such as `200`, a range such as `4XX`, or `default`";
                    self.diagnostics
                        .degraded_at_key(codes::BAD_STATUS, &member.place(), message, help);
                }
            }
        }
        responses.extensions = self.finish(at, rest);
        responses
    }

    /// An answer, or a reference to one.
    pub(super) fn response(&mut self, at: &At<'_>) -> Option<ReferenceOr<Response>> {
        if !self.is_object(at) {
            return None;
        }
        if self.dialect == Dialect::V2 {
            return self.v2_response(at);
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::Response)?;
            return Some(ReferenceOr::Reference { reference });
        }
        let mut response = Response::default();
        let mut rest = Rest::default();
        let mut summary = None;
        for member in at.members() {
            match member.key() {
                "description" => response.description = self.text(&member).unwrap_or_default(),
                "headers" => response.headers = self.map(&member, Self::header),
                "content" => response.content = self.content(&member),
                "links" => response.links = self.map(&member, Self::link),
                "schema" if at.node.get("content").is_none() => response.content = self.content_of_schema(&member),
                "summary" if self.dialect >= Dialect::V3_2 => summary = self.text(&member),
                _ => self.other(&mut rest, &member, &["description", "headers", "content", "links"]),
            }
        }
        if at.node.get("description").is_none() && self.dialect < Dialect::V3_2 {
            // Nothing but documentation is lost.
            let message = "this response has no `description`, which OpenAPI requires";
            self.diagnostics.note(
                codes::MISSING_KEY,
                &at.place(),
                message,
                "say when it is given: `description: Done`",
            );
        }
        // The summary is said above the description, as that of an operation is.
        let parts = summary.into_iter().chain([response.description]);
        let parts: Vec<String> = parts.filter(|text| !text.is_empty()).collect();
        response.description = parts.join("\n\n");
        response.extensions = self.finish(at, rest);
        Some(ReferenceOr::Item(response))
    }

    /// The content of an answer that has its schema in the way of 2.0.
    fn content_of_schema(&mut self, at: &At<'_>) -> IndexMap<String, MediaType> {
        let message = "`schema` stands on the response itself; it is taken for that of JSON";
        let help = "put it into the content: `content: {application/json: {schema: …}}`";
        self.diagnostics
            .note_at_key(codes::BAD_VALUE, &at.place(), message, help);
        let media = MediaType {
            schema: Some(self.schema(at)),
            extensions: self.finish(at, Rest::default()),
            ..MediaType::default()
        };
        IndexMap::from([("application/json".to_owned(), media)])
    }

    /// What a body holds, by media type.
    pub(super) fn content(&mut self, at: &At<'_>) -> IndexMap<String, MediaType> {
        self.map(at, Self::media_type)
    }

    fn media_type(&mut self, at: &At<'_>) -> Option<MediaType> {
        let mut media = MediaType::default();
        let mut rest = Rest::default();
        if !matches!(at.node, Node::Null) && !self.is_object(at) {
            return None;
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let place = self.target(&reference)?;
            let files = self.references.files;
            return self.media_type(&At::start(&place, files.node(&place)?));
        }
        for member in at.members() {
            match member.key() {
                "schema" => media.schema = Some(self.schema(&member)),
                "example" => media.example = Some(to_json(member.node)),
                "examples" => media.examples = self.examples(&member),
                "encoding" => media.encoding = self.map(&member, Self::encoding),
                "itemSchema" if self.dialect >= Dialect::V3_2 => {
                    let schema = self.schema(&member);
                    rest.schemas.push(("itemSchema", schema));
                }
                "prefixEncoding" | "itemEncoding" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(&mut rest, &member, &["schema", "example", "examples", "encoding"]),
            }
        }
        media.extensions = self.finish(at, rest);
        Some(media)
    }

    fn encoding(&mut self, at: &At<'_>) -> Option<Encoding> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.encoding(&At::start(&place, node));
        }
        if !self.is_object(at) {
            return None;
        }
        let mut encoding = Encoding::default();
        let mut rest = Rest::default();
        for member in at.members() {
            match member.key() {
                "contentType" => encoding.content_type = self.text(&member),
                "headers" => encoding.headers = self.map(&member, Self::header),
                "explode" => {
                    self.keep_of_parts(&mut rest, &member);
                    encoding.explode = self.boolean(&member).unwrap_or_default();
                }
                "allowReserved" => encoding.allow_reserved = self.boolean(&member).unwrap_or_default(),
                "style" => {
                    self.keep_of_parts(&mut rest, &member);
                    encoding.style = self.query_style(&member);
                }
                "encoding" | "prefixEncoding" | "itemEncoding" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &["contentType", "headers", "style", "explode", "allowReserved"],
                ),
            }
        }
        // As for parameters, only `form` is exploded unless it is said.
        if at.node.get("explode").is_none() {
            encoding.explode = matches!(encoding.style, None | Some(QueryStyle::Form));
        }
        encoding.extensions = self.finish(at, rest);
        Some(encoding)
    }

    /// Keeps what has no effect on parts of multipart bodies in 3.0.
    fn keep_of_parts(&self, rest: &mut Rest, at: &At<'_>) {
        if self.dialect >= Dialect::V3_1 {
            rest.keep(at);
        }
    }

    fn query_style(&mut self, at: &At<'_>) -> Option<QueryStyle> {
        match self.text(at)?.as_str() {
            "form" => Some(QueryStyle::Form),
            "spaceDelimited" => Some(QueryStyle::SpaceDelimited),
            "pipeDelimited" => Some(QueryStyle::PipeDelimited),
            "deepObject" => Some(QueryStyle::DeepObject),
            other => {
                let message = format!("`{other}` is no style of an encoding");
                let help = "it is `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`";
                self.diagnostics.degraded(codes::BAD_VALUE, &at.place(), message, help);
                None
            }
        }
    }

    /// Examples by name.
    pub(super) fn examples(&mut self, at: &At<'_>) -> IndexMap<String, ReferenceOr<Example>> {
        if let Node::List(elements) = at.node {
            // A list, as schemas have it, is meant well.
            let example = |node| Example {
                value: Some(to_json(node)),
                ..Example::default()
            };
            let named = elements.iter().enumerate();
            return named
                .map(|(index, node)| (index.to_string(), ReferenceOr::Item(example(node))))
                .collect();
        }
        self.map(at, Self::example)
    }

    /// An example, or a reference to one.
    pub(super) fn example(&mut self, at: &At<'_>) -> Option<ReferenceOr<Example>> {
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::Example)?;
            return Some(ReferenceOr::Reference { reference });
        }
        let mut example = Example::default();
        if !matches!(at.node, Node::Map(_)) {
            example.value = Some(to_json(at.node));
            return Some(ReferenceOr::Item(example));
        }
        let mut rest = Rest::default();
        for member in at.members() {
            match member.key() {
                "summary" => example.summary = self.text(&member),
                "description" => example.description = self.text(&member),
                "value" => example.value = Some(to_json(member.node)),
                "externalValue" => example.external_value = self.text(&member),
                "dataValue" | "serializedValue" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &["summary", "description", "value", "externalValue"],
                ),
            }
        }
        example.extensions = self.finish(at, rest);
        Some(ReferenceOr::Item(example))
    }

    /// A link, or a reference to one.
    pub(super) fn link(&mut self, at: &At<'_>) -> Option<ReferenceOr<Link>> {
        if !self.is_object(at) {
            return None;
        }
        if let Some(reference) = at.member("$ref") {
            self.note_siblings(at);
            let reference = self.reference(&reference, Kind::Link)?;
            return Some(ReferenceOr::Reference { reference });
        }
        let mut rest = Rest::default();
        let (mut description, mut operation, mut request_body, mut server) = (None, None, None, None);
        let mut parameters = IndexMap::new();
        for member in at.members() {
            match member.key() {
                "description" => description = self.text(&member),
                "operationId" => operation = self.text(&member).map(LinkOperation::OperationId),
                "operationRef" => operation = self.text(&member).map(LinkOperation::OperationRef),
                "requestBody" => request_body = Some(to_json(member.node)),
                "parameters" => parameters = self.map(&member, |_, at| Some(to_json(at.node))),
                "server" => server = self.server(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &[
                        "description",
                        "operationId",
                        "operationRef",
                        "requestBody",
                        "parameters",
                        "server",
                    ],
                ),
            }
        }
        let Some(operation) = operation else {
            self.missing(at, "this link", "operationId", "name the operation that it leads to");
            return None;
        };
        let extensions = self.finish(at, rest);
        Some(ReferenceOr::Item(Link {
            description,
            operation,
            request_body,
            parameters,
            server,
            extensions,
        }))
    }
}

/// A status or a range of them.
fn status(key: &str) -> Option<StatusCode> {
    if let Some(range) = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
        return range
            .parse::<u16>()
            .ok()
            .filter(|range| (1..=5).contains(range))
            .map(StatusCode::Range);
    }
    key.parse::<u16>()
        .ok()
        .filter(|code| (100..1000).contains(code))
        .map(StatusCode::Code)
}
