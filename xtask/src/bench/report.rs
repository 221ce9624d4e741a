//! Figures beside their targets, as a table or as JSON.

use serde::Serialize;

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    subject: &'static str,
    what: &'static str,
    figure: f64,
    unit: Unit,
    /// What it is compared with.
    beside: Option<Beside>,
    /// The most that it may be.
    at_most: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
struct Beside {
    what: &'static str,
    figure: f64,
    ratio: f64,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Unit {
    /// Of processor time.
    Seconds,
    /// Millions of bytes.
    Megabytes,
    /// Millionths of a second of processor time.
    Microseconds,
    /// Pieces of memory that were asked for.
    Allocations,
    /// Calls in a second.
    Calls,
}

impl Row {
    /// A figure without a target.
    pub(super) fn of(subject: &'static str, what: &'static str, figure: f64, unit: Unit) -> Self {
        Self {
            subject,
            what,
            figure,
            unit,
            beside: None,
            at_most: None,
        }
    }

    /// Sets the most that it may be.
    pub(super) fn at_most(self, most: f64) -> Self {
        Self {
            at_most: Some(most),
            ..self
        }
    }

    /// Compares it with another figure, of which it may be a part at most.
    pub(super) fn beside(self, what: &'static str, figure: f64, part: f64) -> Self {
        let ratio = self.figure / figure;
        Self {
            beside: Some(Beside { what, figure, ratio }),
            at_most: Some(part),
            ..self
        }
    }

    /// Whether the target is met, where there is one.
    pub(super) fn passed(&self) -> Option<bool> {
        let figure = self.beside.as_ref().map_or(self.figure, |beside| beside.ratio);
        self.at_most.map(|most| figure <= most)
    }
}

/// Prints every row.
pub(super) fn print(rows: &[Row], json: bool) {
    if json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| serde_json::json!({ "row": row, "passed": row.passed() }))
            .collect();
        println!("{:#}", serde_json::Value::from(rows));
        return;
    }
    println!(
        "{:<12} {:<33} {:>10}  {:<32} {:>7} {:>8}",
        "", "", "figure", "beside", "ratio", "target"
    );
    for row in rows {
        let unit = match row.unit {
            Unit::Seconds => "s",
            Unit::Megabytes => "MB",
            Unit::Microseconds => "µs",
            Unit::Allocations | Unit::Calls => "",
        };
        let (beside, ratio) = match &row.beside {
            Some(Beside { what, figure, ratio }) => (format!("{what} {figure:.2} {unit}"), format!("{ratio:.2}")),
            None => (String::new(), String::new()),
        };
        let target = row.at_most.map_or(String::new(), |most| format!("{most}"));
        let verdict = match row.passed() {
            Some(true) => "pass",
            Some(false) => "MISSED",
            None => "",
        };
        println!(
            "{:<12} {:<33} {:>7.2} {unit:<2}  {beside:<32} {ratio:>7} {target:>8}  {verdict}",
            row.subject, row.what, row.figure
        );
    }
}
