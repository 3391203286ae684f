//! Spellings of one value of a facet are counted together.

use std::collections::BTreeMap;

use foldhash::HashMap;
use timra_plan::question::{Field, ValueKind};

/// How many sections have each value of the facet `name`, where those of a tag are spelled in several ways: they count as one
/// value, in the spelling that is `known` already, or else in the one that most sections have.
pub(crate) fn spelled_once(
    name: &str,
    counts: BTreeMap<String, usize>,
    known: &[String],
) -> BTreeMap<String, usize> {
    if Field::named(name).is_none_or(|field| field.kind != ValueKind::Tag) {
        return counts;
    }
    let mut spellings: HashMap<String, Vec<(String, usize)>> = HashMap::default();
    for (value, count) in counts {
        let key = ValueKind::Tag.read(&value).unwrap_or_else(|| value.clone());
        spellings.entry(key).or_default().push((value, count));
    }
    let once = |all: Vec<(String, usize)>| {
        let sum = all.iter().map(|(_, count)| count).sum();
        // Of equals the first.
        let best = all.into_iter().rev().max_by_key(|(value, count)| (known.contains(value), *count));
        best.map(|(value, _)| (value, sum))
    };
    spellings.into_values().filter_map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::spelled_once;

    #[test]
    fn a_tag_counts_once_however_it_is_spelled() {
        let counts = || {
            [("Guide", 2), ("guide", 5), ("Máy chủ", 1), ("may chu", 1)]
                .map(|(value, count)| (value.to_owned(), count))
                .into()
        };
        let shown = |name: &str, known: &[&str]| {
            let known: Vec<String> = known.iter().map(|it| (*it).to_owned()).collect();
            spelled_once(name, counts(), &known).into_iter().collect::<Vec<_>>()
        };
        let pairs = |of: &[(&str, usize)]| {
            of.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect::<Vec<_>>()
        };
        assert_eq!(shown("tag", &[]), pairs(&[("Máy chủ", 2), ("guide", 7)]));
        assert_eq!(shown("tag", &["Guide"]), pairs(&[("Guide", 7), ("Máy chủ", 2)]));
        assert_eq!(shown("site", &[]).len(), 4, "names of sites are names");
    }
}
