//! How many results there are, and how they divide by each facet.

use std::collections::BTreeMap;

use timra_plan::question::Field;
use timra_rank::SectionScores;

use super::collapse::Collapsed;
use super::columns::Classes;
use super::facet::most_frequent_first;
use super::joined::Joined;
use super::{FacetValue, Searchable};

/// Numbers of results, all of the same thing: a section with its copies and translations is one.
pub(crate) struct ResultCounts {
    /// Number of results.
    pub total: usize,
    /// Number of results with each value of each facet, by the name of the facet.
    pub facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// Whether some sections were not looked at, and count as results of their own.
    pub are_estimates: bool,
}

impl ResultCounts {
    /// Counts the `results` that the sections `looked_at` collapsed to, with those that were `joined` to them, and every other
    /// section with a score.
    pub(crate) fn new<I: Searchable>(
        scores: &SectionScores,
        looked_at: &[(u32, f32)],
        (results, joined): (&[Collapsed], &Joined),
        index: &I,
    ) -> Result<Self, I::Error> {
        let columns = index.columns();
        let Classes { of, classes } = columns.classes(index)?;
        let class_of = |section: u32| of[section as usize] as usize;
        let others = scores.count().saturating_sub(looked_at.len());
        // Sections of one class have the same values, so that one count serves every facet.
        let mut by_class = vec![0_usize; classes.len()];
        if others > 0 {
            scores.iter().for_each(|(section, _)| by_class[class_of(section)] += 1);
            looked_at.iter().for_each(|&(section, _)| by_class[class_of(section)] -= 1);
        }
        let several = || results.iter().filter(|result| !result.joined.is_empty());
        let alone = results.iter().filter(|result| result.joined.is_empty());
        alone.for_each(|result| by_class[class_of(result.scored)] += 1);
        let mut facets = BTreeMap::new();
        let mut values = Vec::new();
        for (at, field) in Field::facets().enumerate() {
            let column = columns.facet(index, field)?;
            let mut sums = vec![0; column.values().len()];
            for (class, count) in classes.iter().zip(&by_class).filter(|(_, count)| **count > 0) {
                column.for_each_of(class[at], |value| sums[value] += count);
            }
            for result in several() {
                for section in [result.scored].into_iter().chain(joined.scored(result.joined)) {
                    column.for_each_of(classes[class_of(section)][at], |value| values.push(value));
                }
                values.sort_unstable();
                values.dedup();
                values.drain(..).for_each(|value| sums[value] += 1);
            }
            facets.insert(field.name, most_frequent_first(column.values().iter().zip(sums)));
        }
        Ok(Self { total: results.len() + others, facets, are_estimates: others > 0 })
    }
}
