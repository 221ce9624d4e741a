//! Parts of forms that have styles, as parameters of a query have them (OpenAPI 3.1, section 4.8.15.1.2).

use percent_encoding::percent_decode_str;

use super::query::{encode_component, pairs};
use super::{BuildError, DescribedPart, Encode, JsonParts, Multipart, QueryStyle, encode};

impl Multipart {
    /// Adds a value of any shape in a style: what would be pairs of a query are parts. Nothing is percent-encoded.
    pub fn styled(&mut self, name: &str, value: Option<&(impl Encode + ?Sized)>, style: QueryStyle) {
        let described = DescribedPart {
            media_type: None,
            ..std::mem::take(&mut self.described)
        };
        let Some(value) = value else { return };
        let json = encode(value).unwrap_or_default();
        // Between the parts of a row stands a comma, or what is encoded in a query.
        let is_encoded = style.separator().is_some_and(|separator| separator != ",");
        let encode = |text: &str| match is_encoded {
            true => encode_component(text),
            false => text.to_owned(),
        };
        let written = JsonParts::of(&json).and_then(|value| {
            pairs(name, &value, style, &encode, &mut |name, text| {
                let decoded = percent_decode_str(text).decode_utf8_lossy();
                let text = if is_encoded {
                    decoded.into_owned()
                } else {
                    text.to_owned()
                };
                self.plain(name, &described, text);
            })
        });
        if written.is_none() {
            self.refuse(BuildError::delimiter(name));
        }
    }
}
