//! The runtime of generated crates, mounted as a generated crate mounts it.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "each test crate uses a part of it"
)]

// The data half, by name.
#[path = "../../../generator/runtime/base64_bytes.rs"]
mod base64_bytes;
#[path = "../../../generator/runtime/budget.rs"]
mod budget;
#[path = "../../../generator/runtime/check.rs"]
mod check;
#[path = "../../../generator/runtime/check_number.rs"]
mod check_number;
#[path = "../../../generator/runtime/check_pattern.rs"]
mod check_pattern;
#[path = "../../../generator/runtime/codec.rs"]
mod codec;
#[path = "../../../generator/runtime/date_time_text.rs"]
mod date_time_text;
#[path = "../../../generator/runtime/decimal.rs"]
mod decimal;
#[path = "../../../generator/runtime/decode.rs"]
mod decode;
#[path = "../../../generator/runtime/decode_error.rs"]
mod decode_error;
#[path = "../../../generator/runtime/decode_number.rs"]
mod decode_number;
#[path = "../../../generator/runtime/encode.rs"]
mod encode;
#[path = "../../../generator/runtime/encode_error.rs"]
mod encode_error;
#[path = "../../../generator/runtime/fault.rs"]
mod fault;
#[path = "../../../generator/runtime/field.rs"]
mod field;
#[path = "../../../generator/runtime/fields.rs"]
mod fields;
#[path = "../../../generator/runtime/file_part.rs"]
mod file_part;
#[path = "../../../generator/runtime/foreign.rs"]
mod foreign;
#[path = "../../../generator/runtime/foreign_type.rs"]
mod foreign_type;
#[path = "../../../generator/runtime/guard.rs"]
mod guard;
#[path = "../../../generator/runtime/integer_enum.rs"]
mod integer_enum;
#[path = "../../../generator/runtime/interop.rs"]
mod interop;
#[path = "../../../generator/runtime/ip_address.rs"]
mod ip_address;
#[path = "../../../generator/runtime/json.rs"]
mod json;
#[path = "../../../generator/runtime/json_covers.rs"]
mod json_covers;
#[path = "../../../generator/runtime/json_equal.rs"]
mod json_equal;
#[path = "../../../generator/runtime/json_kind.rs"]
mod json_kind;
#[path = "../../../generator/runtime/json_object.rs"]
mod json_object;
#[path = "../../../generator/runtime/json_parts.rs"]
mod json_parts;
#[path = "../../../generator/runtime/json_text.rs"]
mod json_text;
#[path = "../../../generator/runtime/misfit.rs"]
mod misfit;
#[path = "../../../generator/runtime/model.rs"]
mod model;
#[path = "../../../generator/runtime/never.rs"]
mod never;
#[path = "../../../generator/runtime/newtype.rs"]
mod newtype;
#[path = "../../../generator/runtime/number.rs"]
mod number;
#[path = "../../../generator/runtime/open_enum.rs"]
mod open_enum;
#[path = "../../../generator/runtime/open_tuple.rs"]
mod open_tuple;
#[path = "../../../generator/runtime/place.rs"]
mod place;
#[path = "../../../generator/runtime/presence.rs"]
mod presence;
#[path = "../../../generator/runtime/probe.rs"]
mod probe;
#[path = "../../../generator/runtime/reader.rs"]
mod reader;
#[path = "../../../generator/runtime/scan.rs"]
mod scan;
#[path = "../../../generator/runtime/secret.rs"]
mod secret;
#[path = "../../../generator/runtime/serde_by_json.rs"]
mod serde_by_json;
#[path = "../../../generator/runtime/short_text.rs"]
mod short_text;
#[path = "../../../generator/runtime/text_value.rs"]
mod text_value;
#[path = "../../../generator/runtime/tuple.rs"]
mod tuple;
#[path = "../../../generator/runtime/union.rs"]
mod union;
#[path = "../../../generator/runtime/unrecognized_value.rs"]
mod unrecognized_value;
#[path = "../../../generator/runtime/uuid_text.rs"]
mod uuid_text;
#[path = "../../../generator/runtime/value_enum.rs"]
mod value_enum;
#[path = "../../../generator/runtime/values.rs"]
mod values;
#[cfg(feature = "webhooks")]
#[path = "../../../generator/runtime/webhook_error.rs"]
mod webhook_error;
#[cfg(feature = "webhooks")]
#[path = "../../../generator/runtime/webhook_verifier.rs"]
mod webhook_verifier;
#[path = "../../../generator/runtime/writer.rs"]
mod writer;

pub use base64_bytes::*;
pub use budget::*;
pub use check::*;
pub use check_number::*;
pub use check_pattern::*;
pub use codec::*;
pub use date_time_text::*;
pub use decimal::*;
pub use decode::*;
pub use decode_error::*;
pub use decode_number::*;
pub use encode::*;
pub use encode_error::*;
pub use fault::*;
pub use field::*;
pub use fields::*;
pub use file_part::*;
pub use foreign::*;
pub use foreign_type::*;
pub use guard::*;
pub use integer_enum::*;
pub use interop::*;
pub use ip_address::*;
pub use json::*;
pub use json_covers::*;
pub use json_equal::*;
pub use json_kind::*;
pub use json_object::*;
pub use json_parts::*;
pub use json_text::*;
pub use misfit::*;
pub use model::*;
pub use never::*;
pub use newtype::*;
pub use number::*;
pub use open_enum::*;
pub use open_tuple::*;
pub use place::*;
pub use presence::*;
pub use probe::*;
pub use reader::*;
pub use scan::*;
pub use secret::*;
pub use serde_by_json::*;
pub use short_text::*;
pub use text_value::*;
pub use tuple::*;
pub use union::*;
pub use unrecognized_value::*;
pub use uuid_text::*;
pub use value_enum::*;
pub use values::*;
#[cfg(feature = "webhooks")]
pub use webhook_error::*;
#[cfg(feature = "webhooks")]
pub use webhook_verifier::*;
pub use writer::*;

// The wire half, by name.
#[path = "../../../generator/runtime/additions.rs"]
pub mod additions;
#[path = "../../../generator/runtime/allow.rs"]
pub mod allow;
#[path = "../../../generator/runtime/answer.rs"]
pub mod answer;
#[path = "../../../generator/runtime/any_error.rs"]
pub mod any_error;
#[path = "../../../generator/runtime/api_info.rs"]
pub mod api_info;
#[path = "../../../generator/runtime/attempt_span.rs"]
pub mod attempt_span;
#[path = "../../../generator/runtime/auth.rs"]
pub mod auth;
#[path = "../../../generator/runtime/base_url.rs"]
pub mod base_url;
#[path = "../../../generator/runtime/basic.rs"]
pub mod basic;
#[path = "../../../generator/runtime/body.rs"]
pub mod body;
#[path = "../../../generator/runtime/build_error.rs"]
pub mod build_error;
#[path = "../../../generator/runtime/byte_stream.rs"]
pub mod byte_stream;
#[path = "../../../generator/runtime/call.rs"]
pub mod call;
#[path = "../../../generator/runtime/client_builder.rs"]
pub mod client_builder;
#[path = "../../../generator/runtime/client_credentials.rs"]
pub mod client_credentials;
#[path = "../../../generator/runtime/collector.rs"]
pub mod collector;
#[path = "../../../generator/runtime/compound.rs"]
pub mod compound;
#[path = "../../../generator/runtime/config.rs"]
pub mod config;
#[path = "../../../generator/runtime/config_error.rs"]
pub mod config_error;
#[path = "../../../generator/runtime/cookie.rs"]
pub mod cookie;
#[path = "../../../generator/runtime/default_error.rs"]
pub mod default_error;
#[path = "../../../generator/runtime/default_transport.rs"]
pub mod default_transport;
#[path = "../../../generator/runtime/documented_error.rs"]
pub mod documented_error;
#[path = "../../../generator/runtime/driver_async.rs"]
pub mod driver_async;
#[path = "../../../generator/runtime/driver_blocking.rs"]
pub mod driver_blocking;
#[path = "../../../generator/runtime/error.rs"]
pub mod error;
#[path = "../../../generator/runtime/error_by_status.rs"]
pub mod error_by_status;
#[path = "../../../generator/runtime/error_context.rs"]
pub mod error_context;
#[path = "../../../generator/runtime/error_summary.rs"]
pub mod error_summary;
#[path = "../../../generator/runtime/event.rs"]
pub mod event;
#[path = "../../../generator/runtime/execution.rs"]
pub mod execution;
#[path = "../../../generator/runtime/file_headers.rs"]
pub mod file_headers;
#[path = "../../../generator/runtime/form_styles.rs"]
pub mod form_styles;
#[path = "../../../generator/runtime/framing.rs"]
pub mod framing;
#[path = "../../../generator/runtime/framing_events.rs"]
pub mod framing_events;
#[path = "../../../generator/runtime/framing_none.rs"]
pub mod framing_none;
#[path = "../../../generator/runtime/framing_separated.rs"]
pub mod framing_separated;
#[path = "../../../generator/runtime/future.rs"]
pub mod future;
#[path = "../../../generator/runtime/handle.rs"]
pub mod handle;
#[path = "../../../generator/runtime/idempotency.rs"]
pub mod idempotency;
#[path = "../../../generator/runtime/item_reader.rs"]
pub mod item_reader;
#[path = "../../../generator/runtime/item_stream.rs"]
pub mod item_stream;
#[cfg(feature = "blocking")]
#[path = "../../../generator/runtime/item_stream_blocking.rs"]
pub mod item_stream_blocking;
#[path = "../../../generator/runtime/joined_body.rs"]
pub mod joined_body;
#[path = "../../../generator/runtime/json_item.rs"]
pub mod json_item;
#[path = "../../../generator/runtime/link.rs"]
pub mod link;
#[path = "../../../generator/runtime/middleware.rs"]
pub mod middleware;
#[path = "../../../generator/runtime/mode.rs"]
pub mod mode;
#[path = "../../../generator/runtime/moment.rs"]
pub mod moment;
#[path = "../../../generator/runtime/multipart.rs"]
pub mod multipart;
#[path = "../../../generator/runtime/no_documented_error.rs"]
pub mod no_documented_error;
#[path = "../../../generator/runtime/open_async.rs"]
pub mod open_async;
#[cfg(feature = "blocking")]
#[path = "../../../generator/runtime/open_blocking.rs"]
pub mod open_blocking;
#[path = "../../../generator/runtime/operation.rs"]
pub mod operation;
#[path = "../../../generator/runtime/options.rs"]
pub mod options;
#[path = "../../../generator/runtime/other_answers.rs"]
pub mod other_answers;
#[path = "../../../generator/runtime/outcome.rs"]
pub mod outcome;
#[path = "../../../generator/runtime/own_server.rs"]
pub mod own_server;
#[path = "../../../generator/runtime/paginated.rs"]
pub mod paginated;
#[path = "../../../generator/runtime/paginator.rs"]
pub mod paginator;
#[cfg(feature = "blocking")]
#[path = "../../../generator/runtime/paginator_blocking.rs"]
pub mod paginator_blocking;
#[path = "../../../generator/runtime/part_headers.rs"]
pub mod part_headers;
#[path = "../../../generator/runtime/part_kind.rs"]
pub mod part_kind;
#[path = "../../../generator/runtime/part_styles.rs"]
pub mod part_styles;
#[path = "../../../generator/runtime/part_values.rs"]
pub mod part_values;
#[path = "../../../generator/runtime/path.rs"]
pub mod path;
#[path = "../../../generator/runtime/prepare.rs"]
pub mod prepare;
#[path = "../../../generator/runtime/query.rs"]
pub mod query;
#[path = "../../../generator/runtime/race.rs"]
pub mod race;
#[path = "../../../generator/runtime/redirect.rs"]
pub mod redirect;
#[path = "../../../generator/runtime/reopening.rs"]
pub mod reopening;
#[path = "../../../generator/runtime/request.rs"]
pub mod request;
#[path = "../../../generator/runtime/request_body.rs"]
pub mod request_body;
#[path = "../../../generator/runtime/request_parts.rs"]
pub mod request_parts;
#[cfg(all(feature = "reqwest", feature = "blocking"))]
#[path = "../../../generator/runtime/reqwest_blocking.rs"]
pub mod reqwest_blocking;
#[cfg(feature = "reqwest")]
#[path = "../../../generator/runtime/reqwest_transport.rs"]
pub mod reqwest_transport;
#[path = "../../../generator/runtime/retry.rs"]
pub mod retry;
#[path = "../../../generator/runtime/retry_after.rs"]
pub mod retry_after;
#[path = "../../../generator/runtime/retry_budget.rs"]
pub mod retry_budget;
#[path = "../../../generator/runtime/scrub.rs"]
pub mod scrub;
#[path = "../../../generator/runtime/sent_once.rs"]
pub mod sent_once;
#[path = "../../../generator/runtime/server_url.rs"]
pub mod server_url;
#[path = "../../../generator/runtime/streamed.rs"]
pub mod streamed;
#[path = "../../../generator/runtime/token_cache.rs"]
pub mod token_cache;
#[path = "../../../generator/runtime/token_provider.rs"]
pub mod token_provider;
#[path = "../../../generator/runtime/tokens.rs"]
pub mod tokens;
#[cfg(feature = "tracing")]
#[path = "../../../generator/runtime/traced_attempt.rs"]
pub mod traced_attempt;
#[path = "../../../generator/runtime/transport.rs"]
pub mod transport;
#[path = "../../../generator/runtime/transport_error.rs"]
pub mod transport_error;
#[path = "../../../generator/runtime/turning.rs"]
pub mod turning;
#[path = "../../../generator/runtime/upload.rs"]
pub mod upload;

pub use additions::*;
pub use allow::*;
pub use answer::*;
pub use any_error::*;
pub use api_info::*;
pub use attempt_span::*;
pub use auth::*;
pub use base_url::*;
pub use basic::*;
pub use body::*;
pub use build_error::*;
pub use byte_stream::*;
pub use call::*;
pub use client_builder::*;
pub use client_credentials::*;
pub use collector::*;
pub use compound::*;
pub use config::*;
pub use config_error::*;
pub use cookie::*;
pub use default_error::*;
pub use default_transport::*;
pub use documented_error::*;
pub use driver_async::*;
pub use driver_blocking::*;
pub use error::*;
pub use error_by_status::*;
pub use error_context::*;
pub use error_summary::*;
pub use event::*;
pub use execution::*;
pub use file_headers::*;
pub use framing::*;
pub use framing_events::*;
pub use framing_none::*;
pub use framing_separated::*;
pub use future::*;
pub use handle::*;
pub use item_reader::*;
pub use item_stream::*;
#[cfg(feature = "blocking")]
pub use item_stream_blocking::*;
pub use joined_body::*;
pub use json_item::*;
pub use link::*;
pub use middleware::*;
pub use mode::*;
pub use moment::*;
pub use multipart::*;
pub use no_documented_error::*;
pub use open_async::*;
#[cfg(feature = "blocking")]
pub use open_blocking::*;
pub use operation::*;
pub use options::*;
pub use other_answers::*;
pub use outcome::*;
pub use own_server::*;
pub use paginated::*;
pub use paginator::*;
#[cfg(feature = "blocking")]
pub use paginator_blocking::*;
pub use part_headers::*;
pub use part_kind::*;
pub use part_values::*;
pub use path::*;
pub use prepare::*;
pub use query::*;
pub use race::*;
pub use redirect::*;
pub use reopening::*;
pub use request::*;
pub use request_body::*;
pub use request_parts::*;
#[cfg(all(feature = "reqwest", feature = "blocking"))]
pub use reqwest_blocking::*;
#[cfg(feature = "reqwest")]
pub use reqwest_transport::*;
pub use retry::*;
pub use retry_after::*;
pub use retry_budget::*;
pub use scrub::*;
pub use server_url::*;
pub use streamed::*;
pub use token_cache::*;
pub use token_provider::*;
pub use tokens::*;
#[cfg(feature = "tracing")]
pub use traced_attempt::*;
pub use transport::*;
pub use transport_error::*;
pub use turning::*;

// The three files of which a generated crate has one.
/// With the crate `chrono`.
#[path = "."]
pub mod by_chrono {
    use super::{date_time_text, is_full_date};

    #[path = "../../../generator/runtime/date_time_chrono.rs"]
    mod date_time_chrono;

    pub use date_time_chrono::*;
}

/// With the crate `jiff`.
#[path = "."]
pub mod by_jiff {
    use super::{date_time_text, is_full_date};

    #[path = "../../../generator/runtime/date_time_jiff.rs"]
    mod date_time_jiff;

    pub use date_time_jiff::*;
}

/// With the crate `time`.
#[path = "."]
pub mod by_time {
    use super::{date_time_text, is_full_date};

    #[path = "../../../generator/runtime/date_time_time.rs"]
    mod date_time_time;

    pub use date_time_time::*;
}
