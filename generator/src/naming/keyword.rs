//! Words that Rust, its prelude, the runtime or a builder has taken already.

/// Keywords that can be written as raw identifiers; strict, reserved and edition 2024 ones.
const RAW: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether `r#` makes an identifier of this keyword.
#[must_use]
pub fn is_raw(text: &str) -> bool {
    RAW.binary_search(&text).is_ok()
}

/// Whether nothing makes an identifier of this word.
#[must_use]
pub fn is_never_identifier(text: &str) -> bool {
    matches!(text, "" | "_" | "self" | "Self" | "super" | "crate")
}

/// Names that a type of the API must not shadow: the prelude, and what the files of types import.
pub const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "BTreeMap",
    "Box",
    "Bytes",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Default",
    "Display",
    "DocumentedLimit",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Field",
    "FilePart",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Ipv4Addr",
    "Ipv6Addr",
    "Iterator",
    "Json",
    "LimitViolation",
    // Its constructor would be called as the type, which clippy warns of.
    "Never",
    "New",
    "None",
    "Number",
    "Ok",
    "OpenTuple",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "UnrecognizedValue",
    "Uuid",
    "Vec",
];

/// Names that a group's handle must not shadow beside those of [`TYPES`].
pub const HANDLES: &[&str] = &[
    "Async",
    "Blocking",
    "Client",
    "ClientBuilder",
    "Error",
    "AnyError",
    "Handle",
    "Mode",
    "Transport",
];

/// Names that a request builder or an error enum must not shadow beside those of [`TYPES`].
pub const BUILDERS: &[&str] = &[
    "Answer",
    "Async",
    "Blocking",
    "BuildError",
    "Call",
    "Client",
    "DecodeError",
    "Error",
    "Method",
    "Mode",
    "Operation",
    "OperationInfo",
    "RequestParts",
];

/// Names that a setter of a request builder must not have.
pub const SETTERS: &[&str] = &[
    "build",
    "clone",
    "clone_into",
    "decode",
    "encode",
    "from",
    "call",
    "into",
    "into_future",
    "new",
    "options",
    "paginate",
    "send",
    "send_stream",
    "send_with_response",
    "to_owned",
    "try_into",
    "with_response",
];

/// Names that a field of a type must not have, for the sake of its constructor.
pub const FIELDS: &[&str] = &[];

/// Names that a method of a group's handle must not have.
pub const METHODS: &[&str] = &["clone", "clone_into", "from", "into", "new", "to_owned", "try_into"];

/// Names that the method that reads a header must not have beside those of [`METHODS`].
pub const HEADERS: &[&str] = &["fmt", "lines", "of", "text"];

/// Names that an accessor of the client must not have beside those of [`METHODS`].
pub const ACCESSORS: &[&str] = &["builder", "from_env", "handle"];

/// Setters of the client builder that a credential must not have.
pub const CREDENTIALS: &[&str] = &[
    "allow_plain_http",
    "base_url",
    "blocking_middleware",
    "blocking_transport",
    "build",
    "build_blocking",
    "check",
    "clone",
    "connect_timeout",
    "credential",
    "default_header",
    "default_query",
    "fetched_credential",
    "from_env",
    "from_env_with",
    "header",
    "idle_timeout",
    "into_blocking_handle",
    "into_handle",
    "max_answer_size",
    "middleware",
    "new",
    "query",
    "retries",
    "retry_budget",
    "retry_everything",
    "server",
    "timeout",
    "total_timeout",
    "transport",
    "trusted_origin",
    "user_agent",
    "without_credentials",
];

/// Names that the setter of a server's variable, and the function of a server with variables, must not have beside those of
/// [`METHODS`].
pub const SERVERS: &[&str] = &["name", "url"];

/// Names that the types of servers must not have beside those of [`TYPES`].
pub const SERVER_TYPES: &[&str] = &["ConfigError", "FromStr", "Server", "ServerUrl", "UrlPart"];

/// Names that the body of a webhook must not have beside those of [`TYPES`].
pub const WEBHOOKS: &[&str] = &["Event", "HeaderMap", "Headers", "Verifier", "WebhookError"];

/// Modules at the root of a generated crate, and crates whose names a module there would hide.
pub const ROOT_MODULES: &[&str] = &[
    "alloc",
    "base64",
    "blocking",
    "bytes",
    "chrono",
    "client",
    "core",
    "futures_core",
    "headers",
    "hmac",
    "http",
    "http_body",
    "jiff",
    "lib",
    "main",
    "reqwest",
    "runtime",
    "serde",
    "serde_json",
    "server",
    "sha2",
    "std",
    "subtle",
    "time",
    "tokio",
    "tracing",
    "transport",
    "types",
    "uuid",
    "webhook",
];

/// Features that a generated crate can have anyhow, and the crates that it can depend on: one that becomes optional must not
/// change the name of a tag's feature.
pub const FEATURES: &[&str] = &[
    "base64",
    "blocking",
    "brotli",
    "bytes",
    "chrono",
    "default",
    "deflate",
    "fastrand",
    "futures-core",
    "gzip",
    "hmac",
    "http",
    "http-body",
    "httpdate",
    "jiff",
    "native-tls",
    "operations",
    "percent-encoding",
    "regress",
    "reqwest",
    "rustls",
    "rustls-no-provider",
    "serde",
    "serde_json",
    "sha2",
    "time",
    "tokio",
    "tracing",
    "uuid",
    "webhooks",
    "zstd",
];

/// Files of types must not be called as the folder that they stand in.
pub const TYPE_MODULES: &[&str] = &["types"];

/// File names that Windows does not take, and `mod`, which is the file of the folder itself.
#[must_use]
pub fn is_no_file_name(text: &str) -> bool {
    let device = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    matches!(text, "con" | "prn" | "aux" | "nul" | "mod")
        || device.is_some_and(|digit| digit.len() == 1 && digit.starts_with(|digit: char| digit.is_ascii_digit()))
}
