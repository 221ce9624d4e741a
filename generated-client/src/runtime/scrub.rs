//! Values that must not be printed.

use std::fmt;

/// The secrets that a request carries.
#[derive(Clone, Default)]
pub struct Secrets {
    values: Vec<String>,
}

impl Secrets {
    /// Adds a value, which is any text that identifies nothing but the secret.
    pub fn add(&mut self, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() || self.values.contains(&value) {
            return;
        }
        self.values.push(value);
        // Longer ones first, so that a secret that begins with another is replaced whole.
        self.values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    }

    /// Adds what stands behind the scheme of a value like `Bearer abc`.
    pub fn extend_with_token(&mut self, value: &str) {
        if let Some((_, token)) = value.split_once(' ') {
            self.add(token);
        }
    }

    /// Adds all values of `other`.
    pub fn extend(&mut self, other: &Secrets) {
        for value in &other.values {
            self.add(value.clone());
        }
    }

    /// Whether `text` holds one.
    pub fn occur_in(&self, text: &str) -> bool {
        self.values.iter().any(|value| text.contains(value.as_str()))
    }

    /// `text` with `[secret]` where they were.
    pub fn scrub(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for value in &self.values {
            if text.contains(value.as_str()) {
                text = text.replace(value.as_str(), "[secret]");
            }
        }
        text
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.values.len())
    }
}
