//! Dates that stand in running text.

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

/// The first date that `text` gives in full, as `YYYY-MM-DD`.
///
/// Reports carry the template's date in their front matter; when something happened stands in their text:
/// `17/11/2025`, `2025-11-17`, `17 November 2025`, `November 17, 2025`, `17 tháng 11 năm 2025`.
pub fn date_in_text(text: &str) -> Option<String> {
    let first = |pattern: &Regex| {
        let captures = pattern.captures_iter(text).find_map(|c| Some((c.get(0)?.start(), date(&c)?)))?;
        Some(captures)
    };
    let (_, date) = WRITTEN.iter().filter_map(first).min_by_key(|&(at, _)| at)?;
    Some(date.to_string())
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
