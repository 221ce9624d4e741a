//! Whether what came to a webhook was sent by the service: [`Verifier`].

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Codec, WebhookError, decode};

/// How far the time of a message may lie from now.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// What the names of the headers begin with: those of the specification, then those of the service that it comes from.
const PREFIXES: [&str; 2] = ["webhook", "svix"];

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Verifies messages that are signed as [Standard Webhooks](https://www.standardwebhooks.com) have it, with a symmetric
/// secret (`v1`: HMAC with SHA-256). `Debug` does not show the secret.
///
/// The body has to be the bytes that were received: JSON that was read and written again has another signature.
#[derive(Clone)]
pub struct Verifier {
    key: Vec<u8>,
}

impl Verifier {
    /// A verifier with the secret of an endpoint, as the service shows it: base64, with or without `whsec_`.
    ///
    /// # Errors
    ///
    /// [`WebhookError::Secret`] for a text that is no base64, or empty.
    pub fn new(secret: impl AsRef<str>) -> Result<Self, WebhookError> {
        let secret = secret.as_ref().trim();
        let key = ENGINE.decode(secret.strip_prefix("whsec_").unwrap_or(secret));
        match key {
            Ok(key) if !key.is_empty() => Ok(Self { key }),
            _ => Err(WebhookError::Secret),
        }
    }

    /// Verifies a message that arrives now.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] for a header that is missing or malformed, for a time that lies more than five minutes off, and
    /// where no signature is right.
    pub fn verify(&self, headers: &http::HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        self.verify_at(headers, body, SystemTime::now())
    }

    /// Verifies a message that arrives at `now`.
    ///
    /// # Errors
    ///
    /// Those of [`verify`](Self::verify).
    pub fn verify_at(&self, headers: &http::HeaderMap, body: &[u8], now: SystemTime) -> Result<(), WebhookError> {
        let prefix = PREFIXES
            .iter()
            .find(|prefix| headers.contains_key(format!("{prefix}-id")));
        let prefix = prefix.unwrap_or(&"webhook");
        let id = header(headers, prefix, "id")?;
        let timestamp = header(headers, prefix, "timestamp")?;
        let signatures = header(headers, prefix, "signature")?;
        check_time(timestamp, now)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).map_err(|_| WebhookError::Secret)?;
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        let given = signatures.split(' ').filter_map(|text| text.strip_prefix("v1,"));
        let mut given = given.filter_map(|text| ENGINE.decode(text).ok());
        // It compares in a time that does not depend on how much of the signature is right.
        match given.any(|signature| mac.clone().verify_slice(&signature).is_ok()) {
            true => Ok(()),
            false => Err(WebhookError::Signature),
        }
    }

    /// Verifies a message that arrives now, and reads its body.
    ///
    /// # Errors
    ///
    /// Those of [`verify`](Self::verify), and [`WebhookError::Body`] for a body that is no JSON or does not have the shape
    /// of `T`.
    pub fn read<T: Codec>(&self, headers: &http::HeaderMap, body: &[u8]) -> Result<T, WebhookError> {
        self.read_at(headers, body, SystemTime::now())
    }

    /// Verifies a message that arrives at `now`, and reads its body.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read).
    pub fn read_at<T: Codec>(
        &self,
        headers: &http::HeaderMap,
        body: &[u8],
        now: SystemTime,
    ) -> Result<T, WebhookError> {
        self.verify_at(headers, body, now)?;
        decode(body).map_err(WebhookError::Body)
    }
}

/// A header that is there and legible.
fn header<'h>(headers: &'h http::HeaderMap, prefix: &str, name: &'static str) -> Result<&'h str, WebhookError> {
    let value = headers
        .get(format!("{prefix}-{name}"))
        .ok_or(WebhookError::MissingHeader(name))?;
    let text = value.to_str().ok().filter(|text| !text.is_empty());
    text.ok_or(WebhookError::MalformedHeader(name))
}

/// Refuses a time that lies too far from now, so that a message cannot be sent again later by others.
fn check_time(timestamp: &str, now: SystemTime) -> Result<(), WebhookError> {
    let seconds = timestamp
        .parse()
        .map_err(|_| WebhookError::MalformedHeader("timestamp"))?;
    let sent = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    let sent = sent.ok_or(WebhookError::MalformedHeader("timestamp"))?;
    let is_close = |later: SystemTime, earlier| later.duration_since(earlier).is_ok_and(|apart| apart <= TOLERANCE);
    match is_close(now, sent) || is_close(sent, now) {
        true => Ok(()),
        false => Err(WebhookError::Time),
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}
