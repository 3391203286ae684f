//! Dates as Go's layouts write them: a layout is the date 2 January 2006, 15:04:05 as it should look.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The English name of the month of `day`.
pub(crate) fn month_name(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

/// The number of `day` in its week, from 0 for Sunday.
pub(crate) fn weekday(day: Date) -> usize {
    usize::from(day.weekday().to_sunday_zero_offset().unsigned_abs())
}

/// The English name of the day of the week of `day`.
pub(crate) fn weekday_name(day: Date) -> &'static str {
    DAYS[weekday(day)]
}

/// The parts of layouts; where one begins with another, the longer comes first.
const PARTS: [&str; 27] = [
    "January", "Jan", "Monday", "Mon", "MST", "2006", "002", "01", "02", "03", "04", "05", "06", "15", "__2",
    "_2006", "_2", "1", "2", "3", "4", "5", "PM", "pm", "Z070000", "Z0700", "Z07",
];

/// `date`, which is `offset` from UTC, written as the layout `layout` of Go says.
pub(crate) fn format(layout: &str, date: DateTime, offset: Offset) -> String {
    let mut out = String::new();
    let mut rest = layout;
    while let Some(c) = rest.chars().next() {
        let part =
            PARTS.into_iter().find(|part| rest.strip_prefix(part).is_some_and(|after| ends(part, after)));
        match part {
            Some(part) => {
                out.push_str(&written(part, date, offset));
                rest = &rest[part.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// A short name is one only where no small letter follows: "Monk" is no day.
fn ends(part: &str, after: &str) -> bool {
    !matches!(part, "Jan" | "Mon") || !after.starts_with(|c: char| c.is_ascii_lowercase())
}

fn written(part: &str, date: DateTime, offset: Offset) -> String {
    let (day, hour) = (date.date(), date.hour());
    let of_twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    match part {
        "January" => month_name(day).to_owned(),
        "Jan" => month_name(day)[..3].to_owned(),
        "01" => format!("{:02}", day.month()),
        "1" => day.month().to_string(),
        "Monday" => weekday_name(day).to_owned(),
        "Mon" => weekday_name(day)[..3].to_owned(),
        "02" => format!("{:02}", day.day()),
        "_2" => format!("{:2}", day.day()),
        "2" => day.day().to_string(),
        "002" => format!("{:03}", day.day_of_year()),
        "__2" => format!("{:3}", day.day_of_year()),
        "2006" => format!("{:04}", day.year()),
        "_2006" => format!("_{:04}", day.year()),
        "06" => format!("{:02}", day.year().rem_euclid(100)),
        "15" => format!("{hour:02}"),
        "03" => format!("{of_twelve:02}"),
        "3" => of_twelve.to_string(),
        "04" => format!("{:02}", date.minute()),
        "4" => date.minute().to_string(),
        "05" => format!("{:02}", date.second()),
        "5" => date.second().to_string(),
        "PM" => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        "pm" => if hour < 12 { "am" } else { "pm" }.to_owned(),
        zone => written_zone(zone, offset),
    }
}

fn written_zone(part: &str, offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match part {
        "MST" if seconds == 0 => "UTC".to_owned(),
        part if part.starts_with('Z') && seconds == 0 => "Z".to_owned(),
        "Z07" => format!("{sign}{hours:02}"),
        "Z070000" => format!("{sign}{hours:02}{minutes:02}00"),
        _ => format!("{sign}{hours:02}{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts() {
        let date = jiff::civil::date(2024, 3, 7).at(9, 5, 3, 0);
        for (layout, written) in [
            ("Jan 2, 2006", "Mar 7, 2024"),
            ("January2", "March7"),
            ("Monday, Mon, Monk", "Thursday, Thu, Monk"),
            ("20060102", "20240307"),
            ("002_2|_2006|__2", "067 7|_2024| 67"),
            ("15:04:05 03PM3pm", "09:05:03 09AM9am"),
            ("MST Z0700 Z07 Z070000", "+0700 +0700 +07 +070000"),
            ("06-1-4-5", "24-3-5-3"),
            ("year", "year"),
        ] {
            assert_eq!(format(layout, date, Offset::constant(7)), written, "{layout}");
        }
        assert_eq!(format("MST Z07", date, Offset::UTC), "UTC Z");
    }
}
