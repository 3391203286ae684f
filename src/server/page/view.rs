//! What the template is given.

use askama::Template;
use timra_engine::Results;

use super::asked::PageParameters;
use super::facets::{Choice, Facet, facets, orders};
use super::result::ResultView;
use crate::Problem;
use crate::interface::Interface;

/// Results on one page.
pub(crate) const RESULTS: usize = 10;

/// The whole search page, ready to be written.
#[derive(Template)]
#[template(path = "page.html")]
pub(crate) struct View {
    pub ui: &'static Interface,
    /// The way from the address that was asked for to that of the page: `../` for each folder, or nothing.
    pub root: String,
    pub parameters: PageParameters,
    pub answer: Option<Answer>,
    pub problem: Option<Problem>,
}

/// What was found, ready to be written.
pub(crate) struct Answer {
    pub count: String,
    pub page: Option<String>,
    pub results: Vec<ResultView>,
    pub facets: Vec<Facet>,
    pub orders: Vec<Choice>,
    pub readings: Vec<String>,
    /// Another query that may have been meant, and the address of its results.
    pub suggestion: Option<(String, String)>,
    pub notes: Vec<String>,
    /// Whether the time of the search was over, so that results may be missing.
    pub is_partial: bool,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Whether the index holds several sites, so that results name theirs.
    pub has_sites: bool,
    /// Whether there are results, but none this far down.
    pub is_past_the_end: bool,
}

impl Answer {
    /// What is shown of an answer of the engine.
    pub(crate) fn new(
        results: Results,
        has_sites: bool,
        asked: &PageParameters,
        ui: &'static Interface,
    ) -> Self {
        let offset = asked.offset;
        let page = (offset > 0).then(|| ui.with("page_number", "page", offset / RESULTS + 1));
        let before = asked.at(offset.saturating_sub(RESULTS));
        Self {
            count: match results.about {
                true => ui.with("results_many", "count", format_args!("≈ {}", results.total)),
                false => ui.count("results_one", "results_many", results.total),
            },
            page,
            facets: facets(&results.facets, asked, ui),
            orders: orders(&results, asked, ui),
            has_sites,
            is_past_the_end: results.total > 0 && results.hits.is_empty(),
            previous: (offset > 0 && !results.hits.is_empty()).then(|| before.href()),
            next: (results.more > 0).then(|| asked.at(offset + RESULTS).href()),
            suggestion: results.suggestion.map(|query| {
                let href = asked.asking(&query).href();
                (query, href)
            }),
            results: ResultView::all(results.hits, ui),
            readings: results.readings,
            notes: results.notes.iter().map(|told| ui.note(told.note)).collect(),
            is_partial: results.partial,
        }
    }
}

impl View {
    /// The text that tells a person about a problem.
    fn apology(&self, problem: &Problem) -> &'static str {
        self.ui.text(match problem.status().as_u16() {
            400 | 414 => "error_query",
            404 => "error_not_found",
            429 => "error_too_many",
            503 => "error_busy",
            _ => "error",
        })
    }

    /// Every language of the page, with the address of this page in that language.
    fn interfaces(&self) -> Vec<(&'static Interface, String)> {
        Interface::all().iter().map(|ui| (ui, self.parameters.in_ui(ui.code).href())).collect()
    }
}
