//! Answers.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Response};

use super::super::Node;
use super::super::at::At;
use super::super::json::to_json;
use super::super::reference::{Kind, component};
use super::super::walk::{Rest, Walk};
use super::content::{essence, is_file};
use crate::diagnostic::codes;
use crate::pointer::Place;

const KEYS: [&str; 4] = ["description", "schema", "headers", "examples"];

impl<'n> Walk<'n, '_> {
    /// An answer, or a reference to one.
    pub(in crate::load) fn v2_response(&mut self, at: &At<'_>) -> Option<ReferenceOr<Response>> {
        let Some(reference) = at.member("$ref") else {
            let place = at.place();
            let name = component(self.dialect, &place).and_then(|_| place.pointer.last());
            return Some(ReferenceOr::Item(self.v2_response_item(at, name)));
        };
        self.note_siblings(at);
        // The media types of an answer are those of the operation, not of where the answer is described.
        if self.inherited.own_produces
            && let Some((place, node)) = self.references.followed(at.place(), at.node)
            && node.get("schema").is_some()
        {
            let name = place.pointer.last();
            let response = self.v2_response_item(&At::start(&place, node), name);
            return Some(ReferenceOr::Item(response));
        }
        let reference = self.reference(&reference, Kind::Response)?;
        Some(ReferenceOr::Reference { reference })
    }

    /// An answer; with its name where several operations share it.
    fn v2_response_item(&mut self, at: &At<'_>, name: Option<String>) -> Response {
        let mut response = Response::default();
        let mut rest = Rest::default();
        let shared = name.map(|name| vec![name.clone(), format!("{name}Response")]);
        for member in at.members() {
            let member = &member;
            match member.key() {
                "description" => response.description = self.text(member).unwrap_or_default(),
                "headers" => response.headers = self.map(member, Self::header),
                "schema" | "examples" => {}
                "content" => {
                    self.note_later(member);
                    response.content = self.content(member);
                }
                _ => self.other(&mut rest, member, &KEYS),
            }
        }
        if at.node.get("description").is_none() {
            // Nothing but documentation is lost.
            let message = "this response has no `description`, which OpenAPI requires";
            let help = "say when it is given: `description: Done`";
            self.diagnostics.note(codes::MISSING_KEY, &at.place(), message, help);
        }
        let described = self.response_content(at, shared.as_deref());
        response.content.extend(described);
        if let Some(examples) = at.member("examples") {
            self.v2_examples(&mut response, &examples, &mut rest);
        }
        response.extensions = self.finish(at, rest);
        response
    }

    /// What an answer holds, by media type.
    fn response_content(&mut self, at: &At<'_>, shared: Option<&[String]>) -> IndexMap<String, MediaType> {
        let examples = at.node.get("examples").map_or(&[][..], Node::entries);
        let documented: Vec<String> = examples
            .iter()
            .map(|(name, _)| name.clone())
            .filter(|name| name.contains('/'))
            .collect();
        let Some(schema) = at.member("schema") else {
            // 2.0 says that there is no content, but an example says more.
            return self.each(at, &documented, None);
        };
        let place;
        let schema = match self.response_instead(&schema) {
            None => schema,
            Some((found, node)) => {
                place = found;
                let Some(node) = node.get("schema") else {
                    return IndexMap::new();
                };
                At::start(&place, node)
            }
        };
        let media_types = match self.inherited.produces.as_slice() {
            [] if !documented.is_empty() => documented,
            [] if is_file(schema.node) => vec!["application/octet-stream".to_owned()],
            [] => vec!["application/json".to_owned()],
            produces => self.able(&schema, produces.to_vec(), "produces"),
        };
        let schema = self.whole(&schema, shared);
        self.each(at, &media_types, Some(&schema))
    }

    /// The answer to which a reference leads that should lead to a schema; its place is that of its schema.
    fn response_instead(&mut self, at: &At<'_>) -> Option<(Place, &'n Node)> {
        let files = self.references.files;
        let text = at.node.get("$ref").and_then(Node::as_str)?;
        let place = files
            .get(at.source())?
            .target(text, || at.place().pointer)?
            .as_ref()
            .ok()?;
        let (section, _) = component(self.dialect, place)?;
        if section != Kind::Response.section() {
            return None;
        }
        let message = "a reference to one of `definitions` is needed here, but this one leads to a response";
        let help = "put the reference into the place of the whole response";
        self.diagnostics
            .degraded(codes::DANGLING_REFERENCE, &at.place().key("$ref"), message, help);
        Some((place.key("schema"), files.node(place)?))
    }

    /// Puts each example to its media type.
    fn v2_examples(&mut self, response: &mut Response, at: &At<'_>, rest: &mut Rest) {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return;
        }
        for member in at.members() {
            let same = |name: &str| essence(name) == essence(member.key());
            let media = match response.content.contains_key(member.key()) {
                true => response.content.get_mut(member.key()),
                false => response
                    .content
                    .iter_mut()
                    .find(|(name, media)| same(name) && media.example.is_none())
                    .map(|(_, media)| media),
            };
            match media {
                Some(media) => media.example = Some(to_json(member.node)),
                None => {
                    rest.keep(at);
                    let message = format!("no answer is of the media type `{}` of this example", member.key());
                    let help = "name the media type under `produces`";
                    self.diagnostics
                        .note_at_key(codes::IGNORED_KEY, &member.place(), message, help);
                }
            }
        }
    }
}
