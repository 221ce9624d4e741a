//! Points in time and calendar dates, by the crate `jiff`: [`DateTime`] and [`Date`].

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use jiff::fmt::temporal::{DateTimeParser, PiecesOffset};
use jiff::tz::Offset;

use super::{date_time_text, is_full_date};

/// A point in time with its offset from UTC (RFC 3339 `date-time`); two are equal when they are the same instant.
#[derive(Debug, Clone, Copy)]
pub struct DateTime {
    timestamp: Timestamp,
    offset: Offset,
}

impl DateTime {
    /// A point in time, as a clock with this offset from UTC shows it.
    #[must_use]
    pub const fn new(timestamp: Timestamp, offset: Offset) -> Self {
        Self { timestamp, offset }
    }

    /// The point in time.
    #[must_use]
    pub const fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// The offset from UTC with which it is written.
    #[must_use]
    pub const fn offset(&self) -> Offset {
        self.offset
    }

    fn parse(text: &str) -> Option<Self> {
        let pieces = DateTimeParser::new().parse_pieces(text).ok()?;
        let offset = match pieces.offset()? {
            PiecesOffset::Numeric(offset) => offset.offset(),
            _ => Offset::UTC,
        };
        Some(Self {
            timestamp: text.parse().ok()?,
            offset,
        })
    }

    fn written(&self) -> String {
        match self.offset == Offset::UTC {
            true => self.timestamp.to_string(),
            false => self.timestamp.display_with_offset(self.offset).to_string(),
        }
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self {
            timestamp,
            offset: Offset::UTC,
        }
    }
}

impl From<DateTime> for Timestamp {
    fn from(value: DateTime) -> Self {
        value.timestamp
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.timestamp == other.timestamp
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.timestamp.cmp(&other.timestamp)
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.timestamp.hash(state);
    }
}

date_time_text! {
    DateTime,
    "an RFC 3339 date-time",
    DateTime::parse,
    |value| Some(value.written())
}

/// A calendar date (RFC 3339 `full-date`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

impl From<jiff::civil::Date> for Date {
    fn from(value: jiff::civil::Date) -> Self {
        Self(value)
    }
}

date_time_text! {
    Date,
    "an RFC 3339 date",
    |text| text.parse().ok().filter(|_| is_full_date(text)).map(Date),
    |value| Some(value.0.to_string())
}
