//! Operations that answer page by page.

use super::{Input, TypeRef};

/// How the pages of an operation follow one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// Where a page has its items: the fields from the answer down to the list; none where the answer is the list.
    pub items: FieldPath,
    /// The type of an item.
    pub item: TypeRef,
    /// Where a page has the boolean that says whether there is a next one.
    pub more: Option<FieldPath>,
    /// How the next page is found.
    pub strategy: PageStrategy,
}

/// Fields of structs, each in the one before, by their places in the struct's fields.
pub type FieldPath = Vec<usize>;

/// How the next page is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageStrategy {
    /// The page names the next one by a token, which a value of the request takes.
    Cursor {
        /// What takes the token.
        input: Input,
        /// Where the page has it.
        next: FieldPath,
    },
    /// A value of the request takes what identifies the last item of the page.
    LastItem {
        /// What takes it.
        input: Input,
        /// Where the item has it.
        id: FieldPath,
    },
    /// The pages are numbered.
    Number {
        /// What takes the number.
        input: Input,
        /// The number of the first page, where it is documented.
        first: Option<i64>,
        /// Where the page has its own number.
        current: Option<FieldPath>,
        /// Where the page has the number of the last one.
        last: Option<FieldPath>,
    },
    /// The items are numbered.
    Offset {
        /// What takes the number of items before the page.
        input: Input,
        /// Where the page has the number of all items.
        total: Option<FieldPath>,
    },
    /// The page has the address of the next one.
    Address(FieldPath),
    /// A header has the address of the next page (RFC 8288).
    Link,
}
