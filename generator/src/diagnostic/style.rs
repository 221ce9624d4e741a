//! Colours of rendered diagnostics, which the caller chooses.

/// What stands before and after a coloured text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paint {
    /// Before.
    pub start: &'static str,
    /// After.
    pub end: &'static str,
}

impl Paint {
    /// The text between start and end.
    pub(super) fn over(self, text: &str) -> String {
        format!("{}{text}{}", self.start, self.end)
    }
}

/// How the parts of a diagnostic are coloured; plain by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Errors and their marks.
    pub error: Paint,
    /// Warnings and their marks.
    pub warning: Paint,
    /// Notes and their marks.
    pub note: Paint,
    /// The message of a diagnostic.
    pub message: Paint,
    /// Line numbers, margins and arrows.
    pub frame: Paint,
}

impl Style {
    /// No colours.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }

    /// The colours that terminals of today show.
    #[must_use]
    pub fn coloured() -> Self {
        let paint = |start| Paint {
            start,
            end: "\u{1b}[0m",
        };
        Self {
            error: paint("\u{1b}[1;31m"),
            warning: paint("\u{1b}[1;33m"),
            note: paint("\u{1b}[1;36m"),
            message: paint("\u{1b}[1m"),
            frame: paint("\u{1b}[1;34m"),
        }
    }
}
