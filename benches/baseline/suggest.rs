//! What a search box asks while a query is being typed.

use serde_json::{Value, json};
use timra_engine::Query;
use timra_evaluation::{JudgedQuery, read_queries};

use super::opened::opened;
use super::times::{median, spent};
use super::{Asked, Result};

/// How many sections a search box shows.
const SHOWN: usize = 8;

/// The median of the processor's time for every keystroke of every query. Each round types all of them once, one after the
/// other, with an engine of its own that knows of no other round.
pub(crate) fn measure(asked: &Asked) -> Result<Value> {
    let queries = read_queries(&asked.queries)?;
    let typed = typed(&queries);
    let mut times = vec![Vec::new(); typed.len()];
    for _ in 0..asked.rounds {
        let engine = opened(&asked.index)?;
        for (typed, times) in typed.iter().zip(&mut times) {
            let query = Query { is_unfinished: true, limit: SHOWN, ..Query::new(*typed) };
            times.push(spent(|| Ok(engine.search(&query)?))?);
        }
    }
    let keystrokes = typed.iter().zip(times);
    let measured: Vec<Value> =
        keystrokes.map(|(typed, times)| json!({"typed": typed, "timra": median(times)})).collect();
    Ok(json!({"keystrokes": measured}))
}

/// What stands in the field after each key.
fn typed(queries: &[JudgedQuery]) -> Vec<&str> {
    let of_text =
        |text: &'_ str| text.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<usize>>();
    let texts = queries.iter().map(|query| query.text.as_str());
    texts.flat_map(|text| of_text(text).into_iter().map(move |end| &text[..end])).collect()
}
