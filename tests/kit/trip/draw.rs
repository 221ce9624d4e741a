//! Draws samples from a schema. They may miss what the schema asks: the validator decides which of them count.

use fastrand::Rng;
use serde_json::{Map, Number, Value};

use super::{pattern, texts};
use crate::kit::kept::resolve;

type Schema = Map<String, Value>;

/// How much of what is optional a sample has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Nothing that may be missing.
    Least,
    /// Everything, as far as the size permits.
    Most,
    /// The same, of two members of each `anyOf` at once.
    Several,
    /// `null` wherever it may stand.
    Nulls,
    /// This or that, and now and then a property that nobody declared.
    Mixed,
}

/// How deep samples go before nothing optional is drawn, and before drawing is given up.
const SHALLOW: usize = 5;
const DEEPEST: usize = 14;
/// How many values a sample has before nothing optional is drawn.
const LARGE: usize = 250;

/// A source of samples of the schemas of a document.
pub(super) struct Draw<'a> {
    root: &'a Value,
    rng: Rng,
    manner: Manner,
    size: usize,
    /// Which member the outermost `oneOf` or `anyOf` takes, so that each has its turn.
    turn: usize,
}

impl<'a> Draw<'a> {
    pub(super) fn new(root: &'a Value, seed: u64, manner: Manner, turn: usize) -> Self {
        let rng = Rng::with_seed(seed);
        Self {
            root,
            rng,
            manner,
            size: 0,
            turn,
        }
    }

    /// A value that a schema may admit.
    pub(super) fn sample(&mut self, schema: &'a Value) -> Option<Value> {
        self.value(&[schema], 0)
    }

    fn value(&mut self, schemas: &[&'a Value], depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.size += 1;
        let parts = self.parts(schemas, depth)?;
        if let Some(constant) = parts.iter().find_map(|part| part.get("const")) {
            return Some(constant.clone());
        }
        let listed = parts.iter().filter_map(|part| part.get("enum")?.as_array());
        if let Some(values) = listed.min_by_key(|values| values.len()) {
            return values.get(self.rng.usize(..values.len().max(1))).cloned();
        }
        match self.kind(&parts)? {
            "null" => Some(Value::Null),
            "boolean" => Some(Value::Bool(self.rng.bool())),
            "integer" => Some(self.integer(&parts)),
            "number" => Some(self.number(&parts)),
            "string" => Some(self.string(&parts)),
            "array" => self.array(&parts, depth),
            _ => self.object(&parts, depth),
        }
    }

    /// The schemas that all hold: references followed, a member chosen of each union.
    fn parts(&mut self, schemas: &[&'a Value], depth: usize) -> Option<Vec<&'a Schema>> {
        let mut parts: Vec<&Schema> = Vec::new();
        let mut open: Vec<&Value> = schemas.to_vec();
        while let Some(schema) = open.pop() {
            let schema = match schema {
                Value::Bool(false) => return None,
                Value::Object(schema) => schema,
                _ => continue,
            };
            if parts.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            parts.push(schema);
            if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
                open.push(resolve(self.root, reference)?);
            }
            open.extend(schema.get("allOf").and_then(Value::as_array).into_iter().flatten());
            for key in ["oneOf", "anyOf"] {
                let members = schema.get(key).and_then(Value::as_array);
                if let Some(members) = members.filter(|members| !members.is_empty()) {
                    let first = self.member(members, depth);
                    open.push(&members[first]);
                    let second = &members[(first + 1) % members.len()];
                    if key == "anyOf" && self.manner == Manner::Several && !is_null(second) {
                        open.push(second);
                    }
                }
            }
        }
        Some(parts)
    }

    fn member(&mut self, members: &[Value], depth: usize) -> usize {
        let null = members.iter().position(is_null);
        match (null, self.manner) {
            (Some(null), Manner::Nulls) if depth > 0 => null,
            (Some(null), Manner::Least | Manner::Most | Manner::Several) if members.len() == 2 => 1 - null,
            _ if depth == 0 => self.turn % members.len(),
            _ => self.rng.usize(..members.len()),
        }
    }

    fn kind(&mut self, parts: &[&'a Schema]) -> Option<&'a str> {
        let mut kinds: Option<Vec<&str>> = None;
        for part in parts {
            let own: Vec<&str> = match part.get("type") {
                Some(Value::String(name)) => vec![name],
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
                _ => continue,
            };
            kinds = Some(match kinds {
                None => own,
                Some(kinds) => kinds
                    .into_iter()
                    .filter_map(|kind| match kind {
                        kind if own.contains(&kind) => Some(kind),
                        "number" if own.contains(&"integer") => Some("integer"),
                        "integer" if own.contains(&"number") => Some("integer"),
                        _ => None,
                    })
                    .collect(),
            });
        }
        let Some(mut kinds) = kinds else {
            return Some(self.implied(parts));
        };
        if self.manner == Manner::Nulls && kinds.contains(&"null") {
            return Some("null");
        }
        if matches!(self.manner, Manner::Most | Manner::Several) && kinds.len() > 1 {
            kinds.retain(|kind| *kind != "null");
        }
        (!kinds.is_empty()).then(|| kinds[self.rng.usize(..kinds.len())])
    }

    fn implied(&mut self, parts: &[&'a Schema]) -> &'static str {
        let has = |keys: &[&str]| parts.iter().any(|part| keys.iter().any(|key| part.contains_key(*key)));
        if has(&["properties", "additionalProperties", "required", "patternProperties"]) {
            "object"
        } else if has(&["items", "prefixItems"]) {
            "array"
        } else if has(&["pattern", "minLength", "maxLength"]) {
            "string"
        } else if has(&[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ]) {
            "number"
        } else {
            ["string", "object", "boolean"][self.rng.usize(..3)]
        }
    }

    fn integer(&mut self, parts: &[&Schema]) -> Value {
        let bound = |key: &str| integers(parts, key).into_iter();
        let low = bound("minimum")
            .chain(bound("exclusiveMinimum").map(|low| low + 1))
            .max();
        let high = bound("maximum")
            .chain(bound("exclusiveMaximum").map(|high| high - 1))
            .min();
        let step = bound("multipleOf").next().filter(|step| *step > 0).unwrap_or(1);
        let drawn = match (low, high) {
            (Some(low), Some(high)) if low <= high => {
                let choices = [low, high, low + (high - low) / 2, low.max(1).min(high)];
                choices[self.rng.usize(..4)]
            }
            (Some(low), _) => [low, low + 1, low.max(4_000_000_000)][self.rng.usize(..3)],
            (None, Some(high)) => [high, high - 1, high.min(-1)][self.rng.usize(..3)],
            (None, None) => [0, 1, -1, 42, 9_007_199_254_740_993, -4_000_000_000][self.rng.usize(..6)],
        };
        let drawn = if step > 1 { drawn.div_euclid(step) * step } else { drawn };
        let number = i64::try_from(drawn).map(Number::from);
        Value::Number(number.unwrap_or_else(|_| Number::from(u64::try_from(drawn).unwrap_or(u64::MAX))))
    }

    fn number(&mut self, parts: &[&Schema]) -> Value {
        let bound = |key: &str| numbers(parts, key).into_iter();
        let low = bound("minimum")
            .chain(bound("exclusiveMinimum"))
            .fold(f64::NEG_INFINITY, f64::max);
        let high = bound("maximum")
            .chain(bound("exclusiveMaximum"))
            .fold(f64::INFINITY, f64::min);
        let drawn = match (low.is_finite(), high.is_finite()) {
            (true, true) => [low, high, low + (high - low) / 2.0, low + (high - low) / 3.0][self.rng.usize(..4)],
            (true, false) => [low, low + 0.5, low + 1.0, low.max(1e6)][self.rng.usize(..4)],
            (false, true) => [high, high - 0.25, high.min(0.0), high - 1e6][self.rng.usize(..4)],
            (false, false) => [0.0, 0.1, -1.5, 3.0, 1e21, 12_345.678][self.rng.usize(..6)],
        };
        let step = bound("multipleOf").next();
        let drawn = step.map_or(drawn, |step| (drawn / step).round() * step);
        Number::from_f64(drawn).map_or(Value::from(0), Value::Number)
    }

    fn string(&mut self, parts: &[&Schema]) -> Value {
        let text = |key: &str| parts.iter().find_map(|part| part.get(key)?.as_str());
        let count = |key: &str| counts(parts, key).into_iter();
        let least = count("minLength").max().unwrap_or(0);
        let most = count("maxLength").min().unwrap_or(usize::MAX);
        Value::String(texts::text(&mut self.rng, text("format"), text("pattern"), least, most))
    }

    fn array(&mut self, parts: &[&'a Schema], depth: usize) -> Option<Value> {
        let count = |key: &str| counts(parts, key).into_iter();
        let least = count("minItems").max().unwrap_or(0);
        let most = count("maxItems").min().unwrap_or(usize::MAX).max(least);
        let wanted = match self.manner {
            _ if self.is_enough(depth) => 0,
            Manner::Least => 0,
            Manner::Most | Manner::Several => 2,
            Manner::Nulls | Manner::Mixed => self.rng.usize(0..=3),
        };
        let fixed = parts
            .iter()
            .filter_map(|part| part.get("prefixItems")?.as_array())
            .map(Vec::len)
            .max();
        let wanted = wanted.max(fixed.unwrap_or(0)).clamp(least, most).min(1000);
        let mut elements = Vec::new();
        for index in 0..wanted {
            let schemas: Vec<&Value> = parts.iter().filter_map(|part| element(part, index)).collect();
            match self.value(&schemas, depth + 1) {
                Some(element) => elements.push(element),
                None if elements.len() >= least => break,
                None => return None,
            }
        }
        if parts
            .iter()
            .any(|part| part.get("uniqueItems") == Some(&Value::Bool(true)))
        {
            let mut unique: Vec<Value> = Vec::new();
            for element in elements {
                if !unique.contains(&element) {
                    unique.push(element);
                }
            }
            elements = unique;
        }
        Some(Value::Array(elements))
    }

    fn object(&mut self, parts: &[&'a Schema], depth: usize) -> Option<Value> {
        let required: Vec<&str> = parts
            .iter()
            .filter_map(|part| part.get("required")?.as_array())
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut names: Vec<&str> = Vec::new();
        for part in parts {
            let properties = part.get("properties").and_then(Value::as_object);
            names.extend(properties.into_iter().flat_map(Map::keys).map(String::as_str));
        }
        names.extend(&required);
        names.sort_unstable();
        names.dedup();
        let mut object = Map::new();
        for name in names {
            let demanded = required.contains(&name);
            if !demanded && !self.wants(depth) {
                continue;
            }
            let schemas: Vec<&Value> = parts.iter().flat_map(|part| member(part, name)).collect();
            match self.value(&schemas, depth + 1) {
                Some(value) => drop(object.insert(name.to_owned(), value)),
                None if demanded => return None,
                None => {}
            }
        }
        self.others(parts, depth, &mut object);
        Some(Value::Object(object))
    }

    /// Properties without a name: of a map, of a pattern, and one that nobody declared.
    fn others(&mut self, parts: &[&'a Schema], depth: usize, object: &mut Map<String, Value>) {
        let least = parts
            .iter()
            .filter_map(|part| part.get("minProperties")?.as_u64())
            .max()
            .unwrap_or(0);
        let demanded = u64::try_from(object.len()).unwrap_or_default() < least;
        if !demanded && !self.wants(depth) {
            return;
        }
        for part in parts {
            let patterns = part.get("patternProperties").and_then(Value::as_object);
            for (expression, schema) in patterns.into_iter().flatten() {
                let key = pattern::text(&mut self.rng, expression);
                if let (Some(key), Some(value)) = (key, self.value(&[schema], depth + 1)) {
                    object.entry(key).or_insert(value);
                }
            }
            let names = part.get("propertyNames");
            let Some(schema) = part.get("additionalProperties").filter(|schema| schema.is_object()) else {
                continue;
            };
            for index in 0..2 {
                let key = match names.and_then(|names| self.value(&[names], depth + 1)) {
                    Some(Value::String(key)) => key,
                    _ => ["key one", "ключ"][index].to_owned(),
                };
                if let Some(value) = self.value(&[schema], depth + 1) {
                    object.entry(key).or_insert(value);
                }
            }
        }
        // Keys that patterns describe are those of a map, in which there is no key beside.
        let is_map = parts.iter().any(|part| part.contains_key("patternProperties"));
        if self.manner == Manner::Mixed && self.rng.u8(..4) == 0 && !is_map {
            object.entry("undeclared-property").or_insert(Value::from(1));
        }
    }

    fn is_enough(&self, depth: usize) -> bool {
        depth >= SHALLOW || self.size > LARGE
    }

    fn wants(&mut self, depth: usize) -> bool {
        match self.manner {
            _ if self.is_enough(depth) => false,
            Manner::Least => false,
            Manner::Most | Manner::Several | Manner::Nulls => true,
            Manner::Mixed => self.rng.bool(),
        }
    }
}

fn is_null(member: &Value) -> bool {
    member.get("type").and_then(Value::as_str) == Some("null")
}

fn counts(parts: &[&Schema], key: &str) -> Vec<usize> {
    let count = |part: &&Schema| usize::try_from(part.get(key)?.as_u64()?).ok();
    parts.iter().filter_map(count).collect()
}

fn integers(parts: &[&Schema], key: &str) -> Vec<i128> {
    parts.iter().filter_map(|part| integral(part.get(key)?)).collect()
}

fn numbers(parts: &[&Schema], key: &str) -> Vec<f64> {
    parts.iter().filter_map(|part| part.get(key)?.as_f64()).collect()
}

/// A bound as an integer; JSON has bounds such as `1e3` and `9223372036854775807` too.
fn integral(value: &Value) -> Option<i128> {
    let exact = value
        .as_i64()
        .map(i128::from)
        .or_else(|| value.as_u64().map(i128::from));
    // A bound of a billion billions is as good as any other beyond 64 bits.
    #[expect(clippy::cast_possible_truncation, reason = "a bound that is no integer is rounded")]
    exact.or_else(|| value.as_f64().map(|bound| bound.clamp(-1e19, 1e19).round() as i128))
}

fn element(part: &Schema, index: usize) -> Option<&Value> {
    let first = part.get("prefixItems").and_then(Value::as_array);
    first
        .and_then(|schemas| schemas.get(index))
        .or_else(|| part.get("items"))
}

fn member<'a>(part: &'a Schema, name: &str) -> Vec<&'a Value> {
    let own = part.get("properties").and_then(|properties| properties.get(name));
    let others = part
        .get("additionalProperties")
        .filter(|schema| own.is_none() && schema.is_object());
    own.into_iter().chain(others).collect()
}
