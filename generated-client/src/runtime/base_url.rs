//! The address that all paths of an API are appended to.

use std::fmt;

use bytes::Bytes;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::Secrets;
use super::path::is_dot_segment;

/// Scheme, host and port: what credentials are bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    scheme: Scheme,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an absolute address; `None` for anything that is not `http` or `https`.
    pub fn of(uri: &http::Uri) -> Option<Self> {
        let scheme = uri.scheme()?.clone();
        let default = if scheme == Scheme::HTTPS {
            443
        } else if scheme == Scheme::HTTP {
            80
        } else {
            return None;
        };
        let host = uri.host()?.to_ascii_lowercase();
        Some(Self {
            scheme,
            host,
            port: uri.port_u16().unwrap_or(default),
        })
    }

    /// Whether what is sent to it is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}", self.scheme, self.host, self.port)
    }
}

/// A checked base URL. `Debug` leaves the query out, which may hold a key.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    path: String,
    query: Option<String>,
    origin: Origin,
}

impl BaseUrl {
    /// Reads an absolute `http` or `https` address; what is wrong is said without repeating it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if !text.bytes().all(is_url_byte) {
            return Err("it holds a character that no URL may hold");
        }
        if text.contains('#') {
            return Err("a fragment (`#`) has no meaning in it");
        }
        let uri: http::Uri = text.parse().map_err(|_| "it is not a URL")?;
        let (Some(scheme), Some(authority)) = (uri.scheme().cloned(), uri.authority().cloned()) else {
            return Err("it must begin with `https://` or `http://` and a host");
        };
        if authority.as_str().contains('@') {
            return Err("it must not hold a user name or password");
        }
        let host_and_port = authority.host().len() + authority.port_u16().map_or(0, |_| authority.as_str().len());
        if authority.host().is_empty() || (authority.port_u16().is_none() && host_and_port != authority.as_str().len())
        {
            return Err("its host or port is wrong");
        }
        let path = uri.path().trim_end_matches('/').to_owned();
        if path.split('/').any(is_dot_segment) {
            return Err("its path must not hold `.` or `..`");
        }
        let origin = Origin::of(&uri).ok_or("it must begin with `https://` or `http://`")?;
        let query = uri.query().filter(|query| !query.is_empty()).map(str::to_owned);
        Ok(Self {
            scheme,
            authority,
            path,
            query,
            origin,
        })
    }

    /// The same host with another path.
    pub fn at_path(&self, path: &str) -> Result<Self, &'static str> {
        Self::parse(&format!("{}://{}{path}", self.scheme, self.authority))
    }

    /// What credentials are bound to.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The address itself, without its query.
    pub fn address(&self) -> http::Uri {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        let builder = http::Uri::builder().scheme(self.scheme.clone());
        let built = builder.authority(self.authority.clone()).path_and_query(path).build();
        built.unwrap_or_default()
    }

    /// Adds the values of its query that are long enough to be keys.
    pub fn secrets(&self, secrets: &mut Secrets) {
        const KEY: usize = 8;
        let query = self.query.as_deref().unwrap_or_default();
        for pair in query.split('&') {
            let value = pair.split_once('=').map_or(pair, |(_, value)| value);
            let decoded = percent_encoding::percent_decode_str(value).decode_utf8_lossy();
            for text in [value, &decoded].into_iter().filter(|text| text.len() >= KEY) {
                secrets.add(text);
            }
        }
    }

    /// The address of `path`, with `query` before the base URL's own query.
    pub fn join(&self, path: &str, query: &str) -> Result<http::Uri, http::Error> {
        let own = self.query.as_deref().unwrap_or_default();
        // Exactly as long as it will be, so that it need not be moved to be shared.
        let marks = [query, own].iter().filter(|part| !part.is_empty()).count();
        let mut target = String::with_capacity(self.path.len() + path.len() + query.len() + own.len() + marks);
        target.push_str(&self.path);
        target.push_str(path);
        if target.is_empty() {
            target.push('/');
        }
        for (index, part) in [query, own].into_iter().filter(|part| !part.is_empty()).enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(part);
        }
        http::Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(PathAndQuery::from_maybe_shared(Bytes::from(target))?)
            .build()
    }
}

/// Whether RFC 3986 lets a byte stand in a URL.
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte)
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}
