//! What a request takes: parameters and body.

use super::types::presence;
use super::{Owner, Reader, limits};
use crate::evolution::wire::fact::Line;
use crate::evolution::wire::kind::Kind;
use crate::model::{Body, Location, Operation, Parameter, Positional, Presence, Struct, Style, TypeKind, TypeRef};

impl<'a> Reader<'a> {
    /// The inputs of an operation.
    pub(super) fn inputs(&mut self, owner: &Owner, operation: &'a Operation) {
        for parameter in &operation.parameters {
            self.parameter(owner, parameter);
        }
        if let Some(body) = &operation.body {
            self.body(owner, body);
        }
    }

    fn parameter(&mut self, owner: &Owner, parameter: &Parameter) {
        let (kind, usual) = match parameter.location {
            Location::Path => (Kind::Path, "simple"),
            Location::Query => (Kind::Query, "form*"),
            Location::Header => (Kind::Header, "simple"),
            Location::Cookie => (Kind::Cookie, "form*"),
            Location::Part(_) => (Kind::Part, "simple"),
        };
        let style = style(parameter.style);
        let line = Line::of(kind)
            .word(&parameter.wire)
            .word(presence(parameter.presence))
            .raw(&self.ty(&parameter.ty))
            .with("style", (style != usual).then_some(style.as_str()))
            .mark("reserved", parameter.reserved)
            .mark("empty", parameter.empty)
            .mark("made", parameter.idempotency_key)
            .mark("deprecated", parameter.deprecated)
            .json("default", parameter.default.as_deref());
        let line = limits::add(line, &parameter.limits);
        let place = self.place(&parameter.origin);
        self.add_at(owner.part(parameter.name.bare()), line, Some(&owner.place), &place);
    }

    fn body(&mut self, owner: &Owner, body: &'a Body) {
        let presence = presence(if body.required {
            Presence::Required
        } else {
            Presence::Optional
        });
        let styles: Vec<String> = body
            .styles
            .iter()
            .map(|(name, written)| format!("{name}:{}", style(*written)))
            .collect();
        let line = Line::of(Kind::Body)
            .word(&body.media_type)
            .word(presence)
            .raw(&self.ty(&body.ty))
            .mark("flat", body.flattened)
            .with("name", (!body.flattened).then(|| body.name.bare()))
            .with("styles", (!styles.is_empty()).then(|| styles.join(" ")).as_deref());
        let line = limits::add(line, &body.limits);
        let place = self.place(&body.origin);
        self.add_at(owner.nameless("body"), line, Some(&owner.place), &place);
        for other in &body.others {
            let line = Line::of(Kind::BodyAs).word(&other.media_type);
            self.add(owner.part(other.setter.bare()), line);
        }
        let Some((path, object)) = self.structure(&body.ty).filter(|_| body.flattened) else {
            return;
        };
        for (field, setter) in object.fields.iter().zip(&body.setters) {
            let line = Line::of(Kind::Setter).raw(&format!("{path}::{}", field.name.bare()));
            self.add(owner.part(setter.bare()), line);
        }
    }

    /// What an operation takes by position: the names of parameters and setters, and of a body that is given whole.
    pub(super) fn arguments(&self, operation: &Operation) -> Option<String> {
        let body = operation.body.as_ref();
        let names = operation.positional.iter().filter_map(|positional| match positional {
            Positional::Parameter(place) => operation.parameters.get(*place).map(|parameter| parameter.name.bare()),
            Positional::BodyField(place) => body?.setters.get(*place).map(|setter| setter.bare()),
            Positional::Body => body.map(|body| body.name.bare()),
        });
        let names: Vec<&str> = names.collect();
        (!names.is_empty()).then(|| names.join(","))
    }

    /// The struct behind a type and its aliases, with its path.
    fn structure(&self, ty: &'a TypeRef) -> Option<(String, &'a Struct)> {
        let mut ty = ty;
        for _ in 0..self.api.types.iter().count() {
            let TypeRef::Named(id) = ty else { return None };
            match &self.api.types[*id].kind {
                TypeKind::Alias(target) => ty = target,
                TypeKind::Struct(object) => return Some((self.path(*id), object)),
                _ => return None,
            }
        }
        None
    }
}

/// A style; `*` says `explode`.
pub(super) fn style(style: Style) -> String {
    let (name, explode) = match style {
        Style::Simple { explode } => ("simple", explode),
        Style::Label { explode } => ("label", explode),
        Style::Matrix { explode } => ("matrix", explode),
        Style::Form { explode } => ("form", explode),
        Style::SpaceDelimited => ("spaceDelimited", false),
        Style::PipeDelimited => ("pipeDelimited", false),
        Style::DeepObject => ("deepObject", false),
        Style::Cookie { explode } => ("cookie", explode),
        Style::Json => ("json", false),
        Style::QueryJson => ("querystring-json", false),
        Style::QueryText => ("querystring-text", false),
    };
    format!("{name}{}", if explode { "*" } else { "" })
}
