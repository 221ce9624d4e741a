//! Operations and the parameters that their paths need.

use openapiv3::{Operation, Parameter, QueryStyle, ReferenceOr, SecurityRequirement};

use super::Node;
use super::at::At;
use super::binding::{Binding, bind};
use super::location::is_of_body;
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

/// A parameter as far as others are concerned.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    /// Where it goes, or is meant to.
    pub(super) location: &'static str,
    /// Where to complain about it.
    pub(super) place: Place,
    /// Where it stands, references followed.
    pub(super) target: Place,
}

impl Walk<'_, '_> {
    /// An operation of a path item, and the placeholders that its parameters describe.
    pub(super) fn operation(&mut self, at: &At<'_>, item: &At<'_>) -> Option<(Operation, Vec<String>)> {
        if matches!(at.node, Node::Null) || !self.is_object(at) {
            return None;
        }
        if let Some(place) = self.elsewhere(at) {
            let place = place?;
            let node = self.references.files.node(&place)?;
            return self.operation(&At::start(&place, node), item);
        }
        if self.dialect == Dialect::V2 {
            return Some(self.v2_operation(at, item));
        }
        let mut operation = Operation::default();
        let mut rest = Rest::default();
        let mut described = Vec::new();
        for member in at.members() {
            let member = &member;
            match member.key() {
                "tags" => operation.tags = self.texts(member).unwrap_or_default(),
                "summary" => operation.summary = self.text(member),
                "description" => operation.description = self.text(member),
                "externalDocs" => operation.external_docs = self.external_docs(member),
                "operationId" => operation.operation_id = self.text(member),
                "parameters" => (operation.parameters, described) = self.own_parameters(member),
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
        if operation.request_body.is_none() {
            operation.request_body = self.body_of_parameters(at).map(ReferenceOr::Item);
        }
        operation.extensions = self.finish(at, rest);
        Some((operation, described))
    }

    /// The parameters of an operation, and the placeholders that they describe.
    pub(super) fn own_parameters(&mut self, at: &At<'_>) -> (Vec<ReferenceOr<Parameter>>, Vec<String>) {
        let elsewhere = self.slots.as_ref().map(|slots| slots.described.clone());
        self.parameters(at, &elsewhere.unwrap_or_default())
    }

    /// A list of parameters, each once, and the placeholders that they describe; `elsewhere` are those that others do.
    pub(super) fn parameters(
        &mut self,
        at: &At<'_>,
        elsewhere: &[String],
    ) -> (Vec<ReferenceOr<Parameter>>, Vec<String>) {
        if let Some(place) = self.elsewhere(at) {
            let files = self.references.files;
            let target = place
                .as_ref()
                .and_then(|place| Some(At::start(place, files.node(place)?)));
            return target.map_or_else(Default::default, |target| self.parameters(&target, elsewhere));
        }
        if !self.is_list(at) {
            return (Vec::new(), Vec::new());
        }
        let named: Vec<Option<Named>> = at.elements().map(|element| self.named(&element)).collect();
        let mut bindings = self.bindings(&named, elsewhere).into_iter();
        let mut parameters = Vec::new();
        let mut described = Vec::new();
        let mut seen: Vec<&Named> = Vec::new();
        for (element, named) in at.elements().zip(&named) {
            let binding = match named {
                Some(named) if named.location == "path" => bindings.next(),
                _ => None,
            };
            if named.as_ref().is_some_and(|named| is_of_body(named.location)) {
                continue;
            }
            if let Some(named) = named {
                let same = |other: &&&Named| other.name == named.name && other.location == named.location;
                if let Some(before) = seen.iter().find(same) {
                    self.twice(&element, before, named);
                    continue;
                }
                seen.push(named);
            }
            let parameter = match (named, binding) {
                (Some(named), Some(binding)) if binding != Binding::Own => self.rebound(named, binding),
                _ => self.parameter(&element),
            };
            if let (Some(ReferenceOr::Item(Parameter::Path { parameter_data, .. })), _) = (&parameter, named) {
                described.push(parameter_data.name.clone());
            } else if let (Some(ReferenceOr::Reference { .. }), Some(named)) = (&parameter, named) {
                described.extend((named.location == "path").then(|| named.name.clone()));
            }
            parameters.extend(parameter);
        }
        (parameters, described)
    }

    /// What each path parameter of a list stands for.
    fn bindings(&self, named: &[Option<Named>], elsewhere: &[String]) -> Vec<Binding> {
        let in_path = named.iter().flatten().filter(|named| named.location == "path");
        let names: Vec<&str> = in_path.map(|named| named.name.as_str()).collect();
        match &self.slots {
            Some(slots) => bind(slots, &names, elsewhere),
            None => names.iter().map(|_| Binding::Own).collect(),
        }
    }

    /// Says that a parameter stands twice in a list.
    fn twice(&mut self, at: &At<'_>, before: &Named, named: &Named) {
        let files = self.references.files;
        let equal = before.target == named.target || files.node(&before.target) == files.node(&named.target);
        let message = format!(
            "a parameter `{}` in `{}` stands twice in this list",
            named.name, named.location
        );
        let help = "the first one counts: remove the other one";
        let (code, place) = (codes::DUPLICATE_PARAMETER, at.place());
        if equal {
            self.diagnostics.note(code, &place, message, help);
        } else {
            self.diagnostics.degraded(code, &place, message, help);
        }
    }

    /// A parameter of the path that has another name than its placeholder, or none.
    fn rebound(&mut self, named: &Named, binding: Binding) -> Option<ReferenceOr<Parameter>> {
        let node = self.references.files.node(&named.target)?;
        let parameter = self.parameter(&At::start(&named.target, node))?;
        let ReferenceOr::Item(Parameter::Path {
            mut parameter_data,
            style,
        }) = parameter
        else {
            return Some(parameter);
        };
        let name = &named.name;
        let message = format!("the path has no placeholder `{{{name}}}` for this parameter");
        let (code, place) = (codes::UNUSED_PATH_PARAMETER, &named.place);
        let in_query = |parameter_data| Parameter::Query {
            parameter_data,
            allow_reserved: false,
            style: QueryStyle::Form,
            allow_empty_value: None,
        };
        Some(ReferenceOr::Item(match binding {
            Binding::Own => Parameter::Path { parameter_data, style },
            Binding::Variant(placeholder) => {
                parameter_data.name = placeholder;
                Parameter::Path { parameter_data, style }
            }
            Binding::Guess(placeholder) => {
                let message = format!("{message}; it is taken for `{{{placeholder}}}`");
                let help = format!("did you mean `{placeholder}`?");
                self.diagnostics.degraded(code, place, message, help);
                parameter_data.name = placeholder;
                Parameter::Path { parameter_data, style }
            }
            Binding::Query(key) => {
                let message = format!("`{{{name}}}` stands in the query of the path, not in the path");
                let help = "remove the query from the path, and write `in: query`";
                self.diagnostics.note(code, place, message, help);
                parameter_data.name = key;
                in_query(parameter_data)
            }
            Binding::Unused => {
                let message = format!("{message}; it can be sent in the query");
                let help = format!("add `{{{name}}}` to the path, say where the parameter goes, or remove it");
                self.diagnostics.degraded(code, place, message, help);
                parameter_data.required = false;
                if let Some(origin) = self.origins.of_mut(&parameter_data.extensions) {
                    origin
                        .extra
                        .push(("in".to_owned(), Node::String(named.location.to_owned())));
                }
                in_query(parameter_data)
            }
        }))
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
    pub(super) fn parameters_of(&self, at: &At<'_>) -> Vec<Named> {
        let files = self.references.files;
        let Some((place, node)) = self.references.followed(at.place(), at.node) else {
            return Vec::new();
        };
        let holder = At::start(&place, node);
        let Some(list) = holder.member("parameters") else {
            return Vec::new();
        };
        let Some((place, _)) = self.references.followed(list.place(), list.node) else {
            return Vec::new();
        };
        let Some(node) = files.node(&place) else {
            return Vec::new();
        };
        let list = At::start(&place, node);
        list.elements().filter_map(|element| self.named(&element)).collect()
    }

    /// Whether a parameter of a path item or an operation leads to nothing.
    pub(super) fn lacks_some(&self, at: &At<'_>) -> bool {
        let leads_nowhere = |element: At<'_>| self.references.followed(element.place(), element.node).is_none();
        at.member("parameters")
            .is_some_and(|list| list.elements().any(leads_nowhere))
    }

    /// A parameter as far as others are concerned, where it has a name.
    fn named(&self, at: &At<'_>) -> Option<Named> {
        let own = at.place();
        let (target, node) = self.references.followed(own.clone(), at.node)?;
        let name = node.get("name").and_then(Node::as_str)?;
        let shown = if target == own { own.key("name") } else { own };
        Some(Named {
            name: name.to_owned(),
            location: self.meant_location(node, name),
            place: shown,
            target,
        })
    }

    /// Adds a parameter for each placeholder of the path that none describes, and says so.
    pub(super) fn complete_path(&mut self, at: &At<'_>, operation: &mut Operation, described: &[String]) {
        let Some(slots) = &self.slots else { return };
        let is_described = |name: &&String| !described.contains(name) && !slots.described.contains(name);
        let missing: Vec<String> = slots.names.iter().filter(is_described).cloned().collect();
        // A parameter that cannot be had may be the one; that has been said where it is referred to.
        let is_explained = slots.lacks_some || self.lacks_some(at);
        for name in &missing {
            let message = format!("no parameter describes the placeholder `{{{name}}}` of the path");
            let ty = match self.dialect {
                Dialect::V2 => "type: string",
                _ => "schema: {type: string}",
            };
            let help = format!("add a parameter: `{{name: {name}, in: path, required: true, {ty}}}`");
            if !is_explained {
                self.diagnostics
                    .degraded_at_key(codes::UNDECLARED_PATH_PARAMETER, &at.place(), message, help);
            }
            let parameter = self.text_in_path(at, name);
            operation.parameters.push(ReferenceOr::Item(parameter));
        }
    }
}
