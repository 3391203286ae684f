//! About how good sections are, as the cluster is asked: with scores of its own.

use serde_json::{Value, json};
use timra_plan::{Alternative, Group, Layer, Plan, Source};

use super::cluster_index::ClusterIndex;
use super::index_settings::PAIRS;
use super::native_match::terms;
use super::native_weights::{NativeGroup, least_of, lucene_idf};
use super::term_name::term_name;

/// How much the zones and spellings of a word count beside the one that counts most: occurrences are added up before they are
/// saturated, so the second adds less than it is worth alone.
const BESIDE: f64 = 0.3;

/// Which share of a run, a phrase or a pair that a section has often is what it has once.
const ONCE: f64 = 0.45;

/// Clauses that score, at most: a cluster refuses more than 1,024.
const MOST_CLAUSES: usize = 900;

impl ClusterIndex<'_> {
    /// A query whose best sections are about those that are best here. What it leaves out is what it cannot say: that
    /// occurrences in all zones count together, and what is read by position.
    pub(crate) fn scoring(&self, plan: &Plan) -> Value {
        if plan.is_of_filters_alone {
            return json!({ "exists": { "field": "n" } });
        }
        let groups: Vec<NativeGroup> =
            plan.groups.iter().map(|group| self.native_group(plan, group)).collect();
        let least = least_of(&groups, MOST_CLAUSES);
        let of_groups: Vec<Value> =
            groups.iter().filter_map(|group| self.of_group(plan, group, least)).collect();
        let matching = self.matching(plan);
        let scored = json!({ "bool": { "filter": [matching], "should": of_groups } });
        let scored = self.coordinated(plan, &groups, scored);
        if self.sidecar.numbers.weights.iter().all(|&weight| weight == 0) {
            return scored;
        }
        json!({ "function_score": {
            "query": scored,
            "field_value_factor": { "field": "weight", "missing": 1 },
            "boost_mode": "multiply",
        } })
    }

    fn of_group(&self, plan: &Plan, group: &NativeGroup, least: f64) -> Option<Value> {
        let of = |(alternative, factors): (&Alternative, &Vec<f64>)| {
            let layers = alternative.layers.iter().zip(factors);
            let layers: Vec<Value> =
                layers.filter_map(|(layer, &factor)| self.of_layer(plan, layer, factor, least)).collect();
            (!layers.is_empty()).then(|| json!({ "bool": { "should": layers } }))
        };
        let ways: Vec<Value> = group.group.alternatives.iter().zip(&group.factors).filter_map(of).collect();
        (!ways.is_empty()).then(|| json!({ "dis_max": { "queries": ways } }))
    }

    fn of_layer(&self, plan: &Plan, layer: &Layer, factor: f64, least: f64) -> Option<Value> {
        let often = factor * f64::from(plan.weights.k1 + 1.0);
        let ways: Vec<Value> = match layer.source {
            Source::Words => self.of_words(layer, often, least),
            Source::Pairs if !layer.titles_only => {
                let sections = self.sidecar.sections() as u64;
                let mut ways = Vec::new();
                for (key, quality) in &layer.terms {
                    for pair in self.pairs_of(key) {
                        let count = u64::from(self.sidecar.pairs.counts(pair as usize)[0]);
                        let boost = often * f64::from(*quality);
                        ways.extend(scored(PAIRS, pair, boost, lucene_idf(count, sections), least));
                    }
                }
                ways
            }
            Source::Run | Source::Phrase | Source::Parts => {
                let query = self.run_query(&self.run_of(layer)?, layer.titles_only)?;
                vec![json!({ "constant_score": { "filter": query, "boost": often * ONCE } })]
            }
            Source::Pairs | Source::Neighbours => Vec::new(),
        };
        (!ways.is_empty()).then(|| json!({ "dis_max": { "queries": ways, "tie_breaker": BESIDE } }))
    }

    fn of_words(&self, layer: &Layer, often: f64, least: f64) -> Vec<Value> {
        let mut ways = Vec::new();
        for (key, quality) in &layer.terms {
            for term in self.terms_of(key) {
                let counts = self.sidecar.words.counts(term as usize);
                for zone in self.zones_of(term, layer.titles_only) {
                    let idf = lucene_idf(counts[zone as usize].into(), self.sidecar.with_zone(zone));
                    ways.extend(scored(zone.name(), term, often * f64::from(*quality), idf, least));
                }
            }
        }
        ways
    }

    /// Multiplies scores by about the share of the query that a section has.
    fn coordinated(&self, plan: &Plan, groups: &[NativeGroup], scored: Value) -> Value {
        let asked: Vec<&NativeGroup> =
            groups.iter().filter(|it| it.group.is_asked_for() && it.weight > 0.0).collect();
        let all: f64 = asked.iter().map(|group| group.weight).sum();
        if asked.len() < 2 {
            return scored;
        }
        let share = f64::from(plan.weights.coordination) / asked.len() as f64;
        let exponent = (share * share).min(1.0);
        // A line that meets the power where a section has half of the query, and where it has all.
        let nothing = 2.0 * 0.5_f64.powf(exponent) - 1.0;
        let mut functions: Vec<Value> = Vec::new();
        for group in asked {
            let weight = (1.0 - nothing) * group.weight / all;
            functions.push(json!({ "filter": self.group_matching(group.group), "weight": weight }));
        }
        functions.push(json!({ "weight": nothing.max(1e-3) }));
        json!({ "function_score": {
            "query": scored,
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "multiply",
        } })
    }

    /// A query for the tops of pages that two words of a query name; `None` if there cannot be any.
    pub(crate) fn tops(&self, plan: &Plan) -> Option<Value> {
        let mut words: Vec<&Layer> = Vec::new();
        let units = plan.groups.iter().filter(|group| group.is_unit());
        let typed = units.flat_map(|group| group.alternatives.iter().take(1)).flat_map(|typed| &typed.layers);
        for layer in typed.filter(|layer| layer.source == Source::Words && layer.meant.is_some()) {
            // The last layer of a word is the widest.
            match words.last_mut().filter(|last| last.meant == layer.meant) {
                Some(last) => *last = layer,
                None => words.push(layer),
            }
        }
        let in_heading = |layer: &&Layer| {
            let of_layer: Vec<u32> = layer.terms.iter().flat_map(|(key, _)| self.terms_of(key)).collect();
            json!({ "constant_score": { "filter": terms("heading", &of_layer) } })
        };
        let words: Vec<Value> = words.iter().map(in_heading).collect();
        let top = json!({ "term": { "top": true } });
        (words.len() > 1)
            .then(|| json!({ "bool": { "filter": [top], "should": words, "minimum_should_match": 2 } }))
    }

    /// For a plan of one word, a query for sections that have it as it was typed; `None` for other plans.
    pub(crate) fn as_typed(&self, plan: &Plan) -> Option<Value> {
        let mut groups = plan.groups.iter().filter(|group| !group.is_extra);
        let group: &Group =
            groups.next().filter(|_| plan.groups.iter().filter(|it| !it.is_extra).count() == 1)?;
        let layer =
            group.alternatives.first()?.layers.last().filter(|layer| layer.source == Source::Words)?;
        let typed = layer.meant.as_ref()?;
        let fold = timra_language::fold;
        let is_same = |key: &timra_language::TermKey| {
            !key.is_part() && (key.exact() == typed.exact() || fold(key.exact()) != fold(typed.exact()))
        };
        let same = layer.terms.iter().map(|(key, _)| key).filter(|key| is_same(key));
        let same: Vec<u32> = same.flat_map(|key| self.terms_of(key)).collect();
        let zones = timra_language::Zone::ALL.map(|zone| terms(zone.name(), &same));
        let has = json!({ "bool": { "should": zones, "minimum_should_match": 1 } });
        Some(json!({ "bool": { "must": [self.scoring(plan)], "filter": [has] } }))
    }
}

/// A clause that scores as much as the term does here; `None` if that is less than `least`.
fn scored(field: &str, term: u32, boost: f64, idf: f64, least: f64) -> Option<Value> {
    let is_enough = boost > 0.0 && boost >= least;
    is_enough.then(|| json!({ "term": { field: { "value": term_name(term), "boost": boost / idf } } }))
}
