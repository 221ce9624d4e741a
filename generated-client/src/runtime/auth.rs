//! Credentials, and which of them a request carries.

use std::sync::Arc;

use http::{HeaderName, HeaderValue, header};

use super::basic::encode_base64;
use super::cookie::encode_pair;
use super::query::encode_component;
use super::{SchemeInfo, SchemeKind, Secrets, Tokens};

/// A checked credential of one scheme. There is no way to print it.
#[derive(Clone)]
pub struct Credential {
    key: &'static str,
    place: Place,
    secrets: Secrets,
}

#[derive(Clone)]
enum Place {
    Header(HeaderName, HeaderValue),
    Query(&'static str, String),
    Cookie(String),
    /// `Authorization: Bearer` with a token that is fetched before a request is sent.
    Fetched(Arc<dyn Tokens>),
}

impl Credential {
    /// A credential that is fetched when it is needed; `secrets` are those by which it is.
    pub fn fetched(key: &'static str, tokens: Arc<dyn Tokens>, secrets: Secrets) -> Self {
        Self {
            key,
            place: Place::Fetched(tokens),
            secrets,
        }
    }

    /// Checks a credential; what is wrong is said without repeating it. For Basic it is `user:password`.
    pub fn new(scheme: &SchemeInfo, value: &str) -> Result<Self, &'static str> {
        let value = value.trim_end_matches(['\r', '\n']);
        if value.is_empty() {
            return Err("is empty");
        }
        if value.chars().any(char::is_control) {
            return Err("holds a line break or another control character");
        }
        let mut secrets = Secrets::default();
        secrets.add(value);
        let place = match scheme.kind {
            SchemeKind::Bearer => authorization("Bearer", token(value)?)?,
            SchemeKind::Http(name) => authorization(name, value)?,
            SchemeKind::Basic => {
                let (_, password) = value.split_once(':').ok_or("is not of the form `user:password`")?;
                let encoded = encode_base64(value.as_bytes());
                secrets.add(password);
                authorization("Basic", &encoded)?
            }
            SchemeKind::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "belongs to a malformed header")?;
                Place::Header(name, sensitive(value)?)
            }
            SchemeKind::Query(name) => Place::Query(name, value.to_owned()),
            SchemeKind::Cookie(name) => Place::Cookie(encode_pair(name, &encode_component(value))),
            SchemeKind::MutualTls => return Err("is not sent: give the certificate to the transport"),
        };
        Ok(Self {
            key: scheme.key,
            place,
            secrets,
        })
    }

    /// The key of its scheme.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What must not turn up in a text.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The header that it sets.
    pub fn header(&self) -> Option<(&HeaderName, &HeaderValue)> {
        match &self.place {
            Place::Header(name, value) => Some((name, value)),
            _ => None,
        }
    }

    /// Where its token comes from.
    pub fn tokens(&self) -> Option<&Arc<dyn Tokens>> {
        match &self.place {
            Place::Fetched(tokens) => Some(tokens),
            _ => None,
        }
    }

    /// The query pair that it adds.
    pub fn query(&self) -> Option<(&'static str, &str)> {
        match &self.place {
            Place::Query(name, value) => Some((name, value)),
            _ => None,
        }
    }

    /// The cookie that it adds.
    pub fn cookie(&self) -> Option<&str> {
        match &self.place {
            Place::Cookie(pair) => Some(pair),
            _ => None,
        }
    }
}

fn authorization(scheme: &str, value: &str) -> Result<Place, &'static str> {
    Ok(Place::Header(
        header::AUTHORIZATION,
        sensitive(&format!("{scheme} {value}"))?,
    ))
}

fn token(value: &str) -> Result<&str, &'static str> {
    if value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(value);
    }
    Err("holds a space or a character outside ASCII")
}

/// A header value that is never printed nor kept in the tables of HTTP/2.
pub fn sensitive(value: &str) -> Result<HeaderValue, &'static str> {
    let mut value = HeaderValue::from_str(value).map_err(|_| "holds a character that a header cannot carry")?;
    value.set_sensitive(true);
    Ok(value)
}

/// The credentials of a request.
#[derive(Clone, Copy, Default)]
pub struct Chosen<'c> {
    keys: &'c [&'static str],
    given: &'c [Credential],
}

impl<'c> Chosen<'c> {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &'c Credential> {
        let given = self.given;
        let of_key = move |key: &&str| given.iter().find(|credential| credential.key == *key);
        self.keys.iter().filter_map(of_key)
    }
}

/// The credentials of the first alternative that can be met, one that asks for some before one that asks for none;
/// `None` when none can.
pub fn choose_credentials<'c>(
    security: &'c [&'c [&'static str]],
    schemes: &[SchemeInfo],
    given: &'c [Credential],
) -> Option<Chosen<'c>> {
    let in_transport = |key: &str| {
        schemes
            .iter()
            .any(|scheme| scheme.key == key && scheme.kind == SchemeKind::MutualTls)
    };
    let is_given = |key: &str| given.iter().any(|credential| credential.key == key);
    let is_met = |keys: &&&[&'static str]| keys.iter().all(|key| is_given(key) || in_transport(key));
    let mut met = security.iter().filter(is_met);
    match met.find(|keys| keys.iter().any(|key| is_given(key))) {
        Some(keys) => Some(Chosen { keys, given }),
        None if security.is_empty() || security.iter().any(|keys| is_met(&keys)) => Some(Chosen::default()),
        None => None,
    }
}
