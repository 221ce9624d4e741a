//! The one authority for Rust names: only a scope can make one.

pub mod case;
mod contest;
mod convention;
mod digest;
mod feature;
pub mod keyword;
mod length;
mod name_table;
pub mod noun;
pub mod scope;
mod script;
pub mod words;

pub use convention::Convention;
pub(crate) use digest::of as digest;
pub use feature::features;
pub use name_table::{Members, NameTable};
pub use scope::{Name, Scope, identifier};

/// Defines a name that only this module's scopes can construct.
macro_rules! names {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The identifier as it is written in Rust, `r#` included where it is needed.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The identifier without `r#`, for file names and prose.
            #[must_use]
            pub fn bare(&self) -> &str {
                self.0.strip_prefix("r#").unwrap_or(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.bare()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// The name of a struct, enum, alias or builder.
    TypeName;
    /// The name of a field, argument or setter.
    FieldName;
    /// The name of an enum variant.
    VariantName;
    /// The name of a method.
    MethodName;
    /// The name of a module and of its file.
    ModuleName;
    /// The name of a feature of the crate.
    FeatureName;
}
