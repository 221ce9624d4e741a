//! Two futures of which the first to finish wins.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// Polls both until `work` is done, or `None` once `limit` is; the loser is dropped, which cancels it.
pub async fn race<T>(work: impl Future<Output = T>, limit: impl Future<Output = ()>) -> Option<T> {
    let mut work = pin!(work);
    let mut limit = pin!(limit);
    poll_fn(|context| {
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        limit.as_mut().poll(context).map(|()| None)
    })
    .await
}
