//! The fields of a struct, read from an object and written to one, by a table: what `model!` stands on.

use super::{Encode, Fault, PASSED_OVER, Presence, Reader, Slot, Writer};

/// The key of each field and how it may be missing.
pub type Fields = [(&'static str, Presence)];

impl Reader<'_> {
    /// Reads an object into the slots of its fields; a key that no field has goes to `rest`, or is passed over.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for JSON that is no object, and for a value that does not have the shape of its field.
    pub fn fields(
        &mut self,
        fields: &Fields,
        slots: &mut [&mut dyn Slot],
        mut rest: Option<&mut dyn Slot>,
    ) -> Result<(), Fault> {
        // Services write keys in the order of the description more often than not.
        let mut next = 0;
        self.object(|reader, key| {
            let found = match fields.get(next) {
                Some((name, _)) if name == key => Some(next),
                _ => fields.iter().position(|(name, _)| name == key),
            };
            let field = found.and_then(|place| Some((place, fields.get(place)?.1, slots.get_mut(place)?)));
            match (field, &mut rest) {
                (Some((place, presence, slot)), _) => {
                    next = place + 1;
                    slot.fill(presence, reader)
                }
                (None, Some(rest)) => rest.fill_entry(key, reader),
                (None, None) => {
                    reader.add_misfit(PASSED_OVER);
                    reader.raw().map(drop)
                }
            }
        })
    }
}

impl Writer {
    /// Writes an object with the values of its fields, and then with the entries of `rest`.
    pub fn fields(&mut self, fields: &Fields, values: &[&dyn Encode], rest: Option<&dyn Encode>) {
        self.object(|writer| {
            for ((key, presence), value) in fields.iter().zip(values) {
                let is_optional = !matches!(presence, Presence::Required | Presence::OneOrMany);
                if !(is_optional && value.is_absent()) {
                    writer.entry(key, *value);
                }
            }
            if let Some(rest) = rest {
                rest.write_entries(writer);
            }
        });
    }
}
