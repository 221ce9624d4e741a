//! A schema with its references followed and its `allOf` taken together.

use indexmap::{IndexMap, IndexSet};
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema};

use super::member_list::List;
use super::shape::{Literal, Shape};
use super::value_hint::Hints;
use crate::diagnostic::codes;
use crate::load::{Node, Origin};
use crate::lower::context::Context;
use crate::lower::resolve::Use;
use crate::model::JsonKind;
use crate::pointer::Place;

/// Keywords whose schemas hold of some values only.
const CONDITIONAL: [&str; 3] = ["dependentSchemas", "then", "else"];

/// What all parts of a schema ask for together.
#[derive(Debug, Clone, Default)]
pub(in crate::lower) struct Flat<'a> {
    pub(in crate::lower) kind: Option<JsonKind>,
    /// The part that names `kind`.
    pub(super) kind_place: Place,
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
    pub(in crate::lower) additional: Option<Additional<'a>>,
    pub(in crate::lower) items: Option<Use<'a>>,
    /// `prefixItems`: the schemas of the first elements.
    pub(in crate::lower) prefix: Vec<Use<'a>>,
    /// Whether an array has as many elements as `prefix`, always.
    pub(in crate::lower) is_tuple: bool,
    /// How many elements of `prefix` are always there.
    pub(in crate::lower) prefix_least: usize,
    /// Whether no element can follow those of `prefix`.
    pub(in crate::lower) is_prefix_all: bool,
    /// `patternProperties`.
    pub(in crate::lower) patterns: Vec<(&'a str, Use<'a>)>,
    /// `propertyNames`.
    pub(in crate::lower) names: Option<Use<'a>>,
    pub(in crate::lower) choices: Vec<Choice<'a>>,
    pub(in crate::lower) is_object: bool,
    pub(in crate::lower) text_keywords: bool,
    pub(in crate::lower) number_keywords: bool,
    /// Whether `minItems` or `maxItems` is there.
    pub(in crate::lower) array_keywords: bool,
    pub(in crate::lower) sensitive: bool,
    pub(in crate::lower) nullable: bool,
    pub(in crate::lower) hints: Hints<'a>,
}

/// One property, and the place where the nearest part declares it.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Property<'a> {
    pub(in crate::lower) schema: Use<'a>,
    pub(in crate::lower) place: Place,
    /// The component that declares it, where it comes from one.
    pub(in crate::lower) owner: Option<&'a str>,
}

/// What is said of properties that have no schema of their own.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) enum Additional<'a> {
    Forbidden,
    Any,
    Of(Use<'a>),
}

/// `oneOf` or `anyOf` of one part.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Choice<'a> {
    /// Whether several members may hold of one value: `anyOf`.
    pub(in crate::lower) any: bool,
    /// Whether it stands for a list of JSON types: no value of another type can come.
    pub(in crate::lower) is_closed: bool,
    pub(in crate::lower) members: Vec<Use<'a>>,
    /// Where the description lists the members; nothing where no list of its own is meant.
    pub(in crate::lower) list: Option<List<'a>>,
    pub(in crate::lower) discriminator: Option<&'a Discriminator>,
}

/// The way by which a part was come to.
#[derive(Debug, Default)]
struct Path<'a> {
    references: Vec<&'a str>,
    schemas: Vec<&'a Schema>,
}

impl<'a> Path<'a> {
    /// Whether a part is looked at as a part of this schema.
    fn extends(&self, context: &Context<'a>, at: Use<'a>) -> bool {
        let above = self.schemas.split_last().map_or(&[][..], |(_, above)| above);
        !above.is_empty()
            && context
                .schema(at)
                .is_some_and(|schema| above.iter().any(|found| std::ptr::eq(*found, schema)))
    }
}

impl<'a> Flat<'a> {
    /// A schema taken together with all that it refers to by `allOf`.
    pub(in crate::lower) fn of(context: &mut Context<'a>, at: Use<'a>, place: &Place) -> Self {
        let mut flat = Self::default();
        flat.add(context, at, place, &mut Path::default(), true);
        flat
    }

    /// Adds what another schema asks for.
    pub(in crate::lower) fn and(mut self, context: &mut Context<'a>, at: Use<'a>, place: &Place) -> Self {
        self.add(context, at, place, &mut Path::default(), false);
        self
    }

    fn add(&mut self, context: &mut Context<'a>, at: Use<'a>, place: &Place, path: &mut Path<'a>, outermost: bool) {
        let schema = match at {
            Use::Schema(schema) => schema,
            Use::Reference(reference) => {
                if path.references.contains(&reference) {
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
                path.references.push(reference);
                self.add(context, next, place, path, outermost);
                path.references.pop();
                return;
            }
        };
        let place = context.place(&schema.schema_data.extensions, place);
        let shape = Shape::of(schema);
        if outermost {
            self.nullable |= shape.data.nullable;
        }
        path.schemas.push(schema);
        for part in shape.all_of {
            self.add(context, part.into(), &place, path, false);
        }
        self.add_own(context, schema, &shape, &place, path);
        path.schemas.pop();
    }

    fn add_own(
        &mut self,
        context: &mut Context<'a>,
        schema: &'a Schema,
        shape: &Shape<'a>,
        place: &Place,
        path: &Path<'a>,
    ) {
        if let Some(kind) = shape.kind {
            self.add_kind(context, kind, place);
        }
        self.format = shape.format.or(self.format);
        if !shape.values.is_empty() {
            self.hints.add(context, shape, place);
        }
        let origin = context.document.origins.of(&schema.schema_data.extensions);
        self.add_values(context, shape.exact_values(origin), place);
        self.add_evidence(schema, shape, origin);
        if let Some(properties) = shape.properties {
            let owner = path
                .references
                .last()
                .and_then(|reference| context.schema_component(reference))
                .map(|(key, _)| key);
            let place = place.key("properties");
            for (name, property) in properties {
                let property = Property {
                    schema: Use::from(property),
                    place: place.key(name),
                    owner,
                };
                self.add_property(context, name, property);
            }
        }
        self.required.extend(shape.required.iter().map(String::as_str));
        if let Some(additional) = shape.additional {
            self.add_additional(context, additional);
        }
        if let Some(items) = shape.items.map(Use::from) {
            self.items = Some(together(context, self.items, items));
        }
        if let Some(origin) = origin {
            self.add_later_keywords(context, origin, shape);
            for keyword in CONDITIONAL {
                for part in origin.schemas(keyword) {
                    self.add_conditional(context, part.into(), place);
                }
            }
        }
        self.is_object |= shape.properties.is_some() || shape.additional.is_some();
        self.text_keywords |= shape.text_keywords;
        self.number_keywords |= shape.number_keywords;
        self.array_keywords |= shape.length != (None, None);
        self.sensitive |= shape.flag("x-sensitive");
        for (any, members) in [(false, shape.one_of), (true, shape.any_of)] {
            // Of a schema that extends a base, the base's list of what extends it says nothing.
            let is_base = members.iter().any(|member| path.extends(context, member.into()));
            if !members.is_empty() && !is_base {
                let here = |member: &'a ReferenceOr<Schema>| match Use::from(member) {
                    Use::Schema(inner) => context
                        .document
                        .origins
                        .of(&inner.schema_data.extensions)
                        .is_some_and(|origin| origin.place == *place),
                    Use::Reference(_) => false,
                };
                self.choices.push(Choice {
                    any,
                    is_closed: any && members.iter().all(here),
                    members: members.iter().map(Use::from).collect(),
                    list: Some(List::of(place, any, members)),
                    discriminator: schema.schema_data.discriminator.as_ref(),
                });
            }
        }
        if shape.not && context.is_new(codes::NOT_KEYWORD, place) {
            context.diagnostics.note(
                codes::NOT_KEYWORD,
                place,
                "`not` rules values out, which no Rust type can",
                "say in positive terms what the value is, if the service checks it",
            );
        }
    }

    /// Adds what `openapiv3` cannot hold.
    fn add_later_keywords(&mut self, context: &mut Context<'a>, origin: &'a Origin, shape: &Shape<'a>) {
        self.add_prefix(context, origin, shape);
        let patterns = origin.extra("patternProperties").map(Node::entries).unwrap_or_default();
        for ((pattern, _), schema) in patterns.iter().zip(origin.schemas("patternProperties")) {
            let schema = Use::from(schema);
            match self.patterns.iter_mut().find(|(found, _)| found == pattern) {
                Some((_, found)) => *found = context.all_of(&[*found, schema]),
                None => self.patterns.push((pattern, schema)),
            }
        }
        if let Some(names) = origin.schemas("propertyNames").next().map(Use::from) {
            self.names = Some(together(context, self.names, names));
        }
    }

    /// Adds `prefixItems`, and that nothing follows them.
    fn add_prefix(&mut self, context: &mut Context<'a>, origin: &'a Origin, shape: &Shape<'a>) {
        let mut prefix: Vec<Use<'a>> = origin.schemas("prefixItems").map(Use::from).collect();
        let is_false = |keyword| origin.extra(keyword) == Some(&Node::Bool(false));
        if prefix.is_empty() {
            self.is_prefix_all |= is_false("items");
            return;
        }
        let no_others = is_false("items") || is_false("additionalItems");
        let (least, most) = shape.length;
        prefix.truncate(most.unwrap_or(prefix.len()));
        self.prefix_least = least.unwrap_or_default().min(prefix.len());
        self.is_prefix_all = no_others || most.is_some_and(|most| most <= prefix.len());
        self.is_tuple = least == Some(prefix.len()) && self.is_prefix_all;
        self.prefix = prefix;
        if let Some(others) = origin.schemas("additionalItems").next().map(Use::from) {
            self.items = Some(together(context, self.items, others));
        }
    }

    /// Adds the properties that a part has where a condition holds; none of them is required.
    fn add_conditional(&mut self, context: &mut Context<'a>, part: Use<'a>, place: &Place) {
        let part = Self::default().and(context, part, place);
        for (name, property) in part.properties {
            self.properties.entry(name).or_insert(property);
        }
    }

    /// Leaves the values that all parts list which list any.
    fn add_values(&mut self, context: &mut Context<'a>, values: Vec<Literal<'a>>, place: &Place) {
        if self.values.is_empty() || values.is_empty() {
            self.values.extend(values);
            return;
        }
        let both: Vec<Literal<'a>> = self
            .values
            .iter()
            .filter(|value| values.contains(value))
            .copied()
            .collect();
        if !both.is_empty() {
            self.values = both;
            return;
        }
        if context.is_new(codes::CONTRADICTING_VALUES, place) {
            context.diagnostics.degraded(
                codes::CONTRADICTING_VALUES,
                place,
                "this part of `allOf` lists values of which another part lists none; those of this one are taken",
                "no value is in both lists: correct one of the parts",
            );
        }
        self.values = values;
    }

    /// Forbidden is forbidden; of two schemas both hold.
    fn add_additional(&mut self, context: &mut Context<'a>, additional: &'a AdditionalProperties) {
        let next = match additional {
            AdditionalProperties::Any(false) => Additional::Forbidden,
            AdditionalProperties::Any(true) => Additional::Any,
            AdditionalProperties::Schema(schema) => Additional::Of(schema.as_ref().into()),
        };
        self.additional = Some(match (self.additional, next) {
            (Some(Additional::Forbidden), _) | (_, Additional::Forbidden) => Additional::Forbidden,
            (Some(Additional::Of(found)), Additional::Of(next)) => Additional::Of(context.all_of(&[found, next])),
            (Some(found @ Additional::Of(_)), Additional::Any) => found,
            (_, next) => next,
        });
    }

    fn add_kind(&mut self, context: &mut Context<'a>, kind: JsonKind, place: &Place) {
        let both = match (self.kind, kind) {
            (None, kind) => kind,
            (Some(found), kind) if found == kind => kind,
            (Some(JsonKind::Number), JsonKind::Integer) | (Some(JsonKind::Integer), JsonKind::Number) => {
                JsonKind::Integer
            }
            (Some(found), kind) => {
                if context.is_new(codes::CONTRADICTING_TYPES, place) {
                    context.diagnostics.degraded(
                        codes::CONTRADICTING_TYPES,
                        place,
                        format!(
                            "this part of `allOf` asks for {}, the one at `{}` for {}; this one counts",
                            named(kind),
                            self.kind_place.pointer.as_str(),
                            named(found)
                        ),
                        "no value has both types: correct one of the parts",
                    );
                }
                kind
            }
        };
        if self.kind != Some(both) {
            self.kind_place = place.clone();
        }
        self.kind = Some(both);
    }

    /// A property that several parts declare has what all of them ask for.
    fn add_property(&mut self, context: &mut Context<'a>, name: &'a str, next: Property<'a>) {
        let Some(found) = self.properties.get_mut(name) else {
            self.properties.insert(name, next);
            return;
        };
        let before = found.schema;
        found.schema = context.all_of(&[before, next.schema]);
        if found.schema.is(next.schema) {
            found.place = next.place;
            found.owner = next.owner;
        } else if !found.schema.is(before) {
            found.owner = None;
        }
    }

    /// The JSON type that the keywords speak of.
    pub(in crate::lower) fn kind(&self) -> Option<JsonKind> {
        self.kind.or_else(|| {
            if self.is_object || !self.required.is_empty() || !self.patterns.is_empty() {
                Some(JsonKind::Object)
            } else if self.items.is_some() || !self.prefix.is_empty() || self.is_prefix_all {
                Some(JsonKind::Array)
            } else if self.text_keywords {
                Some(JsonKind::String)
            } else if self.number_keywords {
                Some(JsonKind::Number)
            } else if self.array_keywords {
                Some(JsonKind::Array)
            } else {
                None
            }
        })
    }
}

/// What two parts ask for of the same thing.
fn together<'a>(context: &mut Context<'a>, found: Option<Use<'a>>, next: Use<'a>) -> Use<'a> {
    match found {
        Some(found) => context.all_of(&[found, next]),
        None => next,
    }
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
