//! The transport of a client that was given none.

use super::{Async, Blocking, Config, ConfigError, Handle};

/// The transport of an async client that was given none.
#[cfg(feature = "reqwest")]
pub fn default_transport(config: Config) -> Result<Handle<Async>, ConfigError> {
    let transport = super::ReqwestTransport::new(config.connect_timeout)?;
    Ok(Handle::new(config, Async::by(transport)))
}

/// The transport of an async client that was given none.
#[cfg(not(feature = "reqwest"))]
pub fn default_transport(_: Config) -> Result<Handle<Async>, ConfigError> {
    Err(ConfigError::new(
        "no transport: give one to the builder, or enable the feature `reqwest`",
    ))
}

/// The transport of a blocking client that was given none.
#[cfg(all(feature = "reqwest", feature = "blocking"))]
pub fn default_blocking_transport(config: Config) -> Result<Handle<Blocking>, ConfigError> {
    let transport = super::ReqwestBlocking::new(config.connect_timeout)?;
    Ok(Handle::new(config, Blocking::by(transport)))
}

/// The transport of a blocking client that was given none.
#[cfg(not(all(feature = "reqwest", feature = "blocking")))]
pub fn default_blocking_transport(_: Config) -> Result<Handle<Blocking>, ConfigError> {
    Err(ConfigError::new(
        "no transport: give one to the builder, or enable the features `reqwest` and `blocking`",
    ))
}
