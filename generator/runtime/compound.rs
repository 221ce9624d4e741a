//! Multipart bodies that are no forms: `multipart/related` (RFC 2387) and those whose parts are known by their places.

use super::part_kind::quoted;
use super::query::encode_component;
use super::{FilePart, PartKind};

/// Parts that belong together.
#[derive(Debug, Clone)]
pub struct Compound {
    media_type: &'static str,
    /// The part that the body begins with, which the media type of the body names.
    root: Option<String>,
    /// Whether parts have ids, and the last of the names that they are made of, with how many parts had it.
    ids: Option<(String, usize)>,
}

impl Compound {
    /// Parts with ids, the first of which is the root (RFC 2387).
    pub fn related(media_type: &'static str) -> Self {
        Self {
            media_type,
            root: None,
            ids: Some((String::new(), 0)),
        }
    }

    /// Parts that nothing but their places tells apart (RFC 2046, section 5.1.3).
    pub fn mixed(media_type: &'static str) -> Self {
        Self {
            media_type,
            root: None,
            ids: None,
        }
    }

    /// The id of the next part of a name: the name, and a number from its second part on, behind a sign that no name
    /// has.
    fn id(&mut self, name: &str) -> Option<String> {
        let (last, count) = self.ids.as_mut().filter(|_| !name.is_empty())?;
        if last != name {
            (*last, *count) = (name.to_owned(), 0);
        }
        *count += 1;
        let name = encode_component(name);
        Some(match count {
            1 => name,
            count => format!("{name}/{count}"),
        })
    }
}

impl PartKind for Compound {
    const REPEATS_NAMES: bool = false;
    const TEXT: Option<&'static str> = Some("text/plain; charset=utf-8");

    fn media_type(&self) -> String {
        match &self.root {
            Some(root) if self.ids.is_some() => format!("{}; type=\"{root}\"", self.media_type),
            _ => self.media_type.to_owned(),
        }
    }

    fn label(&mut self, name: &str, file: Option<&FilePart>, media_type: Option<&str>, headers: &str) -> String {
        // The parameter has a media type without its own parameters (RFC 2387, section 3.1).
        let essence = media_type.unwrap_or("text/plain").split(';').next().unwrap_or_default();
        let essence = essence.trim().replace(['"', '\\'], "");
        self.root.get_or_insert(essence);
        let mut lines = String::new();
        if let Some(file_name) = file.and_then(|file| file.file_name.as_deref()) {
            let file_name = quoted(file_name);
            lines.push_str(&format!(
                "Content-Disposition: attachment; filename=\"{file_name}\"\r\n"
            ));
        }
        let has_id = headers.lines().any(|line| line.starts_with("content-id:"));
        if let Some(id) = self.id(name).filter(|_| !has_id) {
            lines.push_str(&format!("Content-ID: <{id}>\r\n"));
        }
        lines
    }
}
