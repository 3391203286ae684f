//! How the matching sections divide by language, site and year.

use std::collections::BTreeMap;

use timra_format::OpenIndex;

use super::FacetValue;
use super::columns::{Class, Classes, Columns};

/// Counts the values of language, site and year among the `matching` sections, most frequent first. Sections without a
/// value count under none.
pub fn facets(
    index: &OpenIndex,
    columns: &Columns,
    matching: impl Iterator<Item = u32>,
) -> tantivy::Result<BTreeMap<&'static str, Vec<FacetValue>>> {
    let Classes { of, classes } = columns.classes(index)?;
    let mut counts = vec![0; classes.len()];
    matching.for_each(|section| counts[of[section as usize] as usize] += 1);
    let (langs, sites) = (columns.langs(index)?.all(), columns.sites(index)?.all());
    let counted: Vec<_> = classes.iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    let values = |name: &dyn Fn(&Class) -> String| {
        let mut sums: BTreeMap<String, usize> = BTreeMap::new();
        for (class, count) in &counted {
            *sums.entry(name(class)).or_default() += count;
        }
        sums.remove("");
        most_frequent_first(sums)
    };
    Ok(BTreeMap::from([
        ("lang", values(&|class| langs[class.lang].clone())),
        ("site", values(&|class| sites[class.site].clone())),
        ("year", values(&|class| class.year.map(|year| format!("{year:04}")).unwrap_or_default())),
    ]))
}

fn most_frequent_first(counts: BTreeMap<String, usize>) -> Vec<FacetValue> {
    let mut values: Vec<_> = counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values
}
