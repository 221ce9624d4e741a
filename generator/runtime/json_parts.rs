//! A JSON value taken apart, for where it is not sent as JSON: [`JsonParts`].

use std::borrow::Cow;

use super::Reader;

/// What a JSON value consists of. Members that are `null` are left out, as RFC 6570, section 2.3, has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JsonParts<'a> {
    /// `null`.
    Null,
    /// The text of a string, a number or a boolean.
    Scalar(Cow<'a, str>),
    /// The JSON of the items.
    List(Vec<&'a str>),
    /// The properties in their order: names, and the JSON of their values.
    Object(Vec<(Cow<'a, str>, &'a str)>),
}

impl<'a> JsonParts<'a> {
    /// The parts of a value; `None` for what nests deeper than is read.
    pub fn of(json: &'a str) -> Option<Self> {
        let mut reader = Reader::new(json);
        match reader.peek()? {
            b'n' => Some(Self::Null),
            b'[' => {
                let mut items = Vec::new();
                let read = reader.array(|reader, _| {
                    items.push(reader.raw()?);
                    Ok(())
                });
                items.retain(|item| *item != "null");
                read.ok().map(|()| Self::List(items))
            }
            b'{' => {
                let mut properties = Vec::new();
                let read = reader.object(|reader, name| {
                    properties.push((name.clone(), reader.raw()?));
                    Ok(())
                });
                properties.retain(|(_, value)| *value != "null");
                read.ok().map(|()| Self::Object(properties))
            }
            _ => Some(Self::Scalar(plain_text(json))),
        }
    }

    /// Whether there is nothing to send: RFC 6570, section 2.3, calls such a value undefined.
    pub fn is_undefined(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Scalar(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Object(properties) => properties.is_empty(),
        }
    }
}

/// The text of a scalar; anything else as JSON.
pub fn plain_text(json: &str) -> Cow<'_, str> {
    Reader::new(json).string().unwrap_or(Cow::Borrowed(json))
}
