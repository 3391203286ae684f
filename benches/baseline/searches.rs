//! timra's answers beside Tantivy's plain OR of the same words.

use serde_json::{Value, json};
use timra::evaluation::read_queries;
use timra::search::{Engine, Query};

use super::raw::Raw;
use super::times::{median, spent};
use super::{Asked, Result};

/// The median of the processor's time for each query with timra, with Tantivy, and with Tantivy and the documents that it finds.
pub fn measure(asked: &Asked) -> Result<Value> {
    let engine = Engine::open(&asked.index)?;
    let raw = Raw::open(asked.raw.as_deref().ok_or("--raw is missing")?)?;
    let mut measured = Vec::new();
    for judged in read_queries(&asked.queries)? {
        let query = Query::new(&judged.text);
        let mut times = [const { Vec::new() }; 3];
        for round in 0..=asked.rounds {
            let taken = [
                spent(|| Ok(engine.search(&query)?))?,
                spent(|| raw.search(&judged.text))?,
                spent(|| raw.documents(&judged.text))?,
            ];
            if round > 0 {
                times.iter_mut().zip(taken).for_each(|(times, taken)| times.push(taken));
            }
        }
        let [timra, raw, with_documents] = times.map(median);
        measured.push(json!({
            "id": judged.id, "types": judged.types,
            "timra": timra, "raw": raw, "raw_with_documents": with_documents,
        }));
    }
    Ok(json!({"sections": engine.manifest().sections, "queries": measured}))
}
