//! A day, a month or a year, as it is typed after `after:` and `before:`.

use jiff::civil::Date;

/// The first day of the period that `text` names, as `YYYY-MM-DD`.
///
/// Year first (`2025`, `2025-10`, `2025-10-01`) or day first (`17/11/2025`, `11/2025`), with `-`, `/` or `.` in
/// between; the year always has four digits. `None` for anything else and for days that no calendar has.
pub(crate) fn first_day(text: &str) -> Option<String> {
    let mut parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let digits = |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(digits) {
        return None;
    }
    if parts.first()?.len() != 4 {
        parts.reverse();
    }
    let (year, rest) = parts.split_first()?;
    if year.len() != 4 || rest.iter().any(|part| part.len() > 2) {
        return None;
    }
    let part = |at: usize| rest.get(at).map_or(Some(1), |part| part.parse().ok());
    let date = Date::new(year.parse().ok()?, part(0)?, part(1)?).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn first_days() {
        for (text, day) in [
            ("2025", "2025-01-01"),
            ("2025-10", "2025-10-01"),
            ("2025-10-07", "2025-10-07"),
            ("2025-1-5", "2025-01-05"),
            ("2025/10/07", "2025-10-07"),
            ("17/11/2025", "2025-11-17"),
            ("1.2.2025", "2025-02-01"),
            ("11/2025", "2025-11-01"),
            ("2024-02-29", "2024-02-29"),
        ] {
            assert_eq!(first_day(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "25",
            "17/11",
            "17/11/25",
            "11/17/2025",
            "2025-02-29",
            "2025-13",
            "2025-",
            "2025-10-01-02",
            "2025-2025",
            "20255",
            "+202",
            "٢٠٢٥",
            "soon",
        ] {
            assert_eq!(first_day(text), None, "{text}");
        }
    }
}
