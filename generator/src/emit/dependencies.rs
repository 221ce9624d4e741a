//! The crates that a generated crate can depend on: one table.

/// A dependency.
#[derive(Debug)]
pub struct Dependency {
    /// As Rust names it.
    pub name: &'static str,
    /// As the registry names it.
    pub package: &'static str,
    /// The version requirement.
    pub version: &'static str,
    /// Whether its default features are on.
    pub default_features: bool,
    /// The features that are on.
    pub features: &'static [&'static str],
    /// Whether a feature of the generated crate turns it on.
    pub optional: bool,
    /// The highest minor version of Rust 1 that it and what it depends on ask for, with the features above.
    pub rust_minor: u32,
}

/// Makes [`DEPENDENCIES`] of rows.
macro_rules! dependencies {
    ($($name:ident = $package:literal $version:literal $default:literal [$($feature:literal)*] $optional:literal $rust:literal;)*) => {
        /// Every crate that a generated crate can depend on, by name.
        pub const DEPENDENCIES: &[Dependency] = &[$(Dependency {
            name: stringify!($name),
            package: $package,
            version: $version,
            default_features: $default,
            features: &[$($feature),*],
            optional: $optional,
            rust_minor: $rust,
        }),*];
    };
}

// Rust name = package, requirement, default features, features, optional, minor version of Rust.
dependencies! {
    base64 = "base64" "0.23" false ["std"] false 71;
    bytes = "bytes" "1.10" true [] false 57;
    chrono = "chrono" "0.4.40" false ["alloc" "std"] false 62;
    fastrand = "fastrand" "2.3" true [] false 63;
    futures_core = "futures-core" "0.3.31" false ["std"] false 36;
    hmac = "hmac" "0.13" false [] true 87;
    http = "http" "1.3" true [] false 68;
    http_body = "http-body" "1.0.1" true [] true 68;
    httpdate = "httpdate" "1.0.3" true [] false 56;
    jiff = "jiff" "1.0" false ["alloc" "std"] false 85;
    percent_encoding = "percent-encoding" "2.3" true [] false 51;
    regress = "regress" "0.12" false ["backend-pikevm" "std"] false 61;
    reqwest = "reqwest" "0.13.5" false ["charset" "http2" "system-proxy"] true 88;
    serde = "serde" "1.0.220" false ["std"] false 71;
    serde_json = "serde_json" "1.0.140" false ["float_roundtrip" "raw_value" "std"] false 71;
    sha2 = "sha2" "0.11" false [] true 88;
    time = "time" "0.3.41" false ["alloc" "formatting" "parsing" "std"] false 88;
    tokio = "tokio" "1.45" false ["rt" "time"] true 85;
    tracing = "tracing" "0.1.41" false ["std"] true 65;
    uuid = "uuid" "1.17" false ["std"] false 89;
}

/// The lowest minor version of Rust 1 that generated code asks for.
pub const LEAST_RUST_MINOR: u32 = 85;
