//! Multipart bodies of which the parts are found when they are sent: the properties of a value, or its items.

use super::{BuildError, DescribedPart, Encode, JsonParts, Multipart, PartKind, RequestParts, encode, head_lines};

/// What the description says of a property: its name, its media type, its headers.
pub type DescribedProperty<'p> = (&'p str, Option<&'static str>, Option<&'p RequestParts>);

impl<K: PartKind> Multipart<K> {
    /// Adds each property of an object.
    pub fn properties(&mut self, value: &(impl Encode + ?Sized), described: &[DescribedProperty<'_>]) {
        let json = encode(value).unwrap_or_default();
        let Some(JsonParts::Object(properties)) = JsonParts::of(&json) else {
            return self.refuse(BuildError::body("parts must be those of an object"));
        };
        for (name, json) in properties {
            let described = self.found(described, &name);
            match JsonParts::of(json) {
                Some(JsonParts::List(items)) if K::REPEATS_NAMES => {
                    items.iter().for_each(|item| self.item(&name, &described, item));
                }
                _ => self.item(&name, &described, json),
            }
        }
    }

    fn found(&mut self, described: &[DescribedProperty<'_>], name: &str) -> DescribedPart {
        if let Some((_, media_type, head)) = described.iter().find(|(known, ..)| *known == name) {
            self.described.media_type = *media_type;
            match head.map(head_lines).transpose() {
                Ok(lines) => self.described.headers = lines.unwrap_or_default(),
                Err(reason) => self.refuse(reason),
            }
        }
        std::mem::take(&mut self.described)
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
