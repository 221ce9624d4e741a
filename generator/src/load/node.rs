//! The tree that YAML and JSON are both read into.

/// A node of a source: ordered, exact, independent of the syntax it was written in.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer, exact to 128 bits.
    Integer(i128),
    /// A number with a fraction or exponent.
    Float(f64),
    /// Text.
    String(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order of the source, without duplicate keys.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The member of a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }
}
