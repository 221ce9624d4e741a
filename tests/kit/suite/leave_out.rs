//! Which groups of the suite are left out: each by a rule with a reason.

use serde_json::Value;

use super::{Dialect, Group};

/// Why a group is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeaveOut {
    /// The schema says nothing of the shape of the data, only what it must not be or what holds in some case.
    LogicOnly,
    /// The schema is `true` or `false`, or has no keyword.
    NoKeyword,
    /// The schema is, or refers to, a meta-schema: it describes schemas.
    MetaSchema,
    /// The schema belongs to another version of JSON Schema, or says which vocabularies are understood.
    OtherDraft,
    /// OpenAPI 3.0 has no such keyword.
    NotIn30,
}

impl LeaveOut {
    /// All rules.
    pub const ALL: [Self; 5] = [
        Self::NoKeyword,
        Self::LogicOnly,
        Self::MetaSchema,
        Self::OtherDraft,
        Self::NotIn30,
    ];

    /// The name of the rule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoKeyword => "no keyword",
            Self::LogicOnly => "logic only",
            Self::MetaSchema => "meta-schema",
            Self::OtherDraft => "other draft",
            Self::NotIn30 => "not in 3.0",
        }
    }

    /// Why such groups are left out.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoKeyword => "the schema is `true`, `false`, `{}` or `enum: []`: it describes no data",
            Self::LogicOnly => {
                "the schema has no keyword but `not`, `if`, `then`, `else`, `contains`, `dependent*`, `unevaluated*`, `$dynamicRef` \
                 and what belongs to them: it says what data must not be, and no type can"
            }
            Self::MetaSchema => "the schema refers to a meta-schema of JSON Schema, so its data are schemas",
            Self::OtherDraft => "the schema is of another version of JSON Schema, or of a vocabulary of its own",
            Self::NotIn30 => "OpenAPI 3.0 has no such keyword or form of it",
        }
    }

    /// The rule that leaves a group out.
    #[must_use]
    pub fn of(group: &Group) -> Option<Self> {
        let Some(schema) = group.schema.as_object() else {
            return Some(Self::NoKeyword);
        };
        let text = group.schema.to_string();
        let version = schema.get("$schema").and_then(Value::as_str);
        if text.contains("\"$ref\":\"http://json-schema.org/") || text.contains("\"$ref\":\"https://json-schema.org/") {
            return Some(Self::MetaSchema);
        }
        let other = version.is_some_and(|version| !version.contains("2020-12/schema") && !version.contains("draft-04"));
        if other || text.contains("draft2019-09") || text.contains("draft-07") || text.contains("draft7") {
            return Some(Self::OtherDraft);
        }
        let mut keywords = schema.keys().filter(|key| !is_annotation(key)).peekable();
        let nothing = schema.get("enum").and_then(Value::as_array).is_some_and(Vec::is_empty);
        if nothing || keywords.peek().is_none() {
            return Some(Self::NoKeyword);
        }
        if keywords.all(|key| is_logic(key)) {
            return Some(Self::LogicOnly);
        }
        (group.dialect == Dialect::Draft4 && !is_openapi_3_0(&group.schema)).then_some(Self::NotIn30)
    }
}

/// Keywords that say nothing of data.
fn is_annotation(key: &str) -> bool {
    matches!(
        key,
        "$schema"
            | "$id"
            | "id"
            | "$comment"
            | "$defs"
            | "definitions"
            | "$anchor"
            | "$dynamicAnchor"
            | "$vocabulary"
            | "title"
            | "description"
            | "default"
            | "examples"
            | "deprecated"
    ) || key.starts_with("x-")
}

/// Keywords that say what data must not be, or what holds in some case.
fn is_logic(key: &str) -> bool {
    matches!(
        key,
        "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "minContains"
            | "maxContains"
            | "dependentRequired"
            | "dependentSchemas"
            | "dependencies"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "$dynamicRef"
    )
}

/// Whether OpenAPI 3.0 can say a schema of draft 4.
fn is_openapi_3_0(schema: &Value) -> bool {
    let Some(schema) = schema.as_object() else {
        return false;
    };
    schema.iter().all(|(key, value)| match key.as_str() {
        "$schema" => true,
        "id" | "$id" | "patternProperties" | "dependencies" | "additionalItems" | "const" | "$anchor" => false,
        "type" => value.as_str().is_some_and(|name| name != "null" && name != "any"),
        "items" | "not" => is_openapi_3_0(value),
        "additionalProperties" => value.is_boolean() || is_openapi_3_0(value),
        "properties" | "definitions" => value
            .as_object()
            .is_some_and(|members| members.values().all(is_openapi_3_0)),
        "allOf" | "anyOf" | "oneOf" => value
            .as_array()
            .is_some_and(|members| members.iter().all(is_openapi_3_0)),
        _ => true,
    })
}
