//! Dates that are in running text.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

/// How a date is written, each with the groups `d`, `m` (number or English month) and `y`.
static WRITTEN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const MONTH: &str = "(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    [
        // A time may follow without a gap.
        r"(?-u:\b)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:T\d|(?-u:\b))".to_owned(),
        // Day first, as Vietnamese writes it and most of the world.
        r"(?-u:\b)(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?-u:\b)".to_owned(),
        r"(?i)(?-u:\b)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm|,)?\s+(?P<y>\d{4})(?-u:\b)".to_owned(),
        format!(r"(?i)(?-u:\b)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+(?P<y>\d{{4}})(?-u:\b)"),
        format!(r"(?i)(?-u:\b){MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?-u:\b)"),
    ]
    .iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect()
});

/// How much text before and after a year may belong to its date, in bytes.
const AROUND: (usize, usize) = (64, 16);

/// How many years of a text are looked at, at most: a text without a date in the first ones has none.
const YEARS: usize = 1000;

/// The first date that `text` gives in full, as `YYYY-MM-DD`.
///
/// Reports carry the template's date in their front matter; when something happened is in their text:
/// `17/11/2025`, `2025-11-17`, `17 November 2025`, `November 17, 2025`, `17 tháng 11 năm 2025`.
pub fn date_in_text(text: &str) -> Option<String> {
    years(text).take(YEARS).find_map(|year| date_of(text, year)).map(|date| date.to_string())
}

/// Where numbers stand that may be years: few texts have any, and expressions are slow to look for them.
fn years(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_year = move |&at: &usize| {
        let is_whole = (at == 0 || !is_digit(at - 1)) && !is_digit(at + 4);
        is_whole && (at..at + 4).all(is_digit) && matches!(&bytes[at..at + 2], b"19" | b"20" | b"21")
    };
    text.match_indices(['1', '2']).map(|(at, _)| at).filter(is_year)
}

/// The date with this year in it.
fn date_of(text: &str, year: usize) -> Option<Date> {
    let before = text.floor_char_boundary(year.saturating_sub(AROUND.0));
    let around = &text[before..text.ceil_char_boundary(year + AROUND.1)];
    let first = |pattern: &Regex| {
        pattern.captures_iter(around).find_map(|found| {
            let at = found.get(0)?.start();
            // What the window cuts off may be more of a number.
            let is_whole = at > 0 || before == 0;
            let is_of_year = found.name("y")?.start() + before == year;
            Some((at, date(&found).filter(|_| is_whole && is_of_year)?))
        })
    };
    WRITTEN.iter().filter_map(first).min_by_key(|&(at, _)| at).map(|(_, date)| date)
}

fn date(captures: &Captures) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = captures.name("m")?.as_str();
    let month = match month.parse::<i8>() {
        Ok(month) => month,
        Err(_) => {
            let name = month.to_lowercase();
            i8::try_from(MONTHS.iter().position(|m| name.starts_with(m))?).ok()? + 1
        }
    };
    let year = captures.name("y")?.as_str().parse().ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, month, captures.name("d")?.as_str().parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::date_in_text;

    #[test]
    fn dates_as_people_write_them() {
        for text in [
            "Thứ Hai, 17 tháng 11 năm 2025",
            "on 17/11/2025 and on 18/11/2025",
            "2025-11-17T10:00",
            "Monday, November 17, 2025",
            "17th November 2025",
            "17 Nov 2025",
            "NGÀY 17 THÁNG 11 NĂM 2025",
            "17\u{a0}tháng\u{a0}11\u{a0}năm\u{a0}2025",
            "since 1999, 2000 and 2024: 17 Nov 2025",
        ] {
            assert_eq!(date_in_text(text).as_deref(), Some("2025-11-17"), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["45/13/2025", "version 1.2.2025", "17/11", "10.0.2025.1", "2025", "99/99/9999 "] {
            assert_eq!(date_in_text(text), None, "{text}");
        }
    }
}
