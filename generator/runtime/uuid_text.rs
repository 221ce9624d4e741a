//! UUIDs (RFC 9562) as JSON strings.

use uuid::Uuid;

use super::{Decode, Encode, Fault, Reader, Writer};

impl Decode for Uuid {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("a UUID", |text| Self::parse_str(text).ok())
    }
}

impl Encode for Uuid {
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}
