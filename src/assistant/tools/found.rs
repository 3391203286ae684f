//! Sections that were found, as many as have room in an answer.

use serde::Serialize;
use timra_engine::Hit;

use super::section_link::{VersionLink, short_url, trail};
use super::tool_answer::ToolAnswer;
use crate::asking::Asking;
use crate::instructions::day;
use crate::unanswered::Unanswered;

/// Characters of a passage: as many as fit for all results, of these.
const PASSAGES: [usize; 4] = [300, 200, 120, 60];

/// A section that was found.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FoundSection {
    pub id: String,
    /// Title of the page, headings above the section and its heading.
    pub title: String,
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_languages: Vec<VersionLink>,
    /// One passage on one line.
    pub snippet: String,
    /// File and line.
    pub source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Number of copies that are not listed.
    #[serde(skip_serializing_if = "is_none")]
    pub copies: usize,
    /// Why it was found, where not by the words as they were typed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
}

/// Which index answers.
#[derive(Debug, Serialize)]
pub(crate) struct AnsweringIndex {
    pub digest: String,
    /// Day on which it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub built: Option<String>,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

impl AnsweringIndex {
    /// The index that is asked.
    pub(crate) fn of(asking: &Asking) -> Self {
        Self { digest: asking.digest().to_owned(), built: day(asking.generation) }
    }
}

impl FoundSection {
    /// What is said of these hits; `why` says why one was found.
    pub(crate) fn all(
        hits: &[Hit],
        why: impl Fn(&Hit) -> Vec<String>,
        asking: &Asking,
    ) -> Result<Vec<Self>, Unanswered> {
        let with_versions = |hit: &Hit| {
            let versions = asking.generation.translations(&hit.id, asking.turn)?;
            Ok(found(hit, VersionLink::all(versions), why(hit)))
        };
        hits.iter().map(with_versions).collect()
    }
}

/// The answer with as much of the passages as fits into `most` bytes, and then with as many sections as fit. `answer` makes
/// it of the sections and the number of those that are left out after them.
pub(crate) fn fitted(
    sections: &[FoundSection],
    most: usize,
    answer: impl Fn(Vec<FoundSection>, usize) -> ToolAnswer,
) -> ToolAnswer {
    let shortened = |sections: &[FoundSection], characters: usize| {
        let short = |section: &FoundSection| FoundSection {
            snippet: passage(&section.snippet, characters),
            ..section.clone()
        };
        sections.iter().map(short).collect()
    };
    for characters in PASSAGES {
        let whole = answer(shortened(sections, characters), 0);
        if whole.bytes() <= most {
            return whole;
        }
    }
    let [.., shortest] = PASSAGES;
    for count in (1..sections.len()).rev() {
        let some = answer(shortened(&sections[..count], shortest), 0);
        if some.bytes() <= most {
            return some;
        }
    }
    // Not even the first one fits: it is passed over, and said so.
    answer(Vec::new(), sections.len().min(1))
}

fn found(hit: &Hit, other_languages: Vec<VersionLink>, why: Vec<String>) -> FoundSection {
    FoundSection {
        id: hit.id.clone(),
        title: trail(&hit.breadcrumbs, &hit.id),
        url: short_url(&hit.url),
        lang: hit.lang.clone(),
        other_languages,
        snippet: hit.snippet.clone(),
        source: format!("{}:{}", hit.source.path, hit.source.line),
        date: hit.date.clone(),
        copies: hit.duplicates.len(),
        why,
    }
}

/// The beginning of a passage, of so many characters at most, cut behind a word.
pub(crate) fn passage(text: &str, characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(characters) else { return text.to_owned() };
    let short = &text[..text.floor_char_boundary(end.saturating_sub(1))];
    let short = short.rsplit_once(' ').map_or(short, |(words, _)| words);
    format!("{short}…")
}

#[cfg(test)]
mod tests {
    use super::passage;

    #[test]
    fn a_passage_is_cut_behind_a_word() {
        assert_eq!(passage("một hai ba", 10), "một hai ba");
        assert_eq!(passage("một hai ba", 8), "một…");
        assert_eq!(passage("một hai ba", 9), "một hai…");
        assert_eq!(passage("abcdefgh", 4), "abc…");
        for most in 0..12 {
            assert!(passage("ạạạ ạạạ ạạạ", most).chars().count() <= most.max(1), "{most}");
        }
    }
}
