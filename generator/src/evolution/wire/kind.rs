//! What facts are about.

/// What a fact is about. The words that each line of a kind has, behind its name, stand in its comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::evolution) enum Kind {
    /// Method, path.
    Operation,
    /// A parameter of the path. Name on the wire, presence, type.
    Path,
    /// A parameter of the query: as above.
    Query,
    /// A header of a request: as above.
    Header,
    /// A cookie: as above.
    Cookie,
    /// A header of a part of the body: as above.
    Part,
    /// Media type, presence, type.
    Body,
    /// Another media type of the same body. Media type.
    BodyAs,
    /// A field of a body as the request builder has it. The path of the field.
    Setter,
    /// Status, media type or `-`, type.
    Success,
    /// As a success.
    Error,
    /// A success in another media type. Media type, type.
    OtherAnswer,
    /// Media type, framing, type of the items.
    Stream,
    /// How the pages follow.
    Pages,
    /// Key of the link, operation that it leads to.
    Link,
    /// The handle of a group. Its path.
    Group,
    /// A header of answers. Name on the wire, type.
    AnswerHeader,
    /// The direction of the type.
    Object,
    /// The direction of the type.
    Enum,
    /// Direction, form.
    Values,
    /// Direction, how the members are told apart.
    Union,
    /// Direction, type.
    Newtype,
    /// Direction, type.
    Alias,
    /// Direction, path in Rust.
    Custom,
    /// Name on the wire, presence, type.
    Field,
    /// The map beside named fields. Type of the values.
    Rest,
    /// A value of an enumeration. Its text, or JSON.
    Value,
    /// A member of a union. Its type.
    Member,
    /// Where requests go. The URL.
    Server,
    /// A server that can be chosen. The URL.
    Choice,
    /// A variable of a server. Its name in the URL.
    Variable,
    /// A security scheme. Its key, what it puts into a request.
    Scheme,
    /// Method, name, type of what is sent.
    Webhook,
}

/// Each kind with its name in a line, and how many words follow.
const KINDS: [(Kind, &str, usize); 33] = [
    (Kind::Operation, "operation", 2),
    (Kind::Path, "path", 3),
    (Kind::Query, "query", 3),
    (Kind::Header, "header", 3),
    (Kind::Cookie, "cookie", 3),
    (Kind::Part, "part-header", 3),
    (Kind::Body, "body", 3),
    (Kind::BodyAs, "body-as", 1),
    (Kind::Setter, "setter", 1),
    (Kind::Success, "success", 3),
    (Kind::Error, "error", 3),
    (Kind::OtherAnswer, "other-answer", 2),
    (Kind::Stream, "stream", 3),
    (Kind::Pages, "pages", 1),
    (Kind::Link, "link", 2),
    (Kind::Group, "group", 1),
    (Kind::AnswerHeader, "answer-header", 2),
    (Kind::Object, "object", 1),
    (Kind::Enum, "enum", 1),
    (Kind::Values, "values", 2),
    (Kind::Union, "union", 2),
    (Kind::Newtype, "newtype", 2),
    (Kind::Alias, "alias", 2),
    (Kind::Custom, "custom", 2),
    (Kind::Field, "field", 3),
    (Kind::Rest, "rest", 1),
    (Kind::Value, "value", 1),
    (Kind::Member, "member", 1),
    (Kind::Server, "server", 1),
    (Kind::Choice, "server-choice", 1),
    (Kind::Variable, "server-variable", 1),
    (Kind::Scheme, "scheme", 2),
    (Kind::Webhook, "webhook", 3),
];

impl Kind {
    fn row(self) -> Option<&'static (Self, &'static str, usize)> {
        KINDS.iter().find(|(kind, ..)| *kind == self)
    }

    /// Its name in a line.
    pub(super) fn name(self) -> &'static str {
        self.row().map_or("", |(_, name, _)| name)
    }

    /// How many words follow its name.
    pub(super) fn words(self) -> usize {
        self.row().map_or(0, |(.., words)| *words)
    }

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let mut rows = KINDS.into_iter();
        rows.find(|(_, found, _)| *found == name).map(|(kind, ..)| kind)
    }

    /// Whether it is a parameter.
    pub(super) fn is_parameter(self) -> bool {
        matches!(
            self,
            Self::Path | Self::Query | Self::Header | Self::Cookie | Self::Part
        )
    }

    /// Whether it is a type.
    pub(in crate::evolution) fn is_type(self) -> bool {
        matches!(
            self,
            Self::Object | Self::Enum | Self::Values | Self::Union | Self::Newtype | Self::Alias | Self::Custom
        )
    }
}
