//! What a rule says of an item as a whole: that it came, that it went, or whether its use is advised against.

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its use is advised against.
    Deprecated,
    /// Its use is advised against no more.
    Restored,
}

/// The rules about what is new. What an item now implements, or needs, is not the item.
const ADDED: &[&str] = &[
    "answer-closed-member-added",
    "answer-closed-value-added",
    "answer-field-added",
    "answer-header-added",
    "answer-member-added",
    "answer-value-added",
    "body-media-type-added",
    "error-added",
    "feature-added",
    "field-added",
    "function-added",
    "input-added",
    "item-added",
    "link-added",
    "operation-added",
    "other-answer-added",
    "pages-added",
    "request-member-added",
    "request-value-added",
    "required-input-added",
    "scheme-added",
    "server-choice-added",
    "stream-added",
    "success-added",
    "success-of-other-type-added",
    "trait-item-added",
    "variant-added",
    "webhook-added",
];

/// The rules about what is gone.
const REMOVED: &[&str] = &[
    "answer-field-removed",
    "answer-header-removed",
    "answer-member-removed",
    "answer-value-removed",
    "body-media-type-removed",
    "error-removed",
    "feature-removed",
    "field-removed",
    "function-removed",
    "input-removed",
    "item-removed",
    "link-removed",
    "operation-removed",
    "other-answer-removed",
    "pages-removed",
    "request-member-removed",
    "request-value-removed",
    "scheme-removed",
    "server-choice-removed",
    "stream-removed",
    "success-removed",
    "variant-removed",
    "webhook-removed",
];

impl Effect {
    /// The effect of a rule; nothing where it changes what is there before and after.
    pub(super) fn of(rule: &str) -> Option<Self> {
        match rule {
            "deprecated" | "deprecated-added" | "deprecated-alias" => Some(Self::Deprecated),
            "no-longer-deprecated" | "deprecated-removed" => Some(Self::Restored),
            _ if ADDED.contains(&rule) => Some(Self::Added),
            _ if REMOVED.contains(&rule) => Some(Self::Removed),
            _ => None,
        }
    }
}
