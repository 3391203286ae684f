//! Whether there are threads to be had.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Makes sure that as many threads as searches run on can be started at one time. Tokio starts its threads by itself, and
/// ends the program where there are none.
///
/// # Errors
/// What the system says if they cannot.
pub(crate) fn are_there() -> io::Result<()> {
    let count = thread::available_parallelism().map_or(2, usize::from) + 1;
    let gate = Mutex::new(());
    thread::scope(|scope| {
        // Until it is open, none of them ends.
        let closed = gate.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = || drop(gate.lock());
        let started = (0..count).try_for_each(|_| thread::Builder::new().spawn_scoped(scope, wait).map(drop));
        drop(closed);
        started
    })
}
