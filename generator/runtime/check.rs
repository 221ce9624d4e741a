//! The documented limits that a value does not keep: [`LimitViolation`], `checked!`.

use std::fmt::{self, Display};

use super::place_of;

/// A documented limit that a value does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitViolation {
    path: String,
    limit: DocumentedLimit,
}

impl LimitViolation {
    /// Where the value stands: `$.tags[2]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The limit.
    #[must_use]
    pub const fn limit(&self) -> DocumentedLimit {
        self.limit
    }
}

impl Display for LimitViolation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.limit)
    }
}

/// A documented limit of a value; numbers are as the description writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentedLimit {
    /// A number is at least this.
    Minimum(&'static str),
    /// A number is greater than this.
    ExclusiveMinimum(&'static str),
    /// A number is at most this.
    Maximum(&'static str),
    /// A number is less than this.
    ExclusiveMaximum(&'static str),
    /// A number is a multiple of this.
    MultipleOf(&'static str),
    /// A text has at least this many characters.
    MinLength(usize),
    /// A text has at most this many characters.
    MaxLength(usize),
    /// A text matches this pattern (ECMA-262).
    Pattern(&'static str),
    /// A list has at least this many items.
    MinItems(usize),
    /// A list has at most this many items.
    MaxItems(usize),
    /// A list has no item twice.
    UniqueItems,
    /// A map has at least this many entries.
    MinProperties(usize),
    /// A map has at most this many entries.
    MaxProperties(usize),
}

impl Display for DocumentedLimit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minimum(least) => write!(formatter, "it is less than {least}"),
            Self::ExclusiveMinimum(least) => write!(formatter, "it is not greater than {least}"),
            Self::Maximum(most) => write!(formatter, "it is greater than {most}"),
            Self::ExclusiveMaximum(most) => write!(formatter, "it is not less than {most}"),
            Self::MultipleOf(step) => write!(formatter, "it is no multiple of {step}"),
            Self::MinLength(least) => write!(formatter, "it has fewer than {least} characters"),
            Self::MaxLength(most) => write!(formatter, "it has more than {most} characters"),
            Self::Pattern(pattern) => write!(formatter, "it does not match {pattern}"),
            Self::MinItems(least) => write!(formatter, "it has fewer than {least} items"),
            Self::MaxItems(most) => write!(formatter, "it has more than {most} items"),
            Self::UniqueItems => formatter.write_str("it has an item twice"),
            Self::MinProperties(least) => write!(formatter, "it has fewer than {least} entries"),
            Self::MaxProperties(most) => write!(formatter, "it has more than {most} entries"),
        }
    }
}

/// Where a value stands, and what was found so far.
#[derive(Debug)]
pub struct Checks {
    path: String,
    found: Vec<LimitViolation>,
}

impl Checks {
    /// What a value as a whole does not keep.
    pub fn of(value: &impl Checked) -> Vec<LimitViolation> {
        let mut checks = Self {
            path: "$".to_owned(),
            found: Vec::new(),
        };
        value.check_in(&mut checks);
        checks.found
    }

    /// Checks the value of a key.
    pub fn field<T>(&mut self, key: &str, value: &T, check: &impl Check<T>) {
        self.below(&place_of(key), value, check);
    }

    fn below<T>(&mut self, place: &str, value: &T, check: &impl Check<T>) {
        let before = self.path.len();
        self.path.push_str(place);
        check.check(value, self);
        self.path.truncate(before);
    }

    /// Notes each limit that does not hold.
    fn keep(&mut self, limits: &[DocumentedLimit], holds: impl Fn(DocumentedLimit) -> bool) {
        for limit in limits.iter().copied().filter(|limit| !holds(*limit)) {
            self.found.push(LimitViolation {
                path: self.path.clone(),
                limit,
            });
        }
    }
}

/// A type that knows the limits of its parts.
pub trait Checked {
    /// Notes those that they do not keep.
    fn check_in(&self, checks: &mut Checks);
}

/// How a value of a type is checked: `checked!` puts these together.
pub trait Check<T> {
    /// Notes the limits that the value does not keep.
    fn check(&self, value: &T, checks: &mut Checks);
}

/// How values are checked, in the names that `checked!` uses.
pub mod limits {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fmt::Display;

    use super::super::{Encode, Field, Secret, encode, matches_pattern, within_bound};
    pub use super::DocumentedLimit::*;
    use super::{Check, Checked, Checks, DocumentedLimit};

    /// No check.
    #[derive(Debug)]
    pub struct Skip;

    /// A number within limits.
    #[derive(Debug)]
    pub struct Number<'a>(pub &'a [DocumentedLimit]);

    /// A text within limits.
    #[derive(Debug)]
    pub struct Text<'a>(pub &'a [DocumentedLimit]);

    /// A list within limits, and its items.
    #[derive(Debug)]
    pub struct List<'a, C>(pub &'a [DocumentedLimit], pub C);

    /// A map within limits, and its values.
    #[derive(Debug)]
    pub struct Map<'a, C>(pub &'a [DocumentedLimit], pub C);

    /// What may be missing or `null`.
    #[derive(Debug)]
    pub struct Optional<C>(pub C);

    /// What is in a box or a secret.
    #[derive(Debug)]
    pub struct Inside<C>(pub C);

    /// A type that knows the limits of its parts.
    #[derive(Debug)]
    pub struct Nested;

    impl<T> Check<T> for Skip {
        fn check(&self, _: &T, _: &mut Checks) {}
    }

    impl<T: Display> Check<T> for Number<'_> {
        fn check(&self, value: &T, checks: &mut Checks) {
            let text = value.to_string();
            checks.keep(self.0, |limit| within_bound(&text, limit));
        }
    }

    impl<T: AsRef<str>> Check<T> for Text<'_> {
        fn check(&self, value: &T, checks: &mut Checks) {
            let text = value.as_ref();
            checks.keep(self.0, |limit| match limit {
                MinLength(least) => text.chars().count() >= least,
                MaxLength(most) => text.chars().count() <= most,
                Pattern(pattern) => matches_pattern(text, pattern),
                _ => true,
            });
        }
    }

    impl<T: Encode, C: Check<T>> Check<Vec<T>> for List<'_, C> {
        fn check(&self, value: &Vec<T>, checks: &mut Checks) {
            checks.keep(self.0, |limit| match limit {
                MinItems(least) => value.len() >= least,
                MaxItems(most) => value.len() <= most,
                UniqueItems => {
                    let distinct: BTreeSet<_> = value.iter().flat_map(encode).collect();
                    distinct.len() == value.len()
                }
                _ => true,
            });
            for (place, item) in value.iter().enumerate() {
                checks.below(&format!("[{place}]"), item, &self.1);
            }
        }
    }

    impl<K: AsRef<str>, T, C: Check<T>> Check<BTreeMap<K, T>> for Map<'_, C> {
        fn check(&self, value: &BTreeMap<K, T>, checks: &mut Checks) {
            checks.keep(self.0, |limit| match limit {
                MinProperties(least) => value.len() >= least,
                MaxProperties(most) => value.len() <= most,
                _ => true,
            });
            for (key, value) in value {
                checks.field(key.as_ref(), value, &self.1);
            }
        }
    }

    impl<T, C: Check<T>> Check<Option<T>> for Optional<C> {
        fn check(&self, value: &Option<T>, checks: &mut Checks) {
            if let Some(value) = value {
                self.0.check(value, checks);
            }
        }
    }

    impl<T, C: Check<T>> Check<Field<T>> for Optional<C> {
        fn check(&self, value: &Field<T>, checks: &mut Checks) {
            if let Field::Value(value) = value {
                self.0.check(value, checks);
            }
        }
    }

    impl<T, C: Check<T>> Check<Box<T>> for Inside<C> {
        fn check(&self, value: &Box<T>, checks: &mut Checks) {
            self.0.check(value, checks);
        }
    }

    impl<T, C: Check<T>> Check<Secret<T>> for Inside<C> {
        fn check(&self, value: &Secret<T>, checks: &mut Checks) {
            self.0.check(value.expose(), checks);
        }
    }

    impl<T: Checked> Check<T> for Nested {
        fn check(&self, value: &T, checks: &mut Checks) {
            value.check_in(checks);
        }
    }
}

/// Writes `check` for a type, from a table with a field a line: its key, and how its value is checked.
macro_rules! checked {
    ($name:ident as union { $($variant:ident = $check:expr),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::runtime::Checked for $name {
            fn check_in(&self, checks: &mut $crate::runtime::Checks) {
                #[allow(unused_imports)]
                use $crate::runtime::limits::*;
                match self {
                    $(Self::$variant(value) => $crate::runtime::Check::check(&$check, value, checks),)*
                    #[allow(unreachable_patterns)]
                    _ => {}
                }
            }
        }

        $crate::runtime::checked! { @method $name }
    };

    ($name:ident { $($field:ident : $key:literal $check:expr),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::runtime::Checked for $name {
            fn check_in(&self, checks: &mut $crate::runtime::Checks) {
                #[allow(unused_imports)]
                use $crate::runtime::limits::*;
                $(checks.field($key, &self.$field, &$check);)*
            }
        }

        $crate::runtime::checked! { @method $name }
    };

    (@method $name:ident) => {
        impl $name {
            /// The documented limits that the value does not keep; nothing is sent, and nothing else looks at them.
            #[must_use]
            pub fn check(&self) -> ::std::vec::Vec<$crate::runtime::LimitViolation> {
                $crate::runtime::Checks::of(self)
            }
        }
    };
}

pub(crate) use checked;
