//! Requests that are not sent again, as their description asks for.

use super::RequestParts;

impl RequestParts {
    /// Has the request sent once, whatever the client's policy is; options of the request win.
    pub fn send_once(&mut self) {
        self.sent_once = true;
    }
}
