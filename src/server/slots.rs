//! Room for connections, and which of them go when there is none left.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::time::Instant;

use super::client::Client;
use super::limits;

/// Room for a bounded number of connections.
#[derive(Clone)]
pub(crate) struct Slots(Arc<Shared>);

struct Shared {
    most: usize,
    open: Mutex<Open>,
    /// Something has become free, or idle.
    changed: Notify,
}

#[derive(Default)]
struct Open {
    next: u64,
    connections: BTreeMap<u64, Entry>,
}

struct Entry {
    client: Client,
    /// Since when no request of it is under way; `None` while one is.
    idle_since: Option<Instant>,
    known: Arc<Known>,
}

/// What is known of a connection, also when its room is another's.
#[derive(Default)]
struct Known {
    close: Notify,
    was_asked: AtomicBool,
}

/// How soon a connection is closed to make room: the first of these goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Eviction {
    /// An idle connection that nobody seems to need.
    Idle,
    /// A connection whose last answer was just sent.
    Kept,
    /// A connection that has just been opened, so that most likely a request is on its way.
    New,
}

/// The room of one connection; it is free again when this is dropped.
pub(crate) struct Slot {
    number: u64,
    known: Arc<Known>,
    slots: Slots,
}

/// A request that is under way on a connection; it ends when this is dropped.
pub(crate) struct Busy<'s>(&'s Slot);

/// What came of asking for room.
enum Admission {
    Given { slot: Slot, is_anothers: bool },
    Refused,
    Full,
}

impl Slots {
    pub(crate) fn new(most: usize) -> Self {
        Self(Arc::new(Shared { most, open: Mutex::default(), changed: Notify::new() }))
    }

    /// Takes room for a connection of `client`, who may have `most_of_client`. Also says whether another connection
    /// has to be closed for it.
    ///
    /// Where there is none left, an idle connection is told to close: one of this client if it has its share already,
    /// and `None` if all of those are busy or new; otherwise one of whoever has most. If every connection is busy, this
    /// waits.
    pub(crate) async fn take(&self, client: Client, most_of_client: usize) -> Option<(Slot, bool)> {
        loop {
            match self.ask(client, most_of_client) {
                Admission::Given { slot, is_anothers } => return Some((slot, is_anothers)),
                Admission::Refused => return None,
                Admission::Full => self.0.changed.notified().await,
            }
        }
    }

    fn ask(&self, client: Client, most_of_client: usize) -> Admission {
        let mut open = self.open();
        let own = open.connections.values().filter(|entry| entry.client == client).count();
        let is_full = open.connections.len() >= self.0.most;
        let mut is_anothers = false;
        if own >= most_of_client || is_full {
            let only = (own >= most_of_client).then_some(client);
            let number = match open.first_to_go(only) {
                // One that has just come is no better than one that just comes.
                None | Some((Eviction::New, _)) if only.is_some() => return Admission::Refused,
                None => return Admission::Full,
                Some((_, number)) => number,
            };
            // It has made room by being told: closing takes it a moment.
            if let Some(entry) = open.connections.remove(&number) {
                entry.known.close.notify_one();
                is_anothers = true;
            }
        }
        let (number, known) = (open.next, Arc::<Known>::default());
        open.next += 1;
        let entry = Entry { client, idle_since: Some(Instant::now()), known: known.clone() };
        open.connections.insert(number, entry);
        Admission::Given { slot: Slot { number, known, slots: self.clone() }, is_anothers }
    }

    /// Waits until no connection is left.
    pub(crate) async fn emptied(&self) {
        while !self.open().connections.is_empty() {
            self.0.changed.notified().await;
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// The idle connection that goes first, of all or of one client: of who has most, the one that is idle longest.
    fn first_to_go(&self, only: Option<Client>) -> Option<(Eviction, u64)> {
        let mut counts: HashMap<Client, usize> = HashMap::new();
        for entry in self.connections.values() {
            *counts.entry(entry.client).or_default() += 1;
        }
        let may_go = |(_, entry): &(&u64, &Entry)| only.is_none_or(|client| entry.client == client);
        let idle = self.connections.iter().filter(may_go).filter_map(|(number, entry)| {
            let count = counts.get(&entry.client).copied().unwrap_or(0);
            Some((entry.eviction()?, std::cmp::Reverse(count), entry.idle_since?, *number))
        });
        idle.min().map(|(eviction, .., number)| (eviction, number))
    }
}

impl Entry {
    /// How soon this connection is closed to make room; `None` for one with a request under way.
    fn eviction(&self) -> Option<Eviction> {
        Some(match self.known.was_asked.load(Ordering::Relaxed) {
            _ if self.idle_since?.elapsed() >= limits::SETTLED => Eviction::Idle,
            true => Eviction::Kept,
            false => Eviction::New,
        })
    }
}

impl Slot {
    /// Notes that a request is under way on the connection, until the result is dropped.
    pub(crate) fn busy(&self) -> Busy<'_> {
        self.known.was_asked.store(true, Ordering::Relaxed);
        self.set(None);
        Busy(self)
    }

    /// Whether there has been a request on the connection.
    pub(crate) fn was_asked(&self) -> bool {
        self.known.was_asked.load(Ordering::Relaxed)
    }

    /// Waits until the connection is told to close, because another needs its room.
    pub(crate) async fn told_to_close(&self) {
        self.known.close.notified().await;
    }

    fn set(&self, idle_since: Option<Instant>) {
        if let Some(entry) = self.slots.open().connections.get_mut(&self.number) {
            entry.idle_since = idle_since;
        }
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.set(Some(Instant::now()));
        self.0.slots.0.changed.notify_one();
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.open().connections.remove(&self.number);
        self.slots.0.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Admission, Slot, Slots};
    use crate::client::Client;

    fn client(last: u8) -> Client {
        Client::new([192, 0, 2, last].into())
    }

    fn take(slots: &Slots, last: u8, most: usize) -> Result<Slot, &'static str> {
        match slots.ask(client(last), most) {
            Admission::Given { slot, .. } => Ok(slot),
            Admission::Refused => Err("refused"),
            Admission::Full => Err("full"),
        }
    }

    fn is_told(slot: &Slot) -> bool {
        let told = slot.told_to_close();
        is_over_now(told)
    }

    /// Whether a future is over at once.
    fn is_over_now(future: impl Future<Output = ()>) -> bool {
        let mut future = std::pin::pin!(future);
        let waker = std::task::Waker::noop();
        future.as_mut().poll(&mut std::task::Context::from_waker(waker)).is_ready()
    }

    #[tokio::test(start_paused = true)]
    async fn idle_connections_go_first_and_those_of_who_has_most() {
        let slots = Slots::new(4);
        let mut held = Vec::new();
        for last in [1, 2, 2, 2] {
            held.push(take(&slots, last, 9).expect("room"));
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        let busy = held[1].busy();
        let new = take(&slots, 3, 9).expect("the room of another");
        assert_eq!(held.iter().map(is_told).collect::<Vec<_>>(), [false, false, true, false]);
        // A client that has its share loses its own, but none that it has not used yet.
        assert_eq!(take(&slots, 3, 1).err(), Some("refused"));
        drop(new.busy());
        let own = take(&slots, 3, 1).expect("its own room");
        assert!(is_told(&new) && !is_told(&held[0]));
        let all: Vec<_> = [&held[0], &held[3], &own].map(Slot::busy).into();
        assert_eq!(take(&slots, 3, 9).err(), Some("full"));
        assert_eq!(take(&slots, 3, 1).err(), Some("refused"));
        drop((busy, all));
        take(&slots, 3, 9).expect("what has become idle");
    }

    #[tokio::test(start_paused = true)]
    async fn who_finds_all_busy_waits_for_the_first_to_end() {
        let slots = Slots::new(1);
        let (first, _) = slots.take(client(1), 9).await.expect("room");
        let busy = first.busy();
        let (second, ()) = tokio::join!(slots.take(client(2), 9), async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            drop(busy);
        });
        assert!(second.is_some_and(|(_, is_anothers)| is_anothers) && is_told(&first));
    }
}
