//! Documented JSON scalars as Rust literals.

use serde_json::Value;

use super::tokens::Literal;
use crate::model::IntegerType;

/// How long a text of an example is at most.
const LONG: usize = 72;

/// Whether a text fits an example.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LONG && !text.contains(char::is_control)
}

/// A string literal.
pub(super) fn text(text: &str) -> String {
    Literal::string(text).into_string()
}

/// An integer literal, 1 where nothing that fits is documented.
pub(super) fn integer(ty: IntegerType, value: Option<&Value>) -> String {
    grouped(fitting(ty, value))
}

/// An integer literal that names its type where `Into` could not tell which is meant.
pub(super) fn typed_integer(ty: IntegerType, value: Option<&Value>) -> String {
    let number = fitting(ty, value);
    let inferred = matches!(ty, IntegerType::I32 | IntegerType::I64) && i32::try_from(number).is_ok();
    if inferred {
        grouped(number)
    } else {
        format!("{}_{}", grouped(number), name(ty))
    }
}

/// A floating point literal, 1.0 where nothing is documented.
pub(super) fn float(value: Option<&Value>) -> String {
    let number = value.and_then(Value::as_f64).filter(|number| number.abs() < 1e15);
    let written = format!("{:?}", number.unwrap_or(1.0));
    match written.split_once('.') {
        Some((whole, rest)) if !rest.contains('e') => match whole.parse() {
            Ok(whole) if rest.len() < 4 => format!("{}.{rest}", grouped_float(whole, &written)),
            _ => written,
        },
        _ => written,
    }
}

/// The part before the point; the sign of `-0.5` is not in its number.
fn grouped_float(whole: i128, written: &str) -> String {
    let sign = if whole == 0 && written.starts_with('-') {
        "-"
    } else {
        ""
    };
    format!("{sign}{}", grouped(whole))
}

/// The documented integer, if it fits its type.
fn fitting(ty: IntegerType, value: Option<&Value>) -> i128 {
    let number = value.and_then(|value| {
        value
            .as_i64()
            .map(i128::from)
            .or_else(|| value.as_u64().map(i128::from))
    });
    number.filter(|number| ty.range().contains(number)).unwrap_or(1)
}

fn name(ty: IntegerType) -> &'static str {
    match ty {
        IntegerType::I8 => "i8",
        IntegerType::I16 => "i16",
        IntegerType::I32 => "i32",
        IntegerType::I64 => "i64",
        IntegerType::U8 => "u8",
        IntegerType::U16 => "u16",
        IntegerType::U32 => "u32",
        IntegerType::U64 => "u64",
    }
}

/// Digits in groups of three: `5_000`.
fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
