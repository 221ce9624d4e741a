//! What `emit` hands to `format`: the files of a crate, each built only when it is printed.

use std::borrow::Cow;

use super::tokens::TokenStream;

/// The files of a generated crate.
///
/// A file is a recipe that the thread which prints it carries out, so that the tokens of few files stand in memory at once.
#[derive(Default)]
pub struct Package<'a> {
    /// The files, in an order of no meaning.
    pub files: Vec<Draft<'a>>,
}

/// One file that is yet to be built.
pub struct Draft<'a> {
    /// Where it goes, relative to the folder of the crate, with `/` between the parts.
    pub path: String,
    /// Builds it.
    pub build: Box<dyn Fn() -> Content + Send + Sync + 'a>,
}

/// What a file holds.
pub enum Content {
    /// Rust that is laid out by `format`.
    Rust(RustFile),
    /// Text as it is.
    Text(Cow<'static, str>),
}

/// A Rust source file as a list of items.
#[derive(Debug, Default)]
pub struct RustFile {
    /// The module's documentation, without `//!`.
    pub docs: Vec<String>,
    /// Inner attributes, each printed as `#![...]`.
    pub attributes: Vec<TokenStream>,
    /// The items, in the order in which they are printed.
    pub items: Vec<Item>,
}

/// One item of a file.
#[derive(Debug)]
pub enum Item {
    /// `mod name;` or a `use`: stands on a line of its own, without a blank line between its like.
    Line(TokenStream),
    /// Any other item.
    Rust(TokenStream),
    /// A use of one of the runtime's macros.
    Listing(Listing),
}

/// A use of one of the runtime's macros: a name, and one line for each entry.
#[derive(Debug)]
pub struct Listing {
    /// The macro, such as `model`.
    pub name: &'static str,
    /// What it is about, such as `Connection` or `Pet by "petType"`.
    pub subject: String,
    /// The entries, without comma.
    pub entries: Vec<String>,
    /// Whether it is written as a call, `request!(Create);`.
    pub call: bool,
}

impl Listing {
    /// A use of a macro about a subject.
    pub(super) fn of(name: &'static str, subject: impl Into<String>, entries: Vec<String>) -> Self {
        Self {
            name,
            subject: subject.into(),
            entries,
            call: false,
        }
    }

    /// A macro that needs only a name.
    pub(super) fn call(name: &'static str, subject: impl Into<String>) -> Self {
        Self {
            call: true,
            ..Self::of(name, subject, Vec::new())
        }
    }
}

impl<'a> Package<'a> {
    /// Adds a Rust file.
    pub(super) fn rust(&mut self, path: impl Into<String>, build: impl Fn() -> RustFile + Send + Sync + 'a) {
        self.add(path, move || Content::Rust(build()));
    }

    /// Adds a text file that is built when it is printed.
    pub(super) fn text(&mut self, path: impl Into<String>, build: impl Fn() -> String + Send + Sync + 'a) {
        self.add(path, move || Content::Text(Cow::Owned(build())));
    }

    /// Adds a file whose text stands.
    pub(super) fn copy(&mut self, path: impl Into<String>, text: &'static str) {
        self.add(path, move || Content::Text(Cow::Borrowed(text)));
    }

    fn add(&mut self, path: impl Into<String>, build: impl Fn() -> Content + Send + Sync + 'a) {
        self.files.push(Draft {
            path: path.into(),
            build: Box::new(build),
        });
    }
}
