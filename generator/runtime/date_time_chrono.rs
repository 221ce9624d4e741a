//! Points in time and calendar dates, by the crate `chrono`: [`DateTime`] and [`Date`].

use chrono::{FixedOffset, NaiveDate, SecondsFormat, Utc};

use super::{date_time_text, is_full_date};

/// A point in time with its offset from UTC (RFC 3339 `date-time`); two are equal when they are the same instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub chrono::DateTime<FixedOffset>);

impl From<chrono::DateTime<FixedOffset>> for DateTime {
    fn from(value: chrono::DateTime<FixedOffset>) -> Self {
        Self(value)
    }
}

impl From<chrono::DateTime<Utc>> for DateTime {
    fn from(value: chrono::DateTime<Utc>) -> Self {
        Self(value.fixed_offset())
    }
}

date_time_text! {
    DateTime,
    "an RFC 3339 date-time",
    |text| chrono::DateTime::parse_from_rfc3339(text).ok().map(DateTime),
    |value| Some(value.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// A calendar date (RFC 3339 `full-date`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

impl From<NaiveDate> for Date {
    fn from(value: NaiveDate) -> Self {
        Self(value)
    }
}

date_time_text! {
    Date,
    "an RFC 3339 date",
    |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| is_full_date(text)).map(Date),
    |value| Some(value.0.format("%Y-%m-%d").to_string())
}
