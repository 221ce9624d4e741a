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
        self.entries()
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
    }

    /// The members of a mapping; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Node)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a sequence; none for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Node] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The node below this one to which the tokens of a JSON pointer lead.
    pub fn find(&self, mut tokens: impl Iterator<Item = String>) -> Option<&Node> {
        tokens.try_fold(self, |node, token| node.child(&token))
    }

    /// The member or element that one token of a JSON pointer names.
    #[must_use]
    pub fn child(&self, token: &str) -> Option<&Node> {
        match self {
            Self::List(elements) => elements.get(token.parse::<usize>().ok()?),
            _ => self.get(token),
        }
    }

    /// What kind of value this is, with its article: `a string`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "an object",
        }
    }
}
