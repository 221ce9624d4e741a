//! What operations send and receive.

use super::{Docs, Limit, Parts, Style, TypeRef};
use crate::naming::{FieldName, MethodName, VariantName};
use crate::pointer::Place;

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Where the description defines it.
    pub origin: Place,
    /// The media type that is sent.
    pub media_type: String,
    /// How the value becomes bytes.
    pub encoding: BodyEncoding,
    /// How properties of a form are written that are not written as `form` with `explode`, by their names on the wire.
    pub styles: Vec<(String, Style)>,
    /// What else the same value can be sent as.
    pub others: Vec<BodyAs>,
    /// What is said of its parts, when it is multipart.
    pub parts: Parts,
    /// The type of the value.
    pub ty: TypeRef,
    /// The documented limits of the value.
    pub limits: Vec<Limit>,
    /// Whether the operation cannot do without it.
    pub required: bool,
    /// Whether the fields of the body are setters of the request builder (an object of this API).
    pub flattened: bool,
    /// The setter or argument of each field of the struct, in their order, when it is flattened: the field's own name
    /// but where a parameter or the builder has that one.
    pub setters: Vec<FieldName>,
    /// The name of the argument or setter when it is not flattened.
    pub name: FieldName,
    /// What the description says of it.
    pub docs: Docs,
    /// A documented body, or else a documented value of its type, as JSON text.
    pub example: Option<String>,
    /// A body of the sample calls, as JSON text: one that the schema admits; nothing where none could be made.
    pub sample: Option<String>,
}

/// Another media type that the value of a body can be sent as.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyAs {
    /// The method of the request builder that chooses it.
    pub setter: FieldName,
    /// The media type.
    pub media_type: String,
    /// How the value becomes bytes.
    pub encoding: BodyEncoding,
    /// As [`Body::styles`].
    pub styles: Vec<(String, Style)>,
    /// As [`Body::parts`].
    pub parts: Parts,
}

impl Body {
    /// Whether it is sent part by part, and in no other way.
    #[must_use]
    pub fn is_only_multipart(&self) -> bool {
        let encodings = self.others.iter().map(|other| other.encoding).chain([self.encoding]);
        encodings
            .into_iter()
            .all(|encoding| encoding == BodyEncoding::Multipart)
    }

    /// The body as it is in another media type.
    #[must_use]
    pub fn sent_as(&self, other: &BodyAs) -> Self {
        Self {
            media_type: other.media_type.clone(),
            encoding: other.encoding,
            styles: other.styles.clone(),
            parts: other.parts.clone(),
            ..self.clone()
        }
    }
}

/// How a value becomes the bytes of a request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyEncoding {
    /// `application/json` and `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` and other kinds; the fields of the struct are the parts, or the items of the list.
    Multipart,
    /// Text as it is.
    Text,
    /// Bytes as they are.
    Bytes,
}

/// A documented success.
#[derive(Debug, Clone, PartialEq)]
pub struct Success {
    /// The documented status, or range.
    pub status: StatusRange,
    /// The variant of the operation's output enum, where it has one.
    pub variant: VariantName,
    /// What it carries.
    pub payload: Payload,
    /// The media type of what it carries, where it is documented and can stand in `Accept`.
    pub media_type: Option<String>,
    /// A value that it can carry, as JSON text: one that the schema admits; nothing where none could be made.
    pub sample: Option<String>,
    /// What the description says of it.
    pub docs: Docs,
}

/// A success in another media type than the one that is asked for, of another type.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherAnswer {
    /// The method of the request builder that asks for it.
    pub method: MethodName,
    /// The media type.
    pub media_type: String,
    /// What it carries.
    pub payload: Payload,
    /// As [`Success::sample`].
    pub sample: Option<String>,
}

/// A documented error.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorCase {
    /// The documented status, or range.
    pub status: StatusRange,
    /// The variant of the operation's error enum.
    pub variant: VariantName,
    /// What it carries.
    pub payload: Payload,
    /// A value that it can carry, as JSON text: one that the schema admits; nothing where none could be made.
    pub sample: Option<String>,
    /// What the description says of it.
    pub docs: Docs,
}

/// What a response carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// JSON; with `one_or_many`, one object where a list is documented is read as a list of one (`x-one-or-many: true`).
    Json {
        /// The type of the value.
        ty: TypeRef,
        /// Read one object as a list of one.
        one_or_many: bool,
    },
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A success that can be read piece by piece.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// The media type that is asked for.
    pub media_type: String,
    /// What comes.
    pub items: Items,
    /// The boolean by which the request says that a stream is wanted: what is named `stream`.
    pub ask: Option<Input>,
}

/// How the body of an answer falls into items, and what they are.
#[derive(Debug, Clone, PartialEq)]
pub enum Items {
    /// Server-sent events (HTML standard, section 9.2).
    Events {
        /// The type of their data, or of all their fields.
        ty: TypeRef,
        /// What the type describes.
        data: EventData,
    },
    /// A JSON text a line.
    Lines(TypeRef),
    /// A JSON text behind each record separator (RFC 7464).
    Records(TypeRef),
    /// Bytes, in pieces of any size.
    Bytes,
}

impl Items {
    /// The type of an item, where it has one.
    pub fn ty(&self) -> Option<&TypeRef> {
        match self {
            Self::Events { ty, .. } | Self::Lines(ty) | Self::Records(ty) => Some(ty),
            Self::Bytes => None,
        }
    }

    /// The type of an item, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Events { ty, .. } | Self::Lines(ty) | Self::Records(ty) => Some(ty),
            Self::Bytes => None,
        }
    }
}

/// What of a server-sent event a type describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventData {
    /// Its data, which is JSON.
    Json,
    /// Its data, which is text.
    Text,
    /// An object of its fields: `event`, `data`, `id`.
    Whole,
}

/// A value of a request, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A field of the body, by its place in the struct's fields.
    BodyField(usize),
    /// A parameter, by its place in the operation's parameters.
    Parameter(usize),
}

/// The statuses that a response documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// One status.
    Exactly(u16),
    /// `4XX`: the hundreds digit.
    Class(u8),
    /// `default`.
    Default,
}
