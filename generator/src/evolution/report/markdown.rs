//! The report for a pull request.

use std::fmt::Write;

use super::{GROUPS, counted, mended};
use crate::evolution::{Change, Changes, Severity};

/// From how many changes on a group is folded.
const LONG: usize = 25;

impl Changes {
    /// The report in Markdown: what the version has to do in the headline, documentation and long groups folded.
    #[must_use]
    pub fn markdown(&self, title: &str) -> String {
        let mut out = format!("## {}\n\n{}\n", escaped(title), self.headline());
        for (severity, title) in GROUPS {
            let changes: Vec<&Change> = self.of(severity).collect();
            if changes.is_empty() {
                continue;
            }
            let is_folded = severity == Severity::Documentation || changes.len() > LONG;
            let _ = match is_folded {
                true => write!(
                    out,
                    "\n<details>\n<summary>{title}: {}</summary>\n\n",
                    counted(changes.len())
                ),
                false => write!(out, "\n### {title}\n\n"),
            };
            for change in changes {
                out.push_str(&of_change(change));
            }
            if is_folded {
                out.push_str("\n</details>\n");
            }
        }
        out
    }

    /// What the changes ask of the version.
    fn headline(&self) -> String {
        let counts: Vec<String> = GROUPS
            .into_iter()
            .map(|(severity, _)| (severity, self.of(severity).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| format!("{count} {}", severity.name()))
            .collect();
        let step = match self.severity() {
            None => return "Nothing changed. The version may stay.".to_owned(),
            Some(Severity::Documentation) => "The next version may be a **patch**",
            Some(Severity::Additive) => "The next version has to be a **minor** one (a patch before 1.0)",
            Some(Severity::Breaking) => "The next version has to be a **major** one (a minor one before 1.0)",
        };
        format!("{step}: {}.", counts.join(", "))
    }
}

fn of_change(change: &Change) -> String {
    let place = if change.place.is_empty() {
        String::new()
    } else {
        format!("<br>{}", code(&change.place))
    };
    let mend = change.mend.as_ref().map_or_else(String::new, |mend| {
        format!("<br>{}", mended(mend, &code(&mend.to_string())))
    });
    let text = escaped(&change.what);
    format!(
        "- {} {text} <sub>{}, {}</sub>{place}{mend}\n",
        code(&change.item),
        change.side.name(),
        change.rule
    )
}

/// A text as inline code, with as many backticks as it needs.
fn code(text: &str) -> String {
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{}{space}{fence}", text.replace(['\n', '\r'], " "))
}

/// A text in which only the code between backticks is Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for (place, part) in text.split('`').enumerate() {
        if place > 0 {
            out.push('`');
        }
        let is_code = place % 2 == 1;
        for character in part.chars() {
            match character {
                '\n' | '\r' => out.push(' '),
                '<' | '>' | '*' | '_' | '[' | ']' | '\\' | '&' | '|' if !is_code => {
                    out.push('\\');
                    out.push(character);
                }
                other => out.push(other),
            }
        }
    }
    out
}
