//! What a cluster is asked for.

use serde_json::{Value, json};
use timra_language::Zone;
use timra_plan::Plan;
use timra_plan::question::{Field, Sort};

use super::cluster_index::ClusterIndex;
use super::gathered::MOST_LISTED;
use super::native_match::terms;
use super::sent_section::lookup_name;
use super::wanted::{RunKind, Wanted, WordRun};

/// Tops of pages that are read, at most.
const MOST_TOPS: usize = 100;

/// Values of a facet that are counted, at most.
const MOST_VALUES: usize = 1000;

/// Sections with a phrase that are read before there is a plan, at most.
const MOST_WITH_PHRASE: usize = 64;

/// Sections that are looked at for one number that sections are found by, at most: several may be published under one address.
const MOST_FOUND: usize = 64;

/// A search, and what its answer is.
pub(crate) struct Question {
    pub body: Value,
    pub kind: QuestionKind,
}

/// What the answer to a question is.
pub(crate) enum QuestionKind {
    /// Sections whose terms, or what is shown of them, are here then.
    Sections,
    /// The best sections that pass the filters.
    Best,
    /// How many sections have words in a row.
    Count(WordRun),
    /// How many sections of each language have a term.
    ByLanguage(u32),
    /// All sections with a term in a zone.
    List(u32, Zone),
    /// The sections that are found by a number, which are here then.
    Lookup(u64),
}

impl ClusterIndex<'_> {
    /// The best sections of a plan, and those that are read whatever the cluster makes of them.
    pub(crate) fn plan_questions(
        &self,
        plan: &Plan,
        filter: Option<&Value>,
        best: usize,
        questions: &mut Vec<Question>,
    ) {
        let filtered = |query: Value| match filter {
            Some(filter) => json!({ "bool": { "must": [query], "filter": [filter] } }),
            None => query,
        };
        let (scoring, terms) = (self.scoring(plan), json!(["terms"]));
        let mut aggregations = json!({});
        for field in Field::facets() {
            aggregations[field.name] = json!({ "terms": { "field": field.name, "size": MOST_VALUES } });
        }
        let sort = match plan.choices.sort() {
            Sort::Relevance => json!(["_score", "n"]),
            Sort::Date => {
                json!([{ "year": { "order": "desc", "missing": "_last" } }, "_score", "n"])
            }
            Sort::Position => json!(["n"]),
        };
        questions.push(Question {
            body: json!({ "query": filtered(scoring.clone()), "size": best, "_source": terms, "sort": sort, "track_scores": true,
                "track_total_hits": true, "aggs": aggregations }),
            kind: QuestionKind::Best,
        });
        // What is shown of them comes later, of those that are best here: the cluster would look for them once more.
        let mut sections = |query: Value, size: usize| {
            let body = json!({ "query": query, "size": size, "_source": terms, "track_total_hits": false });
            questions.push(Question { body, kind: QuestionKind::Sections });
        };
        if filter.is_some() || plan.choices.sort() != Sort::Relevance {
            // The best of all pass their scores on to their translations.
            sections(scoring, best);
        }
        if let Some(tops) = self.tops(plan) {
            sections(tops, MOST_TOPS);
        }
        if let Some(as_typed) = self.as_typed(plan) {
            sections(filtered(as_typed), best);
        }
    }

    /// What else is wanted.
    pub(crate) fn questions(&self, wanted: &Wanted, questions: &mut Vec<Question>) {
        for (sections, source) in [(&wanted.terms, "terms"), (&wanted.shown, "shown")] {
            for part in sections.iter().collect::<Vec<_>>().chunks(MOST_LISTED) {
                let body = json!({ "query": { "terms": { "n": part } }, "size": part.len(), "_source": [source],
                    "track_total_hits": false });
                questions.push(Question { body, kind: QuestionKind::Sections });
            }
        }
        for run in &wanted.counts {
            if let Some(query) = self.run_query(run, false) {
                let body = json!({ "query": query, "size": 0, "track_total_hits": true, "aggs": zone_counts(self, run) });
                questions.push(Question { body, kind: QuestionKind::Count(run.clone()) });
            }
        }
        for run in &wanted.phrases {
            if let Some(query) = self.run_in(run, Zone::Body) {
                let body = json!({ "query": query, "size": MOST_WITH_PHRASE, "sort": ["n"], "_source": ["terms"],
                    "track_total_hits": false });
                questions.push(Question { body, kind: QuestionKind::Sections });
            }
        }
        for &term in &wanted.by_language {
            let zones = Zone::ALL.map(|zone| terms(zone.name(), &[term]));
            let query = json!({ "bool": { "should": zones, "minimum_should_match": 1 } });
            let by_language = json!({ "lang": { "terms": { "field": "lang", "size": MOST_VALUES } } });
            let body = json!({ "query": query, "size": 0, "track_total_hits": false, "aggs": by_language });
            questions.push(Question { body, kind: QuestionKind::ByLanguage(term) });
        }
        for &(term, zone) in &wanted.lists {
            let body = json!({ "query": { "constant_score": { "filter": terms(zone.name(), &[term]) } },
                "size": MOST_LISTED, "_source": false, "docvalue_fields": ["n"], "sort": ["_doc"],
                "track_total_hits": false });
            questions.push(Question { body, kind: QuestionKind::List(term, zone) });
        }
        for &lookup in &wanted.lookups {
            let body = json!({ "query": { "term": { "lookup": lookup_name(lookup) } }, "size": MOST_FOUND, "sort": ["n"],
                "_source": ["shown"], "track_total_hits": false });
            questions.push(Question { body, kind: QuestionKind::Lookup(lookup) });
        }
    }
}

/// In how many sections words are in a row, in each zone and in titles.
fn zone_counts(index: &ClusterIndex, run: &WordRun) -> Value {
    if run.kind == RunKind::Pairs {
        return json!({});
    }
    let mut filters = json!({});
    for zone in Zone::ALL {
        if let Some(query) = index.run_in(run, zone) {
            filters[zone.name()] = query;
        }
    }
    if let Some(query) = index.run_query(run, true) {
        filters["titles"] = query;
    }
    json!({ "of": { "filters": { "filters": filters } } })
}
