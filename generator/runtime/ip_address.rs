//! IP addresses as JSON strings.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Codec, Fault, Reader, Writer};

impl Codec for Ipv4Addr {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("an IPv4 address", |text| text.parse().ok())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}

impl Codec for Ipv6Addr {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("an IPv6 address", |text| text.parse().ok())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}
