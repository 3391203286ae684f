//! timra's answers beside Tantivy's plain OR of the same words.

use serde_json::{Value, json};
use timra_engine::Query;
use timra_evaluation::read_queries;

use super::opened::opened;
use super::raw::Raw;
use super::times::{median, spent};
use super::{Asked, Result};

/// Asks an engine; the microseconds of the processor that it takes.
type Ask<'e> = &'e dyn Fn(&str) -> Result<f64>;

/// The median of the processor's time for each query with timra, with Tantivy, and with Tantivy and the documents that
/// it finds.
///
/// Each round asks one engine all queries, then the next one, so that each finds the processor's caches as its own
/// queries before have left them. timra's keeps nothing of a query for another round, in which it would be the same one.
pub(crate) fn measure(asked: &Asked) -> Result<Value> {
    let raw = Raw::open(asked.raw.as_deref().ok_or("--raw is missing")?)?;
    let queries = read_queries(&asked.queries)?;
    let plain = |text: &str| spent(|| raw.search(text));
    let with_documents = |text: &str| spent(|| raw.documents(text));
    let mut times = vec![[const { Vec::new() }; 3]; queries.len()];
    let mut sections = 0;
    for round in 0..=asked.rounds {
        let engine = opened(&asked.index)?;
        sections = engine.manifest().sections;
        let timra = |text: &str| spent(|| Ok(engine.search(&Query::new(text))?));
        let engines: [Ask; 3] = [&timra, &plain, &with_documents];
        for (at, ask) in engines.iter().enumerate() {
            for (query, times) in queries.iter().zip(&mut times) {
                let taken = ask(&query.text)?;
                if round > 0 {
                    times[at].push(taken);
                }
            }
        }
    }
    let measured: Vec<Value> = queries
        .into_iter()
        .zip(times)
        .map(|(query, times)| {
            let [timra, raw, with_documents] = times.map(median);
            json!({
                "id": query.id, "types": query.types,
                "timra": timra, "raw": raw, "raw_with_documents": with_documents,
            })
        })
        .collect();
    Ok(json!({"sections": sections, "queries": measured}))
}
