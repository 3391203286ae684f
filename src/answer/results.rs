//! The results of a search: the contract of the JSON of the command line and of the server.

use std::collections::BTreeMap;

use serde::Serialize;
use timra_plan::question::Sort;
use timra_plan::{Plan, Rung};
use timra_rank::Step;

use super::ToldNote;

/// The answer to one query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// The query as it was typed.
    pub query: String,
    /// Number of results. A section, its copies and its translations are one result.
    pub total: usize,
    /// Whether `total` and the counts of the facets are estimates, and rather too high: more sections match than are looked
    /// at for copies and translations, and each of the others counts as a result. Not in the JSON if false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
    /// Time of the search in microseconds, without the start of the program.
    pub took_us: u64,
    /// The results, in the order that was asked for.
    pub hits: Vec<Hit>,
    /// Number of results with each value of each facet, by the name of the facet. A result has the values of its section, and
    /// of the copies and translations of it that match. Of each facet, the 100 most frequent values.
    pub facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// How the query was understood, if not as it was typed: no entry or one.
    pub readings: Vec<String>,
    /// Another query that may have been meant.
    pub suggestion: Option<String>,
    /// Sentences for the person who typed: which operators could not be used.
    pub notes: Vec<ToldNote>,
    /// Number of results after the last hit that another offset shows.
    pub more: usize,
    /// Order of the hits; not in the JSON if it is relevance.
    #[serde(skip_serializing_if = "is_relevance")]
    pub sort: Sort,
    /// Whether there was no time to look everywhere, so that results may be missing.
    pub partial: bool,
}

fn is_relevance(sort: &Sort) -> bool {
    *sort == Sort::Relevance
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// Number of results with this value.
    pub count: usize,
}

/// A section that was found, as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if the section has none.
    pub url: String,
    /// Name of the site.
    pub site: String,
    /// Title of the page.
    pub page_title: String,
    /// Heading of the section; for a lead section, the title of the page.
    pub heading: String,
    /// Title of the page, headings above the section, and the heading of the section, outermost first, without
    /// repetition.
    pub breadcrumbs: Vec<String>,
    /// Language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// Language that the site declares for the page, a BCP 47 tag.
    pub declared_lang: Option<String>,
    /// Score. Scores can be compared within one answer only.
    pub score: f32,
    /// Plain text around the best matches.
    pub snippet: String,
    /// Byte ranges of the snippet to mark, in order, never overlapping.
    pub highlights: Vec<Highlight>,
    /// File and line of the section in the source.
    pub source: Location,
    /// First date in the text of the section, or else the date in the front matter of the page; ISO 8601.
    pub date: Option<String>,
    /// Ids of copies of this section that are not listed themselves.
    pub duplicates: Vec<String>,
    /// Translations of this section that match, too, and are not listed themselves.
    pub translations: Vec<HitTranslation>,
    /// How the first 200 words of the text that match were understood, in order. Empty unless the query asks for it
    /// ([`super::Query::explain`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub matches: Vec<Explained>,
    /// How the score came about; only in explained answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<HitExplanation>,
}

/// How the score of a hit came about. The scores of the words and the changes by the steps add up to the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HitExplanation {
    /// What each word, or run of words, of the query gave.
    pub words: Vec<WordScore>,
    /// The change of the score by each later step, in the order of the steps.
    pub steps: Vec<StepScore>,
    /// Id of the section in another language that passed its score on to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<String>,
    /// Id of the section that has this score, if the hit shows another version of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scored: Option<String>,
}

/// What a word, or a run of words, of the query gave a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordScore {
    /// The word or words as they were typed.
    pub query: String,
    /// How far the words of the section are from what was typed.
    pub rung: Rung,
    /// The part of the score that the word gave.
    pub score: f32,
    /// Names of the zones of the section that have the word: `title`, `heading`, `place` and `body`.
    pub zones: Vec<&'static str>,
}

/// The change of the score of a hit by one step of the ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepScore {
    /// The step.
    pub step: Step,
    /// What the step added to the score.
    pub change: f32,
}

/// The answer to one query, with the plan of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedResults {
    /// The plan: what was looked for.
    pub plan: Plan,
    /// The results; every hit has an explanation.
    pub results: Results,
}

/// A word of the text of a section, and how it matches the query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The word as it is in the text.
    pub text: String,
    /// Ordinal of the word in the text, from 0.
    pub position: u32,
    /// The word or words of the query that it answers, as they were typed.
    pub query: String,
    /// How far the word is from what was typed.
    pub rung: Rung,
    /// What the word weighs, before length and repetition count.
    pub weight: f32,
}

/// A section in another language that says the same as a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitTranslation {
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if the section has none.
    pub url: String,
    /// Language of the section, a BCP 47 tag.
    pub lang: Option<String>,
}

/// A range of bytes of a snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// A line of a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// Path relative to the root of the site.
    pub path: String,
    /// 1-based line.
    pub line: u32,
}
