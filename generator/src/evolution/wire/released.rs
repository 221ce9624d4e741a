//! What a release promised, for those who keep it: the order of arguments, and the shape of fields.

use std::collections::BTreeMap;

use super::WireSurface;
use super::kind::Kind;
use crate::model::{Location, Presence};

/// What stood at one place of a method's argument list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReleasedArgument {
    /// A parameter, by location and name on the wire; of a header of a part the number of the part is not kept, and 0.
    Parameter(Location, String),
    /// A field of a flattened body, by its name on the wire.
    BodyField(String),
    /// The whole body.
    Body,
}

/// A field as it was released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedField {
    /// Its name in Rust.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// Whether it could be missing or `null`.
    pub presence: Presence,
    /// The only value that it could have, as JSON.
    pub fixed: Option<String>,
}

/// A surface, with what is needed to find operations and types by their places in the description.
#[derive(Debug)]
pub struct Released<'a> {
    surface: &'a WireSurface,
    operations: BTreeMap<String, &'a str>,
    types: BTreeMap<String, &'a str>,
}

impl WireSurface {
    /// The surface as a release that is to be kept; made once, each look-up is cheap.
    #[must_use]
    pub fn released(&self) -> Released<'_> {
        let (mut operations, mut types) = (BTreeMap::new(), BTreeMap::new());
        for (key, fact) in self.all() {
            if fact.kind == Kind::Operation && !fact.has("variant") {
                operations.insert(format!("{} {}", fact.word(0), fact.text(1)), key);
            } else if fact.kind.is_type() {
                types.extend(self.place(key).map(|place| (place, key)));
            }
        }
        Released {
            surface: self,
            operations,
            types,
        }
    }
}

impl<'a> Released<'a> {
    /// The path of the builder of an operation by method and path, as `POST /v3/connections/{provider}`; of several with
    /// bodies of different types, that of the usual one.
    #[must_use]
    pub fn operation_at(&self, route: &str) -> Option<&'a str> {
        self.operations.get(route).copied()
    }

    /// The path of the type that a schema became, by the place of that, as `#/components/schemas/Connection`.
    #[must_use]
    pub fn type_at(&self, place: &str) -> Option<&'a str> {
        self.types.get(place).copied()
    }

    /// What an operation took by position, in order. The operation is given by the path of its builder, as
    /// `connections::Create`, or by method and path.
    #[must_use]
    pub fn arguments(&self, operation: &str) -> Option<Vec<ReleasedArgument>> {
        let path = self.operation_at(operation).unwrap_or(operation);
        let fact = self.surface.fact(path).filter(|fact| fact.kind == Kind::Operation)?;
        let names = fact.attribute("args").unwrap_or_default();
        let names = names.split(',').filter(|name| !name.is_empty());
        names.map(|name| self.argument(path, name)).collect()
    }

    fn argument(&self, operation: &str, name: &str) -> Option<ReleasedArgument> {
        let Some(fact) = self.surface.fact(&format!("{operation}::{name}")) else {
            return Some(ReleasedArgument::Body);
        };
        let location = match fact.kind {
            Kind::Path => Location::Path,
            Kind::Query => Location::Query,
            Kind::Header => Location::Header,
            Kind::Cookie => Location::Cookie,
            Kind::Part => Location::Part(0),
            Kind::Setter => {
                let field = self.surface.fact(fact.word(0))?;
                return Some(ReleasedArgument::BodyField(field.text(0).into_owned()));
            }
            _ => return None,
        };
        Some(ReleasedArgument::Parameter(location, fact.text(0).into_owned()))
    }

    /// The fields of a struct, by its path, as `types::Connection`; none of what is no struct.
    pub fn fields(&self, path: &str) -> impl Iterator<Item = ReleasedField> {
        let fields = self.surface.below(path).filter(|(_, fact)| fact.kind == Kind::Field);
        fields.map(|(name, fact)| ReleasedField {
            name: name.to_owned(),
            wire: fact.text(0).into_owned(),
            presence: presence(fact.word(1)),
            fixed: fact.attribute("fixed").map(str::to_owned),
        })
    }
}

/// The presence that a word says.
fn presence(word: &str) -> Presence {
    match word {
        "required" => Presence::Required,
        "nullable" => Presence::Nullable,
        "optional-nullable" => Presence::OptionalNullable,
        _ => Presence::Optional,
    }
}
