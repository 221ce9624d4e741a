//! All pages of an operation, for a blocking client.

use std::collections::VecDeque;
use std::fmt;

use super::request::Ready;
use super::turning::Turning;
use super::{Blocking, Call, Error, Paginated};

/// The items of all pages: an iterator, which asks for a page when its items are wanted. It ends after an error.
#[must_use = "iterators are lazy"]
pub struct BlockingPaginator<R: Paginated> {
    pages: BlockingPages<R>,
    items: VecDeque<R::Item>,
}

impl<R: Paginated> BlockingPaginator<R> {
    #[doc(hidden)]
    pub fn new(call: Call<Blocking>, request: R) -> Self {
        Self {
            pages: BlockingPages {
                turning: Turning::new(call, request),
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
    pub fn pages(self) -> BlockingPages<R> {
        self.pages
    }
}

impl<R: Paginated> Iterator for BlockingPaginator<R> {
    type Item = Result<R::Item, Error<R::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = R::into_items(page).into(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<R: Paginated> fmt::Debug for BlockingPaginator<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlockingPaginator({})", R::INFO.id)
    }
}

/// All pages: an iterator, which asks for one when it is wanted. It ends after an error.
#[must_use = "iterators are lazy"]
pub struct BlockingPages<R: Paginated> {
    turning: Turning<R, Blocking>,
}

impl<R: Paginated> BlockingPages<R> {
    /// Where the next page is, once there was one: what [`BlockingPaginator::resume`] takes.
    pub fn token(&self) -> Option<&str> {
        self.turning.token.as_deref().filter(|_| !self.turning.over)
    }
}

impl<R: Paginated> Iterator for BlockingPages<R> {
    type Item = Result<R::Output, Error<R::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.turning.over {
            return None;
        }
        let sent = Ready::new(&self.turning.call, &self.turning.request).send_blocking::<R, _>(R::decode);
        Some(match sent {
            Ok(response) => Ok(self.turning.take(response)),
            Err(error) => {
                self.turning.over = true;
                Err(error)
            }
        })
    }
}

impl<R: Paginated> fmt::Debug for BlockingPages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlockingPages({})", R::INFO.id)
    }
}
