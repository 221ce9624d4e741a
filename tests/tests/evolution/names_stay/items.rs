//! Every item of an API with its name, by what it is in the description.

use std::collections::BTreeMap;

use cratesmith::model::*;

/// The items of an API: what each is, and what it is called; more than one name where items cannot be told apart.
pub(crate) fn items(api: &Api) -> BTreeMap<String, Vec<String>> {
    let mut items = Items {
        api,
        found: BTreeMap::new(),
    };
    for group in &api.groups {
        for operation in &group.operations {
            items.operation(group, operation);
        }
        for link in &group.links {
            for source in &link.sources {
                let source = &group.operations[*source];
                let key = format!("{} {} link {}", source.http_method, source.path.text, link.wire);
                items.add(key, link.method.as_str());
            }
        }
    }
    for (_, ty) in api.types.iter() {
        items.ty(ty);
    }
    for header in &api.response_headers {
        items.add(format!("header {}", header.wire.to_lowercase()), header.name.as_str());
    }
    for webhook in &api.webhooks {
        let key = format!(
            "webhook {} {} {}",
            webhook.name, webhook.http_method, webhook.origin.pointer
        );
        if let Some(alias) = &webhook.alias {
            items.add(key, alias.as_str());
        }
    }
    for server in &api.servers.choices {
        items.add(format!("server {}", server.template), server.constructor.as_str());
    }
    for scheme in &api.auth {
        items.add(
            format!("security {}", scheme.key),
            format!("{} {}", scheme.setter, scheme.variable),
        );
    }
    items.found
}

struct Items<'a> {
    api: &'a Api,
    found: BTreeMap<String, Vec<String>>,
}

impl Items<'_> {
    fn add(&mut self, key: String, name: impl Into<String>) {
        self.found.entry(key).or_default().push(name.into());
    }

    fn operation(&mut self, group: &Group, operation: &Operation) {
        let variant = operation.body_variant.as_deref().unwrap_or_default();
        let key = format!("{} {} {variant}", operation.http_method, operation.path.text);
        let path = format!("{} {}::{}", group.accessor, group.module, group.name);
        self.add(format!("{key} group"), path);
        self.add(format!("{key} method"), operation.method.as_str());
        self.add(
            format!("{key} builder"),
            format!("{}::{}", operation.module, operation.builder),
        );
        self.add(format!("{key} error"), operation.error.as_str());
        if let Some(output) = &operation.output {
            self.add(format!("{key} output"), output.as_str());
        }
        for parameter in &operation.parameters {
            let key = format!("{key} {:?} {}", parameter.location, parameter.wire);
            let ty = self.shown(&parameter.ty);
            self.add(format!("{key} type"), ty);
            self.add(key, parameter.name.as_str());
        }
        if let Some(body) = &operation.body {
            self.body(&key, body);
        }
        let successes = operation
            .successes
            .iter()
            .map(|success| (success.status, &success.payload));
        let errors = operation.errors.iter().map(|error| (error.status, &error.payload));
        for (status, payload) in successes.chain(errors) {
            if let Payload::Json { ty, .. } = payload {
                let ty = self.shown(ty);
                self.add(format!("{key} {status:?}"), ty);
            }
        }
    }

    fn body(&mut self, key: &str, body: &Body) {
        let ty = self.shown(&body.ty);
        self.add(format!("{key} body type"), ty);
        if !body.flattened {
            self.add(format!("{key} body"), body.name.as_str());
            return;
        }
        let mut ty = &body.ty;
        while let TypeRef::Named(id) = ty {
            match &self.api.types[*id].kind {
                TypeKind::Alias(inner) => ty = inner,
                TypeKind::Struct(object) => {
                    for (field, setter) in object.fields.iter().zip(&body.setters) {
                        self.add(format!("{key} body {}", field.wire), setter.as_str());
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    /// A type that an operation or a component leads to is compared by name there; here are its members.
    fn ty(&mut self, ty: &TypeDef) {
        let pointer = ty.origin.pointer.as_str();
        let is_component = pointer.starts_with("/components/schemas/") || pointer.starts_with("/definitions/");
        if is_component && pointer.matches('/').count() <= 3 {
            self.add(format!("component {pointer}"), ty.name.as_str());
        }
        let owner = ty.name.as_str();
        match &ty.kind {
            TypeKind::Struct(object) => {
                for field in &object.fields {
                    let shown = self.shown(&field.ty);
                    self.add(format!("{owner}.{}", field.wire), field.name.as_str());
                    self.add(format!("{owner}.{} type", field.wire), shown);
                }
                if let Some(rest) = &object.rest {
                    self.add(format!("{owner} rest"), rest.name.as_str());
                }
            }
            TypeKind::Enum(list) => self.variants(owner, &list.variants),
            TypeKind::Values(list) => self.variants(owner, &list.variants),
            TypeKind::Union(union) => {
                for member in &union.members {
                    let shown = self.shown(&member.ty);
                    let key = format!("{owner}::{}", self.told_apart(&member.ty));
                    self.add(key, format!("{} {shown}", member.name));
                }
            }
            TypeKind::Alias(inner) => {
                let shown = self.shown(inner);
                self.add(format!("{owner} ="), shown);
                self.add(format!("alias {pointer}"), owner);
            }
            TypeKind::Newtype(_) | TypeKind::Custom(_) => {}
        }
    }

    fn variants(&mut self, owner: &str, variants: &[Variant]) {
        for variant in variants {
            self.add(format!("{owner}::{}", variant.wire), variant.name.as_str());
        }
    }

    /// A member of a union by what it is: its type, or the properties of one that may be called after what sets it apart.
    fn told_apart(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Named(id) if self.api.types[*id].origin.pointer.as_str().contains("Of/") => {
                match &self.api.types[*id].kind {
                    TypeKind::Struct(object) => {
                        let mut fields: Vec<String> = object.fields.iter().map(field_told_apart).collect();
                        fields.sort();
                        format!("{{{}}}", fields.join(", "))
                    }
                    _ => self.shown(ty),
                }
            }
            TypeRef::Boxed(inner) => self.told_apart(inner),
            other => self.shown(other),
        }
    }

    /// A type as it is written, without boxes, which follow sizes, and without aliases, which are the same types.
    fn shown(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Named(id) => match &self.api.types[*id].kind {
                TypeKind::Alias(inner) => self.shown(inner),
                _ => self.api.types[*id].name.to_string(),
            },
            TypeRef::Boxed(inner) => self.shown(inner),
            TypeRef::List(inner) => format!("Vec<{}>", self.shown(inner)),
            TypeRef::Map(key, inner) => format!("Map<{}, {}>", self.shown(key), self.shown(inner)),
            TypeRef::Nullable(inner) => format!("Option<{}>", self.shown(inner)),
            TypeRef::Secret(inner) => format!("Secret<{}>", self.shown(inner)),
            TypeRef::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.shown(part)).collect();
                format!("({})", parts.join(", "))
            }
            TypeRef::OpenTuple(tuple) => {
                let parts: Vec<String> = tuple.parts().map(|part| self.shown(part)).collect();
                format!("({}, ..)", parts.join(", "))
            }
            other => format!("{other:?}"),
        }
    }
}

/// A field by its name on the wire, and by its value where it has only one.
fn field_told_apart(field: &Field) -> String {
    match &field.fixed {
        Some(fixed) => format!("{}: {fixed:?}", field.wire),
        None => field.wire.clone(),
    }
}
