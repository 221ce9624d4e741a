//! Why a request could not be built.

use std::fmt;

/// A request that was refused before anything was sent. It never shows the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildError {
    message: String,
}

impl BuildError {
    /// An error in words, which must not repeat a value.
    #[doc(hidden)]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// A path value that would address another path.
    #[doc(hidden)]
    pub fn path(name: &str) -> Self {
        Self::new(format!(
            "`{name}` must not be empty, `.` or `..`: it would address another path"
        ))
    }

    /// A header value that HTTP cannot carry.
    #[doc(hidden)]
    pub fn header(name: &str) -> Self {
        Self::new(format!(
            "the header `{name}` has a name or value that HTTP cannot carry"
        ))
    }

    /// A value that JSON cannot hold.
    #[doc(hidden)]
    pub fn unwritable(name: &str) -> Self {
        Self::new(format!("the parameter `{name}` cannot be written"))
    }

    /// A cookie that cannot be written, or would end its pair.
    #[doc(hidden)]
    pub fn cookie(name: &str) -> Self {
        Self::new(format!(
            "the cookie `{name}` has a name or value that cookies cannot carry"
        ))
    }

    /// A list or object of which a part holds what its style puts between the parts.
    #[doc(hidden)]
    pub fn delimiter(name: &str) -> Self {
        Self::new(format!(
            "`{name}` has a part with the text that parts it from the next one: it would be read as two"
        ))
    }

    /// A body that cannot be written.
    #[doc(hidden)]
    pub fn body(why: &str) -> Self {
        Self::new(format!("the body cannot be sent: {why}"))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {}
