//! Patterns of addresses: `/:section/:year/:month/:day/:slug/`.

use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};

use super::path_text::PathText;
use crate::corpus::front_matter::PageDate;

static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r":([0-9A-Za-z_]+)(\[[^\]]+\])?").expect("a valid expression"));

/// What the attributes of a pattern stand for on one page.
#[derive(Debug)]
pub struct PatternValues<'a> {
    /// How names become path parts.
    pub path_text: PathText,
    /// Title of the page.
    pub title: &'a str,
    /// Slug, where the page has one.
    pub slug: Option<&'a str>,
    /// File name without language and extension; of a bundle the name of its directory.
    pub file: &'a str,
    /// Date of the page.
    pub date: Option<PageDate>,
    /// Sections above the page, outermost first.
    pub sections: &'a [String],
}

/// Fills in a pattern; an attribute that is not known makes it useless, and the page keeps its usual address.
pub fn expand(pattern: &str, values: &PatternValues<'_>) -> Option<String> {
    // A colon that is to stay is written `\:`.
    let pattern = pattern.replace("\\:", "\0");
    let mut known = true;
    let filled = ATTRIBUTE.replace_all(&pattern, |attribute: &Captures<'_>| {
        let slice = attribute.get(2).map(|slice| slice.as_str());
        values.attribute(&attribute[1], slice).unwrap_or_else(|| {
            known = false;
            String::new()
        })
    });
    // Hugo takes the filled pattern for a query string here, so a plus sign is a space.
    let filled = filled.replace('\0', ":").replace('+', " ");
    let filled = percent_decode_str(&filled).decode_utf8_lossy().into_owned();
    known.then(|| filled.strip_suffix("//").map_or(filled.clone(), |short| format!("{short}/")))
}

impl PatternValues<'_> {
    fn attribute(&self, name: &str, slice: Option<&str>) -> Option<String> {
        let published = |text: &str| self.path_text.published(text);
        let slug_or = |other: &str| published(self.slug.unwrap_or(other));
        Some(match (name, slice) {
            ("sections", Some(slice)) => cut(self.sections, slice)?.join("/"),
            (_, Some(slice)) => format!("{}{slice}", self.attribute(name, None)?),
            ("section", _) => self.sections.first().cloned().unwrap_or_default(),
            ("sections", _) => self.sections.join("/"),
            ("title", _) => published(self.title),
            ("slug", _) => slug_or(self.title),
            ("slugorfilename" | "slugorcontentbasename", _) => slug_or(self.file),
            ("filename" | "contentbasename", _) => published(self.file),
            (part, _) => self.date_part(part)?,
        })
    }

    /// A page without a date is of Go's first day, 1 January of the year 1.
    fn date_part(&self, part: &str) -> Option<String> {
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
        const DAYS: [&str; 7] =
            ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
        let day = self.date.map_or(jiff::civil::date(1, 1, 1), |date| date.day);
        let weekday = usize::from(day.weekday().to_sunday_zero_offset().unsigned_abs());
        let month = usize::from(day.month().unsigned_abs());
        Some(match part {
            "year" => day.year().to_string(),
            "month" => format!("{month:02}"),
            "monthname" => MONTHS[month - 1].to_owned(),
            "day" => format!("{:02}", day.day()),
            "weekday" => weekday.to_string(),
            "weekdayname" => DAYS[weekday].to_owned(),
            "yearday" => day.day_of_year().to_string(),
            // Go layouts: the few that are used.
            "2006" => format!("{:04}", day.year()),
            "06" => format!("{:02}", day.year() % 100),
            "01" => format!("{month:02}"),
            "1" => month.to_string(),
            "02" => format!("{:02}", day.day()),
            "2" => day.day().to_string(),
            _ => return None,
        })
    }
}

/// `[1]`, `[1:]`, `[:2]`, `[last]` of the sections.
fn cut<'s>(sections: &'s [String], slice: &str) -> Option<&'s [String]> {
    let inside = slice.trim_start_matches('[').trim_end_matches(']').trim().to_lowercase();
    let index = |text: &str| match text {
        "last" => Some(sections.len().saturating_sub(1)),
        text => text.parse().ok(),
    };
    let (from, to) = match inside.split_once(':') {
        Some((from, to)) => {
            let from = if from.is_empty() { 0 } else { index(from)? };
            let to = if to.is_empty() { sections.len() } else { index(to)? };
            (from, to.min(sections.len()))
        }
        None => {
            let at = index(&inside)?;
            (at, (at + 1).min(sections.len()))
        }
    };
    Some(sections.get(from..to).unwrap_or(&[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::front_matter::page_date;

    #[test]
    fn patterns() {
        let sections = ["blog".to_owned(), "sub".to_owned()];
        let values = PatternValues {
            path_text: PathText { lower: true, without_accents: false },
            title: "Bài Viết: số 2",
            slug: None,
            file: "2024-p+2",
            date: page_date("2024-03-07"),
            sections: &sections,
        };
        for (pattern, path) in [
            ("/:section/:year/:month/:day/:slug/", "/blog/2024/03/07/bài-viết-số-2/"),
            ("/b/:title-:monthname/:sections[1:]/:filename", "/b/bài-viết-số-2-March/sub/2024-p 2"),
            ("/:sections/:yearday-:weekdayname", "/blog/sub/67-Thursday"),
            ("/:sections[last]/:2006/x\\:y//", "/sub/2024/x:y/"),
        ] {
            assert_eq!(expand(pattern, &values).as_deref(), Some(path));
        }
        assert_eq!(expand("/:nonsense/", &values), None);
    }
}
