//! Carries out a request for a blocking client.

use super::{
    Attempt, BlockingTransport, Collector, Execution, Outcome, Prepared, Step, TransportError, TransportErrorKind,
};

/// Does what the execution says until it is over.
pub fn drive_blocking(transport: &dyn BlockingTransport, prepared: Prepared) -> Outcome {
    let mut execution = Execution::new(prepared, transport.now());
    loop {
        match execution.next(transport.now()) {
            Step::Send(attempt) => {
                let mut collector = Collector::new(attempt.max_answer);
                let outcome = exchange(transport, attempt, &mut collector);
                execution.finished(outcome, collector.into_response(), transport.now());
            }
            Step::Wait(wait) => transport.sleep(wait),
            Step::Done(result) => return Outcome::new(&execution, result),
        }
    }
}

fn exchange(
    transport: &dyn BlockingTransport,
    attempt: Attempt,
    collector: &mut Collector,
) -> Result<(), TransportError> {
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
    let (head, body) = transport.send(attempt.request, limit)?.into_parts();
    collector.begin(head, &method)?;
    for piece in body {
        collector.push(&piece?)?;
        in_time()?;
    }
    in_time()?;
    collector.finish()
}
