//! The accumulators of an index, used by one query after another.

use std::sync::Mutex;

use timra_rank::{AccumulatorSlots, Accumulators};

/// The slots of as many queries as have been answered at the same time.
#[derive(Default)]
pub(crate) struct AccumulatorPool(Mutex<Vec<Vec<AccumulatorSlots>>>);

impl AccumulatorPool {
    /// The accumulators for one query.
    pub(crate) fn lend(&self) -> Accumulators {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        Accumulators::new(free.unwrap_or_default())
    }

    /// Keeps the accumulators of a query that was answered. A query that failed may have left numbers, so
    /// those of one that failed are not to be given back.
    pub(crate) fn take_back(&self, accumulators: Accumulators) {
        if let Ok(mut free) = self.0.lock() {
            free.push(accumulators.into_free());
        }
    }
}
