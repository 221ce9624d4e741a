//! Groups and operations, with what they answer.

use super::{Owner, Reader};
use crate::evolution::wire::fact::Line;
use crate::evolution::wire::kind::Kind;
use crate::model::{
    ErrorType, EventData, Group, Items, Link, Operation, PageStrategy, Payload, Security, StatusRange, Stream,
};

impl<'a> Reader<'a> {
    /// A group with its operations.
    pub(super) fn group(&mut self, group: &'a Group) {
        let module = group.module.bare();
        let handle = format!("{module}::{}", group.name.bare());
        self.add(
            format!("Client::{}", group.accessor.bare()),
            Line::of(Kind::Group).raw(&handle),
        );
        for operation in &group.operations {
            self.operation(module, operation);
        }
        for link in &group.links {
            self.link(&handle, link);
        }
    }

    fn link(&mut self, handle: &str, link: &Link) {
        let group = self.api.groups.get(link.target.group);
        let target = group.and_then(|group| Some((group, group.operations.get(link.target.operation)?)));
        let target = target.map(|(group, operation)| format!("{}::{}", group.module.bare(), operation.builder.bare()));
        let line = Line::of(Kind::Link).word(&link.wire).word(&target.unwrap_or_default());
        self.add(format!("{handle}::{}", link.method.bare()), line);
    }

    fn operation(&mut self, module: &str, operation: &'a Operation) {
        let owner = Owner {
            path: format!("{module}::{}", operation.builder.bare()),
            place: self.place(&operation.origin),
        };
        let usual = |ending: &str| format!("{}{ending}", operation.builder.bare());
        let error = Some(operation.error.bare()).filter(|error| *error != usual("Error"));
        let output = operation.output.as_ref().map(|output| output.bare());
        let urls: Vec<&str> = operation.servers.iter().map(|server| server.url.as_str()).collect();
        let headers = operation.headers.iter();
        let mut headers: Vec<&str> = headers
            .filter_map(|place| Some(self.api.response_headers.get(*place)?.name.bare()))
            .collect();
        headers.sort_unstable();
        let some = |texts: &[&str], between: &str| (!texts.is_empty()).then(|| texts.join(between));
        let line = Line::of(Kind::Operation)
            .word(&operation.http_method)
            .word(&operation.path.text)
            .with("method", Some(operation.method.bare()))
            .with("args", self.arguments(operation).as_deref())
            .with("auth", self.security(&operation.security).as_deref())
            .with("servers", some(&urls, " ").as_deref())
            .with("headers", some(&headers, ",").as_deref())
            .with("error", error)
            .with("output", output)
            .with("variant", operation.body_variant.as_deref())
            .mark("idempotent", operation.idempotent)
            .mark("sent-once", operation.sent_once)
            .mark("deprecated", operation.deprecated);
        self.add_at(owner.path.clone(), line, None, &owner.place);
        self.inputs(&owner, operation);
        self.answers(&owner, operation);
        self.errors(&owner, operation);
    }

    /// The alternatives of credentials, by what they put into a request.
    fn security(&self, security: &Security) -> Option<String> {
        let of = |places: &Vec<usize>| {
            let kinds = places.iter().filter_map(|place| self.api.auth.get(*place));
            let mut kinds: Vec<String> = kinds.map(|scheme| super::client::scheme_kind(&scheme.kind)).collect();
            kinds.sort_unstable();
            if kinds.is_empty() {
                "none".to_owned()
            } else {
                kinds.join("+")
            }
        };
        let mut alternatives: Vec<String> = security.alternatives.iter().map(of).collect();
        alternatives.sort_unstable();
        alternatives.dedup();
        (!alternatives.is_empty()).then(|| alternatives.join("|"))
    }

    fn answers(&mut self, owner: &Owner, operation: &Operation) {
        for success in &operation.successes {
            let line = Line::of(Kind::Success)
                .word(&status(success.status))
                .word(success.media_type.as_deref().unwrap_or("-"));
            let line = self.payload(line, &success.payload);
            let variant = operation
                .output
                .as_ref()
                .map(|output| variant(owner, output.bare(), success.variant.bare()));
            let line = line.with("as", variant.as_deref());
            self.add(owner.nameless(&format!("answers {}", status(success.status))), line);
        }
        for other in &operation.other_answers {
            let line = Line::of(Kind::OtherAnswer).word(&other.media_type);
            let line = self.payload(line, &other.payload);
            self.add(owner.part(other.method.bare()), line);
        }
        if let Some(stream) = &operation.stream {
            let line = self.stream(stream);
            self.add(owner.nameless("stream"), line);
        }
        if let Some(pagination) = &operation.pagination {
            let line = Line::of(Kind::Pages).word(strategy(&pagination.strategy));
            self.add(owner.nameless("pages"), line);
        }
    }

    fn errors(&mut self, owner: &Owner, operation: &Operation) {
        let has_enum = matches!(operation.error_type(), ErrorType::ByStatus);
        for case in &operation.errors {
            let line = Line::of(Kind::Error).word(&status(case.status)).word("-");
            let line = self.payload(line, &case.payload);
            let variant = has_enum.then(|| variant(owner, operation.error.bare(), case.variant.bare()));
            let line = line.with("as", variant.as_deref());
            self.add(owner.nameless(&format!("answers {}", status(case.status))), line);
        }
    }

    fn payload(&self, line: Line, payload: &Payload) -> Line {
        match payload {
            Payload::Empty => line.raw("empty"),
            Payload::Text => line.raw("text"),
            Payload::Bytes => line.raw("bytes"),
            Payload::Json { ty, one_or_many } => line.raw(&self.ty(ty)).mark("one-or-many", *one_or_many),
        }
    }

    fn stream(&self, stream: &Stream) -> Line {
        let framing = match &stream.items {
            Items::Events {
                data: EventData::Json, ..
            } => "events",
            Items::Events {
                data: EventData::Text, ..
            } => "text-events",
            Items::Events {
                data: EventData::Whole, ..
            } => "whole-events",
            Items::Lines(_) => "lines",
            Items::Records(_) => "records",
            Items::Bytes => "pieces",
        };
        let ty = stream.items.ty().map_or_else(|| "bytes".to_owned(), |ty| self.ty(ty));
        Line::of(Kind::Stream).word(&stream.media_type).word(framing).raw(&ty)
    }
}

/// The path of a variant beside the builder.
fn variant(owner: &Owner, list: &str, name: &str) -> String {
    let module = owner.path.rsplit_once("::").map_or("", |(module, _)| module);
    format!("{module}::{list}::{name}")
}

/// A status as `responses` has it.
fn status(status: StatusRange) -> String {
    match status {
        StatusRange::Exactly(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

fn strategy(strategy: &PageStrategy) -> &'static str {
    match strategy {
        PageStrategy::Cursor { .. } => "cursor",
        PageStrategy::LastItem { .. } => "last-item",
        PageStrategy::Number { .. } => "number",
        PageStrategy::Offset { .. } => "offset",
        PageStrategy::Address(_) => "address",
        PageStrategy::Link => "link",
    }
}
