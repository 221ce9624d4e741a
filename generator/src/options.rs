//! What the user chooses: package, names, crates; everything has a default but the package's name.

use std::collections::BTreeMap;

/// The choices of one generation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The package that is generated.
    pub package: Package,
    /// The prefix of environment variables, such as `SUPERMEMORY`; from the package's name when not set.
    pub environment_prefix: Option<String>,
    /// The crate whose types stand for `date-time` and `date`.
    pub date_time: DateTimeCrate,
    /// Whether types of requests have a method that checks the documented limits.
    pub checks: bool,
    /// Whether a loss of precision is an error.
    pub strict: bool,
    /// Accessors of groups by tag: `"Container Tags" = "tags"`.
    pub groups: BTreeMap<String, String>,
    /// Methods by `operationId`, or by `METHOD /path` where it has none.
    pub methods: BTreeMap<String, String>,
    /// Types by JSON pointer of their schema.
    pub types: BTreeMap<String, String>,
    /// Properties and parameters that are secrets, by their name on the wire.
    pub sensitive: Vec<String>,
    /// Objects whose undeclared properties are kept in a map field, by JSON pointer of their schema; `*` stands for all
    /// that do not forbid them.
    pub keep_undeclared: Vec<String>,
}

/// The manifest of the generated package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// `package.name`.
    pub name: String,
    /// `package.version`; `0.1.0` when not set.
    pub version: Option<String>,
    /// `package.description`; from the title when not set.
    pub description: Option<String>,
    /// `package.license`; `MIT OR Apache-2.0` when not set.
    pub license: Option<String>,
    /// `package.repository`.
    pub repository: Option<String>,
    /// `package.homepage`.
    pub homepage: Option<String>,
    /// `package.documentation`.
    pub documentation: Option<String>,
    /// `package.keywords`.
    pub keywords: Vec<String>,
    /// `package.categories`.
    pub categories: Vec<String>,
    /// `package.authors`.
    pub authors: Vec<String>,
}

/// The crate whose types stand for points in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateTimeCrate {
    /// `jiff::Timestamp` and `jiff::civil::Date`.
    #[default]
    Jiff,
    /// `time::OffsetDateTime` and `time::Date`.
    Time,
    /// `chrono::DateTime<FixedOffset>` and `chrono::NaiveDate`.
    Chrono,
    /// `String`.
    Text,
}
