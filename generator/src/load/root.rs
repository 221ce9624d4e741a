//! The description as a whole: info, servers, tags, components.

use openapiv3::{
    Components, Contact, ExternalDocumentation, Info, License, OpenAPI, PathItem, ReferenceOr, Server, ServerVariable,
    Tag,
};

use super::Node;
use super::at::At;
use super::reference::{Kind, SECTIONS};
use super::version::Dialect;
use super::walk::{Rest, Walk};

impl Walk<'_, '_> {
    /// The whole description.
    pub(super) fn root(&mut self, at: &At<'_>) -> OpenAPI {
        let mut openapi = OpenAPI {
            openapi: "3.0.3".to_owned(),
            ..OpenAPI::default()
        };
        let mut rest = Rest::default();
        let mut webhooks = Vec::new();
        for member in at.members() {
            match member.key() {
                "openapi" => {}
                "info" => openapi.info = self.info(&member),
                "servers" => openapi.servers = self.list(&member, Self::server),
                "paths" => openapi.paths = self.paths(&member),
                "components" => openapi.components = Some(self.components(&member)),
                "security" => openapi.security = self.security(&member),
                "tags" => openapi.tags = self.list(&member, Self::tag),
                "externalDocs" => openapi.external_docs = self.external_docs(&member),
                "webhooks" if self.dialect >= Dialect::V3_1 => webhooks = self.webhooks(&member),
                "jsonSchemaDialect" if self.dialect >= Dialect::V3_1 => rest.keep(&member),
                "$self" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &[
                        "openapi",
                        "info",
                        "servers",
                        "paths",
                        "components",
                        "security",
                        "tags",
                        "externalDocs",
                    ],
                ),
            }
        }
        if at.node.get("info").is_none() {
            self.missing(at, "the description", "info", "add `info` with `title` and `version`");
        }
        let may_lack_paths =
            self.dialect >= Dialect::V3_1 && (at.node.get("components").is_some() || at.node.get("webhooks").is_some());
        if at.node.get("paths").is_none() && !may_lack_paths {
            self.missing(
                at,
                "the description",
                "paths",
                "add `paths`, empty if there are none: `paths: {}`",
            );
        }
        self.hoist(&mut openapi);
        openapi.extensions = self.finish(at, rest);
        if let Some(origin) = self
            .origins
            .of_mut(&openapi.extensions)
            .filter(|_| !webhooks.is_empty())
        {
            origin.later.get_or_insert_default().webhooks = webhooks;
        }
        openapi
    }

    /// Path items by the name of what the service tells by them.
    fn webhooks(&mut self, at: &At<'_>) -> Vec<(String, PathItem)> {
        self.map(at, |walk, at| walk.path_item(at, None)).into_iter().collect()
    }

    /// Makes components of what references lead to elsewhere; they may lead on.
    pub(super) fn hoist(&mut self, openapi: &mut OpenAPI) {
        let mut done = 0;
        while let Some((kind, place, name)) = self.references.hoisted(done) {
            done += 1;
            let files = self.references.files;
            let Some(node) = files.node(&place) else { continue };
            let at = At::start(&place, node);
            let components = openapi.components.get_or_insert_with(Components::default);
            match kind {
                Kind::Schema => {
                    let schema = self.component_schema(&at);
                    components.schemas.insert(name, schema);
                }
                Kind::Response => {
                    let response = self.response(&at);
                    components.responses.extend(response.map(|response| (name, response)));
                }
                Kind::Parameter => {
                    let parameter = self.parameter(&at);
                    components
                        .parameters
                        .extend(parameter.map(|parameter| (name, parameter)));
                }
                Kind::Example => {
                    let example = self.example(&at);
                    components.examples.extend(example.map(|example| (name, example)));
                }
                Kind::RequestBody => {
                    let body = self.request_body(&at);
                    components.request_bodies.extend(body.map(|body| (name, body)));
                }
                Kind::Header => {
                    let header = self.header(&at);
                    components.headers.extend(header.map(|header| (name, header)));
                }
                Kind::SecurityScheme => {
                    let scheme = self.security_scheme(&at);
                    components.security_schemes.extend(scheme.map(|scheme| (name, scheme)));
                }
                Kind::Link => {
                    let link = self.link(&at);
                    components.links.extend(link.map(|link| (name, link)));
                }
            }
        }
    }

    fn components(&mut self, at: &At<'_>) -> Components {
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or_else(Components::default, |target| self.components(&target));
        }
        let mut components = Components::default();
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return components;
        }
        let mut rest = Rest::default();
        for member in at.members() {
            let member = &member;
            match member.key() {
                "schemas" => components.schemas = self.map(member, |walk, at| Some(walk.named_schema(at))),
                "responses" => components.responses = self.map(member, Self::response),
                "parameters" => components.parameters = self.map(member, Self::parameter),
                "examples" => components.examples = self.map(member, Self::example),
                "requestBodies" => components.request_bodies = self.map(member, Self::request_body),
                "headers" => components.headers = self.map(member, Self::header),
                "securitySchemes" => components.security_schemes = self.map(member, Self::security_scheme),
                "links" => components.links = self.map(member, Self::link),
                "callbacks" => {
                    components.callbacks = self.map(member, |walk, at| walk.callback(at).map(ReferenceOr::Item));
                }
                // Path items are put where they are used.
                "pathItems" if self.dialect >= Dialect::V3_1 => {}
                // And so are media types.
                "mediaTypes" if self.dialect >= Dialect::V3_2 => {}
                _ => self.other(&mut rest, member, &SECTIONS),
            }
        }
        components.extensions = self.finish(at, rest);
        components
    }

    pub(super) fn info(&mut self, at: &At<'_>) -> Info {
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or_else(Info::default, |target| self.info(&target));
        }
        let mut info = Info::default();
        if !self.is_object(at) {
            return info;
        }
        let mut rest = Rest::default();
        let (mut title, mut version) = (None, None);
        for member in at.members() {
            match member.key() {
                "title" => title = self.text(&member),
                "version" => version = self.text(&member),
                "description" => info.description = self.text(&member),
                "termsOfService" => info.terms_of_service = self.text(&member),
                "contact" => info.contact = self.contact(&member),
                "license" => info.license = self.license(&member),
                "summary" if self.dialect >= Dialect::V3_1 => rest.keep(&member),
                _ => self.other(
                    &mut rest,
                    &member,
                    &[
                        "title",
                        "version",
                        "description",
                        "termsOfService",
                        "contact",
                        "license",
                        "summary",
                    ],
                ),
            }
        }
        if title.is_none() {
            self.missing(at, "`info`", "title", "add the name of the API: `title: Petstore`");
        }
        if version.is_none() {
            self.missing(
                at,
                "`info`",
                "version",
                "add the version of the description: `version: 1.0.0`",
            );
        }
        info.title = title.unwrap_or_default();
        info.version = version.unwrap_or_default();
        info.extensions = self.finish(at, rest);
        info
    }

    fn contact(&mut self, at: &At<'_>) -> Option<Contact> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.contact(&At::start(&place, node));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        let mut contact = Contact::default();
        let mut rest = Rest::default();
        for member in at.members() {
            match member.key() {
                "name" => contact.name = self.text(&member),
                "url" => contact.url = self.text(&member),
                "email" => contact.email = self.text(&member),
                _ => self.other(&mut rest, &member, &["name", "url", "email"]),
            }
        }
        contact.extensions = self.finish(at, rest);
        Some(contact)
    }

    fn license(&mut self, at: &At<'_>) -> Option<License> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.license(&At::start(&place, node));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        let mut license = License::default();
        let mut rest = Rest::default();
        let mut name = None;
        for member in at.members() {
            match member.key() {
                "name" => name = self.text(&member),
                "url" => license.url = self.text(&member),
                "identifier" if self.dialect >= Dialect::V3_1 => rest.keep(&member),
                _ => self.other(&mut rest, &member, &["name", "url", "identifier"]),
            }
        }
        let Some(name) = name else {
            self.missing(at, "`license`", "name", "add the name of the licence: `name: MIT`");
            return None;
        };
        license.name = name;
        license.extensions = self.finish(at, rest);
        Some(license)
    }

    pub(super) fn server(&mut self, at: &At<'_>) -> Option<Server> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.server(&At::start(&place, node));
        }
        if !self.is_object(at) {
            return None;
        }
        let mut server = Server::default();
        let mut rest = Rest::default();
        let mut url = None;
        for member in at.members() {
            match member.key() {
                "url" => url = self.text(&member),
                "description" => server.description = self.text(&member),
                "variables" => server.variables = Some(self.map(&member, Self::server_variable)),
                "name" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(&mut rest, &member, &["url", "description", "variables"]),
            }
        }
        let Some(url) = url else {
            self.missing(
                at,
                "this server",
                "url",
                "add where it is: `url: https://api.example.com`",
            );
            return None;
        };
        server.url = url;
        server.extensions = self.finish(at, rest);
        Some(server)
    }

    fn server_variable(&mut self, at: &At<'_>) -> Option<ServerVariable> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.server_variable(&At::start(&place, node));
        }
        if !self.is_object(at) {
            return None;
        }
        let mut variable = ServerVariable::default();
        let mut rest = Rest::default();
        let mut default = None;
        for member in at.members() {
            match member.key() {
                "default" => default = self.text(&member),
                "enum" => variable.enumeration = self.texts(&member).unwrap_or_default(),
                "description" => variable.description = self.text(&member),
                _ => self.other(&mut rest, &member, &["default", "enum", "description"]),
            }
        }
        let Some(default) = default else {
            self.missing(
                at,
                "this server variable",
                "default",
                "add the value that is used when none is given",
            );
            return None;
        };
        variable.default = default;
        variable.extensions = self.finish(at, rest);
        Some(variable)
    }

    pub(super) fn tag(&mut self, at: &At<'_>) -> Option<Tag> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.tag(&At::start(&place, node));
        }
        if !self.is_object(at) {
            return None;
        }
        let mut tag = Tag::default();
        let mut rest = Rest::default();
        let mut summary = None;
        let mut name = None;
        for member in at.members() {
            match member.key() {
                "name" => name = self.text(&member),
                "description" => tag.description = self.text(&member),
                "externalDocs" => tag.external_docs = self.external_docs(&member),
                "summary" if self.dialect >= Dialect::V3_2 => {
                    summary = self.text(&member);
                    rest.keep(&member);
                }
                "parent" | "kind" if self.dialect >= Dialect::V3_2 => rest.keep(&member),
                _ => self.other(&mut rest, &member, &["name", "description", "externalDocs"]),
            }
        }
        let Some(name) = name else {
            self.missing(at, "this tag", "name", "add the name by which operations refer to it");
            return None;
        };
        tag.description = tag.description.or(summary);
        tag.name = name;
        tag.extensions = self.finish(at, rest);
        Some(tag)
    }

    pub(super) fn external_docs(&mut self, at: &At<'_>) -> Option<ExternalDocumentation> {
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.external_docs(&At::start(&place, node));
        }
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        let mut docs = ExternalDocumentation::default();
        let mut rest = Rest::default();
        let mut url = None;
        for member in at.members() {
            match member.key() {
                "url" => url = self.text(&member),
                "description" => docs.description = self.text(&member),
                _ => self.other(&mut rest, &member, &["url", "description"]),
            }
        }
        let Some(url) = url else {
            self.missing(at, "`externalDocs`", "url", "add where the documentation is");
            return None;
        };
        docs.url = url;
        docs.extensions = self.finish(at, rest);
        Some(docs)
    }
}
