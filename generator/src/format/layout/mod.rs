//! The layout of items: what fits on its line is written at once, and what does not is left to `prettyplease`.
//!
//! The text is the same either way; parsing tokens to print them again would take most of the time of a generation.

mod attribute;
mod body;
mod fallback;
mod item;
mod line;
mod tree;

use crate::emit::TokenStream;

/// How wide a line of code is at most.
const WIDTH: usize = 89;

/// Writes one item.
pub(super) fn item(tokens: &TokenStream, text: &mut String) {
    let trees = tree::trees(tokens.as_str());
    let start = text.len();
    if item::item(&trees, text).is_none() {
        text.truncate(start);
        text.push_str(&fallback::item(&trees));
    }
}

pub(super) use fallback::inner_attributes;

/// How deep a line stands, in spaces.
#[derive(Debug, Clone, Copy)]
struct Indent(usize);

impl Indent {
    const TOP: Self = Self(0);

    fn deeper(self) -> Self {
        Self(self.0 + 4)
    }

    /// Begins a line.
    fn start(self, text: &mut String) {
        text.extend(std::iter::repeat_n(' ', self.0));
    }

    /// Whether the line that begins at a place of the text, with its spaces, is no wider than it may be.
    fn fits(self, text: &str, start: usize) -> Option<()> {
        (text.len() - start <= WIDTH).then_some(())
    }

    /// Writes tokens as a line with an end such as `;`, where they fit.
    fn line(self, trees: &[tree::Tree<'_>], end: &str, text: &mut String) -> Option<()> {
        let start = text.len();
        self.start(text);
        line::line(trees, text)?;
        text.push_str(end);
        self.fits(text, start)?;
        text.push('\n');
        Some(())
    }
}
