//! The runtime of generated crates, mounted as a generated crate mounts it.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

// The data half, by name.
#[path = "../../../generator/runtime/base64_bytes.rs"]
mod base64_bytes;
#[path = "../../../generator/runtime/budget.rs"]
mod budget;
#[path = "../../../generator/runtime/date_time_text.rs"]
mod date_time_text;
#[path = "../../../generator/runtime/decode.rs"]
mod decode;
#[path = "../../../generator/runtime/decode_error.rs"]
mod decode_error;
#[path = "../../../generator/runtime/depth.rs"]
mod depth;
#[path = "../../../generator/runtime/encode.rs"]
mod encode;
#[path = "../../../generator/runtime/exact_integers.rs"]
mod exact_integers;
#[path = "../../../generator/runtime/field.rs"]
mod field;
#[path = "../../../generator/runtime/file_part.rs"]
mod file_part;
#[path = "../../../generator/runtime/guard.rs"]
mod guard;
#[path = "../../../generator/runtime/json.rs"]
mod json;
#[path = "../../../generator/runtime/json_equal.rs"]
mod json_equal;
#[path = "../../../generator/runtime/json_kind.rs"]
mod json_kind;
#[path = "../../../generator/runtime/json_object.rs"]
mod json_object;
#[path = "../../../generator/runtime/locate.rs"]
mod locate;
#[path = "../../../generator/runtime/model.rs"]
mod model;
#[path = "../../../generator/runtime/newtype.rs"]
mod newtype;
#[path = "../../../generator/runtime/number.rs"]
mod number;
#[path = "../../../generator/runtime/open_enum.rs"]
mod open_enum;
#[path = "../../../generator/runtime/presence.rs"]
mod presence;
#[path = "../../../generator/runtime/secret.rs"]
mod secret;
#[path = "../../../generator/runtime/text.rs"]
mod text;
#[path = "../../../generator/runtime/union.rs"]
mod union;

pub use base64_bytes::*;
pub use budget::*;
pub use date_time_text::*;
pub use decode::*;
pub use decode_error::*;
pub use depth::*;
pub use encode::*;
pub use exact_integers::*;
pub use field::*;
pub use file_part::*;
pub use guard::*;
pub use json::*;
pub use json_equal::*;
pub use json_kind::*;
pub use json_object::*;
pub use locate::*;
pub use model::*;
pub use newtype::*;
pub use number::*;
pub use open_enum::*;
pub use presence::*;
pub use secret::*;
pub use text::*;
pub use union::*;

// The three files of which a generated crate has one.
/// With the crate `chrono`.
#[path = "."]
pub mod by_chrono {
    use super::date_time_text;

    #[path = "../../../generator/runtime/date_time_chrono.rs"]
    mod date_time_chrono;

    pub use date_time_chrono::*;
}

/// With the crate `jiff`.
#[path = "."]
pub mod by_jiff {
    use super::date_time_text;

    #[path = "../../../generator/runtime/date_time_jiff.rs"]
    mod date_time_jiff;

    pub use date_time_jiff::*;
}

/// With the crate `time`.
#[path = "."]
pub mod by_time {
    use super::date_time_text;

    #[path = "../../../generator/runtime/date_time_time.rs"]
    mod date_time_time;

    pub use date_time_time::*;
}
