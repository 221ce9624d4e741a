//! Where the API is served, and what of that can be chosen.

use super::Docs;
use crate::naming::{FieldName, MethodName, TypeName, VariantName};

/// The servers of the description (OpenAPI 3.0, section 4.7.5).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Servers {
    /// Where requests go unless something is chosen; a path alone where the description names no host, and empty where
    /// it names no server, or one with a variable that has no default.
    pub default: String,
    /// What can be chosen; empty where the default is all there is.
    pub choices: Vec<Server>,
    /// The types of the variables with a list of values.
    pub values: Vec<ServerValues>,
}

/// A server that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Its variant of the enum of servers.
    pub name: VariantName,
    /// The function that starts with the defaults of its variables; used where it has any.
    pub constructor: MethodName,
    /// The struct that holds the values of its variables; nothing where it has none.
    pub ty: Option<TypeName>,
    /// The URL as the description has it.
    pub template: String,
    /// The URL in parts.
    pub parts: Vec<ServerPart>,
    /// The variables, in the order of their places in the URL.
    pub variables: Vec<ServerVariable>,
    /// `description`, safe for rustdoc.
    pub docs: Docs,
}

/// A part of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerPart {
    /// Text that stands for itself.
    Literal(String),
    /// A variable, by its place in [`Server::variables`].
    Variable(usize),
}

/// A Server Variable Object (OpenAPI 3.0, section 4.7.6).
#[derive(Debug, Clone, PartialEq)]
pub struct ServerVariable {
    /// The setter, or the argument where there is no default.
    pub name: FieldName,
    /// The name in the URL.
    pub wire: String,
    /// `description`, safe for rustdoc.
    pub docs: Docs,
    /// What it is unless it is set; nothing where it has to be given.
    pub default: Option<String>,
    /// Its type, by the place in [`Servers::values`]; text where it has no list of values.
    pub values: Option<usize>,
    /// Which part of the URL its value is, and so what it may hold.
    pub part: UrlPart,
}

/// The values that a server variable can have.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerValues {
    /// The enum.
    pub name: TypeName,
    /// The variable.
    pub wire: String,
    /// A variant for each text.
    pub variants: Vec<(VariantName, String)>,
}

/// Which part of a URL (RFC 3986, section 3) the value of a variable is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlPart {
    /// All up to the path, or all of it.
    Start,
    /// The scheme, or a part of it.
    Scheme,
    /// A part of the host that more of the host, or a port, stands behind.
    HostPart,
    /// The end of the authority: a host, its end, or a port; a host may bring its port.
    HostEnd,
    /// A whole path, with the slash at its start; or nothing.
    Path,
    /// Several segments of the path, or parts of them.
    Segments,
    /// A segment of the path, or a part of it.
    Segment,
    /// Text in the query.
    Query,
}

/// A server that an operation has of its own (OpenAPI 3.0, sections 4.7.9 and 4.7.10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnServer {
    /// The server that it takes the place of, by the place in [`Servers::choices`]; nothing where it does so for all others.
    pub instead_of: Option<usize>,
    /// The URL, its variables with their defaults; a path alone is one on the host of the client.
    pub url: String,
}
