//! Operations that answer page by page: [`Paginated`].

use http::HeaderMap;

use super::Operation;

/// A request whose answer is one page of several.
pub trait Paginated: Operation {
    /// What the pages hold.
    type Item: Send + 'static;

    /// Whether the next page is known by its address, and not by a value of the request.
    const BY_ADDRESS: bool = false;

    /// Where the page behind this one is; `None` behind the last one.
    fn next_page(&self, page: &Self::Output, headers: &HeaderMap) -> Option<String>;

    /// Asks for the page that is there.
    fn turn_to(&mut self, token: &str) {
        let _ = token;
    }

    /// What the page holds.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}

/// The number of the page behind one with items, up to the last one where that is known.
pub fn next_number(number: Option<i64>, first: i64, items: usize, last: Option<i64>) -> Option<String> {
    let number = number.unwrap_or(first);
    let more = items > 0 && last.is_none_or(|last| number < last);
    more.then(|| number.saturating_add(1).to_string())
}

/// The offset of the page behind one with items, up to the number of all where that is known.
pub fn next_offset(offset: Option<i64>, items: usize, total: Option<i64>) -> Option<String> {
    let next = offset.unwrap_or(0).saturating_add(i64::try_from(items).ok()?);
    let more = items > 0 && total.is_none_or(|total| next < total);
    more.then(|| next.to_string())
}

/// A token as the service gave it; an empty one is none.
pub fn next_token(token: impl ToString) -> Option<String> {
    Some(token.to_string()).filter(|token| !token.is_empty())
}

/// The target of the link whose relation is `next` (RFC 8288).
pub fn next_link(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(http::header::LINK).iter();
    values.filter_map(|value| value.to_str().ok()).find_map(next_of)
}

/// The target of the first link of a header that is `next`.
fn next_of(header: &str) -> Option<String> {
    let mut rest = header;
    while let Some((_, after)) = rest.split_once('<') {
        let (target, after) = after.split_once('>')?;
        // Its parameters go on to the next `<`, which stands in no relation.
        let (parameters, _) = after.split_once('<').unwrap_or((after, ""));
        let is_next = parameters.split([';', ',']).any(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
            name.trim().eq_ignore_ascii_case("rel") && relations.any(|relation| relation.eq_ignore_ascii_case("next"))
        });
        if is_next {
            return Some(target.trim().to_owned());
        }
        rest = after;
    }
    None
}

/// Gives a request builder that is [`Paginated`] a way through all pages.
macro_rules! paginated {
    ($name:ident) => {
        impl $name<$crate::runtime::Async> {
            /// Gives the items of this page and of all that follow: a stream, which sends a request for each page when
            /// its items are asked for.
            pub fn paginate(self) -> $crate::runtime::Paginator<Self> {
                $crate::runtime::Paginator::new(self.call.clone(), self)
            }
        }

        #[cfg(feature = "blocking")]
        impl $name<$crate::runtime::Blocking> {
            /// Gives the items of this page and of all that follow: an iterator, which sends a request for each page when
            /// its items are asked for.
            pub fn paginate(self) -> $crate::runtime::BlockingPaginator<Self> {
                $crate::runtime::BlockingPaginator::new(self.call.clone(), self)
            }
        }
    };
}

pub(crate) use paginated;
