//! Which sections match, as the cluster is asked: without scores.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use timra_language::Zone;
use timra_plan::syntax::Occur;
use timra_plan::{Group, Layer, Plan, Source};

use super::cluster_index::ClusterIndex;
use super::index_settings::PAIRS;
use super::term_name::term_name;
use super::wanted::{RunKind, WordRun};

/// What is asked for in any of several ways.
#[derive(Default)]
struct AnyOf {
    zones: [BTreeSet<u32>; Zone::ALL.len()],
    pairs: BTreeSet<u32>,
    others: Vec<Value>,
}

impl ClusterIndex<'_> {
    /// A query for every section that a plan finds, whatever its filters.
    pub(crate) fn matching(&self, plan: &Plan) -> Value {
        if plan.is_of_filters_alone {
            return json!({ "exists": { "field": "n" } });
        }
        let of_kind = |occur: Occur| plan.groups.iter().filter(move |group| group.occur == occur);
        let any_of = |groups: &mut dyn Iterator<Item = &Group>| {
            let mut any_of = AnyOf::default();
            groups.for_each(|group| self.add_group(&mut any_of, group));
            any_of.query()
        };
        let each = |occur: Occur| -> Vec<Value> {
            of_kind(occur).map(|group| any_of(&mut [group].into_iter())).collect()
        };
        let some = any_of(&mut plan.groups.iter().filter(|group| group.occur != Occur::MustNot));
        let (mut filter, must_not) = (each(Occur::Must), each(Occur::MustNot));
        filter.push(some);
        json!({ "bool": { "filter": filter, "must_not": must_not } })
    }

    /// A query for every section that has a group.
    pub(crate) fn group_matching(&self, group: &Group) -> Value {
        let mut any_of = AnyOf::default();
        self.add_group(&mut any_of, group);
        any_of.query()
    }

    fn add_group(&self, any_of: &mut AnyOf, group: &Group) {
        let layers = group.alternatives.iter().flat_map(|alternative| &alternative.layers);
        layers.for_each(|layer| self.add_layer(any_of, layer));
    }

    fn add_layer(&self, any_of: &mut AnyOf, layer: &Layer) {
        match layer.source {
            Source::Words => {
                for term in layer.terms.iter().flat_map(|(key, _)| self.terms_of(key)) {
                    for zone in self.zones_of(term, layer.titles_only) {
                        any_of.zones[zone as usize].insert(term);
                    }
                }
            }
            Source::Pairs if layer.titles_only => {}
            Source::Pairs => any_of.pairs.extend(layer.terms.iter().flat_map(|(key, _)| self.pairs_of(key))),
            Source::Run if layer.titles_only => {}
            Source::Run | Source::Phrase | Source::Parts => {
                any_of
                    .others
                    .extend(self.run_of(layer).and_then(|run| self.run_query(&run, layer.titles_only)));
            }
            Source::Neighbours => {}
        }
    }

    /// The zones in which some section has a term.
    pub(crate) fn zones_of(&self, term: u32, titles_only: bool) -> impl Iterator<Item = Zone> + use<> {
        let counts = self.sidecar.words.counts(term as usize);
        let has = move |zone: &Zone| counts[*zone as usize] > 0 && (!titles_only || zone.is_title());
        Zone::ALL.into_iter().filter(has)
    }

    /// A query for sections that have words in a row; `None` if no section can have them.
    pub(crate) fn run_query(&self, run: &WordRun, titles_only: bool) -> Option<Value> {
        if run.is_hopeless() {
            return None;
        }
        if run.kind == RunKind::Pairs {
            let pairs = run.words.iter().map(|pairs| terms(PAIRS, pairs));
            return Some(json!({ "bool": { "filter": pairs.collect::<Vec<_>>() } }));
        }
        let zones = Zone::ALL.into_iter().filter(|zone| !titles_only || zone.is_title());
        let of_zones: Vec<Value> = zones.filter_map(|zone| self.run_in(run, zone)).collect();
        (!of_zones.is_empty()).then(|| json!({ "bool": { "should": of_zones, "minimum_should_match": 1 } }))
    }

    /// A query for sections that have words in a row in one zone; `None` if no section can have them.
    pub(crate) fn run_in(&self, run: &WordRun, zone: Zone) -> Option<Value> {
        let RunKind::Words(step) = run.kind else { return None };
        let is_here = |term: &&u32| self.sidecar.words.counts(**term as usize)[zone as usize] > 0;
        let of_word = |word: &Vec<u32>| {
            let ways: Vec<Value> = word.iter().filter(is_here).map(|&term| one_word(term)).collect();
            match <[Value; 1]>::try_from(ways) {
                Ok([way]) => Some(way),
                Err(ways) if ways.is_empty() => None,
                Err(ways) => Some(json!({ "any_of": { "intervals": ways } })),
            }
        };
        let words: Vec<Value> = run.words.iter().map(of_word).collect::<Option<_>>()?;
        let together = match step {
            0 => words.into_iter().rev().reduce(at_one_place)?,
            _ => json!({ "all_of": { "intervals": words, "ordered": true, "max_gaps": 0 } }),
        };
        Some(json!({ "intervals": { zone.name(): together } }))
    }
}

/// A word, as a cluster looks for places.
fn one_word(term: u32) -> Value {
    json!({ "match": { "query": term_name(term), "analyzer": "whitespace" } })
}

/// Places where `word` is, and `other` as well.
fn at_one_place(other: Value, mut word: Value) -> Value {
    let inner = if word["match"].is_object() { &mut word["match"] } else { &mut word["any_of"] };
    inner["filter"] = json!({ "contained_by": other });
    word
}

/// A query for sections that have one of these terms in a field.
pub(crate) fn terms(field: &str, terms: &[u32]) -> Value {
    json!({ "terms": { field: terms.iter().map(|&term| term_name(term)).collect::<Vec<_>>() } })
}

impl AnyOf {
    fn query(self) -> Value {
        let mut ways = self.others;
        for (zone, of_zone) in Zone::ALL.into_iter().zip(self.zones) {
            if !of_zone.is_empty() {
                ways.push(terms(zone.name(), &of_zone.into_iter().collect::<Vec<_>>()));
            }
        }
        if !self.pairs.is_empty() {
            ways.push(terms(PAIRS, &self.pairs.into_iter().collect::<Vec<_>>()));
        }
        match ways.is_empty() {
            true => json!({ "match_none": {} }),
            false => json!({ "bool": { "should": ways, "minimum_should_match": 1 } }),
        }
    }
}
