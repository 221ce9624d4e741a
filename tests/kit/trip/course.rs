//! The course of one description: its types, the values that go through them, and what became of these.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use cratesmith::source::{Fetch, Source};
use fastrand::Rng;
use serde_json::Value;

use super::draw::{Draw, Manner};
use super::validator::Validator;
use super::{Document, assemble, examples, mutate, reason};
use crate::kit::described::{Described, Typed};
use crate::kit::exact::Exact;
use crate::kit::kept::{Comparison, applied};
use crate::kit::runner::{Outcome, Runner};

/// How the samples of a type are drawn, one a row.
const MANNERS: [Manner; 8] = [
    Manner::Least,
    Manner::Most,
    Manner::Nulls,
    Manner::Mixed,
    Manner::Several,
    Manner::Most,
    Manner::Mixed,
    Manner::Nulls,
];

/// A description with the values that go through its types.
#[derive(Debug)]
pub struct Trip {
    /// What it is called.
    pub name: String,
    /// Its crate.
    pub described: Described,
    /// Examples that the validator refuses: where, and of which type.
    pub faults: Vec<String>,
    /// Types that are JSON and for which no sample was valid.
    pub without_sample: Vec<String>,
    document: Document,
    /// The types in the order of the runner's table, by their place in the description's types, with the place of their schema.
    types: Vec<(usize, String)>,
    values: Vec<Journey>,
}

/// A value on its way through a type.
#[derive(Debug)]
struct Journey {
    ty: usize,
    kind: Kind,
    /// Where the example stands, or where the sample was mutated.
    at: String,
    json: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Example,
    Sample,
    Mutant,
    /// A mutant that is wrong only for a union, which keeps what no member claims if it is of the JSON type of one.
    OpenMutant,
}

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// An example came back as it was.
    ExampleKept,
    /// A sample came back as it was.
    SampleKept,
    /// A valid value was refused, or something of it was lost; this is how.
    Lost(String),
    /// A mutated sample was refused.
    MutantRefused,
    /// A mutated sample was taken, as a union keeps what no member claims.
    MutantOpen,
    /// A mutated sample was taken.
    MutantTaken,
}

/// A value and what became of it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The type.
    pub rust: String,
    /// The schema.
    pub origin: String,
    /// Where the example stands, or where the sample was mutated.
    pub at: String,
    /// The value.
    pub json: String,
    /// What became of it.
    pub verdict: Verdict,
}

/// Generates the crate of a description, collects its examples and draws samples: `samples` for each type, at most 8.
///
/// # Errors
///
/// The description cannot be read, or the generator refuses it.
pub fn prepare(name: &str, source: &Source, fetch: &dyn Fetch, samples: usize) -> Result<Trip, String> {
    let package = format!("trip-{name}");
    let described = Described::of(&package, source, fetch).map_err(|errors| {
        let first = errors
            .iter()
            .find(|error| error.severity == cratesmith::diagnostic::Severity::Error);
        first.map_or_else(|| "refused".to_owned(), |error| format!("refused: {}", error.message))
    })?;
    let document = Document::read(&source.bytes)?;
    let types = types_with_places(&described, &document);
    let mut trip = Trip {
        name: name.to_owned(),
        described,
        faults: Vec::new(),
        without_sample: Vec::new(),
        document,
        types,
        values: Vec::new(),
    };
    trip.collect_examples();
    trip.draw_samples(samples.min(MANNERS.len()));
    Ok(trip)
}

/// The types that are JSON, each with the place of its schema, and for each schema the one that is of all its values.
fn types_with_places(described: &Described, document: &Document) -> Vec<(usize, String)> {
    let mut types: Vec<(usize, String)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (number, typed) in described.types.iter().enumerate() {
        let place = document.place(typed.origin.pointer.as_str());
        let own = typed.origin.source.0 == 0 && typed.is_json;
        let is_schema = |place: &String| document.root.pointer(place).is_some_and(Value::is_object);
        let Some(place) = place.filter(|place| own && is_schema(place) && is_whole(&document.root, place, typed))
        else {
            continue;
        };
        match known.get(&place).and_then(|at| types.get_mut(*at)) {
            // The members of a union that stands beside properties have the place of the whole.
            Some((first, _)) if typed.is_union && !described.types[*first].is_union => *first = number,
            Some(_) => {}
            None => {
                known.insert(place.clone(), types.len());
                types.push((number, place));
            }
        }
    }
    types
}

/// Whether a type was made of the schema at its place alone.
///
/// The type of a property that several schemas have was made of them all, and has the place of the first.
fn is_whole(root: &Value, place: &str, typed: &Typed) -> bool {
    let schema = root.pointer(place);
    let says = |keys: &[&str]| {
        schema.is_some_and(|schema| {
            let applied = applied(root, &[schema]);
            applied
                .iter()
                .any(|part| keys.iter().any(|key| part.contains_key(*key)))
        })
    };
    match (typed.is_enumeration, typed.is_union) {
        (true, _) => says(&["enum", "const"]),
        (_, true) => says(&["anyOf", "oneOf", "discriminator", "enum"]) || schema.is_some_and(has_several_types),
        _ => true,
    }
}

/// Whether a schema describes objects, with or without saying so: no example of it is something else.
fn is_object(root: &Value, schema: &Value) -> bool {
    let applied = applied(root, &[schema]);
    let says = |key: &str| applied.iter().any(|part| part.contains_key(key));
    says("properties") && !["type", "enum", "const", "anyOf", "oneOf"].into_iter().any(says)
}

fn has_several_types(schema: &Value) -> bool {
    !schema.get("type").is_some_and(Value::is_string)
}

impl Trip {
    /// The types of the runner's table.
    #[must_use]
    pub fn table(&self) -> Vec<&Typed> {
        self.types
            .iter()
            .map(|(number, _)| &self.described.types[*number])
            .collect()
    }

    /// The version of OpenAPI or Swagger, as it is written.
    #[must_use]
    pub fn version(&self) -> &str {
        let root = &self.document.root;
        let version = root.get("openapi").or_else(|| root.get("swagger"));
        version.and_then(Value::as_str).unwrap_or("-")
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn collect_examples(&mut self) {
        let by_place: BTreeMap<&str, usize> = self
            .types
            .iter()
            .enumerate()
            .map(|(ty, (_, place))| (place.as_str(), ty))
            .collect();
        let mut found: Vec<(String, usize, Value)> = Vec::new();
        for example in examples::examples(&self.document) {
            let mut targets = Vec::new();
            self.targets(&example.schema, example.value, &by_place, 0, &mut targets);
            found.extend(
                targets
                    .into_iter()
                    .map(|(ty, value)| (example.at.clone(), ty, value.clone())),
            );
        }
        for (ty, (_, place)) in self.types.iter().enumerate() {
            let schema = self.document.root.pointer(place);
            let own = |schema: &&Value| schema.get("example").is_none() && schema.get("examples").is_none();
            if let Some(value) = schema
                .filter(own)
                .and_then(|schema| assemble::assemble(&self.document.root, schema))
            {
                found.push((format!("{place} (properties)"), ty, value));
            }
        }
        let root = &self.document.root;
        let validator = Validator::of(&self.document);
        for (at, ty, value) in found.into_iter().filter(|(_, _, value)| !value.is_null()) {
            let schema = root.pointer(&self.types[ty].1);
            let why = schema.map_or(Some("the schema is gone".to_owned()), |schema| {
                if !value.is_object() && is_object(root, schema) {
                    return Some("/: a schema with properties and no type describes objects".to_owned());
                }
                (!validator.admits(schema, &value)).then(|| reason::reason(&validator, root, schema, &value))
            });
            match why {
                None => self.values.push(Journey {
                    ty,
                    kind: Kind::Example,
                    at,
                    json: value.to_string(),
                }),
                Some(why) => self.faults.push(format!("{at}: no valid `{}`: {why}", self.rust(ty))),
            }
        }
    }

    /// The types that an example or its elements are values of.
    fn targets<'v>(
        &self,
        pointer: &str,
        value: &'v Value,
        by_place: &BTreeMap<&str, usize>,
        depth: usize,
        found: &mut Vec<(usize, &'v Value)>,
    ) {
        let Some(place) = self.document.place(pointer).filter(|_| depth < 20 && !value.is_null()) else {
            return;
        };
        if let Some(ty) = by_place.get(place.as_str()) {
            found.push((*ty, value));
            return;
        }
        let Some(schema) = self.document.root.pointer(&place) else {
            return;
        };
        if let Some(reference) = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|text| text.strip_prefix('#'))
        {
            self.targets(reference, value, by_place, depth + 1, found);
        } else if let (Some(_), Value::Array(elements)) = (schema.get("items"), value) {
            for element in elements {
                self.targets(&format!("{place}/items"), element, by_place, depth + 1, found);
            }
        } else if schema
            .get("allOf")
            .and_then(Value::as_array)
            .is_some_and(|parts| parts.len() == 1)
        {
            self.targets(&format!("{place}/allOf/0"), value, by_place, depth + 1, found);
        }
    }

    fn draw_samples(&mut self, count: usize) {
        let root = &self.document.root;
        let validator = Validator::of(&self.document);
        for (ty, (number, place)) in self.types.iter().enumerate() {
            let Some(schema) = root.pointer(place) else { continue };
            let mut seen = HashSet::new();
            let seed = seed(&self.described.types[*number].origin.pointer.to_string());
            let members = ["oneOf", "anyOf"]
                .iter()
                .filter_map(|key| schema.get(*key)?.as_array())
                .map(Vec::len)
                .max();
            let turns = count.max(members.unwrap_or(0).min(4 * count));
            for turn in 0..turns {
                let manner = MANNERS[turn % MANNERS.len()];
                let turn_seed = seed.wrapping_add(u64::try_from(turn).unwrap_or_default());
                let sample = Draw::new(root, turn_seed, manner, turn).sample(schema);
                let Some(sample) = sample.filter(|sample| !sample.is_null()) else {
                    continue;
                };
                let json = sample.to_string();
                if seen.contains(&json) || !validator.admits(schema, &sample) {
                    continue;
                }
                seen.insert(json.clone());
                self.values.push(Journey {
                    ty,
                    kind: Kind::Sample,
                    at: format!("{manner:?}"),
                    json,
                });
                let mut rng = Rng::with_seed(turn_seed);
                let mutant = mutate::mutate(&mut rng, root, schema, &sample);
                let refused = |mutant: &(Value, String)| !validator.admits(schema, &mutant.0);
                if let Some((mutant, at)) = mutant.filter(refused) {
                    let open = validator.admits_openly(schema, &mutant);
                    self.values.push(Journey {
                        ty,
                        kind: if open { Kind::OpenMutant } else { Kind::Mutant },
                        at,
                        json: mutant.to_string(),
                    });
                }
            }
            if seen.is_empty() {
                self.without_sample
                    .push(format!("{place} ({})", self.described.types[*number].rust));
            }
        }
    }

    fn rust(&self, ty: usize) -> &str {
        &self.described.types[self.types[ty].0].rust
    }

    /// Sends all values through their types.
    ///
    /// # Errors
    ///
    /// The runner cannot be started.
    pub fn run(&self, runner: &Runner) -> io::Result<Vec<Finding>> {
        let values: Vec<(usize, String)> = self.values.iter().map(|value| (value.ty, value.json.clone())).collect();
        let outcomes = runner.run(&values)?;
        let validator = Validator::of(&self.document);
        let findings = self.values.iter().zip(outcomes).map(|(value, outcome)| Finding {
            rust: self.rust(value.ty).to_owned(),
            origin: self.types[value.ty].1.clone(),
            at: value.at.clone(),
            json: value.json.clone(),
            verdict: self.judge(value, &outcome, &validator),
        });
        Ok(findings.collect())
    }

    fn judge(&self, value: &Journey, outcome: &Outcome, validator: &Validator<'_>) -> Verdict {
        match (value.kind, outcome) {
            (Kind::Mutant | Kind::OpenMutant, Outcome::Refused(_)) => Verdict::MutantRefused,
            (Kind::OpenMutant, Outcome::Encoded(_)) => Verdict::MutantOpen,
            (Kind::Mutant, Outcome::Encoded(_)) => Verdict::MutantTaken,
            (_, Outcome::Refused(why)) => Verdict::Lost(format!("refused: {why}")),
            (kind, Outcome::Encoded(after)) => match self.compare(value, after, validator) {
                Ok(()) if kind == Kind::Example => Verdict::ExampleKept,
                Ok(()) => Verdict::SampleKept,
                Err(why) => Verdict::Lost(why),
            },
        }
    }

    fn compare(&self, value: &Journey, after: &str, validator: &Validator<'_>) -> Result<(), String> {
        let read = |text: &str| Exact::parse(text).map_err(|error| error.to_string());
        let (before, after) = (read(&value.json)?, read(after)?);
        let root = &self.document.root;
        let schema = root.pointer(&self.types[value.ty].1).ok_or("the schema is gone")?;
        if Comparison::of(root).kept(&[schema], &before, &after).is_ok() {
            return Ok(());
        }
        // A member of a union that does not hold declares nothing.
        let holds = |member: &Value, value: &Exact| {
            let value = serde_json::from_str(&value.to_string()).unwrap_or_default();
            validator.admits(member, &value)
        };
        Comparison::of(root)
            .members_that(&holds)
            .kept(&[schema], &before, &after)
    }
}

/// The same for the same schema, on any machine.
fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
