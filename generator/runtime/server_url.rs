//! The URL of a server with variables: each value may be what its place in the URL takes, and no more.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::ClientBuilder;
use super::path::push_segment;
use super::query::encode_component;

/// Several segments of a path: everything outside of `pchar` and `/` (RFC 3986, section 3.3).
const SEGMENTS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

/// Which part of a URL a value is.
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

/// A URL while it is put together.
#[derive(Debug, Clone, Default)]
pub struct ServerUrl {
    text: String,
    /// Why it is none: the first reason that was met, which repeats no value.
    refused: Option<String>,
}

impl ServerUrl {
    /// Appends text of the description.
    pub fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends the value of a variable, or its default, which the description vouches for.
    pub fn variable(mut self, name: &str, part: UrlPart, value: Option<&str>, default: &str) -> Self {
        let Some(value) = value else { return self.text(default) };
        match written(part, value) {
            Ok(text) => self.text.push_str(&text),
            Err(why) => {
                let why = format!("the variable `{name}` of the server is refused: {why}");
                self.refused.get_or_insert(why);
            }
        }
        self
    }
}

/// The value as the URL has it; or why it would make another URL of it.
fn written(part: UrlPart, value: &str) -> Result<String, &'static str> {
    let only = |signs: &str| {
        let known = |character: char| character.is_ascii_alphanumeric() || signs.contains(character);
        !value.is_empty() && value.chars().all(known)
    };
    let plain = |known: bool, why| if known { Ok(value.to_owned()) } else { Err(why) };
    match part {
        UrlPart::Start => plain(
            !value.is_empty() && !value.contains(['?', '#']),
            "it must be an address without query and fragment",
        ),
        UrlPart::Scheme => plain(only("+-."), "a scheme has letters and digits only"),
        UrlPart::HostPart => plain(
            only("-._~"),
            "a part of a host has letters, digits, `-`, `.`, `_` and `~` only",
        ),
        UrlPart::HostEnd => plain(
            only("-._~:[]"),
            "a host has letters, digits, `-`, `.`, `_` and `~` only, and a port behind `:`",
        ),
        UrlPart::Path if value.is_empty() || value.starts_with('/') => Ok(segments(value)),
        UrlPart::Path => Err("a path begins with `/`"),
        UrlPart::Segments => Ok(segments(value)),
        UrlPart::Segment => {
            let mut text = String::new();
            match push_segment(&mut text, value) {
                true => Ok(text),
                false => Err("it must not be empty, `.` or `..`"),
            }
        }
        UrlPart::Query => Ok(encode_component(value)),
    }
}

fn segments(value: &str) -> String {
    utf8_percent_encode(value, SEGMENTS).to_string()
}

impl ClientBuilder {
    /// Sends requests to a server of the description.
    #[doc(hidden)]
    pub fn server_url(mut self, name: &'static str, url: ServerUrl) -> Self {
        self.refused = self.refused.or(url.refused);
        self = self.base_url(url.text);
        self.server = name;
        self
    }
}
