//! Answers.

use openapiv3::{ReferenceOr, Response};

use super::super::Node;
use super::super::at::At;
use super::super::json::to_json;
use super::super::reference::{Kind, component};
use super::super::walk::{Rest, Walk};
use super::content::{essence, is_file};
use crate::diagnostic::codes;

const KEYS: [&str; 4] = ["description", "schema", "headers", "examples"];

impl Walk<'_, '_> {
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
        let mut schema = None;
        for member in at.members() {
            let member = &member;
            match member.key() {
                "description" => response.description = self.text(member).unwrap_or_default(),
                "schema" => schema = Some(self.whole(member, shared.as_deref())),
                "headers" => response.headers = self.map(member, Self::header),
                "examples" => {}
                _ => self.other(&mut rest, member, &KEYS),
            }
        }
        if at.node.get("description").is_none() {
            // Nothing but documentation is lost.
            let message = "this response has no `description`, which OpenAPI requires";
            let help = "say when it is given: `description: Done`";
            self.diagnostics.note(codes::MISSING_KEY, &at.place(), message, help);
        }
        let media_types = self.media_types(at);
        response.content = self.each(at, &media_types, schema.as_ref());
        if let Some(examples) = at.member("examples") {
            self.v2_examples(&mut response, &examples, &mut rest);
        }
        response.extensions = self.finish(at, rest);
        response
    }

    /// The media types of an answer; none where it has no content.
    fn media_types(&self, at: &At<'_>) -> Vec<String> {
        let examples = at.node.get("examples").map_or(&[][..], Node::entries);
        let documented = || {
            let names = examples.iter().map(|(name, _)| name);
            names.filter(|name| name.contains('/')).cloned().collect::<Vec<_>>()
        };
        match (at.node.get("schema"), self.inherited.produces.as_slice()) {
            // 2.0 says that there is no content, but an example says more.
            (None, _) => documented(),
            (Some(_), [_, ..]) => self.inherited.produces.clone(),
            (Some(_), []) if !documented().is_empty() => documented(),
            (Some(schema), []) if is_file(schema) => vec!["application/octet-stream".to_owned()],
            (Some(_), []) => vec!["application/json".to_owned()],
        }
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
