//! Carries out a request for an async client.

use bytes::Bytes;

use super::race::race;
use super::{
    Answer, Attempt, Collector, Execution, Outcome, Prepared, Step, Transport, TransportError, TransportErrorKind,
};

/// Does what the execution says until it is over.
pub async fn drive_async(transport: &dyn Transport, prepared: Prepared) -> Outcome {
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => {
                let limit = attempt.limit;
                let late = TransportError::new(TransportErrorKind::Timeout, format!("no whole answer in {limit:?}"));
                let outcome = race(exchange(transport, attempt), transport.sleep(limit)).await;
                execution.finished(outcome.unwrap_or(Err(late)), transport.now());
            }
            Step::Wait(wait) => transport.sleep(wait).await,
            Step::Done(result) => return Outcome::new(&execution, result),
        }
    }
}

async fn exchange(transport: &dyn Transport, attempt: Attempt) -> Result<Answer, TransportError> {
    let method = attempt.request.method().clone();
    let response = transport.send(attempt.request).await?;
    let mut collector = Collector::new(&response, &method, attempt.max_answer)?;
    let (head, mut body) = response.into_parts();
    while let Some(piece) = body.next().await {
        collector.push(&piece?)?;
    }
    let whole: http::Response<Bytes> = http::Response::from_parts(head, collector.finish()?);
    Ok(Answer::new(whole, transport.now().system))
}
