//! What a search answers: the contract of the command line's and the server's JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use timra_plan::question::Sort;
use timra_plan::{Plan, Rung};
use timra_rank::Step;

/// The answer to one query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How many sections match, copies and translations counted one by one.
    pub total: usize,
    /// Microseconds the search took, without start-up.
    pub took_us: u64,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// How many matching sections have each value of each facet: `lang`, `site` and `year`.
    pub facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// How the query was understood.
    pub readings: Vec<String>,
    /// Another query that may have been meant.
    pub suggestion: Option<String>,
    /// What was typed as an operator but could not be followed, as sentences.
    pub notes: Vec<String>,
    /// How many more results there are behind these.
    pub more: usize,
    /// In which order the hits come; not written where it is relevance.
    #[serde(skip_serializing_if = "is_relevance")]
    pub sort: Sort,
    /// Whether there was no time to look everywhere, so that something may be missing.
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
    /// How many matching sections have it.
    pub count: usize,
}

/// One section found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Id of the section.
    pub id: String,
    /// Published address with the anchor; empty if it has none.
    pub url: String,
    /// Name of its site.
    pub site: String,
    /// Title of its page.
    pub page_title: String,
    /// Heading of the section; for a lead section the page's title.
    pub heading: String,
    /// Title, headings above it and its own, outermost first, without repetition.
    pub breadcrumbs: Vec<String>,
    /// Language of its text.
    pub lang: Option<String>,
    /// Language that its site declares.
    pub declared_lang: Option<String>,
    /// Score; comparable within one answer only.
    pub score: f32,
    /// Plain text around the best matches.
    pub snippet: String,
    /// What to mark in the snippet, in order, never overlapping.
    pub highlights: Vec<Highlight>,
    /// Where it stands in the source.
    pub source: Location,
    /// Date that the section's text gives, else the page's front matter; ISO 8601.
    pub date: Option<String>,
    /// Ids of sections that say the same and are not listed themselves.
    pub duplicates: Vec<String>,
    /// The same section in other languages, where it matches too and so is not listed itself.
    pub translations: Vec<HitTranslation>,
    /// How the first 200 words of the text that match were understood, in order; only if the query asks for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub matches: Vec<Explained>,
    /// How the score came about; only if that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<HitExplanation>,
}

/// How the score of a hit came about. What its words gave and what the steps changed add up to the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HitExplanation {
    /// What each word, or run of words, of the query gave.
    pub words: Vec<WordScore>,
    /// By how much each later step changed the score, in the order of the steps.
    pub steps: Vec<StepScore>,
    /// Id of the section in another language whose score it was raised by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<String>,
    /// Id of the section that has this score, where the hit shows another version of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scored: Option<String>,
}

/// What a word, or a run of words, of the query gave a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordScore {
    /// The word or words as typed.
    pub query: String,
    /// How far what the section has is from that.
    pub rung: Rung,
    /// What it gave.
    pub score: f32,
    /// Names of the zones of the section in which it stands: `title`, `heading`, `place` and `body`.
    pub zones: Vec<&'static str>,
}

/// By how much a step changed the score of a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepScore {
    /// The step.
    pub step: Step,
    /// What it added.
    pub change: f32,
}

/// The answer to one query, and how the query was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedResults {
    /// What was looked for.
    pub plan: Plan,
    /// What was found; every hit has an explanation.
    pub results: Results,
}

/// A word of a section's text and why it matches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The word as it stands in the text.
    pub text: String,
    /// How far it is from what was typed.
    pub rung: Rung,
    /// What it weighed, before length and repetition.
    pub weight: f32,
}

/// Another language version of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitTranslation {
    /// Id of the section.
    pub id: String,
    /// Its published address.
    pub url: String,
    /// Its language.
    pub lang: Option<String>,
}

/// Byte range of a snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// Path relative to the site's root.
    pub path: String,
    /// 1-based line.
    pub line: u32,
}
