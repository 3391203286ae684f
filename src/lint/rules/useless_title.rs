//! Titles that do not say what a page is about: the line that a reader chooses a result by.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::{CheckedPage, Content, Findings, FoundBy, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "useless-title",
    severity: Severity::Warning,
    about: "No title, or one that says nothing about the page",
    hint: "give the page the title that a reader would look for",
    found_by: FoundBy::Looking(check),
};

/// Words of which a title that consists of nothing else says nothing.
static SAY_NOTHING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("titles_that_say_nothing.txt").lines();
    lines.filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
});

fn check(content: &Content, findings: &mut Findings<'_>) {
    for page in &content.pages {
        // Without words there is nothing to give a title to; that is told already.
        if page.shingles.words == 0 {
            continue;
        }
        let title = page.page.title.as_str();
        let heading = page.page.first_heading.as_deref();
        if title.is_empty() {
            if heading.is_none() {
                findings.add(page.top(), "the page has neither a title nor a heading".to_owned());
            }
        } else if says_nothing(title) && !is_home(page) {
            let better = match heading {
                Some(heading) if !says_nothing(heading) => format!("; its first heading says “{heading}”"),
                _ => String::new(),
            };
            findings.add(page.top(), format!("the title “{title}” says nothing about the page{better}"));
        }
    }
}

fn is_home(page: &CheckedPage) -> bool {
    page.place.is_index && page.place.dir.is_empty()
}

/// Whether nothing is left of a title without numbers and words that say nothing.
fn says_nothing(title: &str) -> bool {
    let title = title.to_lowercase();
    let plain = title.replace(|c: char| !c.is_alphabetic() && !c.is_whitespace(), " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.is_empty() || SAY_NOTHING.contains(plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn titles() {
        for title in ["Event 3", "4.1. Event", "Bài viết 2", "UNTITLED", "…", "2.", "Blog1"] {
            assert!(says_nothing(title), "{title}");
        }
        for title in ["Week 3 Worklog", "Event-driven design", "Workshop: backups", "Sự kiện AWS 2025"] {
            assert!(!says_nothing(title), "{title}");
        }
    }
}
