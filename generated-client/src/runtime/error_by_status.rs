//! The enum of the documented errors of an operation, a variant a status.

/// Implements [`DocumentedError`] for an enum, from a list of statuses and variants.
///
/// A variant holds JSON unless it says otherwise: `()` for nothing, `(text)`, `(bytes)`, `(one_or_many)`.
macro_rules! error_by_status {
    ($name:ident { $($status:pat => $variant:ident $(($($payload:ident)?))?),* $(,)? }) => {
        impl $crate::runtime::DocumentedError for $name {
            #[allow(unused_variables, unreachable_patterns, deprecated)]
            fn decode(
                answer: &$crate::runtime::Answer,
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::runtime::DecodeError>> {
                match answer.status().as_u16() {
                    $($status => ::core::option::Option::Some(
                        $crate::runtime::error_by_status!(@read answer, $variant $(($($payload)?))?),
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

pub(crate) use error_by_status;
