//! How the matching sections divide by language, site and year.

use std::collections::BTreeMap;

use super::FacetValue;
use super::columns::{Columns, Names};
use crate::index::{OpenIndex, year_of};

/// Counts the values of language, site and year among the `matching` sections, most frequent first.
pub fn facets(
    index: &OpenIndex,
    columns: &Columns,
    matching: &[u32],
) -> tantivy::Result<BTreeMap<&'static str, Vec<FacetValue>>> {
    Ok(BTreeMap::from([
        ("lang", values(columns.langs(index)?, matching)),
        ("site", values(columns.sites(index)?, matching)),
        ("year", years(columns.day(index)?, matching)),
    ]))
}

fn values(names: &Names, matching: &[u32]) -> Vec<FacetValue> {
    let mut counts = vec![0; names.all().len()];
    matching.iter().for_each(|&section| counts[names.of(section)] += 1);
    // Sections without a name are counted under none.
    let counted = names.all().iter().zip(counts).skip(1).filter(|(_, count)| *count > 0);
    most_frequent_first(counted.map(|(name, count)| (name.clone(), count)))
}

/// Sections without a date have no year.
fn years(days: &[u64], matching: &[u32]) -> Vec<FacetValue> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for day in matching.iter().map(|&section| days[section as usize]).filter(|day| *day > 0) {
        *counts.entry(year_of(day)).or_default() += 1;
    }
    most_frequent_first(counts.into_iter().map(|(year, count)| (format!("{year:04}"), count)))
}

fn most_frequent_first(counts: impl IntoIterator<Item = (String, usize)>) -> Vec<FacetValue> {
    let mut values: Vec<_> = counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values
}
