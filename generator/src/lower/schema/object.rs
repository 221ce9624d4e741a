//! Objects: structs, maps, and maps beside named fields.

use super::flat::{Additional, Flat, Property};
use super::pattern;
use super::shape::Shape;
use super::{Lowered, Typed, secret};
use crate::diagnostic::codes;
use crate::lower::context::Context;
use crate::lower::docs;
use crate::lower::draft::{NodeId, Role};
use crate::lower::hint;
use crate::lower::resolve::Use;
use crate::model::{Access, Check, Docs, Field, Presence, Rest, Struct, TypeKind, TypeRef};
use crate::naming::{FieldName, Scope, keyword};
use crate::pointer::Place;

/// How deep `allOf` is followed for `readOnly` and `writeOnly`.
const DEEPEST: usize = 16;

impl<'a> Context<'a> {
    pub(super) fn object(&mut self, flat: Flat<'a>, node: NodeId, place: &Place) -> Lowered {
        let value = self.map_value(&flat, node, place);
        let closed = matches!(flat.additional, Some(Additional::Forbidden));
        if flat.properties.is_empty() && flat.required.is_empty() && (!closed || value.is_some()) {
            let key = self.map_key(&flat, node, place);
            let value = value.unwrap_or(TypeRef::Json);
            return Lowered::Type(TypeRef::Map(Box::new(key), Box::new(value)));
        }
        let value = value.or_else(|| (!closed && self.keeps_undeclared(place)).then_some(TypeRef::Json));
        Lowered::Kind(TypeKind::Struct(self.structure(flat, value, node, place)))
    }

    fn structure(&mut self, mut flat: Flat<'a>, rest: Option<TypeRef>, node: NodeId, place: &Place) -> Struct {
        let untyped = self.declare_required(&mut flat, place);
        let mut scope = Scope::new(&[keyword::FIELDS]);
        let wires: Vec<&str> = flat.properties.keys().copied().chain(untyped.iter().copied()).collect();
        let called: Vec<Option<String>> = flat
            .properties
            .iter()
            .map(|(wire, property)| self.called(wire, property))
            .collect();
        let called = called.iter().map(Option::as_deref).chain(std::iter::repeat(None));
        let items: Vec<(&str, &str)> = wires
            .iter()
            .zip(called)
            .map(|(wire, called)| (called.unwrap_or(wire), *wire))
            .collect();
        let mut names = scope.mint_all_by::<FieldName>(&items).into_iter();
        let mut fields = Vec::with_capacity(wires.len());
        for ((wire, property), name) in flat.properties.iter().zip(names.by_ref()) {
            let field = self.field(name, wire, property, flat.required.contains(wire), node);
            fields.push(Field {
                origin: (!is_own(place, &property.place)).then(|| property.place.clone()),
                ..field
            });
        }
        fields.extend(
            untyped
                .into_iter()
                .zip(names)
                .map(|(wire, name)| plain_field(name, wire)),
        );
        let rest = rest.map(|value| Rest {
            name: scope.mint_first(&["extra", "additional properties"]),
            value,
            docs: Docs {
                lines: vec!["Further properties, by their names.".to_owned()],
            },
        });
        Struct { fields, rest }
    }

    /// Whether the user asks for the properties that an object does not declare.
    fn keeps_undeclared(&mut self, place: &Place) -> bool {
        let pointer = place.pointer.as_str();
        let entries = self.options.keep_undeclared.iter();
        let mut is_kept = false;
        for entry in entries.filter(|entry| *entry == "*" || *entry == pointer) {
            self.matched.note("keep_undeclared", entry);
            is_kept = true;
        }
        is_kept
    }

    /// Gives the properties that only `required` names the schema which other keys have; those without one are returned.
    fn declare_required(&mut self, flat: &mut Flat<'a>, place: &Place) -> Vec<&'a str> {
        let undeclared: Vec<&'a str> = flat
            .required
            .iter()
            .copied()
            .filter(|name| !flat.properties.contains_key(name))
            .collect();
        let mut untyped = Vec::new();
        for wire in undeclared {
            if let Some(schema) = self.schema_of_others(flat, wire) {
                let place = place.key("required");
                let property = Property {
                    schema,
                    place,
                    owner: None,
                };
                flat.properties.insert(wire, property);
                continue;
            }
            self.diagnostics.note(
                codes::UNDECLARED_PROPERTY,
                place,
                format!("`required` names `{wire}`, which `properties` does not have; it is taken as any JSON"),
                "declare the property",
            );
            untyped.push(wire);
        }
        untyped
    }

    /// The schema of a key that `properties` does not have: that of the patterns which match, or else of the others.
    fn schema_of_others(&mut self, flat: &Flat<'a>, wire: &str) -> Option<Use<'a>> {
        let matching: Vec<Use<'a>> = flat
            .patterns
            .iter()
            .filter(|(pattern, _)| pattern::matches(pattern, wire) == Some(true))
            .map(|(_, schema)| *schema)
            .collect();
        match (matching.as_slice(), flat.additional) {
            ([], Some(Additional::Of(schema))) => Some(schema),
            ([], _) => None,
            _ => Some(self.all_of(&matching)),
        }
    }

    /// What the description calls the field of a property.
    fn called(&mut self, wire: &str, property: &Property<'a>) -> Option<String> {
        let Use::Schema(schema) = property.schema else {
            return None;
        };
        let place = property.place.key("properties").key(wire);
        hint::name(self, &schema.schema_data.extensions, hint::PROPERTY, &place)
    }

    fn field(
        &mut self,
        name: FieldName,
        wire: &'a str,
        property: &Property<'a>,
        required: bool,
        node: NodeId,
    ) -> Field {
        let node = self.owner_node(property).unwrap_or(node);
        let node = self.child(node, Role::Property(wire.to_owned()));
        let place = &property.place;
        let Typed { mut ty, nullable } = if !required && self.is_never(property.schema) {
            Typed {
                ty: TypeRef::Never,
                nullable: false,
            }
        } else {
            self.type_of(property.schema, node, place)
        };
        // What is always `null` and may be missing has two states all the same.
        let nullable = nullable || (ty == TypeRef::Null && !required);
        if self.is_called_sensitive(wire) {
            ty = secret(ty);
        }
        let schema = match property.schema {
            Use::Schema(schema) => Some(schema),
            Use::Reference(_) => None,
        };
        let shape = schema.map(Shape::of);
        let flag = |name: &str| shape.as_ref().is_some_and(|shape| shape.flag(name));
        let access = match self.one_way(property.schema, 0) {
            (true, false) => Access::AnswerOnly,
            (false, true) => Access::RequestOnly,
            _ => Access::Both,
        };
        let example = self.example(None, Some(property.schema), place);
        Field {
            name,
            wire: wire.to_owned(),
            ty,
            presence: presence(required, nullable),
            docs: docs::of_use(self, property.schema, wire, example),
            deprecated: schema.is_some_and(|schema| schema.schema_data.deprecated),
            one_or_many: flag("x-one-or-many"),
            default: self
                .schema(property.schema)
                .and_then(|target| target.schema_data.default.as_ref())
                .map(ToString::to_string),
            initial: None,
            origin: None,
            limits: self.limits(property.schema),
            check: Check::Skip,
            example: example.map(ToString::to_string),
            access,
            fixed: None,
            preset: false,
        }
    }

    /// Whether a schema or a part of it is `readOnly`, and whether `writeOnly`.
    pub(in crate::lower) fn one_way(&self, at: Use<'a>, depth: usize) -> (bool, bool) {
        let Some(schema) = self.schema(at).filter(|_| depth < DEEPEST) else {
            return (false, false);
        };
        let own = (schema.schema_data.read_only, schema.schema_data.write_only);
        let parts = Shape::of(schema).all_of;
        parts.iter().map(Use::from).fold(own, |(read, write), part| {
            let (read_part, write_part) = self.one_way(part, depth + 1);
            (read || read_part, write || write_part)
        })
    }

    /// Where the component stands that declares an inline property: the type is called after that one.
    fn owner_node(&mut self, property: &Property<'a>) -> Option<NodeId> {
        let (Some(owner), Use::Schema(_)) = (property.owner, property.schema) else {
            return None;
        };
        let id = self.component(owner);
        self.types.get(id.0 as usize)?.nodes.first().copied()
    }

    /// The type of the keys of a map: an enumeration, where `propertyNames` is one.
    fn map_key(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> TypeRef {
        let Some(names) = flat.names.filter(|names| !self.constant_texts(*names).is_empty()) else {
            return TypeRef::String;
        };
        let node = self.child(node, Role::Property("key".to_owned()));
        self.type_of(names, node, &place.key("propertyNames")).ty
    }

    /// The type of undeclared properties, where the description gives them one.
    fn map_value(&mut self, flat: &Flat<'a>, node: NodeId, place: &Place) -> Option<TypeRef> {
        let node = |context: &mut Self| context.child(node, Role::Value);
        let patterns: Vec<Use<'a>> = flat.patterns.iter().map(|(_, schema)| *schema).collect();
        let Some(Additional::Of(schema)) = flat.additional else {
            if patterns.is_empty() {
                return None;
            }
            let node = node(self);
            let place = place.key("patternProperties");
            // A key that no pattern matches may have any value where nothing forbids it, but who describes one pattern and
            // nothing else means a map of that.
            let is_closed = matches!(flat.additional, Some(Additional::Forbidden));
            let is_map = patterns.len() == 1 && flat.properties.is_empty();
            return Some(if is_closed || is_map {
                self.one_of(patterns, node, &place)
            } else {
                self.one_of_or_other(patterns, node, &place)
            });
        };
        // Any value is what undeclared properties have anyway; that there are some is worth a map where it is said in words.
        if let Use::Schema(schema) = schema
            && Shape::of(schema).is_empty()
            && schema.schema_data.description.is_none()
        {
            return None;
        }
        let node = node(self);
        if patterns.is_empty() {
            return Some(self.type_of(schema, node, &place.key("additionalProperties")).element());
        }
        let members = patterns.into_iter().chain([schema]).collect();
        Some(self.one_of(members, node, &place.key("patternProperties")))
    }
}

/// Whether a property stands below `properties` of a schema.
fn is_own(schema: &Place, property: &Place) -> bool {
    let below = property.pointer.as_str().strip_prefix(schema.pointer.as_str());
    schema.source == property.source && below.is_some_and(|below| below.starts_with("/properties/"))
}

/// The presence of a field from `required` and `null`.
pub(in crate::lower) fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

fn plain_field(name: FieldName, wire: &str) -> Field {
    Field {
        name,
        wire: wire.to_owned(),
        ty: TypeRef::Json,
        presence: Presence::Required,
        docs: Docs::default(),
        deprecated: false,
        one_or_many: false,
        default: None,
        initial: None,
        origin: None,
        limits: Vec::new(),
        check: Check::Skip,
        example: None,
        access: Access::Both,
        fixed: None,
        preset: false,
    }
}
