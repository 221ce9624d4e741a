//! Carries out a request of an async client until the headers of its answer are there.

use super::driver_async::{attempt_async, authorize};
use super::{Async, ByteStream, Execution, Outcome, Prepared, Step};

/// A success whose body is still arriving.
pub struct Opened<B> {
    /// What arrived.
    pub response: http::Response<B>,
    /// How many requests went on the wire.
    pub attempts: u32,
    /// The request, for when the stream breaks; behind a redirect it is the one that was answered.
    pub prepared: Prepared,
}

/// Does what the execution says until a success begins, or all is over.
pub async fn open_async(mode: &Async, prepared: Prepared) -> Result<Opened<ByteStream>, Box<Outcome>> {
    let transport = mode.transport();
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => {
                if let Some(response) = attempt_async(transport, attempt, &mut execution, true).await {
                    return Ok(Opened {
                        response,
                        attempts: execution.attempts(),
                        prepared: execution.into_prepared(),
                    });
                }
            }
            Step::Authorize(wanted) => authorize(mode, wanted, &mut execution).await,
            Step::Wait(wait) => transport.sleep(wait).await,
            Step::Done(result) => return Err(Box::new(Outcome::new(execution, result))),
        }
    }
}
