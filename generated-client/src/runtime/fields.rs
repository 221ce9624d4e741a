//! Objects whose fields are known: how they are read into slots and written from values.

use super::{Fault, KEPT, PASSED_OVER, Parts, Presence, Reader, Slots, Writer};

/// A field's name, its key, and how it may be missing.
pub type FieldInfo = (&'static str, &'static str, Presence);

/// What is known of the fields of a struct, in their order.
pub type Fields = [FieldInfo];

impl Reader<'_> {
    /// Reads an object into the slots of its fields; a key that no field has goes to the last one if that is for such
    /// keys, or is passed over.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that is no object, and for a value that does not have the shape of its field.
    pub fn fields(&mut self, fields: &Fields, slots: &mut dyn Slots) -> Result<(), Fault> {
        let (fields, rest) = match fields.split_last() {
            Some(((.., Presence::Rest), named)) => (named, Some(named.len())),
            _ => (fields, None),
        };
        // Services write keys in the order of the description more often than not.
        let mut next = 0;
        self.object(|reader, key| {
            let found = match fields.get(next) {
                Some((_, expected, _)) if expected == key => Some(next),
                _ => fields.iter().position(|(_, expected, _)| expected == key),
            };
            if let Some((place, slot, presence)) =
                found.and_then(|place| Some((place, slots.at(place)?, fields.get(place)?.2)))
            {
                next = place + 1;
                return slot.fill(presence, reader);
            }
            match rest.and_then(|place| slots.at(place)) {
                Some(rest) => {
                    reader.add_misfit(KEPT);
                    rest.fill_entry(key, reader)
                }
                None => {
                    reader.add_misfit(PASSED_OVER);
                    reader.raw().map(drop)
                }
            }
        })
    }
}

impl Writer {
    /// Writes an object with the values of its fields.
    pub fn fields(&mut self, fields: &Fields, values: &dyn Parts) {
        self.object(|writer| {
            for (place, (_, key, presence)) in fields.iter().enumerate() {
                let Some(value) = values.at(place) else { continue };
                match presence {
                    Presence::Rest => value.write_entries(writer),
                    _ if presence.may_be_missing() && value.is_absent() => {}
                    _ => writer.field(key, value),
                }
            }
        });
    }
}
