//! Which valid instances may be refused or changed: each by a rule with a reason.

use serde_json::Value;

use super::meaning::Reading;
use super::{Group, Suite};
use crate::kit::exact::Exact;

/// Why a valid instance is refused or changed on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exception {
    /// A schema without `type` is taken to be of the JSON type that its keywords speak of.
    ImpliedType,
    /// The type of a format asserts it.
    AssertedFormat,
    /// `contentEncoding: base64` is bytes.
    AssertedEncoding,
    /// A number is beyond what 64 bits hold.
    Beyond64Bits,
    /// A point in time is a leap second, or finer than a nanosecond.
    FinerTime,
}

impl Exception {
    /// All rules, in the order in which they are asked.
    pub const ALL: [Self; 5] = [
        Self::ImpliedType,
        Self::AssertedFormat,
        Self::AssertedEncoding,
        Self::Beyond64Bits,
        Self::FinerTime,
    ];

    /// The name of the rule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ImpliedType => "implied type",
            Self::AssertedFormat => "asserted format",
            Self::AssertedEncoding => "asserted encoding",
            Self::Beyond64Bits => "beyond 64 bits",
            Self::FinerTime => "finer time",
        }
    }

    /// Why such instances are refused or changed.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::ImpliedType => {
                "a schema with `properties`, `items`, `minLength`, `minimum` or the like and without `type` is taken to describe \
                 that JSON type alone, which is what authors of descriptions mean; JSON Schema lets values of all other types pass. \
                 The validator refuses the instance once each such schema has its `type`"
            }
            Self::AssertedFormat => {
                "`format` asserts in OpenAPI, as it has a type in Rust; in JSON Schema it only annotates. The validator refuses the \
                 instance once formats are asserted"
            }
            Self::AssertedEncoding => {
                "text with `contentEncoding: base64` is bytes in Rust; in JSON Schema the keyword only annotates. The instance is no base64"
            }
            Self::Beyond64Bits => {
                "an integer is an `i64` and a number an `f64`, as the description gives no sign of more: the instance has a number \
                 that 64 bits do not hold"
            }
            Self::FinerTime => "points in time have no leap seconds and at most nanoseconds",
        }
    }

    /// The rule for an instance that was refused or changed.
    pub(super) fn of(group: &Group, suite: &Suite, data: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.holds(group, suite, data))
    }

    fn holds(self, group: &Group, suite: &Suite, data: &str) -> bool {
        let instance = Exact::rounded(data);
        let schema = group.schema.to_string();
        match self {
            Self::ImpliedType => Reading::ImpliedType.admits(group, suite, &instance) == Some(false),
            Self::AssertedFormat => Reading::AssertedFormat.admits(group, suite, &instance) == Some(false),
            Self::AssertedEncoding => schema.contains("\"contentEncoding\":\"base64\"") && !is_base64(&instance),
            Self::Beyond64Bits => Exact::parse(data).is_ok_and(|exact| is_beyond(&exact)),
            Self::FinerTime => schema.contains("\"format\":\"date-time\"") && is_finer(&instance),
        }
    }
}

fn is_base64(instance: &Value) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let text = instance.as_str().unwrap_or_default();
    text.len().is_multiple_of(4) && text.bytes().all(plain)
}

/// Whether a number in a value is an integer beyond `u64`, or has more digits than an `f64`.
fn is_beyond(value: &Exact) -> bool {
    match value {
        Exact::Number(number) => {
            let fits = number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok();
            let double = number.parse::<f64>().unwrap_or(f64::NAN);
            let same = Exact::parse(&format!("{double:e}")).is_ok_and(|double| double == *value);
            let whole = double.fract() == 0.0 && double.abs() >= 9.3e18;
            !fits && (whole || !same)
        }
        Exact::Array(elements) => elements.iter().any(is_beyond),
        Exact::Object(entries) => entries.values().any(is_beyond),
        _ => false,
    }
}

fn is_finer(instance: &Value) -> bool {
    let text = instance.as_str().unwrap_or_default();
    let fraction = text.split_once('.').map_or("", |(_, rest)| rest);
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    digits > 9 || text.contains(":60")
}
