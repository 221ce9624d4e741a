//! What an API needs of the runtime and of other crates: read from the model, before any file is built.

use std::collections::BTreeSet;

use super::encode;
use super::runtime::{FILES, RuntimeFile, closure};
use super::ty;
use super::types::foreign;
use crate::model::{
    Api, Body, BodyEncoding, ErrorType, Items, Location, Operation, PartWriting, PartsKind, Payload, Presence, TypeDef,
    TypeKind, TypeRef, ValueForm,
};
use crate::options::{DateTimeCrate, Options};

/// What every client has.
const ALWAYS: [&str; 8] = [
    "any_error",
    "client_builder",
    "documented_error",
    "error",
    "handle",
    "mode",
    "operation",
    "request",
];

/// What an API uses.
#[derive(Debug)]
pub(super) struct Uses {
    /// The files of the runtime, by name, with all that they need.
    pub(super) runtime: Vec<&'static RuntimeFile>,
    /// The crates, as Rust names them.
    pub(super) crates: BTreeSet<&'static str>,
    /// Those of them that only the feature `webhooks` needs.
    pub(super) of_webhooks: BTreeSet<&'static str>,
}

/// Walks the types and the operations.
pub(super) fn of(api: &Api, options: &Options) -> Uses {
    let mut walk = Walk {
        api,
        options,
        files: BTreeSet::new(),
        crates: BTreeSet::new(),
    };
    if api.has_operations() {
        walk.files.extend(ALWAYS);
        walk.crates.extend(["bytes", "http", "serde", "serde_json"]);
        for source in api.auth.iter().filter_map(|scheme| scheme.tokens.as_ref()) {
            walk.files.extend(["token_cache", "token_provider"]);
            walk.files.extend(source.client.iter().map(|_| "client_credentials"));
        }
        walk.servers();
        walk.headers();
        if !options.without_self_tests {
            walk.files.insert("json_text");
        }
    }
    let released = |file: &&RuntimeFile| api.released_runtime.iter().any(|name| name == file.name);
    walk.files.extend(FILES.iter().filter(released).map(|file| file.name));
    api.types.iter().for_each(|(_, def)| walk.definition(def));
    api.groups
        .iter()
        .flat_map(|group| &group.operations)
        .for_each(|operation| walk.operation(operation));
    if api.groups.iter().any(|group| !group.links.is_empty()) {
        walk.files.insert("link");
    }
    walk.webhooks();
    let Walk { files, mut crates, .. } = walk;
    let runtime = closure(files);
    let of_webhooks = |file: &&&RuntimeFile| file.features.contains(&"webhooks");
    crates.extend(
        runtime
            .iter()
            .filter(|file| !of_webhooks(file))
            .flat_map(|file| file.crates),
    );
    let named = runtime.iter().filter(of_webhooks).flat_map(|file| file.crates).copied();
    let of_webhooks: BTreeSet<_> = named.filter(|name| !crates.contains(name)).collect();
    crates.extend(&of_webhooks);
    Uses {
        runtime,
        crates,
        of_webhooks,
    }
}

/// Whether a type of this crate is read from JSON and written to it.
fn has_json(def: &TypeDef) -> bool {
    match &def.kind {
        TypeKind::Struct(_) => def.in_json,
        TypeKind::Enum(_) | TypeKind::Values(_) | TypeKind::Union(_) | TypeKind::Newtype(_) => true,
        TypeKind::Alias(_) | TypeKind::Custom(_) => false,
    }
}

struct Walk<'a> {
    api: &'a Api,
    options: &'a Options,
    files: BTreeSet<&'static str>,
    crates: BTreeSet<&'static str>,
}

impl Walk<'_> {
    fn definition(&mut self, def: &TypeDef) {
        if def.checked {
            self.files.insert("check");
        }
        if has_json(def) {
            self.files.insert("json_text");
        }
        match &def.kind {
            TypeKind::Struct(shape) => {
                if def.in_json {
                    self.files.insert("model");
                }
                for field in &shape.fields {
                    self.field(&field.ty);
                    self.presence(field.presence);
                }
                shape.rest.iter().for_each(|rest| self.reference(&rest.value));
            }
            TypeKind::Enum(_) => {
                self.files.insert("open_enum");
            }
            TypeKind::Values(shape) => {
                self.files.insert(match shape.form {
                    ValueForm::Integers(_) => "integer_enum",
                    ValueForm::Json { .. } => "value_enum",
                });
            }
            TypeKind::Union(shape) => {
                self.files.insert("union");
                shape.members.iter().for_each(|member| self.reference(&member.ty));
            }
            TypeKind::Newtype(shape) => {
                self.files.insert("newtype");
                self.reference(&shape.inner);
            }
            TypeKind::Alias(target) => self.reference(target),
            TypeKind::Custom(path) => {
                self.files.insert("foreign_type");
                self.files
                    .extend(foreign::of(path).iter().filter_map(|part| foreign::file(part)));
            }
        }
    }

    fn headers(&mut self) {
        for header in self.api.response_headers.iter().chain(&self.api.webhook_headers) {
            self.files.insert("text_value");
            self.reference(&header.ty);
        }
    }

    fn servers(&mut self) {
        if !self.api.servers.choices.is_empty() {
            self.files.insert("server_url");
        }
        let mut operations = self.api.groups.iter().flat_map(|group| &group.operations);
        if operations.any(|operation| !operation.servers.is_empty()) {
            self.files.insert("own_server");
        }
    }

    fn webhooks(&mut self) {
        for webhook in &self.api.webhooks {
            self.files.insert("webhook_verifier");
            webhook.ty.iter().for_each(|ty| self.reference(ty));
        }
    }

    fn operation(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            self.reference(&parameter.ty);
            self.presence(parameter.presence);
            if matches!(parameter.location, Location::Part(_)) {
                self.files.insert("part_headers");
            }
            if parameter.idempotency_key {
                self.files.insert("idempotency");
            }
            if parameter.reserved || encode::allowance(self.api, parameter).is_some() {
                self.files.insert("allow");
            }
        }
        if operation.sent_once {
            self.files.insert("sent_once");
        }
        operation.body.iter().for_each(|body| self.body(body));
        let successes = operation.successes.iter().map(|success| &success.payload);
        let errors = operation.errors.iter().map(|case| &case.payload);
        let others = operation.other_answers.iter().map(|other| &other.payload);
        if !operation.other_answers.is_empty() {
            self.files.insert("other_answers");
        }
        for payload in successes.chain(errors).chain(others) {
            if let Payload::Json { ty, .. } = payload {
                self.reference(ty);
            }
        }
        self.files.insert(match operation.error_type() {
            ErrorType::None => "no_documented_error",
            ErrorType::Default(..) => "default_error",
            ErrorType::ByStatus => "error_by_status",
        });
        if operation.pagination.is_some() {
            self.files.extend(["paginated", "paginator_blocking"]);
        }
        if let Some(stream) = &operation.stream {
            self.files.extend(["streamed", "item_stream_blocking"]);
            self.files.extend(match stream.items {
                Items::Events { .. } => ["event", "framing_events"],
                Items::Lines(_) | Items::Records(_) => ["json_item", "framing_separated"],
                Items::Bytes => ["json_item", "framing_none"],
            });
            stream.items.ty().iter().for_each(|ty| self.reference(ty));
        }
    }

    fn body(&mut self, body: &Body) {
        self.reference(&body.ty);
        self.body_as(body);
        for other in &body.others {
            self.body_as(&body.sent_as(other));
        }
    }

    fn body_as(&mut self, body: &Body) {
        if !body.styles.is_empty() {
            self.files.insert("form_styles");
        }
        match body.encoding {
            BodyEncoding::Multipart => {
                self.files.extend(["file_part", "multipart", "upload"]);
                self.parts(body);
            }
            BodyEncoding::Bytes => drop(self.files.insert("upload")),
            BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Text => {}
        }
    }

    fn parts(&mut self, body: &Body) {
        if body.parts.kind != PartsKind::FormData {
            self.files.insert("compound");
        }
        let described = &body.parts.described;
        if described
            .iter()
            .any(|part| matches!(part.writing, PartWriting::Styled(_)))
        {
            self.files.insert("part_styles");
        }
        if described.iter().any(|part| part.transfer_encoding.is_some()) {
            self.files.insert("part_headers");
        }
        let is_struct = match ty::resolve(self.api, &body.ty) {
            TypeRef::Named(id) => matches!(self.api.types[*id].kind, TypeKind::Struct(_)),
            _ => false,
        };
        if !is_struct && ty::file_shape(self.api, &body.ty).is_none() {
            self.files.insert("part_values");
        }
    }

    /// The type of a field: bytes as they are make it a file.
    fn field(&mut self, ty: &TypeRef) {
        if ty::file_shape(self.api, ty).is_some() {
            self.files.insert("file_part");
        }
        self.reference(ty);
    }

    fn presence(&mut self, presence: Presence) {
        if presence == Presence::OptionalNullable {
            self.files.insert("field");
        }
    }

    fn reference(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Number => drop(self.files.insert("number")),
            TypeRef::Json => drop(self.files.insert("json")),
            TypeRef::Base64 => drop(self.files.insert("base64_bytes")),
            TypeRef::Integer(_) | TypeRef::Float(_) => drop(self.files.insert("decode_number")),
            TypeRef::Ipv4 | TypeRef::Ipv6 => drop(self.files.insert("ip_address")),
            TypeRef::Uuid => drop(self.files.insert("uuid_text")),
            TypeRef::DateTime | TypeRef::Date => self.files.extend(date_time_file(self.options.date_time)),
            TypeRef::Secret(inner) => {
                self.files.insert("secret");
                self.reference(inner);
            }
            TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => self.reference(inner),
            TypeRef::Map(key, value) => {
                self.reference(key);
                self.reference(value);
            }
            TypeRef::Tuple(items) => {
                self.files.insert("tuple");
                items.iter().for_each(|item| self.reference(item));
            }
            TypeRef::OpenTuple(tuple) => {
                self.files.insert("open_tuple");
                tuple.parts().for_each(|part| self.reference(part));
            }
            TypeRef::Never => drop(self.files.insert("never")),
            _ => {}
        }
    }
}

/// The file with the types for points in time.
fn date_time_file(chosen: DateTimeCrate) -> Option<&'static str> {
    match chosen {
        DateTimeCrate::Jiff => Some("date_time_jiff"),
        DateTimeCrate::Time => Some("date_time_time"),
        DateTimeCrate::Chrono => Some("date_time_chrono"),
        DateTimeCrate::Text => None,
    }
}
