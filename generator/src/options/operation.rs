//! What the user chooses for one operation.

/// The choices for one operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationOptions {
    /// How its pages follow one another; as hints or else names say where it is not set.
    pub pagination: Option<PageOptions>,
    /// Whether the client may send it again on its own; as hints say where it is not set.
    pub retry: Option<bool>,
    /// Whether sending it twice is harmless; as its method and hints say where it is not set.
    pub idempotent: Option<bool>,
}

/// Whether an operation answers page by page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageOptions {
    /// It does not, whatever the description looks like.
    Off,
    /// It does, in this way.
    By(Pages),
}

/// How pages follow one another, in the names that the description has.
///
/// A path is the names of properties from the answer on, with dots between them: `paging.next`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The path of the list of items, empty where the answer is the list; found by its name where it is not set.
    pub items: Option<String>,
    /// The path of the boolean that says whether there is a next page.
    pub more: Option<String>,
    /// What leads to the next page.
    pub next: NextPage,
}

/// What leads to the next page. What takes a value of it is a parameter, or else a property of the body, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// A token of the page.
    Cursor {
        /// What takes it.
        input: String,
        /// The path of the token.
        next: String,
    },
    /// What identifies the last item of the page.
    LastItem {
        /// What takes it.
        input: String,
        /// Its path from the item on.
        id: String,
    },
    /// The number of the page.
    Number {
        /// What takes it.
        input: String,
        /// The number of the first page; as the description documents what takes it where it is not set.
        first: Option<i64>,
        /// The path of the page's own number.
        current: Option<String>,
        /// The path of the number of the last page.
        last: Option<String>,
    },
    /// The number of items before the page.
    Offset {
        /// What takes it.
        input: String,
        /// The path of the number of all items.
        total: Option<String>,
    },
    /// The path of the address of the next page.
    Address(String),
    /// The header `Link` (RFC 8288).
    Link,
}
