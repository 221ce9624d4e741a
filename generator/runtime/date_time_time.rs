//! Points in time and calendar dates, by the crate `time`: [`DateTime`] and [`Date`].

use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339, iso8601};

use super::{date_time_text, is_full_date};

/// A point in time with its offset from UTC (RFC 3339 `date-time`); two are equal when they are the same instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub OffsetDateTime);

impl From<OffsetDateTime> for DateTime {
    fn from(value: OffsetDateTime) -> Self {
        Self(value)
    }
}

date_time_text! {
    DateTime,
    "an RFC 3339 date-time",
    |text| OffsetDateTime::parse(text, &Rfc3339).ok().map(DateTime),
    |value| value.0.format(&Rfc3339).ok()
}

/// A calendar date (RFC 3339 `full-date`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub time::Date);

impl From<time::Date> for Date {
    fn from(value: time::Date) -> Self {
        Self(value)
    }
}

const DAY: iso8601::EncodedConfig = iso8601::Config::DEFAULT
    .set_formatted_components(iso8601::FormattedComponents::Date)
    .encode();

date_time_text! {
    Date,
    "an RFC 3339 date",
    |text| time::Date::parse(text, &Iso8601::<DAY>).ok().filter(|_| is_full_date(text)).map(Date),
    |value| value.0.format(&Iso8601::<DAY>).ok()
}
