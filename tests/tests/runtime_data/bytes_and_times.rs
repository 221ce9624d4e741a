//! Base64 bytes, points in time and dates, files.

use crate::runtime::{Base64Bytes, FilePart, by_chrono, by_jiff, by_time, decode, encode};

#[test]
fn base64_is_read_leniently_and_written_strictly() {
    for text in ["+/8=", "+/8", "-_8=", "-_8"] {
        let bytes: Base64Bytes = decode(format!("\"{text}\"").as_bytes()).unwrap();
        assert_eq!(bytes.as_slice(), [0xfb, 0xff], "{text}");
        assert_eq!(encode(&bytes).unwrap(), "\"+/8=\"");
    }
    assert_eq!(decode::<Base64Bytes>(b"\"\"").unwrap(), Base64Bytes::default());
    for (json, found) in [
        ("\"*\"", "a string of 3 bytes"),
        ("\"+_8=\"", "a string of 6 bytes"),
        ("1", "an integer of 1 byte"),
    ] {
        let error = decode::<Base64Bytes>(json.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), format!("$: expected base64 text, found {found}"));
    }
}

/// Each line: what is read, and what is written for it.
const POINTS: &[(&str, &str)] = &[
    ("2024-02-29T12:30:45Z", "2024-02-29T12:30:45Z"),
    ("2024-02-29t12:30:45z", "2024-02-29T12:30:45Z"),
    ("2024-02-29T12:30:45+05:30", "2024-02-29T12:30:45+05:30"),
    ("2024-02-29T12:30:45-08:00", "2024-02-29T12:30:45-08:00"),
    ("1969-12-31T23:59:59.000000001Z", "1969-12-31T23:59:59.000000001Z"),
];

const NO_POINTS: &[&str] = &[
    "",
    "2024-02-30T00:00:00Z",
    "2024-02-29",
    "2024-02-29T12:30:45",
    "hush",
    "1700000000",
];

const NO_DATES: &[&str] = &[
    "",
    "2024-02-30",
    "2024-2-9",
    "hush",
    "20240229x",
    "20240229",
    "2024-060",
    "2024-W09-4",
    "+2024-2-29",
    " 2024-2-29",
    "-024-02-29",
    "2024-02-29T10:00:00",
    "2024-02-29Z",
    "２024-02-29",
];

macro_rules! times {
    ($name:ident, $by:ident) => {
        #[test]
        fn $name() {
            for (read, written) in POINTS {
                let point: $by::DateTime = decode(format!("\"{read}\"").as_bytes()).unwrap();
                assert_eq!(encode(&point).unwrap(), format!("\"{written}\""));
                assert_eq!(
                    (point.to_string(), written.parse()),
                    (written.to_string(), Ok(point))
                );
            }
            for text in NO_POINTS {
                let error = decode::<Vec<$by::DateTime>>(format!("[\"{text}\"]").as_bytes()).unwrap_err();
                let len = text.len() + 2;
                assert_eq!(
                    error.to_string(),
                    format!("$[0]: expected an RFC 3339 date-time, found a string of {len} bytes")
                );
            }
            let fraction: $by::DateTime = "2024-02-29T12:30:45.120Z".parse().unwrap();
            assert_eq!(fraction.to_string().parse(), Ok(fraction));
            assert_eq!(
                "2024-02-29T12:00:00+02:00".parse::<$by::DateTime>(),
                "2024-02-29T10:00:00Z".parse()
            );
            assert!("2024-02-29T10:00:00Z".parse::<$by::DateTime>().unwrap() < fraction);

            let date: $by::Date = decode(b"\"2024-02-29\"").unwrap();
            assert_eq!(
                (encode(&date).unwrap().as_str(), date.to_string().as_str()),
                ("\"2024-02-29\"", "2024-02-29")
            );
            for text in NO_DATES {
                assert!(
                    decode::<$by::Date>(format!("\"{text}\"").as_bytes()).is_err(),
                    "{text}"
                );
            }
            assert_eq!(
                decode::<$by::Date>(b"[]").unwrap_err().expected(),
                "an RFC 3339 date"
            );
        }
    };
}

times!(times_by_chrono, by_chrono);
times!(times_by_jiff, by_jiff);
times!(times_by_time, by_time);

#[test]
fn a_file_is_built_from_bytes() {
    let file = FilePart::new("text")
        .with_file_name("a.txt")
        .with_content_type("text/plain");
    assert_eq!(
        (&file.content.bytes().unwrap()[..], file.file_name.as_deref()),
        (&b"text"[..], Some("a.txt"))
    );
    assert_eq!(FilePart::from(vec![1]), FilePart::new(vec![1]));
}

/// A value that RFC 3339 cannot write.
macro_rules! unwritable {
    ($name:ident, $value:expr) => {
        #[test]
        fn $name() {
            for value in $value {
                assert!(encode(&value).is_err(), "{value:?}");
                assert!(!value.to_string().is_empty(), "and it displays all the same");
            }
        }
    };
}

unwritable!(
    years_without_a_text_by_chrono,
    [10_000, -1].map(|year| {
        let day = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        by_chrono::DateTime::from(day.and_time(chrono::NaiveTime::MIN).and_utc())
    })
);
unwritable!(
    dates_without_a_text_by_chrono,
    [10_000, -1].map(|year| by_chrono::Date(chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap()))
);
unwritable!(
    years_without_a_text_by_jiff,
    [by_jiff::DateTime::from(jiff::Timestamp::MIN)]
);
unwritable!(dates_without_a_text_by_jiff, [by_jiff::Date(jiff::civil::Date::MIN)]);
unwritable!(
    years_without_a_text_by_time,
    [by_time::DateTime(time::Date::MIN.midnight().assume_utc())]
);
unwritable!(dates_without_a_text_by_time, [by_time::Date(time::Date::MIN)]);
