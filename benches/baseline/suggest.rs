//! What a search box asks while a query is being typed.

use serde_json::{Value, json};
use timra_engine::{Engine, Query};
use timra_evaluation::read_queries;

use super::times::{median, spent};
use super::{Asked, Result};

/// How many sections a search box shows.
const SHOWN: usize = 8;

/// The median of the processor's time for every keystroke of every query.
pub(crate) fn measure(asked: &Asked) -> Result<Value> {
    let engine = Engine::open(&asked.index)?;
    let mut measured = Vec::new();
    for judged in read_queries(&asked.queries)? {
        let ends = judged.text.char_indices().map(|(at, c)| at + c.len_utf8());
        for typed in ends.map(|end| &judged.text[..end]) {
            let query = Query { is_unfinished: true, limit: SHOWN, ..Query::new(typed) };
            let mut times = Vec::new();
            for round in 0..=asked.rounds {
                let taken = spent(|| Ok(engine.search(&query)?))?;
                if round > 0 {
                    times.push(taken);
                }
            }
            measured.push(json!({"typed": typed, "timra": median(times)}));
        }
    }
    Ok(json!({"keystrokes": measured}))
}
