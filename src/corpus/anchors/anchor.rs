//! Hugo's heading ids: from a heading's own text to the id it is published under.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// How Hugo turns the text of a heading into an id (`markup.goldmark.parser.autoHeadingIDType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingIds {
    /// Letters and digits of any script, every space a hyphen. Hugo's default.
    #[default]
    GitHub,
    /// The rule of GitHub, after accents are taken off; then only ASCII letters and digits are kept.
    GitHubAscii,
    /// Letters and digits of any script; each run of anything else becomes one hyphen.
    Blackfriday,
    /// What MkDocs makes: accents are taken off, ASCII letters, digits and `_` stay, and runs of blanks and hyphens become
    /// one hyphen. A repeat is numbered behind `_`.
    PythonMarkdown,
}

/// Which text of a heading Hugo makes the id from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IdSource {
    /// Older Hugo: the Markdown source of the heading's last line, link targets included.
    #[default]
    Raw,
    /// Newer Hugo: the text nodes of the parsed heading.
    Text,
}

/// Hugo publishes a heading under this id when its text leaves nothing to make one from.
const NOTHING_LEFT: &str = "heading";

/// The id that Hugo makes from `text`, before repeats are told apart; may be empty.
pub(crate) fn slug(text: &str, ids: HeadingIds) -> String {
    match ids {
        HeadingIds::GitHub => text.trim().chars().filter_map(github_char).collect(),
        HeadingIds::GitHubAscii => {
            let bare = text.nfd().filter(|c| c.general_category() != GeneralCategory::NonspacingMark);
            let bare: String = bare.nfc().collect();
            bare.trim().chars().filter(char::is_ascii).filter_map(github_char).collect()
        }
        HeadingIds::Blackfriday => blackfriday(text),
        HeadingIds::PythonMarkdown => python_markdown(text),
    }
}

fn python_markdown(text: &str) -> String {
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c.is_ascii_whitespace();
    let kept: String = text.nfkd().filter(is_kept).collect();
    let mut id = String::with_capacity(kept.len());
    for c in kept.trim().chars() {
        match c {
            '-' | '\t'..=' ' => {
                if !id.ends_with('-') {
                    id.push('-');
                }
            }
            c => id.push(c.to_ascii_lowercase()),
        }
    }
    id
}

fn github_char(c: char) -> Option<char> {
    match c {
        '-' | ' ' => Some('-'),
        '_' => Some('_'),
        _ if is_letter(c) || c.general_category() == GeneralCategory::DecimalNumber => Some(lower(c)),
        _ => None,
    }
}

fn blackfriday(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if is_letter(c) || is_number(c) {
            if gap && !id.is_empty() {
                id.push('-');
            }
            gap = false;
            id.push(lower(c));
        } else {
            gap = true;
        }
    }
    id
}

fn is_letter(c: char) -> bool {
    use GeneralCategory::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    c.is_ascii_alphabetic()
        || matches!(
            c.general_category(),
            UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
        )
}

fn is_number(c: char) -> bool {
    use GeneralCategory::{DecimalNumber, LetterNumber, OtherNumber};
    matches!(c.general_category(), DecimalNumber | LetterNumber | OtherNumber)
}

/// Go lower-cases one character to one character, so only the first of Rust's counts (U+0130 has two).
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The name that is numbered for a repeated id of Python-Markdown, and the first number: `a_1` goes on as `a_2`.
fn numbered_name(id: &str) -> (&str, u64) {
    let numbered = id.rsplit_once('_').and_then(|(name, number)| {
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        Some((name, number.parse::<u32>().ok().filter(|_| is_number)?))
    });
    numbered.map_or((id, 1), |(name, number)| (name, u64::from(number) + 1))
}

/// The ids of a page so far, so that a repeated id is told apart as the generator of the page does it.
#[derive(Debug, Default)]
pub(crate) struct PageIds {
    taken: HashSet<String>,
    /// For Hugo's ids, the number that a repeated id got last: the numbers below are taken for good.
    last: HashMap<String, u32>,
    /// For Python-Markdown's ids, which start from the number in a repeated id: a number that is worth trying after an id
    /// that was taken. Without it, headings that repeat each other's numbers would take quadratic time.
    next: HashMap<String, u64>,
}

impl PageIds {
    /// Registers an id written by hand: it is published as it is, even when it repeats.
    pub(crate) fn explicit(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The id under which a heading is published whose text gave `slug`, by the rule that made it.
    pub(crate) fn publish_by(&mut self, slug: String, ids: HeadingIds) -> String {
        if ids != HeadingIds::PythonMarkdown {
            return self.publish(slug);
        }
        if !slug.is_empty() && self.taken.insert(slug.clone()) {
            return slug;
        }
        let (name, mut number) = numbered_name(&slug);
        let mut passed = Vec::new();
        loop {
            let numbered = format!("{name}_{number}");
            if self.taken.insert(numbered.clone()) {
                self.next.extend(passed.into_iter().map(|passed| (passed, number + 1)));
                return numbered;
            }
            number = self.next.get(&numbered).copied().unwrap_or(number + 1);
            passed.push(numbered);
        }
    }

    /// The id under which a heading is published whose text gave `slug`. A repeat gets the first free of `-1`, `-2`
    /// …; an empty slug becomes `heading`.
    pub(crate) fn publish(&mut self, slug: String) -> String {
        let slug = if slug.is_empty() { NOTHING_LEFT.to_owned() } else { slug };
        if self.taken.insert(slug.clone()) {
            return slug;
        }
        let last = self.last.entry(slug.clone()).or_default();
        loop {
            *last += 1;
            let numbered = format!("{slug}-{last}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_by_type() {
        for (text, github, ascii, blackfriday) in [
            ("Giới thiệu", "giới-thiệu", "gioi-thieu", "giới-thiệu"),
            ("ĐƯỜNG DẪN & Tệp tin", "đường-dẫn--tệp-tin", "uong-dan--tep-tin", "đường-dẫn-tệp-tin"),
            ("Cài đặt", "cài-đặt", "cai-at", "cài-đặt"),
            (
                "Ngày 1/2/2024 – Ghi chú",
                "ngày-122024--ghi-chú",
                "ngay-122024--ghi-chu",
                "ngày-1-2-2024-ghi-chú",
            ),
            ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "tieng-viet", "tieng-viet", "tie-ng-vie-t"),
            ("🇻🇳 Việt Nam", "-việt-nam", "-viet-nam", "việt-nam"),
            ("½ ² ① №", "---", "---", "½-²-①"),
            ("ẞtraße İstanbul", "ßtraße-istanbul", "trae-istanbul", "ßtraße-istanbul"),
            ("ＡＢＣ ٣", "ａｂｃ-٣", "-", "ａｂｃ-٣"),
            ("snake_case_name", "snake_case_name", "snake_case_name", "snake-case-name"),
            (" \u{a0}-leading hyphen", "-leading-hyphen", "-leading-hyphen", "leading-hyphen"),
            ("🚀", "", "", ""),
        ] {
            assert_eq!(slug(text, HeadingIds::GitHub), github, "github of {text}");
            assert_eq!(slug(text, HeadingIds::GitHubAscii), ascii, "github-ascii of {text}");
            assert_eq!(slug(text, HeadingIds::Blackfriday), blackfriday, "blackfriday of {text}");
        }
    }

    #[test]
    fn ids_of_mkdocs() {
        let mut ids = PageIds::default();
        for (text, id) in [
            ("3. Cách hoạt động", "3-cach-hoat-ong"),
            ("Exercises: Variables & Data Types", "exercises-variables-data-types"),
            ("JVM — Hoạt động", "jvm-hoat-ong"),
            ("snake_case -- x", "snake_case-x"),
            ("a", "a"),
            ("a", "a_1"),
            ("A", "a_2"),
            ("a_1", "a_3"),
            ("🚀", "_1"),
            ("đ", "_2"),
            ("step_5", "step_5"),
            ("step_5", "step_6"),
            ("step", "step"),
            ("step", "step_1"),
            ("x_4294967295", "x_4294967295"),
            ("x_4294967295", "x_4294967296"),
            ("x_4294967295", "x_4294967297"),
        ] {
            let rule = HeadingIds::PythonMarkdown;
            assert_eq!(ids.publish_by(slug(text, rule), rule), id, "{text}");
        }
    }

    #[test]
    fn repeats_take_the_first_free_number() {
        let mut ids = PageIds::default();
        ids.explicit("auto-1");
        let published: Vec<String> =
            ["auto", "auto", "foo-1", "foo", "foo", ""].map(|s| ids.publish(s.to_owned())).to_vec();
        assert_eq!(published, ["auto", "auto-2", "foo-1", "foo", "foo-2", "heading"]);
    }
}
