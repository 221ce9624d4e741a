//! Where a redirect leads, and what of a request may follow it.

use http::uri::Authority;
use http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode, Uri, header};

use super::{Origin, RequestBody, path::is_dot_segment};

/// How many redirects are followed.
pub const MOST_REDIRECTS: u32 = 10;

/// The target of a redirect, as the answer names it; `None` if the answer is none.
pub fn location<T>(response: &Response<T>) -> Option<&str> {
    let status = response.status();
    let redirects = [
        StatusCode::MOVED_PERMANENTLY,
        StatusCode::FOUND,
        StatusCode::SEE_OTHER,
        StatusCode::TEMPORARY_REDIRECT,
        StatusCode::PERMANENT_REDIRECT,
    ];
    if !redirects.contains(&status) {
        return None;
    }
    response
        .headers()
        .get(header::LOCATION)?
        .to_str()
        .ok()
        .map(str::trim)
        .filter(|target| !target.is_empty())
}

/// Points a request at the target of a redirect; `None` if it must not be followed.
///
/// When the origin changes, everything that could be a credential stays behind.
pub fn follow(request: &Request<RequestBody>, target: &str) -> Option<Request<RequestBody>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) || !request.body().is_empty() {
        return None;
    }
    let uri = resolve(request.uri(), target)?;
    let mut next = request.clone();
    if Origin::of(&uri)? != Origin::of(request.uri())? {
        drop_credentials(next.headers_mut());
    }
    *next.uri_mut() = uri;
    Some(next)
}

/// Resolves an address that the service gave; `None` if it leads to another origin. Services behind a proxy that speaks
/// TLS for them often take themselves for ones without: their `http` is the client's `https`.
pub fn same_origin(base: &Uri, target: &str) -> Option<Uri> {
    let mut uri = resolve(base, target)?;
    let plain = uri.scheme_str() == Some("http") && uri.port().is_none() && uri.host() == base.host();
    if plain && base.scheme_str() == Some("https") {
        let mut parts = uri.into_parts();
        parts.scheme = base.scheme().cloned();
        parts.authority = base.authority().cloned();
        uri = Uri::from_parts(parts).ok()?;
    }
    (Origin::of(&uri)? == Origin::of(base)?).then_some(uri)
}

/// Removes what could be a credential: all but the headers of which it is known what they say.
pub fn drop_credentials(headers: &mut HeaderMap) {
    const HARMLESS: [HeaderName; 8] = [
        header::ACCEPT,
        header::ACCEPT_LANGUAGE,
        header::IF_MATCH,
        header::IF_MODIFIED_SINCE,
        header::IF_NONE_MATCH,
        header::IF_UNMODIFIED_SINCE,
        header::RANGE,
        header::USER_AGENT,
    ];
    let names: Vec<_> = headers
        .iter()
        .filter(|(name, value)| value.is_sensitive() || !HARMLESS.contains(name))
        .map(|(name, _)| name.clone())
        .collect();
    for name in names {
        headers.remove(name);
    }
}

/// Resolves a reference against an address (RFC 3986, section 5.2); `None` if it leads nowhere.
pub fn resolve(base: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.split('#').next().unwrap_or_default();
    let scheme = base.scheme_str()?;
    let authority = base.authority()?.as_str();
    let absolute = if has_scheme(reference) {
        reference.to_owned()
    } else if reference.starts_with("//") {
        format!("{scheme}:{reference}")
    } else if reference.starts_with('/') {
        format!("{scheme}://{authority}{reference}")
    } else if reference.is_empty() {
        base.to_string()
    } else if reference.starts_with('?') {
        format!("{scheme}://{authority}{}{reference}", base.path())
    } else {
        let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{authority}{folder}/{reference}")
    };
    let uri: Uri = absolute.parse().ok()?;
    if uri.authority()?.as_str().contains('@') {
        return None;
    }
    without_dot_segments(&uri)
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    })
}

fn without_dot_segments(uri: &Uri) -> Option<Uri> {
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = uri.path().split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        if !is_dot_segment(segment) {
            kept.push(segment);
            continue;
        }
        if segment.replace("%2e", ".").replace("%2E", ".") == ".." {
            kept.pop();
        }
        if index + 1 == segments.len() {
            kept.push("");
        }
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Uri::builder()
        .scheme(uri.scheme()?.clone())
        .authority(uri.authority()?.clone())
        .path_and_query(format!("/{}{query}", kept.join("/")))
        .build()
        .ok()
}

/// A target as it may be printed: without its query, which may hold a key.
pub fn printable(request: &Request<RequestBody>, target: &str) -> String {
    match resolve(request.uri(), target) {
        Some(uri) => {
            let authority = uri.authority().map(Authority::as_str).unwrap_or_default();
            format!("{}://{authority}{}", uri.scheme_str().unwrap_or_default(), uri.path())
        }
        // A user name and a password, which may be why it leads nowhere, stand before the last `@`.
        None => {
            let target = target.split(['?', '#']).next().unwrap_or_default();
            target.rsplit('@').next().unwrap_or_default().to_owned()
        }
    }
}
