//! UUIDs (RFC 9562) as JSON strings.

use uuid::Uuid;

use super::{Codec, Fault, Reader, Writer};

impl Codec for Uuid {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("a UUID", |text| Self::parse_str(text).ok())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}
