//! How `model!` reads and writes a field, by whether the value may be missing or `null`.

// Each module has the same functions: `read` fills the slot of a field from a value, `finish` makes the field of the
// slot, unless it is missing, and `write` writes the field. They are generic over the type of the value, never over
// the struct.

/// Always there, never `null`: a field of type `T`.
pub mod required {
    use serde::de::MapAccess;
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Serialize};

    /// Reads the value.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value()?);
        Ok(())
    }

    /// Asks for the value.
    pub fn finish<T>(slot: Option<T>) -> Option<T> {
        slot
    }

    /// Writes the value.
    pub fn write<T: Serialize, M: SerializeMap>(field: &T, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(key, field)
    }
}

/// Always there, may be `null`: a field of type `Option<T>`.
pub mod nullable {
    pub use super::required::{finish, read, write};
}

/// May be missing: a field of type `Option<T>`; `null` reads as missing.
pub mod optional {
    use serde::de::MapAccess;
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Serialize};

    use super::super::{NULL_AS_MISSING, add_misfit};

    /// Reads the value, if it is not `null`.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value()?;
        if slot.is_none() {
            add_misfit(NULL_AS_MISSING);
        }
        Ok(())
    }

    /// Takes what is there.
    pub fn finish<T>(slot: Option<T>) -> Option<Option<T>> {
        Some(slot)
    }

    /// Writes the value, if there is one.
    pub fn write<T: Serialize, M: SerializeMap>(
        field: &Option<T>,
        key: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match field {
            Some(value) => map.serialize_entry(key, value),
            None => Ok(()),
        }
    }
}

/// May be missing, and `null` is a value like any other: a field of type `Option<T>`, where `T` has a value for `null`.
pub mod optional_any {
    use serde::Deserialize;
    use serde::de::MapAccess;

    pub use super::optional::{finish, write};

    /// Reads the value, `null` too.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value()?);
        Ok(())
    }
}

/// May be missing or `null`, and the difference matters: a field of type [`Field<T>`](super::super::Field).
pub mod three_state {
    use serde::de::MapAccess;
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Serialize};

    use super::super::Field;

    /// Reads the value or `null`.
    pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<Field<T>>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value::<Option<T>>()?.map_or(Field::Null, Field::Value));
        Ok(())
    }

    /// Takes what is there.
    pub fn finish<T>(slot: Option<Field<T>>) -> Option<Field<T>> {
        Some(slot.unwrap_or_default())
    }

    /// Writes the value or `null`, if there is one.
    pub fn write<T: Serialize, M: SerializeMap>(
        field: &Field<T>,
        key: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match field {
            Field::Absent => Ok(()),
            Field::Null => map.serialize_entry(key, &()),
            Field::Value(value) => map.serialize_entry(key, value),
        }
    }
}

/// A list for which the API also sends a single value: a field of type `Vec<T>`, always there.
pub mod one_or_many {
    use serde::de::{DeserializeOwned, MapAccess};
    use serde::{Deserialize, Deserializer};
    use serde_json::value::RawValue;

    use super::super::{JsonKind, decode_part};
    pub use super::required::{finish, write};

    /// Reads the list, or a single value as a list of one.
    pub fn read<'de, T: DeserializeOwned, A: MapAccess<'de>>(
        slot: &mut Option<Vec<T>>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value::<OneOrMany<T>>()?.0);
        Ok(())
    }

    /// A list, or a single value as a list of one.
    pub struct OneOrMany<T>(pub Vec<T>);

    impl<'de, T: DeserializeOwned> Deserialize<'de> for OneOrMany<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let raw = Box::<RawValue>::deserialize(deserializer)?;
            let list = match JsonKind::of(raw.get().as_bytes()) {
                JsonKind::Array => decode_part(raw.get()),
                _ => decode_part(raw.get()).map(|value| vec![value]),
            };
            list.map(Self).map_err(|error| error.pack(raw.get().len()))
        }
    }
}

/// The same for a list that may be missing: a field of type `Option<Vec<T>>`; `null` reads as missing.
pub mod optional_one_or_many {
    use serde::de::{DeserializeOwned, MapAccess};

    use super::one_or_many::OneOrMany;
    pub use super::optional::{finish, write};

    /// Reads the list, or a single value as a list of one.
    pub fn read<'de, T: DeserializeOwned, A: MapAccess<'de>>(
        slot: &mut Option<Vec<T>>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = map.next_value::<Option<OneOrMany<T>>>()?.map(|list| list.0);
        Ok(())
    }
}

/// The keys beside the named fields: a field of type `BTreeMap<K, V>`.
pub mod extra_keys {
    use std::collections::BTreeMap;

    use serde::de::MapAccess;
    use serde::de::value::StringDeserializer;
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Serialize};

    use super::super::{KEPT, Text, add_misfit};

    /// Reads the value of a key that no field has.
    pub fn read<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<BTreeMap<K, V>>,
        key: Text<'de>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        add_misfit(KEPT);
        let key = K::deserialize(StringDeserializer::new(key.into_string()))?;
        slot.get_or_insert_default().insert(key, map.next_value()?);
        Ok(())
    }

    /// Takes what is there.
    pub fn finish<K, V>(slot: Option<BTreeMap<K, V>>) -> Option<BTreeMap<K, V>> {
        Some(slot.unwrap_or_default())
    }

    /// Writes every entry.
    pub fn write<K: Serialize, V: Serialize, M: SerializeMap>(
        field: &BTreeMap<K, V>,
        map: &mut M,
    ) -> Result<(), M::Error> {
        field
            .iter()
            .try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}
