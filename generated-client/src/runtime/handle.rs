//! What a client and everything made from it share.

use std::fmt;
use std::sync::Arc;

use super::Config;

/// A configuration with a way to send requests; cloning it copies a pointer.
pub struct Handle<M> {
    shared: Arc<Shared<M>>,
}

struct Shared<M> {
    config: Config,
    mode: M,
}

impl<M> Handle<M> {
    /// Joins a configuration and how requests are sent.
    pub fn new(config: Config, mode: M) -> Self {
        Self {
            shared: Arc::new(Shared { config, mode }),
        }
    }

    /// What was chosen on the builder.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// How requests are sent.
    pub fn mode(&self) -> &M {
        &self.shared.mode
    }
}

impl<M> Clone for Handle<M> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<M> fmt::Debug for Handle<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.config.fmt(f)
    }
}
