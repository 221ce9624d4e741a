//! Headers and query pairs that a user adds to what the description knows.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::Secrets;
use super::auth::sensitive;

/// Headers and query pairs. They may hold keys, so `Debug` shows the names only and they travel as credentials do.
#[derive(Clone, Default)]
pub struct Additions {
    headers: HeaderMap,
    query: Vec<(String, String)>,
    refused: Option<String>,
}

impl Additions {
    /// Sets a header; one that cannot be sent is remembered and refused later.
    pub fn header(&mut self, name: &str, value: &str) {
        match checked(name, value) {
            Some((name, value)) => drop(self.headers.insert(name, value)),
            // The name is repeated as text only: it may hold anything.
            None => {
                // Whoever gives a whole line as the name gives its value too.
                let name = name.split(':').next().unwrap_or_default();
                self.refused = Some(format!("the header {name:?} cannot be set"));
            }
        }
    }

    /// Adds a query pair.
    pub fn query(&mut self, name: &str, value: &str) {
        self.query.push((name.to_owned(), value.to_owned()));
    }

    /// The headers, all marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The query pairs in order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.query
    }

    /// What cannot be sent.
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// Adds the values that are long enough to be keys.
    pub fn secrets(&self, secrets: &mut Secrets) {
        const KEY: usize = 8;
        let headers = self.headers.values().filter_map(|value| value.to_str().ok());
        // What stands behind the scheme of a value like `Bearer abc` counts by itself too.
        let headers = headers.flat_map(|text| [text, text.split_once(' ').map_or("", |(_, token)| token)]);
        let pairs = self.query.iter().map(|(_, value)| value.as_str());
        for text in headers.chain(pairs).filter(|text| text.len() >= KEY) {
            secrets.add(text);
        }
    }
}

/// Headers that frame the message are the transport's.
fn checked(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    const FRAMING: [&str; 6] = [
        "connection",
        "content-length",
        "host",
        "te",
        "transfer-encoding",
        "upgrade",
    ];
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    if FRAMING.contains(&name.as_str()) {
        return None;
    }
    Some((name, sensitive(value).ok()?))
}

impl fmt::Debug for Additions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers.keys().map(HeaderName::as_str);
        let query = self.query.iter().map(|(name, _)| name.as_str());
        f.debug_list().entries(headers).entries(query).finish()
    }
}
