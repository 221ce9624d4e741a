//! How a stream of bytes falls into items: [`Framing`].

use bytes::Bytes;

/// Cuts bytes, as they arrive, into the texts of items.
pub trait Framing: Send {
    /// Takes the next piece of the body.
    fn push(&mut self, piece: Bytes);

    /// The next item that is there as a whole; with `over`, when the body has ended, also what it left unfinished.
    fn next(&mut self, over: bool) -> Option<Frame>;

    /// How many bytes wait for the rest of their item.
    fn waiting(&self) -> usize;

    /// Forgets what is unfinished: the body of another answer follows.
    fn restart(&mut self) {}

    /// Where a broken stream may be taken up again; `None` where it cannot be.
    fn resume_point(&self) -> Option<ResumePoint> {
        None
    }
}

/// The text of an item, and what the framing says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What the item holds.
    pub data: Bytes,
    /// The name of an event, where it has one.
    pub event: Option<String>,
    /// The id of the last event that had one.
    pub id: Option<String>,
    /// Whether the body ended before the item did.
    pub cut: bool,
}

/// Where a stream of events may be taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumePoint {
    /// The id of the last event.
    pub last_event_id: String,
    /// How long to wait before, where the service said so.
    pub retry: Option<std::time::Duration>,
}
