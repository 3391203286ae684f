//! What came from a cluster for one query.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};
use timra_answer::{FacetValue, most_frequent_first};
use timra_language::Zone;
use timra_plan::Plan;

use super::section_terms::SectionTerms;
use super::shown_section::ShownSection;
use super::sidecar::Sidecar;
use super::spellings::spelled_once;
use super::wanted::{RunKind, WordRun};

/// Sections of a whole list that are read, at most: the page of results that a cluster gives at one time.
pub(crate) const MOST_LISTED: usize = 10_000;

/// What came from a cluster for one query.
#[derive(Default)]
pub(crate) struct Gathered {
    /// The terms of sections, in the order of the sections.
    pub terms: BTreeMap<u32, SectionTerms>,
    pub shown: HashMap<u32, ShownSection>,
    pub counts: HashMap<WordRun, RunCounts>,
    /// Words in a row of which the first sections are here.
    pub phrases: HashSet<WordRun>,
    pub by_language: HashMap<u32, BTreeMap<String, u64>>,
    pub lists: HashMap<(u32, Zone), Vec<u32>>,
    /// The sections that are found by a number, in order.
    pub lookups: HashMap<u64, Vec<u32>>,
    pub plans: Vec<GatheredPlan>,
    /// Whether a part of the cluster did not answer, or not in time.
    pub is_partial: bool,
}

/// What the cluster says of a plan.
pub(crate) struct GatheredPlan {
    pub plan: Plan,
    /// Sections that match and pass the filters.
    pub total: usize,
    /// Sections that match, pass the filters and are here.
    pub here: BTreeSet<u32>,
    /// How many of the sections that match and pass the filters have each value, by the name of the facet.
    pub facets: BTreeMap<&'static str, BTreeMap<String, usize>>,
}

/// How many sections have words in a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RunCounts {
    /// In any zone.
    pub all: u64,
    /// In a title or a heading.
    pub titles: u64,
    /// In each zone.
    pub zones: [u64; Zone::ALL.len()],
}

impl Gathered {
    /// Takes in what came later.
    pub(crate) fn join(&mut self, mut more: Self) {
        self.terms.append(&mut more.terms);
        self.shown.extend(more.shown);
        self.counts.extend(more.counts);
        self.phrases.extend(more.phrases);
        self.by_language.extend(more.by_language);
        self.lists.extend(more.lists);
        self.lookups.extend(more.lookups);
        self.plans.append(&mut more.plans);
        self.is_partial |= more.is_partial;
    }

    /// How many sections have words in a row, if that is known.
    pub(crate) fn count(&self, run: &WordRun) -> Option<RunCounts> {
        // A word that no section has needs no question.
        if run.is_hopeless() { Some(RunCounts::default()) } else { self.counts.get(run).copied() }
    }

    /// What the cluster says of a plan, if it was asked.
    pub(crate) fn of_plan(&self, plan: &Plan) -> Option<&GatheredPlan> {
        self.plans.iter().find(|gathered| gathered.plan == *plan)
    }

    /// The sections here that have words in a row in `zone`, with how often.
    pub(crate) fn with_run(&self, run: &WordRun, zone: Zone) -> Vec<(u32, u32)> {
        let RunKind::Words(step) = run.kind else { return Vec::new() };
        let mut found = Vec::new();
        for (&section, terms) in &self.terms {
            let mut begins: Option<Vec<u32>> = None;
            for (offset, word) in (0_u32..).zip(&run.words) {
                let positions = word.iter().flat_map(|&term| terms.positions(term, zone));
                let mut of_word: Vec<u32> =
                    positions.filter_map(|position| position.checked_sub(offset * step)).collect();
                of_word.sort_unstable();
                of_word.dedup();
                match &mut begins {
                    None => begins = Some(of_word),
                    Some(begins) => begins.retain(|begin| of_word.binary_search(begin).is_ok()),
                }
                if begins.as_ref().is_some_and(Vec::is_empty) {
                    break;
                }
            }
            let count = begins.map_or(0, |begins| begins.len() as u32);
            if count > 0 {
                found.push((section, count));
            }
        }
        found
    }
}

impl GatheredPlan {
    /// Adds the sections that are not here to the counts of facets.
    pub(crate) fn add_facets(&self, sidecar: &Sidecar, facets: &mut BTreeMap<&'static str, Vec<FacetValue>>) {
        for (name, counted) in &self.facets {
            let mut others = counted.clone();
            for value in self.here.iter().flat_map(|&section| sidecar.values_of(name, section)) {
                if let Some(count) = others.get_mut(&value) {
                    *count = count.saturating_sub(1);
                }
            }
            let values = facets.entry(name).or_default();
            let known: Vec<String> = values.iter().map(|it| it.value.clone()).collect();
            for FacetValue { value, count } in values.drain(..) {
                *others.entry(value).or_default() += count;
            }
            let others = spelled_once(name, others, &known);
            *values = most_frequent_first(others.iter().map(|(value, &count)| (value, count)));
        }
    }
}
