//! Memory for documents that wait.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long to wait for room before going on without: the thread that makes room may have ended, and says so only when
/// it is given something.
const PATIENCE: Duration = Duration::from_secs(1);

/// A limit on the bytes that wait at one time.
#[derive(Debug)]
pub(crate) struct Room {
    most: u64,
    patience: Duration,
    taken: Mutex<u64>,
    freed: Condvar,
}

/// Bytes of a [`Room`] that are taken until this value is dropped.
#[derive(Debug)]
pub struct Reservation {
    room: Arc<Room>,
    bytes: u64,
}

impl Room {
    /// Room for `most` bytes.
    pub(crate) fn new(most: u64) -> Arc<Self> {
        Self::with_patience(most, PATIENCE)
    }

    fn with_patience(most: u64, patience: Duration) -> Arc<Self> {
        Arc::new(Self { most, patience, taken: Mutex::new(0), freed: Condvar::new() })
    }

    /// Takes room for `bytes`. Without enough room, waits until half of all room is free, so that not every freed byte
    /// wakes a thread. A request for more than all room waits for half of it, too.
    pub(crate) fn take(self: &Arc<Self>, bytes: u64) -> Reservation {
        let mut taken = self.taken();
        if *taken + bytes > self.most {
            let is_full = |taken: &mut u64| *taken > self.most / 2;
            let waited = self.freed.wait_timeout_while(taken, self.patience, is_full);
            (taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
        Reservation { room: self.clone(), bytes }
    }

    fn taken(&self) -> MutexGuard<'_, u64> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut taken = self.room.taken();
        *taken -= self.bytes;
        if *taken <= self.room.most / 2 {
            self.room.freed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn what_is_full_waits_for_what_goes() {
        // Longer than any test runs.
        let room = Room::with_patience(10, Duration::from_secs(1_000_000));
        let (send, receive) = mpsc::channel();
        let taker = thread::spawn({
            let room = room.clone();
            // Far more than there is room for: each waits for those before it, and none for ever.
            move || (0..100).for_each(|_| send.send(room.take(4)).expect("somebody who receives"))
        });
        let mut most = 0;
        for reservation in receive {
            most = most.max(*room.taken());
            drop(reservation);
        }
        taker.join().expect("an end");
        assert!(most <= 10, "{most} bytes in a room of 10");
        assert_eq!(*room.taken(), 0);
    }

    #[test]
    fn nobody_waits_for_ever() {
        let room = Room::with_patience(10, Duration::from_millis(1));
        let reservations = [room.take(8), room.take(8), room.take(100)];
        assert_eq!(*room.taken(), 116);
        drop(reservations);
        assert_eq!(*room.taken(), 0);
    }
}
