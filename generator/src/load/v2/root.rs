//! The description as a whole.

use openapiv3::{Components, OpenAPI};

use super::super::at::At;
use super::super::walk::{Rest, Walk};
use super::Address;

const KEYS: [&str; 15] = [
    "swagger",
    "info",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "security",
    "tags",
    "externalDocs",
];

impl Walk<'_, '_> {
    /// The whole description.
    pub(in crate::load) fn v2_root(&mut self, at: &At<'_>) -> OpenAPI {
        let mut openapi = OpenAPI {
            openapi: "3.0.3".to_owned(),
            ..OpenAPI::default()
        };
        self.inherit(at);
        openapi.servers = self.v2_servers(at);
        let mut components = Components::default();
        let mut rest = Rest::default();
        for member in at.members() {
            let member = &member;
            match member.key() {
                // These have been read, as paths may stand before them.
                "swagger" | "host" | "basePath" | "schemes" | "consumes" | "produces" => {}
                "info" => openapi.info = self.info(member),
                "paths" => openapi.paths = self.paths(member),
                "definitions" => components.schemas = self.map(member, |walk, at| Some(walk.named_schema(at))),
                "parameters" => components.parameters = self.map(member, Self::parameter),
                "responses" => components.responses = self.map(member, Self::response),
                "securityDefinitions" => components.security_schemes = self.map(member, Self::security_scheme),
                "security" => openapi.security = self.security(member),
                "tags" => openapi.tags = self.list(member, Self::tag),
                "externalDocs" => openapi.external_docs = self.external_docs(member),
                _ => self.other(&mut rest, member, &KEYS),
            }
        }
        for (key, help) in [
            ("info", "add `info` with `title` and `version`"),
            ("paths", "add `paths`, empty if there are none: `paths: {}`"),
        ] {
            if at.node.get(key).is_none() {
                self.missing(at, "the description", key, help);
            }
        }
        openapi.components = Some(components);
        self.hoist(&mut openapi);
        openapi.extensions = self.finish(at, rest);
        openapi
    }

    /// Reads what operations take over.
    fn inherit(&mut self, at: &At<'_>) {
        let mut media_types = |key| at.member(key).and_then(|list| self.texts(&list)).unwrap_or_default();
        let (consumes, produces) = (media_types("consumes"), media_types("produces"));
        let address = Address::read(self, at);
        self.inherited = super::Inherited {
            consumes,
            produces,
            own_produces: false,
            address,
        };
    }
}
