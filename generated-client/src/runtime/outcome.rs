//! What came of a request, before it is known what the operation expected.

use super::{
    Answer, BuildError, DecodeError, DocumentedError, Error, ErrorContext, ErrorKind, Execution, Failure, Operation,
    OperationInfo, Secrets,
};

/// The end of a request.
#[derive(Debug)]
pub struct Outcome {
    result: Result<Answer, Failure>,
    attempts: u32,
    secrets: Secrets,
}

impl Outcome {
    /// The result of an execution.
    pub fn new(execution: Execution, result: Result<Answer, Failure>) -> Self {
        Self {
            result,
            attempts: execution.attempts(),
            secrets: execution.into_prepared().secrets,
        }
    }

    /// An answer that no execution has got.
    pub fn of_answer(answer: Answer, secrets: Secrets) -> Self {
        Self {
            result: Ok(answer),
            attempts: 0,
            secrets,
        }
    }

    /// Reads the answer as a success, by `read`, or as one of the operation's errors.
    pub fn conclude<O: Operation, T>(
        self,
        read: fn(&Answer) -> Result<T, DecodeError>,
    ) -> Result<(Answer, T), Error<O::Error>> {
        let (answer, context) = self.settle(O::INFO)?;
        match read(&answer) {
            Ok(value) => Ok((answer, value)),
            Err(error) => Err(context.undecodable(answer, error)),
        }
    }

    /// The answer of a success, or the error.
    pub fn settle<E: DocumentedError>(self, info: OperationInfo) -> Result<(Answer, ErrorContext), Error<E>> {
        let context = ErrorContext::new(info, self.attempts, self.secrets);
        match self.result {
            Ok(answer) if answer.status().is_success() => Ok((answer, context)),
            Ok(answer) => Err(context.refused(answer)),
            Err(Failure::Transport { error, part }) => Err(context.transport(error, part)),
            Err(Failure::Redirect { answer, target }) => Err(context.redirect(answer, target)),
        }
    }
}

/// The error of a request that could not be built.
pub fn unbuilt<O: Operation>(error: BuildError) -> Error<O::Error> {
    ErrorContext::new(O::INFO, 0, Secrets::default()).with_kind(ErrorKind::Build(error))
}
