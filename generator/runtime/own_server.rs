//! The servers that an operation has of its own.

use super::{BaseUrl, BuildError, Config};

/// The address of an operation that has servers of its own: the one beside the name of the client's server, or else the
/// one without a name. Nothing where a base URL was given to the client, which holds for everything.
pub fn own_server(config: &Config, servers: &[(&str, &str)]) -> Result<Option<BaseUrl>, BuildError> {
    if config.base_url_given {
        return Ok(None);
    }
    let called = |name: &str| servers.iter().find(|(server, _)| *server == name);
    let Some((_, url)) = called(config.server).or_else(|| called("")) else {
        return Ok(None);
    };
    let base = if url.starts_with('/') {
        config.base_url.at_path(url)
    } else {
        BaseUrl::parse(url)
    };
    base.map(Some)
        .map_err(|why| BuildError::new(format!("the server of the operation is refused: {why}")))
}
