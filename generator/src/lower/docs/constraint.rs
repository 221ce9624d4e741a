//! What a type cannot hold a value to, in the words of a reader.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::Value;

/// Defaults longer than this are left out.
const LONGEST_DEFAULT: usize = 80;

/// Examples longer than this are left out: the example of the operation shows them better.
const LONGEST_EXAMPLE: usize = 32;

/// The constraints of a schema, a sentence each.
pub(super) fn limits(schema: &Schema) -> Vec<String> {
    let mut out = Vec::new();
    let limits = Limits::of(schema);
    out.extend(count("character", limits.length.0, limits.length.1));
    out.extend(
        limits
            .pattern
            .map(|pattern| format!("Matches the pattern {}.", code(pattern))),
    );
    out.extend(range(&limits));
    out.extend(limits.multiple_of.map(|step| format!("A multiple of {step}.")));
    out.extend(count("item", limits.items.0, limits.items.1));
    out.extend(limits.unique.then(|| "No item twice.".to_owned()));
    out.extend(count("entry", limits.properties.0, limits.properties.1));
    out
}

/// The sentence for the default of a schema.
pub(super) fn default(schema: &Schema) -> Option<String> {
    let default = schema.schema_data.default.as_ref()?;
    shown(default, LONGEST_DEFAULT).map(|default| format!("Default: {default}."))
}

/// The sentence for an example, where it says more than what was said, and more than any value of the type would.
pub(super) fn example(value: &Value, said: &str) -> Option<String> {
    let tells_nothing = match value {
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => true,
        Value::Number(number) => number.as_i64() == Some(1),
        _ => false,
    };
    let example = shown(value, LONGEST_EXAMPLE).filter(|_| !tells_nothing)?;
    let bare = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let is_said = said.contains(&example) || (bare.chars().count() > 3 && said.contains(&bare));
    (!is_said).then(|| format!("Example: {example}."))
}

#[derive(Default)]
struct Limits<'a> {
    length: (Option<usize>, Option<usize>),
    items: (Option<usize>, Option<usize>),
    properties: (Option<usize>, Option<usize>),
    minimum: Option<(String, bool)>,
    maximum: Option<(String, bool)>,
    multiple_of: Option<String>,
    pattern: Option<&'a str>,
    unique: bool,
}

impl<'a> Limits<'a> {
    fn of(schema: &'a Schema) -> Self {
        let mut limits = Self::default();
        match &schema.schema_kind {
            SchemaKind::Type(Type::String(text)) => {
                limits.length = (text.min_length, text.max_length);
                limits.pattern = text.pattern.as_deref();
            }
            SchemaKind::Type(Type::Number(number)) => {
                limits.minimum = number
                    .minimum
                    .map(|minimum| (minimum.to_string(), number.exclusive_minimum));
                limits.maximum = number
                    .maximum
                    .map(|maximum| (maximum.to_string(), number.exclusive_maximum));
                limits.multiple_of = number.multiple_of.map(|step| step.to_string());
            }
            SchemaKind::Type(Type::Integer(integer)) => {
                limits.minimum = integer
                    .minimum
                    .map(|minimum| (minimum.to_string(), integer.exclusive_minimum));
                limits.maximum = integer
                    .maximum
                    .map(|maximum| (maximum.to_string(), integer.exclusive_maximum));
                limits.multiple_of = integer.multiple_of.map(|step| step.to_string());
            }
            SchemaKind::Type(Type::Array(array)) => {
                limits.items = (array.min_items, array.max_items);
                limits.unique = array.unique_items;
            }
            SchemaKind::Type(Type::Object(object)) => {
                limits.properties = (object.min_properties, object.max_properties);
            }
            SchemaKind::Any(any) => {
                limits.length = (any.min_length, any.max_length);
                limits.pattern = any.pattern.as_deref();
                limits.minimum = any
                    .minimum
                    .map(|minimum| (minimum.to_string(), any.exclusive_minimum.unwrap_or_default()));
                limits.maximum = any
                    .maximum
                    .map(|maximum| (maximum.to_string(), any.exclusive_maximum.unwrap_or_default()));
                limits.items = (any.min_items, any.max_items);
                limits.unique = any.unique_items.unwrap_or_default();
                limits.properties = (any.min_properties, any.max_properties);
            }
            _ => {}
        }
        limits
    }
}

fn count(noun: &str, least: Option<usize>, most: Option<usize>) -> Option<String> {
    let many = |number: usize| {
        let plural = if noun == "entry" {
            "entries".to_owned()
        } else {
            format!("{noun}s")
        };
        if number == 1 {
            format!("1 {noun}")
        } else {
            format!("{number} {plural}")
        }
    };
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => Some(format!("Exactly {}.", many(least))),
        (Some(least), Some(most)) => Some(format!("From {least} to {}.", many(most))),
        (Some(least), None) => Some(format!("At least {}.", many(least))),
        (None, Some(most)) => Some(format!("At most {}.", many(most))),
        (None, None) => None,
    }
}

fn range(limits: &Limits<'_>) -> Option<String> {
    Some(match (&limits.minimum, &limits.maximum) {
        (Some((minimum, false)), Some((maximum, false))) => format!("From {minimum} to {maximum}."),
        (Some((minimum, above)), Some((maximum, below))) => format!(
            "{} {minimum} and {} {maximum}.",
            if *above { "Greater than" } else { "At least" },
            if *below { "less than" } else { "at most" },
        ),
        (Some((minimum, true)), None) => format!("Greater than {minimum}."),
        (Some((minimum, false)), None) => format!("At least {minimum}."),
        (None, Some((maximum, true))) => format!("Less than {maximum}."),
        (None, Some((maximum, false))) => format!("At most {maximum}."),
        (None, None) => return None,
    })
}

/// A value as code: texts without their quotes, others as JSON; nothing where it is long or empty.
fn shown(value: &Value, longest: usize) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => return None,
        other => other.to_string(),
    };
    let legible = !text.is_empty() && text.chars().count() <= longest && !text.chars().any(char::is_control);
    legible.then(|| code(&text))
}

/// A text as inline code, with as many backticks as it needs.
fn code(text: &str) -> String {
    let mut longest = 0usize;
    let mut run = 0usize;
    for character in text.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    let text: String = text
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    format!("{fence}{space}{text}{space}{fence}")
}
