//! Bodies one behind the other, as parts of a multipart body are.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{BodySource, ByteStream, RequestBody, TransportError};

/// A body of several, in order.
pub struct JoinedBody(pub Vec<RequestBody>);

impl BodySource for JoinedBody {
    fn length(&self) -> Option<u64> {
        self.0
            .iter()
            .try_fold(0_u64, |sum, body| sum.checked_add(body.length()?))
    }

    fn is_readable(&self) -> bool {
        self.0.iter().all(RequestBody::is_readable)
    }

    fn open(&self) -> ByteStream {
        ByteStream::pieces(Joined {
            waiting: self.0.iter().cloned().collect(),
            open: None,
        })
    }
}

/// Opens each body when the one before has ended.
struct Joined {
    waiting: VecDeque<RequestBody>,
    open: Option<ByteStream>,
}

impl Stream for Joined {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(open) = &mut self.open {
                match ready!(Pin::new(open).poll_next(context)) {
                    Some(piece) => return Poll::Ready(Some(piece)),
                    None => self.open = None,
                }
            }
            match self.waiting.pop_front() {
                Some(body) => self.open = Some(body.open()),
                None => return Poll::Ready(None),
            }
        }
    }
}
