//! What the description forbids: [`Never`].

use super::{Decode, Encode, Fault, Reader, Writer, serde_by_json};

/// A value that there is none of, where the schema is `false`: reading one is an error, and none can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Never {}

impl Decode for Never {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Err(reader.mismatch("no value"))
    }
}

impl Encode for Never {
    fn write(&self, _: &mut Writer) {
        match *self {}
    }
}

serde_by_json! { Never }
