//! Bytes that JSON carries as base64 text: [`Base64Bytes`].

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Codec, Fault, Reader, Writer, serde_by_json};

/// Bytes that JSON carries as base64 text (RFC 4648).
///
/// They are written in the standard alphabet with padding; the URL-safe alphabet and missing padding are read too.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64Bytes(pub Vec<u8>);

impl Base64Bytes {
    /// The bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, owned.
    #[must_use]
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Base64Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

const CONFIG: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

impl Codec for Base64Bytes {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("base64 text", parse)
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(&GeneralPurpose::new(&STANDARD, CONFIG).encode(&self.0));
    }
}

serde_by_json! { Base64Bytes }

fn parse(text: &str) -> Option<Base64Bytes> {
    let alphabet = if text.contains(['-', '_']) {
        &URL_SAFE
    } else {
        &STANDARD
    };
    GeneralPurpose::new(alphabet, CONFIG).decode(text).ok().map(Base64Bytes)
}
