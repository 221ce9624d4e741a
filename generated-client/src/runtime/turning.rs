//! From one page to the next: what async and blocking clients have in common.

use super::{ApiResponse, Call, Paginated};

/// A request for pages, and where it stands.
pub struct Turning<R, M> {
    /// What sends it, and what was chosen for it.
    pub call: Call<M>,
    /// The request for the next page.
    pub request: R,
    /// Where the next page is; `None` for where the request begins.
    pub token: Option<String>,
    /// Whether the last page was taken.
    pub over: bool,
}

impl<R: Paginated, M> Turning<R, M> {
    /// At the page that a request asks for.
    pub fn new(call: Call<M>, request: R) -> Self {
        Self {
            call,
            request,
            token: None,
            over: false,
        }
    }

    /// Goes to the page that a token names.
    pub fn turn(&mut self, token: String) {
        match R::BY_ADDRESS {
            true => self.call.options.address = Some(token.clone()),
            false => self.request.turn_to(&token),
        }
        self.token = Some(token);
    }

    /// Takes a page, and goes to the one behind it. A service that names the same page again has no other.
    pub fn take(&mut self, response: ApiResponse<R::Output>) -> R::Output {
        let next = self.request.next_page(response.value(), response.headers());
        match next.filter(|next| self.token.as_ref() != Some(next)) {
            Some(next) => self.turn(next),
            None => self.over = true,
        }
        response.into_value()
    }
}
