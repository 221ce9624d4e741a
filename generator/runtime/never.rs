//! What the description forbids: [`Never`].

use super::{Codec, Fault, Reader, Writer, serde_by_json};

/// A value that there is none of, where the schema is `false`: reading one is an error, and none can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Never {}

impl Codec for Never {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Err(reader.mismatch("no value"))
    }

    fn write(&self, _: &mut Writer) {
        match *self {}
    }
}

serde_by_json! { Never }
