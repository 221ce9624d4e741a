//! What the parts of a multipart body are expected to be, by OpenAPI 3.0, section 4.7.15, RFC 7578 and RFC 2387.

// On purpose this shares nothing with the runtime of generated crates: each is the other's proof.

use serde_json::Value;

use super::super::file::File;
use super::super::input;
use super::super::literal;
use super::super::ty::{FileShape, file_shape};
use super::call::Call;
use super::value::one_or_many;
use super::wire;
use crate::model::{Body, Field, Location, Part, PartPlace, PartWriting, PartsKind, Struct, Style};

/// A part as it is expected.
struct Expected {
    name: String,
    file_name: Option<String>,
    media_type: Option<String>,
    text: String,
}

/// The statement that looks at the parts, and one for each header of a part.
pub(super) fn statements(file: &File<'_>, body: &Body, call: &Call<'_>, value: &Value) -> String {
    let reader = Reader { file, body };
    let parts = match input::structure(file, &body.ty) {
        Some(shape) => reader.of_struct(shape, value),
        None => reader.of_value(value),
    };
    let mut media_type = body.media_type.clone();
    if let (PartsKind::Related, Some(root)) = (body.parts.kind, parts.first()) {
        let root = root.media_type.as_deref().unwrap_or_default();
        let root = root.split(';').next().unwrap_or_default();
        media_type.push_str(&format!("; type=\"{root}\""));
    }
    let media_type = literal::text(&media_type);
    let lines: String = parts.iter().map(line).collect();
    let mut statements = format!("request.has_parts({media_type}, &[{lines}\n    ]);");
    for (property, header, text) in reader.headers(call, &parts) {
        statements.push_str(&format!(
            "\n    request.has_part_header({}, {}, {});",
            literal::text(&property),
            literal::text(&header),
            literal::text(&text)
        ));
    }
    statements
}

struct Reader<'r, 'a> {
    file: &'r File<'a>,
    body: &'r Body,
}

impl Reader<'_, '_> {
    /// The parts in the order of the fields.
    fn of_struct(&self, shape: &Struct, value: &Value) -> Vec<Expected> {
        let fields = shape.fields.iter();
        let given = fields.filter_map(|field| Some((field, value.get(&field.wire)?)));
        given.flat_map(|(field, value)| self.of_field(field, value)).collect()
    }

    fn of_field(&self, field: &Field, value: &Value) -> Vec<Expected> {
        let wire = &field.wire;
        let part = self.body.parts.of_property(wire).map(|(_, part)| part);
        let said = part.and_then(|part| part.media_type.as_deref());
        match file_shape(self.file.api, &field.ty) {
            Some(FileShape::One) => return vec![self.of_file(wire, said, value, 0)],
            Some(FileShape::List) => {
                let files = one_or_many(value).iter().enumerate();
                return files
                    .map(|(place, file)| self.of_file(wire, said, file, place))
                    .collect();
            }
            None => {}
        }
        if let Some(PartWriting::Styled(style)) = part.map(|part| part.writing) {
            return styled(wire, value, style);
        }
        let is_json = part.is_some_and(|part| part.writing == PartWriting::Json);
        match value {
            Value::Array(items) if self.body.parts.kind == PartsKind::FormData => {
                let items = items.iter();
                items
                    .filter_map(|item| self.of_item(wire, said, is_json, item))
                    .collect()
            }
            _ => self.of_item(wire, said, is_json, value).into_iter().collect(),
        }
    }

    fn of_file(&self, name: &str, said: Option<&str>, value: &Value, place: usize) -> Expected {
        let is_form = self.body.parts.kind == PartsKind::FormData;
        let number = if is_form || place == 0 {
            String::new()
        } else {
            format!("/{}", place + 1)
        };
        Expected {
            name: self.name(name) + &number,
            file_name: is_form.then(|| name.to_owned()),
            media_type: Some(said.unwrap_or("application/octet-stream").to_owned()),
            text: value.as_str().unwrap_or("content").to_owned(),
        }
    }

    fn of_item(&self, name: &str, said: Option<&str>, is_json: bool, value: &Value) -> Option<Expected> {
        let (media_type, text) = match value {
            Value::Null => return None,
            Value::Array(_) | Value::Object(_) => {
                (said.filter(|_| is_json).or(Some("application/json")), value.to_string())
            }
            scalar if is_json => (said, scalar.to_string()),
            scalar if self.body.parts.kind == PartsKind::FormData => (said, wire::text(scalar)),
            scalar => (said.or(Some("text/plain; charset=utf-8")), wire::text(scalar)),
        };
        Some(Expected {
            name: self.name(name),
            file_name: None,
            media_type: media_type.map(str::to_owned),
            text,
        })
    }

    /// What a part is called: an id is its name in the letters of URIs, and a place has no name.
    fn name(&self, name: &str) -> String {
        match self.body.parts.kind {
            PartsKind::FormData => name.to_owned(),
            PartsKind::Related => wire::component(name),
            PartsKind::Mixed => String::new(),
        }
    }

    /// The parts of a body that is no struct.
    fn of_value(&self, value: &Value) -> Vec<Expected> {
        let is_form = self.body.parts.kind == PartsKind::FormData;
        match value {
            Value::Object(entries) => entries
                .iter()
                .flat_map(|(name, value)| match value {
                    Value::Array(items) if is_form => items.iter().map(|item| (name, item)).collect(),
                    _ => vec![(name, value)],
                })
                .filter_map(|(name, value)| {
                    let part = self.body.parts.of_property(name).map(|(_, part)| part);
                    let said = part.and_then(|part| part.media_type.as_deref());
                    let is_json = part.is_some_and(|part| part.writing == PartWriting::Json);
                    self.of_item(name, said, is_json, value)
                })
                .collect(),
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items.filter_map(|(place, item)| self.of_place(place, item)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The part that an item of a list is.
    fn of_place(&self, place: usize, value: &Value) -> Option<Expected> {
        let described = &self.body.parts.described;
        let find = |wanted: PartPlace| described.iter().find(|part| part.place == wanted);
        let part: Option<&Part> = find(PartPlace::Item(place)).or_else(|| find(PartPlace::Rest));
        let said = part.and_then(|part| part.media_type.as_deref());
        if file_shape(self.file.api, &self.body.ty).is_some() {
            return Some(self.of_file("", said, value, 0));
        }
        let is_json = part.is_some_and(|part| part.writing == PartWriting::Json);
        self.of_item("", said, is_json, value)
    }

    /// The headers of the parts that are there: the name of the part, the header and its value.
    fn headers(&self, call: &Call<'_>, parts: &[Expected]) -> Vec<(String, String, String)> {
        let mut found = Vec::new();
        for (place, part) in self.body.parts.described.iter().enumerate() {
            let PartPlace::Property(name) = &part.place else {
                continue;
            };
            let name = self.name(name);
            if !parts.iter().any(|part| part.name == name) || name.is_empty() {
                continue;
            }
            if let Some(encoding) = &part.transfer_encoding {
                found.push((name.clone(), "content-transfer-encoding".to_owned(), encoding.clone()));
            }
            for (parameter, value) in &call.parameters {
                if parameter.location == Location::Part(place) {
                    let text = wire::header(parameter, value);
                    found.push((name.clone(), parameter.wire.to_ascii_lowercase(), text));
                }
            }
        }
        found.retain(|(_, _, text)| !text.is_empty());
        found
    }
}

/// The parts of a value in a style: what would be pairs of a query, with nothing encoded.
fn styled(name: &str, value: &Value, style: Style) -> Vec<Expected> {
    let pairs = wire::field(name, value, Some(style)).into_iter();
    let decoded = |text: &str| percent_decoded(text);
    pairs
        .map(|pair| {
            let (name, text) = pair.split_once('=').unwrap_or((&pair, ""));
            Expected {
                name: decoded(name),
                file_name: None,
                media_type: None,
                text: decoded(text),
            }
        })
        .collect()
}

/// A text without percent-encoding (RFC 3986, section 2.1).
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `support::Part { ... },` on a line of its own.
fn line(part: &Expected) -> String {
    let some = |text: &Option<String>| match text {
        Some(text) => format!("Some({})", literal::text(text)),
        None => "None".to_owned(),
    };
    format!(
        "\n        support::Part {{ name: {}, file_name: {}, content_type: {}, text: {} }},",
        literal::text(&part.name),
        some(&part.file_name),
        some(&part.media_type),
        literal::text(&part.text)
    )
}
