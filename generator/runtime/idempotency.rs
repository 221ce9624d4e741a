//! The header by which a service knows that two requests are one (draft "The Idempotency-Key HTTP Header Field").

use std::fmt::Display;

use super::RequestParts;

impl RequestParts {
    /// Adds the header, of a random value where there is none: the request may then be sent twice.
    pub fn idempotency_key(&mut self, name: &'static str, value: Option<&(impl Display + ?Sized)>) {
        self.idempotent = true;
        match value {
            Some(value) => self.header(name, Some(value)),
            None => self.header(name, Some(&random_uuid())),
        }
    }
}

/// A random UUID (RFC 9562, section 5.4).
fn random_uuid() -> String {
    let random = fastrand::u128(..);
    let versioned = (random & !(0xf << 76) & !(0b11 << 62)) | (0x4 << 76) | (0b10 << 62);
    let digits = format!("{versioned:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
