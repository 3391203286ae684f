//! Dates as people write them in front matter.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil};

/// A date of front matter: the day as written, and the moment it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageDate {
    /// The day as written, in the time zone in which it was written.
    pub day: Date,
    /// The moment. A date without a time zone is taken for UTC, as Hugo does unless told otherwise.
    pub moment: Timestamp,
    /// Offset of that time zone from UTC.
    pub offset: Offset,
}

/// Reads `2024-01-01`, `2025-12-5`, `2024`, RFC 3339, `2025-09-09 10:00:00 +07:00`, `5 Dec 2025` and
/// `December 5, 2025`; nothing else is a date.
pub(crate) fn page_date(text: &str) -> Option<PageDate> {
    let text = text.trim();
    let (day, rest) = numeric_day(text).or_else(|| named_day(text))?;
    let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
    let (time, zone) = time_of_day(rest)?;
    let offset = offset(zone.trim())?;
    let moment = civil::DateTime::from_parts(day, time).to_zoned(TimeZone::fixed(offset)).ok()?.timestamp();
    Some(PageDate { day, moment, offset })
}

fn number(text: &str, longest: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > longest {
        return None;
    }
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

fn numeric_day(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4).filter(|_| text.len() >= 4 && text.as_bytes()[..4].is_ascii())?;
    if year < 1000 {
        return None;
    }
    if rest.is_empty() {
        return Some((Date::new(year, 1, 1).ok()?, rest));
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = number(&rest[1..], 2)?;
    let (day, rest) = number(rest.strip_prefix(separator)?, 2)?;
    Some((Date::new(year, month as i8, day as i8).ok()?, rest))
}

/// English names only: Hugo knows no others.
fn named_day(text: &str) -> Option<(Date, &str)> {
    let text = match text.split_once(", ") {
        // "Mon, 02 Jan 2006": the name of the day adds nothing.
        Some((day, rest)) if day.len() >= 3 && day.chars().all(char::is_alphabetic) => rest,
        _ => text,
    };
    if let Some((day, rest)) = number(text, 2) {
        let (month, rest) = month(rest.trim_start_matches([' ', '-']))?;
        let (year, rest) = number(rest.trim_start_matches([' ', '-', ',']), 4)?;
        return Some((Date::new(year, month, day as i8).ok()?, rest));
    }
    let (month, rest) = month(text)?;
    let (day, rest) = number(rest.trim_start_matches([' ', '.']), 2)?;
    let (year, rest) = number(rest.trim_start_matches([',', ' ']), 4)?;
    Some((Date::new(year, month, day as i8).ok()?, rest))
}

fn month(text: &str) -> Option<(i8, &str)> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = text[..letters].to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| name.starts_with(month))?;
    Some((i8::try_from(at + 1).ok()?, &text[letters..]))
}

fn time_of_day(text: &str) -> Option<(Time, &str)> {
    if text.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((Time::midnight(), text));
    }
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2)?,
        None => (0, rest),
    };
    let rest = match rest.strip_prefix('.') {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    Some((Time::new(hour as i8, minute as i8, second.min(59) as i8, 0).ok()?, rest))
}

fn offset(zone: &str) -> Option<Offset> {
    // "+0700 ICT": the number says it all.
    let zone = zone.split_whitespace().next().unwrap_or("");
    if zone.is_empty() || ["z", "utc", "gmt"].contains(&zone.to_ascii_lowercase().as_str()) {
        return Some(Offset::UTC);
    }
    let sign = match zone.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_they_are_written() {
        for (text, day, moment) in [
            ("2024-01-01", "2024-01-01", "2024-01-01T00:00:00Z"),
            ("2025-12-5", "2025-12-05", "2025-12-05T00:00:00Z"),
            ("2024", "2024-01-01", "2024-01-01T00:00:00Z"),
            ("2025/09/09", "2025-09-09", "2025-09-09T00:00:00Z"),
            ("2020-05-14T00:38:32+07:00", "2020-05-14", "2020-05-13T17:38:32Z"),
            ("2025-09-09 10:00:00", "2025-09-09", "2025-09-09T10:00:00Z"),
            ("2025-09-09 10:00:00.5 -0330", "2025-09-09", "2025-09-09T13:30:00Z"),
            ("2025-09-09T10:00:00Z", "2025-09-09", "2025-09-09T10:00:00Z"),
            ("Fri, 5 Dec 2025 10:00:00 GMT", "2025-12-05", "2025-12-05T10:00:00Z"),
            ("December 5, 2025", "2025-12-05", "2025-12-05T00:00:00Z"),
        ] {
            let date = page_date(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!(date.day.to_string(), day, "{text}");
            assert_eq!(date.moment.to_string(), moment, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "`r Sys.Date()`",
            "",
            "today",
            "2025-13-01",
            "2025-02-30",
            "12",
            "2025-01-01 nonsense",
            "ngày 5",
            "é",
        ] {
            assert_eq!(page_date(text), None, "{text}");
        }
    }
}
