//! The documented errors of an operation, told apart by status.

use std::fmt::Debug;

use super::{Answer, DecodeError};

/// Implemented by the error enum of each operation.
pub trait DocumentedError: Debug + Send + Sync + Sized + 'static {
    /// Reads the error that is documented for the answer's status; `None` if none is.
    #[doc(hidden)]
    fn decode(answer: &Answer) -> Option<Result<Self, DecodeError>>;
}

/// Implements [`DocumentedError`] for an enum, from a list of statuses and variants.
///
/// A variant holds JSON unless it says otherwise: `()` for nothing, `(text)`, `(bytes)`, `(one_or_many)`.
macro_rules! documented_error {
    ($name:ident { $($status:pat => $variant:ident $(($($payload:ident)?))?),* $(,)? }) => {
        impl $crate::runtime::DocumentedError for $name {
            #[allow(unused_variables, unreachable_patterns, deprecated)]
            fn decode(
                answer: &$crate::runtime::Answer,
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::runtime::DecodeError>> {
                match answer.status().as_u16() {
                    $($status => ::core::option::Option::Some(
                        $crate::runtime::documented_error!(@read answer, $variant $(($($payload)?))?),
                    ),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    };
    (@read $answer:ident, $variant:ident) => { $answer.json().map(Self::$variant) };
    (@read $answer:ident, $variant:ident ()) => { ::core::result::Result::Ok(Self::$variant) };
    (@read $answer:ident, $variant:ident ($payload:ident)) => { $answer.$payload().map(Self::$variant) };
}

pub(crate) use documented_error;
