//! What a query wants is fetched from a cluster, all of it in one request.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use timra_rank::Clock;

use super::answers::{by_language, counts_of, facets_of, is_whole, numbers};
use super::bitmap::of_allowed;
use super::client::{ClusterClient, Sent};
use super::cluster_index::ClusterIndex;
use super::gathered::{Gathered, GatheredPlan, MOST_LISTED};
use super::pauses::Pauses;
use super::questions::{Question, QuestionKind};
use super::section_terms::SectionTerms;
use super::shown_section::ShownSection;
use super::wanted::Wanted;
use super::{Error, Result};

/// Share of the time that is left in which a part of the index has to answer, so that what the others have is still taken.
const SHARE: f64 = 0.75;

/// Where an index is fetched from.
pub(crate) struct Fetching<'f> {
    pub client: &'f ClusterClient,
    /// Name of the index.
    pub name: &'f str,
    /// How many of the best sections are fetched.
    pub best: usize,
    /// When nobody waits any more.
    pub clock: &'f dyn Clock,
}

impl Fetching<'_> {
    /// Fetches what is wanted.
    pub(crate) fn gather(&self, index: &ClusterIndex, wanted: Wanted, gathered: &mut Gathered) -> Result<()> {
        let mut questions = Vec::new();
        if let Some((plan, allowed)) = &wanted.plan {
            let filter = allowed.as_deref().map(of_allowed);
            index.plan_questions(plan, filter.as_ref(), self.best, &mut questions);
        }
        index.questions(&wanted, &mut questions);
        let answers = self.ask(&questions)?;
        let (mut here, mut total, mut facets) = (BTreeSet::new(), 0, BTreeMap::new());
        for (question, answer) in questions.iter().zip(&answers) {
            gathered.is_partial |= !is_whole(answer);
            match &question.kind {
                QuestionKind::Sections => drop(self.take(answer, gathered)?),
                QuestionKind::Best => {
                    here = self.take(answer, gathered)?;
                    total = answer["hits"]["total"]["value"].as_u64().unwrap_or_default() as usize;
                    // A part may have counted its sections and gone before it gave them.
                    gathered.is_partial |= here.len() != total.min(self.best);
                    facets = facets_of(answer);
                }
                QuestionKind::Count(run) => drop(gathered.counts.insert(run.clone(), counts_of(answer))),
                QuestionKind::ByLanguage(term) => {
                    drop(gathered.by_language.insert(*term, by_language(answer)));
                }
                QuestionKind::List(term, zone) => {
                    drop(gathered.lists.insert((*term, *zone), numbers(answer)))
                }
                QuestionKind::Lookup(lookup) => {
                    let found = self.take(answer, gathered)?.into_iter().collect();
                    drop(gathered.lookups.insert(*lookup, found));
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
        gathered.is_partial |= !answers.iter().all(is_whole);
        answers.iter().try_for_each(|answer| self.take(answer, gathered).map(drop))
    }

    fn ask(&self, questions: &[Question]) -> Result<Vec<Value>> {
        if questions.is_empty() {
            return Ok(Vec::new());
        }
        let left = self.clock.left();
        // The cluster waits for a slow part of itself no longer than this, and says so.
        let patience = left.map(|left| format!("{}ms", left.mul_f64(SHARE).as_millis().max(1)));
        let mut lines = Vec::new();
        for question in questions {
            let mut body = question.body.clone();
            if let Some(patience) = &patience {
                body["timeout"] = patience.as_str().into();
            }
            lines.extend(format!("{{}}\n{body}\n").into_bytes());
        }
        // The counts of all parts of the index together: so a part scores as the others do.
        let path = format!("/{}/_msearch?search_type=dfs_query_then_fetch", self.name);
        let mut reply = self.client.done("POST", &path, Sent::Lines(&lines), Pauses::short().within(left))?;
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
