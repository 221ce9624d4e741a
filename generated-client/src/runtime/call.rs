//! What a request is sent with: [`Call`].

use super::{Handle, RequestOptions};

/// The client that sends a request, and what was chosen for this request only.
#[derive(Debug, Clone)]
pub struct Call<M> {
    /// The client's part.
    pub handle: Handle<M>,
    /// What was chosen for this request only.
    pub options: RequestOptions,
}

impl<M> Call<M> {
    /// A call of a client, with nothing chosen.
    pub fn of(handle: &Handle<M>) -> Self {
        Self {
            handle: handle.clone(),
            options: RequestOptions::default(),
        }
    }
}
