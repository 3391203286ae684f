//! Engines that know of no question.

use std::path::Path;

use serde_json::{Value, json};
use timra_engine::{Engine, Query};

use super::Result;
use super::raw::Raw;
use super::times::{median, spent};

/// How often an index is opened.
const TIMES: usize = 5;

/// An engine over the index in `dir`. It was asked for two of the commonest words, since columns are read for the first
/// question.
pub(crate) fn opened(dir: &Path) -> Result<Engine> {
    let engine = Engine::open(dir)?;
    engine.search(&Query::new("the và"))?;
    Ok(engine)
}

/// What it takes to open timra's index, every byte of it read and one question answered, and to open raw Tantivy's.
pub(crate) fn measure(index: &Path, raw: &Path) -> Result<Value> {
    let whole = || Ok(Engine::open_whole(index, |engine| engine.search(&Query::new("the và")))?);
    let timra = (0..TIMES).map(|_| spent(whole)).collect::<Result<_>>()?;
    let raw = (0..TIMES).map(|_| spent(|| Raw::open(raw))).collect::<Result<_>>()?;
    Ok(json!({"timra": median(timra), "raw": median(raw)}))
}
