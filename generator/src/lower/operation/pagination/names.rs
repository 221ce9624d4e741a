//! What descriptions call the parts of a page and what asks for one, as words, the most telling first.

/// Names of lists of items.
pub(super) const ITEMS: [&str; 9] = [
    "data", "items", "results", "values", "records", "entries", "content", "list", "value",
];
/// Names of what takes the token of a page.
pub(super) const CURSORS: [&str; 16] = [
    "cursor",
    "page cursor",
    "next cursor",
    "start cursor",
    "page token",
    "next page token",
    "next token",
    "token",
    "after",
    "continuation token",
    "continuation",
    "continue",
    "marker",
    "bookmark",
    "page after",
    "next",
];
/// Names of what has the token of the next page.
pub(super) const NEXT_CURSORS: [&str; 13] = [
    "next cursor",
    "next page token",
    "next token",
    "next page cursor",
    "next",
    "cursor next",
    "continuation token",
    "continue",
    "next marker",
    "end cursor",
    "after",
    "cursor",
    "bookmark",
];
/// Names of what takes the identifier of the last item.
pub(super) const AFTER_ITEM: [&str; 3] = ["starting after", "after id", "since id"];
/// Names of what takes the number of a page.
pub(super) const NUMBERS: [&str; 4] = ["page", "page number", "page index", "page no"];
/// Names of what has the number of the page itself.
pub(super) const CURRENT_NUMBERS: [&str; 4] = ["current page", "page", "page number", "page index"];
/// Names of what has the number of the last page.
pub(super) const LAST_NUMBERS: [&str; 6] = [
    "total pages",
    "page count",
    "pages",
    "last page",
    "num pages",
    "max page",
];
/// Names of what takes the number of items before a page.
pub(super) const OFFSETS: [&str; 4] = ["offset", "skip", "start index", "start"];
/// Names of what has the number of all items.
pub(super) const TOTALS: [&str; 7] = [
    "total",
    "total count",
    "total items",
    "total results",
    "count",
    "total size",
    "total records",
];
/// Names of what has the address of the next page.
pub(super) const ADDRESSES: [&str; 8] = [
    "next",
    "next link",
    "next url",
    "next page url",
    "next page",
    "odata next link",
    "next href",
    "next page uri",
];
/// Names of what says whether there is a next page.
pub(super) const MORE: [&str; 6] = [
    "has more",
    "more",
    "has next",
    "has next page",
    "has more results",
    "is truncated",
];
