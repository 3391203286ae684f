//! Patterns of addresses: `/:section/:year/:month/:day/:slug/`.

use std::sync::LazyLock;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};

use super::go_layout;
use super::path_text::PathText;
use crate::front_matter::PageDate;

static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r":([0-9A-Za-z_]+)(\[[^\]]+\])?").expect("a valid expression"));

/// The values of one page for the attributes of a pattern.
#[derive(Debug)]
pub(crate) struct PatternValues<'a> {
    /// How names become parts of paths.
    pub path_text: PathText,
    /// Title of the page.
    pub title: &'a str,
    /// Slug of the page, if it has one.
    pub slug: Option<&'a str>,
    /// File name without language and extension; for a bundle the name of its directory.
    pub file: &'a str,
    /// Date of the page.
    pub date: Option<PageDate>,
    /// Sections above the page, outermost first.
    pub sections: &'a [String],
    /// Names of these sections in addresses.
    pub section_slugs: &'a [String],
}

/// Fills in a pattern. If an attribute is not known, the pattern is useless and the page keeps its usual address.
pub(crate) fn expand(pattern: &str, values: &PatternValues<'_>) -> Option<String> {
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

/// The first attribute of a pattern that Hugo does not know.
pub(crate) fn unknown_attribute(pattern: &str) -> Option<String> {
    let nothing = PatternValues {
        path_text: PathText { lower: true, without_accents: false },
        title: "",
        slug: None,
        file: "",
        date: None,
        sections: &[],
        section_slugs: &[],
    };
    let pattern = pattern.replace("\\:", "");
    let mut attributes = ATTRIBUTE.captures_iter(&pattern);
    let is_unknown = |attribute: &Captures<'_>| {
        nothing.attribute(&attribute[1], attribute.get(2).map(|slice| slice.as_str())).is_none()
    };
    attributes.find(is_unknown).map(|attribute| attribute[0].to_owned())
}

impl PatternValues<'_> {
    fn attribute(&self, name: &str, slice: Option<&str>) -> Option<String> {
        let published = |text: &str| self.path_text.published(text);
        let slug_or = |other: &str| published(self.slug.unwrap_or(other));
        Some(match (name, slice) {
            ("sections", Some(slice)) => cut(self.sections, slice)?.join("/"),
            ("sectionslugs", Some(slice)) => cut(self.section_slugs, slice)?.join("/"),
            (_, Some(slice)) => self.layout(&format!("{name}{slice}"))?,
            ("section", _) => self.sections.first().cloned().unwrap_or_default(),
            ("sections", _) => self.sections.join("/"),
            ("sectionslug", _) => self.section_slugs.first().cloned().unwrap_or_default(),
            ("sectionslugs", _) => self.section_slugs.join("/"),
            ("title", _) => published(self.title),
            ("slug", _) => slug_or(self.title),
            ("slugorfilename" | "slugorcontentbasename", _) => slug_or(self.file),
            ("filename" | "contentbasename", _) => published(self.file),
            (part, _) => self.date_part(part)?,
        })
    }

    fn date_part(&self, part: &str) -> Option<String> {
        let day = self.moment().0.date();
        Some(match part {
            "year" => day.year().to_string(),
            "month" => format!("{:02}", day.month()),
            "monthname" => go_layout::month_name(day).to_owned(),
            "day" => format!("{:02}", day.day()),
            "weekday" => go_layout::weekday(day).to_string(),
            "weekdayname" => go_layout::weekday_name(day).to_owned(),
            "yearday" => day.day_of_year().to_string(),
            layout => self.layout(layout)?,
        })
    }

    /// The date as a layout of Go has it; a word that no date changes is none.
    fn layout(&self, layout: &str) -> Option<String> {
        let reference = jiff::civil::date(2019, 11, 9).at(23, 1, 42, 0);
        let (date, offset) = self.moment();
        let is_layout = go_layout::format(layout, reference, Offset::UTC) != layout;
        is_layout.then(|| go_layout::format(layout, date, offset))
    }

    /// A page without a date is of Go's first day, 1 January of the year 1.
    fn moment(&self) -> (DateTime, Offset) {
        match self.date {
            Some(date) => (date.offset.to_datetime(date.moment), date.offset),
            None => (jiff::civil::date(1, 1, 1).at(0, 0, 0, 0), Offset::UTC),
        }
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
    use crate::front_matter::page_date;

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
            section_slugs: &["nhật-ký".to_owned(), "phụ".to_owned()],
        };
        for (pattern, path) in [
            ("/:section/:year/:month/:day/:slug/", "/blog/2024/03/07/bài-viết-số-2/"),
            ("/b/:title-:monthname/:sections[1:]/:filename", "/b/bài-viết-số-2-March/sub/2024-p 2"),
            ("/:sections/:yearday-:weekdayname", "/blog/sub/67-Thursday"),
            ("/:sections[last]/:2006/x\\:y//", "/sub/2024/x:y/"),
            ("/:sectionslug/:sectionslugs/:sectionslugs[1:]/", "/nhật-ký/nhật-ký/phụ/phụ/"),
            ("/:Jan-:2006-01/:weekday/:slug[0:2]/", "/Mar-2024-01/4/slug[0:7]/"),
        ] {
            assert_eq!(expand(pattern, &values).as_deref(), Some(path));
        }
        assert_eq!(expand("/:nonsense/", &values), None);
        assert_eq!(unknown_attribute("/:year/x\\:y/:Monday/:title/"), None);
        for unknown in [":nonsense", ":pm", ":Section"] {
            assert_eq!(unknown_attribute(&format!("/:year/{unknown}/")).as_deref(), Some(unknown));
        }
    }
}
