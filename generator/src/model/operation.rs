//! Operations and their parameters, grouped by tag.

use super::{
    Body, Docs, ErrorCase, Limit, Link, OtherAnswer, OwnServer, Pagination, Presence, Security, Stream, Success,
    TypeRef,
};
use crate::naming::{FeatureName, FieldName, MethodName, ModuleName, TypeName};
use crate::pointer::Place;

/// The operations of one tag: a handle type with a method for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The handle type, such as `Connections`.
    pub name: TypeName,
    /// The method of the client that returns the handle.
    pub accessor: MethodName,
    /// The module that holds the handle and one module for each operation.
    pub module: ModuleName,
    /// The feature that turns the group on; nothing where it is always there.
    pub feature: Option<FeatureName>,
    /// What the description says of the tag.
    pub docs: Docs,
    /// The operations in the order in which they are emitted.
    pub operations: Vec<Operation>,
    /// The methods that go from an answer of these operations to the next request, by name.
    pub links: Vec<Link>,
}

/// One method on one path.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`, or the one made from method and path.
    pub id: String,
    /// Where the description defines it.
    pub origin: Place,
    /// The method of the group handle.
    pub method: MethodName,
    /// Where the description lets the operation be sent with bodies of different types: the media type of this one's, unless
    /// it is the one that suits a client best.
    pub body_variant: Option<String>,
    /// The request builder.
    pub builder: TypeName,
    /// The operation's error enum.
    pub error: TypeName,
    /// The enum of the successes, when they carry different payloads: one variant a success, by [`Success::variant`].
    pub output: Option<TypeName>,
    /// The module of builder and error enum.
    pub module: ModuleName,
    /// The HTTP method, upper case.
    pub http_method: String,
    /// The path, parsed.
    pub path: PathTemplate,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether the operation is `deprecated`.
    pub deprecated: bool,
    /// Path, query, header and cookie parameters, and the headers of parts of the body.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// What the method takes by position, in order; at most four, or else one input argument.
    pub positional: Vec<Positional>,
    /// The documented successes; the first is the one decoded when none matches exactly. Empty: nothing is decoded.
    pub successes: Vec<Success>,
    /// The successes in other media types, which have to be asked for.
    pub other_answers: Vec<OtherAnswer>,
    /// The success that can be read piece by piece.
    pub stream: Option<Stream>,
    /// How its pages follow one another, where it answers page by page.
    pub pagination: Option<Pagination>,
    /// The documented errors, exact statuses before ranges before `default`.
    pub errors: Vec<ErrorCase>,
    /// The headers that its answers carry, by their places in [`Api::response_headers`](super::Api::response_headers).
    pub headers: Vec<usize>,
    /// The credentials that it asks for.
    pub security: Security,
    /// The servers that it has of its own; empty where it is sent to those of the description.
    pub servers: Vec<OwnServer>,
    /// Whether sending it twice is harmless: by its method, or by a hint such as `x-idempotent: true`.
    pub idempotent: bool,
    /// Whether the client never sends it again on its own, as hints or the configuration ask for.
    pub sent_once: bool,
}

/// What stands at one place of a method's argument list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Positional {
    /// A required parameter, by its place in [`Operation::parameters`].
    Parameter(usize),
    /// A required field of a flattened body, by its place in the struct's fields.
    BodyField(usize),
    /// The whole body, when it is required and not flattened.
    Body,
}

/// A path with places for parameters (OpenAPI 3.0, section 4.7.8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTemplate {
    /// The template as the description has it.
    pub text: String,
    /// Its parts in order.
    pub parts: Vec<PathPart>,
    /// The pairs of the query that the template holds itself.
    pub query: Vec<(String, String)>,
}

/// A part of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text that is sent as it is, already percent-encoded.
    Literal(String),
    /// A path parameter, by its place in [`Operation::parameters`].
    Parameter(usize),
}

/// A parameter of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Where the description defines it.
    pub origin: Place,
    /// The Rust name of argument, setter and field.
    pub name: FieldName,
    /// The name on the wire.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// How it is written.
    pub style: Style,
    /// Whether reserved characters and percent-encoded ones stay as they are: `allowReserved`, where that counts.
    pub reserved: bool,
    /// Whether a list or an object without parts is sent as an empty value: `allowEmptyValue`.
    pub empty: bool,
    /// The type of the value.
    pub ty: TypeRef,
    /// `Required` or `Optional`.
    pub presence: Presence,
    /// What the description says of it, constraints and default included.
    pub docs: Docs,
    /// A documented value of the parameter, or else of its type, as JSON text.
    pub example: Option<String>,
    /// The documented default, as JSON text.
    pub default: Option<String>,
    /// The documented limits of the value.
    pub limits: Vec<Limit>,
    /// The least number that an integer may be.
    pub minimum: Option<i64>,
    /// Whether it tells the service that two requests are one: a value is made for it where the user gives none.
    pub idempotency_key: bool,
    /// A value of the sample calls, as JSON text: one that the schema admits; nothing where none could be made.
    pub sample: Option<String>,
    /// Whether the parameter is `deprecated`.
    pub deprecated: bool,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are OpenAPI's own")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// A header of a part of the body, by the place of the part in [`Parts::described`](super::Parts::described).
    Part(usize),
}

impl Location {
    /// The location in a word, as `in` has it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Part(_) => "part",
        }
    }
}

/// How a parameter is written (OpenAPI 3.0, section 4.7.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `simple`.
    Simple {
        /// `explode`.
        explode: bool,
    },
    /// `label`.
    Label {
        /// `explode`.
        explode: bool,
    },
    /// `matrix`.
    Matrix {
        /// `explode`.
        explode: bool,
    },
    /// `form`.
    Form {
        /// `explode`.
        explode: bool,
    },
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// `deepObject`.
    DeepObject,
    /// `cookie` (OpenAPI 3.2, section 4.12.3).
    Cookie {
        /// `explode`.
        explode: bool,
    },
    /// `content` with a JSON media type.
    Json,
    /// `in: querystring` with a JSON media type: the whole query is the value as JSON.
    QueryJson,
    /// `in: querystring` with a media type of text: the whole query is the text.
    QueryText,
}
