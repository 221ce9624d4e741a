//! What an operation puts into a request, before the client adds its own.

use std::fmt::{self, Display};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::path::{PathStyle, encode_styled, is_dot_segment, push_segment};
use super::query::{encode_component, joined};
use super::{
    Body, BuildError, CookieStyle, Cookies, Encode, JsonParts, Query, QueryStyle, RequestBody, Secrets, encode,
};

/// Path, query, headers and body of one request. `Debug` shows path and query without secrets, and no other values.
#[derive(Clone, Default)]
pub struct RequestParts {
    pub(super) path: String,
    pub(super) query: Query,
    headers: HeaderMap,
    pub(super) cookies: Cookies,
    body: Option<Body>,
    media_type: Option<&'static str>,
    secrets: Secrets,
    /// Whether the service is told how it can know the request again.
    pub(super) idempotent: bool,
    /// Whether it is not sent again unless its options ask for that.
    pub(super) sent_once: bool,
    /// Why the request cannot be sent: the first reason that was met.
    refused: Option<BuildError>,
}

impl RequestParts {
    /// A request for nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A request for nothing yet, whose body will be of this media type, where one was chosen.
    pub fn of_media_type(media_type: Option<&'static str>) -> Self {
        Self {
            media_type,
            ..Self::default()
        }
    }

    /// The media type that was chosen for the body.
    pub fn media_type(&self) -> Option<&'static str> {
        self.media_type
    }

    /// Appends text of the path template, which is encoded already.
    pub fn path(&mut self, literal: &str) {
        if self.path.is_empty() {
            // Room for the values too, so that the text rarely has to move.
            self.path.reserve(2 * literal.len() + 40);
        }
        self.path.push_str(literal);
    }

    /// Appends a value to the path. An empty one, `.` and `..` would address another path and are refused.
    pub fn segment(&mut self, name: &'static str, value: &(impl Display + ?Sized)) {
        self.attempt(|parts| match push_segment(&mut parts.path, value) {
            true => Ok(()),
            false => Err(BuildError::path(name)),
        });
    }

    /// Appends a value of any shape to the path; refused where it would address another path.
    pub fn segment_value(
        &mut self,
        name: &'static str,
        value: &(impl Encode + ?Sized),
        style: PathStyle,
        explode: bool,
    ) {
        self.with_json(name, Some(value), |parts, value| {
            parts.styled_segment(name, value, style, explode, &encode_component)
        });
    }

    /// Appends a value to the path, its parts encoded by `encode`.
    pub(super) fn styled_segment(
        &mut self,
        name: &str,
        value: &JsonParts<'_>,
        style: PathStyle,
        explode: bool,
        encode: &dyn Fn(&str) -> String,
    ) -> Result<(), BuildError> {
        let encoded = encode_styled(name, value, style, explode, encode)?;
        if self.path.ends_with('/') && is_dot_segment(&encoded) {
            return Err(BuildError::path(name));
        }
        self.path.push_str(&encoded);
        Ok(())
    }

    /// Appends a value to the path as JSON.
    pub fn segment_json(&mut self, name: &'static str, value: &(impl Encode + ?Sized)) {
        self.attempt(|parts| {
            let json = encode(value).map_err(|_| BuildError::unwritable(name))?;
            parts.segment(name, &json);
            Ok(())
        });
    }

    /// Adds a query pair.
    pub fn query(&mut self, name: &str, value: Option<&(impl Display + ?Sized)>) {
        if let Some(value) = value {
            self.query.pair(name, value);
        }
    }

    /// Adds a list to the query.
    pub fn query_list<T: Display>(&mut self, name: &'static str, values: Option<&[T]>, style: QueryStyle) {
        let texts: Vec<String> = values.unwrap_or_default().iter().map(ToString::to_string).collect();
        self.attempt(|parts| {
            let added = parts.query.list(name, &texts, style);
            added.ok_or_else(|| BuildError::delimiter(name))
        });
    }

    /// Adds a value of any shape to the query.
    pub fn query_value(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>, style: QueryStyle) {
        self.with_json(name, value, |parts, value| {
            let added = parts.query.value(name, value, style);
            added.ok_or_else(|| BuildError::delimiter(name))
        });
    }

    /// Adds a value to the query as JSON.
    pub fn query_json(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>) {
        self.attempt(|parts| {
            if let Some(value) = value {
                let json = encode(value).map_err(|_| BuildError::unwritable(name))?;
                parts.query.pair(name, json);
            }
            Ok(())
        });
    }

    /// Makes a text the whole query.
    pub fn whole_query(&mut self, text: Option<&(impl Display + ?Sized)>) {
        if let Some(text) = text {
            self.query.whole(text);
        }
    }

    /// Makes a value the whole query, as JSON.
    pub fn whole_query_json(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>) {
        self.attempt(|parts| {
            if let Some(value) = value {
                let json = encode(value).map_err(|_| BuildError::unwritable(name))?;
                parts.query.whole(json);
            }
            Ok(())
        });
    }

    /// Adds a header. Space around a value would be lost (RFC 9110, section 5.5), so it is refused.
    pub fn header(&mut self, name: &'static str, value: Option<&(impl Display + ?Sized)>) {
        self.attempt(|parts| {
            let Some(value) = value else { return Ok(()) };
            let text = value.to_string();
            let header = HeaderName::from_bytes(name.as_bytes()).ok();
            let is_whole = text.trim_matches([' ', '\t']) == text;
            let value = HeaderValue::from_str(&text).ok().filter(|_| is_whole);
            let (header, value) = header.zip(value).ok_or_else(|| BuildError::header(name))?;
            parts.headers.insert(header, value);
            Ok(())
        });
    }

    /// Adds a value of any shape as a header: items joined by commas, properties as `a,1` or, with `explode`, `a=1`.
    pub fn header_value(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>, explode: bool) {
        self.with_json(name, value, |parts, value| {
            let pair = if explode { "=" } else { "," };
            let text = joined(value, ",", pair, &str::to_owned).ok_or_else(|| BuildError::delimiter(name))?;
            let is_row = matches!(value, JsonParts::List(_) | JsonParts::Object(_));
            // RFC 9110, section 5.6.1: recipients drop empty elements, and space around others.
            let is_lost = |part: &str| part.is_empty() || part.trim_matches([' ', '\t']) != part;
            if !value.is_undefined() && is_row && text.split(',').any(is_lost) {
                return Err(BuildError::header(name));
            }
            parts.header(name, Some(&text).filter(|_| !value.is_undefined()));
            Ok(())
        });
    }

    /// Adds a value as a header, as JSON.
    pub fn header_json(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>) {
        self.attempt(|parts| {
            let Some(value) = value else { return Ok(()) };
            let json = encode(value).map_err(|_| BuildError::header(name))?;
            parts.header(name, Some(&ascii_json(&json)));
            Ok(())
        });
    }

    /// Adds a cookie.
    pub fn cookie(&mut self, name: &str, value: Option<&(impl Display + ?Sized)>) {
        if let Some(value) = value {
            self.cookies.pair(name, value);
        }
    }

    /// Adds a value of any shape to the cookies.
    pub fn cookie_value(
        &mut self,
        name: &'static str,
        value: Option<&(impl Encode + ?Sized)>,
        style: CookieStyle,
        explode: bool,
    ) {
        self.with_json(name, value, |parts, value| {
            parts.cookies.value(name, value, style, explode)
        });
    }

    /// Adds a value to the cookies as JSON.
    pub fn cookie_json(&mut self, name: &'static str, value: Option<&(impl Encode + ?Sized)>) {
        self.attempt(|parts| {
            let Some(value) = value else { return Ok(()) };
            let json = encode(value).map_err(|_| BuildError::cookie(name))?;
            parts.cookies.pair(name, json);
            Ok(())
        });
    }

    /// A JSON body.
    pub fn json(&mut self, value: &(impl Encode + ?Sized)) {
        self.json_as("application/json", value);
    }

    /// A JSON body of another media type.
    pub fn json_as(&mut self, media_type: &'static str, value: &(impl Encode + ?Sized)) {
        self.attempt(|parts| {
            let bytes = encode(value).map_err(|_| BuildError::body("it cannot be written as JSON"))?;
            parts.bytes(media_type, bytes);
            Ok(())
        });
    }

    /// A body of pairs, `application/x-www-form-urlencoded`.
    pub fn form(&mut self, value: &(impl Encode + ?Sized)) {
        self.form_by(value, &|_| Some(QueryStyle::FormExplode));
    }

    /// A body of pairs, each field in a style of its own; `None` for JSON.
    pub(super) fn form_by(&mut self, value: &(impl Encode + ?Sized), style: &dyn Fn(&str) -> Option<QueryStyle>) {
        self.attempt(|parts| {
            let mut form = Query::default();
            let json = encode(value).unwrap_or_default();
            let Some(JsonParts::Object(fields)) = JsonParts::of(&json) else {
                return Err(BuildError::body("a form must be an object"));
            };
            for (name, json) in &fields {
                let Some(style) = style(name) else {
                    form.pair(name, json);
                    continue;
                };
                let value = JsonParts::of(json);
                value
                    .and_then(|value| form.value(name, &value, style))
                    .ok_or_else(|| BuildError::body("a field cannot be written"))?;
            }
            parts.bytes("application/x-www-form-urlencoded", form.as_str().to_owned());
            Ok(())
        });
    }

    /// A body of text.
    pub fn text(&mut self, media_type: &'static str, text: impl Into<String>) {
        self.bytes(media_type, text.into());
    }

    /// A body of bytes.
    pub fn bytes(&mut self, media_type: &'static str, bytes: impl Into<RequestBody>) {
        let media_type = self.media_type.unwrap_or(media_type);
        let octets = HeaderValue::from_static("application/octet-stream");
        self.body = Some(Body::new(HeaderValue::from_str(media_type).unwrap_or(octets), bytes));
    }

    /// A body of another kind, such as a `Multipart` one; or why there is none.
    pub fn body(&mut self, body: Result<Body, BuildError>) {
        self.attempt(|parts| {
            parts.body = Some(body?);
            Ok(())
        });
    }

    /// Keeps the texts in `value`, which is sent elsewhere in this request, out of everything that is printed.
    pub fn secret(&mut self, value: Option<&(impl Encode + ?Sized)>) {
        if let Some(Ok(json)) = value.map(encode) {
            self.secrets.add_json(&json);
        }
    }

    /// Adds to a `Debug` text what may be shown.
    pub(super) fn describe<'t, 'a, 'f>(
        &self,
        text: &'t mut fmt::DebugStruct<'a, 'f>,
    ) -> &'t mut fmt::DebugStruct<'a, 'f> {
        text.field("path", &self.secrets.scrub(&self.path))
            .field("query", &self.secrets.scrub(self.query.as_str()))
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body)
            .field("refused", &self.refused)
    }

    /// Takes a value apart and hands it to a step, if there is one.
    pub(super) fn with_json(
        &mut self,
        name: &str,
        value: Option<&(impl Encode + ?Sized)>,
        step: impl FnOnce(&mut Self, &JsonParts<'_>) -> Result<(), BuildError>,
    ) {
        let Some(json) = value.map(encode) else { return };
        self.attempt(|parts| {
            let json = json.map_err(|_| BuildError::unwritable(name))?;
            let value = JsonParts::of(&json).ok_or_else(|| BuildError::unwritable(name))?;
            step(parts, &value)
        });
    }

    /// Keeps the reason of the first step that fails.
    fn attempt(&mut self, step: impl FnOnce(&mut Self) -> Result<(), BuildError>) {
        if let Err(reason) = step(self) {
            self.refused.get_or_insert(reason);
        }
    }

    /// These parts, unless one of them cannot be sent.
    ///
    /// # Errors
    ///
    /// The first reason that was met.
    pub fn finished(self) -> Result<Self, BuildError> {
        match self.refused {
            Some(reason) => Err(reason),
            None => Ok(self),
        }
    }

    /// The path as it is sent; refused where a server would resolve a part of it away.
    pub fn finished_path(&self) -> Result<&str, BuildError> {
        if self.path.split('/').any(is_dot_segment) {
            return Err(BuildError::path("path"));
        }
        Ok(&self.path)
    }

    /// Whether the request may be sent twice although its method does not say so.
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// The query so far.
    pub fn query_so_far(&self) -> &Query {
        &self.query
    }

    /// The headers, cookies included.
    pub fn into_headers_and_body(self) -> (HeaderMap, Vec<String>, Option<Body>, Secrets) {
        (self.headers, self.cookies.into_pairs(), self.body, self.secrets)
    }
}

/// JSON in ASCII and on one line, as headers have it: only texts have other characters, and texts have escapes.
fn ascii_json(json: &str) -> String {
    let mut text = String::new();
    for character in json.chars().filter(|character| !character.is_ascii_control()) {
        if character.is_ascii() {
            text.push(character);
        } else {
            let units = &mut [0; 2];
            for unit in character.encode_utf16(units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    text
}

impl fmt::Debug for RequestParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe(&mut f.debug_struct("RequestParts")).finish()
    }
}
