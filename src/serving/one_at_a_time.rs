//! Something that one thread does at a time, while others wait no longer than they may.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Something that one thread does at a time.
#[derive(Default)]
pub(super) struct OneAtATime {
    is_under_way: Mutex<bool>,
    ended: Condvar,
}

/// The right to do it, until this is dropped.
pub(super) struct Alone<'o>(&'o OneAtATime);

impl OneAtATime {
    /// Waits until no other thread does it, for the time `most` at most if there is one; `None` if that was too short.
    pub(super) fn enter(&self, most: Option<Duration>) -> Option<Alone<'_>> {
        let is_under_way = self.locked();
        let mut is_under_way = match most {
            None => self.ended.wait_while(is_under_way, |it| *it).unwrap_or_else(PoisonError::into_inner),
            Some(most) => {
                let waited = self.ended.wait_timeout_while(is_under_way, most, |it| *it);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
        };
        if *is_under_way {
            return None;
        }
        *is_under_way = true;
        Some(Alone(self))
    }

    fn locked(&self) -> MutexGuard<'_, bool> {
        self.is_under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        *self.0.locked() = false;
        self.0.ended.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::OneAtATime;

    #[test]
    fn whoever_may_not_wait_is_turned_away_and_the_next_one_is_not() {
        let one = OneAtATime::default();
        let alone = one.enter(None).expect("nobody else is there");
        assert!(one.enter(Some(Duration::ZERO)).is_none());
        std::thread::scope(|scope| {
            let next = scope.spawn(|| one.enter(None).is_some());
            drop(alone);
            assert!(next.join().expect("it ends"));
        });
        assert!(one.enter(Some(Duration::ZERO)).is_some());
    }
}
