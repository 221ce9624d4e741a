//! Versions by Semantic Versioning 2.0.0, and the one that changes demand by Cargo's rules of compatibility.

use std::cmp::Ordering;
use std::fmt;

use super::Severity;

/// A version; build metadata is read and forgotten, as it takes no part in precedence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Major, minor and patch.
    core: [u64; 3],
    /// What stands behind `-`, by its parts; empty for a release.
    pre: Vec<String>,
}

impl Version {
    /// The version of a crate that says none.
    pub const FIRST: &'static str = "0.1.0";

    /// Reads a version; nothing where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (text, build) = text.split_once('+').unwrap_or((text, "0"));
        let (core, pre) = text
            .split_once('-')
            .map_or((text, None), |(core, pre)| (core, Some(pre)));
        let numbers: Vec<u64> = core.split('.').map(number).collect::<Option<_>>()?;
        let pre: Vec<String> = pre.iter().flat_map(|pre| pre.split('.')).map(str::to_owned).collect();
        let is_pre = |part: &String| identifier(part) && (!is_numeral(part) || number(part).is_some());
        let valid = build.split('.').all(identifier) && pre.iter().all(is_pre);
        let core = numbers.try_into().ok()?;
        valid.then_some(Self { core, pre })
    }

    /// The first version that may follow a released one.
    ///
    /// Before 1.0 a minor version breaks, and before 0.1 every version does. A pre-release promises nothing: any change
    /// leads to the next one of its kind.
    fn after(&self, severity: Severity) -> Self {
        if !self.pre.is_empty() {
            return self.next_pre_release();
        }
        let [major, minor, patch] = self.core;
        let core = match (major, minor, severity) {
            (0, 0, _) | (_, _, Severity::Documentation) | (0, _, Severity::Additive) => [major, minor, patch + 1],
            (0, _, Severity::Breaking) | (_, _, Severity::Additive) => [major, minor + 1, 0],
            (_, _, Severity::Breaking) => [major + 1, 0, 0],
        };
        Self { core, pre: Vec::new() }
    }

    /// `1.0.0-rc.2` after `1.0.0-rc.1`, and `1.0.0-beta.1` after `1.0.0-beta`.
    fn next_pre_release(&self) -> Self {
        let mut next = self.clone();
        let count = next.pre.last().and_then(|last| number(last));
        if count.is_some() {
            next.pre.pop();
        }
        next.pre.push((count.unwrap_or_default() + 1).to_string());
        next
    }
}

/// The version of a crate that differs from the released one.
///
/// Nothing for `severity` means that neither the API nor its documentation changed; then `content` tells whether any
/// published file did. What the maintainer asks for wins where it is a later version and goes as far as the changes
/// demand: also a pre-release of the version that they do.
#[must_use]
pub fn next(released: &Version, severity: Option<Severity>, content: bool, asked: Option<&Version>) -> Version {
    let severity = severity.or(content.then_some(Severity::Documentation));
    let demanded = severity.map_or_else(|| released.clone(), |severity| released.after(severity));
    match asked {
        Some(asked) if asked > released && asked.core >= demanded.core => asked.clone(),
        _ => demanded,
    }
}

fn number(text: &str) -> Option<u64> {
    let canonical = is_numeral(text) && (text == "0" || !text.starts_with('0'));
    canonical.then(|| text.parse().ok()).flatten()
}

fn is_numeral(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn identifier(text: impl AsRef<str>) -> bool {
    let text = text.as_ref();
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.core;
        write!(formatter, "{major}.{minor}.{patch}")?;
        match self.pre.is_empty() {
            true => Ok(()),
            false => write!(formatter, "-{}", self.pre.join(".")),
        }
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    /// Precedence, SemVer section 11.
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = || {
            let (left, right) = (self.pre.iter(), other.pre.iter());
            left.map(|part| by_precedence(part))
                .cmp(right.map(|part| by_precedence(part)))
        };
        self.core
            .cmp(&other.core)
            .then_with(|| match (self.pre.is_empty(), other.pre.is_empty()) {
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                _ => parts(),
            })
    }
}

/// Numerals come before words, and are compared as numbers.
fn by_precedence(part: &str) -> (bool, u64, &str) {
    match number(part) {
        Some(number) => (false, number, ""),
        None => (true, 0, part),
    }
}
