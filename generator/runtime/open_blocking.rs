//! Carries out a request of a blocking client until the headers of its answer are there.

use super::driver_blocking::{PieceLimit, attempt_blocking, authorize_blocking};
use super::open_async::Opened;
use super::{Blocking, BlockingByteStream, Execution, Outcome, Prepared, Step};

/// Does what the execution says until a success begins, each piece of which may take the time of `pieces`, or all is
/// over.
pub fn open_blocking(
    mode: &Blocking,
    prepared: Prepared,
    pieces: PieceLimit,
) -> Result<Opened<BlockingByteStream>, Box<Outcome>> {
    let transport = mode.transport();
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => {
                if let Some(response) = attempt_blocking(transport, attempt, &mut execution, Some(pieces)) {
                    return Ok(Opened {
                        response,
                        attempts: execution.attempts(),
                        prepared: execution.into_prepared(),
                    });
                }
            }
            Step::Authorize(wanted) => authorize_blocking(mode, wanted, &mut execution),
            Step::Wait(wait) => transport.sleep(wait),
            Step::Done(result) => return Err(Box::new(Outcome::new(execution, result))),
        }
    }
}
