//! IP addresses as JSON strings.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Decode, Encode, Fault, Reader, Writer};

impl Decode for Ipv4Addr {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("an IPv4 address", |text| text.parse().ok())
    }
}

impl Encode for Ipv4Addr {
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}

impl Decode for Ipv6Addr {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.parsed("an IPv6 address", |text| text.parse().ok())
    }
}

impl Encode for Ipv6Addr {
    fn write(&self, writer: &mut Writer) {
        writer.text(&self.to_string());
    }
}
