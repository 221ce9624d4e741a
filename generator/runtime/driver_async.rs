//! Carries out a request for an async client.

use super::race::race;
use super::{Attempt, Collector, Execution, Outcome, Prepared, Step, Transport, TransportError, TransportErrorKind};

/// Does what the execution says until it is over.
pub async fn drive_async(transport: &dyn Transport, prepared: Prepared) -> Outcome {
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => {
                let limit = attempt.limit;
                let late = TransportError::new(TransportErrorKind::Timeout, format!("no whole answer in {limit:?}"));
                let mut collector = Collector::new(attempt.max_answer);
                let exchange = exchange(transport, attempt, &mut collector);
                let outcome = race(exchange, transport.sleep(limit)).await.unwrap_or(Err(late));
                execution.finished(outcome, collector.into_response(), transport.now());
            }
            Step::Wait(wait) => transport.sleep(wait).await,
            Step::Done(result) => return Outcome::new(&execution, result),
        }
    }
}

async fn exchange(
    transport: &dyn Transport,
    attempt: Attempt,
    collector: &mut Collector,
) -> Result<(), TransportError> {
    let method = attempt.request.method().clone();
    let (head, mut body) = transport.send(attempt.request).await?.into_parts();
    collector.begin(head, &method)?;
    while let Some(piece) = body.next().await {
        collector.push(&piece?)?;
    }
    collector.finish()
}
