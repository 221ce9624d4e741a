//! Which type holds the documented errors of an operation.

use super::{ErrorCase, Operation, Payload, StatusRange, TypeRef};

/// What holds the documented errors of an operation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ErrorType<'a> {
    /// There are none: a type of the runtime.
    None,
    /// JSON whatever the status: a type of the runtime, which holds it in a variant that has the name of this one.
    Default(&'a ErrorCase, &'a TypeRef),
    /// An enum of the operation's own, with a variant a status.
    ByStatus,
}

impl Operation {
    /// Which type holds the documented errors. Those of the runtime are compiled once for all operations.
    #[must_use]
    pub fn error_type(&self) -> ErrorType<'_> {
        match self.errors.as_slice() {
            [] => ErrorType::None,
            [case] if case.status == StatusRange::Default && case.variant.as_str() == "Default" => {
                match &case.payload {
                    Payload::Json { ty, one_or_many: false } => ErrorType::Default(case, ty),
                    _ => ErrorType::ByStatus,
                }
            }
            _ => ErrorType::ByStatus,
        }
    }
}
