//! What of a value can be checked before it is sent.

/// How a value is checked, by its shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// Nothing is.
    Skip,
    /// A number.
    Number(Vec<Limit>),
    /// A text.
    Text(Vec<Limit>),
    /// A list, and each of its items.
    List(Vec<Limit>, Box<Check>),
    /// A map, and each of its values.
    Map(Vec<Limit>, Box<Check>),
    /// A value that may be `null`.
    Nullable(Box<Check>),
    /// A value in a box.
    Boxed(Box<Check>),
    /// A value that is not printed.
    Secret(Box<Check>),
    /// A type of the API, which checks itself.
    Nested,
}

/// A documented limit of a value; numbers are as the description writes them.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are the keywords")]
pub enum Limit {
    Minimum(String),
    ExclusiveMinimum(String),
    Maximum(String),
    ExclusiveMaximum(String),
    MultipleOf(String),
    MinLength(usize),
    MaxLength(usize),
    Pattern(String),
    MinItems(usize),
    MaxItems(usize),
    UniqueItems,
    MinProperties(usize),
    MaxProperties(usize),
    /// The limits of each item of a list or each value of a map.
    Each(Vec<Limit>),
}
