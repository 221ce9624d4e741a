//! Texts for a sample: by format, by pattern, and odd ones.

use fastrand::Rng;

use super::pattern;

const PLAIN: [&str; 8] = [
    "a",
    "text",
    "two words",
    "",
    "quote \" backslash \\ slash / tab \t line \n",
    "é ü ß 漢字 \u{1F600}",
    "null",
    "123",
];

/// A text of a format; nothing for a format that has no texts of its own.
fn of_format(format: &str) -> Option<&'static [&'static str]> {
    Some(match format {
        "date-time" => &[
            "2024-02-29T12:34:56Z",
            "1999-12-31T23:59:59.123456789+05:30",
            "2020-01-01T00:00:00.5-08:00",
            "1970-01-01T00:00:00+00:00",
            "2038-01-19T03:14:08.100Z",
        ],
        "date" => &["2024-02-29", "1970-01-01", "9999-12-31"],
        "time" => &["12:34:56Z", "23:59:59.5+01:00"],
        "duration" => &["P1D", "PT1H30M", "P3Y6M4DT12H30M5S"],
        "uuid" => &[
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "00000000-0000-0000-0000-000000000000",
        ],
        "uri" | "url" | "uri-reference" | "iri" => &["https://example.com/a?b=c#d", "mailto:a@example.com", "urn:a:b"],
        "email" | "idn-email" => &["a@example.com"],
        "hostname" | "idn-hostname" => &["example.com", "a"],
        "ipv4" | "ip" => &["127.0.0.1", "255.255.255.255"],
        "ipv6" => &["::1", "2001:db8::8:800:200c:417a", "fe80::1"],
        "byte" | "base64" => &["aGVsbG8=", "", "/+8=", "AAECAwQ="],
        "base64url" => &["aGVsbG8"],
        "decimal" => &["1.50", "-0.001", "12345678901234567890.123"],
        "int64" | "int32" | "uint64" | "uint32" => &["0", "42"],
        "json-pointer" => &["/a/0"],
        _ => return None,
    })
}

/// A text that a schema may admit.
pub(super) fn text(rng: &mut Rng, format: Option<&str>, pattern: Option<&str>, least: usize, most: usize) -> String {
    let drawn = match (pattern, format.and_then(of_format)) {
        (Some(pattern), None) => pattern::text(rng, pattern).unwrap_or_default(),
        (Some(pattern), Some(texts)) if rng.bool() => {
            pattern::text(rng, pattern).unwrap_or_else(|| texts[rng.usize(..texts.len())].to_owned())
        }
        (_, Some(texts)) => texts[rng.usize(..texts.len())].to_owned(),
        (None, None) => PLAIN[rng.usize(..PLAIN.len())].to_owned(),
    };
    let len = drawn.chars().count();
    if len < least {
        let filled: String = std::iter::repeat_n('x', (least - len).min(100_000)).collect();
        return drawn + &filled;
    }
    drawn.chars().take(most).collect()
}
