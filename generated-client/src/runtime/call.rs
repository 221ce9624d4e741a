//! What a request is sent with: [`Call`].

use super::{Handle, RequestOptions};

/// The client that sends a request, and what was chosen for this request only.
#[derive(Debug, Clone)]
pub struct Call<M> {
    /// The client's part.
    pub handle: Handle<M>,
    /// What was chosen for this request only.
    pub options: RequestOptions,
    /// The media type of the body, where another one was chosen than the operation has it.
    pub media_type: Option<&'static str>,
}

impl<M> Call<M> {
    /// A call of a client, with nothing chosen.
    pub fn of(handle: &Handle<M>) -> Self {
        Self {
            handle: handle.clone(),
            options: RequestOptions::default(),
            media_type: None,
        }
    }
}
