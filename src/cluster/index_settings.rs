//! How the cluster is told to keep an index.

use serde_json::{Value, json};
use timra_language::Zone;
use timra_plan::Weights;

use super::{Error, LoadOptions, Result};

/// What is the same for all indexes.
const COMMON: &str = include_str!("data/index.json");

/// Name of the field with pairs of words, and of how they are scored.
pub(crate) const PAIRS: &str = "pairs";

/// Settings and fields of a new index, with what it says of itself.
///
/// A layer of one word scores F·f / (f + k1), where f is what its occurrences count; with the weight of a zone inside k1, that
/// is BM25 as the cluster knows it. So what is found there first is about what is best here.
pub(crate) fn index_settings(options: &LoadOptions, meta: Value) -> Result<Value> {
    let mut body: Value =
        serde_json::from_str(COMMON).map_err(|_| Error::Damaged("its own settings are no JSON"))?;
    let weights = Weights::default();
    let bm25 = |k1: f32, b: f32| json!({ "type": "BM25", "k1": k1, "b": b, "discount_overlaps": false });
    let mut similarity = json!({ PAIRS: bm25(weights.k1, weights.b) });
    for zone in Zone::ALL {
        let b = if zone == Zone::Body { weights.b } else { weights.b_short };
        // A zone that counts nothing is not asked for.
        let weight = weights.zones[zone as usize].max(f32::EPSILON);
        similarity[zone.name()] = bm25(weights.k1 / weight, b);
    }
    let settings = &mut body["settings"]["index"];
    settings["similarity"] = similarity;
    settings["number_of_shards"] = options.shards.into();
    settings["number_of_replicas"] = options.replicas.into();
    body["mappings"]["_meta"] = meta;
    Ok(body)
}
