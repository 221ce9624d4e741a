//! Carries out a request for an async client.

use std::time::Duration;

use super::race::race;
use super::{
    Async, Attempt, AttemptSpan, ByteStream, Collector, Execution, Outcome, Prepared, Step, TokenWanted, Transport,
    TransportError, TransportErrorKind,
};

/// Does what the execution says until it is over.
pub async fn drive_async(mode: &Async, prepared: Prepared) -> Outcome {
    let transport = mode.transport();
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => drop(attempt_async(transport, attempt, &mut execution, false).await),
            Step::Authorize(wanted) => authorize(mode, wanted, &mut execution).await,
            Step::Wait(wait) => transport.sleep(wait).await,
            Step::Done(result) => return Outcome::new(execution, result),
        }
    }
}

/// Gets an access token, and tells the execution.
pub async fn authorize(mode: &Async, wanted: TokenWanted, execution: &mut Execution) {
    let limit = wanted.which.limit;
    let token = wanted.tokens.token(wanted.which, mode.next());
    let token = race(token, mode.transport().sleep(limit)).await;
    execution.authorized(
        token.unwrap_or_else(|| Err(late("access token", limit))),
        mode.transport().now(),
    );
}

/// Sends one request, and tells the execution what came of it. With `opens` a success is handed over once its headers
/// are there, and nothing is told.
pub async fn attempt_async(
    transport: &dyn Transport,
    attempt: Attempt,
    execution: &mut Execution,
    opens: bool,
) -> Option<http::Response<ByteStream>> {
    let span = AttemptSpan::of(&attempt, execution.secrets());
    let limit = attempt.limit;
    let mut collector = Collector::new(attempt.max_answer);
    let exchange = exchange(transport, attempt, &mut collector, opens);
    let exchanged = span.around(race(exchange, transport.sleep(limit))).await;
    let outcome = match exchanged {
        Some(Ok(Some(open))) => {
            span.answered(open.status());
            return Some(open);
        }
        Some(Ok(None)) => Ok(()),
        Some(Err(error)) => Err(error),
        None => Err(late("whole answer", limit)),
    };
    span.ended(collector.status(), outcome.as_ref().err());
    execution.finished(outcome, collector.into_response(), transport.now());
    None
}

fn late(what: &str, limit: Duration) -> TransportError {
    TransportError::new(TransportErrorKind::Timeout, format!("no {what} in {limit:?}"))
}

async fn exchange(
    transport: &dyn Transport,
    attempt: Attempt,
    collector: &mut Collector,
    opens: bool,
) -> Result<Option<http::Response<ByteStream>>, TransportError> {
    let method = attempt.request.method().clone();
    let response = transport.send(attempt.request).await?;
    if opens && response.status().is_success() {
        return Ok(Some(response));
    }
    let (head, mut body) = response.into_parts();
    collector.begin(head, &method)?;
    while let Some(piece) = body.next().await {
        collector.push(piece?)?;
    }
    collector.finish()?;
    Ok(None)
}
