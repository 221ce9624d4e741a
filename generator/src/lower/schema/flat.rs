//! A schema with its references followed and its `allOf` taken together.

use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema, SchemaKind, Type};

use super::hint::Hints;
use super::shape::{Literal, Shape};
use crate::diagnostic::codes;
use crate::load::{Node, Origin};
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::model::JsonKind;
use crate::pointer::Place;

/// What all parts of a schema ask for together.
#[derive(Debug, Clone, Default)]
pub(in crate::lower) struct Flat<'a> {
    pub(in crate::lower) kind: Option<JsonKind>,
    pub(in crate::lower) format: Option<&'a str>,
    pub(in crate::lower) values: Vec<Literal<'a>>,
    pub(in crate::lower) default: Option<&'a serde_json::Value>,
    /// Values that are documented to occur: of `enum`, defaults and examples.
    pub(in crate::lower) documented: Vec<Literal<'a>>,
    /// `minimum` and `maximum` of integers.
    pub(in crate::lower) bounds: Vec<i128>,
    /// `minLength` and `maxLength`.
    pub(in crate::lower) text_length: (Option<usize>, Option<usize>),
    pub(in crate::lower) properties: IndexMap<&'a str, Property<'a>>,
    pub(in crate::lower) required: IndexSet<&'a str>,
    pub(in crate::lower) additional: Option<&'a AdditionalProperties>,
    pub(in crate::lower) items: Option<Use<'a>>,
    /// `prefixItems`: the schemas of the first elements.
    pub(in crate::lower) prefix: Vec<Use<'a>>,
    /// Whether an array has as many elements as `prefix`, always.
    pub(in crate::lower) is_tuple: bool,
    /// `patternProperties`, without the patterns.
    pub(in crate::lower) patterns: Vec<Use<'a>>,
    /// `propertyNames`.
    pub(in crate::lower) names: Option<Use<'a>>,
    pub(in crate::lower) choices: Vec<Choice<'a>>,
    pub(in crate::lower) is_object: bool,
    pub(in crate::lower) text_keywords: bool,
    pub(in crate::lower) number_keywords: bool,
    pub(in crate::lower) sensitive: bool,
    pub(in crate::lower) nullable: bool,
    pub(in crate::lower) hints: Hints<'a>,
}

/// One property, and the place of the part that declares it.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Property<'a> {
    pub(in crate::lower) schema: Use<'a>,
    pub(in crate::lower) place: Place,
}

/// `oneOf` or `anyOf` of one part.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Choice<'a> {
    pub(in crate::lower) members: Vec<Use<'a>>,
    pub(in crate::lower) discriminator: Option<&'a Discriminator>,
}

impl<'a> Flat<'a> {
    /// A schema taken together with all that it refers to by `allOf`.
    pub(in crate::lower) fn of(context: &mut Context<'a>, at: Use<'a>, place: &Place) -> Self {
        let mut flat = Self::default();
        flat.add(context, at, place, &mut Vec::new(), true);
        flat
    }

    /// Adds what another schema asks for.
    pub(in crate::lower) fn and(mut self, context: &mut Context<'a>, at: Use<'a>, place: &Place) -> Self {
        self.add(context, at, place, &mut Vec::new(), false);
        self
    }

    fn add(
        &mut self,
        context: &mut Context<'a>,
        at: Use<'a>,
        place: &Place,
        stack: &mut Vec<&'a str>,
        outermost: bool,
    ) {
        let schema = match at {
            Use::Schema(schema) => schema,
            Use::Reference(reference) => {
                if stack.contains(&reference) {
                    context.diagnostics.degraded(
                        codes::CIRCULAR_ALL_OF,
                        place,
                        format!("`allOf` comes back to `{reference}`, which it is a part of"),
                        "take the reference out of `allOf`",
                    );
                    return;
                }
                let found = match context.schema_component(reference) {
                    Some((_, next)) => Some(next),
                    None => context.inner_schema(reference).map(Use::Schema),
                };
                let Some(next) = found else {
                    context.dangling(reference, place, "this part is left out");
                    return;
                };
                stack.push(reference);
                self.add(context, next, place, stack, outermost);
                stack.pop();
                return;
            }
        };
        let place = context.place(&schema.schema_data.extensions, place);
        let shape = Shape::of(schema);
        if outermost {
            self.nullable |= shape.data.nullable;
        }
        for part in shape.all_of {
            self.add(context, part.into(), &place, stack, false);
        }
        self.add_own(context, schema, &shape, &place);
    }

    fn add_own(&mut self, context: &mut Context<'a>, schema: &'a Schema, shape: &Shape<'a>, place: &Place) {
        if let Some(kind) = shape.kind {
            self.add_kind(context, kind, place);
        }
        self.format = shape.format.or(self.format);
        if !shape.values.is_empty() {
            self.hints.add(context, shape, place);
        }
        let origin = context.document.origins.of(&schema.schema_data.extensions);
        self.add_values(shape.exact_values(origin));
        self.add_numbers(schema, shape, origin);
        self.default = shape.data.default.as_ref().or(self.default);
        let (least, most) = shape.text_length;
        self.text_length.0 = self.text_length.0.max(least);
        self.text_length.1 = [self.text_length.1, most].into_iter().flatten().min();
        for (name, property) in shape.properties.into_iter().flatten() {
            self.add_property(context, name, property, place);
        }
        self.required.extend(shape.required.iter().map(String::as_str));
        self.additional = match (self.additional, shape.additional) {
            (found @ Some(AdditionalProperties::Schema(_)), _) => found,
            (found, next) => next.or(found),
        };
        self.items = shape.items.map(Use::from).or(self.items);
        if let Some(origin) = origin {
            self.add_later_keywords(origin, shape);
        }
        self.is_object |= shape.properties.is_some() || shape.additional.is_some();
        self.text_keywords |= shape.text_keywords;
        self.number_keywords |= shape.number_keywords;
        self.sensitive |= shape.flag("x-sensitive");
        for members in [shape.one_of, shape.any_of] {
            if !members.is_empty() {
                self.choices.push(Choice {
                    members: members.iter().map(Use::from).collect(),
                    discriminator: schema.schema_data.discriminator.as_ref(),
                });
            }
        }
        if shape.not {
            context.diagnostics.note(
                codes::NOT_KEYWORD,
                place,
                "`not` rules values out, which no Rust type can",
                "say in positive terms what the value is, if the service checks it",
            );
        }
    }

    /// Adds what is said of the size of numbers.
    fn add_numbers(&mut self, schema: &'a Schema, shape: &Shape<'a>, origin: Option<&'a Origin>) {
        let data = &schema.schema_data;
        let values = [&data.default, &data.example].into_iter().flatten();
        self.documented.extend(values.map(Literal::of));
        self.documented.extend(shape.exact_values(origin));
        self.bounds.extend(bounds(schema, origin));
    }

    /// Leaves the values that all parts list.
    fn add_values(&mut self, values: Vec<Literal<'a>>) {
        if self.values.is_empty() {
            self.values = values;
        } else if !values.is_empty() {
            let found = std::mem::take(&mut self.values).into_iter();
            let both: Vec<Literal<'a>> = found.filter(|value| values.contains(value)).collect();
            self.values = if both.is_empty() { values } else { both };
        }
    }

    /// Adds what `openapiv3` cannot hold.
    fn add_later_keywords(&mut self, origin: &'a Origin, shape: &Shape<'a>) {
        let prefix: Vec<Use<'a>> = origin.schemas("prefixItems").map(Use::from).collect();
        if !prefix.is_empty() {
            let no_others = origin.extra("items").or(origin.extra("additionalItems")) == Some(&Node::Bool(false));
            let (least, most) = shape.length;
            self.is_tuple = least == Some(prefix.len()) && (no_others || most == least);
            self.prefix = prefix;
        }
        self.patterns.extend(origin.schemas("patternProperties").map(Use::from));
        self.names = origin.schemas("propertyNames").next().map(Use::from).or(self.names);
    }

    fn add_kind(&mut self, context: &mut Context<'a>, kind: JsonKind, place: &Place) {
        let both = match (self.kind, kind) {
            (None, kind) => kind,
            (Some(found), kind) if found == kind => kind,
            (Some(JsonKind::Number), JsonKind::Integer) | (Some(JsonKind::Integer), JsonKind::Number) => {
                JsonKind::Integer
            }
            (Some(found), kind) => {
                context.diagnostics.degraded(
                    codes::CONTRADICTING_TYPES,
                    place,
                    format!(
                        "one part of `allOf` asks for {}, this one for {}",
                        named(found),
                        named(kind)
                    ),
                    "no value has both types: correct one of the parts",
                );
                found
            }
        };
        self.kind = Some(both);
    }

    fn add_property(
        &mut self,
        context: &Context<'a>,
        name: &'a str,
        property: &'a ReferenceOr<Box<Schema>>,
        place: &Place,
    ) {
        let next = Property {
            schema: property.into(),
            place: place.clone(),
        };
        // The part that says more about a property has it; of equals the later one, which refines the earlier.
        let weight = |at: Use<'a>| {
            context
                .schema(at)
                .map_or(0, |schema| usize::from(!Shape::of(schema).is_empty()))
        };
        match self.properties.get_mut(name) {
            Some(found) if weight(found.schema) > weight(next.schema) => {}
            Some(found) => *found = next,
            None => {
                self.properties.insert(name, next);
            }
        }
    }

    /// The JSON type that the keywords speak of.
    pub(in crate::lower) fn kind(&self) -> Option<JsonKind> {
        self.kind.or_else(|| {
            if self.is_object || !self.required.is_empty() || !self.patterns.is_empty() {
                Some(JsonKind::Object)
            } else if self.items.is_some() || !self.prefix.is_empty() {
                Some(JsonKind::Array)
            } else if self.text_keywords {
                Some(JsonKind::String)
            } else if self.number_keywords {
                Some(JsonKind::Number)
            } else {
                None
            }
        })
    }
}

/// The bounds of an integer. One that is the nearest float of the last integer of 64 bits means that integer, for that is
/// how it is written by who knows no others.
fn bounds(schema: &Schema, origin: Option<&Origin>) -> Vec<i128> {
    let mut found = Vec::new();
    if let SchemaKind::Type(Type::Integer(integer)) = &schema.schema_kind {
        found.extend([integer.minimum, integer.maximum].into_iter().flatten().map(i128::from));
    }
    let extra = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    let extra = extra.into_iter().filter_map(|keyword| origin?.extra(keyword));
    found.extend(extra.filter_map(|node| match node {
        Node::Integer(value) => Some(*value),
        Node::Float(value) if value.abs() < 1e30 => Some(*value as i128),
        _ => None,
    }));
    for value in &mut found {
        let last = [i64::MIN.into(), i64::MAX.into(), u64::MAX.into()];
        if let Some(last) = last.into_iter().find(|last: &i128| *last as f64 == *value as f64) {
            *value = last;
        }
    }
    found
}

/// A JSON type in the words of a sentence.
pub(in crate::lower) fn named(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "a boolean",
        JsonKind::Integer => "an integer",
        JsonKind::Number => "a number",
        JsonKind::String => "a string",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    }
}
