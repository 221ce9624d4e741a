//! All pages of an operation, for an async client.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::request::Ready;
use super::turning::Turning;
use super::{ApiResponse, Async, BoxFuture, Call, Error, Paginated};

/// The items of all pages: a [`Stream`], which asks for a page when its items are wanted. It ends after an error.
#[must_use = "streams do nothing unless they are polled"]
pub struct Paginator<R: Paginated> {
    pages: Pages<R>,
    items: VecDeque<R::Item>,
}

impl<R: Paginated + Unpin> Paginator<R> {
    #[doc(hidden)]
    pub fn new(call: Call<Async>, request: R) -> Self {
        Self {
            pages: Pages {
                turning: Turning::new(call, request),
                waiting: None,
            },
            items: VecDeque::new(),
        }
    }

    /// Begins at the page that [`token`](Self::token) named before.
    pub fn resume(mut self, token: impl Into<String>) -> Self {
        self.pages.turning.turn(token.into());
        self
    }

    /// Where the next page is, once there was one: what [`resume`](Self::resume) takes, in another process too. What is
    /// left of the page before it is not there.
    pub fn token(&self) -> Option<&str> {
        self.pages.token()
    }

    /// The pages, each as the operation answers it.
    pub fn pages(self) -> Pages<R> {
        self.pages
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error<R::Error>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The items of all pages in a list.
    ///
    /// # Errors
    ///
    /// The first error of a page; the items before it are lost.
    pub async fn collect(mut self) -> Result<Vec<R::Item>, Error<R::Error>> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

impl<R: Paginated + Unpin> Unpin for Paginator<R> {}

impl<R: Paginated + Unpin> Stream for Paginator<R> {
    type Item = Result<R::Item, Error<R::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.items = R::into_items(page).into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<R: Paginated> fmt::Debug for Paginator<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paginator({})", R::INFO.id)
    }
}

/// A page on its way.
type Waiting<R> =
    BoxFuture<'static, Result<ApiResponse<<R as super::Operation>::Output>, Error<<R as super::Operation>::Error>>>;

/// All pages: a [`Stream`], which asks for one when it is wanted. It ends after an error.
#[must_use = "streams do nothing unless they are polled"]
pub struct Pages<R: Paginated> {
    turning: Turning<R, Async>,
    waiting: Option<Waiting<R>>,
}

impl<R: Paginated + Unpin> Pages<R> {
    /// Where the next page is, once there was one: what [`Paginator::resume`] takes.
    pub fn token(&self) -> Option<&str> {
        self.turning.token.as_deref().filter(|_| !self.turning.over)
    }

    /// The next page; `None` behind the last one.
    pub async fn next(&mut self) -> Option<Result<R::Output, Error<R::Error>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: Paginated + Unpin> Unpin for Pages<R> {}

impl<R: Paginated + Unpin> Stream for Pages<R> {
    type Item = Result<R::Output, Error<R::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.turning.over {
            return Poll::Ready(None);
        }
        let Pages { turning, waiting } = &mut *self;
        let page = waiting.get_or_insert_with(|| {
            let ready = Ready::new(&turning.call, &turning.request);
            Box::pin(ready.send_async::<R, _>(R::decode))
        });
        let page = ready!(page.as_mut().poll(context));
        *waiting = None;
        Poll::Ready(Some(match page {
            Ok(response) => Ok(turning.take(response)),
            Err(error) => {
                turning.over = true;
                Err(error)
            }
        }))
    }
}

impl<R: Paginated> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages({})", R::INFO.id)
    }
}
