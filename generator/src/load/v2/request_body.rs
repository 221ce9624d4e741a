//! The body of a request, of which 2.0 makes parameters: one `in: body`, or a field each `in: formData`.

use openapiv3::{ReferenceOr, RequestBody, Schema};

use super::super::Node;
use super::super::at::At;
use super::super::walk::{Rest, Walk};
use super::content::{essence, is_file};
use super::form::{FORM, MULTIPART};
use super::parameter::{is_body, is_field};
use crate::diagnostic::codes;
use crate::pointer::Place;

/// A parameter that is a part of the body, where it is described.
pub(super) struct Part<'a> {
    pub(super) place: Place,
    pub(super) node: &'a Node,
    /// Where the operation or its path item lists it.
    pub(super) listed: Place,
    /// What its schema would be called as a component, where several operations share it.
    names: Option<Vec<String>>,
}

/// The parts of a body that an operation has.
#[derive(Default)]
struct Parts<'a> {
    bodies: Vec<Part<'a>>,
    fields: Vec<Part<'a>>,
}

impl<'n> Walk<'n, '_> {
    /// The body that the parameters of an operation and of its path item are.
    pub(super) fn v2_request_body(&mut self, at: &At<'_>, item: &At<'_>) -> Option<ReferenceOr<RequestBody>> {
        let own = self.parts(at, None);
        let shared = self.parts(item, Some(item));
        let Parts { mut bodies, mut fields } = own;
        self.check_twice(&mut fields);
        // What an operation says goes before what its path item says.
        let is_overridden = |part: &Part<'_>| fields.iter().any(|own| own.node.get("name") == part.node.get("name"));
        let inherited: Vec<Part<'_>> = shared.fields.into_iter().filter(|part| !is_overridden(part)).collect();
        fields.extend(inherited);
        if bodies.is_empty() {
            bodies = shared.bodies;
        }
        let mut bodies = bodies.into_iter();
        let body = bodies.next();
        for other in bodies {
            self.left_out(&other, "a second body");
        }
        match body {
            Some(body) if fields.is_empty() || !self.is_form() => {
                if let Some(field) = fields.first() {
                    self.left_out(field, "a form beside a body");
                }
                Some(ReferenceOr::Item(self.body(&body)))
            }
            body => {
                if let Some(body) = body {
                    self.left_out(&body, "a body beside a form");
                }
                let list = at.member("parameters").or_else(|| item.member("parameters"))?;
                (!fields.is_empty()).then(|| ReferenceOr::Item(self.form(&list, &fields)))
            }
        }
    }

    /// The parts of a body that a list of parameters holds; `item` where it is that of a path item.
    fn parts<'b>(&self, holder: &'b At<'_>, item: Option<&At<'_>>) -> Parts<'b>
    where
        'n: 'b,
    {
        let mut parts = Parts::default();
        let Some(list) = holder.node.get("parameters").map(Node::elements) else {
            return parts;
        };
        if list.is_empty() {
            return parts;
        }
        let place = holder.place().key("parameters");
        for (index, node) in list.iter().enumerate() {
            let listed = place.index(index);
            let Some((place, node)) = self.references.followed(listed.clone(), node) else {
                continue;
            };
            let into = match node {
                node if is_body(node) => &mut parts.bodies,
                node if is_field(node) => &mut parts.fields,
                _ => continue,
            };
            let names = names(&place, &listed, item);
            into.push(Part {
                place,
                node,
                listed,
                names,
            });
        }
        parts
    }

    /// Whether the media types are those of forms alone.
    fn is_form(&self) -> bool {
        let consumes = &self.inherited.consumes;
        !consumes.is_empty()
            && consumes
                .iter()
                .all(|name| [FORM, MULTIPART].contains(&essence(name).as_str()))
    }

    fn left_out(&mut self, part: &Part<'_>, what: &str) {
        let message = format!("a request has one body, and this is {what}: it is left out");
        let help = "describe one body: one parameter `in: body`, or fields `in: formData`";
        self.diagnostics
            .degraded(codes::BODY_AND_FORM, &part.listed, message, help);
    }

    /// Leaves out fields whose name another one has.
    fn check_twice(&mut self, fields: &mut Vec<Part<'_>>) {
        let mut seen: Vec<&Node> = Vec::new();
        fields.retain(|field| {
            let Some(name) = field.node.get("name") else {
                return true;
            };
            if !seen.contains(&name) {
                seen.push(name);
                return true;
            }
            let shown = name.as_str().unwrap_or_default();
            let message = format!("a parameter `{shown}` in `formData` stands twice in this list");
            let help = "the first one counts: remove the other one";
            self.diagnostics
                .degraded(codes::DUPLICATE_PARAMETER, &field.listed, message, help);
            false
        });
    }

    /// The parameter that is the body as a whole.
    fn body(&mut self, part: &Part<'_>) -> RequestBody {
        let at = &At::start(&part.place, part.node);
        let mut body = RequestBody::default();
        let mut rest = Rest::default();
        let mut schema = None;
        let has_schema = at.node.get("schema").is_some();
        for member in at.members() {
            match member.key() {
                "in" => {}
                // 3.0 has no name for a body; it shows in documentation only.
                "name" => rest.keep(&member),
                "description" => body.description = self.text(&member),
                "required" => body.required = self.boolean(&member).unwrap_or_default(),
                "schema" => schema = Some(self.whole(&member, part.names.as_deref())),
                _ if !has_schema && !member.key().starts_with("x-") => {}
                _ => self.other(&mut rest, &member, &["name", "in", "description", "required", "schema"]),
            }
        }
        let schema = schema.unwrap_or_else(|| self.body_without_schema(at));
        let consumes = match (self.inherited.consumes.as_slice(), at.member("schema")) {
            ([], Some(schema)) if is_file(schema.node) => vec!["application/octet-stream".to_owned()],
            ([], _) => vec!["application/json".to_owned()],
            (consumes, Some(schema)) => self.able(&schema, consumes.to_vec(), "consumes"),
            (consumes, None) => consumes.to_vec(),
        };
        body.content = self.each(at, &consumes, Some(&schema));
        body.extensions = self.finish(at, rest);
        body
    }

    /// Some describe a body as if it were a parameter of another kind.
    fn body_without_schema(&mut self, at: &At<'_>) -> ReferenceOr<Schema> {
        self.missing(at, "this body", "schema", "say what it holds: `schema: {type: object}`");
        if at.node.get("type").is_none() {
            return ReferenceOr::Item(self.any_at(at));
        }
        let mut spread = self.spread(at);
        self.spread_schema(at, &mut spread, "this body")
    }
}

/// What the schema of a part would be called as a component, where several operations share it.
fn names(place: &Place, listed: &Place, item: Option<&At<'_>>) -> Option<Vec<String>> {
    if place != listed {
        let name = place.pointer.last()?;
        return Some(vec![name.clone(), format!("{name}Body")]);
    }
    let item = item?;
    let methods = ["get", "put", "post", "delete", "options", "head", "patch"];
    let operations = methods.iter().filter(|method| item.node.get(method).is_some());
    let is_shared = operations.count() > 1;
    is_shared.then(|| vec![format!("{}Body", item.key())])
}
