//! How the matching sections divide by each facet.

use std::collections::BTreeMap;

use timra_plan::question::Field;

use super::columns::Classes;
use super::{FacetValue, Searchable};

/// Values of one facet at most: a site may have thousands of tags, and they are sent with every answer.
const MOST: usize = 100;

/// Counts the values of each facet among the `matching` sections, most frequent first, at most [`MOST`]. Sections without a value count
/// under none.
pub(crate) fn facets<I: Searchable>(
    index: &I,
    matching: impl Iterator<Item = u32>,
) -> Result<BTreeMap<&'static str, Vec<FacetValue>>, I::Error> {
    let columns = index.columns();
    let Classes { of, classes } = columns.classes(index)?;
    let mut counts = vec![0; classes.len()];
    matching.for_each(|section| counts[of[section as usize] as usize] += 1);
    let mut facets = BTreeMap::new();
    for (at, field) in Field::facets().enumerate() {
        let column = columns.facet(index, field)?;
        let mut sums = vec![0; column.values().len()];
        for (class, count) in classes.iter().zip(&counts).filter(|(_, count)| **count > 0) {
            column.for_each_of(class[at], |value| sums[value] += count);
        }
        facets.insert(field.name, most_frequent_first(column.values().iter().zip(sums)));
    }
    Ok(facets)
}

fn most_frequent_first<'v>(counts: impl Iterator<Item = (&'v String, usize)>) -> Vec<FacetValue> {
    let has_sections = |(value, count): &(&String, usize)| !value.is_empty() && *count > 0;
    let value = |(value, count): (&'v String, usize)| FacetValue { value: value.clone(), count };
    let mut values: Vec<_> = counts.filter(has_sections).map(value).collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST);
    values
}
