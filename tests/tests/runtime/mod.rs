//! The runtime of generated crates, mounted as a generated crate mounts it.

#![allow(dead_code, unused_imports, reason = "each test crate uses a part of it")]

// The data half, by name.
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
#[path = "../../../generator/runtime/number.rs"]
pub mod number;
#[path = "../../../generator/runtime/secret.rs"]
pub mod secret;
#[path = "../../../generator/runtime/text.rs"]
pub mod text;

pub use decode::*;
pub use decode_error::*;
pub use depth::*;
pub use encode::*;
pub use exact_integers::*;
pub use json::*;
pub use json_equal::*;
pub use json_kind::*;
pub use json_object::*;
pub use locate::*;
pub use number::*;
pub use secret::*;
pub use text::*;
