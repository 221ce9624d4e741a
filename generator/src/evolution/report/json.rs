//! The report for programs; `docs/evolution.md` has its schema.

use serde_json::{Value, json};

use super::GROUPS;
use crate::evolution::{Change, Changes, Mend};

/// The version of the form.
const FORMAT: u32 = 1;

impl Changes {
    /// The report as JSON, with every change; keys and their meaning stay within one `format`.
    #[must_use]
    pub fn json(&self) -> String {
        let counts: serde_json::Map<String, Value> = GROUPS
            .into_iter()
            .map(|(severity, _)| (severity.name().to_owned(), self.of(severity).count().into()))
            .collect();
        let report = json!({
            "format": FORMAT,
            "severity": self.severity().map_or("none", |severity| severity.name()),
            "counts": counts,
            "changes": self.changes.iter().map(of_change).collect::<Vec<_>>(),
        });
        format!("{report:#}\n")
    }
}

fn of_change(change: &Change) -> Value {
    json!({
        "severity": change.severity.name(),
        "side": change.side.name(),
        "rule": change.rule,
        "item": change.item,
        "place": if change.place.is_empty() { Value::Null } else { change.place.as_str().into() },
        "what": change.what,
        "mend": change.mend.as_ref().map(of_mend),
    })
}

fn of_mend(mend: &Mend) -> Value {
    json!({ "table": mend.table, "key": mend.key, "value": mend.value })
}
