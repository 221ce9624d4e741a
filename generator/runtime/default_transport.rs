//! The transport of a client that was given none.

use super::{Async, Blocking, Config, ConfigError};

/// The transport of an async client that was given none.
#[cfg(feature = "reqwest")]
pub fn default_transport(config: &Config) -> Result<Async, ConfigError> {
    super::ReqwestTransport::new(config.connect_timeout).map(Async::by)
}

/// The transport of an async client that was given none.
#[cfg(not(feature = "reqwest"))]
pub fn default_transport(_: &Config) -> Result<Async, ConfigError> {
    Err(ConfigError::new(
        "no transport: give one to the builder, or enable the feature `reqwest`",
    ))
}

/// The transport of a blocking client that was given none.
#[cfg(all(feature = "reqwest", feature = "blocking"))]
pub fn default_blocking_transport(config: &Config) -> Result<Blocking, ConfigError> {
    super::ReqwestBlocking::new(config.connect_timeout).map(Blocking::by)
}

/// The transport of a blocking client that was given none.
#[cfg(not(all(feature = "reqwest", feature = "blocking")))]
pub fn default_blocking_transport(_: &Config) -> Result<Blocking, ConfigError> {
    Err(ConfigError::new(
        "no transport: give one to the builder, or enable the features `reqwest` and `blocking`",
    ))
}
