//! How the matching sections divide by language, site and year.

use std::collections::BTreeMap;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED};

use super::FacetValue;
use crate::index::{Fields, year_of};

/// Counts the values of language, site and year among the sections for which `matches` holds, most frequent first.
pub fn facets(
    searcher: &Searcher,
    fields: &Fields,
    matches: impl Fn(u32) -> bool,
) -> tantivy::Result<BTreeMap<&'static str, Vec<FacetValue>>> {
    let mut facets = BTreeMap::new();
    for (name, field) in [("lang", fields.lang), ("site", fields.site)] {
        facets.insert(name, values(searcher, field, &matches)?);
    }
    facets.insert("year", years(searcher, &matches)?);
    Ok(facets)
}

fn values(
    searcher: &Searcher,
    field: Field,
    matches: impl Fn(u32) -> bool,
) -> tantivy::Result<Vec<FacetValue>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for_each(
        searcher,
        field,
        |_| true,
        |value, section| {
            if matches(section) {
                *counts.entry(value.to_owned()).or_default() += 1;
            }
        },
    )?;
    Ok(most_frequent_first(counts))
}

/// Sections without a date have no year.
fn years(searcher: &Searcher, matches: impl Fn(u32) -> bool) -> tantivy::Result<Vec<FacetValue>> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    let mut base = 0;
    for segment in searcher.segment_readers() {
        let days = segment.fast_fields().u64("day")?;
        for doc in (0..segment.max_doc()).filter(|doc| matches(base + doc)) {
            if let Some(day) = days.first(doc) {
                *counts.entry(year_of(day)).or_default() += 1;
            }
        }
        base += segment.max_doc();
    }
    Ok(most_frequent_first(counts.into_iter().map(|(year, count)| (format!("{year:04}"), count))))
}

fn most_frequent_first(counts: impl IntoIterator<Item = (String, usize)>) -> Vec<FacetValue> {
    let mut values: Vec<_> = counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values
}

/// Calls `each` with every section that has a value of `field` which `wanted` accepts. Sections are numbered through
/// all segments.
pub fn for_each(
    searcher: &Searcher,
    field: Field,
    wanted: impl Fn(&str) -> bool,
    mut each: impl FnMut(&str, u32),
) -> tantivy::Result<()> {
    let mut base = 0;
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while let Some((key, info)) = terms.next() {
            let value = String::from_utf8_lossy(key);
            if !wanted(&value) {
                continue;
            }
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                each(&value, base + postings.doc());
                postings.advance();
            }
        }
        base += segment.max_doc();
    }
    Ok(())
}

/// Whether each section has a number in a fast field that is wanted. Sections are numbered through all segments.
pub fn numbers(searcher: &Searcher, field: &str, wanted: impl Fn(u64) -> bool) -> tantivy::Result<Vec<bool>> {
    let mut kept = Vec::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().u64(field)?;
        kept.extend((0..segment.max_doc()).map(|doc| column.first(doc).is_some_and(&wanted)));
    }
    Ok(kept)
}
