//! What the user chooses: package, names, crates; everything has a default but the package's name.

mod operation;

use std::collections::BTreeMap;

pub use self::operation::{NextPage, OperationOptions, PageOptions, Pages};
use crate::source::Source;

/// The choices of one generation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The rules of naming and of defaults to follow; nothing to go on with those of the lock.
    pub edition: Option<u32>,
    /// The package that is generated.
    pub package: Package,
    /// The prefix of environment variables, such as `SUPERMEMORY`; from the package's name when not set.
    pub environment_prefix: Option<String>,
    /// The crate whose types stand for `date-time` and `date`.
    pub date_time: DateTimeCrate,
    /// Whether types of requests have a method that checks the documented limits.
    pub checks: bool,
    /// Whether the crate has no tests of its own, in which every operation is called once.
    pub without_self_tests: bool,
    /// Whether groups of operations, of which there are several, have no features that turn them on.
    pub without_tag_features: bool,
    /// Whether a loss of precision is an error.
    pub strict: bool,
    /// Accessors of groups by tag: `"Container Tags" = "tags"`.
    pub groups: BTreeMap<String, String>,
    /// Methods by `operationId`, or by `METHOD /path` where it has none.
    pub methods: BTreeMap<String, String>,
    /// Types by JSON pointer of their schema.
    pub types: BTreeMap<String, String>,
    /// Fields by JSON pointer of the schema of their struct, then by the name of the property.
    pub fields: BTreeMap<String, BTreeMap<String, String>>,
    /// Variants by JSON pointer of the schema of their enum, then by the value, or by the place of a member of a union.
    pub variants: BTreeMap<String, BTreeMap<String, String>>,
    /// Choices for single operations, by `operationId` or `METHOD /path`.
    pub operations: BTreeMap<String, OperationOptions>,
    /// Properties and parameters that are secrets, by their name on the wire.
    pub sensitive: Vec<String>,
    /// Objects whose undeclared properties are kept in a map field, by JSON pointer of their schema; `*` stands for all
    /// that do not forbid them.
    pub keep_undeclared: Vec<String>,
    /// OpenAPI Overlays that change the description before it is read, in their order.
    pub overlays: Vec<Source>,
    /// Which operations are generated: those that every list given here has; all where none is.
    pub include: Filter,
    /// Which operations are left out: those that any list given here has.
    pub exclude: Filter,
    /// Whether the options may name what the description does not have: of two that are compared, one may not have it.
    pub names_may_miss: bool,
    /// Types of the user's own, by what they stand for: the pointer of a schema, the name of a component, or a `format`.
    pub replace: BTreeMap<String, String>,
    /// Further traits that types derive, by the name of the type; `*` stands for every struct and enum.
    pub derives: BTreeMap<String, Vec<String>>,
    /// Further attributes of types, by the name of the type; `*` stands for every struct and enum.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Further dependencies of the generated crate, by the name of the package.
    pub dependencies: BTreeMap<String, Dependency>,
    /// What becomes of types that no operation uses; they are dropped where operations are filtered, and kept elsewhere.
    pub unused_types: Option<UnusedTypes>,
}

/// A choice among the operations of a description.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Tags, as operations name them.
    pub tags: Vec<String>,
    /// Paths; `*` stands for anything but `/`, and `**` for anything.
    pub paths: Vec<String>,
    /// Each an `operationId`, or `METHOD /path` where there is none.
    pub operations: Vec<String>,
    /// HTTP methods.
    pub methods: Vec<String>,
    /// Extensions that are `true` on an operation or its path, such as `x-internal`.
    pub extensions: Vec<String>,
    /// Whether the operation is deprecated.
    pub deprecated: Option<bool>,
}

/// A dependency that the user's own types, derives and attributes need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dependency {
    /// The version requirement.
    pub version: String,
    /// The features that are on beside the default ones.
    pub features: Vec<String>,
}

/// What becomes of types that no operation uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnusedTypes {
    /// They are generated.
    Keep,
    /// They are left out.
    Drop,
}

impl Options {
    /// Whether operations are chosen among, so that types may be left without any.
    #[must_use]
    pub fn drops_unused_types(&self) -> bool {
        let none = Filter::default();
        let filtered = self.include != none || self.exclude != none;
        match self.unused_types {
            Some(choice) => choice == UnusedTypes::Drop,
            None => filtered,
        }
    }
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
