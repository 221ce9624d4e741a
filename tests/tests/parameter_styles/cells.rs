//! Every cell of the tables, in every location that has its style.

use serde_json::{Value, json};

use crate::calls::{Call, Sent, run};
use crate::decode::{Kind, decoded};
use crate::tables::{OTHERWISE, TABLES, UNDEFINED, rows};

const SCHEMAS: &str = r#"{"Color": {
    "type": "object",
    "required": ["R", "G", "B"],
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}, "B": {"type": "integer"}}
}}"#;

const COLUMNS: [&str; 4] = ["undefined", "string", "array", "object"];

/// A cell of a table, in a location.
struct Cell {
    version: &'static str,
    location: &'static str,
    style: &'static str,
    explode: bool,
    column: &'static str,
    /// The text of the table.
    text: &'static str,
}

fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for (version, table) in TABLES {
        for row in rows(table) {
            let locations: &[&str] = match row[0] {
                "matrix" | "label" => &["path"],
                "simple" => &["path", "header"],
                "form" => &["query", "cookie"],
                "cookie" => &["cookie"],
                _ => &["query"],
            };
            for location in locations {
                for (column, text) in COLUMNS.into_iter().zip(&row[2..]) {
                    cells.push(Cell {
                        version,
                        location,
                        style: row[0],
                        explode: row[1] == "true",
                        column,
                        text,
                    });
                }
            }
        }
    }
    cells
}

impl Cell {
    fn id(&self) -> String {
        let style = self.style.replace('D', "_d").replace('O', "_o");
        format!("in_{}_{style}_{}_{}", self.location, self.explode, self.column)
    }

    fn call(&self) -> Call {
        let id = self.id();
        let schema = match self.column {
            "string" => json!({"type": "string"}),
            "object" => json!({"$ref": "#/components/schemas/Color"}),
            _ => json!({"type": "array", "items": {"type": "string"}}),
        };
        let mut parameter = json!({
            "name": "color", "in": self.location, "required": true,
            "style": self.style, "explode": self.explode, "schema": schema,
        });
        if self.location == "query" {
            parameter["allowEmptyValue"] = json!(self.column == "undefined");
        }
        let argument = match self.column {
            "undefined" => "Vec::<String>::new()",
            "string" => "\"blue\"",
            "array" => "[\"blue\", \"black\", \"brown\"]",
            _ => "api::Color::new(100, 200, 150)",
        };
        let path = match (self.location, self.style) {
            ("path", "simple") => format!("/{id}/{{color}}"),
            ("path", _) => format!("/{id}{{color}}"),
            _ => format!("/{id}"),
        };
        Call {
            id,
            path,
            parameter,
            argument: argument.to_owned(),
        }
    }

    /// What is to be sent, or nothing where the call is to be refused.
    fn expected(&self) -> Option<String> {
        let applies = |version: &str| version == "all" || self.version.starts_with(version);
        let otherwise = rows(OTHERWISE)
            .find(|row| applies(row[0]) && row[1] == self.location && row[2] == self.style && row[3] == self.column);
        let explode = self.explode.to_string();
        let text = match (otherwise, self.text) {
            (Some(row), _) => row[4],
            (None, "n/a") => {
                let mut defined = rows(UNDEFINED).filter(|row| {
                    applies(row[0]) && row[1] == self.style && row[2] == explode && row[3] == self.column
                });
                let row = defined.next().unwrap_or_else(|| panic!("{} is not defined", self.id()));
                assert!(defined.next().is_none(), "{} is defined twice", self.id());
                row[4]
            }
            (None, text) => text.strip_prefix('?').unwrap_or(text),
        };
        match text {
            "refused" => None,
            "empty" => Some(String::new()),
            // In a header `Cookie` pairs are parted otherwise than in a query.
            text if self.location == "cookie" => Some(text.replace('&', "; ")),
            text => Some(text.to_owned()),
        }
    }

    /// The part of what was sent that is the parameter.
    fn part(&self, sent: &Sent) -> Option<String> {
        let (address, cookie, header) = sent.as_ref().ok()?;
        let rest = address.strip_prefix(&format!("/{}", self.id()))?;
        let part = match (self.location, self.style) {
            ("path", "simple") => rest.strip_prefix('/')?,
            ("path", _) => rest,
            ("query", _) => rest.strip_prefix('?').unwrap_or(rest),
            ("cookie", _) => cookie,
            _ => header,
        };
        Some(part.to_owned())
    }
}

#[test]
fn every_cell_of_the_tables_is_sent_by_generated_crates_and_decoded_again() {
    let cells = cells();
    let lists = TABLES.map(|(version, _)| {
        let calls = cells.iter().filter(|cell| cell.version == version).map(Cell::call);
        (version, calls.collect::<Vec<_>>())
    });
    let sent = run("parameter-styles", &lists, SCHEMAS);
    let mut wrong = Vec::new();
    for cell in &cells {
        let found = &sent[&(cell.version.to_owned(), cell.id())];
        let part = cell.part(found);
        if part != cell.expected() {
            wrong.push(format!(
                "{} {}: {found:?}, not {:?}",
                cell.version,
                cell.id(),
                cell.expected()
            ));
        }
        if let Some(text) = part.filter(|_| cell.column != "undefined") {
            let kind = Kind::of(cell.location, cell.style, cell.explode);
            let expected: Value = match cell.column {
                "string" => json!("blue"),
                "array" => json!(["blue", "black", "brown"]),
                _ => json!([["R", "100"], ["G", "200"], ["B", "150"]]),
            };
            assert_eq!(
                decoded(kind, cell.column, &text),
                Some(expected),
                "{} {text}",
                cell.id()
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((cells.len(), sent.len()), (4 * (18 + 18 + 20), cells.len()));
}
