//! What all request builders can do.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::answer::request_id;
use super::driver_async::drive_async;
use super::driver_blocking::drive_blocking;
use super::outcome::unbuilt;
use super::prepare::prepare;
use super::{
    Answer, Async, Blocking, BoxFuture, BuildError, Call, DecodeError, Error, Handle, Operation, OperationInfo,
    Outcome, Prepared, RequestBody, RequestParts,
};

/// A request whose value comes with status and headers.
#[must_use = "a request does nothing until it is sent"]
pub struct WithResponse<R, M = Async> {
    ready: Ready<M>,
    operation: PhantomData<fn() -> R>,
}

impl<R: Operation, M> WithResponse<R, M> {
    /// Wraps a request.
    #[doc(hidden)]
    pub fn new(call: &Call<M>, request: &R) -> Self {
        Self {
            ready: Ready::new(call, request),
            operation: PhantomData,
        }
    }
}

impl<R: Operation, M> WithResponse<R, M> {
    /// Reads an answer to the request that came by other means: from a store, a test, or a client of another kind. The
    /// request is what `build` of the request builder gives.
    ///
    /// # Errors
    ///
    /// As for sending it: a refusal, and what does not fit the description. Nothing is sent again.
    pub fn decode(&self, response: http::Response<Bytes>) -> Result<ApiResponse<R::Output>, Error<R::Error>> {
        let secrets = self.ready.prepared.as_ref().map(|prepared| prepared.secrets.clone());
        let answer = Answer::new(response, SystemTime::now());
        Outcome::of_answer(answer, secrets.unwrap_or_default())
            .conclude::<R, _>(R::decode)
            .map(|(answer, value)| ApiResponse::new(answer, value))
    }
}

impl<R: Operation> WithResponse<R, Async> {
    /// Sends the request.
    pub async fn send(self) -> Result<ApiResponse<R::Output>, Error<R::Error>> {
        self.ready.send_async::<R, _>(R::decode).await
    }

    /// Sends the request, asks for this media type, and gives the body of a success as it comes: for media types that
    /// this crate does not read, such as XML.
    pub async fn send_as(self, media_type: &str) -> Result<ApiResponse<Bytes>, Error<R::Error>> {
        self.ready.accepting(media_type).send_async::<R, _>(Answer::bytes).await
    }
}

impl<R: Operation> IntoFuture for WithResponse<R, Async> {
    type Output = Result<ApiResponse<R::Output>, Error<R::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<R: Operation> WithResponse<R, Blocking> {
    /// Sends the request and blocks this thread until the answer is there.
    pub fn send(self) -> Result<ApiResponse<R::Output>, Error<R::Error>> {
        self.ready.send_blocking::<R, _>(R::decode)
    }

    /// Sends the request, asks for this media type, and gives the body of a success as it comes: for media types that
    /// this crate does not read, such as XML. Blocks this thread until the answer is there.
    pub fn send_as(self, media_type: &str) -> Result<ApiResponse<Bytes>, Error<R::Error>> {
        self.ready.accepting(media_type).send_blocking::<R, _>(Answer::bytes)
    }
}

impl<R, M> fmt::Debug for WithResponse<R, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithResponse")
            .field("request", &self.ready.prepared)
            .finish()
    }
}

/// A value with the status and the headers of the answer that held it. `Debug` shows no values of headers, since
/// services repeat there what they were sent.
#[derive(Clone, PartialEq)]
pub struct ApiResponse<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T: fmt::Debug> fmt::Debug for ApiResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiResponse")
            .field("status", &self.status)
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}

impl<T> ApiResponse<T> {
    fn new(answer: Answer, value: T) -> Self {
        let (status, headers) = answer.into_head();
        Self { status, headers, value }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The request id that the service sent: what its support asks for.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Leaves status and headers behind.
    pub fn into_value(self) -> T {
        self.value
    }
}

/// Writes a request down without sending it.
pub fn prepare_request<R: Operation, M>(call: &Call<M>, request: &R) -> Result<Prepared, BuildError> {
    prepare_as(call, request, R::INFO.accept)
}

/// Writes down a request for answers of these media types.
pub fn prepare_as<R: Operation, M>(call: &Call<M>, request: &R, accept: &'static str) -> Result<Prepared, BuildError> {
    let mut parts = RequestParts::of_media_type(call.media_type);
    request.encode(&mut parts);
    let config = call.handle.config();
    let info = OperationInfo { accept, ..R::INFO };
    prepare(config, &info, R::own_server(config)?, &call.options, parts.finished()?)
}

/// The HTTP request that would be sent.
pub fn build_request<R: Operation, M>(call: &Call<M>, request: &R) -> Result<http::Request<RequestBody>, BuildError> {
    prepare_request(call, request).map(|prepared| prepared.request)
}

/// A request that is written down, or the reason why it cannot be, and what sends it.
pub struct Ready<M> {
    handle: Handle<M>,
    prepared: Result<Prepared, BuildError>,
}

impl<M> Ready<M> {
    /// Writes a request down.
    pub fn new<R: Operation>(call: &Call<M>, request: &R) -> Self {
        Self {
            handle: call.handle.clone(),
            prepared: prepare_request(call, request),
        }
    }

    /// Asks for this media type.
    pub(super) fn accepting(mut self, media_type: &str) -> Self {
        if let Ok(prepared) = &mut self.prepared {
            match HeaderValue::from_str(media_type) {
                Ok(accepted) => drop(prepared.request.headers_mut().insert(header::ACCEPT, accepted)),
                Err(_) => self.prepared = Err(BuildError::header("Accept")),
            }
        }
        self
    }
}

impl Ready<Async> {
    /// Sends it, and reads a success.
    pub async fn send_async<R: Operation, T>(
        self,
        read: fn(&Answer) -> Result<T, DecodeError>,
    ) -> Result<ApiResponse<T>, Error<R::Error>> {
        let prepared = self.prepared.map_err(unbuilt::<R>)?;
        let outcome = drive_async(self.handle.mode(), prepared).await;
        outcome
            .conclude::<R, T>(read)
            .map(|(answer, value)| ApiResponse::new(answer, value))
    }
}

impl Ready<Blocking> {
    /// Sends it, blocks this thread, and reads a success.
    pub fn send_blocking<R: Operation, T>(
        self,
        read: fn(&Answer) -> Result<T, DecodeError>,
    ) -> Result<ApiResponse<T>, Error<R::Error>> {
        let prepared = self.prepared.map_err(unbuilt::<R>)?;
        let outcome = drive_blocking(self.handle.mode(), prepared);
        outcome
            .conclude::<R, T>(read)
            .map(|(answer, value)| ApiResponse::new(answer, value))
    }
}

/// A request on its way: a future of the value that answers it, or of the error. Dropping it cancels the request.
///
/// It has a name, and a box, so that the compiler proves once and not for each request that it may move between threads.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sending<T, E>(BoxFuture<'static, Result<T, Error<E>>>);

impl<T, E> Sending<T, E> {
    /// Sends a request, once the future is polled.
    #[doc(hidden)]
    pub fn of<R: Operation<Output = T, Error = E>>(call: &Call<Async>, request: &R) -> Self {
        let ready = Ready::new(call, request);
        Self::from_future(async move { ready.send_async::<R, _>(R::decode).await.map(ApiResponse::into_value) })
    }

    /// What a future does.
    pub(super) fn from_future(future: impl Future<Output = Result<T, Error<E>>> + Send + 'static) -> Self {
        Self(Box::pin(future))
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}

/// Sends a request and blocks this thread.
pub fn send_blocking<R: Operation>(call: &Call<Blocking>, request: &R) -> Result<R::Output, Error<R::Error>> {
    Ready::new(call, request)
        .send_blocking::<R, _>(R::decode)
        .map(ApiResponse::into_value)
}

/// Writes down what would be sent; of headers and body no values, and of secrets nothing.
///
/// # Errors
///
/// The formatter's.
pub fn fmt_request<R: Operation, M>(
    call: &Call<M>,
    request: &R,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut parts = RequestParts::of_media_type(call.media_type);
    request.encode(&mut parts);
    let mut text = f.debug_struct(name);
    parts.describe(text.field("method", &R::INFO.method));
    text.field("options", &call.options).finish()
}

/// Gives a request builder with the field `call` its ways to be sent.
///
/// `request!(Create -> Created, CreateError)` names output and error in the documentation.
macro_rules! request {
    ($name:ident) => {
        $crate::runtime::request!(
            $name -> <Self as $crate::runtime::Operation>::Output, <Self as $crate::runtime::Operation>::Error
        );
    };
    ($name:ident -> $output:ty, $error:ty) => {
        impl<M: $crate::runtime::Mode> $name<M> {
            /// Sets what concerns this request only: headers, query, timeouts, retries, base URL.
            pub fn options(mut self, options: $crate::runtime::RequestOptions) -> Self {
                self.call.options = options;
                self
            }

            /// Builds the HTTP request without sending it.
            ///
            /// # Errors
            ///
            /// [`BuildError`](crate::BuildError) when a value cannot be sent.
            pub fn build(&self) -> ::core::result::Result<
                ::http::Request<$crate::runtime::RequestBody>,
                $crate::runtime::BuildError,
            > {
                $crate::runtime::build_request(&self.call, self)
            }

            /// Returns status and headers beside the value.
            pub fn with_response(self) -> $crate::runtime::WithResponse<Self, M> {
                $crate::runtime::WithResponse::new(&self.call, &self)
            }
        }

        impl<M: $crate::runtime::Mode> ::core::fmt::Debug for $name<M> {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::fmt_request(&self.call, self, ::core::stringify!($name), formatter)
            }
        }

        impl $name<$crate::runtime::Async> {
            /// Sends the request. Dropping the future cancels it.
            ///
            /// # Errors
            ///
            /// [`Error`](crate::Error) when the request cannot be built or sent, is refused, or is answered
            /// in a way that does not fit the description.
            pub fn send(self) -> $crate::runtime::Sending<$output, $error> {
                $crate::runtime::Sending::of(&self.call, &self)
            }
        }

        impl ::core::future::IntoFuture for $name<$crate::runtime::Async> {
            type Output = ::core::result::Result<$output, $crate::runtime::Error<$error>>;
            type IntoFuture = $crate::runtime::Sending<$output, $error>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        #[cfg(feature = "blocking")]
        impl $name<$crate::runtime::Blocking> {
            /// Sends the request and blocks this thread until the answer is there.
            ///
            /// # Errors
            ///
            /// [`Error`](crate::Error) when the request cannot be built or sent, is refused, or is answered
            /// in a way that does not fit the description; also when it is called inside an async runtime.
            pub fn send(self) -> ::core::result::Result<$output, $crate::runtime::Error<$error>> {
                $crate::runtime::send_blocking(&self.call, &self)
            }
        }
    };
}

pub(crate) use request;
