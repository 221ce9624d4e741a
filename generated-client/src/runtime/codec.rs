//! Types that are read from JSON and written to it: [`Codec`].

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::{
    Encode, Fault, Fields, NULL_AS_MISSING, Presence, Reader, Values, Writer, quoted_json, read_by_serde,
    write_by_serde,
};

/// A type that is read from JSON and written to it.
///
/// It is no generic code over formats, such as serde's, because a client reads nothing else: that the compiler sees every
/// type once, and not once for each format, makes large clients build in seconds. For the same reason a struct says of
/// itself as little as can be: a table of its fields, and the way to a tuple of their values and back. All other types
/// have no fields, and read and write themselves.
pub trait Codec: Debug + Clone + PartialEq + Sized + 'static {
    /// The values of the fields of a struct.
    type Values: Values;

    /// What is known of the fields of a struct.
    const FIELDS: &'static Fields = &[];

    /// The struct with these values.
    fn from_values(_values: Self::Values) -> Option<Self> {
        None
    }

    /// The values of a struct.
    fn values(&self) -> Option<<Self::Values as Values>::Refs<'_>> {
        None
    }

    /// Reads the value that comes next.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that does not have the shape of this type.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut slots = <Self::Values as Values>::Slots::default();
        reader.fields(Self::FIELDS, &mut slots)?;
        let values = Self::Values::settle(slots, &mut Self::FIELDS.iter())?;
        Self::from_values(values).ok_or_else(|| Fault::new("a struct", "a type without fields"))
    }

    /// Writes the value.
    fn write(&self, writer: &mut Writer) {
        if let Some(values) = self.values() {
            writer.fields(Self::FIELDS, &values);
        }
    }

    /// Reads the key of a map, as the value that its text is.
    ///
    /// # Errors
    ///
    /// As for [`Codec::read`].
    fn from_key(key: &str, around: &mut Reader<'_>) -> Result<Self, Fault> {
        let json = quoted_json(key);
        let mut reader = Reader::new(&json);
        let key = Self::read(&mut reader);
        around.add_misfit(reader.take_misfit());
        key
    }

    /// Reads the value of a field that is there.
    ///
    /// # Errors
    ///
    /// As for [`Codec::read`].
    fn read_field(_presence: Presence, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Self::read(reader)
    }

    /// What a field stands for that may be missing, and is.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether there is no value: an object leaves out an optional field of which this is true.
    fn is_absent(&self) -> bool {
        false
    }

    /// Reads the value of one more key into a map; into what is no map, nothing.
    ///
    /// # Errors
    ///
    /// As for [`Codec::read`].
    fn read_entry(&mut self, _key: &str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.raw().map(drop)
    }

    /// Writes the entries of a map into the object that is open; what is no map has none.
    fn write_entries(&self, _writer: &mut Writer) {}
}

impl Codec for bool {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.boolean()
    }

    fn write(&self, writer: &mut Writer) {
        writer.json(if *self { "true" } else { "false" });
    }
}

impl Codec for String {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.string().map(std::borrow::Cow::into_owned)
    }

    fn from_key(key: &str, _: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(key.to_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Codec for () {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.null()? {
            true => Ok(()),
            false => Err(reader.mismatch("null")),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.json("null");
    }
}

impl<T: Codec> Codec for Option<T> {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match reader.null()? {
            true => Ok(None),
            false => T::read(reader).map(Some),
        }
    }

    fn read_field(presence: Presence, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match presence {
            Presence::OptionalAny => T::read(reader).map(Some),
            Presence::OptionalOneOrMany if reader.null()? => Ok(None),
            Presence::OptionalOneOrMany => T::read_field(Presence::OneOrMany, reader).map(Some),
            Presence::Optional if reader.null()? => {
                reader.add_misfit(NULL_AS_MISSING);
                Ok(None)
            }
            Presence::Optional => T::read(reader).map(Some),
            Presence::Required | Presence::OneOrMany | Presence::Rest => Self::read(reader),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.json("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Codec> Codec for Box<T> {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read(reader).map(Box::new)
    }

    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Codec> Codec for Vec<T> {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut list = Vec::new();
        reader.array(|reader, _| {
            list.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(list)
    }

    fn read_field(presence: Presence, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match (presence, reader.peek()) {
            (Presence::OneOrMany, Some(b'[')) => Self::read(reader),
            (Presence::OneOrMany, _) => Ok(vec![T::read(reader)?]),
            _ => Self::read(reader),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.array(self.iter().map(|element| element as &dyn Encode));
    }
}

impl<K: Codec + Ord, T: Codec> Codec for BTreeMap<K, T> {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut map = Self::new();
        reader.object(|reader, key| map.read_entry(key, reader))?;
        Ok(map)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn read_entry(&mut self, key: &str, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let key = K::from_key(key, reader)?;
        self.insert(key, T::read(reader)?);
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(|writer| Codec::write_entries(self, writer));
    }

    fn write_entries(&self, writer: &mut Writer) {
        for (key, value) in self {
            writer.entry(key, value);
        }
    }
}

impl Codec for serde_json::Value {
    type Values = ();

    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_by_serde(reader)
    }

    fn write(&self, writer: &mut Writer) {
        write_by_serde(self, writer);
    }
}
