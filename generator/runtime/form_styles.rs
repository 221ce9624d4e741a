//! Forms of which fields have styles of their own (OpenAPI 3.0, section 4.7.15).

use super::{Encode, QueryStyle, RequestParts};

impl RequestParts {
    /// A body of pairs, `application/x-www-form-urlencoded`; the fields that `styles` names are written as it says, with
    /// `None` as JSON.
    pub fn form_with(&mut self, value: &(impl Encode + ?Sized), styles: &[(&str, Option<QueryStyle>)]) {
        self.form_by(value, &|name| {
            let own = styles.iter().find(|(known, _)| *known == name);
            own.map_or(Some(QueryStyle::FormExplode), |(_, style)| *style)
        });
    }
}
