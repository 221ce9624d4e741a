//! Multipart bodies of which the parts are found when they are sent: the properties of a value, or its items.

use super::{BuildError, DescribedPart, Encode, JsonParts, Multipart, PartKind, encode};

impl<K: PartKind> Multipart<K> {
    /// Adds each property of an object.
    pub fn properties(&mut self, value: &(impl Encode + ?Sized)) {
        let json = encode(value).unwrap_or_default();
        let Some(JsonParts::Object(properties)) = JsonParts::of(&json) else {
            return self.refuse(BuildError::body("parts must be those of an object"));
        };
        for (name, json) in properties {
            let described = DescribedPart::default();
            match JsonParts::of(json) {
                Some(JsonParts::List(items)) if K::REPEATS_NAMES => {
                    items.iter().for_each(|item| self.item(&name, &described, item));
                }
                _ => self.item(&name, &described, json),
            }
        }
    }

    /// Adds each item of a list; the first ones are of media types of their own, the others of `rest`, where these are
    /// said.
    pub fn items(
        &mut self,
        value: &(impl Encode + ?Sized),
        first: &[Option<&'static str>],
        rest: Option<&'static str>,
    ) {
        let json = encode(value).unwrap_or_default();
        let Some(JsonParts::List(items)) = JsonParts::of(&json) else {
            return self.refuse(BuildError::body("parts must be those of a list"));
        };
        for (place, json) in items.iter().enumerate() {
            let described = DescribedPart {
                media_type: first.get(place).copied().unwrap_or(rest),
                ..DescribedPart::default()
            };
            self.item("", &described, json);
        }
    }
}
