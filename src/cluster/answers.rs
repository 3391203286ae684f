//! What a cluster counts, read from its answers.

use std::collections::BTreeMap;

use serde_json::Value;
use timra_language::{Zone, language_code};
use timra_plan::question::Field;

use super::gathered::RunCounts;

/// In how many sections words are in a row.
pub(crate) fn counts_of(answer: &Value) -> RunCounts {
    let of = &answer["aggregations"]["of"]["buckets"];
    let count = |name: &str| of[name]["doc_count"].as_u64().unwrap_or_default();
    RunCounts {
        all: answer["hits"]["total"]["value"].as_u64().unwrap_or_default(),
        titles: count("titles"),
        zones: Zone::ALL.map(|zone| count(zone.name())),
    }
}

/// The counts of an aggregation by what `name` makes of each value.
fn buckets<T: std::ops::AddAssign + Default + TryFrom<u64>>(
    aggregation: &Value,
    name: fn(&str) -> String,
) -> BTreeMap<String, T> {
    let mut counts: BTreeMap<String, T> = BTreeMap::new();
    for bucket in aggregation["buckets"].as_array().into_iter().flatten() {
        let count = T::try_from(bucket["doc_count"].as_u64().unwrap_or_default()).unwrap_or_default();
        *counts.entry(name(bucket["key"].as_str().unwrap_or_default())).or_default() += count;
    }
    counts
}

/// How many sections of each language there are, by its primary subtag.
pub(crate) fn by_language(answer: &Value) -> BTreeMap<String, u64> {
    buckets(&answer["aggregations"]["lang"], language_code)
}

/// How many sections have each value of each facet.
pub(crate) fn facets_of(answer: &Value) -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    Field::facets()
        .map(|field| (field.name, buckets(&answer["aggregations"][field.name], str::to_owned)))
        .collect()
}

/// The numbers of the sections of an answer.
pub(crate) fn numbers(answer: &Value) -> Vec<u32> {
    let hits = answer["hits"]["hits"].as_array().into_iter().flatten();
    let mut numbers: Vec<u32> =
        hits.filter_map(|hit| u32::try_from(hit["fields"]["n"][0].as_u64()?).ok()).collect();
    numbers.sort_unstable();
    numbers
}

/// Whether all parts of the index have given an answer, each all of it. A part of which there is no copy any more counts as no
/// failure: it is only missing among those that succeeded.
pub(crate) fn is_whole(answer: &Value) -> bool {
    let parts = &answer["_shards"];
    let count = |name: &str| parts[name].as_u64();
    answer["timed_out"] != true
        && count("failed") == Some(0)
        && count("total").is_some()
        && count("successful") == count("total")
}
