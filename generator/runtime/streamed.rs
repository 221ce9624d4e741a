//! Operations whose success comes piece by piece.

use super::framing::{Frame, Framing};
use super::{DecodeError, Operation};

/// A request whose success can be read while it arrives.
pub trait Streamed: Operation {
    /// What comes piece by piece.
    type Item: Send + 'static;

    /// The media type that is asked for.
    const ACCEPT: &'static str;
    /// Whether nothing may come for any time.
    const PAUSES: bool;

    /// Says in the request that a stream is wanted, where the description has a field for that.
    fn ask(&mut self) {}

    /// How the body falls into items.
    fn framing() -> Box<dyn Framing>;

    /// Reads an item; `None` is the end of the stream.
    fn item(frame: &Frame) -> Result<Option<Self::Item>, DecodeError>;
}

/// Gives a request builder that is [`Streamed`] its ways to be sent as such.
macro_rules! streamed {
    ($name:ident -> $item:ty, $error:ty) => {
        impl $name<$crate::runtime::Async> {
            /// Sends the request, and gives what comes while it arrives.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send), until the headers of the answer are there; what happens later is an error
            /// of the stream.
            pub fn send_stream(self) -> $crate::runtime::Sending<$crate::runtime::ItemStream<$item>, $error> {
                $crate::runtime::open_stream(self.call.clone(), self)
            }
        }

        #[cfg(feature = "blocking")]
        impl $name<$crate::runtime::Blocking> {
            /// Sends the request, and gives what comes while it arrives.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send), until the headers of the answer are there; what happens later is an error
            /// of the stream.
            pub fn send_stream(
                self,
            ) -> ::core::result::Result<$crate::runtime::BlockingItemStream<$item>, $crate::runtime::Error<$error>>
            {
                $crate::runtime::open_stream_blocking(self.call.clone(), self)
            }
        }
    };
}

pub(crate) use streamed;
