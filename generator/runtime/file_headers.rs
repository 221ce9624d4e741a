//! Further headers of files in multipart bodies.

use http::{HeaderName, HeaderValue};

use super::{BuildError, FilePart};

/// The headers that the client writes by itself, or that would say where the part ends.
const WRITTEN: [&str; 4] = [
    "content-disposition",
    "content-length",
    "content-type",
    "transfer-encoding",
];

/// The further headers of a file as lines, with their ends.
///
/// # Errors
///
/// A header that no part can have. The error names it, and has nothing of its value.
pub fn header_lines(file: &FilePart) -> Result<String, BuildError> {
    let mut lines = String::new();
    for (name, value) in &file.headers {
        let known = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::header(name))?;
        if WRITTEN.contains(&known.as_str()) {
            return Err(BuildError::body(&format!(
                "`{known}` of a part is the client's own header"
            )));
        }
        // Space around a value would be lost (RFC 9110, section 5.5).
        let is_whole = value.trim_matches([' ', '\t']) == value;
        if !is_whole || HeaderValue::from_str(value).is_err() {
            return Err(BuildError::header(name));
        }
        lines.push_str(&format!("{known}: {value}\r\n"));
    }
    Ok(lines)
}
