//! The limits of values as attributes, by their keywords.

use std::collections::BTreeMap;

use crate::evolution::wire::fact::Line;
use crate::model::Limit;

/// Adds the limits of a value; those of the items of a list or the values of a map have `each.` in front.
pub(super) fn add(line: Line, limits: &[Limit]) -> Line {
    let mut found = BTreeMap::new();
    collect(limits, "", &mut found);
    found
        .into_iter()
        .fold(line, |line, (key, value)| line.with(&key, Some(&value)))
}

fn collect(limits: &[Limit], prefix: &str, found: &mut BTreeMap<String, String>) {
    for limit in limits {
        let (keyword, value) = match limit {
            Limit::Minimum(bound) => ("minimum", bound.clone()),
            Limit::ExclusiveMinimum(bound) => ("exclusiveMinimum", bound.clone()),
            Limit::Maximum(bound) => ("maximum", bound.clone()),
            Limit::ExclusiveMaximum(bound) => ("exclusiveMaximum", bound.clone()),
            Limit::MultipleOf(step) => ("multipleOf", step.clone()),
            Limit::MinLength(least) => ("minLength", least.to_string()),
            Limit::MaxLength(most) => ("maxLength", most.to_string()),
            Limit::Pattern(pattern) => ("pattern", pattern.clone()),
            Limit::MinItems(least) => ("minItems", least.to_string()),
            Limit::MaxItems(most) => ("maxItems", most.to_string()),
            Limit::UniqueItems => ("uniqueItems", "true".to_owned()),
            Limit::MinProperties(least) => ("minProperties", least.to_string()),
            Limit::MaxProperties(most) => ("maxProperties", most.to_string()),
            Limit::Each(limits) => {
                collect(limits, &format!("{prefix}each."), found);
                continue;
            }
        };
        // Several parts of `allOf` may each have one: they all hold.
        let entry = found.entry(format!("{prefix}{keyword}")).or_default();
        *entry = strictest(keyword, entry, value);
    }
}

/// What holds where two parts of `allOf` have a limit each.
fn strictest(keyword: &str, before: &str, value: String) -> String {
    if before.is_empty() || before == value {
        return value;
    }
    let numbers = before.parse::<f64>().ok().zip(value.parse::<f64>().ok());
    let is_upper = keyword.to_ascii_lowercase().contains("max");
    match numbers {
        Some((before_number, number)) if keyword != "multipleOf" => {
            if (number < before_number) == is_upper {
                value
            } else {
                before.to_owned()
            }
        }
        _ => format!("{before} {value}"),
    }
}
