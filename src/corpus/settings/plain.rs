//! What a word of YAML means that has no quotation marks.

use super::Tree;

/// The value of a plain scalar by the core schema of YAML 1.2: nothing, a truth value, a number, or else text.
pub(crate) fn value(text: &str) -> Tree {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Tree::Null,
        "true" | "True" | "TRUE" => Tree::Bool(true),
        "false" | "False" | "FALSE" => Tree::Bool(false),
        _ => number(text).unwrap_or_else(|| Tree::Text(text.to_owned())),
    }
}

/// The number that `text` is written as; `None` if it is no number. Digits after a leading zero are text: `007`.
pub(crate) fn number(text: &str) -> Option<Tree> {
    integer(text).or_else(|| float(text).map(Tree::Float))
}

/// The whole number that `text` is written as, with a sign or without, also in base 16, 8 or 2; `None` if it is
/// none.
pub(crate) fn integer(text: &str) -> Option<Tree> {
    let (is_negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ if has_leading_zero(digits) => return None,
        _ => (10, digits),
    };
    // Of a second sign `from_str_radix` would make something.
    if !digits.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let size = i128::from_str_radix(digits, radix).ok()?;
    let number = if is_negative { -size } else { size };
    Some(i64::try_from(number).map_or_else(|_| Tree::Text(number.to_string()), Tree::Int))
}

/// The decimal number that `text` is written as; `None` if it is none.
pub(crate) fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let size = match unsigned {
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => return Some(f64::NAN),
        // Rust reads words and second signs as numbers, too.
        _ if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            || has_leading_zero(unsigned) =>
        {
            return None;
        }
        _ => unsigned.parse().ok().filter(|size: &f64| size.is_finite())?,
    };
    Some(if text.starts_with('-') { -size } else { size })
}

fn has_leading_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::settings::Tree;

    #[test]
    fn words_and_numbers() {
        let text = |text: &str| Tree::Text(text.to_owned());
        for (written, read) in [
            ("~", Tree::Null),
            ("True", Tree::Bool(true)),
            ("tRue", text("tRue")),
            ("yes", text("yes")),
            ("12", Tree::Int(12)),
            ("+12", Tree::Int(12)),
            ("-12", Tree::Int(-12)),
            ("0x1F", Tree::Int(31)),
            ("-0o17", Tree::Int(-15)),
            ("0b101", Tree::Int(5)),
            ("0", Tree::Int(0)),
            ("007", text("007")),
            ("1_000", text("1_000")),
            ("--1", text("--1")),
            ("+-1", text("+-1")),
            ("0x-1", text("0x-1")),
            ("18446744073709551615", text("18446744073709551615")),
            ("-9223372036854775808", Tree::Int(i64::MIN)),
            ("1.50", Tree::Float(1.5)),
            (".5", Tree::Float(0.5)),
            ("-1e3", Tree::Float(-1000.0)),
            ("-.inf", Tree::Float(f64::NEG_INFINITY)),
            ("inf", text("inf")),
            ("nan", text("nan")),
            ("1e999", text("1e999")),
            ("-", text("-")),
            (".", text(".")),
            ("2024-01-01", text("2024-01-01")),
            ("0.134.3", text("0.134.3")),
        ] {
            assert_eq!(value(written), read, "{written}");
        }
    }
}
