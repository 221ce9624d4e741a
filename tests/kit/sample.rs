//! Whether the sample values of operations are valid: an independent validator says so, by the schemas of the description.

use std::fmt;

use cratesmith::diagnostic::{Diagnostic, Diagnostics};
use cratesmith::model::{Location, Operation, Payload, StatusRange};
use cratesmith::options::Options;
use cratesmith::source::{Fetch, Source};
use cratesmith::{load, lower};
use serde_json::Value;

use super::kept::resolve;
use super::trip::{Document, Validator};

/// What was found out about the samples of one description, or of several.
#[derive(Debug, Default)]
pub struct Found {
    /// Operations of which everything that they must have has a sample.
    pub called: usize,
    /// Operations.
    pub operations: usize,
    /// Samples whose schema was found.
    pub made: usize,
    /// Those of them that are valid.
    pub valid: usize,
    /// Schemas of which no sample was made.
    pub missing: Vec<String>,
    /// Samples that are not valid, with their places.
    pub invalid: Vec<String>,
}

impl Found {
    /// Adds what was found elsewhere.
    pub fn add(&mut self, other: Self) {
        self.called += other.called;
        self.operations += other.operations;
        self.made += other.made;
        self.valid += other.valid;
        self.missing.extend(other.missing);
        self.invalid.extend(other.invalid);
    }
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} of {} operations can be called; {} of {} samples are valid; of {} schemas none was made",
            self.called,
            self.operations,
            self.valid,
            self.made,
            self.missing.len()
        )
    }
}

/// Looks at all samples of a description.
///
/// # Errors
///
/// What the generator says of a description that it refuses, and of one that the validator cannot read.
pub fn look(source: &Source, fetch: &dyn Fetch) -> Result<Found, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let document = load::load(source, fetch, &mut diagnostics);
    let Some(document) = document.filter(|_| !diagnostics.has_errors()) else {
        return Err(diagnostics.into_vec());
    };
    let api = lower::lower(&document, &Options::default(), &mut diagnostics);
    let Ok(described) = Document::read(&source.bytes) else {
        return Err(diagnostics.into_vec());
    };
    let requests = Document {
        root: without(&described.root, "readOnly"),
    };
    let answers = Document {
        root: without(&described.root, "writeOnly"),
    };
    let look = Look {
        requests: (&requests.root, Validator::of(&requests)),
        answers: (&answers.root, Validator::of(&answers)),
    };
    let mut found = Found::default();
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        look.operation(operation, &mut found);
    }
    Ok(found)
}

struct Look<'d> {
    requests: (&'d Value, Validator<'d>),
    answers: (&'d Value, Validator<'d>),
}

impl Look<'_> {
    fn operation(&self, operation: &Operation, found: &mut Found) {
        found.operations += 1;
        let parameters = operation.parameters.iter();
        let required = parameters.filter(|parameter| parameter.presence == cratesmith::model::Presence::Required);
        let mut called = required.into_iter().all(|parameter| parameter.sample.is_some());
        if operation.origin.source.0 != 0 {
            found.called += usize::from(called);
            return;
        }
        let place = operation.origin.pointer.as_str();
        for parameter in &operation.parameters {
            let schema = self.parameter(place, parameter.location, &parameter.wire);
            let at = format!("{place} parameter {}", parameter.wire);
            check(&self.requests.1, schema, parameter.sample.as_deref(), &at, found);
        }
        if let Some(body) = &operation.body {
            let schema = self.body(place, &body.media_type);
            called &= !body.required || body.sample.is_some() || schema.is_none();
            let at = format!("{place} body");
            check(&self.requests.1, schema, body.sample.as_deref(), &at, found);
        }
        let successes = operation
            .successes
            .iter()
            .map(|each| (each.status, &each.payload, &each.sample));
        let errors = operation
            .errors
            .iter()
            .map(|each| (each.status, &each.payload, &each.sample));
        for (status, payload, sample) in successes.chain(errors) {
            if let Payload::Json { .. } = payload {
                let schema = self.answer(place, status);
                let at = format!("{place} answer {status:?}");
                check(&self.answers.1, schema, sample.as_deref(), &at, found);
            }
        }
        found.called += usize::from(called);
    }

    fn parameter(&self, place: &str, location: Location, wire: &str) -> Option<&Value> {
        let root = self.requests.0;
        let item = place.rsplit_once('/').map_or("", |(item, _)| item);
        let lists = [place, item].map(|holder| root.pointer(&format!("{holder}/parameters")));
        let parameters = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
        let location = format!("{location:?}").to_lowercase();
        let mut parameters = parameters.filter_map(|parameter| followed(root, parameter));
        let parameter = parameters.find(|parameter| {
            parameter.get("name").and_then(Value::as_str) == Some(wire)
                && parameter.get("in").and_then(Value::as_str) == Some(&location)
        })?;
        let content = parameter.get("content").and_then(Value::as_object);
        let of_content = content.and_then(|content| content.values().next()?.get("schema"));
        let own = parameter.get("type").map(|_| parameter);
        parameter.get("schema").or(of_content).or(own)
    }

    fn body(&self, place: &str, media_type: &str) -> Option<&Value> {
        let root = self.requests.0;
        let operation = root.pointer(place)?;
        if let Some(body) = operation.get("requestBody").and_then(|body| followed(root, body)) {
            return body.get("content")?.get(media_type)?.get("schema");
        }
        let mut parameters = operation.get("parameters")?.as_array()?.iter();
        let body = parameters.find_map(|parameter| {
            let parameter = followed(root, parameter)?;
            (parameter.get("in")?.as_str()? == "body").then_some(parameter)
        });
        body?.get("schema")
    }

    fn answer(&self, place: &str, status: StatusRange) -> Option<&Value> {
        let root = self.answers.0;
        let responses = root.pointer(&format!("{place}/responses"))?.as_object()?;
        let keys = match status {
            StatusRange::Exactly(code) => [code.to_string(), String::new()],
            StatusRange::Class(class) => [format!("{class}XX"), format!("{class}xx")],
            StatusRange::Default => ["default".to_owned(), String::new()],
        };
        let response = keys.iter().find_map(|key| responses.get(key))?;
        let response = followed(root, response)?;
        if let Some(schema) = response.get("schema") {
            return Some(schema);
        }
        let content = response.get("content")?.as_object()?;
        let is_json = |name: &str| {
            let essence = name.split(';').next().unwrap_or_default().trim();
            essence == "application/json" || essence.ends_with("+json")
        };
        let exact = content.get("application/json");
        let json = exact.or_else(|| content.iter().find(|(name, _)| is_json(name)).map(|(_, media)| media));
        json?.get("schema")
    }
}

/// Counts one sample, where its schema is known.
fn check(validator: &Validator<'_>, schema: Option<&Value>, sample: Option<&str>, at: &str, found: &mut Found) {
    let Some(schema) = schema else { return };
    let Some(sample) = sample else {
        found.missing.push(at.to_owned());
        return;
    };
    found.made += 1;
    let value = serde_json::from_str(sample).expect("a sample is JSON");
    if validator.admits(schema, &value) {
        found.valid += 1;
    } else {
        found.invalid.push(format!("{at}: {sample}"));
    }
}

/// What a reference leads to, or else the node itself.
fn followed<'d>(root: &'d Value, node: &'d Value) -> Option<&'d Value> {
    match node.get("$ref").and_then(Value::as_str) {
        Some(reference) => resolve(root, reference),
        None => Some(node),
    }
}

/// The document in which no property has to be there that has this keyword.
fn without(root: &Value, keyword: &str) -> Value {
    fn walk(root: &Value, node: &mut Value, keyword: &str) {
        if let Value::Array(elements) = node {
            elements.iter_mut().for_each(|element| walk(root, element, keyword));
            return;
        }
        let Value::Object(entries) = node else { return };
        let properties = entries.get("properties").and_then(Value::as_object);
        let is_one_way = |property: &Value| {
            let target = followed(root, property);
            let parts = property.get("allOf").and_then(Value::as_array).into_iter().flatten();
            let parts = parts.filter_map(|part| followed(root, part));
            let says = |schema: &Value| schema.get(keyword) == Some(&Value::Bool(true));
            says(property) || target.is_some_and(says) || parts.into_iter().any(says)
        };
        let names: Vec<String> = properties
            .into_iter()
            .flatten()
            .filter(|(_, property)| is_one_way(property))
            .map(|(name, _)| name.clone())
            .collect();
        if let Some(Value::Array(required)) = entries.get_mut("required") {
            required.retain(|name| !names.iter().any(|one_way| name == one_way));
        }
        entries.values_mut().for_each(|value| walk(root, value, keyword));
    }
    let mut relaxed = root.clone();
    walk(root, &mut relaxed, keyword);
    relaxed
}
