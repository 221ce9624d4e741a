//! What a client and everything made from it share.

use std::fmt;
use std::sync::Arc;

use super::{Config, Mode};

/// A configuration with a transport; cloning it copies a pointer.
pub struct Handle<M: Mode> {
    shared: Arc<Shared<M>>,
}

struct Shared<M: Mode> {
    config: Config,
    transport: M::Transport,
}

impl<M: Mode> Handle<M> {
    /// Joins a configuration and what carries its requests.
    pub fn new(config: Config, transport: M::Transport) -> Self {
        Self {
            shared: Arc::new(Shared { config, transport }),
        }
    }

    /// What was chosen on the builder.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// What carries requests to the service.
    pub fn transport(&self) -> &M::Transport {
        &self.shared.transport
    }
}

impl<M: Mode> Clone for Handle<M> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<M: Mode> fmt::Debug for Handle<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.config.fmt(f)
    }
}
