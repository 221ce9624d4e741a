//! Successes in other media types than the one that a request asks for by itself.

use super::{Answer, ApiResponse, Async, Blocking, Call, DecodeError, Error, Operation, Ready, Sending};

/// What reads a success.
pub type Read<T> = fn(&Answer) -> Result<T, DecodeError>;

/// Sends a request that asks for another media type, once the future is polled.
pub fn send_other<R: Operation, T: 'static>(
    call: &Call<Async>,
    request: &R,
    media_type: &str,
    read: Read<T>,
) -> Sending<T, R::Error> {
    let ready = Ready::new(call, request).accepting(media_type);
    Sending::from_future(async move { ready.send_async::<R, T>(read).await.map(ApiResponse::into_value) })
}

/// Sends a request that asks for another media type, and blocks this thread.
pub fn send_other_blocking<R: Operation, T>(
    call: &Call<Blocking>,
    request: &R,
    media_type: &str,
    read: Read<T>,
) -> Result<T, Error<R::Error>> {
    let ready = Ready::new(call, request).accepting(media_type);
    ready.send_blocking::<R, T>(read).map(ApiResponse::into_value)
}

/// Gives a request builder ways to be sent that ask for other media types.
///
/// `other_answers! { Export, ExportError { send_csv: String = text "text/csv", } }` names what each gives, and the method
/// of [`Answer`] that reads it.
macro_rules! other_answers {
    ($name:ident, $error:ty { $($method:ident: $output:ty = $read:ident $media_type:literal,)* }) => {
        impl $name<$crate::runtime::Async> {
            $(
                #[doc = ::core::concat!("Sends the request, and asks for `", $media_type, "`.")]
                ///
                /// # Errors
                ///
                /// As for [`send`](Self::send).
                pub fn $method(self) -> $crate::runtime::Sending<$output, $error> {
                    $crate::runtime::send_other(&self.call, &self, $media_type, |answer| answer.$read())
                }
            )*
        }

        #[cfg(feature = "blocking")]
        impl $name<$crate::runtime::Blocking> {
            $(
                #[doc = ::core::concat!("Sends the request, and asks for `", $media_type, "`.")]
                ///
                /// # Errors
                ///
                /// As for [`send`](Self::send).
                pub fn $method(self) -> ::core::result::Result<$output, $crate::runtime::Error<$error>> {
                    $crate::runtime::send_other_blocking(&self.call, &self, $media_type, |answer| answer.$read())
                }
            )*
        }
    };
}

pub(crate) use other_answers;
