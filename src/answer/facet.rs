//! The values of a facet in the order in which they are offered.

use super::FacetValue;

/// Values of one facet at most: a site may have thousands of tags, and they are sent with every answer.
const MOST: usize = 100;

/// The values that are counted at all, most frequent first, at most a hundred. An empty value stands for none, and is left out.
pub fn most_frequent_first<'v>(counts: impl Iterator<Item = (&'v String, usize)>) -> Vec<FacetValue> {
    let has_results = |(value, count): &(&String, usize)| !value.is_empty() && *count > 0;
    let value = |(value, count): (&'v String, usize)| FacetValue { value: value.clone(), count };
    let mut values: Vec<_> = counts.filter(has_results).map(value).collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST);
    values
}
