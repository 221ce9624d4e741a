//! The data half of the runtime: JSON in, typed values out, and back.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the macros write for a library whose types users see"
)]

pub mod runtime;

mod runtime_data {
    mod bytes_and_times;
    mod checks;
    mod decoding;
    mod enums;
    mod json;
    mod model;
    mod open_tuples;
    mod text_values;
    mod unions;
    mod value_enums;
    #[cfg(feature = "webhooks")]
    mod webhooks;
}
