//! A pool of accumulators, used by one query after another.

use std::sync::Mutex;

use timra_rank::{AccumulatorSlots, Accumulators};

/// The memory of the accumulators of as many queries as were answered at the same time.
#[derive(Default)]
pub(crate) struct AccumulatorPool(Mutex<Vec<Vec<AccumulatorSlots>>>);

impl AccumulatorPool {
    /// The accumulators for one query.
    pub(crate) fn lend(&self) -> Accumulators {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        Accumulators::new(free.unwrap_or_default())
    }

    /// Takes back the accumulators of a query that was answered. Those of a failed query must not be given back: they
    /// may still hold numbers.
    pub(crate) fn take_back(&self, accumulators: Accumulators) {
        if let Ok(mut free) = self.0.lock() {
            free.push(accumulators.into_free());
        }
    }
}
