//! Carries out a request for a blocking client.

use std::time::Duration;

use super::{
    Attempt, AttemptSpan, Blocking, BlockingByteStream, BlockingTransport, Collector, Execution, Outcome, Prepared,
    Step, TokenWanted, TransportError, TransportErrorKind, TransportLimits,
};

/// Does what the execution says until it is over.
pub fn drive_blocking(mode: &Blocking, prepared: Prepared) -> Outcome {
    let transport = mode.transport();
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => drop(attempt_blocking(transport, attempt, &mut execution, None)),
            Step::Authorize(wanted) => authorize_blocking(mode, wanted, &mut execution),
            Step::Wait(wait) => transport.sleep(wait),
            Step::Done(result) => return Outcome::new(execution, result),
        }
    }
}

/// Gets an access token, and tells the execution.
pub fn authorize_blocking(mode: &Blocking, wanted: TokenWanted, execution: &mut Execution) {
    let token = wanted.tokens.token_blocking(wanted.which, mode.next());
    execution.authorized(token, mode.transport().now());
}

/// Sends one request, and tells the execution what came of it. With `opens` a success is handed over once its headers
/// are there, each piece of its body may take the time that `opens` gives, and nothing is told.
pub fn attempt_blocking(
    transport: &dyn BlockingTransport,
    attempt: Attempt,
    execution: &mut Execution,
    opens: Option<PieceLimit>,
) -> Option<http::Response<BlockingByteStream>> {
    let span = AttemptSpan::of(&attempt, execution.secrets());
    let mut collector = Collector::new(attempt.max_answer);
    let exchanged = span.inside(|| exchange(transport, attempt, &mut collector, opens));
    let outcome = match exchanged {
        Ok(Some(open)) => {
            span.answered(open.status());
            return Some(open);
        }
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    span.ended(collector.status(), outcome.as_ref().err());
    execution.finished(outcome, collector.into_response(), transport.now());
    None
}

/// The time that each piece of a stream may take; `None` for as long as it takes.
pub type PieceLimit = Option<Duration>;

fn exchange(
    transport: &dyn BlockingTransport,
    attempt: Attempt,
    collector: &mut Collector,
    opens: Option<PieceLimit>,
) -> Result<Option<http::Response<BlockingByteStream>>, TransportError> {
    let (start, limit) = (transport.now(), attempt.limit);
    // A body that drips keeps each read short and the whole answer long.
    let in_time = || match transport.now().since(start) {
        passed if passed < limit => Ok(()),
        _ => Err(TransportError::new(
            TransportErrorKind::Timeout,
            format!("no whole answer in {limit:?}"),
        )),
    };
    let method = attempt.request.method().clone();
    let limits = TransportLimits {
        headers: limit,
        piece: opens.unwrap_or(Some(limit)),
    };
    let response = transport.send(attempt.request, limits)?;
    if opens.is_some() && response.status().is_success() {
        return Ok(Some(response));
    }
    let (head, body) = response.into_parts();
    collector.begin(head, &method)?;
    for piece in body {
        collector.push(piece?)?;
        in_time()?;
    }
    in_time()?;
    collector.finish()?;
    Ok(None)
}
