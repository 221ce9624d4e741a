//! One error type for programs that do not tell the errors of operations apart.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt::{self, Debug};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Answer, BuildError, ConfigError, DecodeError, DocumentedError, Error};

/// Any error of this crate; `?` turns all of them into it.
pub struct AnyError {
    inner: Inner,
}

enum Inner {
    Config(ConfigError),
    Build(BuildError),
    Request(Error<Erased>),
}

/// The documented error of some operation.
struct Erased(Box<dyn Documented>);

trait Documented: Debug + Send + Sync {
    fn as_any(&self) -> &dyn Any;
}

impl<E: DocumentedError> Documented for E {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Debug for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl DocumentedError for Erased {
    fn decode(_: &Answer) -> Option<Result<Self, DecodeError>> {
        None
    }
}

impl AnyError {
    /// The documented error of an operation, if it is one of type `E`.
    pub fn documented<E: DocumentedError>(&self) -> Option<&E> {
        // Without the dereferences the box itself would be asked, not what it holds.
        self.request()?
            .documented()
            .and_then(|erased| (*erased.0).as_any().downcast_ref())
    }

    /// The `operationId` of the request, if there was one.
    pub fn operation(&self) -> Option<&'static str> {
        self.request().map(Error::operation)
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.request()?.status()
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.request()?.headers()
    }

    /// The body of the answer as it came, if there was one.
    pub fn body(&self) -> Option<&Bytes> {
        self.request()?.body()
    }

    /// The name by which the service knows the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request()?.request_id()
    }

    /// How long the service asked to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        self.request()?.retry_after()
    }

    /// The code that the service gave in the body, without credentials.
    pub fn code(&self) -> Option<&str> {
        self.request()?.code()
    }

    /// What the service said in the body, in one line, shortened and without credentials.
    pub fn message(&self) -> Option<&str> {
        self.request()?.message()
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.request().is_some_and(Error::is_timeout)
    }

    /// Whether no connection was made, so that the service cannot have acted.
    pub fn is_connect(&self) -> bool {
        self.request().is_some_and(Error::is_connect)
    }

    /// Whether the answer does not fit the description.
    pub fn is_decode(&self) -> bool {
        self.request().is_some_and(Error::is_decode)
    }

    fn request(&self) -> Option<&Error<Erased>> {
        match &self.inner {
            Inner::Request(error) => Some(error),
            _ => None,
        }
    }

    fn as_error(&self) -> &(dyn StdError + 'static) {
        match &self.inner {
            Inner::Config(error) => error,
            Inner::Build(error) => error,
            Inner::Request(error) => error,
        }
    }
}

impl<E: DocumentedError> From<Error<E>> for AnyError {
    fn from(error: Error<E>) -> Self {
        Self {
            inner: Inner::Request(error.map(|error| Erased(Box::new(error)))),
        }
    }
}

impl From<ConfigError> for AnyError {
    fn from(error: ConfigError) -> Self {
        Self {
            inner: Inner::Config(error),
        }
    }
}

impl From<BuildError> for AnyError {
    fn from(error: BuildError) -> Self {
        Self {
            inner: Inner::Build(error),
        }
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_error(), f)
    }
}

impl Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(self.as_error(), f)
    }
}

impl StdError for AnyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.as_error().source()
    }
}
