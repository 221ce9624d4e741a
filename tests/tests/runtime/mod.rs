//! The runtime of generated crates, mounted as a generated crate mounts it.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

// The data half, by name.
#[path = "../../../generator/runtime/base64_bytes.rs"]
pub mod base64_bytes;
#[path = "../../../generator/runtime/date_time_text.rs"]
pub mod date_time_text;
#[path = "../../../generator/runtime/decode.rs"]
pub mod decode;
#[path = "../../../generator/runtime/decode_error.rs"]
pub mod decode_error;
#[path = "../../../generator/runtime/depth.rs"]
pub mod depth;
#[path = "../../../generator/runtime/encode.rs"]
pub mod encode;
#[path = "../../../generator/runtime/exact_integers.rs"]
pub mod exact_integers;
#[path = "../../../generator/runtime/field.rs"]
pub mod field;
#[path = "../../../generator/runtime/file_part.rs"]
pub mod file_part;
#[path = "../../../generator/runtime/guard.rs"]
pub mod guard;
#[path = "../../../generator/runtime/json.rs"]
pub mod json;
#[path = "../../../generator/runtime/json_equal.rs"]
pub mod json_equal;
#[path = "../../../generator/runtime/json_kind.rs"]
pub mod json_kind;
#[path = "../../../generator/runtime/json_object.rs"]
pub mod json_object;
#[path = "../../../generator/runtime/locate.rs"]
pub mod locate;
#[path = "../../../generator/runtime/model.rs"]
pub mod model;
#[path = "../../../generator/runtime/newtype.rs"]
pub mod newtype;
#[path = "../../../generator/runtime/number.rs"]
pub mod number;
#[path = "../../../generator/runtime/open_enum.rs"]
pub mod open_enum;
#[path = "../../../generator/runtime/presence.rs"]
pub mod presence;
#[path = "../../../generator/runtime/secret.rs"]
pub mod secret;
#[path = "../../../generator/runtime/text.rs"]
pub mod text;
#[path = "../../../generator/runtime/union.rs"]
pub mod union;

pub use base64_bytes::*;
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
    pub mod date_time_chrono;

    pub use date_time_chrono::*;
}

/// With the crate `jiff`.
#[path = "."]
pub mod by_jiff {
    use super::date_time_text;

    #[path = "../../../generator/runtime/date_time_jiff.rs"]
    pub mod date_time_jiff;

    pub use date_time_jiff::*;
}

/// With the crate `time`.
#[path = "."]
pub mod by_time {
    use super::date_time_text;

    #[path = "../../../generator/runtime/date_time_time.rs"]
    pub mod date_time_time;

    pub use date_time_time::*;
}
