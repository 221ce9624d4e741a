//! Types of the user's own in the models: `foreign_type!`.

/// Makes a type that only serde knows one that is read from JSON and written to it.
macro_rules! foreign_type {
    ($type:ty) => {
        impl $crate::runtime::Codec for $type {
            type Values = ();

            fn read(reader: &mut $crate::runtime::Reader<'_>) -> ::core::result::Result<Self, $crate::runtime::Fault> {
                $crate::runtime::read_by_serde(reader)
            }

            fn write(&self, writer: &mut $crate::runtime::Writer) {
                $crate::runtime::write_by_serde(self, writer);
            }
        }
    };
}

pub(crate) use foreign_type;
