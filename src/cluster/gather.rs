//! What a query wants is fetched from a cluster, all of it in one request.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use timra_language::Zone;
use timra_plan::Plan;
use timra_plan::question::{Field, Sort};

use super::answers::{by_language, counts_of, facets_of, numbers};
use super::bitmap::of_allowed;
use super::client::{ClusterClient, Sent};
use super::cluster_index::ClusterIndex;
use super::gathered::{Gathered, GatheredPlan, MOST_LISTED};
use super::native_match::terms;
use super::pauses::Pauses;
use super::section_terms::SectionTerms;
use super::shown_section::ShownSection;
use super::wanted::{RunKind, Wanted, WordRun};
use super::{Error, Result};

/// Tops of pages that are read, at most.
const MOST_TOPS: usize = 100;

/// Best sections of which what is shown comes at once.
const SHOWN_AT_ONCE: usize = 12;

/// Values of a facet that are counted, at most.
const MOST_VALUES: usize = 1000;

/// Sections with a phrase that are read before there is a plan, at most.
const MOST_WITH_PHRASE: usize = 64;

/// A search, and what its answer is.
struct Question {
    body: Value,
    kind: QuestionKind,
}

enum QuestionKind {
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
}

/// Where an index is fetched from.
pub(crate) struct Fetching<'f> {
    pub client: &'f ClusterClient,
    /// Name of the index.
    pub name: &'f str,
    /// How many of the best sections are fetched.
    pub best: usize,
}

impl Fetching<'_> {
    /// Fetches what is wanted.
    pub(crate) fn gather(&self, index: &ClusterIndex, wanted: Wanted, gathered: &mut Gathered) -> Result<()> {
        let mut questions = Vec::new();
        if let Some((plan, allowed)) = &wanted.plan {
            let filter = allowed.as_deref().map(of_allowed);
            self.plan_questions(index, plan, filter.as_ref(), &mut questions);
        }
        self.questions(index, &wanted, &mut questions);
        let answers = self.ask(&questions)?;
        let (mut here, mut total, mut facets) = (BTreeSet::new(), 0, BTreeMap::new());
        for (question, answer) in questions.iter().zip(&answers) {
            let is_cut = answer["timed_out"] == true || answer["_shards"]["failed"].as_u64() != Some(0);
            gathered.is_partial |= is_cut;
            match &question.kind {
                QuestionKind::Sections => drop(self.take(answer, gathered)?),
                QuestionKind::Best => {
                    here = self.take(answer, gathered)?;
                    total = answer["hits"]["total"]["value"].as_u64().unwrap_or_default() as usize;
                    facets = facets_of(answer);
                }
                QuestionKind::Count(run) => drop(gathered.counts.insert(run.clone(), counts_of(answer))),
                QuestionKind::ByLanguage(term) => {
                    drop(gathered.by_language.insert(*term, by_language(answer)));
                }
                QuestionKind::List(term, zone) => {
                    drop(gathered.lists.insert((*term, *zone), numbers(answer)))
                }
            }
        }
        gathered.phrases.extend(wanted.phrases.iter().cloned());
        if let Some((plan, _)) = wanted.plan {
            gathered.plans.push(GatheredPlan { plan, total, here, facets });
            self.after_tops(index, gathered)?;
        }
        let is_missing = |section: &&u32| !gathered.terms.contains_key(section);
        let is_hidden = |section: &&u32| !gathered.shown.contains_key(section);
        let is_lost = wanted.terms.iter().any(|section| is_missing(&section))
            || wanted.shown.iter().any(|section| is_hidden(&section));
        match (is_lost, gathered.is_partial) {
            (false, _) => Ok(()),
            (true, true) => Err(Error::Partial { name: self.name.to_owned() }),
            (true, false) => Err(Error::Damaged("sections of it are missing")),
        }
    }

    /// The best sections of a plan, and those that are read whatever the cluster makes of them.
    fn plan_questions(
        &self,
        index: &ClusterIndex,
        plan: &Plan,
        filter: Option<&Value>,
        questions: &mut Vec<Question>,
    ) {
        let filtered = |query: Value| match filter {
            Some(filter) => json!({ "bool": { "must": [query], "filter": [filter] } }),
            None => query,
        };
        let (scoring, terms) = (index.scoring(plan), json!(["terms"]));
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
        let best = filtered(scoring.clone());
        questions.push(Question {
            body: json!({ "query": best, "size": self.best, "_source": terms, "sort": sort, "track_scores": true,
                "track_total_hits": true, "aggs": aggregations }),
            kind: QuestionKind::Best,
        });
        let mut sections = |query: Value, size: usize, source: &str| {
            let body =
                json!({ "query": query, "size": size, "_source": [source], "track_total_hits": false });
            questions.push(Question { body, kind: QuestionKind::Sections });
        };
        sections(best, SHOWN_AT_ONCE, "shown");
        if filter.is_some() || plan.choices.sort() != Sort::Relevance {
            // The best of all pass their scores on to their translations.
            sections(scoring, self.best, "terms");
        }
        if let Some(tops) = index.tops(plan) {
            sections(tops, MOST_TOPS, "terms");
        }
        if let Some(as_typed) = index.as_typed(plan) {
            sections(filtered(as_typed), self.best, "terms");
        }
    }

    fn questions(&self, index: &ClusterIndex, wanted: &Wanted, questions: &mut Vec<Question>) {
        for (sections, source) in [(&wanted.terms, "terms"), (&wanted.shown, "shown")] {
            for part in sections.iter().collect::<Vec<_>>().chunks(MOST_LISTED) {
                let body = json!({ "query": { "terms": { "n": part } }, "size": part.len(), "_source": [source],
                    "track_total_hits": false });
                questions.push(Question { body, kind: QuestionKind::Sections });
            }
        }
        for run in &wanted.counts {
            if let Some(query) = index.run_query(run, false) {
                let body = json!({ "query": query, "size": 0, "track_total_hits": true, "aggs": zone_counts(index, run) });
                questions.push(Question { body, kind: QuestionKind::Count(run.clone()) });
            }
        }
        for run in &wanted.phrases {
            if let Some(query) = index.run_in(run, Zone::Body) {
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
    }

    /// The sections after the tops of pages: the first heading of a page is read with its top.
    fn after_tops(&self, index: &ClusterIndex, gathered: &mut Gathered) -> Result<()> {
        let next = |(&section, _): (&u32, &SectionTerms)| {
            let next = section + 1;
            let is_first = index.sidecar.begins_page(section) && !index.sidecar.begins_page(next);
            (is_first && (next as usize) < index.sidecar.sections()).then_some(next)
        };
        let missing: Vec<u32> =
            gathered.terms.iter().filter_map(next).filter(|it| !gathered.terms.contains_key(it)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let body = json!({ "query": { "terms": { "n": missing } }, "size": missing.len().min(MOST_LISTED),
            "_source": ["terms"], "track_total_hits": false });
        let answers = self.ask(&[Question { body, kind: QuestionKind::Sections }])?;
        answers.iter().try_for_each(|answer| self.take(answer, gathered).map(drop))
    }

    fn ask(&self, questions: &[Question]) -> Result<Vec<Value>> {
        if questions.is_empty() {
            return Ok(Vec::new());
        }
        let mut lines = Vec::new();
        for question in questions {
            lines.extend(format!("{{}}\n{}\n", question.body).into_bytes());
        }
        // The counts of all parts of the index together: so a part scores as the others do.
        let path = format!("/{}/_msearch?search_type=dfs_query_then_fetch", self.name);
        let mut reply = self.client.done("POST", &path, Sent::Lines(&lines), Pauses::short())?;
        let answers = match reply["responses"].take() {
            Value::Array(answers) if answers.len() == questions.len() => answers,
            _ => return Err(self.client.strange("it does not answer every question")),
        };
        for answer in &answers {
            if answer["error"].is_object() {
                let status = answer["status"].as_u64().and_then(|it| u16::try_from(it).ok()).unwrap_or(500);
                return Err(self.client.refused_with(status, answer));
            }
        }
        Ok(answers)
    }

    /// Takes in sections, and gives their numbers.
    fn take(&self, answer: &Value, gathered: &mut Gathered) -> Result<BTreeSet<u32>> {
        let mut sections = BTreeSet::new();
        for hit in answer["hits"]["hits"].as_array().into_iter().flatten() {
            let section = hit["_id"].as_str().and_then(|id| id.parse::<u32>().ok());
            let section = section.ok_or_else(|| self.client.strange("a section has no number"))?;
            sections.insert(section);
            let bytes = |name: &str| BASE64_STANDARD.decode(hit["_source"][name].as_str()?).ok();
            if let Some(terms) = bytes("terms") {
                gathered.terms.insert(section, SectionTerms::decode(&terms)?);
            }
            if let Some(shown) = bytes("shown") {
                gathered.shown.insert(section, ShownSection::decode(&shown)?);
            }
        }
        Ok(sections)
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
