//! How the parts of multipart bodies are told apart: [`PartKind`], and [`FormData`].

use super::FilePart;

/// A kind of multipart body (RFC 2046, section 5.1).
pub trait PartKind {
    /// Whether the items of a list are parts of one name; otherwise a list is one part.
    const REPEATS_NAMES: bool;
    /// The media type of a text, where it has to be said.
    const TEXT: Option<&'static str>;

    /// The media type of the body, without its boundary.
    fn media_type(&self) -> String;

    /// The lines of the next part by which it is known, with their ends; it is of this media type and has these lines
    /// anyway.
    fn label(&mut self, name: &str, file: Option<&FilePart>, media_type: Option<&str>, headers: &str) -> String;
}

/// Parts that have names (RFC 7578).
#[derive(Debug, Clone, Copy)]
pub struct FormData;

impl PartKind for FormData {
    const REPEATS_NAMES: bool = true;
    /// A text is what a part without a media type is (RFC 7578, section 4.4).
    const TEXT: Option<&'static str> = None;

    fn media_type(&self) -> String {
        "multipart/form-data".to_owned()
    }

    fn label(&mut self, name: &str, file: Option<&FilePart>, _media_type: Option<&str>, _headers: &str) -> String {
        let file_name = file.map(|file| file.file_name.as_deref().unwrap_or(name));
        let file_name = file_name.map(|name| format!("; filename=\"{}\"", quoted(name)));
        format!(
            "Content-Disposition: form-data; name=\"{}\"{}\r\n",
            quoted(name),
            file_name.unwrap_or_default()
        )
    }
}

/// A name that cannot end its quotes or its line, escaped as browsers do (HTML standard, "Multipart form data"); what
/// is beyond ASCII stays as it is.
pub fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
